import type { Problem } from '../errors.js'
import type { Tree } from '../host/tree.js'
import type { ResolvedImage } from '../image/request.js'
import type { ImageResult, Patch } from './change.js'
import { planFile } from './file.js'
import type { Match } from './manifest.js'
import type { PatchRequest } from './request.js'
import type { Selection } from './select.js'
import { needlesFor } from './text.js'
import { unreadable } from './unreadable.js'

export interface Plan {
  readonly patches: readonly Patch[]
  readonly images: readonly ImageResult[]
  /** Entries of `images` that nothing was found for. */
  readonly unmatched: readonly ResolvedImage[]
  readonly problems: readonly Problem[]
  readonly filesRead: number
}

/** Plans every selected file in memory. Nothing is written; with a problem of level error, nothing may be. */
export function planFiles(selection: Selection, tree: Tree, request: PatchRequest, onFile = () => {}): Plan {
  const needles = needlesFor(request.images)
  const patches: Patch[] = []
  const matches: Match[] = []
  const problems: Problem[] = [...selection.problems]
  const done = new Set<string>()
  for (const { path, named } of selection.files) {
    onFile()
    const planned = tree.read(path, (file) => {
      // Two names, or a name and a link, of one file: it is patched once.
      if (done.has(file.path)) return undefined
      done.add(file.path)
      const { buffer, byteOffset, byteLength } = file.bytes
      return planFile(file.path, Buffer.from(buffer, byteOffset, byteLength), request, needles)
    })
    if (typeof planned === 'string') problems.push(unreadable(path, planned, named))
    else if (planned !== undefined) {
      if (planned.patch !== null) patches.push(planned.patch)
      for (const match of planned.matches) matches.push(match)
      for (const problem of planned.problems) problems.push(problem)
    }
  }
  return {
    patches: patches.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    images: results(matches),
    unmatched: request.images.filter((image) => matches.every((match) => match.image !== image)),
    problems,
    filesRead: selection.files.length
  }
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
