import { actionsOf, CONTROL } from './helm-mask.js'
import type { Range } from './helm-mask.js'

/** The body of a template that a chart defines under a name. */
export interface Body {
  readonly source: string
  readonly actions: readonly Range[]
  /** Blanks before its lines, where all have some. */
  readonly column: number
}

/** The named templates of a chart's helpers; one that is defined twice is left out, as the last file wins. */
export function namedTemplates(text: string): ReadonlyMap<string, Body> {
  const bodies = new Map<string, Body>()
  const twice = new Set<string>()
  const actions = actionsOf(text) ?? []
  let open: { readonly name: string; readonly start: number; depth: number } | undefined
  for (const { start, end } of actions) {
    const action = text.slice(start, end)
    const [, word = '', name = ''] = /^\{\{-?\s*(\w+)(?:\s+"([^"]*)")?/.exec(action) ?? []
    if (open === undefined) {
      if (word === 'define') open = { name, start: end, depth: 1 }
      continue
    }
    if (/^(?:if|with|range|block|define)$/.test(word)) open.depth += 1
    if (word === 'end') open.depth -= 1
    if (open.depth > 0) continue
    if (bodies.has(open.name)) twice.add(open.name)
    bodies.set(open.name, bodyOf(text.slice(open.start, start)))
    open = undefined
  }
  for (const name of twice) bodies.delete(name)
  return bodies
}

function bodyOf(source: string): Body {
  const columns = source.split('\n').flatMap((line) => {
    const column = line.search(/\S/)
    return column < 0 || CONTROL.test(line.slice(column)) ? [] : [column]
  })
  return { source, actions: actionsOf(source) ?? [], column: Math.min(...columns, 1000) }
}
