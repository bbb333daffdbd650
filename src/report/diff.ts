import { FILE_HEADERS_ONLY, formatPatch } from 'diff'
import type { Patch } from '../patch/change.js'
import { hiddenLines } from '../render/source.js'
import { hunkText } from '../render/unified.js'
import { lineChanges, linesOf } from './line-changes.js'
import type { LineChange } from './line-changes.js'

const CONTEXT = 3

/**
 * One unified diff of all patches, as `git apply` takes it; empty where nothing changed. What is secret is in no line of it:
 * a hunk's context ends before it, so that `git apply` wants `--unidiff-zero` where none is left below, and in a changed line it is
 * hidden.
 */
export function unifiedDiff(patches: readonly Patch[]): string {
  return diffParts(patches).join('')
}

/** The same diff in pieces, a hunk each; the first of a file begins with the file's header. */
export function diffParts(patches: readonly Patch[]): readonly string[] {
  return patches.flatMap((patch) => {
    const known = drawn.get(patch)
    if (known !== undefined) return known
    const parts = hunksOf(patch).map((hunk, at) => (at === 0 ? header(patch.file) + hunk : hunk))
    drawn.set(patch, parts)
    return parts
  })
}

/** The log, the summary, the page and the file show the same diff; looking for secrets parses all of a file. */
const drawn = new WeakMap<Patch, readonly string[]>()

/** git ends a name that has a blank in it with a tab, so that what follows is not taken for a part of it (diff.c). */
function header(file: string): string {
  const names = formatPatch(
    {
      oldFileName: `a/${file}`,
      newFileName: `b/${file}`,
      oldHeader: undefined,
      newHeader: undefined,
      hunks: []
    },
    FILE_HEADERS_ONLY
  )
  return file.includes(' ') ? names.replaceAll('\n', '\t\n') : names
}

function hunksOf(patch: Patch): string[] {
  const lines = linesOf(patch.before)
  const shown = hiddenLines(patch.before) ?? lines
  const shownAfter = hiddenLines(patch.after)
  const isSecret = (line: number): boolean => shown[line] !== lines[line]
  let shift = 0
  return groups(lineChanges(patch, lines), isSecret).map((group) => {
    let [start, end] = [group.start, group.end]
    while (start > 0 && start > group.start - CONTEXT && !isSecret(start - 1)) start -= 1
    while (end < lines.length && end < group.end + CONTEXT && !isSecret(end)) end += 1
    const body: string[] = []
    let line = start
    let added = 0
    for (const change of group.changes) {
      const now = change.start + shift + added
      mark(body, ' ', shown.slice(line, change.start))
      mark(body, '-', shown.slice(change.start, change.end))
      mark(body, '+', shownAfter?.slice(now, now + change.added.length) ?? change.added)
      line = change.end
      added += change.added.length - (change.end - change.start)
    }
    mark(body, ' ', shown.slice(line, end))
    const hunk = {
      oldStart: start + 1,
      oldLines: end - start,
      newStart: start + 1 + shift,
      newLines: end - start + added,
      lines: body
    }
    shift += added
    return hunkText(hunk)
  })
}

/** Changes with so few lines between them that their context would touch stand in one hunk, unless one of these is secret. */
function groups(
  changes: readonly LineChange[],
  isSecret: (line: number) => boolean
): { start: number; end: number; changes: LineChange[] }[] {
  const groups: { start: number; end: number; changes: LineChange[] }[] = []
  for (const change of changes) {
    const last = groups.at(-1)
    const isNear = last !== undefined && change.start - last.end <= 2 * CONTEXT
    if (isNear && !between(last.end, change.start).some(isSecret)) {
      last.changes.push(change)
      last.end = change.end
    } else {
      groups.push({ start: change.start, end: change.end, changes: [change] })
    }
  }
  return groups
}

function between(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

function mark(body: string[], sign: string, lines: readonly string[]): void {
  for (const line of lines) {
    if (line.endsWith('\n')) body.push(sign + line.slice(0, -1))
    else body.push(sign + line, '\\ No newline at end of file')
  }
}
