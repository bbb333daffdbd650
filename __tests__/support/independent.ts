import { isDeepStrictEqual } from 'node:util'
import yaml from 'js-yaml'
import type { Change, Patch } from '../../src/patch/change.js'

// js-yaml keeps its merge type out of CORE_SCHEMA and out of its types.
const { types } = yaml as typeof yaml & { types: { merge: yaml.Type } }

/** YAML as js-yaml, which shares no code with our parser, reads it: strings stay strings, `<<` merges, the last twin wins. */
const schema = yaml.CORE_SCHEMA.extend({ implicit: [types.merge] })

/** What the independent reader makes of a text, as trees without shared parts: an edited anchor shows at every alias. */
export function readAll(text: string): unknown[] {
  const documents = yaml.loadAll(text.replace(/^\uFEFF/, ''), undefined, { schema, json: true })
  return expand(JSON.parse(JSON.stringify(documents))) as unknown[]
}

const EMBEDDED: ReadonlySet<string> = new Set(['podSpecPatch', 'manifest', 'patch', 'values'])

/** Texts that hold YAML of their own (Argo's, kustomize's), read as well: paths of changes go on inside them. */
function expand(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(expand)
  if (typeof node !== 'object' || node === null) return node
  const read = ([key, value]: [string, unknown]): [string, unknown] =>
    key === 'patchesStrategicMerge' && Array.isArray(value)
      ? [key, value.map((item: unknown) => (typeof item === 'string' ? readEmbedded(item) : item))]
      : EMBEDDED.has(key) && typeof value === 'string'
        ? [key, readEmbedded(value)]
        : [key, expand(value)]
  return Object.fromEntries(Object.entries(node).map(read))
}

function readEmbedded(text: string): unknown {
  try {
    const [document, ...others] = readAll(text)
    return others.length === 0 && typeof document === 'object' && document !== null ? document : text
  } catch (error) {
    if (error instanceof yaml.YAMLException) return text
    throw error
  }
}

type Tree = Record<string | number, unknown>

/** The documents with the recorded changes made to them, and nothing else. Raises where a record's old value is not there. */
export function withChanges(documents: unknown[], changes: readonly Change[]): unknown[] {
  const copy = JSON.parse(JSON.stringify(documents)) as unknown[]
  for (const change of changes) {
    const keys = [change.object.document, ...change.path]
    const last = keys.pop() ?? ''
    let holder = copy as unknown[] & Tree
    for (const [index, key] of keys.entries()) {
      if (holder[key] === undefined || holder[key] === null || holder[key] === '') {
        holder[key] = typeof (keys[index + 1] ?? last) === 'number' ? [] : {}
      }
      // A plain name that has become an object with a name.
      if (last === 'name' && holder[key] === change.to && change.from === null) holder[key] = {}
      holder = holder[key] as typeof holder
    }
    const before = holder[last]
    // A block scalar may begin and end in line breaks.
    const [lead, trail] =
      typeof before === 'string'
        ? [/^(?:[ \t]*\n)*/, /(?:[ \t]*\n)*$/].map((blank) => blank.exec(before)?.[0])
        : []
    if (!agrees(before, change.from)) {
      throw new Error(`${change.path.join('/')} was ${JSON.stringify(before)}, not ${String(change.from)}`)
    }
    if (change.to === null) Reflect.deleteProperty(holder, last)
    else if (change.field === 'setting' && typeof before === 'number') holder[last] = Number(change.to)
    else holder[last] = change.from === null ? change.to : (lead ?? '') + change.to + (trail ?? '')
  }
  return copy
}

/** Records keep texts as they are written, so that a number or a boolean agrees with what it is written as. */
function agrees(before: unknown, from: string | null): boolean {
  if (from === null) return before === undefined || before === null
  return typeof before === 'string' ? before.trim() === from.trim() : before !== undefined && before !== null
}

/** For tests that go through many files; one that looks at a single file gets a better message from toEqual. */
export function sameData(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other)
}

/** Every image of a container list of objects with a kind; what describes an object (status, metadata) or a kind (a CRD) is left out. */
export function containerImages(documents: readonly unknown[]): string[] {
  return documents
    .filter((document) => typeof document === 'object' && document !== null && 'kind' in document)
    .flatMap(imagesIn)
}

function imagesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(imagesIn)
  if (typeof node !== 'object' || node === null) return []
  if ('kind' in node && node.kind === 'CustomResourceDefinition') return []
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'status' || key === 'metadata') return []
    const list = /^(?:containers|initContainers|ephemeralContainers)$/.test(key) && Array.isArray(value)
    return [...(list ? value.flatMap(imageOf) : []), ...imagesIn(value)]
  })
}

function imageOf(container: unknown): string[] {
  const image = typeof container === 'object' && container !== null && 'image' in container && container.image
  return typeof image === 'string' ? [image.trim()] : []
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
