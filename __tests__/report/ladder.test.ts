import { describe, expect, test } from '@jest/globals'
import type { RootDifference } from '../../src/render/difference.js'
import { MAX_COMMENT_LENGTH, commentText } from '../../src/report/comment.js'
import type { Result } from '../../src/report/result.js'
import { MAX_SUMMARY_BYTES, summaryOf } from '../../src/report/summary.js'
import { emojiResource, EMOJI, rendered, resource, root } from './rendered-sample.js'
import { example, result } from './sample.js'

const ORIGIN = { tool: 'Repull 0.1.0', key: '', commit: null, runUrl: null, files: ['rendered.html'] }

interface Kind {
  readonly max: number
  readonly text: (of: Result, limit?: number) => string
  /** In the unit of the limit. */
  readonly size: (text: string) => number
}

const KINDS: readonly (readonly [name: string, kind: Kind])[] = [
  [
    'the comment, in UTF-16 units',
    {
      max: MAX_COMMENT_LENGTH,
      text: (of, limit) => commentText(of, ORIGIN, limit),
      size: (text) => text.length
    }
  ],
  [
    'the summary, in bytes',
    { max: MAX_SUMMARY_BYTES, text: summaryOf, size: (text) => Buffer.byteLength(text) }
  ]
]

const RUNGS = [
  'counts only',
  'the changed lines of the objects for which there is room, and the names of the others',
  'the changed lines only',
  'one line around each change',
  'full'
]

function rungOf(text: string): string {
  const [, note = 'full'] = /^Shortened: (.*)\.$/m.exec(text) ?? []
  return note
}

const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length
const FOLD = /^<summary>(?:⚠️ )?<code>Deployment/gm
const ITEM = /^- `Deployment\/web/gm

/** Nothing is cut in two: no fold, no fence, no sign. */
function requireWhole(text: string): void {
  expect(text).not.toMatch(/\p{Cs}/u)
  expect(Buffer.from(text).toString()).toBe(text)
  expect(count(text, /<details/g)).toBe(count(text, /<\/details>/g))
  expect(count(text, /^`{3}/gm) % 2).toBe(0)
}

describe.each(KINDS)('the ladder of %s', (_, { max, text, size }) => {
  const objects = () => Array.from({ length: 70 }, (_, at) => emojiResource(`web-${EMOJI}-${at}`))
  const of = (...roots: readonly RootDifference[]): Result => result({ difference: rendered(...roots) })
  const two = of(...['one', 'two'].map((name) => root({ root: name, resources: objects(), containers: [] })))
  const full = size(text(two, 1e9))

  /** The smallest limit at which a text is what `is` says. */
  const turn = (run: Result, is: (text: string) => boolean): number => {
    let [low, high] = [4096, size(text(run, 1e9)) + 1]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (is(text(run, middle))) high = middle
      else low = middle
    }
    return high
  }

  test.each(RUNGS.slice(1).map((rung, at) => [rung, RUNGS[at] ?? '']))(
    '48. %s at its limit and one more, %s at one less',
    (rung, below) => {
      const limit = turn(two, (cut) => RUNGS.indexOf(rungOf(cut)) >= RUNGS.indexOf(rung))
      for (const [by, expected] of [
        [-1, below],
        [0, rung],
        [1, rung]
      ] as const) {
        const cut = text(two, limit + by)
        expect([by, rungOf(cut)]).toEqual([by, expected])
        expect(size(cut)).toBeLessThanOrEqual(limit + by)
        requireWhole(cut)
      }
      // All of it, to the last unit. Names alone need less than what has to be there for a name more.
      if (!rung.includes('names')) expect(size(text(two, limit))).toBe(limit)
    }
  )

  test('48. counts only, whole at their limit and one more, and cut between rows at one less', () => {
    const many = of(
      ...Array.from({ length: 300 }, (_, at) => root({ root: `${EMOJI.repeat(20)}-${at}`, containers: [] }))
    )
    const isCut = (cut: string): boolean => / left out: /.test(cut)
    const limit = turn(many, (cut) => !isCut(cut))
    for (const [by, expected] of [
      [-1, true],
      [0, false],
      [1, false]
    ] as const) {
      const cut = text(many, limit + by)
      expect(rungOf(cut)).toBe('counts only')
      expect([by, isCut(cut)]).toEqual([by, expected])
      expect(size(cut)).toBeLessThanOrEqual(limit + by)
      expect(count(cut, /^- `.*`: 1 changed, 3 unchanged$/gm)).toBe(by < 0 ? 299 : 300)
      requireWhole(cut)
    }
    expect(size(text(many, limit))).toBe(limit)
  })

  test('48. at every limit it fits, is whole in itself, and shows no less than at a smaller one', () => {
    let folds = Infinity
    for (let limit = full + 1; limit >= 4096; limit -= Math.ceil(full / 40)) {
      const cut = text(two, limit)
      expect(size(cut)).toBeLessThanOrEqual(limit)
      requireWhole(cut)
      if (rungOf(cut) !== 'counts only') expect(count(cut, FOLD) + count(cut, ITEM)).toBe(140)
      expect(count(cut, FOLD)).toBeLessThanOrEqual(folds)
      folds = count(cut, FOLD)
    }
    expect(rungOf(text(two, 4096))).toBe('counts only')
  })

  test.each([-1, 0, 1])('48. the limit itself and %i, with emoji to the end', (by) => {
    // Of both: what is rendered, and what changed in the files.
    const padded = (padding: string): Result => {
      const added = resource({ status: 'added', before: '', after: `a: ${padding}\n`, fields: [] })
      return { ...example(), difference: rendered(root({ resources: [...objects(), added] })) }
    }
    const missing = max + by - size(text(padded(''), 1e9))
    const emoji = Math.floor(missing / size(EMOJI))
    const run = padded('x'.repeat(missing - emoji * size(EMOJI)) + EMOJI.repeat(emoji))
    const whole = text(run, 1e9)
    expect(size(whole)).toBe(max + by)
    const cut = text(run)
    requireWhole(cut)
    if (by <= 0) expect(cut).toBe(whole)
    else expect([rungOf(cut), size(cut) <= max]).toEqual([RUNGS[3], true])
  })
})
