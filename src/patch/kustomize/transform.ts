import { asMapping, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node } from '../../yaml/node.js'
import { setImageTag } from './image-tag.js'
import type { ImagePath } from './image-tag.js'
import { jsonPatch } from './json-patch.js'
import { idOf, isSame, isSelected, knowsLists, withEntry, withMetadata, withPreviousId } from './resource.js'
import type { Resource } from './resource.js'
import { strategicMerge } from './strategic-merge.js'
import { withEntries } from './tree.js'

/** A patch that was read: a mapping is a strategic merge patch, a list a JSON patch. */
export interface ReadPatch {
  readonly root: Node
  readonly target: Mapping | undefined
  /** Of an entry of `patches`. */
  readonly options: Mapping | undefined
  /** False for `patchesJson6902`, which keeps no ids (kustomize PatchJson6902Transformer). */
  readonly keepsIds: boolean
}

export function patchAll(resources: readonly Resource[], patch: ReadPatch): readonly Resource[] {
  return changed(resources, (resource) => {
    const map = asMapping(patch.root)
    const { target } = patch
    const isMeant =
      target === undefined ? map !== undefined && isSame(resource, map) : isSelected(resource, target)
    if (!isMeant) return resource
    return map === undefined ? jsonPatched(resource, patch) : merged(resource, map, patch)
  })
}

function jsonPatched(resource: Resource, { root: operations, keepsIds }: ReadPatch): Resource {
  const root = asMapping(jsonPatch(resource.root, operations))
  if (root === undefined) return resource
  return { ...(keepsIds ? withPreviousId(resource) : resource), root }
}

/** A merge leaves the kind and name of its object, unless its options say otherwise (kustomize Resource.ApplySmPatch). */
function merged(resource: Resource, patch: Mapping, { options }: ReadPatch): Resource | undefined {
  const [mayRename, mayRetype] = ['allowNameChange', 'allowKindChange'].map(
    (key) => textAt(options, key)?.toLowerCase() === 'true'
  )
  const { kind, name } = idOf({ root: patch })
  const root = strategicMerge(resource.root, withoutIdentity(patch), knowsLists(resource.root))
  if (root === undefined) return undefined
  const before = mayRename === true || mayRetype === true ? withPreviousId(resource) : resource
  const retyped =
    mayRetype === true && kind !== ''
      ? withEntry(root, 'kind', lookup(patch, 'kind')?.entry.value ?? root)
      : root
  const after = { ...before, root: retyped }
  return mayRename === true && name !== '' ? withMetadata(after, { name }) : after
}

function withoutIdentity(patch: Mapping): Mapping {
  const entries = patch.entries.filter(({ name }) => name !== 'kind' && name !== 'apiVersion')
  return {
    ...patch,
    entries: entries.map((entry) => {
      const metadata = entry.name === 'metadata' ? asMapping(entry.value) : undefined
      if (metadata === undefined) return entry
      const rest = metadata.entries.filter(({ name }) => name !== 'name' && name !== 'namespace')
      return { ...entry, value: { ...metadata, entries: rest } }
    })
  }
}

/** After a kustomization's `namespace`. Other kinds of the cluster run nothing, and are of no interest here. */
export function inNamespace(resources: readonly Resource[], namespace: string): readonly Resource[] {
  if (namespace === '') return resources
  return changed(resources, (resource) => {
    const { kind } = idOf(resource)
    return withMetadata(withPreviousId(resource), kind === 'Namespace' ? { name: namespace } : { namespace })
  })
}

/** After a kustomization's `namePrefix` or `nameSuffix`. */
export function named(resources: readonly Resource[], prefix: string, suffix: string): readonly Resource[] {
  if (prefix === '' && suffix === '') return resources
  return changed(resources, (resource) => {
    const { kind, name } = idOf(resource)
    if (kind === 'Namespace') return resource
    return withMetadata(withPreviousId(resource), { name: `${prefix}${name}${suffix}` })
  })
}

/** After one entry of `images`. */
export function withImage(
  resources: readonly Resource[],
  entry: Mapping,
  paths: readonly ImagePath[]
): readonly Resource[] {
  return changed(resources, (resource) => {
    const root = asMapping(setImageTag(resource.root, entry, paths))
    return root === undefined || root === resource.root ? resource : { ...resource, root }
  })
}

/** After `labels`, `commonLabels` or `commonAnnotations`, as far as targets see them. */
export function withPairs(
  resources: readonly Resource[],
  field: 'labels' | 'annotations',
  pairs: Mapping | undefined
): readonly Resource[] {
  if (pairs === undefined || pairs.entries.length === 0) return resources
  return changed(resources, (resource) => {
    const metadata = asMapping(lookup(resource.root, 'metadata')?.entry.value)
    if (metadata === undefined) return resource
    const there = asMapping(lookup(metadata, field)?.entry.value)
    const rest = (there?.entries ?? []).filter(({ name }) =>
      pairs.entries.every((pair) => pair.name !== name)
    )
    const next = withEntries(there ?? pairs, [...rest, ...pairs.entries])
    return { ...resource, root: withEntry(resource.root, 'metadata', withEntry(metadata, field, next)) }
  })
}

/** The same list where nothing changes: what was worked out for it still holds. */
export function changed(
  resources: readonly Resource[],
  change: (resource: Resource) => Resource | undefined
): readonly Resource[] {
  const next = resources.flatMap((resource) => change(resource) ?? [])
  const isSameList =
    next.length === resources.length && next.every((resource, index) => resource === resources[index])
  return isSameList ? resources : next
}
