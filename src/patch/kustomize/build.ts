import { posix } from 'node:path'
import { embed } from '../../yaml/embedded.js'
import { asMapping, asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node, Scalar } from '../../yaml/node.js'
import { documentsOf } from '../documents.js'
import { earlyPatches, isKustomization, latePatches, listAt, textsAt } from './definition.js'
import { FILE_NAMES } from './definition.js'
import type { PatchField } from './definition.js'
import { setImageTag } from './image-tag.js'
import type { ImagePath } from './image-tag.js'
import { jsonPatch } from './json-patch.js'
import { replace, substitute } from './replacement.js'
import { isSelected, isSame, idOf, knowsLists } from './resource.js'
import type { Resource } from './resource.js'
import type { Sources } from './source.js'
import { strategicMerge } from './strategic-merge.js'
import { placeIn, placeOf, unshare } from './tree.js'
import type { FilePlace, Origin } from './tree.js'

/** What a kustomization comes to, as far as images, pull policies and pull secrets go. */
export interface Build {
  readonly resources: readonly Resource[]
  /** Where other kinds keep images, by the transformer configurations of all that is built from. */
  readonly imagePaths: readonly ImagePath[]
  /** Every file that was read, by its real path. */
  readonly files: ReadonlySet<string>
  /** What it builds from and is not in this tree: URLs. */
  readonly remote: readonly string[]
}

/** The kustomization file of a folder; undefined where it has none. */
export function kustomizationFile(sources: Sources, directory: string): string | undefined {
  return FILE_NAMES.map((name) => posix.join(directory, name)).find((path) => sources.kind(path) === 'file')
}

/**
 * Builds a folder through local files, as kustomize does (api/internal/target). What cannot be read is left out: this
 * is for finding images, not for applying.
 */
export function build(sources: Sources, directory: string): Build {
  const builder = new Builder(sources)
  const resources = builder.resourcesOf(directory)
  const { imagePaths, files, remote } = builder
  return { resources, imagePaths, files, remote }
}

class Builder {
  readonly imagePaths: ImagePath[] = []
  readonly files = new Set<string>()
  readonly remote: string[] = []
  readonly #sources: Sources
  /** The folders that are being built, one from another. */
  readonly #stack: string[] = []

  constructor(sources: Sources) {
    this.#sources = sources
  }

  resourcesOf(directory: string, given: readonly Resource[] = []): readonly Resource[] {
    const file = kustomizationFile(this.#sources, directory)
    // kustomize refuses a loop too.
    if (file === undefined || this.#stack.includes(directory)) return given
    this.#stack.push(directory)
    const resources = this.#documents(file)
      .filter(({ root }) => root.type === 'mapping' && isKustomization(file, root))
      .reduce((all, { root, origin }) => this.#target(unshare(root, origin), directory, all), given)
    this.#stack.pop()
    return resources
  }

  #target(node: Node, directory: string, given: readonly Resource[]): readonly Resource[] {
    const map = asMapping(node)
    if (map === undefined) return given
    const paths = [...textsAt(map, 'resources'), ...textsAt(map, 'bases')]
    let resources = [...given, ...paths.flatMap((path) => this.#resource(directory, path))]
    for (const path of textsAt(map, 'configurations')) this.#configuration(posix.join(directory, path))
    for (const path of textsAt(map, 'components')) {
      resources = [...this.resourcesOf(posix.join(directory, path), resources)]
    }
    for (const patch of earlyPatches(map)) resources = this.#patch(resources, patch, directory)
    resources = resources.map((resource) => renamed({ ...resource, patched: idOf(resource) }, map))
    for (const patch of latePatches(map)) resources = this.#patch(resources, patch, directory)
    for (const item of listAt(map, 'images')) {
      const entry = asMapping(item)
      if (entry === undefined) continue
      resources = resources.map((resource) => {
        const root = asMapping(setImageTag(resource.root, entry, this.imagePaths))
        return root === undefined ? resource : { ...resource, root }
      })
    }
    for (const replacement of this.#replacements(map, directory))
      resources = [...replace(resources, replacement)]
    for (const item of listAt(map, 'vars')) {
      const variable = asMapping(item)
      if (variable !== undefined) resources = [...substitute(resources, variable)]
    }
    return resources
  }

  #resource(directory: string, path: string): readonly Resource[] {
    const at = posix.join(directory, path)
    const kind = this.#sources.kind(at)
    if (kind === 'directory') return this.resourcesOf(at)
    if (kind === 'file') {
      return this.#documents(at, 'objects').flatMap(({ root, origin }) => objects(root, origin))
    }
    if (isRemote(path)) this.remote.push(path)
    return []
  }

  #documents(path: string, which: 'documents' | 'objects' = 'documents'): { root: Node; origin: Origin }[] {
    const file = this.#sources.file(path)
    if (file === undefined) return []
    this.files.add(file)
    const documents = which === 'objects' ? this.#sources.objects(path) : this.#sources.documents(path)
    return documents.map(({ root, index }) => ({ root, origin: { file, document: index, path: [] } }))
  }

  /** In the kustomization itself, or in files that hold one or a list of them. */
  #replacements(map: Mapping, directory: string): Mapping[] {
    return listAt(map, 'replacements').flatMap((item) => {
      const path = textAt(asMapping(item), 'path')
      if (path === undefined) return asMapping(item) ?? []
      return this.#documents(posix.join(directory, path)).flatMap(
        ({ root }) =>
          asSequence(root)?.items.flatMap((each) => asMapping(each) ?? []) ?? asMapping(root) ?? []
      )
    })
  }

  #configuration(path: string): void {
    for (const { root } of this.#documents(path)) {
      const map = asMapping(root)
      for (const item of map === undefined ? [] : listAt(map, 'images')) {
        const spec = asMapping(item)
        const field = textAt(spec, 'path')
        if (field !== undefined)
          this.imagePaths.push({ kind: textAt(spec, 'kind'), group: textAt(spec, 'group'), path: field })
      }
    }
  }

