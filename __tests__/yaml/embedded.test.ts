import { describe, expect, test } from '@jest/globals'
import { embed } from '../../src/yaml/embedded.js'
import { asMapping, asScalar, lookup } from '../../src/yaml/node.js'
import type { Scalar } from '../../src/yaml/node.js'
import { parseChunk } from '../../src/yaml/parse.js'

/** The scalar at `a`. */
function scalarOf(text: string): Scalar {
  const documents = parseChunk(text, { start: 0, end: text.length, index: 0 })
  const root = asMapping(Array.isArray(documents) ? documents[0]?.root : undefined)
  const scalar = root && asScalar(lookup(root, 'a')?.entry.value)
  if (scalar === undefined) throw new Error('there is no scalar')
  return scalar
}

function content(text: string): string | undefined {
  return embed(text, scalarOf(text))?.text
}

/** The text with `image: x` inside changed to `image: v2`, and a line `p: v` put behind it. */
function patched(text: string, inserted = 'p: v\n'): string {
  const inner = embed(text, scalarOf(text))
  if (inner === undefined) throw new Error('it cannot be edited')
  const at = inner.text.indexOf('image: x') + 7
  const lineBreak = inner.text.indexOf('\n', at)
  const below = lineBreak < 0 ? inner.text.length : lineBreak + 1
  const splices = [
    { start: at, end: at + 1, text: 'v2' },
    { start: below, end: below, text: inserted }
  ]
  let after = text
  for (const splice of splices.toReversed()) {
    const { start, end, text: outer } = inner.splice(splice)
    after = after.slice(0, start) + outer + after.slice(end)
  }
  return after
}

describe('the text inside', () => {
  test.each([
    ['a: |\n  b: 1\n  c: 2\nd: 3\n', 'b: 1\nc: 2\n'],
    ['a: |-\n  b: 1\n', 'b: 1\n'],
    ['a: | # c\n\n    b:\n      c: 2\n\n    d: 3\n', '\nb:\n  c: 2\n\nd: 3\n'],
    ['a: |\r\n  b: 1\r\n  c: 2\r\n', 'b: 1\r\nc: 2\r\n'],
    ['a: |\n  b: 1', 'b: 1'],
    ['a: |+\n  b: 1\n\n', 'b: 1\n\n'],
    [`a: '{"b": 1}'\n`, '{"b": 1}'],
    ['a: "{b: 1}"\n', '{b: 1}'],
    ["a: ' [b]'\n", ' [b]']
  ])('%j', (text, expected) => {
    expect(content(text)).toBe(expected)
  })

  test.each([
    ['a folded block', 'a: >\n  b: 1\n'],
    ['an indentation indicator', 'a: |2\n    b: 1\n'],
    ['a plain scalar', 'a: b\n'],
    ['a flow collection with escapes', 'a: "{\\"b\\": 1}"\n'],
    ['a flow collection with doubled quotes', "a: '{b: ''1''}'\n"],
    ['a flow collection on several lines', 'a: "{b:\n  1}"\n'],
    ['block style in quotes', 'a: "b: 1"\n']
  ])('is not to be had from %s', (_, text) => {
    expect(content(text)).toBeUndefined()
  })
})

describe('offsets of the text inside are offsets of the file', () => {
  test.each([
    ['a: |\n  b: 1\n  c: 2\nd: 3\n', ['b', '1', 'c', '2']],
    ['a: |\r\n\r\n    b:\r\n      c: 2\r\n', ['b', 'c', '2']],
    [`a: '{"b": [1, c]}'\n`, ['b', '1', 'c', '}']]
  ])('%j', (text, characters) => {
    const inner = embed(text, scalarOf(text))
    expect(characters.map((one) => text.charAt(inner?.toOuter(inner.text.indexOf(one)) ?? -1))).toEqual(
      characters
    )
  })

  test('the end of the text inside is where the next line of the file begins', () => {
    const text = 'a: |\n  b: 1\nc: 2\n'
    const inner = embed(text, scalarOf(text))
    expect(inner?.toOuter(inner.text.length)).toBe(text.indexOf('c:'))
  })
})

describe('edits of the text inside are edits of the file', () => {
  test.each([
    ['a: |\n  image: x\n  c: 2\nd: 3\n', 'a: |\n  image: v2\n  p: v\n  c: 2\nd: 3\n'],
    ['a: |\n  image: x\nd: 3\n', 'a: |\n  image: v2\n  p: v\nd: 3\n'],
    ['a: |\n    image: x\n', 'a: |\n    image: v2\n    p: v\n'],
    ['k: 1\na: |-\n\n  image: x # c\n\n  c: 2\n', 'k: 1\na: |-\n\n  image: v2 # c\n  p: v\n\n  c: 2\n']
  ])('whole lines: %j', (before, after) => {
    expect(patched(before)).toBe(after)
  })

  test('lines of another depth, and several of them', () => {
    expect(patched('a: |\n  image: x\n  c: 2\n', 'p:\n  q: v\n')).toBe(
      'a: |\n  image: v2\n  p:\n    q: v\n  c: 2\n'
    )
  })

  test('where the last line has no line break, lines begin with one', () => {
    expect(patched('a: |\n  image: x', '\np: v\nq: w')).toBe('a: |\n  image: v2\n  p: v\n  q: w')
  })

  test('inside quotes what is inserted is escaped', () => {
    const single = 'a: \'{"image": "x"}\'\n'
    const double = "a: \"{'image': 'x'}\"\n"
    for (const [text, quoted, written] of [
      [single, "it's", "it''s"],
      [double, '"v"', '\\"v\\"']
    ] as const) {
      const inner = embed(text, scalarOf(text))
      const at = inner?.text.indexOf('x') ?? -1
      expect(inner?.splice({ start: at, end: at + 1, text: quoted })).toEqual({
        start: text.indexOf('x'),
        end: text.indexOf('x') + 1,
        text: written
      })
    }
  })
})
