import { splitApiVersion } from '../fields/table.js'
import { asMapping, asSequence, lookup, textAt } from '../yaml/node.js'
import type { Mapping } from '../yaml/node.js'
import { parseChunk, splitDocuments } from '../yaml/parse.js'
import type { Chunk } from '../yaml/parse.js'
import type { ResourceKey } from './difference.js'
import { fieldOf } from './field.js'
import type { Field } from './field.js'

/** One object that a renderer printed. */
export interface RenderedObject {
  readonly key: ResourceKey
  /** With the hash that `key` leaves out. */
  readonly name: string
  /** As it was printed. */
  readonly source: string
  /** Located in `source` or around it. Raises Unreadable. */
  readonly node: () => Mapping
  /** Raises Unreadable. */
  readonly field: () => Field
}

/** Printed text that cannot be read; what it says may be secret, so it is not told. */
export class Unreadable extends Error {}

/** What kustomize puts behind the name of a generated ConfigMap or Secret (api/hasher: hex digits, some replaced). */
const HASH = /-[bcdfghkmt2456789]{10}$/

/**
 * The objects of a text, lists taken apart. `generates`: a hash behind the name of a ConfigMap or a Secret is one of its
 * content. Raises Unreadable.
 */
export function objectsOf(text: string, { generates }: { readonly generates: boolean }): RenderedObject[] {
  return splitDocuments(text).flatMap((chunk) => {
    const source = text.slice(chunk.start, chunk.end)
    const quick = quickIdentity(source)
    if (quick !== undefined) return [objectOf(quick, source, generates, () => onlyDocument(text, chunk))]
    if (!/^[^\s#-]|^-[^\S\n]|^---[^\S\n]+\S/m.test(source)) return []
    return documentsOf(text, chunk).flatMap((root) => itemsOf(root, text, generates))
  })
}

function onlyDocument(text: string, chunk: Chunk): Mapping {
  const [root, ...others] = documentsOf(text, chunk)
  if (root === undefined || others.length > 0) throw new Unreadable()
  return root
}

function documentsOf(text: string, chunk: Chunk): Mapping[] {
  const documents = parseChunk(text, chunk)
  if (!Array.isArray(documents)) throw new Unreadable()
  return documents.flatMap(({ root }) => asMapping(root) ?? [])
}

function itemsOf(root: Mapping, text: string, generates: boolean): RenderedObject[] {
  const kind = textAt(root, 'kind')
  if (kind === undefined) return []
  const items = kind.endsWith('List') ? asSequence(lookup(root, 'items')?.entry.value) : undefined
  if (items !== undefined) {
    return items.items.flatMap((item) => {
      const object = asMapping(item)
      return object === undefined ? [] : itemsOf(object, text, generates)
    })
  }
  const metadata = asMapping(lookup(root, 'metadata')?.entry.value)
  const identity = {
    apiVersion: textAt(root, 'apiVersion') ?? '',
    kind,
    namespace: textAt(metadata, 'namespace') ?? '',
    name: textAt(metadata, 'name') ?? textAt(metadata, 'generateName') ?? ''
  }
  return [objectOf(identity, text.slice(root.start, root.end), generates, () => root)]
}

interface Identity {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

function objectOf(
  identity: Identity,
  source: string,
  generates: boolean,
  node: () => Mapping
): RenderedObject {
  const { apiVersion, kind, namespace, name } = identity
  const { group } = splitApiVersion(apiVersion)
  const isGenerated = generates && (kind === 'ConfigMap' || kind === 'Secret')
  let [read, field] = [undefined as Mapping | undefined, undefined as Field | undefined]
  const readNode = (): Mapping => (read ??= node())
  return {
    key: { group, kind, namespace, name: isGenerated ? name.replace(HASH, '') : name },
    name,
    source,
    node: readNode,
    field: () => {
      field ??= fieldOf(readNode())
      if (field === undefined) throw new Unreadable()
      return field
    }
  }
}

/** A value without quotes, comments and anything else that needs a parser. */
const PLAIN = String.raw`([A-Za-z0-9][\w./-]*)[ \t]*$`
const API_VERSION = new RegExp(`^apiVersion: ${PLAIN}`, 'gm')
const KIND = new RegExp(`^kind: ${PLAIN}`, 'gm')

/**
 * The identity of an object as renderers write one, without parsing it, which takes far longer than all else; undefined
 * where anything about it is unusual. In a block mapping without indentation, no line of another value begins at the
 * margin (YAML 1.2.2, 6.1).
 */
function quickIdentity(source: string): Identity | undefined {
  if (/^["'{[?&!*%]|^\.\.\.|\r|\t/m.test(source)) return undefined
  const apiVersion = only(source, API_VERSION)
  const kind = only(source, KIND)
  if (apiVersion === undefined || kind === undefined || kind.endsWith('List')) return undefined
  const [metadata, ...others] = [...source.matchAll(/^metadata:[ ]*\n((?:[ ]+.*\n|\n|#.*\n)*)/gm)]
  if (metadata?.[1] === undefined || others.length > 0 || source.match(/^metadata/gm)?.length !== 1)
    return undefined
  const indent = /^( +)[^ #]/m.exec(metadata[1])?.[1]
  if (indent === undefined || /^ *(?:<<|["'?&!*])/m.test(metadata[1])) return undefined
  const at = (key: string): string | undefined | null => {
    const lines = [...(metadata[1]?.matchAll(new RegExp(`^${indent}${key}:(.*)$`, 'gm')) ?? [])]
    if (lines.length > 1) return undefined
    if (lines[0] === undefined) return null
    return new RegExp(`^ ${PLAIN}`).exec(lines[0][1] ?? '')?.[1]
  }
  const [name, namespace] = [at('name'), at('namespace')]
  if (name === undefined || name === null || namespace === undefined) return undefined
  return { apiVersion, kind, namespace: namespace ?? '', name }
}

function only(source: string, pattern: RegExp): string | undefined {
  const [first, ...others] = [...source.matchAll(pattern)]
  return others.length > 0 ? undefined : first?.[1]
}
