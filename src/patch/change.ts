import type { ObjectRef } from '../fields/object.js'
import type { ResolvedImage } from '../image/request.js'

/**
 * What kind of field a change is about. `image`: a whole reference; `name`, `tag`, `digest`: a part of one that is
 * written apart. `patch`: what a patch in a kustomization needs beside the fields that it sets, such as the name of its
 * object. `setting`: one of a
 * node's. `alias`: a field that follows an edited anchor without being one of ours.
 */
export type ChangedField =
  | 'image'
  | 'name'
  | 'tag'
  | 'digest'
  | 'pullPolicy'
  | 'pullSecret'
  | 'annotation'
  | 'marker'
  | 'patch'
  | 'setting'
  | 'alias'

/** One field of one object that reads differently after the patch. People only ever read these records. */
export interface Change {
  readonly file: string
  /** 1-based position in the file before the patch. */
  readonly line: number
  readonly column: number
  readonly object: ObjectRef
  /** Name of the container, where the field is one's. */
  readonly container: string | null
  readonly field: ChangedField
  /** Where the field stands in its document: keys and list positions. */
  readonly path: readonly (string | number)[]
  /** Value before; null where there was none. */
  readonly from: string | null
  /** Value after; null where the field is gone. */
  readonly to: string | null
}

/** Replace `[start, end)` of the old text, in UTF-16 units, by `text`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** One file's new text and how it came about. */
export interface Patch {
  /** Relative to the working directory, with `/`. */
  readonly file: string
  readonly before: string
  readonly after: string
  /** Sorted, not overlapping; `after` is `before` with these applied. */
  readonly edits: readonly Edit[]
  readonly changes: readonly Change[]
}

/** An image that an entry of `images` speaks of, and the whole reference that it becomes. */
export interface Match {
  readonly image: ResolvedImage
  readonly from: string
  readonly to: string
}

/** An image as it was asked for, and what became of it, one entry for each old value. */
export interface ImageResult {
  /** NAME of the `images` entry. */
  readonly name: string
  readonly from: string
  readonly to: string
}
export type { ObjectRef } from '../fields/object.js'
