import type { Path } from '../fields/path.js'
import { splitReference } from '../image/reference.js'
import type { Change } from '../patch/change.js'
import { textIn } from './field.js'
import type { Field, Text } from './field.js'
import type { RenderedObject } from './object.js'

/** One difference of a rendered object. */
export interface Difference {
  readonly path: Path
  readonly from: Text | undefined
  readonly to: Text | undefined
}

/**
 * Whether a difference of a rendered object is one that was written to its source, as `audit-fix` writes policies and
 * secrets to other places than those of the images that were asked for. A builder may put something before and behind
 * the object's name, and change the order of its containers. `others`: all that is rendered with it.
 */
export function isWritten(
  changes: readonly Change[],
  object: RenderedObject,
  others: readonly RenderedObject[],
  { path, from, to }: Difference
): boolean {
  const [old, now] = [from?.value ?? null, to?.value ?? null]
  return changes.some((change) => {
    if (isDroppedDigest(change, old, now)) return true
    const isAt = (place: Path): boolean => isSame(place, change, object) && isOf(change, object, others)
    // A list that is taken out goes with all that is in it; a plain name that becomes an object goes as a text.
    if (now === null && change.to === null) return isAt(path.slice(0, change.path.length))
    if (now === null && change.from === null && change.to === old) return isAt([...path, 'name'])
    return change.from === old && change.to === now && isAt(path)
  })
}

/** A reference without the digest that a kustomization's entry no longer has. */
function isDroppedDigest({ field, from, to }: Change, old: string | null, now: string | null): boolean {
  if (field !== 'digest' || from === null || to !== null || old === null || now === null) return false
  const [before, after] = [splitReference(old), splitReference(now)]
  return before.digest === from && after.digest === null && before.name === after.name
}

function isOf(
  { object: { kind, group, name } }: Change,
  object: RenderedObject,
  others: readonly RenderedObject[]
): boolean {
  const isLike = ({ key, name: rendered }: RenderedObject): boolean =>
    kind === key.kind && group === key.group && name !== '' && rendered.includes(name)
  // `web` became `prod-web`, and not `prod-web-worker`, where both are there.
  return (
    isLike(object) &&
    !others.some((other) => other.name !== object.name && object.name.includes(other.name) && isLike(other))
  )
}

/** Whether a path leads to where a change was written: list positions are those of the source, but a container's own. */
function isSame(path: Path, { path: written, container }: Change, object: RenderedObject): boolean {
  if (path.length !== written.length) return false
  let own = container === null ? written.findLastIndex((part) => typeof part === 'number') : -1
  let field: Field | undefined = object.field()
  for (const [at, part] of path.entries()) {
    if (typeof part === 'number' && field?.type === 'list') field = field.items[part]
    else field = field?.type === 'fields' ? field.entries.get(String(part)) : undefined
    if (own < 0 && typeof part === 'number' && textIn(field, 'name') === container) own = at
  }
  if (container !== null && own < 0) return false
  return path.every(
    (part, at) =>
      part === written[at] || (at >= own && typeof part === 'number' && typeof written[at] === 'number')
  )
}
