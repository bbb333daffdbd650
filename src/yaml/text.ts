/** Gives the 1-based line and column (in UTF-16 units) of an offset. `\r\n`, `\n` and `\r` end a line. */
export function positions(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  const byteOrderMark = text.startsWith('\uFEFF') ? 1 : 0
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 - (low === 0 ? byteOrderMark : 0) }
  }
}

/** Offset of the first character of the line that `offset` is on; a byte order mark is on no line. */
export function lineStart(text: string, offset: number): number {
  let start = offset
  // Not lastIndexOf: where one of the two line breaks is nowhere in the text, it would search back to the beginning.
  while (start > 0 && text.charAt(start - 1) !== '\n' && text.charAt(start - 1) !== '\r') start -= 1
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start
}

/** Offset of the end of the line that `offset` is on: its line break, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const rest = /[\r\n]/g
  rest.lastIndex = offset
  return rest.exec(text)?.index ?? text.length
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
