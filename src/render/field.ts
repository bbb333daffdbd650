import type { Path } from '../fields/path.js'
import { isMerge, resolve, withMerged } from '../yaml/node.js'
import type { Mapping, Node, Scalar } from '../yaml/node.js'
import { isPlainString } from '../yaml/quote.js'

/** A scalar of an object. */
export interface Text {
  readonly type: 'text'
  /** null for null, `~` and nothing. */
  readonly value: string | null
  /** False for what readers take for a number, a boolean or a date. */
  readonly isString: boolean
}

export interface List {
  readonly type: 'list'
  readonly items: readonly Field[]
}

export interface Fields {
  readonly type: 'fields'
  readonly entries: ReadonlyMap<string, Field>
}

/** What a rendered object says, without places: aliases and merges are filled in. */
export type Field = Text | List | Fields

/** More values than any object has; aliases of aliases can stand for billions. */
const MAX_VALUES = 500_000
const MAX_DEPTH = 200

/** What a node says; undefined where that is more than anybody would read. */
export function fieldOf(node: Node): Field | undefined {
  const count = { values: 0, isTooLarge: false }
  const read = (part: Node, depth: number): Field => {
    count.values += 1
    count.isTooLarge ||= count.values > MAX_VALUES || depth > MAX_DEPTH
    const value = count.isTooLarge ? undefined : resolve(part)
    if (value?.type === 'mapping') return { type: 'fields', entries: entriesOf(value, depth, read) }
    if (value?.type === 'sequence') {
      return { type: 'list', items: value.items.map((item) => read(item, depth + 1)) }
    }
    return value === undefined ? NOTHING : textOf(value)
  }
  const field = read(node, 0)
  return count.isTooLarge ? undefined : field
}

const NOTHING: Text = { type: 'text', value: null, isString: false }

function textOf({ value, style }: Scalar): Text {
  return {
    type: 'text',
    value,
    isString: value !== null && (style !== 'plain' || isPlainString(value, false))
  }
}

function entriesOf(
  map: Mapping,
  depth: number,
  read: (node: Node, depth: number) => Field
): Map<string, Field> {
  const entries = new Map<string, Field>()
  for (const part of withMerged(map)) {
    const own = new Map<string, Node>()
    for (const entry of part.entries) {
      if (entry.name !== null && !isMerge(entry)) own.set(entry.name, entry.value)
    }
    for (const [name, value] of own) if (!entries.has(name)) entries.set(name, read(value, depth + 1))
  }
  return entries
}

export function string(value: string): Text {
  return { type: 'text', value, isString: true }
}

export function asFields(field: Field | undefined): Fields | undefined {
  return field?.type === 'fields' ? field : undefined
}

/** The text at the end of some keys; undefined where there is none. */
export function textIn(field: Field | undefined, ...keys: readonly string[]): string | undefined {
  const at = keys.reduce<Field | undefined>((value, key) => asFields(value)?.entries.get(key), field)
  return at?.type === 'text' ? (at.value ?? undefined) : undefined
}

/** Every text of an object, with its path. */
export function* textsOf(
  field: Field,
  path: Path = []
): Generator<{ readonly text: Text; readonly path: Path }, void> {
  if (field.type === 'text') yield { text: field, path }
  if (field.type === 'list') {
    for (const [index, item] of field.items.entries()) yield* textsOf(item, [...path, index])
  }
  if (field.type === 'fields') {
    for (const [key, value] of field.entries) yield* textsOf(value, [...path, key])
  }
}
