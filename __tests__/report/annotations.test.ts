import { describe, expect, jest, test } from '@jest/globals'
import type { Problem } from '../../src/errors.js'
import { annotate, annotationsOf } from '../../src/report/annotations.js'
import { HOSTILE } from './sample.js'

const options = { toWorkspacePath: (file: string) => `apps/${file}` }
const asItIs = { toWorkspacePath: (file: string) => file }

function problems(level: Problem['level'], number: number): Problem[] {
  return Array.from({ length: number }, (_, at) => ({ code: 'syntax', level, message: `${level} ${at}` }))
}

describe('annotationsOf', () => {
  test('gives message, hint, other places, file, line and column', () => {
    const problem: Problem = {
      code: 'duplicate-key',
      level: 'error',
      message: '`image` stands here twice.',
      place: { file: 'deploy.yaml', line: 12, column: 9 },
      hint: 'Remove one.',
      related: [{ file: 'deploy.yaml', line: 14, column: 9 }, { file: 'x.yaml' }]
    }
    expect(annotationsOf([problem], options)).toEqual([
      {
        level: 'error',
        message: '`image` stands here twice. Remove one. (see deploy.yaml:14:9, x.yaml)',
        properties: {
          title: 'Repull: duplicate-key',
          file: 'apps/deploy.yaml',
          startLine: 12,
          startColumn: 9
        }
      }
    ])
  })

  test('without a place, or with a file alone', () => {
    expect(
      annotationsOf(
        [
          { code: 'no-match', level: 'warning', message: 'No.' },
          { code: 'not-text', level: 'notice', message: 'Bytes.', place: { file: 'a' } }
        ],
        options
      )
    ).toEqual([
      { level: 'warning', message: 'No.', properties: { title: 'Repull: no-match' } },
      { level: 'notice', message: 'Bytes.', properties: { title: 'Repull: not-text', file: 'apps/a' } }
    ])
  })

  test.each(['../x.yaml', '..', '/etc/passwd', 'C:\\x', 'c:/x', '\\\\host\\x', '.'])(
    '55. the file %s, outside the repository, is named in the text only',
    (file) => {
      const place = { file, line: 1, column: 2 }
      expect(annotationsOf([{ code: 'outside', level: 'error', message: 'No.', place }], asItIs)).toEqual([
        { level: 'error', message: `${file}:1:2: No.`, properties: { title: 'Repull: outside' } }
      ])
    }
  )

  test.each(['..x/y', '.github/x', 'a/../b', 'c:d'])('the file %s is inside', (file) => {
    const [annotation] = annotationsOf(
      [{ code: 'syntax', level: 'error', message: 'No.', place: { file } }],
      asItIs
    )
    expect(annotation?.properties.file).toBe(file)
  })

  test('55. ten of a level are shown', () => {
    expect(annotationsOf(problems('error', 10), options).map(({ message }) => message)).toEqual(
      problems('error', 10).map(({ message }) => message)
    )
  })

  test('55. of more than ten of a level the tenth counts the rest; errors come first', () => {
    const shown = annotationsOf(
      [...problems('notice', 1), ...problems('warning', 30), ...problems('error', 11)],
      options
    )
    expect(shown.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      ...Array.from({ length: 9 }, (_, at) => `error: error ${at}`),
      'error: 2 more errors: the summary of this step lists all of them.',
      ...Array.from({ length: 9 }, (_, at) => `warning: warning ${at}`),
      'warning: 21 more warnings: the summary of this step lists all of them.',
      'notice: notice 0'
    ])
    expect(shown[9]?.properties).toEqual({ title: 'Repull' })
  })

  test('a long message is cut', () => {
    const [annotation] = annotationsOf(
      [{ code: 'syntax', level: 'error', message: 'x'.repeat(4001) }],
      options
    )
    expect(annotation?.message).toBe(`${'x'.repeat(4000)}… (1 more)`)
  })
})

describe('annotate', () => {
  function written(list: readonly Problem[]): string {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
    try {
      annotate(list, asItIs)
      return write.mock.calls.map(([text]) => String(text)).join('')
    } finally {
      write.mockRestore()
    }
  }

  test('writes the commands that the runner reads', () => {
    const place = { file: 'a,b:c%.yaml', line: 3, column: 4 }
    expect(
      written([
        { code: 'not-text', level: 'notice', message: 'n' },
        { code: 'no-place', level: 'warning', message: 'w' },
        { code: 'syntax', level: 'error', message: '100%', place }
      ])
    ).toBe(
      '::error title=Repull%3A syntax,file=a%2Cb%3Ac%25.yaml,line=3,col=4::100%25\n' +
        '::warning title=Repull%3A no-place::w\n' +
        '::notice title=Repull%3A not-text::n\n'
    )
  })

  test.each(HOSTILE.map((text) => [text]))('18., 54. %j makes one command and no other', (text) => {
    const place = { file: text, line: 1 }
    const lines = written([
      { code: 'syntax', level: 'error', message: text, hint: text, related: [place], place },
      { code: 'outside', level: 'warning', message: text, place: { file: `../${text}` } }
    ]).split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^::error title=Repull%3A syntax,file=[^:,]+,line=1::/)
    expect(lines[1]).toMatch(/^::warning title=Repull%3A outside::\.\.\//)
    expect(lines.join('')).not.toMatch(/##\[|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  })
})
