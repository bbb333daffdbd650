import type { ObjectRef } from '../../fields/object.js'
import { objectOf } from '../../fields/object.js'
import type { Path, Spot } from '../../fields/path.js'
import type { ImageUse } from '../../fields/use.js'
import { walk } from '../../fields/walk.js'
import { parseReference, registryOf, splitReference } from '../../image/reference.js'
import { findImage, rewrite } from '../../image/request.js'
import type { ResolvedImage } from '../../image/request.js'
import { asMapping, asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node } from '../../yaml/node.js'
import type { ChangedField } from '../change.js'
import type { PatchRequest } from '../request.js'
import type { Build } from './build.js'
import { isMatched, setImageTag } from './image-tag.js'
import { namingOf } from './naming.js'
import type { Naming } from './naming.js'
import { idOf } from './resource.js'
import type { Resource } from './resource.js'
import { mappingOf, originOf, scalar, sourceOf } from './tree.js'
import type { Origin } from './tree.js'

/** An entry that a kustomization's `images` lack. */
export interface NewEntry {
  readonly image: ResolvedImage
  /** As the manifests spell it. */
  readonly name: string
  readonly from: string
  /** False where kustomize, which takes the name for a pattern, would find other images by it too. */
  readonly isAlone: boolean
}

/** A field that an object of the build lacks, or that says something else. */
export interface FieldSet {
  readonly field: ChangedField
  readonly container: string | null
  /** Where it goes in the object as it was built; a position behind the end of a list is a new item. */
  readonly path: Path
  readonly from: string | null
  readonly to: string
}

export interface ObjectNeeds {
  readonly object: ObjectRef
  /** As it was built. */
  readonly root: Mapping
  readonly naming: Naming
  readonly sets: readonly FieldSet[]
}

/** What a kustomization must say so that its build runs the images as they were asked for. */
export interface Needs {
  readonly entries: readonly NewEntry[]
  readonly objects: readonly ObjectNeeds[]
  /** What replacements write over images from elsewhere than a selected file, as text for people. */
  readonly replaced: readonly string[]
  /** Containers of selected files whose image only the kustomization names, and what it becomes. */
  readonly targets: readonly { readonly origin: Origin; readonly to: string }[]
}

export interface NeedsOptions {
  readonly request: PatchRequest
  /** Without it, images of unselected files are left as they are. */
  readonly addEntries: boolean
  /** True for a file that is patched itself. */
  readonly isSelected: (file: string) => boolean
  /** True where a file has been told already, and it was not enough. */
  readonly isTold: (origin: Origin) => boolean
}

/** Compares a build, made with all that is patched already, with what was asked for. */
export function needsOf(build: Build, options: NeedsOptions): Needs {
  const found = new Finder(build, options)
  for (const resource of build.resources) found.look(resource)
  return found
}

class Finder implements Needs {
  readonly entries: NewEntry[] = []
  readonly objects: ObjectNeeds[] = []
  readonly targets: { origin: Origin; to: string }[] = []
  readonly replaced: string[] = []
  readonly #build: Build
  readonly #options: NeedsOptions

  constructor(build: Build, options: NeedsOptions) {
    this.#build = build
    this.#options = options
  }

