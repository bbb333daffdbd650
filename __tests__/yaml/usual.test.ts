import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { maskActions } from '../../src/patch/helm-mask.js'
import type { Node } from '../../src/yaml/node.js'
import { parseUnusual, splitDocuments } from '../../src/yaml/parse.js'
import { readUsual } from '../../src/yaml/usual/read.js'
import { file } from '../support/documents.js'
import { CORPUS, testWith } from '../support/tools.js'

// Our own reader is held against the library: every node, offset and value must be the same, or it must leave the text alone.

/** How many documents of a text our reader reads; each just as the library does. */
function readsAsTheLibrary(text: string): { documents: number; ours: number } {
  const chunks = splitDocuments(text)
  let ours = 0
  for (const chunk of chunks) {
    const source = text.slice(chunk.start, chunk.end).replace(/\r(?!\n)/g, '\n')
    const root = readUsual(source, chunk.start)
    if (root === undefined) continue
    ours += 1
    expect({ source, documents: [{ index: chunk.index, root }] }).toEqual({
      source,
      documents: parseUnusual(source, chunk)
    })
  }
  return { documents: chunks.length, ours }
}

/** Manifests: also Helm templates, and as they are with their actions covered. */
const textsOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json|tpl)$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8')
      return text.includes('{{') ? [text, maskActions(text)?.text ?? text] : [text]
    })

const own = ['__tests__/fixtures', 'examples'].flatMap(textsOf)
const foreign = existsSync(CORPUS) ? textsOf(CORPUS) : []

function holds(texts: readonly string[]): void {
  const counts = texts.map(readsAsTheLibrary)
  const sum = (key: 'documents' | 'ours'): number => counts.reduce((all, count) => all + count[key], 0)
  console.log(`${sum('ours')} of ${sum('documents')} documents in ${texts.length} files are written as usual`)
  expect(sum('ours') / sum('documents')).toBeGreaterThan(0.8)
}

test('every file of the fixtures and the examples', () => holds(own))
testWith(CORPUS, 'every file of the corpus', () => holds(foreign))

test('generated documents in all styles', () => {
  let [documents, ours] = [0, 0]
  fc.assert(
    fc.property(file, ({ text }) => {
      const counts = readsAsTheLibrary(text)
      documents += counts.documents
      ours += counts.ours
    }),
    { numRuns: 1500 }
  )
  expect(ours / documents).toBeGreaterThan(0.4)
})

/** What YAML gives a meaning to, and what stands between lines. */
const BITS = [
  ...[' ', '  ', '\n', '\n\n', '\r\n', '\t', '  \n', '\n \n', '---\n', '--- # c\n', '...\n', '\u{FEFF}'],
  ...['#', ' # c', '\n# c\n', '\n  # c\n', '\n    # c\n\n', '\n      # c'],
  ...[
    '-',
    '- ',
    '- a\n',
    '-\n',
    'a b\n',
    '\n   c',
    '\n     d e',
    ':',
    ': ',
    'k: v\n',
    'k:\n',
    '? ',
    '<<: ',
    'null',
    '~',
    '.',
    '\\',
    'é',
    '%'
  ],
  ...['"', "'", '|', '|-\n', '>\n', '>-\n', '|+\n', '|2\n', '{', '}', '[', ']', ',', '{}', '[]', '@', '`'],
  ...['&a ', '&a\n', '*a', '!', '!!str ', '"a": ', "'a''b'", '"\\u0061\\n"']
]

const edits = fc.array(
  fc.record({ at: fc.nat(), cut: fc.constantFrom(0, 0, 1, 2, 5), put: fc.constantFrom('', ...BITS) }),
  { minLength: 1, maxLength: 3 }
)

test('lines of real files, each changed at random places', () => {
  const short = [...own, ...foreign].filter(({ length }) => length > 0 && length < 20_000)
  const lines = fc
    .record({ text: fc.constantFrom(...short), from: fc.nat(), count: fc.integer({ min: 2, max: 30 }) })
    .map(({ text, from, count }) => {
      const all = text.split('\n')
      const some = all.slice(from % all.length).slice(0, count)
      const depth = Math.min(...some.map((line) => /^ */.exec(line)?.[0].length ?? 0))
      return some.map((line) => line.slice(depth)).join('\n')
    })
  let ours = 0
  fc.assert(
    fc.property(lines, edits, (text, changes) => {
      const changed = changes.reduce((before, { at, cut, put }) => {
        const start = at % (before.length + 1)
        return before.slice(0, start) + put + before.slice(start + cut)
      }, text)
      ours += readsAsTheLibrary(changed).ours
    }),
    { numRuns: 6000 }
  )
  expect(ours).toBeGreaterThan(600)
}, 60_000)

describe('what decides about ranges', () => {
  test.each([
    'a:\n  b: 1\n  # c\nd: 1\n',
    'a:\n  b: 1\n    # c\n  # d\ne: 1\n',
    'a:\n  b: 1\n# c\n    # d\ne: 1\n',
    'a:\n  b:\n  # c\nd: 1\n',
    'a:\n  - b: 1\n  # c\n    # d\n  - e: 2\n# f',
    'a:\n- b: |\n    x\n\n  # c\n\n- d: >-\n   x\n   y\n\n\n   z\n',
    'a: &b\n  c: 1\nd: *b\ne: *f\n',
    'a: {b: [c, "d"], "e":1}\n',
    '{\n  "a": {\n    "b": []\n  }\n}\n',
    '# c\n\n--- # d\n# e\na: 1\r\nb:\r\n  - c\r\n',
    'a:\n- b: c d\n    e  \r\n      f\n  g: h\n- i\n j # k\n# l\n'
  ])('%j', (text) => {
    expect(readsAsTheLibrary(text)).toEqual({ documents: 1, ours: 1 })
  })
})

describe('what is left to the library', () => {
  test.each([
    ['more than one document', 'a: 1\n---\nb: 1\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge', 'a: &b\n  c: 1\nd:\n  <<: *b\n'],
    ['an empty line in a plain scalar', 'a: b\n\n  c\n'],
    ['a dash in a further line of a plain scalar', 'a: b\n  - c\n'],
    ['a key in a further line of a plain scalar', 'a: b\n  c: d\n'],
    ['a quoted scalar on two lines', 'a: "b\n  c"\n'],
    ['a tab', 'a:\tb\n'],
    ['an explicit key', '? a\n: b\n'],
    ['what is no YAML', 'a: b: c\n'],
    ['a comment in a flow collection', 'a: [ # c\n  b]\n'],
    ['nothing', '# c\n'],
    ['a byte order mark', '\u{FEFF}a: 1\n'],
    ['a byte order mark before a list, which the library refuses', '\u{FEFF}- a\n']
  ])('%s', (_, text) => {
    expect(readUsual(text, 0)).toBeUndefined()
  })

  test('what is nested deeper than people nest', () => {
    const deep = (depth: number): Node | undefined =>
      readUsual(`a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`, 0)
    expect(deep(20)).toBeDefined()
    expect(deep(10_000)).toBeUndefined()
    const nested = Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')
    expect(readUsual(nested, 0)).toBeUndefined()
  })
})
