import { splitApiVersion } from '../../fields/table.js'
import { asMapping, asScalar, lookup, textAt } from '../../yaml/node.js'
import type { Mapping } from '../../yaml/node.js'
import { matchesPattern } from './pattern.js'

export interface ResourceName {
  readonly name: string
  readonly namespace: string
}

/** An object of a build, without the names that kustomize gives it: those are kept apart. */
export interface Resource {
  readonly root: Mapping
  /** The name in its file first, and last the one that it has now. */
  readonly ids: readonly ResourceName[]
  /** The name at the time when the outermost kustomization applied its patches. */
  readonly patched: ResourceName
}

export function idOf({ ids }: Resource): ResourceName {
  return ids.at(-1) ?? { name: '', namespace: '' }
}

/** True for the object that a strategic merge patch names: by any name that it ever had. */
export function isSame({ root, ids }: Resource, patch: Mapping): boolean {
  if (textAt(root, 'kind') !== textAt(patch, 'kind')) return false
  if (textAt(root, 'apiVersion') !== textAt(patch, 'apiVersion')) return false
  const metadata = asMapping(lookup(patch, 'metadata')?.entry.value)
  const [name, namespace] = [textAt(metadata, 'name') ?? '', textAt(metadata, 'namespace') ?? '']
  return ids.some((id) => id.name === name && effective(id.namespace) === effective(namespace))
}

/** True for an object that the `target` of a patch selects: by the name that it had first, or the one that it has now. */
export function isSelected(resource: Resource, target: Mapping): boolean {
  const { root, ids } = resource
  const { group, version } = splitApiVersion(textAt(root, 'apiVersion') ?? '')
  const ends = [ids[0], ids.at(-1)].flatMap((id) => id ?? [])
  const asks = (key: string, values: readonly string[]): boolean => {
    const pattern = textAt(target, key) ?? ''
    return pattern === '' || values.some((value) => matchesPattern(pattern, value))
  }
  return (
    asks('group', [group]) &&
    asks('version', [version]) &&
    asks('kind', [textAt(root, 'kind') ?? '']) &&
    asks(
      'name',
      ends.map(({ name }) => name)
    ) &&
    asks(
      'namespace',
      ends.map(({ namespace }) => effective(namespace))
    ) &&
    hasLabels(root, 'labels', textAt(target, 'labelSelector') ?? '') &&
    hasLabels(root, 'annotations', textAt(target, 'annotationSelector') ?? '')
  )
}

/** `a=b,c!=d,e,!f`; sets (`in`, `notin`) are taken to be true. */
function hasLabels(root: Mapping, field: string, selector: string): boolean {
  const labels = asMapping(
    lookup(asMapping(lookup(root, 'metadata')?.entry.value) ?? root, field)?.entry.value
  )
  return selector.split(/,(?![^(]*\))/).every((part) => {
    const [, key = '', operator, value = ''] =
      /^\s*([\w./-]+)\s*(?:(==?|!=)\s*([\w./-]*))?\s*$/.exec(part) ?? []
    if (key === '') {
      const absent = /^\s*!\s*([\w./-]+)\s*$/.exec(part)?.[1]
      return absent === undefined || labels === undefined || lookup(labels, absent) === undefined
    }
    const found = labels && asScalar(lookup(labels, key)?.entry.value)?.value
    if (operator === undefined) return found !== undefined
    return (found === value) === (operator !== '!=')
  })
}

function effective(namespace: string): string {
  return namespace === '' ? 'default' : namespace
}

/** The kinds whose lists kustomize merges by their keys: those of its built-in schema that have a pod's spec. */
const KNOWN: ReadonlySet<string> = new Set([
  'v1/Pod',
  'v1/PodTemplate',
  'v1/ReplicationController',
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'apps/v1/DaemonSet',
  'apps/v1/ReplicaSet',
  'batch/v1/Job',
  'batch/v1/CronJob'
])

export function knowsLists(root: Mapping): boolean {
  return KNOWN.has(`${textAt(root, 'apiVersion') ?? ''}/${textAt(root, 'kind') ?? ''}`)
}
