import { describe, expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'
import { SHOP, lines } from './manifests.js'

/** Kinds whose pull policy, pull secrets and annotations are those of several images, or stand in one new mapping. */

const ALL = { ...SHOP, 'pull-secrets': 'regcred\nother', annotations: 'a/b=c\nd/e=f' }

describe('pull secrets and annotations that need the same new mapping get one', () => {
  const connect = (...spec: string[]): string =>
    lines(
      'apiVersion: kafka.strimzi.io/v1beta2',
      'kind: KafkaConnect',
      'spec:',
      ...spec.map((line) => `  ${line}`)
    )
  const BLOCK = [
    '  pod:',
    '    imagePullSecrets:',
    '    - name: regcred',
    '    - name: other',
    '    metadata:',
    '      annotations:',
    '        a/b: c',
    '        d/e: f'
  ]
  const FLOW =
    '{imagePullSecrets: [{name: regcred}, {name: other}], metadata: {annotations: {a/b: c, d/e: f}}}'

  test.each([
    ['nothing', ['image: acme/shop:1'], ['template:', ...BLOCK, 'image: acme/shop:v2']],
    ['a key', ['template: # x', 'image: acme/shop:1'], ['template: # x', ...BLOCK, 'image: acme/shop:v2']],
    ['null', ['template: null', 'image: acme/shop:1'], [`template: {pod: ${FLOW}}`, 'image: acme/shop:v2']],
    [
      'a key in a key',
      ['image: acme/shop:1', 'template:', '  pod:'],
      ['image: acme/shop:v2', 'template:', ...BLOCK]
    ],
    [
      'an empty mapping',
      ['image: acme/shop:1', 'template:', '  pod: {}'],
      ['image: acme/shop:v2', 'template:', `  pod: ${FLOW}`]
    ]
  ])('where there is %s', (_, before, after) => {
    expect(checked(connect(...before), ALL).after).toBe(connect(...after))
  })

  test('in JSON', () => {
    const before =
      '{"apiVersion":"kafka.strimzi.io/v1beta2","kind":"KafkaConnect","spec":{"image":"acme/shop:1"}}'
    expect(JSON.parse(checked(before, ALL).after)).toEqual({
      apiVersion: 'kafka.strimzi.io/v1beta2',
      kind: 'KafkaConnect',
      spec: {
        image: 'acme/shop:v2',
        template: {
          pod: {
            imagePullSecrets: [{ name: 'regcred' }, { name: 'other' }],
            metadata: { annotations: { 'a/b': 'c', 'd/e': 'f' } }
          }
        }
      }
    })
  })

  test('two new mappings beside each other both get the annotations', () => {
    const { after } = checked(
      lines(
        'apiVersion: sparkoperator.k8s.io/v1beta2',
        'kind: SparkApplication',
        'spec:',
        '  image: acme/shop:1'
      ),
      { ...SHOP, annotations: 'a/b=c' }
    )
    expect(after).toBe(
      lines(
        'apiVersion: sparkoperator.k8s.io/v1beta2',
        'kind: SparkApplication',
        'spec:',
        '  driver:',
        '    annotations:',
        '      a/b: c',
        '  executor:',
        '    annotations:',
        '      a/b: c',
        '  image: acme/shop:v2',
        '  imagePullPolicy: Always'
      )
    )
  })
})

describe('what several images share is changed, and told, once', () => {
  test('a pull policy of the object', () => {
    const { changes } = checked(
      lines(
        'apiVersion: apps.kruise.io/v1alpha1',
        'kind: ImageListPullJob',
        'spec:',
        '  images: [acme/shop:1, acme/shop]',
        '  imagePullPolicy: Never'
      ),
      SHOP
    )
    expect(changes).toEqual([
      '4:12 image spec/images[0]: acme/shop:1 -> acme/shop:v2',
      '4:25 image spec/images[1]: acme/shop -> acme/shop:v2',
      '5:3 pullPolicy spec/imagePullPolicy: Never -> Always'
    ])
  })

  test('the pull secrets of the object and of its pod template, which are the same', () => {
    const { changes } = checked(
      lines(
        'apiVersion: kibana.k8s.elastic.co/v1',
        'kind: Kibana',
        'spec:',
        '  image: acme/shop:1',
        '  podTemplate:',
        '    spec:',
        '      containers:',
        '      - {name: kibana, image: acme/shop:1}'
      ),
      { ...SHOP, 'pull-secrets': 'regcred', 'pull-policy': 'keep' }
    )
    expect(changes).toEqual([
      '4:10 image spec/image: acme/shop:1 -> acme/shop:v2',
      '7:7 pullSecret spec/podTemplate/spec/imagePullSecrets[0]/name: nothing -> regcred',
      '8:31 image spec/podTemplate/spec/containers[0]/image: acme/shop:1 -> acme/shop:v2'
    ])
  })
})
