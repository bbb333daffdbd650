import { diffLines } from 'diff'
import type { Patch } from '../patch/change.js'

/** Whole lines `[start, end)` of the old text, counted from 0, and those that stand in their place afterwards. */
export interface LineChange {
  readonly start: number
  end: number
  readonly added: string[]
}

/**
 * The changed lines of a patch, in order, whose old text's lines are given. Only what the edits touch is compared:
 * comparing a file as a whole takes time by the square of the number of its changes.
 */
export function lineChanges(patch: Patch, lines: readonly string[]): LineChange[] {
  const changes: LineChange[] = []
  for (const { start, before, after } of blocksOf(patch, lines)) {
    let line = start
    for (const part of diffLines(before, after)) {
      const count = part.added ? 0 : part.count
      if (part.added || part.removed) {
        let last = changes.at(-1)
        if (last?.end !== line) {
          last = { start: line, end: line, added: [] }
          changes.push(last)
        }
        last.end += count
        if (part.added) for (const added of linesOf(part.value)) last.added.push(added)
      }
      line += count
    }
  }
  return changes
}

/** The lines of a text, each with its `\n`; the last may have none. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

/** Every run of lines that edits touch: its first line, its old and its new text. Edits in one line share a run. */
function* blocksOf({ before, edits }: Patch, lines: readonly string[]) {
  // The first line that is not passed yet, and where it begins.
  let line = 0
  let offset = 0
  const pass = (): void => {
    offset += lines[line]?.length ?? 0
    line = Math.min(line + 1, lines.length)
  }
  // The very end of the text belongs to the last line if that has no line end.
  const beyond = (position: number): boolean => {
    const text = lines[line]
    return text?.endsWith('\n') === true && position >= offset + text.length
  }
  let at = 0
  let edit = edits[at]
  while (edit !== undefined) {
    while (beyond(edit.start)) pass()
    const start = line
    const from = offset
    let after = ''
    let taken = from
    do {
      after += before.slice(taken, edit.start) + edit.text
      taken = edit.end
      if (edit.end >= offset) {
        while (beyond(edit.end)) pass()
        pass()
      }
      edit = edits[++at]
    } while (edit !== undefined && (edit.start < offset || line === lines.length))
    after += before.slice(taken, offset)
    yield { start, before: before.slice(from, offset), after }
  }
}
