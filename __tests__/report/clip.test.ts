import { expect, test } from '@jest/globals'
import { clip } from '../../src/report/clip.js'

test.each([
  ['', 3, ''],
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc… (1 more)'],
  ['a😀', 3, 'a😀'],
  ['a😀b', 3, 'a😀… (1 more)'],
  ['a😀b', 2, 'a… (3 more)'],
  ['a\ud83db', 2, 'a\ud83d… (1 more)']
])('48. %j to %i', (text, length, expected) => {
  expect(clip(text, length)).toBe(expected)
})
