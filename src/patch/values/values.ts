import type { ObjectRef } from '../../fields/object.js'
import { isTagged, keyIn, plainKey } from '../../fields/image-keys.js'
import { formatPath } from '../../fields/path.js'
import type { Path } from '../../fields/path.js'
import { parseReference, registryOf, splitReference } from '../../image/reference.js'
import { findImage, rewrite } from '../../image/request.js'
import type { ResolvedImage } from '../../image/request.js'
import { asMapping, lookup, scalarsOf as scalarsIn, textAt } from '../../yaml/node.js'
import type { Mapping, Scalar } from '../../yaml/node.js'
import type { Match } from '../change.js'
import type { Work } from '../draft.js'
import { markedIn } from '../marker.js'
import type { PatchRequest } from '../request.js'
import { isLeftToVariable } from '../variable.js'
import { setAround } from './around.js'
import type { Defaults } from './chart.js'
import { Level } from './level.js'
import type { Schema } from './level.js'
import { isWhole, placesOf, readingsOf, scalarsOf } from './place.js'
import type { Place } from './place.js'
import { sharedTags } from './shared-tag.js'

/**
 * Brings the images of Helm values to what is asked for. `path`: where `root` stands in its document; `defaults`: the
 * chart's own values, for what `root` leaves out; `schema`: what the chart allows. Raises errors that refuse the file.
 */
export function patchValues(
  work: Work,
  root: Mapping,
  path: Path,
  object: ObjectRef,
  request: PatchRequest,
  defaults?: Defaults,
  schema?: Schema
): Match[] {
  const top = new Level(work, root, path, object, defaults?.root, undefined, schema)
  const others: Place[] = []
  const known = new Set<Scalar>()
  const matches = [...placesOf(top)].flatMap((found): Match[] => {
    const named = namedBy(found, request.images)
    if (named === undefined) {
      others.push(found)
      return []
    }
    const { place, image, from } = named
    for (const scalar of scalarsOf(place)) known.add(scalar)
    const match = setImage(place, image, from, request)
    if (match !== undefined) setAround(place, top, match.to, request, defaults?.isPatched === true)
    return match === undefined ? [] : [match]
  })
  refuseShared(work, others)
  noteShared(work, top, others, request.images)
  if (matches.length > 0) noteOthers(top, known, request)
  return matches
}

/** The image that a place names, and the way to read its keys by which it does. */
export function namedBy(
  found: Place,
  images: readonly ResolvedImage[]
): { readonly place: Place; readonly image: ResolvedImage; readonly from: string } | undefined {
  for (const place of readingsOf(found)) {
    for (const from of candidates(place)) {
      const image = findImage(images, from)
      if (image !== undefined) return { place, image, from }
    }
  }
  return undefined
}

/** The names that a chart may make of a place's parts, without tag and digest. */
export function candidates(place: Place): string[] {
  const { level, registry, organisation, name } = place
  const parts = [organisation === undefined ? '' : level.text(organisation), level.text(name)]
  const base = parts.filter((part) => part).join('/')
  const own = registry === undefined || isComplete(base) ? '' : level.text(registry)
  const global = globalRegistry(place)
  // Bitnami's charts let the global registry win; others take it where there is no other.
  const names = [own ? `${own}/${base}` : base, global ? `${global.text}/${base}` : '']
  return names.flatMap((each) => (each === '' ? [] : [splitReference(each).name]))
}

/** True for a text that begins with a host, as Istio's charts take it for the whole reference. */
function isComplete(name: string): boolean {
  return /^[^/]*[.:][^/]*\//.test(name)
}

/** A text around a place with which its name may begin, for other images too. */
interface Outer {
  readonly text: string
  /** The key of the mapping, or the text itself, that holds it. */
  readonly at: string
}

/** The registry that the nearest mapping around a place has for it: in `global`, in `images` that has no image of its own, or beside. */
function globalRegistry({ level, isMap, registry, name, tag }: Place): Outer | undefined {
  // Where an image has no tag of its own, Dapr's and Istio's charts have that in `global` too.
  const hasTag = level.has(tag) || (tag === '' && isTagged(level.text(name)))
  const isOwn = hasTag && !(registry !== undefined && level.text(registry))
  const text = (map: Mapping | undefined, names: readonly string[]): string | undefined => {
    const keys = names.flatMap((each) => keyIn(map, [each]) ?? [])
    return keys.map((key) => textAt(map, key)).find((each) => each)
  }
  const read = (from: Mapping | undefined, isOutside: boolean): Outer | undefined => {
    const below = (key: string): Mapping | undefined => asMapping(from && lookup(from, key)?.entry.value)
    const [global, images] = [below('global'), below('images')]
    const image = asMapping(global && lookup(global, 'image')?.entry.value)
    const shared = isOwn && !textAt(global, 'variant') ? ['hub', 'registry'] : []
    const inGlobal = text(global, ['imageregistry']) ?? text(image, ['registry']) ?? text(global, shared)
    if (inGlobal) return { text: inGlobal, at: 'global' }
    // Chaos Mesh keeps the registry and the tag of all images there.
    const all = isOwn && !textAt(images, 'repository') ? textAt(images, 'registry') : undefined
    if (all) return { text: all, at: 'images' }
    const beside = isOwn && isOutside ? text(from, ['imageregistry', 'registry']) : undefined
    return beside ? { text: beside, at: 'registry' } : undefined
  }
  for (let at: Level | undefined = level; at !== undefined; at = at.parent) {
    const isOutside = at !== level || !isMap
    const found = read(at.map, isOutside) ?? read(at.defaults, isOutside)
    if (found) return found
  }
  return undefined
}

