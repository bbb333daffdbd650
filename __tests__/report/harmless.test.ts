import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { harmless, harmlessJson, harmlessLines } from '../../src/report/harmless.js'
import { HOSTILE } from './sample.js'

describe('harmless', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['plain text', 'app:1.2 -> ghcr.io/acme/app@sha256:00', 'app:1.2 -> ghcr.io/acme/app@sha256:00'],
    ['letters and emoji of any script', 'héllo 日本 😀', 'héllo 日本 😀'],
    ['newline, return and tab', 'a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['other C0', '\u0000\u0007\u001b[31m', '\\u0000\\u0007\\u001b[31m'],
    ['DEL and C1', '\u007f\u0085\u009b31m', '\\u007f\\u0085\\u009b31m'],
    ['bidi controls', '\u202eabc\u2066\u2069\u200f\u061c', '\\u202eabc\\u2066\\u2069\\u200f\\u061c'],
    ['zero-width and BOM', 'a\u200b\u200d\u2060\ufeffb', 'a\\u200b\\u200d\\u2060\\ufeffb'],
    ['other format characters', '\ufff9\u0600', '\\ufff9\\u0600'],
    ['other ignorable characters', '\u034f\u3164\ufe0f', '\\u034f\\u3164\\ufe0f'],
    ['line and paragraph separators', '\u2028\u2029', '\\u2028\\u2029'],
    ['lone surrogates, not pairs', '\ud800x\udc00 \ud83d\ude00', '\\ud800x\\udc00 \ud83d\ude00'],
    ['ignorable characters above the BMP', '\u{e0041}', '\\u{e0041}'],
    ['a command', '::error::x', ': :error::x'],
    ['a command after blanks', ' \u00a0\u3000::error::x', ' \u00a0\u3000: :error::x'],
    ['a command after a newline is on no line of its own', 'a\n::error::x', 'a\\n::error::x'],
    ['three colons', ':::x', ': ::x'],
    ['two colons further on', 'a::b', 'a::b'],
    ['one colon', ':x', ':x'],
    ['an old command', 'a##[error]b', 'a# #[error]b'],
    ['old commands in a row', '###[##[', '## #[# #['],
    ['an old command with something invisible in it', '#\u200d#[x]', '#\\u200d#[x]'],
    ['##, without a bracket', '## x', '## x'],
    ['nothing', '', '']
  ]
  test.each(rows)('%s', (_, text, expected) => {
    expect(harmless(text)).toBe(expected)
    expect(harmless(expected)).toBe(expected)
  })

  test('54. no text gives the runner a command or the terminal a control character', () => {
    const parts = fc.constantFrom(...HOSTILE, ':', '#', '[', ' ', '\u00a0', '\u00ad', '\n', 'a')
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((list) => list.join(''))
    )
    fc.assert(
      fc.property(texts, (text) => {
        const shown = harmless(text)
        expect(shown.trimStart().startsWith('::')).toBe(false)
        expect(shown).not.toContain('##[')
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
        expect(harmless(shown)).toBe(shown)
      })
    )
  })

  test.each([' ', ':', '#', '##[', '\u0000', '::\n'])('takes linear time for many of %j', (unit) => {
    const text = unit.repeat(200_000)
    const start = performance.now()
    harmless(text)
    harmlessLines(text)
    harmlessJson(text)
    expect(performance.now() - start).toBeLessThan(4000)
  })
})

describe('harmlessLines', () => {
  test('each line is made harmless, line ends stay', () => {
    expect(harmlessLines('::a\n ::b\r\n-::c\n\n\td\re\u2028f\n')).toBe(
      ': :a\n : :b\n-::c\n\n\\td\\re\\u2028f\n'
    )
  })
})

describe('harmlessJson', () => {
  test('writes as JSON escapes what would act', () => {
    expect(harmlessJson(JSON.stringify('##[x] ###[ \u202e\u007f\u{e0041}\n'))).toBe(
      '"#\\u0023[x] ##\\u0023[ \\u202e\\u007f\\udb40\\udc41\\n"'
    )
  })

  test('54. parses to the same and holds nothing that acts', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE))
    fc.assert(
      fc.property(fc.array(texts), (list) => {
        const json = harmlessJson(JSON.stringify(list, null, 2))
        expect(JSON.parse(json)).toEqual(list)
        expect(json).not.toContain('##[')
        expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      })
    )
  })
})
