import type { Path } from '../../fields/path.js'
import { isMerge, resolve, withMerged } from '../../yaml/node.js'
import type { Entry, Mapping, Node, Scalar, Sequence } from '../../yaml/node.js'

/*
 * What a build is made of: the located nodes of its files without aliases and merges, in trees that share nothing, so
 * that a patch changes one place alone. A node made by kustomize has no origin.
 */

/** Where a node of a build is written. `path`: from the root of its document. */
export interface Origin {
  readonly file: string
  readonly document: number
  readonly path: Path
}

const origins = new WeakMap<Node, Origin>()

export function originOf(node: Node): Origin | undefined {
  return origins.get(node)
}

/** Where a person finds what a node says, in the text of a file. */
export interface FilePlace {
  readonly file: string
  readonly offset: number
}

const places = new WeakMap<Node, FilePlace>()

/** The place of a node of a build; undefined for what was made without one. */
export function placeOf(node: Node): FilePlace | undefined {
  const origin = origins.get(node)
  return (
    places.get(node) ?? (origin && origin.file !== '' ? { file: origin.file, offset: node.start } : undefined)
  )
}

/** A node that says what another one said. */
export function writtenAt<T extends Node>(node: T, writer: Node | undefined): T {
  const place = writer && placeOf(writer)
  if (place !== undefined) places.set(node, place)
  return node
}

const entries = new WeakMap<Node, readonly Mapping[]>()

/** The entries of `images` that made a node what it is, in their order. */
export function entriesBehind(node: Node): readonly Mapping[] {
  return entries.get(node) ?? []
}

/** A node that an entry of `images` made of another one. */
export function renamedBy<T extends Node>(node: T, before: Node, entry: Mapping): T {
  entries.set(node, [...entriesBehind(before), entry])
  return node
}

/** Gives every node of a text inside a file its place in the file. */
export function placeIn(node: Node, toPlace: (offset: number) => FilePlace): void {
  places.set(node, toPlace(node.start))
  if (node.type === 'mapping') for (const { value } of node.entries) placeIn(value, toPlace)
  if (node.type === 'sequence') for (const item of node.items) placeIn(item, toPlace)
}

const sources = new WeakMap<Node, Origin | 'made'>()

/** A node that a replacement wrote, which remembers what it was read from. */
export function replacedBy<T extends Node>(node: T, source: Node): T {
  sources.set(node, origins.get(source) ?? 'made')
  return writtenAt(node, source)
}

/** Where a replacement read what it wrote here; undefined for what none wrote. */
export function sourceOf(node: Node): Origin | 'made' | undefined {
  return sources.get(node)
}

/** Deeper than YAML is read; an anchor may hold its own alias. */
const MAX_DEPTH = 200

/** A copy of what a document says, with the place of each node. */
export function unshare(node: Node, origin: Origin): Node {
  const value = origin.path.length > MAX_DEPTH ? undefined : resolve(node)
  const at = (part: string | number): Origin => ({ ...origin, path: [...origin.path, part] })
  let copy: Node
  if (value?.type === 'mapping') {
    const entries = new Map<string, Entry>()
    for (const map of withMerged(value)) {
      const own = new Map<string, Entry>()
      for (const entry of map.entries) if (entry.name !== null && !isMerge(entry)) own.set(entry.name, entry)
      for (const [name, entry] of own) {
        if (!entries.has(name)) entries.set(name, { ...entry, value: unshare(entry.value, at(name)) })
      }
    }
    copy = { ...value, entries: [...entries.values()] }
  } else if (value?.type === 'sequence') {
    copy = { ...value, items: value.items.map((item, index) => unshare(item, at(index))) }
  } else copy = value === undefined ? scalar(null) : { ...value }
  origins.set(copy, origin)
  return copy
}

/** The same node with other content, which stands where it stood. */
export function withEntries(map: Mapping, entries: readonly Entry[]): Mapping {
  return keepOrigin(map, { ...map, entries })
}

export function withItems(list: Sequence, items: readonly Node[]): Sequence {
  if (items.length === list.items.length && items.every((item, index) => item === list.items[index]))
    return list
  return keepOrigin(list, { ...list, items })
}

function keepOrigin<T extends Node>(from: Node, to: T): T {
  const origin = origins.get(from)
  if (origin !== undefined) origins.set(to, origin)
  const place = places.get(from)
  if (place !== undefined) places.set(to, place)
  return to
}

export function entryOf(name: string, value: Node): Entry {
  return { key: scalar(name), name, value, start: value.start, afterColon: value.start }
}

export function mappingOf(entries: Readonly<Record<string, Node>>): Mapping {
  const list = Object.entries(entries).map(([name, value]) => entryOf(name, value))
  return { type: 'mapping', flow: false, entries: list, start: 0, end: 0, anchor: null }
}

export function scalar(value: string | null): Scalar {
  return { type: 'scalar', style: 'plain', inFlow: false, value, start: 0, end: 0, anchor: null }
}

/** Every entry of a tree, each given what `change` makes of its value. */
export function mapEntries(node: Node, change: (entry: Entry, map: Mapping) => Node): Node {
  if (node.type === 'mapping') {
    const entries = node.entries.map((entry) => {
      const value = change(entry, node)
      return value === entry.value ? entry : { ...entry, value }
    })
    return entries.every((entry, index) => entry === node.entries[index]) ? node : withEntries(node, entries)
  }
  return node
}
