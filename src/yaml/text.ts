interface Lines {
  readonly text: string
  /** Offsets at which the lines begin. */
  readonly starts: readonly number[]
}

let last: Lines = { text: '', starts: [0] }

/** The lines of a text. That of the last call is kept, as one text is asked about at every edit. */
function linesOf(text: string): Lines {
  if (last.text !== text) {
    const starts = [0]
    for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
    last = { text, starts }
  }
  return last
}

/** Position, from 0, of the line that an offset is on. */
function lineAt({ starts }: Lines, offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Gives the 1-based line and column (in UTF-16 units) of an offset. `\r\n`, `\n` and `\r` end a line. */
export function positions(text: string): (offset: number) => { line: number; column: number } {
  const lines = linesOf(text)
  const byteOrderMark = text.startsWith('\uFEFF') ? 1 : 0
  return (offset) => {
    const line = lineAt(lines, offset)
    const column = offset - (lines.starts[line] ?? 0) + 1 - (line === 0 ? byteOrderMark : 0)
    return { line: line + 1, column }
  }
}

/** Offset of the first character of the line that `offset` is on; a byte order mark is on no line. */
export function lineStart(text: string, offset: number): number {
  const lines = linesOf(text)
  const start = lines.starts[lineAt(lines, offset)] ?? 0
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start
}

/** Offset of the end of the line that `offset` is on: its line break, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const lines = linesOf(text)
  const next = lines.starts[lineAt(lines, offset) + 1]
  return next === undefined ? text.length : next - lineBreakBefore(text, next).length
}

/** The line break at `offset`; empty at the end of the text. */
export function lineBreakAt(text: string, offset: number): string {
  if (text.startsWith('\r\n', offset)) return '\r\n'
  const character = text.charAt(offset)
  return character === '\n' || character === '\r' ? character : ''
}

/** The line break that ends just before `offset`, if one does. */
export function lineBreakBefore(text: string, offset: number): string {
  return /\r\n$|\r$|\n$/.exec(text.slice(Math.max(0, offset - 2), offset))?.[0] ?? ''
}