/** Undefined where the image is left alone. */
export function setImage(
  place: Place,
  image: ResolvedImage,
  from: string,
  request: PatchRequest
): Match | undefined {
  const { level, name } = place
  const { work } = level
  const written = level.text(name) ?? ''
  const own = splitReference(written)
  const [tag, digest] = [
    level.text(place.tag) ?? '',
    place.digest === undefined ? '' : (level.text(place.digest) ?? '')
  ]
  const parts = [place.tag, place.digest, name].map((key) => {
    const text = key === undefined ? undefined : level.text(key)
    const at = key === undefined ? undefined : (level.own(key) ?? level.own(name))
    return text === undefined ? undefined : { text, offset: at?.entry.start ?? level.map.start }
  })
  if (isLeftToVariable(work, image, parts, request)) return undefined
  const to = rewrite(image, from) ?? from
  if (place.tag === '' && from !== own.name && !isTagged(written)) return noteTagElsewhere(place, image)
  const before = `${from}${tag ? `:${tag}` : own.tag ? `:${own.tag}` : ''}${digest ? `@${digestText(digest)}` : ''}`
  const isRenamed = image.newName !== null && parseReference(from)?.repository !== image.newRepository
  if (isWhole(place)) {
    // What stands behind the name, of which the first part may be elsewhere.
    const end = to.slice((image.newName ?? from).length)
    if (isRenamed) setName(place, from, image.newName, end)
    else level.set(name, own.name + end, 'image')
    return { image, from: from + written.slice(own.name.length), to }
  }
  if (isRenamed) setName(place, from, image.newName)
  if (level.has(place.tag) || image.tag === null) setTag(place, image)
  // A marker says where the tag is.
  else if (!markedIn(work, [image]).some(({ part }) => part === 'tag')) {
    noteNewTag(place)
    setTag(place, image)
  }
  return { image, from: before, to }
}

/** Names of the images under keys that tell nothing of their tags, such as `crdRepository`. */
function noteOthers({ work, map, path }: Level, known: ReadonlySet<Scalar>, { images }: PatchRequest): void {
  for (const { scalar, path: inner } of scalarsIn(map)) {
    const text = scalar.value ?? ''
    const { tag, digest } = splitReference(text)
    const isAlone = tag === null && digest === null
    const isName = isAlone && /image|repo/i.test(String(inner.at(-1))) && text.includes('/')
    const image = isName && !known.has(scalar) ? findImage(images, text) : undefined
    if (image === undefined || work.claimed.has(scalar)) continue
    const at = formatPath([...path, ...inner])
    const message = `${at} names the image as well, with its tag elsewhere, and was left alone.`
    const hint = `A comment "# repull: ${image.name}:tag" on that tag makes Repull write it.`
    work.note('no-place', 'notice', scalar.start, message, hint)
  }
}

/** The first part of the name stands apart, and so does the tag, wherever that is. */
function noteTagElsewhere({ level, name }: Place, image: ResolvedImage): undefined {
  const message = `${JSON.stringify(name)} names the image, and its tag is neither in it nor beside it.`
  const hint = `A comment "# repull: ${image.name}:tag" on that tag makes Repull write it.`
  level.work.note('incomplete', 'warning', level.own(name)?.entry.start ?? level.map.start, message, hint)
  return undefined
}

/** Says where images have their registry and their tag in one mapping, for others too, so that nothing was written. */
function noteShared(
  work: Work,
  { map, path }: Level,
  others: readonly Place[],
  images: readonly ResolvedImage[]
): void {
  for (const shared of sharedTags(map, path)) {
    for (const { level, name, tag } of others) {
      const text = splitReference(level.text(name) ?? '')
      const hasTag = isTagged(level.text(name)) || (tag !== '' && (level.text(tag) ?? '') !== '')
      const image = hasTag ? undefined : findImage(images, `${shared.registry}/${text.name}`)
      if (image === undefined || work.claimed.has(shared.scalar)) continue
      if (!work.firstTime(shared.scalar, `tag of ${image.name}`)) continue
      const at = formatPath([...level.path, name])
      const message = `${formatPath(shared.path)} is the tag of the image that ${at} names, and may be that of others, so it was left alone.`
      const hint = `A comment "# repull: ${image.name}:tag" on it makes Repull write it.`
      work.note('incomplete', 'warning', shared.scalar.start, message, hint)
    }
  }
}

