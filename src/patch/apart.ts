import type { ApartUse } from '../fields/use.js'
import { parseReference } from '../image/reference.js'
import { rewrite } from '../image/request.js'
import type { ResolvedImage } from '../image/request.js'
import { lookup } from '../yaml/node.js'
import type { Match } from './change.js'
import type { Work } from './draft.js'
import { patchPods } from './pods.js'
import { setPolicy } from './policy.js'
import type { PatchRequest } from './request.js'
import { isLeftToVariable, partOf } from './variable.js'
import { Level } from './values/level.js'
import type { Place } from './values/place.js'
import { namedBy, setImage, setName, setTag } from './values/values.js'

/** Brings images whose parts are fields of an object to what is asked for, and the pods around them. */
export function patchApart(work: Work, uses: readonly ApartUse[], request: PatchRequest): Match[] {
  // What actions write of the parts is not known.
  if (work.template !== null) return []
  return uses.flatMap((use): Match[] => {
    const level = new Level(work, use.map, use.path.slice(0, -1), use.object, undefined)
    const found = { ...use.keys, level, key: use.keys.name, isMap: true, isContainer: false }
    const named = namedBy(found, request.images)
    if (named === undefined) return []
    const { place, image, from } = named
    for (const twins of use.twins) work.refuseTwins(twins, null)
    const beside = [place.tag, place.digest ?? ''].map((part) => partOf(work, lookup(use.map, part)?.entry))
    if (isLeftToVariable(work, image, beside, request)) return []
    const match = use.isShape ? setShape(place, image, from, request) : setFields(place, image, from)
    if (match === undefined) return []
    if (request.pullPolicy !== 'keep') setPolicy(work, use, request.pullPolicy)
    patchPods(work, new Map([[use, match]]), request)
    return [match]
  })
}

/** The fields that a kind is known to have. */
function setFields(place: Place, image: ResolvedImage, from: string): Match {
  const { level } = place
  const [tag, digest] = [level.text(place.tag), level.text(place.digest ?? '')]
  const before = `${from}${tag ? `:${tag}` : ''}${digest ? `@sha256:${digest}` : ''}`
  if (image.newName !== null && image.newName !== from) setName(place, from, image.newName)
  setTag(place, image)
  return { image, from: before, to: rewrite(image, from) ?? from }
}

/** The fields that are there: a kind that nobody knows need not have others. */
function setShape(
  place: Place,
  image: ResolvedImage,
  from: string,
  request: PatchRequest
): Match | undefined {
  const { level, name, tag, digest } = place
  const { work } = level
  const hasTag = level.has(tag) || parseReference(level.text(name) ?? '')?.tag != null
  if (!hasTag && image.digest === null) {
    const message = `${JSON.stringify(digest ?? name)} pins the image by its digest, and the run has none, so it was left alone.`
    const hint = 'Give the digest of the new image, or write a tag here instead of the digest.'
    work.note(
      'incomplete',
      'warning',
      level.own(digest ?? name)?.entry.start ?? level.map.start,
      message,
      hint
    )
    return undefined
  }
  const isStale = digest !== undefined && image.digest === null
  const match = setImage(
    isStale ? { ...place, digest: undefined } : place,
    hasTag ? image : { ...image, tag: null },
    from,
    request
  )
  if (isStale && match !== undefined) removeDigest(level, digest)
  return match && { ...match, image }
}

/** Without it, the tag counts. An empty text may be no valid digest for the operator. */
function removeDigest({ work, map, path, object }: Level, key: string): void {
  const found = lookup(map, key)
  if (found === undefined || !work.firstTime(map, `without ${key}`)) return
  if (found.holder !== map) {
    const message = `${JSON.stringify(key)} is merged from elsewhere, and is to go here.`
    work.refuse(
      'shared-anchor',
      found.entry.start,
      message,
      'Write the image out here instead of merging it.'
    )
  }
  for (const entry of [...found.twins, found.entry]) work.editor.removeEntry(map, entry)
  const from = new Level(work, map, path, object, undefined).text(key) ?? ''
  const record = { field: 'digest', object, container: null, path: [...path, key] } as const
  work.record({ ...record, offset: found.entry.start, from, to: null, edited: map, inside: 1 })
}
