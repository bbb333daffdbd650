import { describe, expect, test } from '@jest/globals'
import { parseChunk, splitDocuments } from '../../src/yaml/parse.js'
import type { YamlDocument, YamlError } from '../../src/yaml/parse.js'
import { asMapping, asScalar, lookup, scalarsOf } from '../../src/yaml/node.js'
import type { Node, Scalar } from '../../src/yaml/node.js'
import { positions } from '../../src/yaml/text.js'

function parse(text: string): YamlDocument[] | YamlError {
  return parseChunk(text, { start: 0, end: text.length, index: 0 })
}

function root(text: string): Node {
  const documents = parse(text)
  if (!Array.isArray(documents)) throw new Error(documents.message)
  const [document] = documents
  if (document === undefined) throw new Error('there is no document')
  return document.root
}

function at(text: string, ...keys: readonly string[]): Scalar {
  let node: Node | undefined = root(text)
  for (const key of keys) node = lookup(asMapping(node) ?? { ...EMPTY }, key)?.entry.value
  const scalar = asScalar(node)
  if (scalar === undefined) throw new Error(`there is no scalar at ${keys.join('/')}`)
  return scalar
}

const EMPTY = { type: 'mapping', flow: true, entries: [], start: 0, end: 0, anchor: null } as const

/** `code line:column message` */
function failure(text: string): string {
  for (const chunk of splitDocuments(text)) {
    const documents = parseChunk(text, chunk)
    if (Array.isArray(documents)) continue
    const { line, column } = positions(text)(documents.offset)
    return `${documents.code} ${line}:${column} ${documents.message}`
  }
  return 'no error'
}

describe('a scalar is where its text stands, without anchor, tag and comment', () => {
  test.each([
    ['a: x y  # c\n', 'x y', 'x y', 'plain'],
    ['a: "x\\u0079"\n', '"x\\u0079"', 'xy', 'double'],
    ["a: 'it''s'\n", "'it''s'", "it's", 'single'],
    ['a: &b !!str x\n', 'x', 'x', 'plain'],
    ['a: !!str &b "x"\n', '"x"', 'x', 'double'],
    ['a:\n  x\n', 'x', 'x', 'plain'],
    ['a:\tx\n', 'x', 'x', 'plain'],
    ['a: x\n  y\n', 'x\n  y', 'x y', 'plain'],
    ['? a\n: x\n', 'x', 'x', 'plain'],
    ['{a: x, b: y}', 'x', 'x', 'plain'],
    ['{"a":"x"}', '"x"', 'x', 'double'],
    ['\uFEFFa: x\n', 'x', 'x', 'plain'],
    ['--- {a: x}\n', 'x', 'x', 'plain'],
    ['%YAML 1.2\n--- !!map\na: x\n', 'x', 'x', 'plain'],
    ['a: 0123\n', '0123', '0123', 'plain'],
    ['a: 1e3\n', '1e3', '1e3', 'plain'],
    ['a: 2024-01-01\n', '2024-01-01', '2024-01-01', 'plain'],
    ['a: !!int "7"\n', '"7"', '7', 'double'],
    ['a: yes\n', 'yes', 'yes', 'plain'],
    ['a: x\t# c\n', 'x', 'x', 'plain'],
    ['a:\t"x"\t\n', '"x"', 'x', 'double'],
    ['b: {\n \tc: d\n \t}\na: x\n', 'x', 'x', 'plain'],
    // Files with NUL in them are never parsed; if one were, nothing would move.
    ['a: x\0y\n', 'x\0y', 'x\0y', 'plain']
  ])('%j', (text, source, value, style) => {
    const scalar = at(text, 'a')
    expect([text.slice(scalar.start, scalar.end), scalar.value, scalar.style]).toEqual([source, value, style])
  })

  test.each([
    ['a: >-\n  x\n  y\nb: 1\n', 'x y', 'folded'],
    ['a: |\n  x\nb: 1\n', 'x\n', 'literal'],
    ['a: |+\n  x\n\n\nb: 1\n', 'x\n\n\n', 'literal'],
    ['a: |2-\n    x\nb: 1\n', '  x', 'literal'],
    ['a: &n >- # c\n  x\nb: 1\n', 'x', 'folded']
  ])('%j', (text, value, style) => {
    const scalar = at(text, 'a')
    expect([
      scalar.value,
      scalar.style,
      text.slice(scalar.start).startsWith(text.charAt(scalar.start))
    ]).toEqual([value, style, true])
    expect(text.charAt(scalar.start)).toMatch(/[|>]/)
  })
})

