import { posix } from 'node:path'
import type { Tree } from '../host/tree.js'
import type { Patch } from '../patch/change.js'
import { isHelmTemplate } from '../patch/helm-template.js'
import { kustomizationFile } from '../patch/kustomize/build.js'
import { isKustomization, isKustomizationFile } from '../patch/kustomize/definition.js'
import { Sources } from '../patch/kustomize/source.js'
import type { Selection } from '../patch/select.js'
import { lookup } from '../yaml/node.js'
import { chartAround, chartRoots } from './chart.js'
import { closureOf } from './closure.js'
import type { Closure } from './closure.js'

/** One thing that is rendered whole. */
export interface Root {
  readonly kind: 'kustomization' | 'chart' | 'manifests'
  readonly label: string
  /** Of a kustomization or a chart, its folder. */
  readonly folder: string
  /** Of a chart: the name of the release, and the values file that goes over its own values. */
  readonly release: string
  readonly values: string | null
  /** All that is needed to render it, by the paths at which it must lie. */
  readonly files: ReadonlySet<string>
  readonly refusal: string | null
}

export interface RootsOptions {
  readonly tree: Tree
  readonly selection: Selection
  readonly patches: readonly Patch[]
  /** Also those in which nothing changes. */
  readonly all: boolean
  /** Plain manifests too. */
  readonly plain: boolean
}

/**
 * What is rendered: the selected kustomizations that no other selected one builds from, the charts of selected files, and
 * manifests that belong to neither. Without `all`, those that a patched file is a part of.
 */
export async function rootsOf({ tree, selection, patches, all, plain }: RootsOptions): Promise<Root[]> {
  const sources = new Sources(tree, new Map())
  const selected = selection.files.map(({ path }) => path)
  const patched = new Set(patches.map(({ file }) => file))
  const folders = kustomizations(selected, sources)
  const closures = new Map(folders.map((folder) => [folder, closureOf(sources, folder)]))
  const inner = new Set([...closures.values()].flatMap((closure) => [...closure.folders]))
  const tops = [...closures].filter(([folder]) => !inner.has(folder))
  const built = new Set([...closures.values()].flatMap((closure) => realFiles(closure, sources)))
  const isAffected = (closure: Closure): boolean =>
    all || realFiles(closure, sources).some((file) => patched.has(file))
  const charts = await chartRoots({ tree, sources, selected, patched, all })
  const alone = (all ? selected : [...patched]).filter(
    (file) => plain && !built.has(file) && !isKustomizationFile(file) && isPlain(file, sources)
  )
  return [
    ...tops
      .filter(([, closure]) => isAffected(closure))
      .map(([folder, closure]) => kustomizationRoot(folder, closure)),
    ...charts,
    ...alone.map(manifestsRoot)
  ]
}

function kustomizations(selected: readonly string[], sources: Sources): string[] {
  return selected.filter(isKustomizationFile).flatMap((file) => {
    const folder = posix.dirname(file)
    const isOne = sources
      .documents(file)
      .some(({ root }) => root.type === 'mapping' && isKustomization(file, root))
    return isOne && kustomizationFile(sources, folder) === posix.normalize(file)
      ? [posix.normalize(folder)]
      : []
  })
}

function realFiles({ files }: Closure, sources: Sources): string[] {
  return [...files].flatMap((file) => sources.file(file) ?? [])
}

/** Objects as they are: no part of a chart, and no template. */
function isPlain(file: string, sources: Sources): boolean {
  if (!/\.(?:ya?ml|json)$/i.test(file)) return false
  const chart = chartAround(file, sources)
  if (chart !== undefined && /^(?:templates|charts|crds)\//.test(posix.relative(chart, file))) return false
  const text = sources.text(file)
  if (text === undefined || isHelmTemplate(text)) return false
  return sources
    .documents(file)
    .some(({ root }) => root.type === 'mapping' && lookup(root, 'kind') !== undefined)
}

function kustomizationRoot(folder: string, { files, refusal }: Closure): Root {
  return { kind: 'kustomization', label: folder, folder, release: '', values: null, files, refusal }
}

function manifestsRoot(file: string): Root {
  const folder = posix.dirname(file)
  return {
    kind: 'manifests',
    label: file,
    folder,
    release: '',
    values: null,
    files: new Set([file]),
    refusal: null
  }
}
