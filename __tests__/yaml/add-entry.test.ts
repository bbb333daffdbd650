import { describe, expect, test } from '@jest/globals'
import { Editor } from '../../src/yaml/editor.js'
import { asMapping, lookup } from '../../src/yaml/node.js'
import type { Mapping } from '../../src/yaml/node.js'
import { parseChunk } from '../../src/yaml/parse.js'
import type { Value } from '../../src/yaml/style.js'
import { readAll } from '../support/independent.js'

interface Where {
  /** Keys from the root to the mapping that gets the new entry; numbers are positions of a list. */
  readonly in?: readonly (string | number)[]
  readonly after?: string
  readonly before?: string
  readonly value?: Value
}

/** The text with `p: v` added. */
function added(text: string, where: Where = {}): string {
  const documents = parseChunk(text, { start: 0, end: text.length, index: 0 })
  const root = Array.isArray(documents) ? documents[0]?.root : undefined
  if (root === undefined) throw new Error('there is no document')
  const map = find(asMapping(root), where.in ?? [])
  const side = where.before === undefined ? 'after' : 'before'
  const entry = lookup(map, where.before ?? where.after ?? '')?.entry
  const editor = new Editor(text, root)
  editor.addEntry(map, 'p', where.value ?? 'v', entry && { entry, side })
  let after = text
  for (const { start, end, text: inserted } of editor.splices().toReversed()) {
    after = after.slice(0, start) + inserted + after.slice(end)
  }
  readAll(after)
  return after
}

function find(map: Mapping | undefined, path: readonly (string | number)[]): Mapping {
  if (map === undefined) throw new Error('there is no mapping')
  const [key, ...rest] = path
  if (key === undefined) return map
  const child = lookup(map, String(key))?.entry.value
  const [index, ...deeper] = rest
  const isItem = child?.type === 'sequence' && typeof index === 'number'
  return isItem ? find(asMapping(child.items[index]), deeper) : find(asMapping(child), rest)
}

