import { escapeHtml } from './html.js'
import { sideBySide } from './side-by-side.js'
import type { Line, LinePair } from './side-by-side.js'

/** Unchanged lines that stay beside a change; longer runs of them are folded. */
const CONTEXT = 3

const COLUMNS = '<colgroup><col class="n"><col><col class="n"><col></colgroup>'
const titles = (seen: boolean): string =>
  `<thead${seen ? '' : ' class="unseen"'}><tr><th scope="col" colspan="2">Before</th><th scope="col" colspan="2">After</th></tr></thead>`

/** Hunks of harmless lines side by side, as HTML. */
export function diffHtml(hunks: readonly string[]): string {
  const chunks = sideBySide(hunks).flatMap(chunksOf)
  if (chunks.length === 0) return '<p>Nothing reads differently.</p>\n'
  const first = chunks.findIndex(({ isFolded }) => !isFolded)
  return chunks
    .map(({ pairs, isFolded }, at) => {
      const table = `<table class="diff">${COLUMNS}${titles(at === first)}<tbody>\n${pairs.map(row).join('')}</tbody></table>\n`
      if (!isFolded) return table
      return `<details class="same"><summary>${pairs.length} unchanged lines</summary>\n${table}</details>\n`
    })
    .join('')
}

interface Chunk {
  readonly pairs: readonly LinePair[]
  readonly isFolded: boolean
}

/** Rows of one table cannot be folded, so long runs of unchanged lines are tables of their own. */
function chunksOf(pairs: readonly LinePair[]): Chunk[] {
  const chunks: Chunk[] = []
  let shown = 0
  let start = 0
  const isSame = (at: number): boolean => pairs[at]?.kind === 'same'
  while (start < pairs.length) {
    let end = start + 1
    while (end < pairs.length && isSame(start) === isSame(end)) end++
    const from = start === 0 ? start : start + CONTEXT
    const to = end === pairs.length ? end : end - CONTEXT
    if (isSame(start) && to - from > 1) {
      if (from > shown) chunks.push({ pairs: pairs.slice(shown, from), isFolded: false })
      chunks.push({ pairs: pairs.slice(from, to), isFolded: true })
      shown = to
    }
    start = end
  }
  if (shown < pairs.length) chunks.push({ pairs: pairs.slice(shown), isFolded: false })
  return chunks
}

function row({ kind, before, after }: LinePair): string {
  if (kind === 'same') return `<tr>${cells(before, '')}${cells(after, '')}</tr>\n`
  return `<tr>${cells(before, 'del')}${cells(after, 'ins')}</tr>\n`
}

function cells(line: Line | null, element: '' | 'del' | 'ins'): string {
  if (line === null) return '<td class="n"></td><td class="none"></td>'
  const text = line.pieces
    .map(({ text, differs }) => (differs ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)))
    .join('')
  const marked = element === '' ? text : `<${element}>${text}</${element}>`
  return `<td class="n">${line.number}</td><td${element === '' ? '' : ` class="${element}"`}>${marked}</td>`
}
