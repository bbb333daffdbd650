import { posix } from 'node:path'
import { walk, walkPod } from '../fields/walk.js'
import type { Embedded, ImageUse } from '../fields/use.js'
import { objectOf } from '../fields/object.js'
import type { Path } from '../fields/path.js'
import type { ObjectRef } from '../fields/object.js'
import { findImage, rewrite, variableOf } from '../image/request.js'
import type { ResolvedImage } from '../image/request.js'
import { embed } from '../yaml/embedded.js'
import { EMPTY_MAPPING, asMapping, lookup, scalarsOf, textAt } from '../yaml/node.js'
import type { Scalar } from '../yaml/node.js'
import { parseChunk } from '../yaml/parse.js'
import { patchApart } from './apart.js'
import { aliasDrafts, refuseStrangers } from './alias.js'
import type { Match } from './change.js'
import type { Work } from './draft.js'
import { markedIn, markedText, warnOfIdle } from './marker.js'
import type { Marked } from './marker.js'
import { patchPods, setAnnotations } from './pods.js'
import { setPolicy } from './policy.js'
import type { PatchRequest } from './request.js'
import { isLeftToVariable } from './variable.js'

/** What a manifest gets though its own text does not name the image. */
export interface Target {
  readonly document: number
  /** Of the container (or whatever has the image as a field), as JSON. */
  readonly path: string
  /** What a kustomization makes of the image. */
  readonly to: string
}

/** Brings the objects of one document, and the YAML in their texts, to what is asked for. Raises errors that refuse the file. */
export function patchManifest(
  work: Work,
  document: number,
  request: PatchRequest,
  targets: readonly Target[]
): Match[] {
  const { uses, apart, embedded } = walk(work.root, document, request.rows)
  const here = targets.filter((target) => target.document === document)
  const matches = [...patchApart(work, apart, request), ...patchUses(work, uses, document, request, here)]
  if (work.template !== null) return matches
  return [...matches, ...embedded.flatMap((part) => patchEmbedded(work, part, request))]
}

/** Brings images that were found in a document to what is asked for, and the pods around them. */
export function patchUses(
  work: Work,
  uses: readonly ImageUse[],
  document: number,
  request: PatchRequest,
  targets: readonly Target[] = []
): Match[] {
  const marked = markedIn(work, request.images)
  if (work.template === null) warnOfIdle(work, marked, request.images)
  const matches = new Map<ImageUse, Match>()
  const matched = new Map<ImageUse, { readonly to: string }>()
  for (const use of uses) {
    const match = matchUse(work, use, marked, request)
    const target = match ?? targets.find(({ path }) => path === JSON.stringify(use.path.slice(0, -1)))
    if (match !== undefined) matches.set(use, match)
    if (target !== undefined) matched.set(use, target)
  }
  // The branches of a template may say a thing twice.
  if (work.template === null) refuseUnsure(work, uses, matched)
  for (const [{ image, object, container, path, node }, { to }] of matches) {
    work.set(image, to, { field: 'image', object, container, path, offset: node.start })
  }
  for (const use of matched.keys()) {
    if (request.pullPolicy !== 'keep') setPolicy(work, use, request.pullPolicy)
  }
  patchPods(work, matched, request)
  // What was written beside a marker, in a flow collection, is not what it marks.
  const others = marked.filter(({ scalar }) => !work.claimed.has(scalar))
  const root = asMapping(work.root)
  const object = root === undefined ? NO_OBJECT(document) : objectOf(root, document)
  const patched = others.map((mark) => patchMarked(work, mark, object))
  refuseStrangers(work, uses, new Set(matched.keys()))
  const sources = targets.flatMap((target) => setSource(work, target, object, request.images))
  return [...matches.values(), ...patched, ...sources]
}

