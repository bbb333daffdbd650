import { describe, expect, test } from '@jest/globals'
import jsYaml from 'js-yaml'
import yaml from 'yaml'
import { doubleQuoted, isPlainString, writeScalar } from '../../src/yaml/quote.js'
import type { ScalarStyle } from '../../src/yaml/node.js'
import { kustomize, testWith } from '../support/tools.js'

/** Texts that some reader takes for something else than a string when they stand without quotes. */
const NO_STRINGS: readonly string[] = [
  // Every row of "YAML scalar safety".
  ...['1e3', '12e03', '553640e6', '0e1', '0123', '08', '0777', '00000000', '8202758', '20240101123000'],
  ...['1.20', '3.6', '.5', '5.', '2024_01', '1_000', 'yes', 'no', 'on', 'off', 'y', 'n', '0b101', '0o17'],
  ...['0x1F', '2024-01-01', '1:30', 'null', '~', '1e400', '7e12345'],
  ...['Yes', 'YES', 'No', 'NO', 'On', 'ON', 'Off', 'OFF', 'Y', 'N', 'true', 'True', 'TRUE', 'false', 'False'],
  ...['FALSE', 'Null', 'NULL', 'yEs', 'tRUE'],
  ...['0', '7', '-1', '+1', '-0', '1234567', '0123456', '12e4567', '0x1234', '0X1F', '0B1', '0O7', '0b1_0'],
  ...[
    '0x_1F',
    '0_17',
    '09_1',
    '1__0',
    '1_',
    '12_e3',
    '1_0.5_0',
    '1e-3',
    '1E3',
    '1e+3',
    '-1.5',
    '+.5',
    '.5e2'
  ],
  ...[
    '.inf',
    '.Inf',
    '.INF',
    '-.inf',
    '+.inf',
    '.nan',
    '.NaN',
    '.NAN',
    '190:20:30',
    '1:30.5',
    '-1:30',
    '1,000'
  ],
  ...['2024-1-1', '2024-01-01T10:00:00Z', '2024-01-01t10', '2024-01-01 10:00:00', '<<', '=', ''],
  // As only the older mode of `yaml` has it.
  ...['e3', 'E123456', '.e3', 'e-3', '.']
]

/** Texts that are strings for every reader: nothing has to be quoted. */
const STRINGS: readonly string[] = [
  ...[
    'v1',
    '1.2.3',
    '1.20.0',
    'main-1a2b3c4',
    'abc1234',
    '1234567a',
    '0x1G',
    '0b2',
    '0o8',
    '1e',
    'e3x',
    '1e3x'
  ],
  ...['2024-01', '2024-01-01x', '20240101-1', 'yess', 'oN_', 'nulls', 'truee', '_1', '1.2_3.4', 'inf', 'nan'],
  ...['app:1', 'registry:5000/app:1', `app@sha256:${'0'.repeat(64)}`, '-x', 'a#b', "it's", 'a"b'],
  ...['a b', 'é', 'a-', 'x:y:z', 'a\\b', '\\n', '0x', '0b', '0o', '1-2', '1.2.']
]

/** Texts that are not plain for other reasons: indicators, blanks, what ends a scalar, what cannot be printed. */
const AWKWARD: readonly string[] = [
  ...[
    ' a',
    'a ',
    'a: b',
    'a:',
    'a #b',
    '#a',
    '- a',
    '-',
    '?',
    ':',
    '? a',
    ':x',
    '?x',
    ': a',
    ',a',
    '[a',
    ']a',
    '{a',
    '}a',
    '&a'
  ],
  ...[
    '*a',
    '!a',
    '|',
    '>',
    "'a'",
    '"a"',
    "'",
    '"',
    '%a',
    '@a',
    '`a',
    '---',
    '...',
    '--- a',
    '---a',
    '-,',
    '-]'
  ],
  ...['a\nb', 'a\r\nb', 'a\tb', '\ta', '\u0085', '\u2028x', 'a\u0007', '\u007f', 'a\u00a0'],
  ...['\ufeffa', ',', ' ', '\n', '${{ x }}', '{{ x }}', "a'b: c", 'a, b]', '😀', 'a\\b\n']
]

const ALL = [...NO_STRINGS, ...STRINGS, ...AWKWARD]
const STYLES: readonly ScalarStyle[] = ['plain', 'single', 'double']

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'js-yaml, core schema': (text) => jsYaml.load(text, { schema: jsYaml.CORE_SCHEMA }),
  'js-yaml, default schema': (text) => jsYaml.load(text, { schema: jsYaml.DEFAULT_SCHEMA }),
  'yaml, version 1.1': (text) => yaml.parse(text, { version: '1.1' }) as unknown,
  'yaml, version 1.2': (text) => yaml.parse(text, { version: '1.2' }) as unknown
}

