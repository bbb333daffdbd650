import { posix } from 'node:path'
import { RepullError } from '../../errors.js'
import { embed } from '../../yaml/embedded.js'
import { asMapping, asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node, Scalar } from '../../yaml/node.js'
import { documentsOf } from '../documents.js'
import { earlyPatches, isKustomization, latePatches, listAt, textsAt } from './definition.js'
import { FILE_NAMES } from './definition.js'
import type { PatchField } from './definition.js'
import type { ImagePath } from './image-tag.js'
import { replace, substitute } from './replacement.js'
import { idOf, idsOf } from './resource.js'
import type { Resource } from './resource.js'
import type { Sources } from './source.js'
import { inNamespace, named, patchAll, withImage, withPairs } from './transform.js'
import { originOf, placeIn, placeOf, unshare } from './tree.js'
import type { FilePlace, Origin } from './tree.js'

/** What a kustomization results in, as far as images, pull policies and pull secrets go. */
export interface Build {
  readonly resources: readonly Resource[]
  /** Where other kinds keep images, by the transformer configurations of all that is built from. */
  readonly imagePaths: readonly ImagePath[]
  /** Every file that was read, by its real path. */
  readonly files: ReadonlySet<string>
  /** What it builds from and is not in this tree: URLs. */
  readonly remote: readonly string[]
}

/** More objects than this are refused: a chain of bases that each use the next twice doubles them at every step. */
const MAX_OBJECTS = 100_000
/** The same for components, which are built again for each kustomization that uses them. */
const MAX_TARGETS = 100_000

/** The kustomization file of a folder; undefined where it has none. */
export function kustomizationFile(sources: Sources, directory: string): string | undefined {
  return FILE_NAMES.map((name) => posix.join(directory, name)).find((path) => sources.kind(path) === 'file')
}

/** The objects and image paths of one folder, and the files and folders that were read for it. */
interface Target {
  readonly resources: readonly Resource[]
  readonly imagePaths: readonly ImagePath[]
}

interface Reads {
  readonly files: Set<string>
  readonly folders: Set<string>
  readonly remote: Set<string>
}

const NOTHING: Target = { resources: [], imagePaths: [] }

/**
 * Builds folders through local files, as kustomize does (api/internal/target). What cannot be read is left out: this is
 * for finding images, not for applying. Each folder is built once, until a file that it read changes.
 */
export class Builds {
  /** How many folders were built: the measure of the work. */
  count = 0
  readonly #sources: Sources
  readonly #targets = new Map<string, Target>()
  /** Components, by the objects that they were given. */
  #components = new WeakMap<readonly Resource[], Map<string, Target>>()
  readonly #reads = new Map<string, Reads>()
  /** The folders that read a file, or build from a folder. */
  readonly #users = new Map<string, Set<string>>()
  /** The folders that are being built, one from another. */
  readonly #stack: string[] = []

  readonly #which: 'named' | 'all'

  /** `which`: the objects that are read, those that hold one of the names that matter or all. */
  constructor(sources: Sources, which: 'named' | 'all' = 'named') {
    this.#sources = sources
    this.#which = which
  }

  /** Raises `too-large`. */
  build(directory: string): Build {
    const folder = posix.normalize(directory)
    const target = this.#base(folder)
    const [files, remote, done] = [new Set<string>(), new Set<string>(), new Set([folder])]
    for (const each of done) {
      const reads = this.#reads.get(each)
      for (const file of reads?.files ?? []) files.add(file)
      for (const url of reads?.remote ?? []) remote.add(url)
      for (const other of reads?.folders ?? []) done.add(other)
    }
    return { ...target, files, remote: [...remote] }
  }

