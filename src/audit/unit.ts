import type { ObjectRef } from '../fields/object.js'
import type { Path } from '../fields/path.js'
import type { Pod } from '../fields/use.js'
import type { Reference } from '../image/reference.js'
import type { FilePlace } from '../patch/kustomize/tree.js'
import type { Entry, Mapping, Node, Scalar } from '../yaml/node.js'
import type { ChartLabel } from './chart-labels.js'
import type { Mend } from './rule.js'

/** What rules look at: one document of a file, or one object as a kustomization builds it. */
export interface Unit {
  readonly shape: 'object' | 'kustomization' | 'values'
  readonly root: Node
  readonly object: ObjectRef
  readonly images: readonly AuditedImage[]
  /** The kustomization that builds it; null for a document of a file. */
  readonly build: string | null
  /** Its actions write what cannot be seen here. */
  readonly isTemplate: boolean
  /** Where a document is written; null for what is built from several. */
  readonly source: Source | null
  /** The files that it comes from. */
  readonly files: ReadonlySet<string>
  /** The place of a value. */
  readonly at: (node: Node) => FilePlace
  /** The line that a document has at an offset; empty for what is built. */
  readonly lineAt: (offset: number) => string
  /** The place of a key. */
  readonly keyAt: (entry: Entry) => FilePlace
  /** The entries of kustomize's `images`, in a kustomization or an object of Flux's. */
  readonly entries: readonly EntryIn[]
  /** Helm values, in a document that holds some. */
  readonly values: readonly ValuesIn[]
}

export interface Source {
  readonly file: string
  readonly document: number
}

export interface EntryIn {
  readonly map: Mapping
  readonly path: Path
}

export interface ValuesIn {
  readonly map: Mapping
  readonly path: Path
  /** The tags in them that stand apart from a name, each a scalar of the document. */
  readonly tags: readonly { readonly scalar: Scalar; readonly path: Path }[]
  /** Of a chart's values: the labels that it makes of them. */
  readonly labels: readonly ChartLabel[]
}

/** An image that a cluster pulls, and when it does. */
export interface AuditedImage {
  readonly text: string
  /** Undefined where something else has yet to fill it in. */
  readonly reference: Reference | undefined
  /** Where its tag is written. */
  readonly at: FilePlace
  /** `container "web"`, for messages. */
  readonly who: string
  readonly policy: Policy
  readonly pod: Pod | null
  /** The entries of kustomizations' `images` that made it what it is. */
  readonly entries: readonly Mapping[]
  /** Where it stands in its unit. */
  readonly path: Path
  /** Writes a pull policy; undefined where that is not ours to write. */
  readonly setPolicy: ((policy: string) => Mend) | undefined
}

/** `default`: Kubernetes gives one. `unknown`: somebody else does. */
export type Policy =
  | { readonly kind: 'given'; readonly value: string; readonly at: FilePlace }
  | { readonly kind: 'default' }
  | { readonly kind: 'unknown' }
