import { formatPath } from '../fields/path.js'
import type { Path, Spot } from '../fields/path.js'
import type { ImageUse } from '../fields/use.js'
import { walk } from '../fields/walk.js'
import { findImage, rewrite } from '../image/request.js'
import { splitReference } from '../image/reference.js'
import type { Change, ImageResult } from '../patch/change.js'
import type { PatchRequest } from '../patch/request.js'
import type { Text } from './field.js'
import type { RenderedObject } from './object.js'
import { isWritten } from './written.js'

/** What was asked for, and what was changed for it. */
export interface Asked {
  readonly request: PatchRequest
  readonly images: readonly ImageResult[]
  readonly changes: readonly Change[]
}

/** A test for one object's differences: was this one asked for, or does it follow from what was? */
export type Expectation = (path: Path, from: Text | undefined, to: Text | undefined) => boolean

/** Fields whose text may stand in other places of what is rendered: a version in a label, an image in a variable. */
const FOLLOWED = new Set(['image', 'name', 'tag', 'digest', 'marker', 'alias'])

/** Gives the test for each object. `renamed`: names of generated objects before and after. `all`: what is rendered. */
export function expectations(
  { request, images, changes }: Asked,
  renamed: ReadonlyMap<string, string>,
  all: readonly RenderedObject[]
): (after: RenderedObject) => Expectation {
  const steps = stepsOf(images, changes)
  return (object) => {
    let places: Places | undefined
    return (path, from, to) => {
      if (isWritten(changes, object, all, { path, from, to })) return true
      if (to?.value == null) return false
      places ??= placesOf(object, request)
      if (places.takes(path, to.value)) return true
      if (from?.value == null) return false
      if (renamed.get(from.value) === to.value) return true
      // What tells which pods belong to an object can often not be changed at all.
      if (!to.isString || path.some((key) => /selector|^matchLabels$|^matchExpressions$/i.test(String(key))))
        return false
      const image = findImage(request.images, from.value)
      if (image !== undefined && rewrite(image, from.value) === to.value) return true
      return follows(from.value, to.value, steps)
    }
  }
}

interface Places {
  takes(path: Path, value: string): boolean
}

/** Where an object's pods say what was asked for, as it is afterwards. */
function placesOf(object: RenderedObject, request: PatchRequest): Places {
  const ours = walk(object.node(), 0, request.rows).uses.filter(({ image }) => isAsked(image.value, request))
  const values = new Map<string, string>()
  const secrets: string[] = []
  const annotations: string[] = []
  for (const use of ours) {
    values.set(formatPath(use.path), use.image.value ?? '')
    const policy = policyPath(use)
    if (policy !== undefined) values.set(formatPath(policy), request.pullPolicy)
    if (use.pod?.secrets) secrets.push(formatPath(use.pod.secrets.spot.path))
    for (const { spot } of use.pod?.annotations ?? []) annotations.push(formatPath(spot.path))
  }
  return {
    takes(path, value) {
      const at = formatPath(path)
      if (values.get(at) === value) return true
      if (secrets.some((spot) => at.startsWith(`${spot}[`)))
        return request.pullSecrets.some(({ name }) => name === value)
      const key = String(path.at(-1))
      const parent = formatPath(path.slice(0, -1))
      if (
        request.annotations.some((asked) => asked.key === key && asked.value === value) &&
        annotations.includes(parent)
      )
        return true
      // A digest of what else changed, beside an image that changes anyway.
      return ours.length > 0 && path.at(-2) === 'annotations' && /checksum|hash$/i.test(key)
    }
  }
}

/** True for a reference that is what was asked for. */
function isAsked(text: string | null, { images }: PatchRequest): boolean {
  const image = text === null ? undefined : findImage(images, text)
  return image !== undefined && text !== null && rewrite(image, text) === text
}

function policyPath({ policy, path }: ImageUse): Path | undefined {
  if (policy === null) return undefined
  return policy.at === 'container' ? [...path.slice(0, -1), policy.key] : pathOf(policy.spot)
}

function pathOf({ path }: Spot): Path {
  return path
}

type TextStep = readonly [from: string, to: string]

function stepsOf(images: readonly ImageResult[], changes: readonly Change[]): TextStep[] {
  const written = changes.flatMap(({ field, from, to }): TextStep[] =>
    FOLLOWED.has(field) && from !== null && to !== null ? [[from, to]] : []
  )
  const references = [...images.map(({ from, to }): TextStep => [from, to]), ...written]
  const parts = references.flatMap(([from, to]): TextStep[] => {
    const [old, now] = [splitReference(from), splitReference(to)]
    const steps: (readonly [string | null, string | null])[] = [
      [old.name, now.name],
      [old.tag, now.tag],
      [old.digest, now.digest]
    ]
    return steps.flatMap(([a, b]) => (a !== null && b !== null ? [[a, b] as const] : []))
  })
  const distinct = new Map(
    [...references, ...parts]
      .filter(([from, to]) => from !== '' && from !== to)
      .map((step) => [step.join('\0'), step])
  )
  return [...distinct.values()].sort(([a], [b]) => b.length - a.length)
}

/** Whether a text is another one in which what was changed elsewhere is changed as well. */
function follows(from: string, to: string, steps: readonly TextStep[]): boolean {
  const applied = steps.filter(([old]) => from.includes(old))
  if (applied.some(([old, now]) => from.replaceAll(old, now) === to)) return true
  return applied.length > 1 && applied.reduce((text, [old, now]) => text.replaceAll(old, now), from) === to
}
