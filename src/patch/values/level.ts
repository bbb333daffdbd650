import type { ObjectRef } from '../../fields/object.js'
import { keyIn } from '../../fields/image-keys.js'
import type { Path } from '../../fields/path.js'
import { asMapping, asScalar, lookup, textAt } from '../../yaml/node.js'
import type { Found, Mapping } from '../../yaml/node.js'
import type { Value } from '../../yaml/style.js'
import type { ChangedField } from '../change.js'
import type { Work } from '../draft.js'
import { writtenText } from '../variable.js'

/** The part of a chart's values.schema.json (JSON Schema) that says which keys a mapping may have. */
export interface Schema {
  readonly properties?: Readonly<Record<string, Schema | undefined>>
  readonly patternProperties?: unknown
  readonly additionalProperties?: unknown
  readonly type?: unknown
  readonly items?: Schema
}

/** A mapping of Helm values, and what the chart itself has at the same place. */
export class Level {
  readonly work: Work
  readonly map: Mapping
  readonly path: Path
  readonly object: ObjectRef
  readonly defaults: Mapping | undefined
  /** The mapping around this one, or around the list that it is an item of. */
  readonly parent: Level | undefined
  readonly #schema: Schema | undefined

  constructor(
    work: Work,
    map: Mapping,
    path: Path,
    object: ObjectRef,
    defaults: Mapping | undefined,
    parent?: Level,
    schema?: Schema
  ) {
    this.work = work
    this.map = map
    this.path = path
    this.object = object
    this.defaults = defaults
    this.parent = parent
    this.#schema = schema
  }

  below(key: string): Level | undefined {
    const map = asMapping(lookup(this.map, key)?.entry.value)
    const schema = this.#schema?.properties?.[key]
    return (
      map && new Level(this.work, map, [...this.path, key], this.object, this.#defaultsOf(key), this, schema)
    )
  }

  /** False for a key with which helm would refuse the values. */
  allows(key: string): boolean {
    const { additionalProperties, patternProperties, properties } = this.#schema ?? {}
    return (
      additionalProperties !== false || patternProperties !== undefined || properties?.[key] !== undefined
    )
  }

  /** The type of a list's items, where the chart's schema says it. */
  itemType(key: string): unknown {
    return this.#schema?.properties?.[key]?.items?.type
  }

  own(key: string): Found | undefined {
    return lookup(this.map, key)
  }

  /** The key, however it is spelled, that `has` is true of: by the first of these names that is there. */
  find(names: readonly string[]): string | undefined {
    return names
      .flatMap((name) => [keyIn(this.map, [name]), keyIn(this.defaults, [name])])
      .find((key) => key !== undefined && this.has(key))
  }

  /** Its own text, or else the chart's. */
  text(key: string): string | undefined {
    const found = this.own(key)
    return found === undefined ? textAt(this.defaults, key) : writtenText(this.work.text, found.entry.value)
  }

  /** True where the values, or the chart's own, have the key with a text, null or nothing. */
  has(key: string): boolean {
    const found = this.own(key) ?? (this.defaults && lookup(this.defaults, key))
    if (found === undefined) return false
    return asScalar(found.entry.value) !== undefined || this.text(key) !== undefined
  }

  hasDefault(key: string): boolean {
    return this.defaults !== undefined && lookup(this.defaults, key) !== undefined
  }

  /** Sets a text, or adds it behind the first of `after` that is there. */
  set(key: string, value: string, field: ChangedField, after: readonly (string | undefined)[] = []): void {
    const { work, map, object } = this
    const record = { field, object, container: null, path: [...this.path, key] }
    const found = this.own(key)
    if (found === undefined) {
      const near = after.flatMap((name) => (name === undefined ? [] : (this.own(name)?.entry ?? []))).at(0)
      if (!work.firstTime(map, key)) return
      const isOurs = near !== undefined && map.entries.includes(near)
      work.editor.addEntry(map, key, value, isOurs ? { entry: near, side: 'after' } : undefined)
      const offset = near?.start ?? map.start
      return work.record({ ...record, offset, from: null, to: value, edited: map, inside: 1 })
    }
    work.refuseTwins(found.twins.length > 0 ? [...found.twins, found.entry] : [], null)
    work.refuseBare(found.entry)
    const scalar = asScalar(found.entry.value)
    if (scalar !== undefined) return work.set(scalar, value, { ...record, offset: found.entry.start })
    const name = JSON.stringify(key)
    work.refuse(
      'unclear',
      found.entry.start,
      `${name} should be text, and is a list or a mapping.`,
      'Write it as text.'
    )
  }

  /** Adds a list, or gives one to a key without a value. */
  setList(key: string, values: Exclude<Value, string>): void {
    const found = this.own(key)
    if (found === undefined) this.work.editor.addEntry(this.map, key, values)
    else this.work.editor.fill(found.holder, found.entry, values)
  }

  #defaultsOf(key: string): Mapping | undefined {
    return this.defaults && asMapping(lookup(this.defaults, key)?.entry.value)
  }
}
