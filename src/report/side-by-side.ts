import { diffWordsWithSpace } from 'diff'

/** A line of one side: its number from 1, and its text in pieces, those that differ from the other side marked. */
export interface Line {
  readonly number: number
  readonly pieces: readonly Piece[]
}

export interface Piece {
  readonly text: string
  readonly differs: boolean
}

/** Two lines that stand beside each other; null where a side has none. */
export interface LinePair {
  readonly kind: 'same' | 'changed'
  readonly before: Line | null
  readonly after: Line | null
}

/** Longer lines are not compared word by word. */
const MAX_WORDS = 1000
const NO_NEWLINE = ' (no line end)'

/** The hunks of a unified diff side by side, each as its pairs of lines. What stands before a hunk's first line is left out. */
export function sideBySide(hunks: readonly string[]): readonly (readonly LinePair[])[] {
  return hunks.map((hunk) => pairsOf(hunk))
}

function pairsOf(hunk: string): LinePair[] {
  const lines = hunk.replace(/\n$/, '').split('\n')
  const start = lines.findIndex((line) => line.startsWith('@@ '))
  const [, old = '1', now = '1'] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(lines[start] ?? '') ?? []
  const at = { before: Number(old), after: Number(now) }
  const pairs: LinePair[] = []
  let removed: string[] = []
  let added: string[] = []
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++)
      pairs.push(changed(removed[index], added[index], at))
    removed = []
    added = []
  }
  for (const line of lines.slice(start + 1)) {
    const text = line.slice(1)
    if (line.startsWith('-')) {
      if (added.length > 0) flush()
      removed.push(text)
    } else if (line.startsWith('+')) added.push(text)
    else if (line.startsWith('\\')) {
      const last = added.length > 0 ? added : removed
      const text = last.pop()
      if (text !== undefined) last.push(text + NO_NEWLINE)
    } else {
      flush()
      const pieces = [{ text, differs: false }]
      pairs.push({
        kind: 'same',
        before: { number: at.before++, pieces },
        after: { number: at.after++, pieces }
      })
    }
  }
  flush()
  return pairs
}

function changed(
  before: string | undefined,
  after: string | undefined,
  at: { before: number; after: number }
): LinePair {
  const parts =
    before === undefined || after === undefined || Math.max(before.length, after.length) > MAX_WORDS
      ? undefined
      : diffWordsWithSpace(before, after)
  // Lines that have next to nothing in common are clearer without marks.
  const common = parts?.filter(({ added, removed }) => !added && !removed).map(({ value }) => value.trim())
  const marked = common?.some((text) => text !== '') === true ? parts : undefined
  const side = (text: string, leaveOut: 'added' | 'removed'): Piece[] =>
    marked
      ?.filter((part) => !part[leaveOut])
      .map(({ value, added, removed }) => ({ text: value, differs: added || removed })) ?? [
      { text, differs: false }
    ]
  return {
    kind: 'changed',
    before: before === undefined ? null : { number: at.before++, pieces: side(before, 'added') },
    after: after === undefined ? null : { number: at.after++, pieces: side(after, 'removed') }
  }
}
