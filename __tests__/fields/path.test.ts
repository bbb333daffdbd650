import { describe, expect, test } from '@jest/globals'
import { follow, formatPath, parseFieldSpec, spotAt } from '../../src/fields/path.js'
import { asMapping, asScalar } from '../../src/yaml/node.js'
import type { Mapping } from '../../src/yaml/node.js'
import { parseChunk } from '../../src/yaml/parse.js'

function rootOf(text: string): Mapping {
  const documents = parseChunk(text, { start: 0, end: text.length, index: 0 })
  const root = asMapping(Array.isArray(documents) ? documents[0]?.root : undefined)
  if (root === undefined) throw new Error('there is no mapping')
  return root
}

test.each([
  ['', [[]]],
  ['spec/containers[]/image', [['spec', 'containers[]', 'image']]],
  [
    'a/{b,c[]}/d',
    [
      ['a', 'b', 'd'],
      ['a', 'c[]', 'd']
    ]
  ],
  [
    '{a,b}/{c,d}',
    [
      ['a', 'c'],
      ['a', 'd'],
      ['b', 'c'],
      ['b', 'd']
    ]
  ],
  ['a/b\\/c/d', [['a', 'b/c', 'd']]],
  ['a/*/b[][]', [['a', '*', 'b[][]']]]
])('the field spec %j', (spec, parts) => {
  expect(parseFieldSpec(spec)).toEqual(parts)
})

test.each([
  [[], ''],
  [['spec', 'containers', 0, 'image'], 'spec/containers[0]/image'],
  [['a', 0, 1, 'b'], 'a[0][1]/b'],
  [['metadata', 'annotations', 'example.org/x'], 'metadata/annotations/example.org\\/x']
])('the path %j for people', (path, text) => {
  expect(formatPath(path)).toBe(text)
})

describe('follow', () => {
  const texts = (text: string, spec: string) =>
    [...follow(rootOf(text), parseFieldSpec(spec)[0] ?? [])].map(
      ({ node, path }) => `${formatPath(path)}=${asScalar(node)?.value ?? node.type}`
    )

  test.each([
    ['a: {b: x}', 'a/b', ['a/b=x']],
    ['a: [{b: x}, {c: y}, z, {b: w}]', 'a[]/b', ['a[0]/b=x', 'a[3]/b=w']],
    ['a: {p: {b: x}, q: {b: y}, r: z}', 'a/*/b', ['a/p/b=x', 'a/q/b=y']],
    ['a: [[x, y], [z]]', 'a[][]', ['a[0][0]=x', 'a[0][1]=y', 'a[1][0]=z']],
    ['a: x', '', ['=mapping']],
    ['a: x', 'a/b', []],
    ['a: [x]', 'a/b', []],
    ['a: {b: x}', 'a[]', []],
    ['a: ', 'a/b', []],
    ['m: &m {b: x}\na: *m', 'a/b', ['a/b=x']],
    ['m: &m {b: x}\na: {<<: *m}', 'a/b', ['a/b=x']],
    ['m: &m {b: x}\nn: &n {b: y}\na: {<<: [*n, *m]}', 'a/b', ['a/b=y']],
    ['m: &m {b: x}\na: {<<: *m, b: z}', 'a/b', ['a/b=z']],
    ['m: &m {b: x}\na: {"<<": *m}', 'a/b', []],
    ['a: *nothing', 'a/b', []],
    ['a/b: x', 'a\\/b', ['a\\/b=x']],
    // Twins are all given, and known to be twins.
    ['a: {b: x, b: y}', 'a/b', ['a/b=x', 'a/b=y']]
  ])('%j, %j', (text, spec, expected) => {
    expect(texts(text, spec)).toEqual(expected)
  })

  test('twins on the way are kept', () => {
    const [hit] = follow(rootOf('a: {b: {c: x}, b: {c: y}}'), ['a', 'b', 'c'])
    expect(hit?.twins.map((twins) => twins.map(({ name, start }) => `${String(name)} ${start}`))).toEqual([
      ['b 4', 'b 15']
    ])
  })

  test('a mapping that merges itself ends somewhere', () => {
    expect(texts('a: &a {<<: *a, b: x}', 'a/b')).toEqual(['a/b=x'])
    expect(texts('a: &a {<<: *a, b: x}', 'a/c')).toEqual([])
  })
})

describe('spotAt: a field that need not be there', () => {
  const spot = (text: string) => {
    const found = spotAt(rootOf(text), ['a', 'b', 'c'])
    return found === undefined
      ? 'something is in the way'
      : { depth: found.depth, there: found.found?.entry.name ?? null, missing: found.missing }
  }

  test.each([
    ['a: {b: {c: x}}', { depth: 2, there: 'c', missing: [] }],
    ['a: {b: {c: }}', { depth: 2, there: 'c', missing: [] }],
    ['a: {b: {d: x}}', { depth: 2, there: null, missing: ['c'] }],
    ['a: {b: }', { depth: 1, there: 'b', missing: ['c'] }],
    ['a: {b: ""}', { depth: 1, there: 'b', missing: ['c'] }],
    ['a: {}', { depth: 1, there: null, missing: ['b', 'c'] }],
    ['a:', { depth: 0, there: 'a', missing: ['b', 'c'] }],
    ['d: x', { depth: 0, there: null, missing: ['a', 'b', 'c'] }],
    ['m: &m {c: x}\na: {b: *m}', { depth: 2, there: 'c', missing: [] }],
    ['m: &m {b: {c: x}}\na: {<<: *m}', { depth: 2, there: 'c', missing: [] }],
    ['a: {b: x}', 'something is in the way'],
    ['a: [b]', 'something is in the way'],
    ['a: {b: *nothing}', 'something is in the way']
  ])('%j', (text, expected) => {
    expect(spot(text)).toEqual(expected)
  })
})
