import { posix } from 'node:path'
import { documentsOf } from '../patch/documents.js'
import { kustomizationFile } from '../patch/kustomize/build.js'
import { isKustomization, listAt, textsAt } from '../patch/kustomize/definition.js'
import type { Sources } from '../patch/kustomize/source.js'
import { asMapping, asScalar, lookup, scalarsOf, textAt } from '../yaml/node.js'
import type { Mapping, Node } from '../yaml/node.js'

/** All that a kustomization builds from. */
export interface Closure {
  /** Paths as they are spelled from the working directory. */
  readonly files: ReadonlySet<string>
  /** Folders of the kustomizations that it builds from, its own left out. */
  readonly folders: ReadonlySet<string>
  /** Why it may not be built: what it names is not in the tree, or would be run; null where it may. */
  readonly refusal: string | null
}

const BASES = ['resources', 'bases', 'components']
const PLUGINS = ['generators', 'transformers', 'validators']
/** Fields whose texts are no paths. */
const NO_PATHS = new Set([
  ...[
    'commonAnnotations',
    'commonLabels',
    'labels',
    'annotations',
    'metadata',
    'images',
    'replicas',
    'literals'
  ],
  ...['options', 'buildMetadata', 'namespace', 'namePrefix', 'nameSuffix', 'vars', 'valuesInline']
])
/** A URL, or a repository as git and go-getter spell it. */
const REMOTE = /^(?:[\w.-]+=)?(?:[a-z][a-z0-9+.-]*::|[a-z][a-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+:)/i

/** Follows a kustomization through the files of a tree. Nothing is run, and nothing outside the tree is looked at. */
export function closureOf(sources: Sources, directory: string): Closure {
  const walker = new Walker(sources)
  walker.visit(directory, false)
  walker.folders.delete(posix.normalize(directory))
  return walker
}

class Walker implements Closure {
  readonly files = new Set<string>()
  readonly folders = new Set<string>()
  refusal: string | null = null
  readonly #sources: Sources

  constructor(sources: Sources) {
    this.#sources = sources
  }

  /** `ofPlugins`: what is built configures generators and transformers. */
  visit(directory: string, ofPlugins: boolean): void {
    const folder = posix.normalize(directory)
    if (this.folders.has(folder)) return
    this.folders.add(folder)
    const file = kustomizationFile(this.#sources, folder)
    if (file === undefined) {
      this.#refuse(`"${folder}" has no kustomization file.`)
      return
    }
    this.files.add(file)
    for (const { root } of this.#sources.documents(file)) {
      if (root.type === 'mapping' && isKustomization(file, root)) this.#kustomization(root, folder, ofPlugins)
    }
  }

  #kustomization(map: Mapping, folder: string, ofPlugins: boolean): void {
    for (const key of ['helmCharts', 'helmChartInflationGenerator']) {
      if (lookup(map, key) !== undefined) {
        this.#refuse(
          `The kustomization in "${folder}" has "${key}", for which kustomize would start helm and fetch charts.`
        )
      }
    }
    for (const path of BASES.flatMap((key) => textsAt(map, key))) this.#base(path, folder, ofPlugins)
    for (const item of PLUGINS.flatMap((key) => listAt(map, key)))
      this.#plugin(asScalar(item)?.value ?? '', folder)
    const others = map.entries.filter(({ name }) => name !== null && ![...BASES, ...PLUGINS].includes(name))
    for (const { name, value } of others) this.#mentioned(value, folder, name ?? '')
  }

  #base(path: string, folder: string, ofPlugins: boolean): void {
    const at = posix.join(folder, path)
    const kind = REMOTE.test(path) || path.startsWith('/') ? 'remote' : this.#sources.kind(at)
    if (kind === 'directory') this.visit(at, ofPlugins)
    else if (kind === 'file') {
      this.files.add(at)
      if (ofPlugins) for (const { root } of this.#sources.documents(at)) this.#configured(root, folder)
    } else if (kind === 'outside')
      this.#refuse(`The kustomization in "${folder}" names "${path}", which leads out of the workspace.`)
    else {
      const isRemote = kind === 'remote' || /^[\w-]+(?:\.[\w-]+)+\/|[?]|\/\//.test(path)
      const why = isRemote ? ' among the files here: a remote base is not fetched' : ' there'
      this.#refuse(`The kustomization in "${folder}" names "${path}", which is not${why}.`)
    }
  }

  #plugin(text: string, folder: string): void {
    if (/[\n{]/.test(text)) {
      for (const { root } of documentsOf(text)) this.#configured(root, folder)
    } else {
      const at = posix.join(folder, text)
      if (this.#sources.kind(at) === 'directory') this.visit(at, true)
      else this.#base(text, folder, true)
    }
  }

  /** What configures a generator or a transformer: kustomize's own ones run nothing. */
  #configured(root: Node, folder: string): void {
    const map = asMapping(root)
    const kind = textAt(map, 'kind') ?? ''
    const annotations = asMapping(
      map && lookup(asMapping(lookup(map, 'metadata')?.entry.value) ?? map, 'annotations')?.entry.value
    )
    const isFunction = annotations?.entries.some(({ name }) =>
      /^config\.(?:kubernetes|k8s)\.io\/function$/.test(name ?? '')
    )
    if (
      textAt(map, 'apiVersion') !== 'builtin' ||
      isFunction === true ||
      kind === 'HelmChartInflationGenerator'
    ) {
      this.#refuse(
        `The kustomization in "${folder}" uses "${kind}", a function or plugin, and these are not run.`
      )
      return
    }
    this.#mentioned(root, folder, '')
  }

  /** Every file that a field names, whatever the field: more than is needed does no harm. */
  #mentioned(node: Node, folder: string, field: string): void {
    if (NO_PATHS.has(field)) return
    for (const { scalar, path } of scalarsOf(node)) {
      const text = scalar.value ?? ''
      if (text === '' || text.includes('\n') || text.length > 1000) continue
      if (path.some((key) => NO_PATHS.has(String(key)))) continue
      if (REMOTE.test(text)) {
        this.#refuse(`The kustomization in "${folder}" names "${text}", and nothing is fetched.`)
        return
      }
      // `files: [key=path]` of a generator.
      for (const name of new Set([text, text.slice(text.indexOf('=') + 1)])) {
        const at = posix.join(folder, name)
        const kind = name === '' ? 'missing' : this.#sources.kind(at)
        if (kind === 'file') this.files.add(at)
        if (kind === 'outside')
          this.#refuse(`The kustomization in "${folder}" names "${name}", which leads out of the workspace.`)
      }
    }
  }

  #refuse(reason: string): void {
    this.refusal ??= reason
  }
}
