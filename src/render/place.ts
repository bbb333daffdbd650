import { asFields, textIn } from './field.js'
import type { Field, Fields } from './field.js'
import { isSensitive } from './sensitive.js'
import { isEncrypted } from './text.js'

/** Where a value of an object stands, as far as it matters to whether it may be seen. */
export interface Place {
  /** The value, and everything below it, is secret. */
  readonly isHidden: boolean
  /** `secret`: among the fields of a Secret. `encrypted`: in an object whose secrets nobody can read, or that names them. */
  readonly object: 'secret' | 'encrypted' | 'other'
  /** Among annotations. */
  readonly inAnnotations: boolean
}

export const ROOT: Place = { isHidden: false, object: 'other', inAnnotations: false }

/** What a Secret says besides its secrets. A field that it should not have may be a misspelt one that holds them. */
const SHOWN_IN_SECRET = new Set(['apiVersion', 'kind', 'metadata', 'type', 'immutable'])

const ENCRYPTED =
  /^(?:SealedSecret|(?:Cluster)?ExternalSecret|(?:Cluster)?SecretStore|PushSecret|SecretProviderClass|Vault\w+Secret|OnePasswordItem)$/

/** Copies of the whole object, and digests of what may be secret. */
const COPIES = /^kubectl\.kubernetes\.io\/last-applied-configuration$/
const DIGESTS = /checksum|(?:^|[/.-])(?:sha256|sha1|md5|hash)$/i
const REGISTRIES = /^\.?docker(?:config(?:json)?|cfg)$/i

/** The place of an entry's value. `maps`: the mapping before and after, as far as they are there. */
export function entryPlace(around: Place, maps: readonly Fields[], key: string): Place {
  if (around.isHidden) return around
  const object = objectOf(maps) ?? around.object
  const inAnnotations = key === 'annotations' || key === 'commonAnnotations' || key === 'podAnnotations'
  const place = { isHidden: false, object: object === 'encrypted' ? object : 'other', inAnnotations } as const
  if (object === 'secret' && !SHOWN_IN_SECRET.has(key)) return { ...place, isHidden: true }
  if (COPIES.test(key) || REGISTRIES.test(key)) return { ...place, isHidden: true }
  if (around.inAnnotations && DIGESTS.test(key)) return { ...place, isHidden: true }
  if (object === 'encrypted') return place
  const values = maps.map((map) => map.entries.get(key))
  const isNamed =
    isSensitive(key) || (key === 'value' && maps.some((map) => isSensitive(textIn(map, 'name') ?? '')))
  return isNamed && values.some(isValue) ? { ...place, isHidden: true } : place
}

/** The place of a list's item. `before`: the items before it, on both sides. */
export function itemPlace(around: Place, before: readonly (Field | undefined)[]): Place {
  if (around.isHidden) return around
  const isArgument = before.some((item) => {
    const flag = /^--?([\w-]+)$/.exec((item?.type === 'text' && item.value) || '')?.[1]
    return flag !== undefined && isSensitive(flag)
  })
  return { ...around, isHidden: isArgument, inAnnotations: false }
}

/** A text, or a list of them; what has a structure says by its own keys what is secret. */
function isValue(field: Field | undefined): boolean {
  if (field?.type === 'list') return field.items.length > 0 && field.items.every(isValue)
  return (
    field?.type === 'text' &&
    field.value !== null &&
    !(field.isString ? isEncrypted(field.value) : /^(?:true|false)$/i.test(field.value))
  )
}

function objectOf(maps: readonly Fields[]): Place['object'] | undefined {
  for (const map of maps) {
    const kind = textIn(map, 'kind')
    if (kind === undefined) continue
    if (/^secret$/i.test(kind)) return 'secret'
    if (asFields(map)?.entries.has('apiVersion') === true) return ENCRYPTED.test(kind) ? 'encrypted' : 'other'
  }
  return undefined
}
