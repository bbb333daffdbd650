import type { ImageKeys } from './image-keys.js'
import type { ObjectRef } from './object.js'
import type { Path, Spot } from './path.js'
import type { Entry, Found, Mapping, Node, Scalar } from '../yaml/node.js'

/** What pods share: where their pull secrets and annotations go. */
export interface Pod {
  readonly object: ObjectRef
  readonly secrets: {
    readonly spot: Spot
    readonly form: 'objects' | 'strings'
    readonly near: Entry | undefined
  } | null
  readonly annotations: readonly { readonly spot: Spot; readonly near: Entry | undefined }[]
}

/** Where the pull policy of an image is read: beside the image in its container, or in a field of the object's. */
export type PolicyPlace =
  | { readonly at: 'container'; readonly container: Mapping; readonly key: string; readonly image: Found }
  | { readonly at: 'object'; readonly spot: Spot; readonly near: Entry | undefined }

/** One image reference that a cluster pulls, as one container (or volume, or field) names it. */
export interface ImageUse {
  readonly object: ObjectRef
  readonly container: string | null
  readonly path: Path
  /** The scalar itself or an alias of it. */
  readonly node: Node
  readonly image: Scalar
  readonly twins: readonly (readonly Entry[])[]
  readonly policy: PolicyPlace | null
  readonly pod: Pod | null
}

/** An image whose name, tag and digest stand in fields of one mapping; `image` is the name. */
export interface ApartUse extends ImageUse {
  readonly map: Mapping
  readonly keys: ImageKeys
  /** Recognised by its shape, in a kind whose fields are not known: no key is added to it. */
  readonly isShape: boolean
}

/** A text inside a document that is YAML or JSON of its own. */
export interface Embedded {
  readonly scalar: Scalar
  readonly holds: 'pod' | 'object'
  readonly object: ObjectRef
  readonly path: Path
  /** What the object says of its pods. */
  readonly pod: Pod
}

export interface Walked {
  readonly uses: readonly ImageUse[]
  readonly apart: readonly ApartUse[]
  readonly embedded: readonly Embedded[]
}
