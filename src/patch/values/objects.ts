import type { ObjectRef } from '../../fields/object.js'
import { objectOf } from '../../fields/object.js'
import { follow } from '../../fields/path.js'
import { asMapping } from '../../yaml/node.js'
import type { Mapping } from '../../yaml/node.js'
import type { Match } from '../change.js'
import type { Work } from '../draft.js'
import { patchImageEntries } from '../kustomize/entries.js'
import type { PatchRequest } from '../request.js'
import { patchValues } from './values.js'

/** What Flux's objects say about images: the values of a release, and lists of kustomize's entries. */
export function patchFlux(work: Work, root: Mapping, document: number, request: PatchRequest): Match[] {
  const object = objectOf(root, document)
  const entries = (spec: string): Match[] =>
    [...follow(root, spec.split('/'))].flatMap(({ node, path }) =>
      patchImageEntries(work, node, path, object, request)
    )
  if (isKind(object, 'helm.toolkit.fluxcd.io', 'HelmRelease')) {
    return [
      ...valuesAt(work, root, 'spec/values', object, request),
      ...entries('spec/postRenderers[]/kustomize/images')
    ]
  }
  return isKind(object, 'kustomize.toolkit.fluxcd.io', 'Kustomization') ? entries('spec/images') : []
}

/** The values that a kustomization gives to its charts. */
export function patchInlineValues(
  work: Work,
  root: Mapping,
  document: number,
  request: PatchRequest
): Match[] {
  return valuesAt(work, root, 'helmCharts[]/valuesInline', objectOf(root, document), request)
}

function valuesAt(
  work: Work,
  root: Mapping,
  spec: string,
  object: ObjectRef,
  request: PatchRequest
): Match[] {
  return [...follow(root, spec.split('/'))].flatMap(({ node, path }) => {
    const values = asMapping(node)
    return values === undefined ? [] : patchValues(work, values, path, object, request)
  })
}

function isKind({ group, kind }: ObjectRef, wanted: string, name: string): boolean {
  return group === wanted && kind === name
}
