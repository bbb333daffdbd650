import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'
import { podSpec } from './manifests.js'

const KEEP: RawInputs = { images: 'acme/shop:v2', 'pull-policy': 'keep' }

type Case = readonly [name: string, before: readonly string[], after: readonly string[], raw?: RawInputs]

describe('the pull policy', () => {
  const ALWAYS: RawInputs = { images: 'acme/shop:v2' }

  test.each<Case>([
    [
      'none',
      ['image: acme/shop:1', 'tty: true'],
      ['image: acme/shop:v2', 'imagePullPolicy: Always', 'tty: true']
    ],
    [
      'another one',
      ['imagePullPolicy: Never # x', 'image: acme/shop:1'],
      ['imagePullPolicy: Always # x', 'image: acme/shop:v2']
    ],
    [
      'in quotes',
      ["imagePullPolicy: 'Never'", 'image: acme/shop:1'],
      ["imagePullPolicy: 'Always'", 'image: acme/shop:v2']
    ],
    ['null', ['image: acme/shop:1', 'imagePullPolicy:'], ['image: acme/shop:v2', 'imagePullPolicy: Always']],
    [
      'null and a comment',
      ['imagePullPolicy: # x', 'image: acme/shop:1'],
      ['imagePullPolicy: Always # x', 'image: acme/shop:v2']
    ],
    ['~', ['imagePullPolicy: ~', 'image: acme/shop:1'], ['imagePullPolicy: Always', 'image: acme/shop:v2']],
    [
      "''",
      ["imagePullPolicy: ''", 'image: acme/shop:1'],
      ["imagePullPolicy: 'Always'", 'image: acme/shop:v2']
    ],
    [
      'a variable',
      ['imagePullPolicy: ${POLICY}', 'image: acme/shop:1'],
      ['imagePullPolicy: Always', 'image: acme/shop:v2']
    ],
    [
      'the right one',
      ['imagePullPolicy: "Always"', 'image: acme/shop:1'],
      ['imagePullPolicy: "Always"', 'image: acme/shop:v2']
    ],
    [
      'Never',
      ['image: acme/shop:1'],
      ['image: acme/shop:v2', 'imagePullPolicy: Never'],
      { ...ALWAYS, 'pull-policy': 'Never' }
    ],
    ['keep', ['image: acme/shop:1'], ['image: acme/shop:v2'], KEEP],
    [
      'an image that is right already',
      ['image: acme/shop:v2', 'imagePullPolicy: IfNotPresent'],
      ['image: acme/shop:v2', 'imagePullPolicy: Always']
    ]
  ])('beside the image: %s', (_, before, after, raw = ALWAYS) => {
    const container = (all: readonly string[]) =>
      podSpec('containers:', ...all.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)))
    const outcome = checked(container(before), raw)
    expect(outcome.after).toBe(container(after))
    expect(outcome.problems).toEqual([])
  })

  test.each([
    [
      ['imagePullPolicy: [Always]'],
      'app.yaml:8:5: "imagePullPolicy" should be Always, IfNotPresent or Never, and is a list or a mapping. Give it one of these values.'
    ],
    [
      ['imagePullPolicy:', '  x: y'],
      'app.yaml:8:5: "imagePullPolicy" should be Always, IfNotPresent or Never, and is a list or a mapping. Give it one of these values.'
    ]
  ])('%j is refused', (policy, expected) => {
    const text = podSpec('containers:', '- image: acme/shop:1', ...policy.map((line) => `  ${line}`))
    const { planned, problems } = checked(text, ALWAYS)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([expected])
  })

  test.each<readonly [string, string, string, string, readonly string[]]>([
    [
      'in a field of the kind, missing',
      'postgresql.cnpg.io/v1 Cluster',
      'spec:\n  imageName: acme/shop:1\n  instances: 3\n',
      'spec:\n  imageName: acme/shop:v2\n  imagePullPolicy: Always\n  instances: 3\n',
      []
    ],
    [
      'in a field of the kind, there',
      'postgresql.cnpg.io/v1 Cluster',
      'spec:\n  imagePullPolicy: Never\n  imageName: acme/shop:1\n',
      'spec:\n  imagePullPolicy: Always\n  imageName: acme/shop:v2\n',
      []
    ],
    [
      'in a field of the kind, null',
      'postgresql.cnpg.io/v1 Cluster',
      'spec:\n  imagePullPolicy: # x\n  imageName: acme/shop:1\n',
      'spec:\n  imagePullPolicy: Always # x\n  imageName: acme/shop:v2\n',
      []
    ],
    [
      'in one field for two images',
      'sparkoperator.k8s.io/v1beta2 SparkApplication',
      'spec:\n  driver:\n    image: acme/shop:1\n  executor: {image: acme/shop:1}\n',
      'spec:\n  driver:\n    image: acme/shop:v2\n  executor: {image: acme/shop:v2}\n  imagePullPolicy: Always\n',
      []
    ],
    [
      'in a field two levels away from the image',
      'apps.kruise.io/v1alpha1 AdvancedCronJob',
      'spec:\n  template:\n    imageListPullJobTemplate:\n      spec:\n        images:\n        - acme/shop:1\n',
      'spec:\n  template:\n    imageListPullJobTemplate:\n      spec:\n        images:\n        - acme/shop:v2\n        imagePullPolicy: Always\n',
      []
    ],
    [
      'nowhere',
      'kafka.strimzi.io/v1beta2 KafkaBridge',
      'spec:\n  image: acme/shop:1\n',
      'spec:\n  image: acme/shop:v2\n',
      [
        'app.yaml:4:10: KafkaBridge has no field for the pull policy of this image. What applies is the default of the operator or controller that runs it.'
      ]
    ],
    [
      'beside an image without a known field, where one stands there',
      'kafka.strimzi.io/v1beta2 KafkaBridge',
      'spec:\n  image: acme/shop:1\n  imagePullPolicy: Never\n',
      'spec:\n  image: acme/shop:v2\n  imagePullPolicy: Always\n',
      []
    ]
  ])('%s', (_, type, before, after, problems) => {
    const [apiVersion, kind] = type.split(' ')
    const head = `apiVersion: ${apiVersion ?? ''}\nkind: ${kind ?? ''}\n`
    const outcome = checked(head + before, ALWAYS)
    expect(outcome.after).toBe(head + after)
    expect(outcome.problems).toEqual(problems)
  })

  test.each([
    ['missing', ['reference: acme/shop:1'], ['reference: acme/shop:v2', 'pullPolicy: Always']],
    [
      'there',
      ['pullPolicy: Never', 'reference: acme/shop:1'],
      ['pullPolicy: Always', 'reference: acme/shop:v2']
    ],
    ['in flow', ['{reference: acme/shop:1}'], ['{reference: acme/shop:v2, pullPolicy: Always}']]
  ])('of an image volume: %s', (_, before, after) => {
    const text = (image: readonly string[]) =>
      podSpec('volumes:', '- name: x', '  image:', ...image.map((line) => `    ${line}`), 'containers: []')
    expect(checked(text(before), ALWAYS).after).toBe(text(after))
  })
})
