import { splitReference } from '../../image/reference.js'
import { asMapping, asScalar, asSequence, isMerge, lookup, resolve } from '../../yaml/node.js'
import type { Scalar } from '../../yaml/node.js'
import { Level } from './level.js'

/** The keys under which values keep the parts of one image, all in the same mapping. */
export interface Place {
  readonly level: Level
  /** The key of the image: of the mapping that holds its parts, or of the text beside its tag. */
  readonly key: string
  readonly isMap: boolean
  readonly registry: string | undefined
  readonly organisation: string | undefined
  readonly name: string
  readonly tag: string
  readonly digest: string | undefined
  /** An item of a list of containers. */
  readonly isContainer: boolean
}

const NAMES = ['repository', 'repo', 'name'] as const
const ORGANISATIONS = ['organization', 'organisation', 'org'] as const
const REGISTRIES = ['registry', 'hub'] as const
const DIGESTS = ['digest', 'sha', 'sha256', 'imageDigest'] as const

/** Every place of values where an image may be, from the outside in. */
export function* placesOf(level: Level, key = ''): Generator<Place, void> {
  const place = key === '' ? undefined : mapPlace(level, key)
  if (place !== undefined) yield place
  for (const entry of level.map.entries) {
    const { name } = entry
    if (name === null || isMerge(entry)) continue
    const value = resolve(entry.value)
    if (value?.type === 'scalar') {
      const flat = textPlace(level, name)
      if (flat !== undefined) yield flat
      continue
    }
    const below = level.below(name)
    if (below !== undefined) yield* placesOf(below, name)
    for (const [index, item] of (asSequence(value)?.items ?? []).entries()) {
      const map = asMapping(item)
      if (map === undefined) continue
      const inner = new Level(level.work, map, [...level.path, name, index], level.object, undefined, level)
      yield* placesOf(inner, `${name}[]`)
    }
  }
}

/** `image: {repository, tag}`, and mappings of other names that have both. */
function mapPlace(level: Level, key: string): Place | undefined {
  const isImage = /images?$/i.test(key)
  const name = NAMES.find((each) => (each !== 'name' || isImage) && level.text(each) !== undefined)
  if (name === undefined) return undefined
  const tag = ['tag', 'version', ...(isImage ? ['release'] : [])].find((each) => level.has(each)) ?? 'tag'
  const isWhole = isImage || level.has('tag')
  const digest = DIGESTS.find((each) => level.has(each))
  // An override that says nothing about the image itself.
  const isEmpty = [name, tag, digest].every((each) => each === undefined || level.own(each) === undefined)
  if (!isWhole || isEmpty) return undefined
  const registry = level.has('registry') ? 'registry' : undefined
  const organisation = ORGANISATIONS.find((each) => level.text(each) !== undefined)
  return { level, key, isMap: true, registry, organisation, name, tag, digest, isContainer: false }
}

/** `image: repo:tag`, `image: repo` with `imageTag`, `imageRepository` with `imageTag`. */
function textPlace(level: Level, key: string): Place | undefined {
  const [, stem = '', end] = /^(.*?)(image|imageRepository|imageRepo|imageName)$/i.exec(key) ?? []
  if (end === undefined) return undefined
  const image = stem === '' ? 'image' : `${stem}Image`
  const has = (names: readonly string[]): string | undefined => names.find((each) => level.has(each))
  const alone = stem === '' ? ['tag', 'version'] : []
  const tag = has([`${key}Tag`, `${image}Tag`, `${key}Version`, `${image}Version`, `${stem}Tag`, ...alone])
  if (tag === undefined && end.toLowerCase() !== 'image') return undefined
  const digest = has([`${key}Digest`, `${image}Digest`])
  const isContainer =
    /containers\[\]$/i.test(String(level.path.at(-2) ?? '') + '[]') && typeof level.path.at(-1) === 'number'
  const registry = REGISTRIES.find((each) => stem === '' && tag !== undefined && level.has(each))
  return {
    level,
    key,
    isMap: false,
    registry,
    organisation: undefined,
    name: key,
    tag: tag ?? '',
    digest,
    isContainer
  }
}

/** The mapping in which what belongs to an image stands beside it, such as its pull policy. */
export function homeOf({ level, isMap }: Pick<Place, 'level' | 'isMap'>): Level | undefined {
  return isMap ? level.parent : level
}

/** True where the name is the whole reference: `image: acme/shop:v1`, or `repository: acme/shop:v1` with nothing beside it. */
export function isWhole({ level, isMap, name, tag, digest, registry, organisation }: Place): boolean {
  const own = splitReference(level.text(name) ?? '')
  const isTagged = own.tag !== null || own.digest !== null
  if (!isMap) return tag === '' || isTagged
  const beside = [tag, digest].some((key) => key !== undefined && (level.text(key) ?? '') !== '')
  return isTagged && !beside && registry === undefined && organisation === undefined
}

/** The scalars that decide about a place's image. */
export function scalarsOf({ level, name, tag, digest, registry }: Place): Scalar[] {
  const keys = [name, tag, digest, registry].filter((key) => key !== undefined)
  return keys.flatMap((key) => asScalar(lookup(level.map, key)?.entry.value) ?? [])
}