/** YAML or JSON in a text field of the object. What is no YAML, as with variables in it, is left alone. */
function patchEmbedded(
  work: Work,
  { scalar, holds, object, path, pod }: Embedded,
  request: PatchRequest
): Match[] {
  if (!mentions(scalar, request.images)) return []
  const inner = embed(work.text, scalar)
  const documents =
    inner && parseChunk(inner.text, { start: 0, end: inner.text.length, index: object.document })
  const [document] = Array.isArray(documents) && documents.length === 1 ? documents : []
  if (inner === undefined || document === undefined) {
    noteUnreadable(work, scalar, path)
    return []
  }
  const part = work.inside(inner, document.root)
  const walked =
    holds === 'pod' ? walkPod(document.root, object) : walk(document.root, object.document, request.rows)
  // A patch of a pod's spec has no annotations; those of its pods are the object's to say.
  const own = holds === 'pod' ? { ...request, annotations: [] } : request
  const matches = patchUses(part, walked.uses, object.document, own)
  if (holds === 'pod' && matches.length > 0) setAnnotations(work, pod, request.annotations)
  for (const draft of aliasDrafts(part)) part.drafts.push(draft)
  work.adopt(part, inner, path, scalar)
  return matches
}

/** A text that a kustomization's replacement writes over an image. */
function setSource(
  work: Work,
  { path, to }: Target,
  object: ObjectRef,
  images: readonly ResolvedImage[]
): Match[] {
  const found = [...scalarsOf(work.root)].find((place) => JSON.stringify(place.path) === path)
  const from = found?.scalar.value ?? ''
  const image = findImage(images, from)
  if (found === undefined || image === undefined || rewrite(image, from) !== to) return []
  const { scalar } = found
  work.set(scalar, to, { field: 'marker', object, container: null, path: found.path, offset: scalar.start })
  return [{ image, from, to }]
}

/** True for a text that may name one of the images. */
export function mentions(scalar: Scalar, images: readonly ResolvedImage[]): boolean {
  return images.some(({ name, newName }) =>
    [name, newName ?? name].some((each) => scalar.value?.includes(each.split('/').at(-1) ?? each))
  )
}

/** Says that a text names an image and was left alone. */
export function noteUnreadable(work: Work, scalar: Scalar, path: Path): void {
  const message = `${JSON.stringify(path.at(-1))} names the image in a text that cannot be read as one YAML document, and was left alone.`
  work.note('unclear', 'warning', scalar.start, message, 'Write it as a literal block (|) of plain YAML.')
}

function matchUse(
  work: Work,
  use: ImageUse,
  marked: readonly Marked[],
  request: PatchRequest
): Match | undefined {
  const mark = marked.find(({ scalar, part }) => part === 'reference' && scalar === use.image)
  const from = (use.image.value ?? '').trim()
  if (work.isMasked(use.image)) return noteTemplate(work, use, request.images)
  if (mark !== undefined) return { image: mark.image, from, to: markedText(work, mark) }
  const image = findImage(request.images, variableOf(from)?.repository ?? from)
  if (image === undefined) return undefined
  if (isLeftToVariable(work, image, [{ text: from, offset: use.image.start }], request)) return undefined
  const to = rewrite(image, from)
  return to === undefined ? undefined : { image, from, to }
}

/** A template's action writes a part of the image. */
function noteTemplate(work: Work, { image }: ImageUse, images: readonly ResolvedImage[]): undefined {
  const source = work.template?.source.slice(image.start, image.end) ?? ''
  const isOurs = images.some(({ name }) => source.includes(name.split('/').at(-1) ?? name))
  if (!isOurs) return undefined
  const message = `${JSON.stringify(source)} is written by the template and was left alone.`
  const chart = /^(.*?)(?:^|\/)templates\//.exec(work.file)?.[1]
  const decides = source.includes('.Values.')
    ? "Select the chart's values file, which decides about it."
    : source.includes('.Chart.AppVersion')
      ? `The appVersion in ${chart === undefined ? "the chart's Chart.yaml" : posix.join(chart, 'Chart.yaml')} decides about it.`
      : 'Whatever the template prints there decides about it.'
  work.note('variable', 'notice', image.start, message, decides)
  return undefined
}

function refuseUnsure(work: Work, uses: readonly ImageUse[], matched: ReadonlyMap<ImageUse, unknown>): void {
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
export function refuseEncrypted(work: Work): void {
  const sops = asMapping(lookup(asMapping(work.root) ?? EMPTY_MAPPING, 'sops')?.entry.value)
  if (work.drafts.length === 0 || textAt(sops, 'mac') === undefined) return
  if (textAt(sops, 'mac_only_encrypted') === 'true') return
  work.refuse(
    'encrypted',
    work.drafts[0]?.offset ?? 0,
    'This file is encrypted with SOPS, and its signature covers the image too.',
    'Set mac_only_encrypted for it, or keep the image in a file of its own.'
  )
}
