import type { Patch } from '../patch/change.js'
import { diffParts } from './diff.js'
import { harmlessLines } from './harmless.js'

/**
 * The diff for people's eyes, in the pieces of diffParts: made harmless, line ends as `\n`, and without the tab that ends
 * a name with a blank. For `git apply` there is unifiedDiff.
 */
export function shownDiff(patches: readonly Patch[]): readonly string[] {
  return diffParts(patches).map((part) =>
    harmlessLines(part.replace(/^(--- .*)\t\n(\+\+\+ .*)\t\n/, '$1\n$2\n'))
  )
}