  /** Builds again what was built from a file. */
  forget(file: string): void {
    const stale = new Set(this.#users.get(file))
    for (const folder of stale) {
      this.#targets.delete(folder)
      for (const user of this.#users.get(folder) ?? []) stale.add(user)
    }
    this.#components = new WeakMap()
  }

  #base(folder: string): Target {
    const known = this.#targets.get(folder)
    if (known !== undefined) return known
    const target = this.#built(folder, NOTHING)
    this.#targets.set(folder, target)
    return target
  }

  #component(folder: string, given: Target): Target {
    const known = this.#components.get(given.resources) ?? new Map<string, Target>()
    this.#components.set(given.resources, known)
    const target = known.get(folder) ?? this.#built(folder, given)
    known.set(folder, target)
    return { ...target, imagePaths: union(given.imagePaths, target.imagePaths) }
  }

  #built(folder: string, given: Target): Target {
    const file = kustomizationFile(this.#sources, folder)
    // kustomize refuses a loop too.
    if (file === undefined || this.#stack.includes(folder)) return given
    this.count += 1
    if (this.count > MAX_TARGETS) this.#tooLarge(file, `${MAX_TARGETS} times over`)
    this.#reads.set(folder, { files: new Set(), folders: new Set(), remote: new Set() })
    this.#stack.push(folder)
    const target = this.#documents(file)
      .filter(({ root }) => root.type === 'mapping' && isKustomization(file, root))
      .reduce((all, { root, origin }) => this.#kustomization(unshare(root, origin), file, all), given)
    this.#stack.pop()
    return target
  }

  #kustomization(node: Node, file: string, given: Target): Target {
    const map = asMapping(node)
    if (map === undefined) return given
    const directory = posix.dirname(file)
    let { resources, imagePaths } = given
    for (const path of [...textsAt(map, 'resources'), ...textsAt(map, 'bases')]) {
      const more = this.#resource(directory, path)
      resources = joined(resources, more.resources)
      imagePaths = union(imagePaths, more.imagePaths)
      if (resources.length > MAX_OBJECTS) this.#tooLarge(file, `more than ${MAX_OBJECTS} objects`)
    }
    for (const path of textsAt(map, 'configurations')) {
      imagePaths = union(imagePaths, this.#configuration(posix.join(directory, path)))
    }
    for (const path of textsAt(map, 'components')) {
      const folder = posix.normalize(posix.join(directory, path))
      this.#note('folders', folder)
      const { resources: after, imagePaths: paths } = this.#component(folder, { resources, imagePaths })
      resources = after
      imagePaths = paths
    }
    return { resources: this.#transformed(resources, map, directory, imagePaths), imagePaths }
  }

  /** In kustomize's order (configureBuiltinTransformers). */
  #transformed(
    given: readonly Resource[],
    map: Mapping,
    directory: string,
    imagePaths: readonly ImagePath[]
  ): readonly Resource[] {
    const text = (key: string): string => textAt(map, key) ?? ''
    let resources = given
    for (const patch of earlyPatches(map)) resources = this.#patched(resources, patch, directory)
    resources = resources.map((resource) => ({ ...resource, patchable: idsOf(resource) }))
    resources = inNamespace(resources, text('namespace'))
    resources = named(resources, text('namePrefix'), '')
    resources = named(resources, '', text('nameSuffix'))
    for (const [field, pairs] of pairsOf(map)) resources = withPairs(resources, field, pairs)
    for (const patch of latePatches(map)) resources = this.#patched(resources, patch, directory)
    for (const item of listAt(map, 'images')) {
      const entry = asMapping(item)
      if (entry !== undefined) resources = withImage(resources, entry, imagePaths)
    }
    for (const replacement of this.#replacements(map, directory)) resources = replace(resources, replacement)
    for (const item of listAt(map, 'vars')) {
      const variable = asMapping(item)
      if (variable !== undefined) resources = substitute(resources, variable)
    }
    return resources
  }

  /** Keeps in mind what the folder that is being built is made of. */
  #note(what: keyof Reads, name: string): void {
    const folder = this.#stack.at(-1) ?? ''
    this.#reads.get(folder)?.[what].add(name)
    this.#users.set(name, (this.#users.get(name) ?? new Set()).add(folder))
  }

  #resource(directory: string, path: string): Target {
    const at = posix.join(directory, path)
    const kind = this.#sources.kind(at)
    if (kind === 'directory') {
      this.#note('folders', posix.normalize(at))
      return this.#base(posix.normalize(at))
    }
    if (kind === 'file') {
      const documents = this.#documents(at, 'objects')
      return { ...NOTHING, resources: documents.flatMap(({ root, origin }) => objects(root, origin)) }
    }
    if (isRemote(path)) this.#note('remote', path)
    return NOTHING
  }

  #documents(path: string, which: 'documents' | 'objects' = 'documents'): { root: Node; origin: Origin }[] {
    const file = this.#sources.file(path)
    if (file === undefined) return []
    this.#note('files', file)
    const documents =
      which === 'objects' ? this.#sources.objects(path, this.#which) : this.#sources.documents(path)
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

  #configuration(path: string): ImagePath[] {
    return this.#documents(path).flatMap(({ root }) => {
      const map = asMapping(root)
      return (map === undefined ? [] : listAt(map, 'images')).flatMap((item) => {
        const spec = asMapping(item)
        const field = textAt(spec, 'path')
        if (field === undefined) return []
        return [{ kind: textAt(spec, 'kind'), group: textAt(spec, 'group'), path: field }]
      })
    })
  }

  #patched(
    resources: readonly Resource[],
    { text, file, ...how }: PatchField,
    directory: string
  ): readonly Resource[] {
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
    return patches.reduce((all, root) => patchAll(all, { root, ...how }), resources)
  }

  /** Where the characters of a patch in a kustomization's text stand in its file. */
  #placesIn(scalar: Scalar): (offset: number) => FilePlace {
    const place = placeOf(scalar) ?? { file: '', offset: 0 }
    const inner = embed(this.#sources.text(place.file) ?? '', scalar)
    return (offset) => (inner === undefined ? place : { ...place, offset: inner.toOuter(offset) })
  }

  #tooLarge(file: string, what: string): never {
    throw new RepullError({
      code: 'too-large',
      level: 'error',
      message: `This kustomization builds ${what}.`,
      place: { file },
      hint: 'Build from each base once, or leave the file out with an entry in "files" that begins with "!".'
    })
  }
}

