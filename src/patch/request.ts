import type { Place } from '../errors.js'
import type { FieldRow } from '../fields/table.js'
import type { ResolvedImage } from '../image/request.js'
import type { PullPolicy, PullSecret } from '../inputs.js'

/** What every file is to be brought to: the inputs that patching needs, with tags and templates already computed. */
export interface PatchRequest {
  readonly images: readonly ResolvedImage[]
  readonly pullPolicy: PullPolicy | 'keep'
  readonly pullSecrets: readonly PullSecret[]
  readonly annotations: readonly { readonly key: string; readonly value: string }[]
  /** Kinds that the user told us about. */
  readonly rows: readonly FieldRow[]
  /** Words in capitals that a script of the tree is known to replace, and where it does so. */
  readonly placeholders?: ReadonlyMap<string, Place>
}
