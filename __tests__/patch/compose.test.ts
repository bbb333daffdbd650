import fc from 'fast-check'
import { describe, expect, test } from '@jest/globals'
import type { Edit } from '../../src/patch/change.js'
import { apply, composeEdits, toBefore } from '../../src/patch/compose.js'

/** Sorted edits of a text of this length that do not overlap. */
function editsOf(length: number): fc.Arbitrary<Edit[]> {
  const piece = fc.record({
    skip: fc.nat(4),
    size: fc.nat(4),
    text: fc.constantFrom('', 'X', 'new\n', '\r\n')
  })
  return fc.array(piece, { maxLength: 6 }).map((pieces) => {
    const edits: Edit[] = []
    let at = 0
    for (const { skip, size, text } of pieces) {
      // Two edits that touch are one.
      const start = at + skip + (edits.length > 0 ? 1 : 0)
      if (start > length) break
      const end = Math.min(length, start + size)
      edits.push({ start, end, text })
      at = end
    }
    return edits
  })
}

describe('composeEdits', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n'), maxLength: 20 })
  const cases = texts.chain((before) =>
    editsOf(before.length).chain((first) => {
      const between = apply(before, first)
      return editsOf(between.length).map((second) => ({ before, first, between, second }))
    })
  )

  test('comes to what both come to, in sorted edits that do not touch', () => {
    fc.assert(
      fc.property(cases, ({ before, first, between, second }) => {
        const edits = composeEdits(before.length, first, second)
        expect(apply(before, edits)).toBe(apply(between, second))
        for (const [index, { start, end }] of edits.entries()) {
          expect(start).toBeLessThanOrEqual(end)
          expect(start).toBeGreaterThan(edits[index - 1]?.end ?? -1)
          expect(end).toBeLessThanOrEqual(before.length)
        }
      }),
      { numRuns: 3000 }
    )
  })

  test('what neither touches is in no edit', () => {
    const before = 'one two three four'
    const first = [{ start: 4, end: 7, text: '2' }]
    const second = [{ start: 12, end: 16, text: '4' }]
    expect(apply(apply(before, first), second)).toBe('one 2 three 4')
    expect(composeEdits(before.length, first, second)).toEqual([
      { start: 4, end: 7, text: '2' },
      { start: 14, end: 18, text: '4' }
    ])
  })

  test('an edit of what was put in is a part of that', () => {
    expect(composeEdits(2, [{ start: 1, end: 1, text: 'xyz' }], [{ start: 2, end: 3, text: '' }])).toEqual([
      { start: 1, end: 1, text: 'xz' }
    ])
  })
})

describe('toBefore', () => {
  const before = 'a: 1\n  b: 2\nc: 3\n'
  const at = (edits: readonly Edit[], text: string): string => {
    const offset = toBefore({ before, edits })(apply(before, edits).indexOf(text))
    return JSON.stringify(before.slice(offset, offset + 4))
  }

  test('what stands still is found where it stood', () => {
    const edits = [{ start: 3, end: 4, text: 'one' }]
    expect(at(edits, 'c: 3')).toBe('"c: 3"')
    expect(at(edits, 'a: o')).toBe('"a: 1"')
    expect(at(edits, 'one')).toBe('"1\\n  "')
  })

  test('an inserted line points to the line above it', () => {
    expect(at([{ start: 12, end: 12, text: 'new: 1\n' }], 'new')).toBe('"b: 2"')
    expect(at([{ start: 17, end: 17, text: 'new: 1\n' }], 'new')).toBe('"c: 3"')
    expect(at([{ start: 16, end: 16, text: '\nnew: 1' }], 'new')).toBe('"c: 3"')
  })

  test('an offset is never outside the text', () => {
    fc.assert(
      fc.property(
        editsOf(before.length).chain((edits) =>
          fc.record({ edits: fc.constant(edits), offset: fc.nat(apply(before, edits).length) })
        ),
        ({ edits, offset }) => {
          const found = toBefore({ before, edits })(offset)
          expect(found).toBeGreaterThanOrEqual(0)
          expect(found).toBeLessThanOrEqual(before.length)
        }
      )
    )
  })
})
