import type { ObjectRef } from '../../fields/object.js'
import { objectOf } from '../../fields/object.js'
import type { Path } from '../../fields/path.js'
import { findImage, rewrite, variableOf } from '../../image/request.js'
import { embed } from '../../yaml/embedded.js'
import { asMapping, asScalar, asSequence, isMerge, lookup, resolve } from '../../yaml/node.js'
import type { Mapping, Node } from '../../yaml/node.js'
import { parseChunk } from '../../yaml/parse.js'
import { aliasDrafts } from '../alias.js'
import type { Match } from '../change.js'
import type { Work } from '../draft.js'
import { mentions, noteUnreadable } from '../manifest.js'
import type { PatchRequest } from '../request.js'
import { isLeftToVariable } from '../variable.js'
import { patchParameters } from './parameters.js'
import { patchValues } from './values.js'

/** True for an object, or a file beside an application, in which Argo CD keeps images. */
export function isArgo(file: string, root: Mapping): boolean {
  const { group, kind } = objectOf(root, 0)
  if (group === 'argoproj.io' && /^Application(?:Set)?$/.test(kind)) return true
  return kind === '' && /(?:^|\/)\.argocd-source[^/]*\.ya?ml$/.test(file)
}

/** Brings the images in every `kustomize` and `helm` of an application's sources to what is asked for. */
export function patchArgo(work: Work, root: Mapping, document: number, request: PatchRequest): Match[] {
  const object = objectOf(root, document)
  return [...sourcesOf(root, [])].flatMap(({ key, map, path }) =>
    key === 'kustomize'
      ? patchImages(work, map, path, object, request)
      : patchHelm(work, map, path, object, request)
  )
}

export interface Source {
  readonly key: 'kustomize' | 'helm'
  readonly map: Mapping
  readonly path: Path
}

/** They can stand in many places: a source, several, a hydrator's, an operation's, the templates of a generator. */
export function* sourcesOf(node: Node, path: Path): Generator<Source, void> {
  const value = node.type === 'alias' ? undefined : resolve(node)
  for (const [index, item] of (asSequence(value)?.items ?? []).entries())
    yield* sourcesOf(item, [...path, index])
  for (const entry of value?.type === 'mapping' ? value.entries : []) {
    const { name } = entry
    const map = asMapping(entry.value)
    if (name === null || isMerge(entry) || name === 'status' || name === 'metadata') continue
    if ((name === 'kustomize' || name === 'helm') && map !== undefined) {
      yield { key: name, map, path: [...path, name] }
    } else yield* sourcesOf(entry.value, [...path, name])
  }
}

/** Texts as `kustomize edit set image` takes them: `name=newname:tag`, `name:tag`, `name@digest`. */
function patchImages(
  work: Work,
  map: Mapping,
  path: Path,
  object: ObjectRef,
  request: PatchRequest
): Match[] {
  const items = asSequence(lookup(map, 'images')?.entry.value)?.items ?? []
  return items.flatMap((item, index): Match[] => {
    const scalar = asScalar(item)
    const text = scalar?.value?.trim() ?? ''
    const equals = text.indexOf('=')
    const [name, reference] = [text.slice(0, Math.max(equals, 0)), text.slice(equals + 1)]
    const image = findImage(request.images, variableOf(reference)?.repository ?? reference)
    if (scalar === undefined || image === undefined) return []
    if (isLeftToVariable(work, image, [{ text: reference, offset: scalar.start }], request)) return []
    const to = rewrite(image, reference)
    if (to === undefined) return []
    // Without a name of its own, the entry is about the old name.
    const old = equals < 0 && image.newName !== null ? image.name : name
    const offset = scalar.start
    const record = {
      field: 'image',
      object,
      container: null,
      path: [...path, 'images', index],
      offset
    } as const
    work.set(scalar, old === '' ? to : `${old}=${to}`, record)
    return [{ image, from: reference, to }]
  })
}

function patchHelm(work: Work, map: Mapping, path: Path, object: ObjectRef, request: PatchRequest): Match[] {
  const values = asMapping(lookup(map, 'valuesObject')?.entry.value)
  return [
    ...patchParameters(work, map, path, object, request),
    ...(values === undefined ? [] : patchValues(work, values, [...path, 'valuesObject'], object, request)),
    ...patchText(work, map, [...path, 'values'], object, request)
  ]
}

/** Values as a text of YAML. */
function patchText(work: Work, map: Mapping, path: Path, object: ObjectRef, request: PatchRequest): Match[] {
  const scalar = asScalar(lookup(map, 'values')?.entry.value)
  if (scalar === undefined || !mentions(scalar, request.images)) return []
  const inner = embed(work.text, scalar)
  const documents =
    inner && parseChunk(inner.text, { start: 0, end: inner.text.length, index: object.document })
  const [document] = Array.isArray(documents) && documents.length === 1 ? documents : []
  const root = asMapping(document?.root)
  if (inner === undefined || root === undefined) {
    noteUnreadable(work, scalar, path)
    return []
  }
  const part = work.inside(inner, root)
  const matches = patchValues(part, root, [], object, request)
  for (const draft of aliasDrafts(part)) part.drafts.push(draft)
  work.adopt(part, inner, path, scalar)
  return matches
}
