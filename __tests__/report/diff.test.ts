import { describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { diffParts, unifiedDiff } from '../../src/report/diff.js'
import type { Patch } from '../../src/patch/change.js'
import { example, patch, swap } from './sample.js'

describe('unifiedDiff', () => {
  test('a change, an inserted line and lines at the end, in one hunk', () => {
    expect(unifiedDiff(example().patches)).toBe(
      [
        '--- a/deploy.yaml',
        '+++ b/deploy.yaml',
        '@@ -1,6 +1,9 @@',
        ' spec:',
        '   containers:',
        '     - name: web',
        '-      image: app:1',
        '+      image: app:2',
        '+      imagePullPolicy: Always',
        '     - name: job',
        '-      image: app:1 # worker',
        '+      image: app:2 # worker',
        '+  imagePullSecrets:',
        '+    - name: pull',
        ''
      ].join('\n')
    )
  })

  test('far apart changes are hunks of their own, counted on from each other', () => {
    const lines = Array.from({ length: 20 }, (_, at) => `line ${at + 1}\n`)
    const before = lines.join('')
    const at = (line: number): number => lines.slice(0, line - 1).join('').length
    const parts = diffParts([
      patch('x', before, [
        { start: at(2), end: at(2), text: 'new\n' },
        { start: at(12), end: at(13), text: '' },
        { start: at(19), end: at(19) + 4, text: 'LINE' }
      ])
    ])
    expect(parts).toEqual([
      '--- a/x\n+++ b/x\n@@ -1,4 +1,5 @@\n line 1\n+new\n line 2\n line 3\n line 4\n',
      '@@ -9,12 +10,11 @@\n line 9\n line 10\n line 11\n-line 12\n line 13\n line 14\n line 15\n line 16\n line 17\n line 18\n' +
        '-line 19\n+LINE 19\n line 20\n'
    ])
  })

  test('neighbouring lines are removed together and added together', () => {
    expect(unifiedDiff([patch('x', 'a: 1\nb: 1\n', [edit(3, 4, '2'), edit(8, 9, '2')])])).toBe(
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a: 1\n-b: 1\n+a: 2\n+b: 2\n'
    )
  })

  test('a missing line end at the end of the file is marked', () => {
    expect(unifiedDiff([swap('x', 'a: 1\nb: 1', 'b: 1', 'b: 2')])).toBe(
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a: 1\n-b: 1\n\\ No newline at end of file\n+b: 2\n\\ No newline at end of file\n'
    )
    expect(unifiedDiff([swap('x', 'a: 1\nb: 1', 'a: 1', 'a: 2')])).toBe(
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a: 1\n+a: 2\n b: 1\n\\ No newline at end of file\n'
    )
  })

  test('CRLF and a BOM stay', () => {
    expect(unifiedDiff([swap('x', '\ufeffa: 1\r\nb: 1\r\n', 'b: 1', 'b: 2')])).toBe(
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n \ufeffa: 1\r\n-b: 1\r\n+b: 2\r\n'
    )
  })

  test('an empty file that gets text', () => {
    expect(unifiedDiff([patch('x', '', [edit(0, 0, 'a\n')])])).toBe('--- a/x\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n')
  })

  test('an edit that changes nothing is no difference', () => {
    expect(unifiedDiff([patch('x', 'a\n', [edit(0, 1, 'a')]), patch('y', 'a\n', [])])).toBe('')
  })

  const names: readonly (readonly [string, string])[] = [
    ['deploy/web.yaml', 'a/deploy/web.yaml'],
    ['a b.yaml', 'a/a b.yaml\t'],
    ['tab\t.yaml', '"a/tab\\t.yaml"'],
    ['new\nline', '"a/new\\nline"'],
    ['quo"te', '"a/quo\\"te"'],
    ['back\\slash', '"a/back\\\\slash"'],
    ['héllo x.yaml', '"a/h\\303\\251llo x.yaml"\t'],
    ['\u0001\u007f', '"a/\\001\\177"'],
    ['😀', '"a/\\360\\237\\230\\200"']
  ]
  test.each(names)('the name %j is written as git does', (file, header) => {
    expect(
      unifiedDiff([swap(file, 'a\n', 'a', 'b')])
        .split('\n')
        .slice(0, 2)
    ).toEqual([`--- ${header}`, `+++ ${header.replace('a/', 'b/')}`])
  })
})

describe('a diff that hides secrets', () => {
  const env = (image: string, password: string): string =>
    `env:\n  - name: A\n    value: b\nimage: ${image}\nDB_PASSWORD: ${password}\nlast: line\n`
  const before = env('app:1', 'swordfish')

  test('leaves the context out that would show one, and git applies it with --unidiff-zero alone', () => {
    const patches = [swap('x.yaml', before, 'app:1', 'app:2')]
    expect(unifiedDiff(patches)).toBe(
      '--- a/x.yaml\n+++ b/x.yaml\n@@ -1,4 +1,4 @@\n env:\n   - name: A\n     value: b\n-image: app:1\n+image: app:2\n'
    )
    expect(() => expectGitApplies(patches)).toThrow('patch does not apply')
    expectGitApplies(patches, '--unidiff-zero')
  })

  test('needs nothing where the secret stands before the change, or further off', () => {
    expectGitApplies([swap('x.yaml', before, 'last: line', 'last: word')])
    expectGitApplies([swap('x.yaml', before.replace('DB_', 'a: 1\nDB_'), 'app:1', 'app:2')])
  })

  test('hides a secret in a changed line, and git cannot apply that', () => {
    const patches = [swap('x.yaml', before, 'swordfish', 'hunter22')]
    expect(unifiedDiff(patches)).not.toMatch(/swordfish|hunter22/)
    expect(() => expectGitApplies(patches, '--unidiff-zero')).toThrow('patch does not apply')
  })
})

describe('git apply', () => {
  test('18. takes the diff, forwards and backwards, whatever the names', () => {
    const names = [
      'deploy/web.yaml',
      'a b.yaml',
      ' leading and trailing ',
      'tab\t.yaml',
      'new\nline.yaml',
      'quo"te \'s.yaml',
      'back\\slash',
      'héllo 日本.yaml',
      '::error::x.yaml',
      '%0A.yaml',
      '--dash',
      '-',
      'b/a/x',
      'dev/null',
      'x 2020-01-01 00:00:00.000000000 +0000',
      'x\t1970-01-01 00:00:00.000000000 +0000',
      '\u0001\u007f\u202e'
    ]
    expectGitApplies(names.map((name) => swap(name, 'a: 1\nb: 1\n', 'b: 1', 'b: 2')))
  })

  test('takes CRLF, BOM, mixed line ends, a missing final one, and text at either end', () => {
    const texts = [
      'a: 1\r\nb: 1\r\n',
      '\ufeffb: 1\n',
      'a\r\n\rb: 1\n\r\n',
      'b: 1',
      'a\nb: 1',
      'b: 1\na',
      'a\n\n\n\n\nb: 1\u2028\u0085\n'
    ]
    expectGitApplies([
      ...texts.map((text, at) => swap(`swap${at}`, text, 'b: 1', 'b: 2')),
      ...texts.map((text, at) => swap(`insert${at}`, text, 'b: 1', 'b: 1\n  c: 2')),
      ...texts.map((text, at) => patch(`end${at}`, text, [edit(text.length, text.length, '\nc: 3\n')])),
      ...texts.map((text, at) => patch(`start${at}`, text, [edit(0, 0, '# x\n')])),
      ...texts.map((text, at) =>
        patch(`both${at}`, text, [edit(0, 1, 'x'), edit(text.length, text.length, 'y')])
      )
    ])
  })

  test('takes what any edits of any lines give', () => {
    const line = fc.constantFrom(
      'a',
      'b',
      'b: 1',
      '',
      '- x',
      '+ y',
      '-- z',
      '\\ No newline at end of file',
      '@@',
      'a\r'
    )
    const cases = fc.sample(
      fc.record({
        lines: fc.array(line, { maxLength: 40 }),
        terminated: fc.boolean(),
        cuts: fc.array(
          fc.tuple(fc.nat(200), fc.nat(8), fc.constantFrom('', 'x', '\n', 'x\n', '\nx', 'a\nb\nc')),
          {
            maxLength: 6
          }
        )
      }),
      { numRuns: 400, seed: 7 }
    )
    const patches = cases.map(({ lines, terminated, cuts }, at) => {
      const before = lines.join('\n') + (terminated && lines.length > 0 ? '\n' : '')
      let taken = 0
      const edits = cuts
        .map(([start, length, text]) => ({ start: Math.min(start, before.length), length, text }))
        .sort((a, b) => a.start - b.start)
        .flatMap(({ start, length, text }) => {
          if (start < taken) return []
          taken = Math.min(start + length, before.length)
          return [edit(start, taken, text)]
        })
      return patch(`f${at}`, before, edits)
    })
    // git takes a file that is left empty for a deleted one, which no edit of Repull's does.
    expectGitApplies(patches.filter(({ before, after }) => before !== after && before !== '' && after !== ''))
  })
})

describe('speed', () => {
  test('5 MB and one change; 5 MB and 20,000 changes', () => {
    const line = '        - name: something  # 40 bytes and more\n'
    const before = line.repeat(Math.ceil((5 * 1024 * 1024) / line.length))
    const count = before.length / line.length
    const step = Math.floor(count / 20_000)
    const many = Array.from({ length: 20_000 }, (_, at) =>
      edit(at * step * line.length, at * step * line.length + 9, 'x')
    )
    const start = performance.now()
    expect(
      diffParts([patch('x', before, [edit(before.length / 2, before.length / 2 + 1, '*')])])
    ).toHaveLength(1)
    const one = performance.now()
    expect(unifiedDiff([patch('x', before, many)]).match(/^\+ {0}x/gm)).toHaveLength(20_000)
    const all = performance.now()
    expect(one - start).toBeLessThan(2000)
    expect(all - one).toBeLessThan(5000)
  })

  test('one line of 5 MB', () => {
    const before = `{"image": "app:1", "x": "${'y'.repeat(5 * 1024 * 1024)}"}`
    const start = performance.now()
    expect(unifiedDiff([swap('x.json', before, 'app:1', 'app:2')])).toContain('+{"image": "app:2"')
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

function edit(start: number, end: number, text: string) {
  return { start, end, text }
}

function expectGitApplies(patches: readonly Patch[], ...options: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'repull-diff-'))
  const git = (...args: string[]): void => {
    const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
    execFileSync('git', args, { cwd: folder, env, stdio: 'pipe' })
  }
  const read = (): string[] => patches.map(({ file }) => readFileSync(join(folder, file), 'utf8'))
  try {
    git('init', '--quiet')
    for (const { file, before } of patches) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), before)
    }
    writeFileSync(join(folder, '.diff'), unifiedDiff(patches))
    git('apply', '--whitespace=nowarn', ...options, '.diff')
    expect(read()).toEqual(patches.map(({ after }) => after))
    git('apply', '--whitespace=nowarn', ...options, '-R', '.diff')
    expect(read()).toEqual(patches.map(({ before }) => before))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
