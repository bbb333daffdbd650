import { lineBreakBefore, lineStart } from '../yaml/text.js'
import type { Change, Edit, Patch } from './change.js'
import { positions } from '../yaml/text.js'

/** A stretch of the first text that is still there, or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string }

/** The text after sorted edits that do not overlap. */
export function apply(text: string, edits: readonly Edit[]): string {
  let after = ''
  let at = 0
  for (const { start, end, text: inserted } of edits) {
    after += text.slice(at, start) + inserted
    at = end
  }
  return after + text.slice(at)
}

/** The edits of a text of `length` units that come to what `first` and then, on its result, `second` come to. */
export function composeEdits(length: number, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const whole: Piece[] = [{ start: 0, end: length }]
  return editsOf(change(change(whole, first), second), length)
}

function sizeOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start
}

/** Pieces with edits made to the text that they add up to. */
function change(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const changed: Piece[] = []
  let index = 0
  /** Where the piece at `index` begins, and how far it was dealt with. */
  let [begin, at] = [0, 0]
  const take = (until: number, isKept: boolean): void => {
    for (let piece = pieces[index]; piece !== undefined && at < until; piece = pieces[index]) {
      const stop = Math.min(until, begin + sizeOf(piece))
      if (isKept && stop > at) changed.push(slice(piece, at - begin, stop - begin))
      at = stop
      if (stop < begin + sizeOf(piece)) return
      begin = stop
      index += 1
    }
  }
  for (const { start, end, text } of edits) {
    take(start, true)
    if (text !== '') changed.push({ text })
    take(end, false)
  }
  take(Infinity, true)
  return changed
}

function slice(piece: Piece, from: number, to: number): Piece {
  if ('text' in piece) return { text: piece.text.slice(from, to) }
  return { start: piece.start + from, end: piece.start + to }
}

function editsOf(pieces: readonly Piece[], length: number): Edit[] {
  const edits: Edit[] = []
  let [at, text] = [0, '']
  const gap = (end: number): void => {
    if (end > at || text !== '') edits.push({ start: at, end, text })
    text = ''
  }
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text
    else {
      gap(piece.start)
      at = piece.end
    }
  }
  gap(length)
  return edits
}

/**
 * Gives, of an offset in the text after a patch, the offset in the text before it at which a person would look: what
 * stands on inserted lines points to the line that they were inserted below.
 */
export function toBefore({ before, edits }: Pick<Patch, 'before' | 'edits'>): (offset: number) => number {
  return (offset) => {
    let shift = 0
    for (const { start, end, text } of edits) {
      const from = start + shift
      if (offset < from) break
      if (offset < from + text.length) {
        // What takes the place of a part of a line stands where that stood.
        if (start < end) return Math.min(start + (offset - from), Math.max(start, end - 1))
        const isLines = /[\r\n]$/.test(text) && start === lineStart(before, start)
        if (!isLines) return firstOnLine(before, start)
        return firstOnLine(before, start - lineBreakBefore(before, start).length)
      }
      shift += text.length - (end - start)
    }
    return Math.max(0, offset - shift)
  }
}

/** The first character that is no blank, of the line that an offset is on. */
function firstOnLine(text: string, offset: number): number {
  const start = lineStart(text, offset)
  const blanks = /[ \t]*/y
  blanks.lastIndex = start
  return start + (blanks.exec(text)?.[0].length ?? 0)
}

/** One patch of a file that comes to two: the first's text is what the second was made for. */
export function composePatches(first: Patch, second: Patch): Patch {
  const { file, before } = first
  const edits = composeEdits(before.length, first.edits, second.edits)
  const [old, inside, back] = [positions(before), offsets(second.before), toBefore(first)]
  const moved = second.changes.map((each) => ({ ...each, ...old(back(inside(each))) }))
  const changes = mergeChanges(first.changes, moved)
  return { file, before, after: second.after, edits, changes }
}

/** The offset of a line and column. */
function offsets(text: string): (place: { readonly line: number; readonly column: number }) => number {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  return ({ line, column }) => (starts[line - 1] ?? 0) + column - 1
}

/** A field that both change is one change; one that is in the end as it was is none. */
function mergeChanges(first: readonly Change[], second: readonly Change[]): Change[] {
  const changes = new Map(first.map((each) => [keyOf(each), each]))
  for (const each of second) {
    const before = changes.get(keyOf(each))
    changes.set(keyOf(each), before === undefined ? each : { ...before, to: each.to })
  }
  return [...changes.values()]
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
}

function keyOf({ object, path }: Change): string {
  return JSON.stringify([object.document, path])
}
