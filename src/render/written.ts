import type { Path } from '../fields/path.js'
import { splitReference } from '../image/reference.js'
import type { Change } from '../patch/change.js'
import { textIn } from './field.js'
import type { Field, Text } from './field.js'
import type { RenderedObject } from './object.js'

/**
 * Whether a difference of a rendered object is one that was written to its source, as `audit-fix` writes policies and
 * secrets to other places than those of the images that were asked for. A builder may put something before and behind
 * the object's name, and change the order of its lists.
 */
export function isWritten(
  changes: readonly Change[],
  object: RenderedObject,
  path: Path,
  from: Text | undefined,
  to: Text | undefined
): boolean {
  const [old, now] = [from?.value ?? null, to?.value ?? null]
  return changes.some((change) => {
    if (isDroppedDigest(change, old, now)) return true
    if (!isOf(change, object) || !isInContainer(change, object, path)) return false
    // A list that is taken out goes with all that is in it; a plain name that becomes an object goes as a text.
    if (now === null && change.to === null) return startsWith(path, change.path)
    if (now === null && change.from === null && change.to === old)
      return isSame([...path, 'name'], change.path)
    return isSame(path, change.path) && change.from === old && change.to === now
  })
}

/** A reference without the digest that a kustomization's entry no longer has. */
function isDroppedDigest({ field, from, to }: Change, old: string | null, now: string | null): boolean {
  if (field !== 'digest' || from === null || to !== null || old === null || now === null) return false
  const [before, after] = [splitReference(old), splitReference(now)]
  return before.digest === from && after.digest === null && before.name === after.name
}

function isOf({ object: { kind, group, name } }: Change, { key, name: rendered }: RenderedObject): boolean {
  return kind === key.kind && group === key.group && name !== '' && rendered.includes(name)
}

/** True where a change is not one of a container, or the path leads into the container of that name. */
function isInContainer({ container }: Change, object: RenderedObject, path: Path): boolean {
  if (container === null) return true
  let field: Field | undefined = object.field()
  for (const part of path) {
    if (typeof part === 'number' && field?.type === 'list') field = field.items[part]
    else field = field?.type === 'fields' ? field.entries.get(String(part)) : undefined
    if (typeof part === 'number' && textIn(field, 'name') === container) return true
  }
  return false
}

/** List positions are those of another list. */
function isSame(path: Path, other: Path): boolean {
  return path.length === other.length && startsWith(path, other)
}

function startsWith(path: Path, start: Path): boolean {
  return start.every(
    (part, index) => part === path[index] || (typeof part === 'number' && typeof path[index] === 'number')
  )
}
