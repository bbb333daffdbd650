import { walk, walkPod } from '../fields/walk.js'
import type { Embedded, ImageUse } from '../fields/use.js'
import { objectOf } from '../fields/object.js'
import { follow } from '../fields/path.js'
import type { ObjectRef } from '../fields/object.js'
import { findImage, rewrite, variableOf } from '../image/request.js'
import type { ResolvedImage } from '../image/request.js'
import { embed } from '../yaml/embedded.js'
import { asMapping, asScalar, lookup, textAt } from '../yaml/node.js'
import { parseChunk } from '../yaml/parse.js'
import { aliasDrafts, refuseStrangers } from './alias.js'
import type { Work } from './draft.js'
import { markedIn, markedText } from './marker.js'
import type { Marked } from './marker.js'
import { patchPods } from './pods.js'
import { setPolicy } from './policy.js'
import type { PatchRequest } from './request.js'

/** An image that an entry of `images` speaks of, and what it becomes. */
export interface Match {
  readonly image: ResolvedImage
  readonly from: string
  readonly to: string
}

/** Brings one document's objects and marked scalars to what is asked for. Raises errors that refuse the file. */
export function patchDocument(work: Work, document: number, request: PatchRequest): Match[] {
  const { uses, embedded } = walk(work.root, document, request.rows)
  const matches = patchUses(work, uses, document, request)
  noteKustomization(work, request.images)
  const inner = embedded.flatMap((part) => patchEmbedded(work, part, request))
  refuseEncrypted(work)
  work.drafts.push(...aliasDrafts(work))
  return [...matches, ...inner]
}

function patchUses(work: Work, uses: readonly ImageUse[], document: number, request: PatchRequest): Match[] {
  const marked = markedIn(work, request.images)
  const matched = new Map<ImageUse, Match>()
  for (const use of uses) {
    const match = matchUse(work, use, marked, request.images)
    if (match !== undefined) matched.set(use, match)
  }
  refuseUnsure(work, uses, matched)
  for (const [use, match] of matched) {
    const { object, container, path } = use
    work.set(use.image, match.to, { field: 'image', object, container, path, offset: use.node.start })
    if (request.pullPolicy !== 'keep') setPolicy(work, use, request.pullPolicy)
  }
  patchPods(work, matched, request)
  // What was written beside a marker, in a flow collection, is not what it marks.
  const others = marked.filter(({ scalar }) => !work.claimed.has(scalar))
  const root = asMapping(work.root)
  const object = root === undefined ? NO_OBJECT(document) : objectOf(root, document)
  const patched = others.map((mark) => patchMarked(work, mark, object))
  refuseStrangers(work, uses, new Set(matched.keys()))
  return [...matched.values(), ...patched]
}

