import { describe, expect, test } from '@jest/globals'
import { lineBreakAt, lineBreakBefore, lineEnd, lineStart, positions } from '../../src/yaml/text.js'

describe('positions are 1-based lines and columns', () => {
  test.each([
    ['', [[0, 1, 1]]],
    [
      'ab\ncd',
      [
        [0, 1, 1],
        [1, 1, 2],
        [2, 1, 3],
        [3, 2, 1],
        [5, 2, 3]
      ]
    ],
    [
      'a\r\nb\rc\n\nd',
      [
        [0, 1, 1],
        [3, 2, 1],
        [5, 3, 1],
        [7, 4, 1],
        [8, 5, 1]
      ]
    ],
    // A byte order mark is no character that an editor shows.
    [
      '\uFEFFab\n\uFEFFc',
      [
        [1, 1, 1],
        [2, 1, 2],
        [4, 2, 1],
        [5, 2, 2]
      ]
    ],
    [
      '😀x',
      [
        [0, 1, 1],
        [2, 1, 3]
      ]
    ]
  ])('%j', (text, expected) => {
    const position = positions(text)
    expect(expected.map(([offset = 0]) => position(offset))).toEqual(
      expected.map(([, line, column]) => ({ line, column }))
    )
  })
})

const MIXED = '\uFEFFa\r\nbc\rd\n\ne'

test('the start and the end of every line', () => {
  const lines = new Set(
    Array.from(MIXED, (_, offset) => JSON.stringify([lineStart(MIXED, offset), lineEnd(MIXED, offset)]))
  )
  // Between the two characters of a CRLF there is no line, but an offset there belongs to the one before.
  expect([...lines]).toEqual(['[1,2]', '[4,6]', '[7,8]', '[9,9]', '[10,11]'])
  expect([lineStart(MIXED, MIXED.length), lineEnd(MIXED, MIXED.length)]).toEqual([10, 11])
  expect([lineStart('', 0), lineEnd('', 0)]).toEqual([0, 0])
})

test('the line breaks around an offset', () => {
  expect([2, 3, 6, 8, 9, 10, 11].map((offset) => lineBreakAt(MIXED, offset))).toEqual([
    '\r\n',
    '\n',
    '\r',
    '\n',
    '\n',
    '',
    ''
  ])
  expect([0, 2, 4, 7, 9, 10, 11].map((offset) => lineBreakBefore(MIXED, offset))).toEqual([
    '',
    '',
    '\r\n',
    '\r',
    '\n',
    '\n',
    ''
  ])
})
