import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff'
import type { StructuredPatchHunk } from 'diff'
import type { ResourceDifference } from './difference.js'

/** Beyond this, looking for the shortest difference takes longer than anybody waits; all lines are then shown as replaced. */
const MAX_EDITS = 2000

/**
 * The hunks of one object's unified diff, without file headers, in redacted text as it is in `before` and `after`.
 * `context`: unchanged lines around each change. Empty where the texts are the same.
 */
export function resourceHunks({ before, after }: ResourceDifference, context = 3): readonly string[] {
  if (before === after) return []
  const options = { context, maxEditLength: MAX_EDITS }
  const patch = structuredPatch('', '', before, after, undefined, undefined, options)
  const hunks = patch?.hunks ?? [wholly(before, after)]
  return hunks.map(hunkText)
}

/** One hunk, from its `@@` on. */
export function hunkText(hunk: StructuredPatchHunk): string {
  const nameless = {
    oldFileName: undefined,
    newFileName: undefined,
    oldHeader: undefined,
    newHeader: undefined
  }
  return formatPatch({ ...nameless, hunks: [hunk] }, OMIT_HEADERS)
}

function wholly(before: string, after: string) {
  const [old, now] = [linesOf(before), linesOf(after)]
  return {
    oldStart: 1,
    oldLines: old.length,
    newStart: 1,
    newLines: now.length,
    lines: [...old.map((line) => `-${line}`), ...now.map((line) => `+${line}`)]
  }
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}
