import yaml from 'js-yaml'
import type { Change, Patch } from '../../src/patch/change.js'

/** YAML as js-yaml, which shares no code with our parser, reads it: strings stay strings, `<<` merges, the last twin wins. */
const schema = yaml.CORE_SCHEMA.extend({
  // js-yaml keeps its merge type out of CORE_SCHEMA and out of its types.
  implicit: [(yaml as unknown as { types: { merge: yaml.Type } }).types.merge]
})

export function readAll(text: string): unknown[] {
  return yaml.loadAll(text.replace(/^\uFEFF/, ''), undefined, { schema, json: true })
}

type Tree = Record<string, unknown> | unknown[]

/** The documents with the recorded changes made to them, and nothing else. */
export function withChanges(documents: unknown[], changes: readonly Change[]): unknown[] {
  const copy = structuredClone(documents)
  for (const change of changes) {
    const keys = [change.object.document, ...change.path]
    const last = keys.pop()
    let at: Tree = copy
    for (const [index, key] of keys.entries()) {
      const children = at as Record<string | number, unknown>
      if (children[key] === undefined || children[key] === null || children[key] === '') {
        const next = keys[index + 1] ?? last
        children[key] = typeof next === 'number' ? [] : {}
      }
      at = children[key] as Tree
    }
    const holder = at as Record<string | number, unknown>
    const before = holder[last ?? '']
    holder[last ?? ''] = change.to + (typeof before === 'string' ? (/\s*$/.exec(before)?.[0] ?? '') : '')
  }
  return copy
}

/** Everything outside the recorded edits is the same, and the edits are sorted and do not overlap. */
export function outsideEditsIsSame({ before, after, edits }: Patch): boolean {
  let [at, shift] = [0, 0]
  for (const { start, end, text } of edits) {
    if (start < at || before.slice(at, start) !== after.slice(at + shift, start + shift)) return false
    if (after.slice(start + shift, start + shift + text.length) !== text) return false
    shift += text.length - (end - start)
    at = end
  }
  return before.slice(at) === after.slice(at + shift)
}
