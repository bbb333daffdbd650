/** The text of a Helm template with its actions covered, so that it can be read as YAML; every offset stays true. */
export interface Masked {
  readonly text: string
  /** True for a range that an action has a part in. */
  isMasked(start: number, end: number): boolean
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Undefined for a text with an action that does not end. */
export function maskActions(text: string): Masked | undefined {
  const actions = actionsOf(text)
  if (actions === undefined) return undefined
  const characters = text.split('')
  for (const { start, end } of actions) {
    for (let at = start; at < end; at += 1) if (!/\s/.test(characters[at] ?? '')) characters[at] = COVER
  }
  for (const line of linesWith(text, actions)) coverLine(text, characters, line, actions)
  const covered = characters.join('')
  return {
    text: covered,
    isMasked: (start, end) => actions.some((action) => action.start < end && start < action.end)
  }
}

/** Reads as a word wherever YAML wants one. */
const COVER = 'x'

/** The actions of Go's text/template: strings and comments in them may hold `}}`. */
function actionsOf(text: string): Range[] | undefined {
  const actions: Range[] = []
  const inside = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|\}\}|[^}"'`]+|[}"'`]/y
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', actions.at(-1)?.end ?? 0)) {
    const comment = /\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/y
    comment.lastIndex = start
    let end = comment.test(text) ? comment.lastIndex : 0
    inside.lastIndex = start + 2
    while (end === 0) {
      const token = inside.exec(text)?.[0]
      if (token === undefined) return undefined
      if (token === '}}') end = inside.lastIndex
    }
    actions.push({ start, end })
  }
  return actions
}

/** The lines that actions have a part in. */
function linesWith(text: string, actions: readonly Range[]): Range[] {
  const lines: Range[] = []
  let next = 0
  for (const action of actions) {
    let start = Math.max(next, text.lastIndexOf('\n', action.start - 1) + 1)
    while (start < action.end) {
      const found = text.indexOf('\n', start)
      const end = found < 0 ? text.length : found
      lines.push({ start, end })
      start = end + 1
    }
    next = Math.max(next, start)
  }
  return lines
}

/** Words that steer a template and print nothing of their own. */
const CONTROL = /^\{\{-?\s*(?:end|else|if|with|range|define|block|\/\*|\$\w*\s*:?=)/

/**
 * A line of nothing but actions becomes a comment; what steers the template behind a value becomes blanks, so that the
 * value is as it is without it.
 */
function coverLine(text: string, characters: string[], line: Range, actions: readonly Range[]): void {
  const here = actions.filter(({ start, end }) => start < line.end && line.start < end)
  const isAction = (at: number): boolean => here.some(({ start, end }) => start <= at && at < end)
  const words: number[] = []
  for (let at = line.start; at < line.end; at += 1) if (/\S/.test(text.charAt(at))) words.push(at)
  const [first] = words
  if (first === undefined) return
  if (words.every(isAction)) {
    characters[first] = '#'
    return
  }
  const [only] = here
  const behindDash = words.filter((at) => !isAction(at)).every((at) => text.charAt(at) === '-')
  if (
    only !== undefined &&
    behindDash &&
    /\b(?:toYaml|include|tpl|template)\b/.test(text.slice(only.start, only.end))
  ) {
    // It may print the first keys of an item that goes on below.
    characters.splice(only.start + 1, 2, ':', ' ')
    return
  }
  for (const action of here.toReversed()) {
    const isLast = words.every((at) => at < action.end || isAction(at))
    const isControl = CONTROL.test(text.slice(action.start, action.end))
    const isBehind = words.some((at) => at < action.start && !isAction(at))
    if (!isLast || !isControl || !isBehind) break
    for (let at = Math.max(action.start, line.start); at < Math.min(action.end, line.end); at += 1) {
      characters[at] = ' '
    }
  }
}
