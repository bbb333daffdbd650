import type { Problem } from '../errors.js'
import type { Tree, TreeFile } from '../host/tree.js'
import type { ResolvedImage } from '../image/request.js'
import type { ImageResult, Match, Patch } from './change.js'
import { planFile } from './file.js'
import type { PlannedFile } from './file.js'
import { isKustomizationFile } from './kustomize/definition.js'
import { NOTHING_TOLD, planOverlays } from './kustomize/plan.js'
import type { Overlays, Told } from './kustomize/plan.js'
import type { PatchRequest } from './request.js'
import type { Selection } from './select.js'
import { needlesFor } from './text.js'
import { unreadable } from './unreadable.js'
import { Charts } from './values/chart.js'
import type { FileContext } from './values/chart.js'

export interface Plan {
  readonly patches: readonly Patch[]
  readonly images: readonly ImageResult[]
  /** The images that each file of `patches` speaks of; none where it is patched for the sake of others. */
  readonly matches: ReadonlyMap<string, readonly Match[]>
  /** Entries of `images` that nothing was found for. */
  readonly unmatched: readonly ResolvedImage[]
  readonly problems: readonly Problem[]
  /** What kustomizations build from and is not in this tree. */
  readonly remote: Overlays['remote']
  readonly filesRead: number
}

export interface PlanOptions {
  /** What a kustomization gets that has no entry for an image; see `kustomize` in action.yml. */
  readonly kustomize?: 'auto' | 'add' | 'existing'
  /** Called before each file is read. */
  readonly onFile?: () => void
  /** Called with each selected path, the real path of its file, and what that holds. */
  readonly onRead?: (path: string, file: string, bytes: Buffer) => void
}

/** Plans every selected file in memory. Nothing is written; with a problem of level error, nothing may be. */
export function planFiles(
  selection: Selection,
  tree: Tree,
  request: PatchRequest,
  { kustomize = 'auto', onFile = () => {}, onRead = () => {} }: PlanOptions = {}
): Plan {
  const needles = needlesFor(request.images)
  const planned = new Map<string, PlannedFile>()
  const problems: Problem[] = [...selection.problems]
  const texts = new Map<string, string>()
  const charts = new Charts(tree, new Set(selection.files.map(({ path }) => path)))
  const named = new Set(selection.files.flatMap((file) => (file.named ? [file.path] : [])))
  const plan = (file: TreeFile, told: Told = NOTHING_TOLD): void => {
    const bytes = bufferOf(file)
    const context = (): FileContext => charts.contextOf(file.path, named.has(file.path))
    const result = planFile(file.path, bytes, request, needles, { told, context })
    planned.set(file.path, result)
    if (result.patch !== null) texts.set(file.path, result.patch.after)
  }
  for (const { path, named } of selection.files) {
    onFile()
    const failure = tree.read(path, (file) => {
      onRead(path, file.path, bufferOf(file))
      // Two names, or a name and a link, of one file: it is patched once.
      if (!planned.has(file.path)) plan(file)
    })
    if (typeof failure === 'string') problems.push(unreadable(path, failure, named))
  }
  const overlays = planOverlays({
    tree,
    request,
    mode: kustomize,
    roots: [...planned.keys()].filter((file) => isKustomizationFile(file)),
    isSelected: (file) => planned.has(file),
    texts,
    replan: (file, told) => void tree.read(file, (read) => plan(read, told))
  })
  const files = [...planned.values()]
  const matches = files.flatMap((file) => file.matches)
  return {
    patches: files.flatMap(({ patch }) => patch ?? []).toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    images: results(matches),
    matches: new Map(files.flatMap(({ patch, matches: own }) => (patch === null ? [] : [[patch.file, own]]))),
    unmatched: request.images.filter((image) => matches.every((match) => match.image !== image)),
    problems: [...problems, ...files.flatMap((file) => file.problems), ...overlays.problems],
    remote: overlays.remote,
    filesRead: selection.files.length
  }
}

function bufferOf({ bytes: { buffer, byteOffset, byteLength } }: TreeFile): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

/** One entry for each image and old value, in the order in which they were met. */
function results(matches: readonly Match[]): ImageResult[] {
  const distinct = new Map(
    matches.map(({ image, from, to }) => [
      JSON.stringify([image.name, from, to]),
      { name: image.name, from, to }
    ])
  )
  return [...distinct.values()]
}
