import type { ObjectRef } from '../fields/object.js'
import { formatPath } from '../fields/path.js'
import type { Change } from '../patch/change.js'

/** A value before and after; null where there is none. */
export interface Step {
  readonly from: string | null
  readonly to: string | null
}

/** What became of one container: its image, its pull policy, or both. */
export interface ContainerRow {
  readonly file: string
  readonly line: number
  readonly object: ObjectRef
  readonly container: string | null
  readonly image: Step | null
  readonly policy: Step | null
}

/** One changed field that is no container's image or policy: a part of a reference, a pull secret, an annotation, ... */
export interface FieldRow {
  readonly file: string
  readonly line: number
  readonly object: ObjectRef
  readonly what: string
  readonly path: string
  readonly step: Step
}

const WHAT = {
  name: 'image name',
  tag: 'tag',
  digest: 'digest',
  pullSecret: 'pull secret',
  annotation: 'annotation',
  marker: 'marked value',
  setting: 'setting',
  alias: 'alias'
}

/** One row a container, in the order of the changes. */
export function containerRows(changes: readonly Change[]): readonly ContainerRow[] {
  const policies = policiesOf(changes)
  const used = new Set(policies.values())
  return changes.flatMap((change): ContainerRow[] => {
    const { file, line, object, container, field } = change
    const row = { file, line, object, container }
    if (field === 'pullPolicy')
      return used.has(change) ? [] : [{ ...row, image: null, policy: stepOf(change) }]
    const policy = policies.get(change)
    if (field !== 'image') return []
    return [{ ...row, image: stepOf(change), policy: policy === undefined ? null : stepOf(policy) }]
  })
}

/** The other changed fields, a row each, in the order of the changes. */
export function fieldRows(changes: readonly Change[]): readonly FieldRow[] {
  return changes.flatMap((change) => {
    const { field, file, line, object } = change
    if (field === 'image' || field === 'pullPolicy' || field === 'patch') return []
    return [{ file, line, object, what: WHAT[field], path: formatPath(change.path), step: stepOf(change) }]
  })
}

/** `Deployment/web (prod)`: as kubectl writes it, with the namespace where there is one. */
export function objectLabel(object: Pick<ObjectRef, 'kind' | 'name' | 'namespace'>): string {
  const label = [object.kind, object.name].filter((part) => part !== '').join('/')
  return object.namespace === '' ? label : `${label} (${object.namespace})`
}

/**
 * Each image's policy change: the one of the same object and container that stands beside the image or, where the kind
 * keeps one for all (`spec.imagePullPolicy` and `spec.driver.image`), the nearest further up.
 */
function policiesOf(changes: readonly Change[]): ReadonlyMap<Change, Change> {
  const places = new Map(
    changes
      .filter((change) => change.field === 'pullPolicy')
      .map((change) => [placeKey(change, change.path.length - 1), change])
  )
  const policies = new Map<Change, Change>()
  for (const image of changes.filter((change) => change.field === 'image' && places.size > 0)) {
    for (let length = image.path.length - 1; length >= 0 && !policies.has(image); length--) {
      const policy = places.get(placeKey(image, length))
      if (policy !== undefined) policies.set(image, policy)
    }
  }
  return policies
}

function placeKey({ file, object, container, path }: Change, length: number): string {
  const { document, group, kind, namespace, name } = object
  return JSON.stringify([file, document, group, kind, namespace, name, container, path.slice(0, length)])
}

function stepOf({ from, to }: Step): Step {
  return { from, to }
}