/** The objects of two lists. One that several bases lead to is there once: kustomize refuses a second of the same id. */
function joined(some: readonly Resource[], others: readonly Resource[]): readonly Resource[] {
  if (some.length === 0) return others
  const known = new Set(some.map(keyOf))
  const more = others.filter((resource) => !known.has(keyOf(resource)))
  return more.length === 0 ? some : [...some, ...more]
}

function keyOf(resource: Resource): string {
  const origin = originOf(resource.root)
  const { kind, name, namespace } = idOf(resource)
  return JSON.stringify([origin?.file, origin?.document, origin?.path, kind, name, namespace])
}

function union<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  return others.every((each) => some.includes(each)) ? some : [...new Set([...some, ...others])]
}

/** What a kustomization adds to labels and annotations. */
function pairsOf(map: Mapping): ['labels' | 'annotations', Mapping | undefined][] {
  const pairs = (from: Mapping | undefined, key: string): Mapping | undefined =>
    asMapping(from && lookup(from, key)?.entry.value)
  return [
    ...listAt(map, 'labels').map((item): ['labels', Mapping | undefined] => [
      'labels',
      pairs(asMapping(item), 'pairs')
    ]),
    ['labels', pairs(map, 'commonLabels')],
    ['annotations', pairs(map, 'commonAnnotations')]
  ]
}

/** A patch in a kustomization stands in its text, which is no place of a node's. */
const NOWHERE: Origin = { file: '', document: 0, path: [] }

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
  return [{ root: object, previous: [], patchable: [] }]
}

/** As kustomize tells a repository from a path, roughly (api/internal/git): it is only named in a message. */
function isRemote(path: string): boolean {
  return /^[a-z+]+:\/\/|^[\w.-]+@[\w.-]+:|^(?:github|gitlab|bitbucket)\.\w+\/|[?&]ref=|\/\/|\.git(?:\/|$)/.test(
    path
  )
}
