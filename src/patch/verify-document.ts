import type { Path } from '../fields/path.js'
import { isMerge, resolve } from '../yaml/node.js'
import type { Entry, Mapping, Node, Scalar, Sequence } from '../yaml/node.js'
import { parseChunk, parseWithLibrary, splitDocuments } from '../yaml/parse.js'
import type { YamlDocument } from '../yaml/parse.js'
import type { Change } from './change.js'
import { reach } from './reach.js'

/** The first thing that is wrong with an edit. */
export class Unexplained extends Error {
  /** In the text after the patch. */
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** A recorded change, and what is left of its path from where we are. */
export interface Planned {
  readonly change: Change
  readonly path: Path
}

/** Raises Unexplained for the first difference of two readings of a document that is none of the recorded changes. */
export function verifyDocument(old: Node, now: Node, planned: readonly Planned[], isTemplate: boolean): void {
  new Comparison(old, now, planned, isTemplate).verify()
}

/** Two readings of one document, and the changes that were recorded between them. */
class Comparison {
  readonly #old: Node
  readonly #now: Node
  readonly #planned: readonly Planned[]
  readonly #isTemplate: boolean
  /** The scalars of the new text at which a change ends, with the texts that they may have. */
  readonly #written = new Map<Node, Set<string>>()
  /** Scalars whose text is YAML in which changes go on. */
  readonly #inside = new Map<Node, Planned[]>()
  /** What a change takes out of the old text. */
  readonly #removed = new Set<Node>()
  /** The changes that were found in the new text. */
  readonly #there = new Set<Change>()
  /** Each node of the old text with the same one of the new text. */
  readonly #pairs = new Map<Node, Node>()

  constructor(old: Node, now: Node, planned: readonly Planned[], isTemplate: boolean) {
    this.#old = old
    this.#now = now
    this.#planned = planned
    this.#isTemplate = isTemplate
  }

