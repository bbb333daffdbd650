import type { Scalar } from '../node.js'
import { DASH, SPACE, TAB } from './cursor.js'
import type { Cursor } from './cursor.js'
import { scalarOf } from './scalar.js'
import type { Wanted } from './scalar.js'

const [LITERAL, FOLDED] = [0x7c, 0x3e]

export function isBlockScalar(cursor: Cursor): boolean {
  return cursor.code() === LITERAL || cursor.code() === FOLDED
}

/** A block scalar, from its header; `|+`, `|2` and folded lines that are indented deeper are left out. */
export function readBlockScalar(cursor: Cursor, parent: number, wanted: Wanted): Scalar {
  const { at: start, text } = cursor
  const style = cursor.code() === FOLDED ? 'folded' : 'literal'
  cursor.at += 1
  const isStripped = cursor.code() === DASH
  if (isStripped) cursor.at += 1
  cursor.restOfLine()
  const first = /[^ \r\n]/g
  first.lastIndex = cursor.at
  const content = first.exec(text)?.index
  if (content === undefined) return cursor.unusual()
  const indentation = content - (text.lastIndexOf('\n', content) + 1)
  if (indentation <= parent) cursor.unusual()
  const lines = linesOf(cursor, indentation)
  const folded = style === 'folded' ? foldedLines(cursor, lines) : lines.join('\n')
  return scalarOf(style, isStripped ? folded : `${folded}\n`, start, cursor, wanted)
}

/** The lines without their indentation; the cursor is behind the last that is not empty. */
function linesOf(cursor: Cursor, indentation: number): string[] {
  const { text } = cursor
  const lines: string[] = []
  /** How many lines there are up to the last that is not empty, and where it ends. */
  let [count, end] = [0, cursor.at]
  while (cursor.at < text.length) {
    const start = cursor.at
    let column = 0
    while (cursor.code(column) === SPACE) column += 1
    cursor.toNextLine()
    const line = text.slice(start, cursor.at).replace(/\r?\n$/, '')
    if (line.length > column) {
      if (column < indentation) {
        if (line.charCodeAt(column) === TAB) cursor.unusual()
        break
      }
      lines.push(line.slice(indentation))
      ;[count, end] = [lines.length, cursor.at]
      // `yaml` takes blanks alone that go deeper for content.
    } else if (line.length > indentation || (column > 0 && cursor.at === text.length)) cursor.unusual()
    else lines.push('')
  }
  cursor.at = end
  return lines.slice(0, count)
}

/** Lines are joined with blanks; each empty line between them is a line break (YAML 1.2.2, 6.5). */
function foldedLines(cursor: Cursor, lines: readonly string[]): string {
  let text = ''
  let breaks = 0
  for (const line of lines) {
    if (/^[ \t]/.test(line)) cursor.unusual()
    if (line === '') breaks += 1
    else {
      text += text === '' ? '\n'.repeat(breaks) : breaks === 0 ? ' ' : '\n'.repeat(breaks)
      text += line
      breaks = 0
    }
  }
  return text
}