describe('what is not there is null, at the place where it would be written', () => {
  test.each([
    ['a:\nb: 1\n', 2],
    ['a: # c\nb: 1\n', 2],
    ['a:', 2],
    ['a: ~\n', 3],
    ['a: null\n', 3],
    ['{a: , b: 1}', 3],
    ['? a\n: \n', 5],
    ['a: &n # c\nb: 1\n', 5],
    ['a: &n\n', 5],
    ['{a: &n , b: 1}', 6],
    // A key without a value: just after the key.
    ['{a, b: 1}', 2],
    ['? a\n? b\n', 3]
  ])('%j', (text, offset) => {
    const scalar = at(text, 'a')
    expect([scalar.value, scalar.start]).toEqual([null, offset])
  })

  test.each([['a: ""\n'], ["a: ''\n"], ['a: !!str\n'], ['a: !!str ~\n']])('%j is a text', (text) => {
    expect(typeof at(text, 'a').value).toBe('string')
  })
})

test('an alias of nothing leads nowhere', () => {
  expect(at('a: &n x\nb: *n\n', 'b').value).toBe('x')
  expect(() => at('a: *n\n', 'a')).toThrow('there is no scalar at a')
  expect(() => at('a: *n\nb: &n x\n', 'a')).toThrow('there is no scalar at a')
})

test('lines may end in CR alone, and every offset stays', () => {
  const text = 'a: 1\rb: |\r  x\r  y\rc: "p\r  q"\r'
  expect([...scalarsOf(root(text))].map(({ scalar, path }) => [path[0], scalar.value, scalar.start])).toEqual(
    [
      ['a', '1', 3],
      ['b', 'x\ny\n', 8],
      ['c', 'p q', 21]
    ]
  )
})

describe('continuation lines of a quoted scalar at the indentation of its parent', () => {
  test.each([
    ['a: "x\ny"\nb: 1\n', 'x y'],
    ["a: 'x\ny'\nb: 1\n", 'x y'],
    ['a: "x\n\n\ty"\nb: 1\n', 'x\ny'],
    ['a: "x\r\ny\r\nz"\r\nb: 1\r\n', 'x y z'],
    ['a: "x \\" \ny"\nb: 1\n', 'x " y']
  ])('%j is read, as kubectl reads it', (text, value) => {
    expect(at(text, 'a').value).toBe(value)
    expect(at(text, 'b').value).toBe('1')
    expect(text.slice(at(text, 'b').start, at(text, 'b').end)).toBe('1')
  })

  test('several of them, and a list', () => {
    const text = 'l:\n- "x\ny"\n- \'p\nq\'\nd: "r\ns"\nb: 1\n'
    expect([...scalarsOf(root(text))].map(({ scalar }) => scalar.value)).toEqual(['x y', 'p q', 'r s', '1'])
  })

  test.each([
    ['a: "x\n---\ny"\n', 'syntax 2:1 Missing closing "quote'],
    ['a: "x\ny\n', 'syntax 3:1 Missing closing "quote'],
    ["a: 'x\ny\n", "syntax 3:1 Missing closing 'quote"]
  ])('%j is not', (text, message) => {
    expect(failure(text)).toBe(message)
  })
})

