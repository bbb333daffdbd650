import { splitApiVersion } from '../../fields/table.js'
import { asMapping, asScalar, lookup, textAt } from '../../yaml/node.js'
import type { Mapping } from '../../yaml/node.js'
import { matchesPattern } from './pattern.js'
import { entryOf, scalar, withEntries, writtenAt } from './tree.js'

export interface ResourceName {
  readonly name: string
  readonly namespace: string
}

export interface ResourceId extends ResourceName {
  readonly kind: string
}

/** An object of a build, as kustomize has it at that point. */
export interface Resource {
  readonly root: Mapping
  /** The ids that it had before, oldest first (kustomize Resource.PrevIds). */
  readonly previous: readonly ResourceId[]
  /** The ids that it had, oldest first, when the outermost kustomization had applied its `patches`. */
  readonly patchable: readonly ResourceId[]
}

export function idOf({ root }: Pick<Resource, 'root'>): ResourceId {
  const metadata = asMapping(lookup(root, 'metadata')?.entry.value)
  const text = (map: Mapping | undefined, key: string): string => textAt(map, key) ?? ''
  return { kind: text(root, 'kind'), name: text(metadata, 'name'), namespace: text(metadata, 'namespace') }
}

/** All ids, oldest first. */
export function idsOf(resource: Pick<Resource, 'root' | 'previous'>): readonly ResourceId[] {
  return [...resource.previous, idOf(resource)]
}

/** The same object, which remembers the id that it has now (kustomize Resource.StorePreviousId). */
export function withPreviousId(resource: Resource): Resource {
  return { ...resource, previous: idsOf(resource) }
}

/** The same object with another name or namespace. */
export function withMetadata(resource: Resource, fields: Partial<ResourceName>): Resource {
  const metadata = asMapping(lookup(resource.root, 'metadata')?.entry.value)
  if (metadata === undefined) return resource
  const entries = Object.entries(fields).reduce<Mapping['entries']>((all, [key, text]) => {
    const old = all.find(({ name }) => name === key)
    const entry = entryOf(key, writtenAt(scalar(text), old?.value ?? metadata))
    return old === undefined ? [...all, entry] : all.map((each) => (each === old ? entry : each))
  }, metadata.entries)
  return { ...resource, root: withEntry(resource.root, 'metadata', withEntries(metadata, entries)) }
}

/** An object with another value at a key, which is last where it is new. */
export function withEntry(root: Mapping, key: string, value: Mapping['entries'][number]['value']): Mapping {
  const found = root.entries.some(({ name }) => name === key)
  const entries = root.entries.map((entry) => (entry.name === key ? { ...entry, value } : entry))
  return withEntries(root, found ? entries : [...entries, entryOf(key, value)])
}

/** True for the object that a strategic merge patch without a target names: by any id that it ever had. */
export function isSame(resource: Resource, patch: Mapping): boolean {
  if (textAt(resource.root, 'apiVersion') !== textAt(patch, 'apiVersion')) return false
  const wanted = idOf({ root: patch })
  return idsOf(resource).some((id) => equals(id, wanted))
}

export function equals(id: ResourceId, other: ResourceId): boolean {
  return (
    id.kind === other.kind && id.name === other.name && effective(id.namespace) === effective(other.namespace)
  )
}

/** True for an object that the `target` of a patch selects: by the name that it had first, or the one that it has now. */
export function isSelected(resource: Resource, target: Mapping): boolean {
  const { root, previous } = resource
  const now = idOf(resource)
  const ends = [previous[0] ?? now, now]
  const { group, version } = splitApiVersion(textAt(root, 'apiVersion') ?? '')
  const { asks } = selectorOf(target)
  return (
    asks('group', [group]) &&
    asks('version', [version]) &&
    asks('kind', [now.kind]) &&
    asks(
      'name',
      ends.map(({ name }) => name)
    ) &&
    asks(
      'namespace',
      ends.map(({ namespace }) => effective(namespace))
    ) &&
    hasSelectors(root, target)
  )
}

/** True for an object of which a single id, present or past, is what a replacement selects. */
export function hasSelectedId(resource: Resource, target: Mapping): boolean {
  const { group, version } = splitApiVersion(textAt(resource.root, 'apiVersion') ?? '')
  const { asks } = selectorOf(target)
  return (
    asks('group', [group]) &&
    asks('version', [version]) &&
    idsOf(resource).some(
      ({ kind, name, namespace }) =>
        asks('kind', [kind]) && asks('name', [name]) && asks('namespace', [effective(namespace)])
    ) &&
    hasSelectors(resource.root, target)
  )
}

function selectorOf(target: Mapping): { asks: (key: string, values: readonly string[]) => boolean } {
  return {
    asks(key, values) {
      const pattern = textAt(target, key) ?? ''
      return pattern === '' || values.some((value) => matchesPattern(pattern, value))
    }
  }
}

function hasSelectors(root: Mapping, target: Mapping): boolean {
  return (
    hasLabels(root, 'labels', textAt(target, 'labelSelector') ?? '') &&
    hasLabels(root, 'annotations', textAt(target, 'annotationSelector') ?? '')
  )
}

/** `a=b,c!=d,e,!f`; sets (`in`, `notin`) are taken to be true. */
function hasLabels(root: Mapping, field: string, selector: string): boolean {
  if (selector === '') return true
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

export function effective(namespace: string): string {
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