  #patch(resources: readonly Resource[], { text, file, target }: PatchField, directory: string): Resource[] {
    const patches: Node[] = []
    const scalar = asScalar(text)
    const inner = scalar?.value
    if (scalar !== undefined && inner != null) {
      const toPlace = this.#placesIn(scalar)
      for (const { root } of documentsOf(inner)) {
        const patch = unshare(root, NOWHERE)
        placeIn(patch, toPlace)
        patches.push(patch)
      }
    }
    if (inner == null && file !== undefined) {
      const documents = this.#documents(posix.join(directory, file))
      patches.push(...documents.map(({ root, origin }) => unshare(root, origin)))
    }
    return patches.reduce((all, patch) => apply(all, patch, target), [...resources])
  }

  /** Where the characters of a patch in a kustomization's text stand in its file. */
  #placesIn(scalar: Scalar): (offset: number) => FilePlace {
    const place = placeOf(scalar) ?? { file: '', offset: 0 }
    const inner = embed(this.#sources.text(place.file) ?? '', scalar)
    return (offset) => (inner === undefined ? place : { ...place, offset: inner.toOuter(offset) })
  }
}

/** A patch in a kustomization stands in its text, which is no place of a node's. */
const NOWHERE: Origin = { file: '', document: 0, path: [] }

function apply(resources: readonly Resource[], patch: Node, target: Mapping | undefined): Resource[] {
  return resources.flatMap((resource) => {
    const map = asMapping(patch)
    if (target !== undefined ? !isSelected(resource, target) : map === undefined || !isSame(resource, map)) {
      return [resource]
    }
    const root =
      map === undefined
        ? asMapping(jsonPatch(resource.root, patch))
        : strategicMerge(resource.root, withoutIdentity(map), knowsLists(resource.root))
    return root === undefined ? [] : [{ ...resource, root }]
  })
}

/** A patch leaves the kind and the name of its object as they are (kustomize Resource.ApplySmPatch). */
function withoutIdentity(patch: Mapping): Mapping {
  const entries = patch.entries.filter(({ name }) => name !== 'kind' && name !== 'apiVersion')
  return {
    ...patch,
    entries: entries.map((entry) => {
      const metadata = entry.name === 'metadata' ? asMapping(entry.value) : undefined
      if (metadata === undefined) return entry
      const rest = metadata.entries.filter(({ name }) => name !== 'name' && name !== 'namespace')
      return { ...entry, value: { ...metadata, entries: rest } }
    })
  }
}

/** The objects of a document: itself, or the items of a List. */
function objects(root: Node, origin: Origin): Resource[] {
  const map = asMapping(root)
  const kind = textAt(map, 'kind')
  if (map === undefined || kind === undefined) return []
  const items = kind.endsWith('List') ? lookup(map, 'items') : undefined
  if (items !== undefined) {
    return listAt(map, 'items').flatMap((item, index) =>
      objects(item, { ...origin, path: [...origin.path, 'items', index] })
    )
  }
  const object = asMapping(unshare(map, origin))
  if (object === undefined) return []
  const metadata = asMapping(lookup(object, 'metadata')?.entry.value)
  const id = { name: textAt(metadata, 'name') ?? '', namespace: textAt(metadata, 'namespace') ?? '' }
  return [{ root: object, ids: [id], patched: id }]
}

/** After the namespace, the prefix and the suffix of a kustomization. */
function renamed(resource: Resource, map: Mapping): Resource {
  const { name, namespace } = idOf(resource)
  const text = (key: string): string => textAt(map, key) ?? ''
  const id = {
    name: `${text('namePrefix')}${name}${text('nameSuffix')}`,
    namespace: text('namespace') || namespace
  }
  return id.name === name && id.namespace === namespace
    ? resource
    : { ...resource, ids: [...resource.ids, id] }
}

/** As kustomize tells a repository from a path, roughly (api/internal/git): it is only named in a message. */
function isRemote(path: string): boolean {
  return /^[a-z+]+:\/\/|^[\w.-]+@[\w.-]+:|^(?:github|gitlab|bitbucket)\.\w+\/|[?&]ref=|\/\/|\.git(?:\/|$)/.test(
    path
  )
}
