import { describe, expect, test } from '@jest/globals'
import { Editor } from '../../src/yaml/editor.js'
import { asMapping, asScalar, asSequence, lookup } from '../../src/yaml/node.js'
import type { Entry, Mapping, Scalar, Sequence } from '../../src/yaml/node.js'
import { parseChunk } from '../../src/yaml/parse.js'
import type { Value } from '../../src/yaml/style.js'
import { readAll } from '../support/independent.js'

interface Open {
  readonly editor: Editor
  readonly root: Mapping
}

/** The text after some edits, which another reader must be able to read. */
function edited(text: string, edit: (open: Open) => void): string {
  const documents = parseChunk(text, { start: 0, end: text.length, index: 0 })
  const root = asMapping(Array.isArray(documents) ? documents[0]?.root : undefined)
  if (root === undefined) throw new Error('there is no mapping')
  const editor = new Editor(text, root)
  edit({ editor, root })
  let after = text
  for (const { start, end, text: inserted } of editor.splices().toReversed()) {
    after = after.slice(0, start) + inserted + after.slice(end)
  }
  readAll(after)
  return after
}

function entryOf(root: Mapping, key: string): Entry {
  const entry = lookup(root, key)?.entry
  if (entry === undefined) throw new Error(`there is no ${key}`)
  return entry
}

function scalarOf(root: Mapping, key: string): Scalar {
  const scalar = asScalar(entryOf(root, key).value)
  if (scalar === undefined) throw new Error(`${key} is no scalar`)
  return scalar
}

function listOf(root: Mapping, key: string): Sequence {
  const list = asSequence(entryOf(root, key).value)
  if (list === undefined) throw new Error(`${key} is no list`)
  return list
}

describe('setScalar keeps the style of a scalar and all that is around it', () => {
  const set = (text: string, value: string) =>
    edited(text, ({ editor, root }) => editor.setScalar(scalarOf(root, 'a'), value))

  test.each([
    ['a: x  # c\nb: 1\n', 'v2', 'a: v2  # c\nb: 1\n'],
    ['a:   x  \n', 'v2', 'a:   v2  \n'],
    ['a: "x"\n', 'v2', 'a: "v2"\n'],
    ["a: 'x'\n", "it's", "a: 'it''s'\n"],
    ['a: x\n', '1e3', 'a: "1e3"\n'],
    ["a: 'x'\n", '1e3', "a: '1e3'\n"],
    ['a: &n !!str x\n', 'v2', 'a: &n !!str v2\n'],
    ['a:\n  x\n', 'v2', 'a:\n  v2\n'],
    ['a: x\n  y\nb: 1\n', 'v2', 'a: v2\nb: 1\n'],
    ['a: "x\n  y"\nb: 1\n', 'v2', 'a: "v2"\nb: 1\n'],
    ['{a: x, b: y}', 'a,b', '{a: "a,b", b: y}'],
    ['{"a":"x","b":"y"}', 'v2', '{"a":"v2","b":"y"}'],
    ['{a: x}', 'v2', '{a: v2}'],
    ['? a\n: x\n', 'v2', '? a\n: v2\n'],
    ['a: x\r\nb: 1', 'v2', 'a: v2\r\nb: 1'],
    ['\uFEFFa: x', 'v2', '\uFEFFa: v2']
  ])('%j', (before, value, after) => {
    expect(set(before, value)).toBe(after)
  })

  test.each([
    ['a:\nb: 1\n', 'a: v2\nb: 1\n'],
    ['a: # c\nb: 1\n', 'a: v2 # c\nb: 1\n'],
    ['a:  # c\nb: 1\n', 'a: v2  # c\nb: 1\n'],
    ['a: null\n', 'a: v2\n'],
    ['a: ~\n', 'a: v2\n'],
    ['a:', 'a: v2'],
    ['{a: , b: 1}', '{a: v2 , b: 1}'],
    ['{"a":, "b": 1}', '{"a": v2, "b": 1}'],
    ['a: &n\nb: 1\n', 'a: &n v2\nb: 1\n'],
    ['a: &n # c\nb: 1\n', 'a: &n v2 # c\nb: 1\n'],
    ['a: !!str\nb: 1\n', 'a: !!str v2\nb: 1\n'],
    ['{a: &n , b: 1}', '{a: &n v2 , b: 1}']
  ])('where there is no value: %j', (before, after) => {
    expect(set(before, 'v2')).toBe(after)
  })

  test.each([
    ['a: >-\n  x\nb: 1\n', 'a: >-\n  v2\nb: 1\n'],
    ['a: |\n  x\n\nb: 1\n', 'a: |\n  v2\n\nb: 1\n'],
    ['a: |+\n  x\n\nb: 1\n', 'a: |+\n  v2\n\nb: 1\n'],
    ['a: &n >- # c\n\n  x\r\nb: 1\n', 'a: &n >- # c\n\n  v2\r\nb: 1\n'],
    ['a: >-\nb: 1\n', 'a: v2\nb: 1\n'],
    ['a: | # c\nb: 1\n', 'a: v2 # c\nb: 1\n'],
    ['a: >-\n  x', 'a: >-\n  v2']
  ])('in a block: %j', (before, after) => {
    expect(set(before, 'v2')).toBe(after)
  })

  test('two aliases of one scalar are one edit', () => {
    const after = edited('a: &n x\nb: *n\n', ({ editor, root }) => {
      editor.setScalar(scalarOf(root, 'a'), 'v2')
      editor.setScalar(scalarOf(root, 'b'), 'v2')
    })
    expect(after).toBe('a: &n v2\nb: *n\n')
  })
})

