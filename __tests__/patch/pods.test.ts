import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'
import { deployment, lines, podSpec } from './manifests.js'

const KEEP: RawInputs = { images: 'acme/shop:v2', 'pull-policy': 'keep' }
const SECRET: RawInputs = { ...KEEP, 'pull-secrets': 'regcred' }
const SECRETS: RawInputs = { ...KEEP, 'pull-secrets': 'regcred\nother' }

type Case = readonly [name: string, before: readonly string[], after: readonly string[], raw?: RawInputs]

describe('pull secrets of a pod', () => {
  const rest = ['containers:', '- image: acme/shop:v2']

  test.each<Case>([
    ['none', [], ['imagePullSecrets:', '- name: regcred']],
    ['two', [], ['imagePullSecrets:', '- name: regcred', '- name: other'], SECRETS],
    [
      'the same twice',
      [],
      ['imagePullSecrets:', '- name: regcred'],
      { ...KEEP, 'pull-secrets': 'regcred\nregcred' }
    ],
    ['null', ['imagePullSecrets:'], ['imagePullSecrets:', '- name: regcred']],
    ['null with a comment', ['imagePullSecrets: # x'], ['imagePullSecrets: # x', '- name: regcred']],
    [
      '27. null above a commented list',
      ['imagePullSecrets:', '# - name: old', '#- name: older'],
      ['imagePullSecrets:', '- name: regcred', '# - name: old', '#- name: older']
    ],
    ['~', ['imagePullSecrets: ~'], ['imagePullSecrets: [{name: regcred}]']],
    ["27. ''", ["imagePullSecrets: ''"], ['imagePullSecrets: [{name: regcred}]']],
    ['[]', ['imagePullSecrets: [] # x'], ['imagePullSecrets: [{name: regcred}] # x']],
    [
      'two into []',
      ['imagePullSecrets: []'],
      ['imagePullSecrets: [{name: regcred}, {name: other}]'],
      SECRETS
    ],
    ['flow', ['imagePullSecrets: [{name: a}]'], ['imagePullSecrets: [{name: a}, {name: regcred}]']],
    [
      'flow over lines',
      ['imagePullSecrets: [', '  {name: a}', ']'],
      ['imagePullSecrets: [', '  {name: a},', '  {name: regcred}', ']']
    ],
    [
      'flow with a comma at its end',
      ['imagePullSecrets: [{name: a},]'],
      ['imagePullSecrets: [{name: a}, {name: regcred},]']
    ],
    [
      'a list',
      ['imagePullSecrets:', '- name: a # first', '# end'],
      ['imagePullSecrets:', '- name: a # first', '- name: regcred', '# end']
    ],
    [
      'an indented list',
      ['imagePullSecrets:', '    - name: a'],
      ['imagePullSecrets:', '    - name: a', '    - name: regcred']
    ],
    [
      'a list with a quoted name',
      ['imagePullSecrets:', '- name: "a"'],
      ['imagePullSecrets:', '- name: "a"', '- name: regcred']
    ]
  ])('%s', (_, before, after, raw = SECRET) => {
    const outcome = checked(podSpec(...before, 'containers:', '- image: acme/shop:1'), raw)
    expect(outcome.after).toBe(podSpec(...after, ...rest))
    expect(outcome.problems).toEqual([])
  })

  test.each([
    ['block', ['imagePullSecrets:', '- name: regcred']],
    ['quoted', ['imagePullSecrets:', '- name: "regcred"']],
    ['flow', ['imagePullSecrets: [{name: a}, {name: regcred}]']],
    ['merged', ['imagePullSecrets:', '- &s {name: regcred}', '- <<: *s']]
  ])('that are there already are not doubled: %s', (_, secrets) => {
    const text = podSpec(...secrets, 'containers:', '- image: acme/shop:1')
    expect(checked(text, SECRET).after).toBe(text.replace('shop:1', 'shop:v2'))
  })

  test('the new key stands above the containers and their comment, in the style of the file', () => {
    const spec = (tag: string, ...secrets: string[]) =>
      deployment(
        'spec:',
        '    restartPolicy: Always',
        ...secrets,
        '    # what runs',
        '    containers:',
        `        - image: acme/shop:${tag}`
      )
    expect(checked(spec('1'), SECRET).after).toBe(
      spec('v2', '    imagePullSecrets:', '        - name: regcred')
    )
  })

  test.each([
    [
      'flow',
      '{apiVersion: v1, kind: Pod, spec: {containers: [{image: acme/shop:1}]}}\n',
      '{apiVersion: v1, kind: Pod, spec: {containers: [{image: acme/shop:v2}], imagePullSecrets: [{name: regcred}]}}\n'
    ],
    [
      'JSON on one line',
      '{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"image":"acme/shop:1"}]}}',
      '{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"image":"acme/shop:v2"}],"imagePullSecrets":[{"name":"regcred"}]}}'
    ],
    [
      'JSON with a list',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"imagePullSecrets": [], "containers": [{"image": "acme/shop:1"}]}}',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"imagePullSecrets": [{"name": "regcred"}], "containers": [{"image": "acme/shop:v2"}]}}'
    ],
    [
      'JSON with null',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"imagePullSecrets": null, "containers": [{"image": "acme/shop:1"}]}}',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"imagePullSecrets": [{"name": "regcred"}], "containers": [{"image": "acme/shop:v2"}]}}'
    ],
    [
      'JSON over lines',
      '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "spec": {\n    "imagePullSecrets": [\n      {"name": "a"}\n    ],\n    "containers": [{"image": "acme/shop:1"}]\n  }\n}\n',
      '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "spec": {\n    "imagePullSecrets": [\n      {"name": "a"},\n      {"name": "regcred"}\n    ],\n    "containers": [{"image": "acme/shop:v2"}]\n  }\n}\n'
    ]
  ])('%s', (_, before, after) => {
    expect(checked(before, SECRET).after).toBe(after)
  })

  test.each([
    [
      '27. a string',
      ['imagePullSecrets: enabled'],
      'app.yaml:6:21: The pull secrets should be a list, and are "enabled". Write a list of names, or remove the field.'
    ],
    [
      'a mapping',
      ['imagePullSecrets: {name: a}'],
      'app.yaml:6:21: The pull secrets should be a list, and are a mapping. Write a list of names.'
    ],
    [
      'plain names where objects belong',
      ['imagePullSecrets: [a]'],
      'app.yaml:6:22: This kind lists its pull secrets as objects with a name (- name: regcred). Change the list, then run again.'
    ]
  ])('%s is refused', (_, secrets, expected) => {
    const text = podSpec(...secrets, 'containers:', '- image: acme/shop:1')
    const { planned, problems } = checked(text, SECRET)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([expected])
    expect(checked(text, KEEP).after).toBe(text.replace('shop:1', 'shop:v2'))
  })

  test('one that is for a registry is added to pods that run an image of it, after the patch', () => {
    const raw = { images: 'acme/shop=ghcr.io/acme/shop:v2\napi:3', 'pull-policy': 'keep' } as const
    const secrets = 'ghcr.io=gh\nindex.docker.io=hub\nquay.io=quay\nall'
    const text = lines(
      'apiVersion: v1',
      'kind: List',
      'items:',
      ...['acme/shop:1', 'api:1', 'nginx'].map(
        (image) => `- {apiVersion: v1, kind: Pod, spec: {containers: [{image: "${image}"}]}}`
      )
    )
    const { after } = checked(text, { ...raw, 'pull-secrets': secrets })
    expect(after).toBe(
      text
        .replace('acme/shop:1"}]', 'ghcr.io/acme/shop:v2"}], imagePullSecrets: [{name: gh}, {name: all}]')
        .replace('api:1"}]', 'api:3"}], imagePullSecrets: [{name: hub}, {name: all}]')
    )
  })

  test('several containers of a pod add each secret once', () => {
    const text = (tag: string, ...secrets: string[]) =>
      podSpec(
        ...secrets,
        'initContainers:',
        `- image: acme/shop:${tag}`,
        'containers:',
        `- image: docker.io/acme/shop:${tag}`
      )
    // The key stands above `containers`, which comes last.
    const { after, changes } = checked(text('1'), SECRET)
    expect(after).toBe(
      text('v2').replace('  containers:', '  imagePullSecrets:\n  - name: regcred\n  containers:')
    )
    expect(changes.filter((change) => change.includes('pullSecret'))).toEqual([
      '8:3 pullSecret spec/imagePullSecrets[0]/name: nothing -> regcred'
    ])
  })
})

