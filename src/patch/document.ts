import { aliasDrafts } from './alias.js'
import type { Match } from './change.js'
import type { Work } from './draft.js'
import { isKustomization } from './kustomize/definition.js'
import { patchKustomization } from './kustomize/kustomization.js'
import type { Additions } from './kustomize/kustomization.js'
import { patchManifest, refuseEncrypted } from './manifest.js'
import type { Target } from './manifest.js'
import type { PatchRequest } from './request.js'

/** What a file gets besides what its own text asks for: what a kustomization that builds from it came to. */
export interface FileAdditions extends Additions {
  readonly targets: readonly Target[]
}

export const NO_ADDITIONS: FileAdditions = { targets: [], entries: [], patches: [] }

/** Brings one document to what is asked for, by what it is. Raises errors that refuse the file. */
export function patchDocument(
  work: Work,
  document: number,
  request: PatchRequest,
  additions: FileAdditions
): Match[] {
  const { root } = work
  const own = isKustomization(work.file, root)
    ? patchKustomization(work, root, document, request, additions)
    : []
  const matches = patchManifest(work, document, request, additions.targets)
  refuseEncrypted(work)
  work.drafts.push(...aliasDrafts(work))
  return [...own, ...matches]
}
