import type { Place, Problem } from '../errors.js'
import { objectOf } from '../fields/object.js'
import type { ObjectRef } from '../fields/object.js'
import { formatPath } from '../fields/path.js'
import type { Path } from '../fields/path.js'
import { walk } from '../fields/walk.js'
import type { Tree } from '../host/tree.js'
import { parseReference, registryOf } from '../image/reference.js'
import { matches } from '../image/request.js'
import type { ResolvedImage } from '../image/request.js'
import { asMapping, scalarsOf } from '../yaml/node.js'
import type { Node, Scalar } from '../yaml/node.js'
import { parseChunk, splitDocuments } from '../yaml/parse.js'
import { positions } from '../yaml/text.js'
import type { Overlays } from './kustomize/plan.js'
import { maskActions } from './helm-mask.js'
import { isHelmTemplate } from './helm-template.js'
import { decode } from './text.js'
import type { Selection } from './select.js'
import { sharedTags } from './values/shared-tag.js'
import type { SharedTag } from './values/shared-tag.js'

/** So many near misses are told for an image. */
const MOST = 5

interface Near {
  readonly place: Place
  readonly what: string
  /** The more of them agree, the smaller. */
  readonly distance: number
}

/** For each entry of `images` that nothing was found for: one problem of this level, then a notice for each near miss. */
export function noMatch(
  images: readonly ResolvedImage[],
  level: 'error' | 'warning',
  selection: Selection,
  tree: Tree,
  remote: Overlays['remote'] = []
): Problem[] {
  const near = new Map<ResolvedImage, Near[]>(images.map((image) => [image, []]))
  const done = new Set<string>()
  for (const { path } of selection.files) {
    tree.read(path, (file) => {
      if (done.has(file.path)) return
      done.add(file.path)
      const { buffer, byteOffset, byteLength } = file.bytes
      const bytes = Buffer.from(buffer, byteOffset, byteLength)
      const text = bytes.toString('latin1').toLowerCase()
      const candidates = images.filter(({ name }) => partsOf(name).some((part) => text.includes(part)))
      if (candidates.length > 0) look(file.path, bytes, candidates, near)
    })
  }
  const elsewhere = remote.slice(0, MOST).map(({ file, url }): Problem => {
    const what = `builds from ${JSON.stringify(url)}, which is not here and is not fetched`
    return nearMiss(
      { file },
      `${what}; if the image is there, "kustomize: add" gives this kustomization an entry for it.`
    )
  })
  const problems = images.flatMap((image) => {
    const found = (near.get(image) ?? []).toSorted((a, b) => a.distance - b.distance).slice(0, MOST)
    const files = selection.files.length === 1 ? 'the file' : `the ${selection.files.length} files`
    const problem: Problem = {
      code: 'no-match',
      level,
      message: `No image ${JSON.stringify(image.name)} is run by ${files} that "files" selects.`,
      hint:
        found.length + elsewhere.length === 0
          ? 'Look at "images" and "files".'
          : 'What comes close is listed below.'
    }
    return [problem, ...found.map(({ place, what }): Problem => nearMiss(place, what))]
  })
  return [...problems, ...elsewhere]
}

function nearMiss(place: Place, message: string): Problem {
  return { code: 'near-miss', level: 'notice', place, message }
}

function lastPart(name: string): string {
  return (name.split('/').at(-1) ?? name).toLowerCase()
}

/** The last two, as charts may have the one apart from the other. */
function partsOf(name: string): string[] {
  return name.toLowerCase().split('/').slice(-2)
}

function look(
  file: string,
  bytes: Buffer,
  images: readonly ResolvedImage[],
  near: Map<ResolvedImage, Near[]>
): void {
  const decoded = decode(bytes)
  if ('reason' in decoded) return
  const position = positions(decoded.text)
  const template = isHelmTemplate(decoded.text) ? maskActions(decoded.text) : undefined
  const text = template?.text ?? decoded.text
  for (const chunk of splitDocuments(text)) {
    const documents = parseChunk(text, chunk)
    if (!Array.isArray(documents)) continue
    for (const { root, index } of documents) {
      const used = new Set<Node>(walk(root, index).uses.map(({ image }) => image))
      const map = asMapping(root)
      const object = map && objectOf(map, index)
      for (const shared of sharedTags(root)) {
        for (const image of images.filter((each) => isOf(each, shared))) {
          near.get(image)?.push({
            distance: 0,
            what: sharedBy(image, shared),
            place: { file, ...position(shared.scalar.start) }
          })
        }
      }
      for (const { scalar, path } of scalarsOf(root, [])) {
        for (const image of images) {
          const what = judge(image, scalar, path, object, used.has(scalar))
          if (what !== undefined)
            near.get(image)?.push({ ...what, place: { file, ...position(scalar.start) } })
        }
      }
    }
  }
}

