import type { FieldRow } from '../fields/table.js'
import type { ResolvedImage } from '../image/request.js'
import type { PullPolicy } from '../inputs.js'
import type { Change } from '../patch/change.js'
import type { FilePlace } from '../patch/kustomize/tree.js'

/** What is known besides the unit that a rule looks at. */
export interface Surroundings {
  /** Kinds that the user told us about. */
  readonly rows: readonly FieldRow[]
  /** What this run builds. */
  readonly images: readonly ResolvedImage[]
  /** The pull policy that mends write. */
  readonly policy: PullPolicy
  /** True for a file that may be written to. */
  readonly isSelected: (file: string) => boolean
  /** What this run changes in a file. */
  readonly changesIn: (file: string) => readonly Change[]
  /** Known once every file was read. */
  readonly files: Known
}

/** What all files say together. */
export interface Known {
  /** The secret for images of a registry (or of an owner in a registry that many share); undefined where none is known. */
  readonly secretFor: (owner: string) => string | undefined
  /** The tag with which a build was seen to run an image. */
  readonly seenIn: (build: string, repository: string) => SeenTag | undefined
  /** True for the name of an image whose tag a build puts in. */
  readonly isFilledIn: (name: string) => boolean
  readonly secrets: readonly SecretDefinition[]
  readonly accounts: readonly Account[]
}

export interface SeenTag {
  readonly tag: string
  readonly at: FilePlace
}

export interface SecretDefinition {
  readonly name: string
  readonly namespace: string
  readonly type: string
  readonly at: FilePlace
}

export interface Account {
  readonly name: string
  readonly namespace: string
  readonly hasSecrets: boolean
}