describe('block style, right after another key', () => {
  test.each([
    ['a: x\n', 'a: x\np: v\n'],
    ['a: x', 'a: x\np: v'],
    ['a: x # c\n\n# d\nb: 1\n', 'a: x # c\np: v\n\n# d\nb: 1\n'],
    ['a: x\r\nb: 1\r\n', 'a: x\r\np: v\r\nb: 1\r\n'],
    ['a: x\rb: 1\r', 'a: x\rp: v\rb: 1\r'],
    ['b: 1\na: x\r\nc: 2\n', 'b: 1\na: x\r\np: v\r\nc: 2\n'],
    ['a: x\r\nb: 1', 'a: x\r\np: v\r\nb: 1'],
    ['b: 1\r\na: x', 'b: 1\r\na: x\r\np: v'],
    ['\uFEFFa: x\nb: 1\n', '\uFEFFa: x\np: v\nb: 1\n'],
    ['\uFEFFa: x', '\uFEFFa: x\np: v'],
    ['---\na: x\n---\nb: 1\n', '---\na: x\np: v\n---\nb: 1\n'],
    ['a: x\n...\n', 'a: x\np: v\n...\n'],
    ['a:\n  x\nb: 1\n', 'a:\n  x\np: v\nb: 1\n'],
    ['a:\tx\nb: 1\n', 'a:\tx\np: v\nb: 1\n'],
    ['a: x\n  y\nb: 1\n', 'a: x\n  y\np: v\nb: 1\n'],
    ['a: "x\n  y"\nb: 1\n', 'a: "x\n  y"\np: v\nb: 1\n'],
    ['a:\nb: 1\n', 'a:\np: v\nb: 1\n'],
    ['a:', 'a:\np: v'],
    ['a: &n !!str x\nb: *n\n', 'a: &n !!str x\np: v\nb: *n\n'],
    ['b: &n x\na: *n\nc: 1\n', 'b: &n x\na: *n\np: v\nc: 1\n'],
    ['? a\n: x\nb: 1\n', '? a\n: x\np: v\nb: 1\n'],
    ['"a": x\nb: 1\n', '"a": x\np: v\nb: 1\n'],
    ['a: {b: c,\n  d: e}\nb: 1\n', 'a: {b: c,\n  d: e}\np: v\nb: 1\n']
  ])('%j', (before, after) => {
    expect(added(before, { after: 'a' })).toBe(after)
  })

  test.each([
    ['a: >-\n  x\nb: 1\n', 'a: >-\n  x\np: v\nb: 1\n'],
    ['a: |\n  x\n\n\nb: 1\n', 'a: |\n  x\np: v\n\n\nb: 1\n'],
    ['a: |\n  x\n# c\nb: 1\n', 'a: |\n  x\np: v\n# c\nb: 1\n'],
    // The blank lines belong to the text, so the new key stands behind them.
    ['a: |+\n  x\n\n\nb: 1\n', 'a: |+\n  x\n\n\np: v\nb: 1\n'],
    ['a: |2+\n    x\n\nb: 1\n', 'a: |2+\n    x\n\np: v\nb: 1\n'],
    ['a: |+2\n    x\n\nb: 1\n', 'a: |+2\n    x\n\np: v\nb: 1\n'],
    ['a: >+\n  x\n\n', 'a: >+\n  x\n\np: v\n'],
    ['a: |+ # c\n  x\n\nb: 1\n', 'a: |+ # c\n  x\n\np: v\nb: 1\n'],
    ['a: |\n  x', 'a: |\n  x\np: v'],
    ['a: |-\r\n  x\r\n\r\nb: 1\r\n', 'a: |-\r\n  x\r\np: v\r\n\r\nb: 1\r\n'],
    ['a: |\nb: 1\n', 'a: |\np: v\nb: 1\n']
  ])('behind a block scalar: %j', (before, after) => {
    expect(added(before, { after: 'a' })).toBe(after)
  })

  test.each([
    ['l:\n- a: x\n  b: 1\n', 'l:\n- a: x\n  p: v\n  b: 1\n'],
    ['l:\n  - a: x\n', 'l:\n  - a: x\n    p: v\n'],
    ['l:\n-   a: x\n    b: 1\n', 'l:\n-   a: x\n    p: v\n    b: 1\n'],
    ['l:\n-\n  a: x\n', 'l:\n-\n  a: x\n  p: v\n'],
    ['l:\n- ? a\n  : x\n', 'l:\n- ? a\n  : x\n  p: v\n'],
    ['l:\n- &n a: x\n', 'l:\n- &n a: x\n  p: v\n'],
    ['l:\n- &n\n  a: x\n- *n\n', 'l:\n- &n\n  a: x\n  p: v\n- *n\n'],
    ['l:\n- !!map\n  a: x\n', 'l:\n- !!map\n  a: x\n  p: v\n'],
    ['l:\n- # c\n  a: x\n  # d\n  b: 1\n', 'l:\n- # c\n  a: x\n  p: v\n  # d\n  b: 1\n'],
    ['l: [{a: x, b: 1}]\n', 'l: [{a: x, p: v, b: 1}]\n']
  ])('in a list: %j', (before, after) => {
    expect(added(before, { in: ['l', 0], after: 'a' })).toBe(after)
  })
})

describe('block style, before another key and its comments', () => {
  test.each([
    ['a: 1\n', 'p: v\na: 1\n'],
    ['b: 1\na: x\n', 'b: 1\np: v\na: x\n'],
    ['b: 1\n# about a\n# and more\na: x\n', 'b: 1\np: v\n# about a\n# and more\na: x\n'],
    ['b: 1\n\n# about a\na: x\n', 'b: 1\n\np: v\n# about a\na: x\n'],
    // What stands on the first line is about the file.
    ['# c\na: x\n', '# c\np: v\na: x\n'],
    ['b: 1 # not about a\na: x\n', 'b: 1 # not about a\np: v\na: x\n'],
    ['b:\n  c: 1\n  # about d\na: x\n', 'b:\n  c: 1\n  # about d\np: v\na: x\n'],
    ['\uFEFF# c\r\na: x\r\n', '\uFEFF# c\r\np: v\r\na: x\r\n'],
    ['\uFEFFa: x\r\n', '\uFEFFp: v\r\na: x\r\n'],
    ['---\n# c\na: x\n', '---\np: v\n# c\na: x\n'],
    // No line of its own to stand before.
    ['--- {a: x}\n', '--- {a: x, p: v}\n']
  ])('%j', (before, after) => {
    expect(added(before, { before: 'a' })).toBe(after)
  })

  test('the first key of a list item has the dash before it, so the new one comes after', () => {
    expect(added('l:\n- a: x\n  b: 1\n', { in: ['l', 0], before: 'a' })).toBe('l:\n- a: x\n  p: v\n  b: 1\n')
  })
})

