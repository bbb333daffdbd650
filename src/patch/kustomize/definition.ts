import { posix } from 'node:path'
import { splitApiVersion } from '../../fields/table.js'
import { asMapping, asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node } from '../../yaml/node.js'

/** The names that kustomize looks for in a folder, in its order (api/konfig). */
export const FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const

export function isKustomizationFile(path: string): boolean {
  return FILE_NAMES.some((name) => posix.basename(path) === name)
}

/** True for a document that kustomize reads as a kustomization or a component; Flux has a Kustomization of its own. */
export function isKustomization(file: string, root: Mapping): boolean {
  const { group } = splitApiVersion(textAt(root, 'apiVersion') ?? '')
  const kind = textAt(root, 'kind') ?? ''
  if (group === 'kustomize.config.k8s.io') return kind === '' || /^(?:Kustomization|Component)$/.test(kind)
  return group === '' && (kind === '' || kind === 'Kustomization') && isKustomizationFile(file)
}

/** What a field of a mapping lists; nothing where it is no list. */
export function listAt(map: Mapping, key: string): readonly Node[] {
  return asSequence(lookup(map, key)?.entry.value)?.items ?? []
}

export function textsAt(map: Mapping, key: string): string[] {
  return listAt(map, key).flatMap((item) => asScalar(item)?.value ?? [])
}

/** Where a kustomization's own fields hold a patch: its text, or the path of its file. */
export interface PatchField {
  readonly text: Node | undefined
  readonly file: string | undefined
  readonly target: Mapping | undefined
  readonly options: Mapping | undefined
  /** False where the patch makes kustomize forget the ids that its objects had. */
  readonly keepsIds: boolean
}

/** The patches that run before names and namespaces change, in kustomize's order. */
export function earlyPatches(map: Mapping): PatchField[] {
  const merges = listAt(map, 'patchesStrategicMerge').map((item): PatchField => {
    const text = asScalar(item)?.value ?? ''
    const isInline = /[\r\n{]/.test(text)
    const where = isInline ? { text: item, file: undefined } : { text: undefined, file: text }
    return { ...where, target: undefined, options: undefined, keepsIds: true }
  })
  return [...merges, ...fieldsAt(map, 'patches', true)]
}

/** Those that run afterwards. */
export function latePatches(map: Mapping): PatchField[] {
  return fieldsAt(map, 'patchesJson6902', false)
}

function fieldsAt(map: Mapping, key: string, keepsIds: boolean): PatchField[] {
  return listAt(map, key).flatMap((item) => {
    const patch = asMapping(item)
    if (patch === undefined) return []
    return [
      {
        text: lookup(patch, 'patch')?.entry.value,
        file: textAt(patch, 'path'),
        target: asMapping(lookup(patch, 'target')?.entry.value),
        options: asMapping(lookup(patch, 'options')?.entry.value),
        keepsIds
      }
    ]
  })
}