describe('pull secrets that are plain names', () => {
  const spark = (...spec: string[]) =>
    lines(
      'apiVersion: sparkoperator.k8s.io/v1beta2',
      'kind: SparkApplication',
      'spec:',
      ...spec.map((line) => `  ${line}`)
    )

  test.each<Case>([
    ['none', [], ['imagePullSecrets:', '- regcred']],
    ['a list', ['imagePullSecrets:', '  - a'], ['imagePullSecrets:', '  - a', '  - regcred']],
    ['flow', ['imagePullSecrets: [a]'], ['imagePullSecrets: [a, regcred]']],
    ['there already', ['imagePullSecrets: ["regcred"]'], ['imagePullSecrets: ["regcred"]']],
    ['[]', ['imagePullSecrets: []'], ['imagePullSecrets: [regcred]']],
    ['null', ['imagePullSecrets:', '#- a'], ['imagePullSecrets:', '- regcred', '#- a']]
  ])('%s', (_, before, after) => {
    const outcome = checked(spark(...before, 'image: acme/shop:1'), SECRET)
    const image = 'image: acme/shop:v2'
    expect(outcome.after).toBe(spark(...after, image))
    expect(outcome.problems).toEqual([])
  })

  test('objects in their place are refused', () => {
    expect(checked(spark('imagePullSecrets: [{name: a}]', 'image: acme/shop:1'), SECRET).problems).toEqual([
      'app.yaml:4:22: This kind lists its pull secrets as plain names (- regcred). Change the list, then run again.'
    ])
  })
})

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
    )
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

describe('kinds without a place', () => {
  test('for pull secrets and annotations say so, and the image is patched', () => {
    const text = lines(
      'apiVersion: tekton.dev/v1',
      'kind: Task',
      'spec:',
      '  steps:',
      '  - image: acme/shop:1'
    )
    const { after, problems, planned } = checked(text, { ...SECRETS, annotations: 'a/b=c' })
    expect(after).toBe(text.replace('shop:1', 'shop:v2'))
    expect(problems).toEqual([
      'app.yaml:5:12: Repull knows no place for pull secrets in Task, so regcred, other was not added. Add it by hand, or to the ServiceAccount that the pods use.',
      'app.yaml:5:12: Repull knows no pod template in Task, so no annotation was set. Add it by hand where the controller takes annotations of its pods.'
    ])
    expect(planned.problems.map(({ level }) => level)).toEqual(['warning', 'warning'])
  })
})
