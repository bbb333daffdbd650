import { splitReference } from '../image/reference.js'
import { isMerge, withMerged } from '../yaml/node.js'
import type { Mapping } from '../yaml/node.js'

/**
 * What charts and operators call the parts of an image and what belongs to it, as data. A name stands for all its
 * spellings: `imagetag` is `imageTag`, `image_tag` and `image-tag`. To teach Repull a convention, add a name.
 */
export const NAMES = ['repository', 'repo', 'name'] as const
/** Texts that hold a whole reference, where the key says that it is one of an image. */
export const REFERENCES = ['uri', 'url', 'ref', 'reference'] as const
export const REGISTRIES = ['registry', 'hub'] as const
export const ORGANISATIONS = ['organization', 'organisation', 'org'] as const
export const TAGS = ['tag', 'version'] as const
export const DIGESTS = ['digest', 'sha', 'sha256', 'imagedigest'] as const
export const POLICIES = ['imagepullpolicy', 'pullpolicy'] as const
/** Keys for pull secrets: a list of them, or the name of one. */
export const SECRETS = [
  'imagepullsecrets',
  'pullsecrets',
  'imagepullsecretnames',
  'pullsecretnames',
  'imagepullsecret',
  'pullsecret',
  'imagepullsecretname',
  'pullsecretname'
] as const
/** Below a mapping of pull secrets: the list of them, or the name of one. */
export const SECRET_LISTS = ['secrets', 'names', 'value', 'values', 'items', 'list', 'existing'] as const
export const SECRET_NAMES = ['name', 'secretname', 'existingsecret'] as const
/** The first parts of names that images elsewhere in the document share. */
export const SHARED_REGISTRIES = [...REGISTRIES, 'imageregistry', 'imagehub'] as const
export const SHARED_TAGS = ['tag', 'imagetag', 'version'] as const

/** A key without what differs between its spellings. */
export function plainKey(key: string): string {
  return key.replace(/[_-]/g, '').toLowerCase()
}

const spellings = new WeakMap<Mapping, ReadonlyMap<string, string>>()

/** The key of a mapping, or of one that it merges, that is spelled one way or another as the first of these names that is there. */
export function keyIn(map: Mapping | undefined, names: readonly string[]): string | undefined {
  if (map === undefined) return undefined
  const known = spellings.get(map) ?? spellingsOf(map)
  spellings.set(map, known)
  return names.flatMap((name) => known.get(name) ?? [])[0]
}

function spellingsOf(map: Mapping): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const { entries } of withMerged(map)) {
    for (const entry of entries) {
      const plain = entry.name === null || isMerge(entry) ? undefined : plainKey(entry.name)
      if (plain !== undefined && !known.has(plain)) known.set(plain, entry.name ?? '')
    }
  }
  return known
}

/** Reads the texts of one mapping, whatever it is made of. */
export interface KeyReader {
  /** The key of a text, null or nothing, by the first of these names that is there. */
  find(names: readonly string[]): string | undefined
  text(key: string): string | undefined
}

/** The keys of one image. The texts of registry, organisation and name, joined by slashes, are its name. */
export interface ImageKeys {
  readonly registry: string | undefined
  readonly organisation: string | undefined
  readonly name: string
  /** Where the tag is, or would be. Empty: in the text of the name. */
  readonly tag: string
  readonly digest: string | undefined
  /** Other ways to read the same keys, which count where this one names another image. */
  readonly alternatives: readonly ImageKeys[]
}

export function isImageKey(key: string): boolean {
  return /images?(?:\[\])?$/i.test(key)
}

/** `{repository, tag}` and its like, as the value of `key`; undefined for a mapping that is no image. */
export function keysOfMap(reader: KeyReader, key: string): ImageKeys | undefined {
  const isImage = isImageKey(key)
  const tag = reader.find([...TAGS, ...(isImage ? ['release'] : [])])
  const names = isImage ? [...NAMES, ...REFERENCES] : NAMES.filter((each) => each !== 'name')
  const [name] = withText(reader, names)
  if (name === undefined || (!isImage && reader.find(['tag']) === undefined)) return undefined
  const isReference = REFERENCES.some((each) => each === plainKey(name))
  if (isReference && tag === undefined && !isTagged(reader.text(name))) return undefined
  const [organisation] = withText(reader, ORGANISATIONS)
  const keys: ImageKeys = {
    registry: reader.find(['registry']),
    organisation,
    name,
    tag: tag ?? 'tag',
    digest: reader.find(DIGESTS),
    alternatives: []
  }
  const isPath = isImage && !isReference && organisation === undefined
  const last = isPath ? withText(reader, ['name'])[0] : undefined
  if (last === undefined || last === name) return keys
  // `repository: ghcr.io/acme` with `name: shop`; the name may also be that of a container.
  const joint = { ...keys, organisation: name, name: last }
  const path = reader.text(name) ?? ''
  const isLabel = path.split('/').at(-1) === reader.text(last) || /^[^/]*[.:][^/]*\/[^/]+\/./.test(path)
  return isLabel ? { ...keys, alternatives: [joint] } : { ...joint, alternatives: [keys] }
}

const TEXT = new RegExp(`^(.*?)(image(?:${[...NAMES, ...REFERENCES].join('|')})?)$`)

/** `image: repo:tag`, `image: repo` with `imageTag`, `image_repository` with `image_tag`; undefined for another key. */
export function keysOfText(reader: KeyReader, key: string): ImageKeys | undefined {
  const plain = plainKey(key)
  const [, stem, end = ''] = TEXT.exec(plain) ?? []
  if (stem === undefined) return undefined
  const image = `${stem}image`
  const alone = (names: readonly string[]): readonly string[] => (stem === '' ? names : [])
  const of = (names: readonly string[]): string[] =>
    names.flatMap((name) => [`${plain}${name}`, `${image}${name}`])
  const beside = (names: readonly string[]): string[] => [...of(names), ...alone(names)]
  const tag = reader.find([...of(TAGS), `${stem}tag`, ...alone(TAGS)])
  const isReference = REFERENCES.some((each) => end === `image${each}`)
  if (tag === undefined && end !== 'image' && !(isReference && isTagged(reader.text(key)))) return undefined
  const paths = withText(reader, [...of(['repository', 'repo']), ...alone(['repository', 'repo'])])
  const isPath = paths.includes(key)
  // Then the path is a part of the name that stands beside it.
  if (isPath && withText(reader, [`${image}name`]).length > 0) return undefined
  const keys: ImageKeys = {
    registry: reader.find(beside(REGISTRIES)),
    organisation: withText(reader, beside(ORGANISATIONS))[0],
    name: key,
    tag: tag ?? '',
    digest: reader.find(beside(['digest', 'sha256'])),
    alternatives: []
  }
  const [path] = paths
  if (isPath || isReference || path === undefined || keys.organisation !== undefined) return keys
  const whole = end === 'image' ? [] : [{ ...keys, name: path }]
  return { ...keys, organisation: path, alternatives: [keys, ...whole] }
}

/** The keys of those names that are there with a text, in their order. */
function withText(reader: KeyReader, names: readonly string[]): string[] {
  return names.flatMap((name) => reader.find([name]) ?? []).filter((key) => reader.text(key))
}

/** True for a text that has the tag or the digest of a reference. */
export function isTagged(text = ''): boolean {
  const { tag, digest } = splitReference(text)
  return tag !== null || digest !== null
}