describe('flow style', () => {
  test.each([
    ['{a: x}', '{a: x, p: v}'],
    ['{a: x, b: 1}', '{a: x, p: v, b: 1}'],
    ['{ a: x }\n', '{ a: x, p: v }\n'],
    ['{a: x,}\n', '{a: x, p: v,}\n'],
    ['{"a":"x","b":1}', '{"a":"x","p":"v","b":1}'],
    ['{"a": "x"}', '{"a": "x", "p": "v"}'],
    ['{"a" : "x"}', '{"a" : "x", "p" : "v"}'],
    ['{\n  "a": "x",\n  "b": 1\n}\n', '{\n  "a": "x",\n  "p": "v",\n  "b": 1\n}\n'],
    ['{\r\n\t"a": "x"\r\n}\r\n', '{\r\n\t"a": "x",\r\n\t"p": "v"\r\n}\r\n'],
    ['{\n  a: x # c\n}\n', '{\n  a: x,\n  p: v # c\n}\n'],
    ['{a: , b: 1}', '{a: , p: v , b: 1}'],
    ['{a, b: 1}', '{a, p: v, b: 1}'],
    ['{"a":}', '{"a": ,"p":"v"}'],
    ['{? a : x}', '{? a : x, p : v}'],
    ["{'a': 'x'}", "{'a': 'x', p: v}"],
    ['{a: "x"\n, b: 1\n}', '{a: "x", p: v\n, b: 1\n}'],
    ['{a: &n x, b: *n}', '{a: &n x, p: v, b: *n}'],
    ['{b: &n x, a: *n }', '{b: &n x, a: *n, p: v }']
  ])('%j', (before, after) => {
    expect(added(before, { after: 'a' })).toBe(after)
  })

  test.each([
    ['m: {}\n', 'm: {p: v}\n'],
    ['m: { }\n', 'm: {p: v }\n'],
    ['{"m": {}}', '{"m": {"p": "v"}}'],
    ['m: {\n  }\nb: 1\n', 'm: {p: v\n  }\nb: 1\n']
  ])('empty: %j', (before, after) => {
    expect(added(before, { in: ['m'] })).toBe(after)
  })
})

describe('values that are no scalars, in the indentation of the file', () => {
  const value = { x: { k: 'z' }, l: [{ name: 'w', k: 'w' }, 'i'] }
  test.each([
    ['a: 1\n', 'a: 1\np:\n  x:\n    k: z\n  l:\n  - name: w\n    k: w\n  - i\n'],
    [
      'a:\n    b: 1\n',
      'a:\n    b: 1\np:\n    x:\n        k: z\n    l:\n    - name: w\n      k: w\n    - i\n'
    ],
    ['a:\n  - b\n', 'a:\n  - b\np:\n  x:\n    k: z\n  l:\n    - name: w\n      k: w\n    - i\n'],
    ['{a: 1}', '{a: 1, p: {x: {k: z}, l: [{name: w, k: w}, i]}}'],
    ['{"a":1}', '{"a":1,"p":{"x":{"k":"z"},"l":[{"name":"w","k":"w"},"i"]}}'],
    ['a: 1\r\n', 'a: 1\r\np:\r\n  x:\r\n    k: z\r\n  l:\r\n  - name: w\r\n    k: w\r\n  - i\r\n']
  ])('%j', (before, after) => {
    expect(added(before, { after: 'a', value })).toBe(after)
  })
})