/** A chart may read the tag from anywhere, and need not read one here. */
function noteNewTag({ level, key, name, tag }: Place): void {
  const offset = level.own(name)?.entry.start ?? level.map.start
  const message = `${JSON.stringify(key)} has no ${JSON.stringify(tag)}, so one is added.`
  level.work.note(
    'no-place',
    'notice',
    offset,
    message,
    'If the chart reads the tag from another key, mark that with "# repull: NAME:tag", and remove the new one.'
  )
}

export function digestText(digest: string): string {
  return /^[0-9a-f]{64}$/.test(digest) ? `sha256:${digest}` : digest
}

/**
 * The new name, over the keys that there are; `end` is what follows it in the text of the last. Raises `unclear` where
 * a part of it stands elsewhere, and is to be another one.
 */
export function setName(place: Place, from: string, newName: string, end = ''): void {
  const { level, registry, organisation, name } = place
  const outer = globalRegistry(place)
  const current = registry === undefined ? undefined : level.text(registry)
  let rest = newName
  if (registry !== undefined && plainKey(registry) === 'hub') {
    // All but the last part of the name, unlike a registry.
    const slash = newName.lastIndexOf('/')
    if (newName.slice(0, slash) !== (current || outer?.text))
      level.set(registry, slash < 0 ? 'docker.io' : newName.slice(0, slash), 'name', [name])
    rest = newName.slice(slash + 1)
  } else if (registry !== undefined && current && newName.startsWith(`${current}/`)) {
    rest = newName.slice(current.length + 1)
  } else if (registry !== undefined) {
    const domain = registryOf(parseReference(newName)?.repository ?? '')
    const isSpelled = newName.startsWith(`${domain}/`)
    rest = isSpelled ? newName.slice(domain.length + 1) : newName
    level.set(registry, domain, 'name', [name])
  } else if (outer !== undefined && newName.startsWith(`${outer.text}/`)) {
    rest = newName.slice(outer.text.length + 1)
  } else if (outer !== undefined && from.startsWith(`${outer.text}/`)) {
    level.work.refuse(
      'unclear',
      level.own(name)?.entry.start ?? level.map.start,
      `${JSON.stringify(outer.text)}, with which the name of this image begins, stands in ${JSON.stringify(outer.at)} for others too, and ${JSON.stringify(newName)} does not begin with it.`,
      'Change the registry by hand, then run again.'
    )
  }
  if (organisation !== undefined) {
    const slash = rest.lastIndexOf('/')
    level.set(organisation, slash < 0 ? '' : rest.slice(0, slash), 'name', [name])
    rest = rest.slice(slash + 1)
  }
  level.set(name, rest + end, end === '' ? 'name' : 'image')
}

/** The tag and the digest, over the keys that there are. */
export function setTag(place: Place, image: ResolvedImage): void {
  const { level, name, tag: key, digest } = place
  const current = level.text(key) ?? ''
  const isHex = digest !== undefined && plainKey(digest).startsWith('sha')
  const after = [key, name]
  if (image.tag !== null) {
    const whole = image.digest !== null && digest === undefined ? `${image.tag}@${image.digest}` : image.tag
    level.set(key, withoutAffixes(level, whole), 'tag', [name])
  } else if (digest === undefined && image.digest !== null) {
    // Nowhere else to go than behind the tag, as charts join them with a colon.
    level.set(key, `${splitTag(current) || 'latest'}@${image.digest}`, 'tag', [name])
  }
  if (digest === undefined) return
  const wanted = image.digest === null ? '' : isHex ? image.digest.replace('sha256:', '') : image.digest
  // An override cannot take away what the chart says: an empty text does.
  const isStale = (level.text(digest) ?? '') !== wanted
  if (isStale) level.set(digest, wanted, 'digest', after)
}

function splitTag(tag: string): string {
  return tag.split('@')[0] ?? ''
}

/** What is left for the tag's own key where a chart puts something before or behind it; what does not fit is emptied. */
function withoutAffixes(level: Level, tag: string): string {
  let rest = tag
  for (const key of ['tagPrefix', 'tagSuffix']) {
    const affix = level.text(key) ?? ''
    if (affix === '') continue
    const isPrefix = key === 'tagPrefix'
    const fits = rest.length > affix.length && (isPrefix ? rest.startsWith(affix) : rest.endsWith(affix))
    if (fits) rest = isPrefix ? rest.slice(affix.length) : rest.slice(0, -affix.length)
    else level.set(key, '', 'tag', ['tag'])
  }
  return rest
}

/** Refuses an edit that another image follows through an alias. */
function refuseShared(work: Work, others: readonly Place[]): void {
  const edited = new Map(work.drafts.map((draft) => [draft.edited, draft]))
  for (const place of others) {
    for (const scalar of scalarsOf(place)) {
      const draft = edited.get(scalar)
      if (draft === undefined) continue
      const offset = place.level.own(place.tag)?.entry.start ?? place.level.map.start
      const lines = `lines ${work.place(draft.offset).line} and ${work.place(offset).line}`
      work.refuse(
        'shared-anchor',
        draft.offset,
        `Two images share one anchor (${lines}), and only the first is to change.`,
        'Write the value out in one of them instead of using the alias.',
        [offset]
      )
    }
  }
}
