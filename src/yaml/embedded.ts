import type { Splice } from './editor.js'
import type { Scalar } from './node.js'
import { doubleQuoted } from './quote.js'
import { lineBreakAt, lineEnd, lineStart } from './text.js'

/** A scalar's content as a text of its own, whose edits can be carried over to the file around it. */
export interface Embedded {
  readonly text: string
  /** Offset in the file of an offset in `text`. */
  toOuter(offset: number): number
  /** A splice of `text` as a splice of the file. */
  splice(inner: Splice): Splice
}

/**
 * The content of a literal block, or of a flow collection in quotes on one line without escapes; undefined where a
 * character of the content is not the same character of the file.
 */
export function embed(text: string, scalar: Scalar): Embedded | undefined {
  if (scalar.style === 'literal') return embedBlock(text, scalar)
  if (scalar.style !== 'single' && scalar.style !== 'double') return undefined
  const content = text.slice(scalar.start + 1, scalar.end - 1)
  if (content !== scalar.value || !/^\s*[[{]/.test(content)) return undefined
  const toOuter = (offset: number) => scalar.start + 1 + offset
  const escape = (inserted: string) =>
    scalar.style === 'single' ? inserted.replaceAll("'", "''") : doubleQuoted(inserted).slice(1, -1)
  return {
    text: content,
    toOuter,
    splice: ({ start, end, text: inserted }) => ({
      start: toOuter(start),
      end: toOuter(end),
      text: escape(inserted)
    })
  }
}

interface Line {
  /** Where the line begins in `text`, and in the file: with and without the block's indentation. */
  readonly inner: number
  readonly outer: number
  readonly content: number
}

function embedBlock(text: string, scalar: Scalar): Embedded | undefined {
  const lines: Line[] = []
  const header = lineEnd(text, scalar.start)
  const first = /[^\s]/g
  first.lastIndex = header
  const indentation = (first.exec(text)?.index ?? header) - lineStart(text, first.lastIndex - 1)
  let content = ''
  let at = header + lineBreakAt(text, header).length
  while (at < scalar.end) {
    const end = lineEnd(text, at)
    const next = end + lineBreakAt(text, end).length
    const start = Math.min(at + indentation, end)
    lines.push({ inner: content.length, outer: at, content: start })
    content += text.slice(start, next)
    if (next === end) break
    at = next
  }
  // An indentation indicator (|2) or blanks before the first line would make the guess above wrong.
  if (content.replace(/\r\n?/g, '\n').trimEnd() !== (scalar.value ?? '').trimEnd()) return undefined
  const lineOf = (offset: number): Line | undefined => lines.findLast(({ inner }) => inner <= offset)
  const toOuter = (offset: number): number => {
    if (offset >= content.length && /[\r\n]$/.test(content)) return at
    const line = lineOf(offset)
    return line === undefined ? at : line.content + offset - line.inner
  }
  return {
    text: content,
    toOuter,
    splice: ({ start, end, text: inserted }) => {
      const blanks = ' '.repeat(indentation)
      const indented = inserted.replace(/(\r\n|\r|\n)(?=[^\r\n])/g, `$1${blanks}`)
      const line = lineOf(start)
      const isWholeLines =
        start === end && /[\r\n]$/.test(inserted) && (line?.inner === start || start === content.length)
      if (!isWholeLines) return { start: toOuter(start), end: toOuter(end), text: indented }
      const outer = start === content.length ? at : (line?.outer ?? at)
      return { start: outer, end: outer, text: blanks + indented }
    }
  }
}