/** An `images` entry of a kustomization wins over the manifests that it builds from. */
function noteKustomization(work: Work, images: readonly ResolvedImage[]): void {
  if (!/(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(work.file)) return
  const marked = new Set(markedIn(work, images).map(({ scalar }) => scalar))
  for (const entry of follow(work.root, ['images[]'])) {
    const map = asMapping(entry.node)
    const name = textAt(map, 'newName') ?? textAt(map, 'name') ?? ''
    const tag = map && asScalar(lookup(map, 'newTag')?.entry.value)
    if (findImage(images, name) === undefined || (tag !== undefined && marked.has(tag))) continue
    const message = `This entry decides about the tag of ${JSON.stringify(name)} in all that the kustomization builds, and Repull does not write such entries yet.`
    work.note(
      'no-place',
      'warning',
      entry.node.start,
      message,
      'Mark its newTag with a comment "# repull: NAME:tag".'
    )
  }
}

/** YAML or JSON in a text field of the object. What is no YAML, as with variables in it, is left alone. */
function patchEmbedded(
  work: Work,
  { scalar, holds, object, path }: Embedded,
  request: PatchRequest
): Match[] {
  const mentioned = request.images.some(({ name }) => scalar.value?.includes(name.split('/').at(-1) ?? name))
  if (!mentioned) return []
  const inner = embed(work.text, scalar)
  const documents =
    inner && parseChunk(inner.text, { start: 0, end: inner.text.length, index: object.document })
  const [document] = Array.isArray(documents) && documents.length === 1 ? documents : []
  if (inner === undefined || document === undefined) {
    const message = `${JSON.stringify(path.at(-1))} names the image in a text that cannot be read as one YAML document, and was left alone.`
    work.note('unclear', 'warning', scalar.start, message, 'Write it as a literal block (|) of plain YAML.')
    return []
  }
  const part = work.inside(inner, document.root)
  const walked =
    holds === 'pod' ? walkPod(document.root, object) : walk(document.root, object.document, request.rows)
  const matches = patchUses(part, walked.uses, object.document, request)
  for (const draft of aliasDrafts(part)) part.drafts.push(draft)
  work.adopt(part, inner, path, scalar)
  return matches
}

function matchUse(
  work: Work,
  use: ImageUse,
  marked: readonly Marked[],
  images: readonly ResolvedImage[]
): Match | undefined {
  const mark = marked.find(({ scalar, part }) => part === 'reference' && scalar === use.image)
  const from = (use.image.value ?? '').trim()
  if (mark !== undefined) return { image: mark.image, from, to: markedText(work, mark) }
  const image = findImage(images, from)
  const to = image && rewrite(image, from)
  if (image !== undefined && to !== undefined) return { image, from, to }
  const variable = variableOf(from)
  if (variable !== undefined && findImage(images, variable.repository) !== undefined) {
    work.note(
      'variable',
      'notice',
      use.image.start,
      `${JSON.stringify(from)} holds a variable and was left alone.`,
      'Whatever fills it in decides about the tag; write a tag there if Repull is to do it.'
    )
  }
  return undefined
}

function refuseUnsure(work: Work, uses: readonly ImageUse[], matched: ReadonlyMap<ImageUse, Match>): void {
  const named = new Map<string, ImageUse[]>()
  for (const use of uses) {
    const key = nameKey(use)
    const same = key === undefined ? undefined : named.get(key)
    if (same !== undefined) same.push(use)
    else if (key !== undefined) named.set(key, [use])
  }
  for (const use of matched.keys()) {
    for (const twins of use.twins) work.refuseTwins(twins, null)
    const twin = named.get(nameKey(use) ?? '')?.find((other) => other !== use)
    if (twin === undefined) continue
    const lines = `lines ${work.place(use.node.start).line} and ${work.place(twin.node.start).line}`
    work.refuse(
      'duplicate-key',
      twin.node.start,
      `Two containers of one pod are named ${JSON.stringify(use.container)} (${lines}); Kubernetes refuses such a pod.`,
      'Give them different names.',
      [use.node.start]
    )
  }
}

/** The name of a pod's container and the list that it stands in; undefined for other images. */
function nameKey({ container, pod, policy, path }: ImageUse): string | undefined {
  if (container === null || pod === null || policy?.at !== 'container') return undefined
  return JSON.stringify([container, path.slice(0, -2)])
}

function patchMarked(work: Work, mark: Marked, object: ObjectRef): Match {
  const from = mark.scalar.value ?? ''
  const to = markedText(work, mark)
  work.set(mark.scalar, to, {
    field: 'marker',
    object,
    container: null,
    path: mark.path,
    offset: mark.scalar.start
  })
  return { image: mark.image, from, to }
}

const NO_OBJECT = (document: number) => ({ document, kind: '', group: '', namespace: '', name: '' })

/** SOPS signs every value of a file, so that a file edited without its key no longer opens (getsops.io, "mac"). */
function refuseEncrypted(work: Work): void {
  const sops = asMapping(lookup(asMapping(work.root) ?? EMPTY, 'sops')?.entry.value)
  if (work.drafts.length === 0 || textAt(sops, 'mac') === undefined) return
  if (textAt(sops, 'mac_only_encrypted') === 'true') return
  work.refuse(
    'encrypted',
    work.drafts[0]?.offset ?? 0,
    'This file is encrypted with SOPS, and its signature covers the image too.',
    'Set mac_only_encrypted for it, or keep the image in a file of its own.'
  )
}

const EMPTY = { type: 'mapping', flow: true, entries: [], start: 0, end: 0, anchor: null } as const
