import { asMapping, asSequence, lookup, resolve } from '../yaml/node.js'
import type { Entry, Found, Mapping, Node } from '../yaml/node.js'

/** Keys and list positions from a document's root. */
export type Path = readonly (string | number)[]

/** A node that a field spec leads to. */
export interface Hit {
  readonly node: Node
  readonly path: Path
  /** The mapping that the last key was looked up in, and what was found; null where the last part is a list's item. */
  readonly parent: Mapping | null
  readonly found: Found | null
  /** Keys on the way that stand more than once in their mapping: readers disagree on which counts. */
  readonly twins: readonly (readonly Entry[])[]
}

/** `spec/{a,b}/image` as the parts of `spec/a/image` and of `spec/b/image`. `\/` is a slash in a key. */
export function parseFieldSpec(spec: string): string[][] {
  const braces = /\{([^{}]*)\}/.exec(spec)
  if (braces !== null) {
    const [before, after] = [spec.slice(0, braces.index), spec.slice(braces.index + braces[0].length)]
    return (braces[1] ?? '').split(',').flatMap((choice) => parseFieldSpec(before + choice + after))
  }
  return [spec === '' ? [] : spec.split(/(?<!\\)\//).map((part) => part.replaceAll('\\/', '/'))]
}

/** The same for people: `spec/containers[0]/image`. */
export function formatPath(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `/${part.replaceAll('/', '\\/')}`))
    .join('')
    .replace(/^\//, '')
}

/** Everything below `root` that the parts of a field spec lead to, through aliases and merged mappings. */
export function* follow(root: Node, parts: readonly string[], base: Path = []): Generator<Hit, void> {
  yield* step({ node: root, path: base, parent: null, found: null, twins: [] }, parts)
}

function* step(hit: Hit, parts: readonly string[]): Generator<Hit, void> {
  const [part, ...rest] = parts
  if (part === undefined) {
    yield hit
    return
  }
  const lists = /(?:\[\])*$/.exec(part)?.[0] ?? ''
  for (const child of children(hit, part.slice(0, part.length - lists.length))) {
    for (const item of items(child, lists.length / 2)) yield* step(item, rest)
  }
}

function* children(hit: Hit, key: string): Generator<Hit, void> {
  const map = asMapping(hit.node)
  if (map === undefined) return
  if (key === '*') {
    for (const entry of map.entries) {
      const path = [...hit.path, entry.name ?? '']
      yield {
        node: entry.value,
        path,
        parent: map,
        found: { entry, holder: map, twins: [] },
        twins: hit.twins
      }
    }
    return
  }
  const found = lookup(map, key)
  if (found === undefined) return
  const twins = found.twins.length > 0 ? [...hit.twins, [...found.twins, found.entry]] : hit.twins
  for (const entry of [...found.twins, found.entry]) {
    yield { node: entry.value, path: [...hit.path, key], parent: map, found: { ...found, entry }, twins }
  }
}

function* items(hit: Hit, depth: number): Generator<Hit, void> {
  if (depth === 0) {
    yield hit
    return
  }
  for (const [index, node] of (asSequence(hit.node)?.items ?? []).entries()) {
    yield* items({ ...hit, node, path: [...hit.path, index], parent: null, found: null }, depth - 1)
  }
}

/** A field of one value that need not be there yet. */
export interface Spot {
  readonly path: Path
  /** The deepest mapping on the way that exists, and how many parts of `path` lead to it. */
  readonly parent: Mapping
  readonly depth: number
  /** The field itself if `missing` is empty; otherwise the deepest key on the way, which has no value. */
  readonly found: Found | undefined
  /** Keys that have yet to be written, below `found` or, without it, below `parent`. */
  readonly missing: readonly string[]
}

/** Where `keys` lead below a mapping; undefined where something other than a mapping is in the way. */
export function spotAt(root: Mapping, keys: readonly string[], base: Path = []): Spot | undefined {
  const path = [...base, ...keys]
  let parent = root
  for (const [index, key] of keys.entries()) {
    const found = lookup(parent, key)
    const spot = { path, parent, depth: base.length + index, found }
    if (found === undefined) return { ...spot, missing: keys.slice(index) }
    const value = resolve(found.entry.value)
    const isEmpty = value?.type === 'scalar' && (value.value === null || value.value === '')
    if (isEmpty || index === keys.length - 1) return { ...spot, missing: keys.slice(index + 1) }
    if (value?.type !== 'mapping') return undefined
    parent = value
  }
  return undefined
}
