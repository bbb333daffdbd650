import { isImageKey, isTagged, keysOfMap, keysOfText, plainKey } from '../../fields/image-keys.js'
import type { ImageKeys } from '../../fields/image-keys.js'
import { asMapping, asScalar, asSequence, isMerge, lookup, resolve } from '../../yaml/node.js'
import type { Scalar } from '../../yaml/node.js'
import { Level } from './level.js'

/** The keys under which values keep the parts of one image, all in the same mapping. */
export interface Place extends ImageKeys {
  readonly level: Level
  /** The key of the image: of the mapping that holds its parts, or of the text beside its tag. */
  readonly key: string
  readonly isMap: boolean
  /** An item of a list of containers. */
  readonly isContainer: boolean
}

/** Every place of values where an image may be, from the outside in. */
export function* placesOf(level: Level, key = ''): Generator<Place, void> {
  const place = key === '' ? undefined : mapPlace(level, key)
  if (place !== undefined) yield place
  for (const entry of level.map.entries) {
    const { name } = entry
    if (name === null || isMerge(entry)) continue
    const value = resolve(entry.value)
    if (value?.type === 'scalar') {
      const flat = textPlace(level, name) ?? namedPlace(level, name, key)
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
  for (const { name } of level.defaults?.entries ?? []) {
    const flat = name === null || level.own(name) !== undefined ? undefined : textPlace(level, name)
    const parts = [flat?.registry, flat?.organisation, flat?.tag, flat?.digest]
    // An override of a part of it.
    if (flat !== undefined && parts.some((part) => part && level.own(part) !== undefined)) yield flat
  }
}

function mapPlace(level: Level, key: string): Place | undefined {
  const keys = keysOfMap(level, key)
  // An override that says nothing about the image itself.
  const isEmpty = [keys?.name, keys?.organisation, keys?.tag, keys?.digest].every(
    (each) => each === undefined || level.own(each) === undefined
  )
  // Items of a list called images may be anything.
  const isVague =
    key.endsWith('[]') && keys !== undefined && !level.has(keys.tag) && !isTagged(level.text(keys.name))
  if (keys === undefined || isEmpty || isVague) return undefined
  return { ...keys, level, key, isMap: true, isContainer: false }
}

function textPlace(level: Level, key: string): Place | undefined {
  const keys = keysOfText(level, key)
  const isContainer =
    /containers\[\]$/i.test(String(level.path.at(-2) ?? '') + '[]') && typeof level.path.at(-1) === 'number'
  return keys && { ...keys, level, key, isMap: false, isContainer }
}

/** A whole reference in a mapping of them: `images: {web: acme/shop:v1}`. */
function namedPlace(level: Level, name: string, key: string): Place | undefined {
  if (!isImageKey(key) || !/s$/i.test(key) || !isTagged(level.text(name))) return undefined
  const keys = {
    registry: undefined,
    organisation: undefined,
    name,
    tag: '',
    digest: undefined,
    alternatives: []
  }
  return { ...keys, level, key: name, isMap: false, isContainer: false }
}

/** A place as its keys can be read, the likeliest first. */
export function readingsOf(place: Place): Place[] {
  return [place, ...place.alternatives.map((keys) => ({ ...place, ...keys, alternatives: [] }))]
}

/** The mapping in which what belongs to an image stands beside it, such as its pull policy. */
export function homeOf({ level, isMap }: Pick<Place, 'level' | 'isMap'>): Level | undefined {
  return isMap ? level.parent : level
}

/** What is before `image` in the key of an image, which may be in the keys for what belongs to it too: `web` of `webImage`. */
export function stemOf(key: string): string {
  return plainKey(key).replace(/image(?:repository|repo|name)?$/, '')
}

/** What `global` holds, in the mappings around an image, the nearest first. */
export function globals(level: Level): Level[] {
  return [level, ...outwards(level)].flatMap((each) => each.below('global') ?? [])
}

/** The mappings around one, the nearest first. */
export function outwards(level: Level | undefined): Level[] {
  return level?.parent === undefined ? [] : [level.parent, ...outwards(level.parent)]
}

/** True where the name holds the tag too: `image: acme/shop:v1`, or `repository: acme/shop:v1` with no tag beside it. */
export function isWhole({ level, isMap, name, tag, digest }: Place): boolean {
  const hasTag = isTagged(level.text(name))
  if (!isMap) return tag === '' || hasTag
  const beside = [tag, digest].some((key) => key !== undefined && (level.text(key) ?? '') !== '')
  return hasTag && !beside
}

/** The scalars that decide about a place's image. */
export function scalarsOf({ level, name, tag, digest, registry, organisation }: Place): Scalar[] {
  const keys = [name, tag, digest, registry, organisation].filter((key) => key !== undefined)
  return keys.flatMap((key) => asScalar(lookup(level.map, key)?.entry.value) ?? [])
}