  look(resource: Resource): void {
    const { root } = resource
    const { request, isSelected, isTold } = this.#options
    const { rows } = request
    const sets: FieldSet[] = []
    const done = new Set<ImageUse['pod']>()
    for (const use of walk(root, 0, rows).uses) {
      const from = (use.image.value ?? '').trim()
      const image = findImage(request.images, from)
      const to = image && rewrite(image, from)
      if (image === undefined || to === undefined) continue
      if (from !== to && !this.#setImage(root, use, image, from, to, sets)) continue
      const around = [...policySets(use, request), ...(done.has(use.pod) ? [] : podSets(use, to, request))]
      done.add(use.pod)
      if (around.length === 0) continue
      const origin = originOf(nodeAt(root, use.path.slice(0, -1)) ?? root)
      if (origin !== undefined && isSelected(origin.file) && !isTold(origin))
        this.targets.push({ origin, to })
      else sets.push(...around)
    }
    if (sets.length === 0) return
    const naming = namingOf(resource, this.#build.resources)
    const { name, namespace } = naming.merge ?? idOf(resource)
    this.objects.push({ object: { ...objectOf(root, 0), name, namespace }, root, naming, sets })
  }

  /** False where the image stays what it is. */
  #setImage(
    root: Mapping,
    use: ImageUse,
    image: ResolvedImage,
    from: string,
    to: string,
    sets: FieldSet[]
  ): boolean {
    const origin = originOf(use.image)
    const source = sourceOf(use.image)
    if (source !== undefined) return this.#setSource(source, from, to)
    if (!this.#options.addEntries || (origin !== undefined && this.#options.isSelected(origin.file)))
      return false
    const { name } = splitReference(from)
    const probe = mappingOf({ name: scalar(name), newTag: scalar('repull') })
    const reached =
      asScalar(nodeAt(setImageTag(root, probe, this.#build.imagePaths), use.path))?.value !== from
    if (!reached) {
      sets.push({ field: 'image', container: use.container, path: use.path, from, to })
    } else if (this.entries.every((entry) => entry.name !== name)) {
      this.entries.push({ image, name, from, isAlone: !this.#hasStrangers(name) })
    }
    return true
  }

  /** A replacement has the last word; so its source is what is to change, where that is the whole reference. */
  #setSource(source: Origin | 'made', from: string, to: string): boolean {
    const { isSelected, isTold } = this.#options
    if (source !== 'made' && isSelected(source.file) && !isTold(source))
      this.targets.push({ origin: source, to })
    else this.replaced.push(from)
    return source !== 'made' && isSelected(source.file)
  }

  /** True where an entry for this name would be about other images as well: kustomize takes the name for a pattern. */
  #hasStrangers(name: string): boolean {
    if (!name.includes('.')) return false
    return this.#build.resources.some(({ root }) =>
      walk(root, 0, this.#options.request.rows).uses.some(({ image }) => {
        const text = image.value ?? ''
        return splitReference(text).name !== name && isMatched(text, name)
      })
    )
  }
}

function policySets(use: ImageUse, { pullPolicy }: PatchRequest): FieldSet[] {
  const { policy: place, container } = use
  if (pullPolicy === 'keep' || place === null) return []
  const path = place.at === 'container' ? [...use.path.slice(0, -1), place.key] : place.spot.path
  const from =
    place.at === 'container'
      ? (textAt(place.container, place.key) ?? null)
      : (asScalar(valueAt(place.spot))?.value ?? null)
  return from === pullPolicy ? [] : [{ field: 'pullPolicy', container, path, from, to: pullPolicy }]
}

function podSets({ pod }: ImageUse, to: string, request: PatchRequest): FieldSet[] {
  if (pod === null) return []
  const registry = registryOf(parseReference(to)?.repository ?? '')
  const names = request.pullSecrets.filter((secret) => [null, registry].includes(secret.registry))
  const sets: FieldSet[] = []
  if (pod.secrets !== null) {
    const { spot, form } = pod.secrets
    const items = asSequence(valueAt(spot))?.items ?? []
    const present = items.map((item) => asScalar(item)?.value ?? textAt(asMapping(item), 'name'))
    const wanted = [...new Set(names.map(({ name }) => name))].filter((name) => !present.includes(name))
    for (const [index, name] of wanted.entries()) {
      const path = [...spot.path, items.length + index, ...(form === 'objects' ? ['name'] : [])]
      sets.push({ field: 'pullSecret', container: null, path, from: null, to: name })
    }
  }
  for (const { spot } of pod.annotations) {
    const map = asMapping(valueAt(spot))
    for (const { key, value } of request.annotations) {
      const from = textAt(map, key) ?? null
      if (from === value) continue
      sets.push({ field: 'annotation', container: null, path: [...spot.path, key], from, to: value })
    }
  }
  return sets
}

function valueAt({ found, missing }: Spot): Node | undefined {
  return missing.length === 0 ? found?.entry.value : undefined
}

export function nodeAt(root: Node, path: Path): Node | undefined {
  return path.reduce<Node | undefined>((node, part) => {
    if (typeof part === 'number') return asSequence(node)?.items[part]
    const map = asMapping(node)
    return map && lookup(map, part)?.entry.value
  }, root)
}
