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
