import { describe, expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'
import { SHOP, lines } from './manifests.js'

/** YAML and JSON inside the text fields of Argo's workflows. */

const UNREAD = (place: string, key: string): string =>
  `app.yaml:${place}: "${key}" names the image in a text that cannot be read as one YAML document, and was left alone. Write it as a literal block (|) of plain YAML.`

function workflow(...spec: string[]): string {
  return lines(
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Workflow',
    'spec:',
    ...spec.map((line) => `  ${line}`)
  )
}

describe('a patch of the pod', () => {
  test.each([
    [
      'a literal block',
      [
        'podSpecPatch: |',
        '  containers:',
        '  - name: main',
        '    image: acme/shop:1 # x',
        '',
        '  hostNetwork: true',
        'x: y'
      ],
      [
        'podSpecPatch: |',
        '  containers:',
        '  - name: main',
        '    image: acme/shop:v2 # x',
        '    imagePullPolicy: Always',
        '',
        '  hostNetwork: true',
        'x: y'
      ]
    ],
    [
      'a literal block without a line break at its end',
      ['podSpecPatch: |-', '  containers:', '  - image: acme/shop:1', '    name: main', 'x: y'],
      [
        'podSpecPatch: |-',
        '  containers:',
        '  - image: acme/shop:v2',
        '    imagePullPolicy: Always',
        '    name: main',
        'x: y'
      ]
    ],
    [
      'JSON in single quotes',
      [`podSpecPatch: '{"containers":[{"name":"main","image":"acme/shop:1"}]}'`],
      [`podSpecPatch: '{"containers":[{"name":"main","image":"acme/shop:v2","imagePullPolicy":"Always"}]}'`]
    ],
    [
      'flow style in double quotes',
      ['podSpecPatch: "{containers: [{name: main, image: acme/shop:1}]}"'],
      ['podSpecPatch: "{containers: [{name: main, image: acme/shop:v2, imagePullPolicy: Always}]}"']
    ],
    [
      'of a template',
      ['templates:', '- name: a', '  podSpecPatch: |', '    initContainers:', '    - image: acme/shop:1'],
      [
        'templates:',
        '- name: a',
        '  podSpecPatch: |',
        '    initContainers:',
        '    - image: acme/shop:v2',
        '      imagePullPolicy: Always'
      ]
    ],
    [
      'with an anchor of its own',
      ['podSpecPatch: |', '  x: &i acme/shop:1', '  containers:', '  - image: *i', '  - image: *i'],
      [
        'podSpecPatch: |',
        '  x: &i acme/shop:v2',
        '  containers:',
        '  - image: *i',
        '    imagePullPolicy: Always',
        '  - image: *i',
        '    imagePullPolicy: Always'
      ]
    ]
  ])('%s', (_, before, after) => {
    const outcome = checked(workflow(...before), SHOP)
    expect(outcome.after).toBe(workflow(...after))
    expect(outcome.problems).toEqual([])
  })

  test('changes are told at their place in the file', () => {
    const text = workflow(
      'templates:',
      '- podSpecPatch: |',
      '',
      '    containers:',
      '    - image: acme/shop:1'
    )
    expect(checked(text, SHOP).changes).toEqual([
      '8:9 pullPolicy spec/templates[0]/podSpecPatch/containers[0]/imagePullPolicy: nothing -> Always',
      '8:16 image spec/templates[0]/podSpecPatch/containers[0]/image: acme/shop:1 -> acme/shop:v2'
    ])
  })

  test('pull secrets go to the pod that it patches', () => {
    const text = workflow('podSpecPatch: |', '  containers:', '  - image: acme/shop:1')
    expect(checked(text, { ...SHOP, 'pull-secrets': 'regcred', 'pull-policy': 'keep' }).after).toBe(
      workflow(
        'podSpecPatch: |',
        '  imagePullSecrets:',
        '  - name: regcred',
        '  containers:',
        '  - image: acme/shop:v2'
      )
    )
  })
})

test('a marker on such a text asks for a second change of it, and is refused', () => {
  const text = workflow('podSpecPatch: | # repull: acme/shop:tag', '  {containers: [{image: acme/shop:1}]}')
  const { planned, problems } = checked(text, SHOP)
  expect(planned.patch).toBeNull()
  expect(problems).toEqual([
    'app.yaml:5:27: Two changes are asked for at one place. Remove the marker on the text around it.'
  ])
})

describe('a manifest of a resource', () => {
  const resource = (...manifest: string[]): string =>
    workflow('templates:', '- resource:', '    manifest: |', ...manifest.map((line) => `      ${line}`))

  test('is an object of its own', () => {
    const before = resource(
      'apiVersion: v1',
      'kind: Pod',
      'metadata: {name: inner}',
      'spec: {containers: [{image: acme/shop:1}]}'
    )
    const { after, planned } = checked(before, { ...SHOP, annotations: 'a/b=c' })
    expect(after).toBe(
      resource(
        'apiVersion: v1',
        'kind: Pod',
        'metadata: {name: inner, annotations: {a/b: c}}',
        'spec: {containers: [{image: acme/shop:v2, imagePullPolicy: Always}]}'
      )
    )
    expect(new Set(planned.patch?.changes.map(({ object }) => `${object.kind} ${object.name}`))).toEqual(
      new Set(['Pod inner'])
    )
  })

  test('that is a definition, or has no kind, is left alone', () => {
    for (const kind of ['CustomResourceDefinition', '']) {
      const text = resource('apiVersion: v1', `kind: ${kind}`, 'spec: {containers: [{image: acme/shop:1}]}')
      expect(checked(text, SHOP, { unreadable: null }).planned).toMatchObject({ patch: null, problems: [] })
    }
  })
})

describe('a text that names the image and cannot be read is left alone and told', () => {
  test.each([
    ['escapes', ['podSpecPatch: "{\\"containers\\": [{\\"image\\": \\"acme/shop:1\\"}]}"'], '4:17'],
    ['a folded block', ['podSpecPatch: >', '  {containers: [{image: acme/shop:1}]}'], '4:17'],
    [
      'variables in the structure',
      ['podSpecPatch: |', '  containers: {{inputs.parameters.c}} acme/shop'],
      '4:17'
    ],
    ['an indentation indicator', ['podSpecPatch: |2', '    containers: [{image: acme/shop:1}]'], '4:17'],
    ['two documents', ['podSpecPatch: |', '  a: acme/shop', '  ---', '  b: c'], '4:17']
  ])('%s', (_, spec, place) => {
    const { planned, problems } = checked(workflow(...spec), SHOP, { unreadable: null })
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([UNREAD(place, 'podSpecPatch')])
  })

  test('one that does not name it is not told', () => {
    const text = `${workflow('podSpecPatch: |', '  {{ x }}: y')}# acme/shop\n`
    expect(checked(text, SHOP).planned).toMatchObject({ patch: null, problems: [] })
  })
})