describe('flow collections that go on at the indentation of their parent', () => {
  test.each([
    ['a: [\nx,\ny\n]\nb: 1\n', ['x', 'y', '1']],
    ['a: {\n\tc: x,\n\td: y\n\t}\nb: 1\n', ['x', 'y', '1']],
    ['a: {c: [\nx], d: {\ne: y\n}\n}\nb: 1\n', ['x', 'y', '1']],
    ['a: [ # c ]\nx, # ]\n"]",\n\']\'\n]\nb: 1\n', ['x', ']', ']', '1']],
    ['a: [x,\r\ny#z]\r\nb: 1\r\n', ['x', 'y#z', '1']],
    ['l:\n- [\nx]\n- ["y\nz"]\n- {\nc: d}\nb: "\ne"\n', ['x', 'y z', 'd', ' e']]
  ])('%j is read, as kubectl reads it', (text, values) => {
    const scalars = [...scalarsOf(root(text))].map(({ scalar }) => scalar)
    expect(scalars.map(({ value }) => value)).toEqual(values)
    for (const { start, end, value, style } of scalars) {
      if (style === 'plain') expect(text.slice(start, end)).toBe(value)
    }
  })

  test.each([
    [
      'a: [\nx,\n',
      'syntax 2:1 Flow sequence in block collection must be sufficiently indented and end with a ]'
    ],
    [
      'a: [\n---\nx]\n',
      'syntax 2:1 Flow sequence in block collection must be sufficiently indented and end with a ]'
    ],
    [
      'a: {\nb: "c}\n',
      'syntax 2:1 Flow map in block collection must be sufficiently indented and end with a }'
    ]
  ])('%j is not', (text, message) => {
    expect(failure(text)).toBe(message)
  })
})

describe('what is no YAML', () => {
  test.each([
    ['a: {b}/c: d\n', 'syntax 1:7 Unexpected scalar at node end'],
    ['a: 1\n b: 2\n', 'syntax 1:4 Nested mappings are not allowed in compact mappings'],
    ['a:\n\tb: 1\n', 'syntax 2:1 Tabs are not allowed as indentation'],
    [
      'a: [1, 2\n',
      'syntax 2:1 Flow sequence in block collection must be sufficiently indented and end with a ]'
    ],
    ['a: &b &c d\n', 'syntax 1:7 A node can have at most one anchor'],
    ['a: @b\n', 'syntax 1:4 Plain value cannot start with reserved character @'],
    ['a: 1\nb\n', 'syntax 2:1 Implicit map keys need to be followed by map values'],
    ['<<<<<<< HEAD\na: 1\n=======\na: 2\n', 'syntax 1:1 Implicit keys need to be on a single line']
  ])('%j', (text, message) => {
    expect(failure(text)).toBe(message)
  })
})

describe('depth', () => {
  const nested = (open: string, close: string, depth: number): string =>
    open.repeat(depth) + 'x' + close.repeat(depth)

  test.each([
    ['flow lists', nested('[', ']', 100)],
    ['flow mappings', nested('{a: ', '}', 100)],
    ['block lists', `${'- '.repeat(100)}x\n`],
    [
      'block mappings',
      Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('') + `${' '.repeat(100)}x\n`
    ]
  ])('100 %s are read', (_, text) => {
    expect(failure(text)).toBe('no error')
  })

  test.each([
    ['flow lists', nested('[', ']', 101), '1:102'],
    ['flow mappings', nested('{a: ', '}', 101), '1:402'],
    ['block lists', `${'- '.repeat(101)}x\n`, '1:203'],
    [
      'block mappings',
      Array.from({ length: 101 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('') +
        `${' '.repeat(101)}x\n`,
      '101:101'
    ]
  ])('101 %s are not', (_, text, place) => {
    expect(failure(text)).toBe(`too-deep ${place} Collections are nested more than 100 deep`)
  })
})

test('twenty thousand keys are no twins to each other', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: v\n`).join('')
  expect(asMapping(root(text))?.entries).toHaveLength(20_000)
})
