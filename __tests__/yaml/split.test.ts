import { describe, expect, test } from '@jest/globals'
import { parseChunk, splitDocuments } from '../../src/yaml/parse.js'
import { readAll } from '../support/independent.js'

/** The texts of the chunks; joined, they are the file. */
function pieces(text: string): string[] {
  const chunks = splitDocuments(text)
  expect(chunks.map(({ index }) => index)).toEqual(chunks.map((_, index) => index))
  const found = chunks.map(({ start, end }) => text.slice(start, end))
  expect(found.join('')).toBe(text)
  return found
}

describe('a file is cut at its --- lines', () => {
  const cases: readonly (readonly [what: string, pieces: readonly string[]])[] = [
    ['nothing', ['']],
    ['one document', ['a: 1\n']],
    ['one document that begins with ---', ['---\na: 1\n']],
    ['comments before the first ---', ['# one\n\n  # two\n---\na: 1\n']],
    ['two documents', ['a: 1\n', '---\nb: 2\n']],
    ['--- at the start and between', ['---\na: 1\n', '---\nb: 2\n']],
    ['--- with a trailing blank', ['a: 1\n', '--- \nb: 2\n', '---\t\nc: 3\n']],
    ['--- with a comment', ['a: 1\n', '--- # c\nb: 2\n']],
    ['--- with a document on its line', ['--- {a: b}\n', '--- [c]\n', '--- d\n', '--- "e"\n']],
    ['null documents', ['---\n', '---\n', '---\na: 1\n', '---\n']],
    ['a --- at the very end', ['a: 1\n', '---']],
    ['a byte order mark before ---', ['\uFEFF---\na: 1\n', '---\nb: 2\n']],
    ['a byte order mark before a key', ['\uFEFFa: 1\n', '---\nb: 2\n']],
    ['CRLF', ['a: 1\r\n', '---\r\nb: 2\r\n']],
    ['CR alone', ['a: 1\r', '---\rb: 2\r']],
    ['longer dashes, and dashes elsewhere', ['a: 1\n----\n---x\n --- \n# ---\nb: x --- y\n']],
    ['--- inside a block scalar, indented', ['a: |\n  ---\n  x\n', '---\nb: 2\n']],
    ['--- inside a block scalar at the root, which ends it', ['a: |\n', '---\nb: 2\n']]
  ]
  test.each(cases)('%s', (_, expected) => {
    expect(pieces(expected.join(''))).toEqual(expected)
  })

  test.each([
    ['%YAML', '%YAML 1.2\n---\na: 1\n---\nb: 2\n'],
    ['%TAG after a document', 'a: 1\n...\n%TAG ! tag:x,2000:\n---\nb: 2\n'],
    ['...', 'a: 1\n...\n---\nb: 2\n'],
    ['... at the end', 'a: 1\n---\nb: 2\n...\n'],
    ['a byte order mark before %YAML', '\uFEFF%YAML 1.2\n---\na: 1\n---\nb: 2\n']
  ])('not where %s makes it less simple', (_, text) => {
    expect(pieces(text)).toEqual([text])
    const documents = parseChunk(text, { start: 0, end: text.length, index: 0 })
    expect(Array.isArray(documents) && documents.map(({ index }) => index)).toEqual([0, 1])
  })

  test.each(['....\n', '..\n', 'x: ...\n', ' ...\n', '.../x: 1\n', 'a: %x\n', ' %x: 1\n'])(
    '%j is no such mark',
    (line) => {
      expect(pieces(`a: 1\n---\n${line}`)).toHaveLength(2)
    }
  )

  test('documents are counted as another reader counts them', () => {
    const texts = [
      ...cases.map(([, parts]) => parts.join('')).filter((text) => !/----|\r-/.test(text)),
      '# a\n---\n# b\n---\nx: 1\n',
      '---\n# only a comment\n---\nx: 1\n'
    ]
    for (const text of texts) {
      const chunks = splitDocuments(text)
      const ours = chunks
        .map((chunk) => text.slice(chunk.start, chunk.end))
        .map((part) => readAll(part)[0] ?? null)
      const theirs = readAll(text)
      expect(ours.slice(0, theirs.length)).toEqual(theirs)
    }
  })
})
