import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'
import { deployment, podSpec } from './manifests.js'

const KEEP: RawInputs = { images: 'acme/shop:v2', 'pull-policy': 'keep' }

type Case = readonly [name: string, before: readonly string[], after: readonly string[], raw?: RawInputs]

describe('annotations of a pod template', () => {
  const raw: RawInputs = { ...KEEP, annotations: 'a/b=c' }
  const spec = (tag: string) => `spec: {containers: [{image: "acme/shop:${tag}"}]}`

  test.each<Case>([
    ['no metadata', [], ['metadata:', '  annotations:', '    a/b: c']],
    ['metadata of null', ['metadata: # x'], ['metadata: # x', '  annotations:', '    a/b: c']],
    ['metadata of ~', ['metadata: ~'], ['metadata: {annotations: {a/b: c}}']],
    ['empty metadata', ['metadata: {}'], ['metadata: {annotations: {a/b: c}}']],
    [
      'metadata in flow style',
      ['metadata: {labels: {a: b}} # x'],
      ['metadata: {labels: {a: b}, annotations: {a/b: c}} # x']
    ],
    [
      'metadata in block style, with a comment',
      ['metadata:', '    # who', '    labels: {a: b}'],
      ['metadata:', '    annotations:', '      a/b: c', '    # who', '    labels: {a: b}']
    ],
    ['no annotations yet', ['metadata:', '  annotations:'], ['metadata:', '  annotations:', '    a/b: c']],
    ['{}', ['metadata:', '  annotations: {}'], ['metadata:', '  annotations: {a/b: c}']],
    ['null', ['metadata:', '  annotations: null'], ['metadata:', '  annotations: {a/b: c}']],
    ['flow', ['metadata:', '  annotations: {x: y}'], ['metadata:', '  annotations: {x: y, a/b: c}']],
    [
      'block',
      ['metadata:', '  annotations:', '    x: |', '      a/b: c', '    # y', '  labels: {}'],
      ['metadata:', '  annotations:', '    x: |', '      a/b: c', '    a/b: c', '    # y', '  labels: {}']
    ],
    ['another value', ['metadata: {annotations: {a/b: old}}'], ['metadata: {annotations: {a/b: c}}']],
    [
      'another value in quotes',
      ['metadata:', '  annotations:', '    "a/b": \'old\' # x', '    x: y'],
      ['metadata:', '  annotations:', '    "a/b": \'c\' # x', '    x: y']
    ],
    [
      'a value of null',
      ['metadata:', '  annotations:', '    a/b:'],
      ['metadata:', '  annotations:', '    a/b: c']
    ],
    ['the same value', ['metadata: {annotations: {"a/b": "c"}}'], ['metadata: {annotations: {"a/b": "c"}}']],
    [
      'several',
      ['metadata:', '  annotations:', '    two: "2"'],
      ['metadata:', '  annotations:', '    two: "2"', '    one: "1"', '    three: a=b'],
      { ...KEEP, annotations: 'one=1\ntwo=2\nthree=a=b' }
    ],
    ...['true', 'no', '1', '1e3', '12:30', '2026-11-01', 'a: b', 'a #b', '*x', '', 'null'].map(
      (value): Case => [
        `the value ${JSON.stringify(value)}, which needs quotes`,
        [],
        ['metadata:', '  annotations:', `    a/b: ${JSON.stringify(value)}`],
        { ...KEEP, annotations: `a/b=${value}` }
      ]
    ),
    [
      'an empty block scalar',
      ['metadata:', '  annotations: | # x', '', '  labels: {}'],
      ['metadata:', '  annotations: {a/b: c} # x', '', '  labels: {}']
    ]
  ])('%s', (_, before, after, inputs = raw) => {
    const outcome = checked(deployment(...before, spec('1')), inputs)
    expect(outcome.after).toBe(deployment(...after, spec('v2')))
    expect(outcome.problems).toEqual([])
  })

  test.each([
    [
      'a list in its place',
      ['metadata:', '  annotations:', '    a/b: [x]'],
      'app.yaml:9:9: The annotation "a/b" should be text. Write it as text.'
    ],
    [
      'the key twice',
      ['metadata:', '  annotations:', '    a/b: x', '    a/b: y'],
      'app.yaml:10:9: The key "a/b" stands twice, at lines 9 and 10, and readers disagree on which counts. Remove one of them.'
    ],
    [
      'the key alone',
      ['metadata: {annotations: {a/b}}'],
      'app.yaml:7:30: "a/b" has no value that can be written. Remove it.'
    ],
    [
      'a text in place of all',
      ['metadata:', '  annotations: |', '    a/b: x'],
      'app.yaml:8:20: The annotations should be a mapping, and are "a/b: x\\n". Write them as a mapping, or remove the field.'
    ],
    [
      'a list in place of all',
      ['metadata:', '  annotations: [a/b]'],
      'app.yaml:8:20: The annotations should be a mapping, and are a list. Write them as a mapping, or remove the field.'
    ]
  ])('%s is refused', (_, metadata, expected) => {
    const { planned, problems } = checked(deployment(...metadata, spec('1')), raw)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([expected])
  })

  test('a Pod has them itself', () => {
    const text = podSpec('containers: [{image: acme/shop:1}]')
    expect(checked(text, raw).after).toBe(
      text.replace('shop:1', 'shop:v2').replace('  name: web\n', '  annotations:\n    a/b: c\n  name: web\n')
    )
  })

  test('in JSON', () => {
    const text =
      '{"apiVersion":"apps/v1","kind":"Deployment","spec":{"template":{"spec":{"containers":[{"image":"acme/shop:1"}]}}}}'
    expect(checked(text, raw).after).toBe(
      text.replace('shop:1"}]}', 'shop:v2"}]},"metadata":{"annotations":{"a/b":"c"}}')
    )
  })

  test('a list as the metadata of a template has no place for them', () => {
    const text = deployment('metadata: [x]', spec('1'))
    const { after, problems } = checked(text, raw)
    expect(after).toBe(text.replace('shop:1', 'shop:v2'))
    expect(problems).toEqual([
      'app.yaml:8:33: Repull knows no pod template in Deployment, so no annotation was set. Add it by hand where the controller takes annotations of its pods.'
    ])
  })
})