describe.each(Object.entries(READERS))('a string stays that string for %s', (_, read) => {
  test.each(STYLES)('in a field and in a flow mapping, %s', (style) => {
    for (const text of ALL) {
      expect(read(`newTag: ${writeScalar(text, style, false)}\nz: 1\n`)).toEqual({ newTag: text, z: 1 })
      expect(read(`{newTag: ${writeScalar(text, style, true)}, z: 1}\n`)).toEqual({ newTag: text, z: 1 })
      expect(read(`- [${writeScalar(text, style, true)}]\n- ${writeScalar(text, style, false)}`)).toEqual([
        [text],
        text
      ])
    }
  })
})

const isTag = (text: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(text)
// kustomize takes an empty text for none, and its printer cannot do control characters and Unicode's line breaks.
const UNPRINTED = ['\u0007', '\u007f', '\u0085', '\u2028']
const KUSTOMIZED = ALL.filter((text) => text !== '' && !UNPRINTED.some((one) => text.includes(one)))

testWith('kustomize', 'a string stays that string for kustomize: newTag, block and flow', () => {
  const tags = KUSTOMIZED.filter(isTag)
  for (const inFlow of [false, true]) {
    const images = tags.map((tag, index) => {
      const newTag = writeScalar(tag, 'plain', inFlow)
      return inFlow
        ? `- {name: image${index}, newTag: ${newTag}}\n`
        : `- name: image${index}\n  newTag: ${newTag}\n`
    })
    const containers = tags.map((_, index) => `  - name: c${index}\n    image: image${index}\n`)
    const built = kustomize({
      'kustomization.yaml': `resources: [pod.yaml]\nimages:\n${images.join('')}`,
      'pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n${containers.join('')}`
    })
    const { spec } = jsYaml.load(built) as { spec: { containers: { image: string }[] } }
    expect(spec.containers.map(({ image }) => image)).toEqual(
      tags.map((tag, index) => `image${index}:${tag}`)
    )
  }
})

testWith('kustomize', 'a string stays that string for kustomize: any text, block and flow', () => {
  for (const inFlow of [false, true]) {
    const entries = KUSTOMIZED.map((text, index) => `k${index}: ${writeScalar(text, 'plain', inFlow)}`)
    const annotations = inFlow ? ` {${entries.join(', ')}}` : `\n  ${entries.join('\n  ')}`
    const built = kustomize({
      'kustomization.yaml': `resources: [pod.yaml]\ncommonAnnotations:${annotations}\n`,
      'pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n'
    })
    const { metadata } = READERS['js-yaml, core schema']?.(built) as { metadata: { annotations: unknown } }
    expect(metadata.annotations).toEqual(
      Object.fromEntries(KUSTOMIZED.map((text, index) => [`k${index}`, text]))
    )
  }
})

test.each(NO_STRINGS)('%j is not left without quotes', (text) => {
  expect([isPlainString(text, false), isPlainString(text, true)]).toEqual([false, false])
  expect(writeScalar(text, 'plain', false)).toBe(`"${text}"`)
})

test.each(STRINGS)('%j needs no quotes', (text) => {
  expect([isPlainString(text, false), isPlainString(text, true)]).toEqual([true, true])
  expect(writeScalar(text, 'plain', false)).toBe(text)
})

test.each(AWKWARD)('%j is quoted in a flow collection', (text) => {
  expect(isPlainString(text, true)).toBe(false)
})

test.each([
  ['v2', 'single', "'v2'"],
  ['v2', 'double', '"v2"'],
  ["it's", 'single', "'it''s'"],
  ['a"b\\c', 'double', '"a\\"b\\\\c"'],
  ['a\nb', 'single', '"a\\nb"'],
  ['a\nb', 'plain', '"a\\nb"'],
  ['v2', 'folded', '"v2"'],
  ['v2', 'literal', '"v2"']
] as const)('%j in the style %s is written %s', (text, style, written) => {
  expect(writeScalar(text, style, false)).toBe(written)
})

test('brackets and commas need quotes in a flow collection alone', () => {
  expect(
    ['a,b', 'a[b', 'a}'].map((text) => [writeScalar(text, 'plain', false), writeScalar(text, 'plain', true)])
  ).toEqual([
    ['a,b', '"a,b"'],
    ['a[b', '"a[b"'],
    ['a}', '"a}"']
  ])
})

test('double quotes escape what cannot be printed, so that the file stays text', () => {
  expect(doubleQuoted('\u0000\u0007\u0085\u2028\ufeff\ud800\u{1F600}')).toBe(
    '"\\u0000\\u0007\\u0085\\u2028\\ufeff\\ud800\u{1F600}"'
  )
})