  verify(): void {
    for (const { change, path } of this.#planned) {
      if (change.to === null) for (const { node } of reach(this.#old, path)) this.#removed.add(node)
      else this.#expect(change, path, change.to)
    }
    this.#compare(this.#old, this.#now)
    for (const { change, path } of this.#planned) {
      if (change.to === null || this.#there.has(change)) continue
      throw new Unexplained(this.#now.start, `${JSON.stringify(change.to)} is not at ${pathText(path)}`)
    }
  }

  #expect(change: Change, path: Path, to: string): void {
    for (const { node, rest } of reach(this.#now, path)) {
      if (node.type !== 'scalar') continue
      if (rest.length > 0) append(this.#inside, node, { change, path: rest })
      else {
        if ((node.value ?? '').trim() === to.trim()) this.#there.add(change)
        this.#written.set(node, (this.#written.get(node) ?? new Set()).add(to))
      }
    }
  }

  #compare(old: Node, now: Node): void {
    this.#pairs.set(old, now)
    if (old.type === 'alias' && now.type === 'alias') {
      const target = old.target === null ? null : this.#pairs.get(old.target)
      if (old.name !== now.name || target !== now.target)
        throw new Unexplained(now.start, `the alias "*${now.name}" stands for something else`)
    } else if (old.type === 'mapping' && now.type === 'mapping') this.#mapping(old, now)
    else if (old.type === 'sequence' && now.type === 'sequence') this.#sequence(old, now)
    else if (old.type === 'scalar' && now.type === 'scalar') this.#scalar(old, now)
    else if (now.type !== 'alias' && isReplaceable(old, now)) this.#added(now)
    else throw new Unexplained(now.start, `a ${old.type} became a ${now.type}`)
  }

  #scalar(old: Scalar, now: Scalar): void {
    if (old.value === now.value) return
    const to = withoutEdges(old, now)
    if (to !== null && this.#written.get(now)?.has(to) === true) return
    const inside = this.#inside.get(now)
    if (inside === undefined)
      throw new Unexplained(now.start, `${quoted(old)} became ${quoted(now)}, which was not asked for`)
    this.#text(old.value ?? '', now, inside)
  }

  /** Changes inside a text of YAML; its documents are not told apart in their paths. */
  #text(before: string, now: Scalar, planned: readonly Planned[]): void {
    const after = now.value ?? ''
    const [old, news] = [documentsIn(before, parseChunk), documentsIn(after, parseWithLibrary)]
    if (news === undefined) throw new Unexplained(now.start, 'the YAML in a text is not valid any more')
    const isNew = before.trim() === ''
    if (!isNew && old?.length !== news.length)
      throw new Unexplained(now.start, 'the YAML in a text has another number of documents')
    for (const [index, document] of news.entries()) {
      const ours = news.length === 1 ? planned : planned.filter((each) => leadsInto(document.root, each))
      const first = isNew ? NOTHING : (old?.[index]?.root ?? NOTHING)
      try {
        new Comparison(first, document.root, ours, false).verify()
      } catch (error) {
        throw error instanceof Unexplained ? new Unexplained(now.start, error.message) : error
      }
      for (const { change } of ours) this.#there.add(change)
    }
  }

  #mapping(old: Mapping, now: Mapping): void {
    const [olds, news] = [byName(old), byName(now)]
    let last = -1
    for (const entry of old.entries) {
      const others = olds.get(entry.name) ?? []
      const same = news.get(entry.name)?.[others.indexOf(entry)]
      if (same === undefined) {
        this.#gone(entry.value, now.start, entry.name)
        continue
      }
      const at = now.entries.indexOf(same, last + 1)
      if (at < 0) throw new Unexplained(same.start, `the key ${JSON.stringify(entry.name)} moved`)
      last = at
      if (this.#removed.has(entry.value))
        throw new Unexplained(same.start, `the key ${JSON.stringify(entry.name)} is still there`)
      this.#compare(entry.key, same.key)
      this.#compare(entry.value, same.value)
    }
    for (const [name, entries] of news) {
      const before = olds.get(name)?.length ?? 0
      if (entries.length > Math.max(before, 1) && !this.#isTemplate)
        throw new Unexplained(entries.at(-1)?.start ?? 0, `the key ${JSON.stringify(name)} is there twice`)
      for (const entry of entries.slice(before))
        if (!this.#isMoved(entry, old, news)) this.#added(entry.value)
    }
  }

  #sequence(old: Sequence, now: Sequence): void {
    let next = 0
    for (const item of old.items) {
      const same = now.items[next]
      // What is left of the list says whether an item is missing.
      if (this.#removed.has(item) && (same === undefined || now.items.length < old.items.length)) continue
      if (same === undefined) throw new Unexplained(now.start, 'an item of a list is missing')
      this.#compare(item, same)
      next += 1
    }
    for (const item of now.items.slice(next)) this.#added(item)
  }

  /** Raises where something new holds more than what was recorded. */
  #added(now: Node): void {
    if (now.type === 'mapping' && now.entries.length > 0) {
      for (const { value } of now.entries) this.#added(value)
    } else if (now.type === 'sequence' && now.items.length > 0)
      for (const item of now.items) this.#added(item)
    else if (now.type !== 'scalar' || this.#written.get(now)?.has(now.value ?? '') !== true) {
      const inside = this.#inside.get(now)
      if (now.type !== 'scalar' || inside === undefined)
        throw new Unexplained(now.start, `something was added that was not asked for`)
      this.#text('', now, inside)
    }
  }

  #gone(old: Node, offset: number, name: string | null): void {
    if (this.#isGone(old)) return
    throw new Unexplained(offset, `the key ${JSON.stringify(name)} is missing`)
  }

  #isGone(old: Node): boolean {
    if (this.#removed.has(old) || this.#removed.has(resolve(old) ?? old)) return true
    if (old.type === 'mapping')
      return old.entries.length > 0 && old.entries.every(({ value }) => this.#isGone(value))
    return old.type === 'sequence' && old.items.length > 0 && old.items.every((item) => this.#isGone(item))
  }

  /** A key that was renamed keeps its value. */
  #isMoved(now: Entry, old: Mapping, news: ReadonlyMap<string | null, readonly Entry[]>): boolean {
    return old.entries.some(
      ({ name, value }) =>
        (news.get(name) ?? []).length === 0 && this.#isGone(value) && isSame(value, now.value, this.#pairs)
    )
  }
}

/** Where a text has nothing yet. */
const NOTHING: Scalar = {
  type: 'scalar',
  style: 'plain',
  inFlow: false,
  value: null,
  start: 0,
  end: 0,
  anchor: null
}

function leadsInto(root: Node, { path }: Planned): boolean {
  return reach(root, path).length > 0
}

function documentsIn(
  text: string,
  parse: (text: string, chunk: { start: number; end: number; index: number }) => YamlDocument[] | object
): YamlDocument[] | undefined {
  const documents = splitDocuments(text).map((chunk) => parse(text, chunk))
  return documents.every((each) => Array.isArray(each)) ? documents.flat() : undefined
}

/** A place without a value may get one, and a plain name may become an object with that name. */
function isReplaceable(old: Node, now: Mapping | Sequence | Scalar): boolean {
  const value = resolve(old)
  if (old.type === 'alias') return now.type === 'scalar'
  if (value?.type !== 'scalar') return false
  if (value.value === null || value.value === '') return true
  return now.type === 'mapping' && now.entries.some((entry) => isText(entry.value, value.value))
}

function isText(node: Node, text: string | null): boolean {
  return node.type === 'scalar' && node.value === text
}

/** Whether two nodes say the same. */
function isSame(old: Node, now: Node, pairs: ReadonlyMap<Node, Node>): boolean {
  if (old.type === 'mapping' && now.type === 'mapping')
    return (
      old.entries.length === now.entries.length &&
      old.entries.every((entry, index) => {
        const other = now.entries[index]
        return other !== undefined && entry.name === other.name && isSame(entry.value, other.value, pairs)
      })
    )
  if (old.type === 'sequence' && now.type === 'sequence')
    return (
      old.items.length === now.items.length &&
      old.items.every((item, index) => isSame(item, now.items[index] ?? NOTHING, pairs))
    )
  if (old.type === 'alias' && now.type === 'alias') return old.name === now.name
  return old.type === 'scalar' && now.type === 'scalar' && old.value === now.value
}

function byName(map: Mapping): Map<string | null, Entry[]> {
  const names = new Map<string | null, Entry[]>()
  // Several `<<` are several merges.
  for (const entry of map.entries) append(names, isMerge(entry) ? '<<' : entry.name, entry)
  return names
}

/** Adds to the list of a key. */
export function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

/** The new text without the line breaks that a block scalar has around it; null where these are not the old ones. */
function withoutEdges(old: Scalar, now: Scalar): string | null {
  const isBlock = old.style === 'folded' || old.style === 'literal'
  const [before, after] = [old.value ?? '', now.value ?? '']
  const text = before.trim()
  if (!isBlock || text === '') return now.value
  const [lead, trail] = [
    before.slice(0, before.indexOf(text)),
    before.slice(before.indexOf(text) + text.length)
  ]
  const isFramed =
    after.length >= lead.length + trail.length && after.startsWith(lead) && after.endsWith(trail)
  return isFramed ? after.slice(lead.length, after.length - trail.length) : null
}

function quoted({ value }: Scalar): string {
  const text = value ?? 'nothing'
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text)
}

function pathText(path: Path): string {
  return JSON.stringify(path.join('/'))
}
