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

/**
 * The entry of a key, as readers of YAML see it: the mapping's own, or else that of the first mapping which `<<` merges
 * (https://yaml.org/type/merge.html).
 */
export function lookup(map: Mapping, key: string): Found | undefined {
  return search(map, key, new Set())
}

function search(map: Mapping, key: string, seen: Set<Mapping>): Found | undefined {
  // A mapping that was searched before has nothing new to say; without this, a chain of merges doubles at each link.
  if (seen.has(map)) return undefined
  seen.add(map)
  const own = map.entries.filter((entry) => entry.name === key)
  const last = own.at(-1)
  if (last !== undefined) return { entry: last, holder: map, twins: own.slice(0, -1) }
  for (const merged of mergedBy(map)) {
    const found = search(merged, key, seen)
    if (found !== undefined) return found
  }
  return undefined
}

/** A mapping and all that it merges, directly or not. */
export function withMerged(map: Mapping, seen = new Set<Mapping>()): Set<Mapping> {
  if (!seen.has(map)) {
    seen.add(map)
    for (const merged of mergedBy(map)) withMerged(merged, seen)
  }
  return seen
}

/** The mappings that `<<` entries merge into `map`, first come first served. */
export function mergedBy(map: Mapping): Mapping[] {
  return map.entries
    .filter(isMerge)
    .flatMap((entry) => {
      const value = resolve(entry.value)
      return value?.type === 'sequence' ? value.items : [entry.value]
    })
    .flatMap((node) => asMapping(node) ?? [])
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

/** Every scalar of a tree that is no key, where it is written: aliases are not followed. */
export function* scalarsOf(
  node: Node,
  path: readonly (string | number)[] = []
): Generator<{ scalar: Scalar; path: readonly (string | number)[] }, void> {
  if (node.type === 'scalar') yield { scalar: node, path }
  if (node.type === 'mapping') {
    for (const entry of node.entries) {
      // `{a}` has a key and no place for a value.
      if (entry.afterColon !== null) yield* scalarsOf(entry.value, [...path, entry.name ?? ''])
    }
  }
  if (node.type === 'sequence') {
    for (const [index, item] of node.items.entries()) yield* scalarsOf(item, [...path, index])
  }
}