/** What a scalar has in common with an image that was not found; undefined if nothing. */
function judge(
  image: ResolvedImage,
  scalar: Scalar,
  path: Path,
  object: ObjectRef | undefined,
  isUsed: boolean
): Omit<Near, 'place'> | undefined {
  const text = (scalar.value ?? '').trim()
  if (text.length > 1000 || !text.toLowerCase().includes(lastPart(image.name))) return undefined
  const quoted = JSON.stringify(text)
  if (image.repository === null && text !== image.name) {
    if (text.toLowerCase() !== image.name.toLowerCase()) return undefined
    return {
      distance: 2,
      what: `${quoted} is spelled in another way; placeholders are matched letter for letter.`
    }
  }
  const reference = parseReference(text)
  if (reference !== undefined && matches(image, reference)) {
    const isName = reference.tag === null && reference.digest === null && !/image$/i.test(String(path.at(-1)))
    return { distance: 0, what: `${quoted} ${isName ? nameAlone(image, path) : whereabouts(path, object)}.` }
  }
  if (reference === undefined) {
    const spelled = parseReference(text.toLowerCase())
    const isImage = isUsed || text.includes('/') || /image/i.test(String(path.at(-1)))
    if (spelled === undefined || lastPart(spelled.name) !== lastPart(image.name) || !isImage) return undefined
    return { distance: 2, what: `${quoted} is spelled in another way; names of images are lower case.` }
  }
  if (lastPart(reference.name) !== lastPart(image.name) || !(isUsed || /image/i.test(String(path.at(-1)))))
    return undefined
  const ours = image.repository === null ? '' : registryOf(image.repository)
  const theirs = registryOf(reference.repository)
  const what = ours === theirs ? `another name in ${theirs}` : `another registry (${theirs}, not ${ours})`
  return { distance: ours === theirs ? 2 : 1, what: `${quoted} is ${what}.` }
}

/** True where an image's name begins with the registry beside a tag. */
function isOf(image: ResolvedImage, { registry }: SharedTag): boolean {
  const parts = image.name.split('/')
  return parts.some((_, index) => index > 0 && matches(image, `${registry}/${parts.slice(index).join('/')}`))
}

function sharedBy(image: ResolvedImage, { registry, registryKey, scalar, path }: SharedTag): string {
  const beside = `${registryKey} ${JSON.stringify(registry)}`
  return `${JSON.stringify(scalar.value)} stands at ${formatPath(path)} beside the ${beside}, with which this image begins, and may be its tag and that of others; a comment "# repull: ${image.name}:tag" on it makes Repull write it.`
}

/** A kustomization's `newName` or a chart's `repository`: to write a whole reference there would break it. */
function nameAlone(image: ResolvedImage, path: Path): string {
  return `stands at ${formatPath(path)} as a name whose tag is elsewhere; a comment "# repull: ${image.name}:tag" on the tag makes Repull write it`
}

/** Why an image that is spelled right was not matched. */
function whereabouts(path: Path, object: ObjectRef | undefined): string {
  const at = formatPath(path)
  if (object === undefined || object.kind === '') {
    return `stands at ${at}, in a document without a kind; a comment "# repull: NAME" on it makes it an image`
  }
  if (object.kind === 'CustomResourceDefinition')
    return 'stands in a CustomResourceDefinition, which runs nothing'
  if (path[0] === 'status' || path[0] === 'metadata')
    return `stands at ${at}, which describes the object and runs nothing`
  const kind = object.group === '' ? object.kind : `${object.group}/${object.kind}`
  const field = at.replace(/\[\d+\]/g, '[]')
  return `stands at ${at} of a ${object.kind}, a field that Repull does not know; if it is an image, say so with image-fields: ${kind} ${field}`
}
