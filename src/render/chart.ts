import { posix } from 'node:path'
import { RepullError } from '../errors.js'
import type { Tree } from '../host/tree.js'
import type { Sources } from '../patch/kustomize/source.js'
import { isValuesFile } from '../patch/values/file.js'
import { lookup, textAt } from '../yaml/node.js'
import type { Mapping } from '../yaml/node.js'
import type { Root } from './root.js'

export interface ChartOptions {
  readonly tree: Tree
  readonly sources: Sources
  readonly selected: readonly string[]
  readonly patched: ReadonlySet<string>
  readonly all: boolean
}

/** The folder of the chart that a file belongs to, or of the one that vendors it; undefined where it belongs to none. */
export function chartAround(file: string, sources: Sources): string | undefined {
  let found: string | undefined
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const isVendored = found === undefined || posix.relative(folder, found).startsWith('charts/')
    if (isVendored && sources.kind(posix.join(folder, 'Chart.yaml')) === 'file')
      found = posix.normalize(folder)
    if (folder === '.' || folder === '/' || folder.endsWith('..')) return found
  }
}

/**
 * Each chart that a patched file is a part of, once for each selected file of values beside its own, or else once with its
 * own values alone.
 */
export async function chartRoots({ tree, sources, selected, patched, all }: ChartOptions): Promise<Root[]> {
  const isAny = all || [...patched].some((file) => chartAround(file, sources) !== undefined)
  if (!isAny) return []
  const charts = new Map<string, { own: boolean; readonly values: Set<string> }>()
  for (const file of new Set([...selected, ...patched])) {
    const folder = chartAround(file, sources)
    if (folder === undefined) continue
    const chart = charts.get(folder) ?? { own: false, values: new Set() }
    const inside = posix.relative(folder, file)
    const isPart =
      /^(?:templates|charts|crds)\//.test(inside) || /^(?:Chart\.yaml|values\.yaml)$/.test(inside)
    if (isPart) chart.own ||= all || patched.has(file)
    else if (isOverride(file, sources, patched)) chart.values.add(file)
    charts.set(folder, chart)
  }
  const roots: Root[] = []
  for (const [folder, { own, values }] of charts) {
    const affected =
      values.size === 0 ? (own ? [null] : []) : [...values].filter((file) => own || all || patched.has(file))
    if (affected.length === 0) continue
    const root = await chartRoot(folder, tree, sources)
    if (root === undefined) continue
    for (const file of affected) roots.push(file === null ? root : withValues(root, file))
  }
  return roots
}

/** Values that go over those of the chart. */
function isOverride(file: string, sources: Sources, patched: ReadonlySet<string>): boolean {
  if (!/\.ya?ml$/i.test(file) || !(isValuesFile(file) || patched.has(file))) return false
  const maps = sources.documents(file).flatMap(({ root }) => (root.type === 'mapping' ? [root] : []))
  return maps.length === 1 && maps.every((map) => lookup(map, 'kind') === undefined)
}

function withValues(root: Root, file: string): Root {
  const label = `${root.label} (${posix.relative(root.folder, file)})`
  return { ...root, label, values: file, files: new Set([...root.files, file]) }
}

/** Undefined for a library, which makes no objects of its own. */
async function chartRoot(folder: string, tree: Tree, sources: Sources): Promise<Root | undefined> {
  const [definition] = sources.documents(posix.join(folder, 'Chart.yaml'))
  const map: Mapping | undefined = definition?.root.type === 'mapping' ? definition.root : undefined
  if (textAt(map, 'type') === 'library') return undefined
  const name = textAt(map, 'name') ?? ''
  const { files, problem } = await filesOf(folder, tree)
  const outside = files.find((file) => tree.kind(file) === 'outside')
  const refusal =
    outside !== undefined
      ? `"${outside}" leads out of the workspace.`
      : isRelease(name)
        ? problem
        : `${JSON.stringify(name)}, the name of the chart, cannot be the name of a release.`
  return { kind: 'chart', label: folder, folder, release: name, values: null, files: new Set(files), refusal }
}

/** Dependencies lie in `charts/`, often ignored by git. */
async function filesOf(
  folder: string,
  tree: Tree
): Promise<{ files: readonly string[]; problem: string | null }> {
  try {
    return { files: (await tree.list(folder, { ignored: true })).files, problem: null }
  } catch (error) {
    if (!(error instanceof RepullError)) throw error
    return { files: [], problem: error.message }
  }
}

// Helm's own rule (pkg/chartutil, ValidateReleaseName); nothing that begins with "-" may reach its command line.
function isRelease(name: string): boolean {
  return name.length <= 53 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name)
}
