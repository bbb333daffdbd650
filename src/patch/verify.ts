import type { Problem } from '../errors.js'
import type { Path } from '../fields/path.js'
import { isMerge, resolve, withMerged } from '../yaml/node.js'
import type { Entry, Mapping, Node, Scalar, Sequence } from '../yaml/node.js'
import { parseChunk, parseWithLibrary, splitDocuments } from '../yaml/parse.js'
import type { YamlDocument } from '../yaml/parse.js'
import { positions } from '../yaml/text.js'
import type { Change, Patch } from './change.js'
import { toBefore } from './compose.js'
import { maskActions } from './helm-mask.js'
import { isHelmTemplate } from './helm-template.js'

/**
 * The net below all editing: reads the new text of a patch again, with the YAML library, and holds it against the old
 * one. Gives an error for the first difference that no recorded change explains, for a change that is not there, and
 * for a key that is there twice. The same holds for texts of YAML inside the file.
 */
export function verifyPatch(patch: Patch): Problem | undefined {
  const { file, before, after, changes } = patch
  const isTemplate = isHelmTemplate(before)
  const readable = (text: string): string => (isTemplate ? (maskActions(text)?.text ?? text) : text)
  try {
    const planned = changes.map((change) => ({ change, path: change.path }))
    verifyText({ before: readable(before), after: readable(after), planned, isTemplate })
  } catch (error) {
    if (!(error instanceof Unexplained)) throw error
    const place = { file, ...positions(before)(Math.min(toBefore(patch)(error.offset), before.length)) }
    return {
      code: 'self-check',
      level: 'error',
      place,
      message: `Repull checked its own edit of this file and found that ${error.message}. Nothing was written.`,
      hint: 'This is a defect of Repull. Please report it with the part of the file around this line.'
    }
  }
  return undefined
}

class Unexplained extends Error {
  /** In the text after the patch. */
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** A recorded change, and what is left of its path from where we are. */
interface Planned {
  readonly change: Change
  readonly path: Path
}

interface Texts {
  readonly before: string
  readonly after: string
  readonly planned: readonly Planned[]
  /** The branches of a template may give one key twice. */
  readonly isTemplate: boolean
}

function verifyText({ before, after, planned, isTemplate }: Texts): void {
  const [old, now] = [splitDocuments(before), splitDocuments(after)]
  if (old.length !== now.length) throw new Unexplained(0, 'it has another number of documents')
  for (const [index, chunk] of now.entries()) {
    const was = old[index] ?? chunk
    if (before.slice(was.start, was.end) === after.slice(chunk.start, chunk.end)) continue
    const [olds, news] = [parseChunk(before, was), parseWithLibrary(after, chunk)]
    if (!Array.isArray(news))
      throw new Unexplained(news.offset, `it is not valid YAML any more: ${news.message}`)
    if (!Array.isArray(olds) || olds.length !== news.length)
      throw new Unexplained(chunk.start, 'it has another number of documents')
    for (const [position, document] of news.entries()) {
      const [first] = olds.slice(position, position + 1)
      if (first !== undefined) verifyDocument(first, document, planned, isTemplate)
    }
  }
}

function verifyDocument(
  old: YamlDocument,
  now: YamlDocument,
  planned: readonly Planned[],
  isTemplate: boolean
): void {
  const ours = planned.filter(({ change }) => change.object.document === now.index)
  new Comparison(old.root, now.root, ours, isTemplate).verify()
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
  }

  #expect(change: Change, path: Path, to: string): void {
    let isThere = false
    for (const { node, rest } of reach(this.#now, path)) {
      if (node.type !== 'scalar') continue
      if (rest.length > 0) {
        append(this.#inside, node, { change, path: rest })
        isThere = true
        continue
      }
      isThere ||= textOf(node) === to.trim()
      this.#written.set(node, (this.#written.get(node) ?? new Set()).add(to.trim()))
    }
    if (!isThere) throw new Unexplained(this.#now.start, `${JSON.stringify(to)} is not at ${pathText(path)}`)
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
    if (this.#written.get(now)?.has(textOf(now)) === true) return
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
    else if (now.type !== 'scalar' || this.#written.get(now)?.has(textOf(now)) !== true) {
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

interface Reached {
  readonly node: Node
  /** What is left of the path where a scalar ends it. */
  readonly rest: Path
}

/** What a path leads to, through aliases and merged mappings; all of the entries where a key is there twice. */
function reach(root: Node, path: Path): Reached[] {
  let nodes: Node[] = [root]
  const found: Reached[] = []
  for (const [index, part] of path.entries()) {
    nodes = nodes.flatMap((node) => {
      const value = resolve(node)
      if (value?.type === 'sequence') return value.items[Number(part)] ?? []
      if (value?.type === 'mapping') return valuesAt(value, String(part))
      if (value?.type === 'scalar') found.push({ node: value, rest: path.slice(index) })
      return []
    })
  }
  return [...found, ...nodes.map((node) => ({ node: resolve(node) ?? node, rest: [] }))]
}

function valuesAt(map: Mapping, key: string): Node[] {
  for (const each of withMerged(map)) {
    const values = each.entries.flatMap(({ name, value }) => ((name ?? '') === key ? [value] : []))
    if (values.length > 0) return values
  }
  return []
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

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

/** A block scalar has line breaks around what was asked for. */
function textOf(node: Scalar): string {
  return (node.value ?? '').trim()
}

function quoted({ value }: Scalar): string {
  const text = value ?? 'nothing'
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text)
}

function pathText(path: Path): string {
  return JSON.stringify(path.join('/'))
}
