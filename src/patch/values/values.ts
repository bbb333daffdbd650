import type { ObjectRef } from '../../fields/object.js'
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
import { isWhole, placesOf, scalarsOf } from './place.js'
import type { Place } from './place.js'

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
  const matches = [...placesOf(top)].flatMap((place): Match[] => {
    const from = candidates(place).find((name) => findImage(request.images, name) !== undefined)
    const image = from === undefined ? undefined : findImage(request.images, from)
    if (from === undefined || image === undefined) {
      others.push(place)
      return []
    }
    for (const scalar of scalarsOf(place)) known.add(scalar)
    const match = setImage(place, image, from, request)
    if (match !== undefined) setAround(place, top, match.to, request, defaults?.isPatched === true)
    return match === undefined ? [] : [match]
  })
  refuseShared(work, others)
  if (matches.length > 0) noteOthers(top, known, request)
  return matches
}

/** The names that a chart may make of a place's parts, without tag and digest. */
export function candidates(place: Place): string[] {
  const { level, registry, organisation, name } = place
  const parts = [organisation === undefined ? '' : level.text(organisation), level.text(name)]
  const base = parts.filter((part) => part).join('/')
  const own = registry === undefined || isComplete(base) ? '' : level.text(registry)
  const global = globalRegistry(place)
  // Bitnami's charts let the global registry win; others take it where there is no other.
  const names = [own ? `${own}/${base}` : base, global ? `${global}/${base}` : '']
  return names.flatMap((each) => (each === '' ? [] : [splitReference(each).name]))
}

/** True for a text that begins with a host, as Istio's charts take it for the whole reference. */
function isComplete(name: string): boolean {
  return /^[^/]*[.:][^/]*\//.test(name)
}

/** The registry that the nearest `global` around a place has for it, or `images` that has no image of its own. */
function globalRegistry({ level, registry, tag }: Place): string {
  // Where an image has no tag of its own, Dapr's and Istio's charts have that in `global` too.
  const isOwn = level.has(tag) && !(registry !== undefined && level.text(registry))
  const read = (from: Mapping | undefined): string | undefined => {
    const below = (key: string): Mapping | undefined => asMapping(from && lookup(from, key)?.entry.value)
    const [global, images] = [below('global'), below('images')]
    const image = asMapping(global && lookup(global, 'image')?.entry.value)
    const shared = isOwn && !textAt(global, 'variant') ? ['hub', 'registry'] : []
    const texts = [textAt(global, 'imageRegistry'), textAt(image, 'registry')]
    // Chaos Mesh keeps the registry and the tag of all images there.
    const all = isOwn && !textAt(images, 'repository') ? textAt(images, 'registry') : undefined
    return [...texts, ...shared.map((key) => textAt(global, key)), all].find((text) => text)
  }
  for (let at: Level | undefined = level; at !== undefined; at = at.parent) {
    const found = read(at.map) ?? read(at.defaults)
    if (found) return found
  }
  return ''
}

/** Undefined where the image is left alone. */
function setImage(
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
  const before = `${from}${tag ? `:${tag}` : own.tag ? `:${own.tag}` : ''}${digest ? `@${digestText(digest)}` : ''}`
  if (isWhole(place)) {
    level.set(name, rewrite(image, written) ?? to, 'image')
    return { image, from: written, to }
  }
  if (image.newName !== null && parseReference(from)?.repository !== image.newRepository)
    setName(place, from, image.newName)
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

/** The new name, over the keys that there are. Raises `unclear` where a part of it is global, and to be another one. */
export function setName(place: Place, from: string, newName: string): void {
  const { level, registry, organisation, name } = place
  const global = globalRegistry(place)
  let rest = newName
  if (registry === 'hub') {
    // All but the last part of the name, unlike a registry.
    const slash = newName.lastIndexOf('/')
    if (newName.slice(0, slash) !== (level.text(registry) || global))
      level.set(registry, slash < 0 ? 'docker.io' : newName.slice(0, slash), 'name', [name])
    rest = newName.slice(slash + 1)
  } else if (registry !== undefined) {
    const domain = registryOf(parseReference(newName)?.repository ?? '')
    const isSpelled = newName.startsWith(`${domain}/`)
    rest = isSpelled ? newName.slice(domain.length + 1) : newName
    level.set(registry, domain, 'name', [name])
  } else if (global !== '' && newName.startsWith(`${global}/`)) rest = newName.slice(global.length + 1)
  else if (global !== '' && from.startsWith(`${global}/`)) {
    level.work.refuse(
      'unclear',
      level.own(name)?.entry.start ?? level.map.start,
      `${JSON.stringify(global)}, with which the name of this image begins, stands in "global" for others too, and ${JSON.stringify(newName)} does not begin with it.`,
      'Change the registry by hand, then run again.'
    )
  }
  if (organisation !== undefined) {
    const slash = rest.lastIndexOf('/')
    level.set(organisation, slash < 0 ? '' : rest.slice(0, slash), 'name', [name])
    rest = rest.slice(slash + 1)
  }
  level.set(name, rest, 'name')
}

/** The tag and the digest, over the keys that there are. */
export function setTag(place: Place, image: ResolvedImage): void {
  const { level, name, tag: key, digest } = place
  const current = level.text(key) ?? ''
  const isHex = digest !== undefined && digest.startsWith('sha')
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