describe('addItems', () => {
  const add = (text: string, ...values: readonly Value[]) =>
    edited(text, ({ editor, root }) => editor.addItems(listOf(root, 'l'), values))

  test.each([
    ['l:\n- x\n', 'l:\n- x\n- v\n'],
    ['l:\n  - x\nb: 1\n', 'l:\n  - x\n  - v\nb: 1\n'],
    ['l:\n  - x # c\n  # d\nb: 1\n', 'l:\n  - x # c\n  - v\n  # d\nb: 1\n'],
    ['l:\n  - x', 'l:\n  - x\n  - v'],
    ['l:\r\n  - x\r\nb: 1\r\n', 'l:\r\n  - x\r\n  - v\r\nb: 1\r\n'],
    ['l:\n-   name: x\n    y: z\nb: 1\n', 'l:\n-   name: x\n    y: z\n- v\nb: 1\n'],
    ['l:\n- |\n  x\n\nb: 1\n', 'l:\n- |\n  x\n- v\n\nb: 1\n'],
    ['l:\n- |+\n  x\n\nb: 1\n', 'l:\n- |+\n  x\n\n- v\nb: 1\n'],
    ['l: [x]\n', 'l: [x, v]\n'],
    ['l: [x, ]\n', 'l: [x, v, ]\n'],
    ['l: []\n', 'l: [v]\n'],
    ['l: [ ]\n', 'l: [v ]\n'],
    ['l: [\n  x,\n  y\n]\n', 'l: [\n  x,\n  y,\n  v\n]\n'],
    ['l: [\n  x,\n  y, # c\n]\n', 'l: [\n  x,\n  y,\n  v, # c\n]\n'],
    ['l: [\n \tx\n \t]\n', 'l: [\n \tx,\n \tv\n \t]\n'],
    ['{"l":["x"]}', '{"l":["x", "v"]}'],
    ['{"l": ["x"]}', '{"l": ["x", "v"]}'],
    ['{"l": []}', '{"l": ["v"]}'],
    ['{\r\n\t"l": [\r\n\t\t"x"\r\n\t]\r\n}', '{\r\n\t"l": [\r\n\t\t"x",\r\n\t\t"v"\r\n\t]\r\n}']
  ])('%j', (before, after) => {
    expect(add(before, 'v')).toBe(after)
  })

  test.each([
    ['l:\n- name: x\n', 'l:\n- name: x\n- name: v\n- name: w\n'],
    ['l: [{name: x}]\n', 'l: [{name: x}, {name: v}, {name: w}]\n'],
    ['{"l":[{"name":"x"}]}', '{"l":[{"name":"x"},{"name":"v"},{"name":"w"}]}'],
    ['{"l":[\n  {"name" : "x"}\n]}', '{"l":[\n  {"name" : "x"},\n  {"name" : "v"},\n  {"name" : "w"}\n]}']
  ])('several, and mappings: %j', (before, after) => {
    expect(add(before, { name: 'v' }, { name: 'w' })).toBe(after)
  })
})

describe('fill', () => {
  const fill = (text: string, like?: string) =>
    edited(text, ({ editor, root }) => {
      editor.fill(
        root,
        entryOf(root, 'l'),
        [{ name: 'v' }],
        like === undefined ? undefined : entryOf(root, like)
      )
    })

  test.each([
    ['l:\nb: 1\n', 'l:\n- name: v\nb: 1\n'],
    ['l:', 'l:\n- name: v'],
    ['l: # c\nb: 1\n', 'l: # c\n- name: v\nb: 1\n'],
    ['l:\n  # - name: x\nb: 1\n', 'l:\n- name: v\n  # - name: x\nb: 1\n'],
    ['l: null\n', 'l: [{name: v}]\n'],
    ['l: ""\n', 'l: [{name: v}]\n'],
    ['{"l": null}', '{"l": [{"name": "v"}]}'],
    ['{"l":null}', '{"l":[{"name":"v"}]}'],
    ['{l: , b: 1}', '{l: [{name: v}] , b: 1}'],
    ['l: &n\nb: 1\n', 'l: &n\n- name: v\nb: 1\n']
  ])('%j', (before, after) => {
    expect(fill(before)).toBe(after)
  })

  test('the dashes stand as those of the list beside it', () => {
    expect(fill('l:\nc:\n    - x\n', 'c')).toBe('l:\n    - name: v\nc:\n    - x\n')
  })
})
