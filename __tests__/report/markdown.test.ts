import { describe, expect, test } from '@jest/globals'
import { code, diffSection, imageSection, problemSection, prose } from '../../src/report/markdown.js'
import { HOSTILE, swap } from './sample.js'

describe('code', () => {
  test.each([
    ['app:1', '`app:1`'],
    ['', '(empty)'],
    ['a`b``c', '`a\\u0060b\\u0060\\u0060c`'],
    ['a|b\\|c', '`a\\u007cb\\\\u007cc`'],
    ['a\nb', '`a\\nb`'],
    ['</details>@org/team #1', '`</details>@org/team #1`'],
    ['x'.repeat(501), `\`${'x'.repeat(500)}… (1 more)\``]
  ])('%j', (text, expected) => {
    expect(code(text)).toBe(expected)
  })
})

describe('prose', () => {
  test.each([
    ['Plain text, with a comma: and "quotes".', 'Plain text, with a comma: and &#34;quotes&#34;.'],
    ['a < b > c & d', 'a &#60; b &#62; c &#38; d'],
    ['&#64;org', '&#38;&#35;&#8203;64;org'],
    ['@org/team', '&#64;&#8203;org/team'],
    ['org/repo#12', 'org/repo&#35;&#8203;12'],
    ['https://x.example', 'https:&#8203;//x.example'],
    ['WWW.x.example mailto:x', 'WWW&#8203;.x.example mailto:&#8203;x'],
    ['`a` *b* _c_ ~d~ \\e', '&#96;a&#96; &#42;b&#42; &#95;c&#95; &#126;d&#126; &#92;e'],
    ['[x](y) ![z]', '&#91;x&#93;&#40;y&#41; &#33;&#91;z&#93;'],
    ['a | b', 'a &#124; b'],
    ['$x^2$ {y}', '&#36;x&#94;2&#36; &#123;y&#125;'],
    ['a\nb\u202e', 'a&#92;nb&#92;u202e'],
    ['x'.repeat(2001), `${'x'.repeat(2000)}… &#40;1 more&#41;`]
  ])('%j', (text, expected) => {
    expect(prose(text)).toBe(expected)
  })
})

test('imageSection says which image was as asked already', () => {
  const images = [
    { name: 'a', from: 'a:1', to: 'a:2' },
    { name: 'b', from: 'b:2', to: 'b:2' }
  ]
  expect(imageSection(images).rows).toEqual(['- `a:1` → `a:2`\n', '- `b:2` (as asked already)\n'])
})

test('problemSection gives place, message, hint and the other places', () => {
  const related = [{ file: 'b', line: 1, column: 2 }, { file: 'c' }]
  const problems = [
    { code: 'syntax', level: 'error', message: 'No.', place: { file: 'a', line: 3 }, hint: 'Do.', related },
    { code: 'no-match', level: 'warning', message: 'Bare.' }
  ] as const
  expect(problemSection(problems).rows).toEqual([
    '- **error** `a:3`: No. Do. (see `b:1:2`, `c`)\n',
    '- **warning** Bare.\n'
  ])
})

test('problemSection gives ten other places and counts the rest', () => {
  const related = (number: number) => Array.from({ length: number }, (_, at) => ({ file: `f${at}` }))
  const ten = Array.from({ length: 10 }, (_, at) => `\`f${at}\``).join(', ')
  const row = (number: number) =>
    problemSection([{ code: 'no-match', level: 'error', message: 'No.', related: related(number) }]).rows
  expect(row(10)).toEqual([`- **error** No. (see ${ten})\n`])
  expect(row(12)).toEqual([`- **error** No. (see ${ten} and 2 more)\n`])
})

describe('diffSection', () => {
  const fenceOf = (text: string): string => diffSection([swap('x', `a: 1\n${text}`, 'a: 1', 'a: 2')]).foot

  test.each([
    ['no backticks', 3],
    ['``', 3],
    ['```', 4],
    ['a ```` b ``', 5],
    ['`'.repeat(31), 32]
  ])('45. the fence is longer than any run of backticks: %s', (text, length) => {
    expect(fenceOf(text)).toBe(`${'`'.repeat(length)}\n`)
  })

  test('45. an endless run of backticks is shown as escapes', () => {
    const { rows, foot } = diffSection([swap('x', `a: 1\n${'`'.repeat(32)}\n`, 'a: 1', 'a: 2')])
    expect(foot).toBe('```\n')
    expect(rows).toEqual([`--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a: 1\n+a: 2\n ${'\\u0060'.repeat(32)}\n`])
  })
})

test.each(HOSTILE.map((text) => [text]))('45. %j as code and as prose is inert', (text) => {
  expect(code(text)).toMatch(/^`[^`|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+`$/u)
  expect(prose(text)).not.toMatch(
    /[<>@`*_~|\\[\](){}$!^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|:\/\/|www\.|&(?!#\d+;)|(?<!&)#/u
  )
})
