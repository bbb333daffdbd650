import type { ObjectRef } from '../../fields/object.js'
import { objectOf } from '../../fields/object.js'
import { rewrite } from '../../image/request.js'
import type { Path } from '../../fields/path.js'
import { walk } from '../../fields/walk.js'
import { embed } from '../../yaml/embedded.js'
import { asMapping, asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node, Scalar } from '../../yaml/node.js'
import { parseChunk } from '../../yaml/parse.js'
import { blockText, indentationOf } from '../../yaml/style.js'
import type { Value } from '../../yaml/style.js'
import { aliasDrafts } from '../alias.js'
import type { Match } from '../change.js'
import type { Work } from '../draft.js'
import { mentions, noteUnreadable, patchUses } from '../manifest.js'
import type { PatchRequest } from '../request.js'
import { listAt } from './definition.js'
import { patchImageEntries, wantedFields } from './entries.js'
import { graftBody, recordNew } from './graft.js'
import type { NewEntry } from './needs.js'
import type { OverlayPatch } from './overlay-patch.js'

/** What a kustomization gets besides what it says itself. */
export interface Additions {
  readonly entries: readonly NewEntry[]
  readonly patches: readonly AddedPatch[]
}

export interface AddedPatch extends OverlayPatch {
  readonly object: ObjectRef
  /** A patch that comes later wins over it, so it goes behind all others. */
  readonly isLast?: boolean
}

/** Brings a kustomization to what is asked for: its `images`, its inline patches, and what its build needs besides. */
export function patchKustomization(
  work: Work,
  root: Mapping,
  document: number,
  request: PatchRequest,
  additions: Additions
): Match[] {
  const object = objectOf(root, document)
  const images = lookup(root, 'images')
  if (images !== undefined)
    work.refuseTwins(images.twins.length > 0 ? [...images.twins, images.entry] : [], null)
  const entries =
    images === undefined ? [] : patchImageEntries(work, images.entry.value, ['images'], object, request)
  const waiting = new Set(additions.patches)
  const inline = [...inlinePatches(root)].flatMap((patch) =>
    patchInline(work, patch, object, request, waiting)
  )
  return [
    ...entries,
    ...inline,
    ...addEntries(work, root, object, additions.entries),
    ...addPatches(work, root, waiting)
  ]
}

interface InlinePatch {
  readonly scalar: Scalar
  readonly path: Path
  /** The entry of `patches`; null for an item of `patchesStrategicMerge`. */
  readonly map: Mapping | null
}

function* inlinePatches(root: Mapping): Generator<InlinePatch, void> {
  for (const key of ['patches', 'patchesJson6902']) {
    for (const [index, item] of listAt(root, key).entries()) {
      const map = asMapping(item)
      const scalar = map && asScalar(lookup(map, 'patch')?.entry.value)
      if (map !== undefined && scalar?.value) yield { scalar, path: [key, index, 'patch'], map }
    }
  }
  for (const [index, item] of listAt(root, 'patchesStrategicMerge').entries()) {
    const scalar = asScalar(item)
    if (scalar?.value && /[\r\n]/.test(scalar.value)) {
      yield { scalar, path: ['patchesStrategicMerge', index], map: null }
    }
  }
}

function patchInline(
  work: Work,
  { scalar, path, map }: InlinePatch,
  object: ObjectRef,
  request: PatchRequest,
  waiting: Set<AddedPatch>
): Match[] {
  const isMentioned = mentions(scalar, request.images)
  if (!isMentioned && waiting.size === 0) return []
  const inner = embed(work.text, scalar)
  const documents =
    inner && parseChunk(inner.text, { start: 0, end: inner.text.length, index: object.document })
  const [document] = Array.isArray(documents) && documents.length === 1 ? documents : []
  if (inner === undefined || document === undefined) {
    if (isMentioned) noteUnreadable(work, scalar, path)
    return []
  }
  const part = work.inside(inner, document.root)
  const { uses } = walk(document.root, object.document, request.rows)
  const matches = patchUses(part, uses, object.document, request)
  for (const addition of waiting) {
    if (map === null || addition.isLast === true || !isFor(addition, map, document.root)) continue
    graftBody(
      { work: part, object: { ...addition.object, document: object.document }, fields: addition.fields },
      document.root,
      addition
    )
    waiting.delete(addition)
  }
  for (const draft of aliasDrafts(part)) part.drafts.push(draft)
  work.adopt(part, inner, path, scalar)
  return matches
}

