import { asMapping, textAt } from '../../yaml/node.js'
import type { Entry, Mapping, Node, Sequence } from '../../yaml/node.js'
import { withEntries, withItems } from './tree.js'

/** Lists of a pod's spec that are merged by the name of their items (k8s.io/api core/v1, patchMergeKey). */
const BY_NAME = new Set([
  'containers',
  'initContainers',
  'ephemeralContainers',
  'imagePullSecrets',
  'volumes',
  'env'
])

/**
 * A strategic merge patch on an object; undefined where it deletes it. `keyed`: kustomize knows the kind and merges its
 * lists; it replaces those of others (kustomize kyaml/yaml/merge2).
 */
export function strategicMerge(base: Mapping, patch: Mapping, keyed: boolean): Mapping | undefined {
  const directive = textAt(patch, '$patch')
  if (directive === 'delete') return undefined
  const entries = patch.entries.filter(({ name }) => name !== '$patch')
  if (directive === 'replace') return withEntries(patch, entries)
  const merged = new Map(base.entries.map((entry) => [entry.name, entry]))
  for (const entry of entries) {
    const value = mergeValue(merged.get(entry.name)?.value, entry, keyed)
    if (value === undefined) merged.delete(entry.name)
    else merged.set(entry.name, { ...(merged.get(entry.name) ?? entry), value })
  }
  return withEntries(base, [...merged.values()])
}

/** Undefined where the patch takes the field away. */
function mergeValue(base: Node | undefined, { name, value: patch }: Entry, keyed: boolean): Node | undefined {
  if (patch.type === 'scalar' && patch.value === null) return undefined
  if (patch.type === 'mapping') {
    if (base?.type === 'mapping') return strategicMerge(base, patch, keyed)
    return textAt(patch, '$patch') === 'delete' ? undefined : patch
  }
  if (patch.type === 'sequence') {
    const isMerged = keyed && name !== null && BY_NAME.has(name)
    if (isMerged && base?.type === 'sequence') return mergeLists(base, patch, keyed)
  }
  return patch
}

/** What the patch lists comes first, in its order (kustomize sets MergeOptionsListPrepend). */
function mergeLists(base: Sequence, patch: Sequence, keyed: boolean): Node | undefined {
  const named = (list: Sequence, name: string | undefined): Node | undefined =>
    name === undefined ? undefined : list.items.find((item) => textAt(asMapping(item), 'name') === name)
  if (patch.items.some((item) => textAt(asMapping(item), '$patch') === 'replace')) {
    return withItems(
      base,
      patch.items.filter((item) => textAt(asMapping(item), '$patch') === undefined)
    )
  }
  const first = patch.items.flatMap((item) => {
    const [map, other] = [asMapping(item), asMapping(named(base, textAt(asMapping(item), 'name')))]
    if (map === undefined) return [item]
    if (other === undefined) return textAt(map, '$patch') === 'delete' ? [] : [item]
    return strategicMerge(other, map, keyed) ?? []
  })
  const rest = base.items.filter((item) => named(patch, textAt(asMapping(item), 'name')) === undefined)
  return withItems(base, [...first, ...rest])
}
