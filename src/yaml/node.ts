/** Offsets are UTF-16 units in the file's text. `start` and `end` leave out anchors and tags. */
interface Located {
  readonly start: number
  readonly end: number
  readonly anchor: string | null
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'folded' | 'literal'

export interface Scalar extends Located {
  readonly type: 'scalar'
  readonly style: ScalarStyle
  /** Inside `{}` or `[]`, where `,` and brackets end a plain scalar. */
  readonly inFlow: boolean
  /** The text after unescaping and folding, never converted; null for null, `~` and nothing. */
  readonly value: string | null
}

export interface Entry {
  readonly key: Node
  /** Text of the key if it is a scalar, else null. */
  readonly name: string | null
  readonly value: Node
  /** Where the entry begins, `?`, anchors and tags included. */
  readonly start: number
  /** Just after the `:`; null where there is none. */
  readonly afterColon: number | null
}

export interface Mapping extends Located {
  readonly type: 'mapping'
  readonly flow: boolean
  readonly entries: readonly Entry[]
}

export interface Sequence extends Located {
  readonly type: 'sequence'
  readonly flow: boolean
  readonly items: readonly Node[]
  /** Offset of the first `-` of a block sequence. */
  readonly dash: number | null
}

export interface Alias extends Located {
  readonly type: 'alias'
  readonly name: string
  readonly target: Collection | Scalar | null
}

export type Collection = Mapping | Sequence
export type Node = Collection | Scalar | Alias
export type Resolved = Collection | Scalar

/** Stands for a mapping where there is none. */
export const EMPTY_MAPPING: Mapping = {
  type: 'mapping',
  flow: true,
  entries: [],
  start: 0,
  end: 0,
  anchor: null
}

/** The node itself, or what an alias stands for; undefined for an alias of nothing. */
export function resolve(node: Node | undefined): Resolved | undefined {
  if (node?.type !== 'alias') return node
  return node.target ?? undefined
}

export function asMapping(node: Node | undefined): Mapping | undefined {
  const resolved = resolve(node)
  return resolved?.type === 'mapping' ? resolved : undefined
}

export function asSequence(node: Node | undefined): Sequence | undefined {
  const resolved = resolve(node)
  return resolved?.type === 'sequence' ? resolved : undefined
}

export function asScalar(node: Node | undefined): Scalar | undefined {
  const resolved = resolve(node)
  return resolved?.type === 'scalar' ? resolved : undefined
}

/** Text of a scalar entry; undefined where there is none or it is no scalar. */
export function textAt(map: Mapping | undefined, key: string): string | undefined {
  return (map && asScalar(lookup(map, key)?.entry.value)?.value) ?? undefined
}

export interface Found {
  readonly entry: Entry
  /** The mapping that holds the entry: `map` itself, or one that it merges. */
  readonly holder: Mapping
  /** Other entries of the same mapping with the same key. */
  readonly twins: readonly Entry[]
}

const NONE: readonly Entry[] = []

/** What was found in the mappings that a mapping merges. Without this, a chain of merges is walked again at each link. */
const merged = new WeakMap<Mapping, Map<string, Found | undefined>>()

/**
 * The entry of a key, as readers of YAML see it: the mapping's own, or else that of the first mapping which `<<` merges
 * (https://yaml.org/type/merge.html).
 */
export function lookup(map: Mapping, key: string): Found | undefined {
  let last: Entry | undefined
  let [count, isMerging] = [0, false]
  for (const entry of map.entries) {
    if (entry.name === key) {
      last = entry
      count += 1
    } else if (isMerge(entry)) isMerging = true
  }
  if (last !== undefined) {
    const twins = count > 1 ? map.entries.filter(({ name }) => name === key).slice(0, -1) : NONE
    return { entry: last, holder: map, twins }
  }
  if (!isMerging) return undefined
  const known = merged.get(map) ?? new Map<string, Found | undefined>()
  merged.set(map, known)
  if (!known.has(key)) {
    // A mapping may merge itself.
    known.set(key, undefined)
    for (const other of mergedBy(map)) {
      const found = lookup(other, key)
      if (found === undefined) continue
      known.set(key, found)
      break
    }
  }
  return known.get(key)
}

/** A mapping and all that it merges, directly or not, in the order in which a key is looked for; each once. */
export function* withMerged(map: Mapping): Generator<Mapping, void> {
  yield map
  const waiting = mergedBy(map).toReversed()
  const seen = new Set([map])
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // One that was there before has nothing new to say.
    if (seen.has(next)) continue
    seen.add(next)
    yield next
    for (const other of mergedBy(next).toReversed()) waiting.push(other)
  }
}

/** The mappings that `<<` entries merge into `map`, first come first served. */
function mergedBy(map: Mapping): Mapping[] {
  return map.entries.filter(isMerge).flatMap(mergedAt)
}

/** The mappings that one `<<` entry merges. */
export function mergedAt({ value }: Entry): Mapping[] {
  const resolved = resolve(value)
  const nodes = resolved?.type === 'sequence' ? resolved.items : [value]
  return nodes.flatMap((node) => asMapping(node) ?? [])
}

export function isMerge(entry: Entry): boolean {
  return entry.name === '<<' && entry.key.type === 'scalar' && entry.key.style === 'plain'
}

/** Just after the last character of a node's content; comments and blank lines after it are not content. */
export function contentEnd(text: string, node: Node): number {
  if (node.type === 'mapping' && !node.flow) {
    const last = node.entries.at(-1)
    return last === undefined ? node.end : entryEnd(text, last)
  }
  if (node.type === 'sequence' && !node.flow) {
    const last = node.items.at(-1)
    return last === undefined ? node.end : contentEnd(text, last)
  }
  if (node.type !== 'scalar' || (node.style !== 'folded' && node.style !== 'literal')) return node.end
  // Blank lines at the end of a block scalar belong to its value if its header has a `+` (YAML 1.2.2, 8.1.1.2).
  const source = text.slice(node.start, node.end)
  const kept = /^[|>]\d?\+/.test(source) ? source.replace(/\r?\n$|\r$/, '') : source.trimEnd()
  return node.start + kept.length
}

/** Just after the last character of an entry's content. */
export function entryEnd(text: string, entry: Entry): number {
  return Math.max(contentEnd(text, entry.value), entry.afterColon ?? contentEnd(text, entry.key))
}

/** A scalar, and the keys and positions that lead to it. */
export interface PlacedScalar {
  readonly scalar: Scalar
  readonly path: readonly (string | number)[]
}

/** Every scalar of a tree that is no key, where it is written: aliases are not followed. */
export function scalarsOf(node: Node, path: PlacedScalar['path'] = []): PlacedScalar[] {
  const found: PlacedScalar[] = []
  collect(node, path, found)
  return found
}

function collect(node: Node, path: PlacedScalar['path'], found: PlacedScalar[]): void {
  if (node.type === 'scalar') found.push({ scalar: node, path })
  else if (node.type === 'mapping') {
    for (const entry of node.entries) {
      // `{a}` has a key and no place for a value.
      if (entry.afterColon !== null) collect(entry.value, [...path, entry.name ?? ''], found)
    }
  } else if (node.type === 'sequence') {
    for (const [index, item] of node.items.entries()) collect(item, [...path, index], found)
  }
}
