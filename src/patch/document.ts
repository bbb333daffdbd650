import { objectOf } from '../fields/object.js'
import { aliasDrafts } from './alias.js'
import type { Match } from './change.js'
import type { Work } from './draft.js'
import type { Masked } from './helm-mask.js'
import { isKustomization } from './kustomize/definition.js'
import { patchKustomization } from './kustomize/kustomization.js'
import type { Told } from './kustomize/plan.js'
import { patchManifest, refuseEncrypted } from './manifest.js'
import type { PatchRequest } from './request.js'
import { isArgo, patchArgo } from './values/argo.js'
import type { FileContext } from './values/chart.js'
import { isValues } from './values/file.js'
import { patchFlux, patchInlineValues } from './values/objects.js'
import { patchValues } from './values/values.js'

/** What decides about a file besides its own text. */
export interface Surroundings {
  readonly told: Told
  /** Where it lies. */
  readonly context: FileContext
  /** Of a Helm template, whose actions are covered. */
  readonly template: Masked | null
}

/** Brings one document to what is asked for, by what it is. Raises errors that refuse the file. */
export function patchDocument(
  work: Work,
  document: number,
  request: PatchRequest,
  surroundings: Surroundings
): Match[] {
  // Templates make objects; what else they may be is not known before they are filled in.
  const isObjects = surroundings.template !== null
  const own = isObjects ? [] : [...patchOwn(work, document, request, surroundings)]
  const matches = patchManifest(work, document, request, surroundings.told.targets)
  refuseEncrypted(work)
  work.drafts.push(...aliasDrafts(work))
  return [...own, ...matches]
}

/** What documents keep apart from the containers of objects. */
function* patchOwn(
  work: Work,
  document: number,
  request: PatchRequest,
  { told, context }: Surroundings
): Generator<Match, void> {
  const { file, root } = work
  if (root.type !== 'mapping') return
  if (isKustomization(file, root)) {
    yield* patchKustomization(work, root, document, request, told)
    yield* patchInlineValues(work, root, document, request)
  } else if (isArgo(file, root)) yield* patchArgo(work, root, document, request)
  else if (isValues(file, root, context)) {
    const { defaults, schema } = context
    yield* patchValues(work, root, [], objectOf(root, document), request, defaults, schema)
  } else yield* patchFlux(work, root, document, request)
}