/** True for an inline patch that says something about the same object in the same way. */
function isFor({ target, body }: OverlayPatch, map: Mapping, root: Node): boolean {
  if (lookup(map, 'options') !== undefined) return false
  const other = asMapping(lookup(map, 'target')?.entry.value)
  if (target !== null) {
    const keys = new Set([...Object.keys(target), ...(other?.entries ?? []).map(({ name }) => name ?? '')])
    return (
      other !== undefined &&
      asSequence(root) !== undefined &&
      [...keys].every((key) => textAt(other, key) === target[key])
    )
  }
  const patch = asMapping(root)
  const identity = body as { apiVersion: string; kind: string; metadata: Record<string, string> }
  const metadata = asMapping(patch && lookup(patch, 'metadata')?.entry.value)
  return (
    other === undefined &&
    textAt(patch, '$patch') === undefined &&
    textAt(patch, 'apiVersion') === identity.apiVersion &&
    textAt(patch, 'kind') === identity.kind &&
    textAt(metadata, 'name') === identity.metadata['name'] &&
    textAt(metadata, 'namespace') === identity.metadata['namespace']
  )
}

const FIELDS = { name: 'name', newName: 'name', newTag: 'tag', digest: 'digest' } as const

function addEntries(work: Work, root: Mapping, object: ObjectRef, entries: readonly NewEntry[]): Match[] {
  const values = entries.map(({ image, name, isAlone }) => {
    const { newName, newTag, digest } = wantedFields(image)
    // A dot in kustomize's pattern stands for any character.
    const fields = isAlone
      ? { name, newName }
      : { name: name.replaceAll('.', '[.]'), newName: newName ?? name }
    const all = Object.entries({ ...fields, newTag, digest })
    return Object.fromEntries(all.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])))
  })
  const first = listAt(root, 'images').length
  addToList(work, root, 'images', values)
  for (const [index, value] of values.entries()) {
    for (const [key, to] of Object.entries(value)) {
      const field = FIELDS[key as keyof typeof FIELDS]
      const path = ['images', first + index, key]
      work.record({
        field,
        object,
        container: null,
        path,
        offset: offsetOf(root, 'images'),
        from: null,
        to,
        edited: root,
        inside: 3
      })
    }
  }
  return entries.map(({ image, from }) => ({ image, from, to: rewrite(image, from) ?? from }))
}

function addPatches(work: Work, root: Mapping, patches: ReadonlySet<AddedPatch>): Match[] {
  const indentation = indentationOf(work.text, root)
  const first = listAt(root, 'patches').length
  const values = [...patches].map(({ target, body }): Value => {
    const patch = blockText(body, { step: 2, dash: indentation.dash })
    return target === null ? { patch } : { target, patch }
  })
  addToList(work, root, 'patches', values)
  return [...patches].flatMap(({ object, fields, target, body }, index) => {
    const place = { path: ['patches', first + index, 'patch'], inBody: [], inside: 3 }
    const graft = { work, object: { ...object, document: objectOf(root, object.document).document }, fields }
    recordNew(graft, body, place, offsetOf(root, 'patches'), root)
    if (target !== null) {
      const at = { path: ['patches', first + index, 'target'], inBody: ['target'], inside: 3 }
      recordNew(graft, target, at, offsetOf(root, 'patches'), root)
    }
    return []
  })
}

function addToList(work: Work, root: Mapping, key: string, values: readonly Value[]): void {
  if (values.length === 0) return
  const entry = lookup(root, key)?.entry
  const list = asSequence(entry?.value)
  if (list !== undefined) work.editor.addItems(list, values)
  else if (entry === undefined) work.editor.addEntry(root, key, values)
  else if (asScalar(entry.value)?.value === null) work.editor.fill(root, entry, values)
  else {
    work.refuse(
      'unclear',
      entry.start,
      `${JSON.stringify(key)} should be a list.`,
      'Write it as one, or remove it.'
    )
  }
}

function offsetOf(root: Mapping, key: string): number {
  return (lookup(root, key)?.entry ?? root.entries.at(-1) ?? root).start
}
