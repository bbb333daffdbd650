import type { ApartUse } from '../fields/use.js'
import { findImage, rewrite } from '../image/request.js'
import { lookup } from '../yaml/node.js'
import type { Match } from './change.js'
import type { Work } from './draft.js'
import { patchPods } from './pods.js'
import { setPolicy } from './policy.js'
import type { PatchRequest } from './request.js'
import { isLeftToVariable, partOf } from './variable.js'
import { Level } from './values/level.js'
import { setName, setTag } from './values/values.js'

/** Brings images whose parts are fields of an object to what is asked for, and the pods around them. */
export function patchApart(work: Work, uses: readonly ApartUse[], request: PatchRequest): Match[] {
  // What actions write of the parts is not known.
  if (work.template !== null) return []
  return uses.flatMap((use): Match[] => {
    const name = use.image.value ?? ''
    const image = findImage(request.images, name)
    const to = image && rewrite(image, name)
    if (image === undefined || to === undefined) return []
    const beside = [use.tag, use.digest].map((part) => partOf(work, lookup(use.map, part)?.entry))
    if (isLeftToVariable(work, image, beside, request)) return []
    for (const twins of use.twins) work.refuseTwins(twins, null)
    const key = String(use.path.at(-1))
    const level = new Level(work, use.map, use.path.slice(0, -1), use.object, undefined)
    const [tag, digest] = [level.text(use.tag), level.text(use.digest)]
    const from = `${name}${tag ? `:${tag}` : ''}${digest ? `@sha256:${digest}` : ''}`
    const parts = {
      name: key,
      tag: use.tag,
      digest: use.digest,
      registry: undefined,
      organisation: undefined
    }
    const place = { level, key, isMap: false, isContainer: false, ...parts }
    if (image.newName !== null && image.newName !== name) setName(place, name, image.newName)
    setTag(place, image)
    if (request.pullPolicy !== 'keep') setPolicy(work, use, request.pullPolicy)
    patchPods(work, new Map([[use, { to }]]), request)
    return [{ image, from, to }]
  })
}
