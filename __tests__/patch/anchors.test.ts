import { describe, expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'
import type { RawInputs } from '../../src/inputs.js'
import { SHOP, deployment, lines, podSpec } from './manifests.js'

const POLICY = 'imagePullPolicy: Always'

interface Case {
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** What a person reads, where aliases are among it. */
  readonly aliases?: readonly string[]
  readonly raw?: RawInputs
}

describe('what is shared is written once', () => {
  test.each<[string, Case]>([
    [
      'an anchor in an environment variable',
      {
        before: ['containers:', '- env:', '  - {name: IMAGE, value: &i acme/shop:1}', '  image: *i'],
        after: [
          'containers:',
          '- env:',
          '  - {name: IMAGE, value: &i acme/shop:v2}',
          '  image: *i',
          `  ${POLICY}`
        ],
        aliases: ['8:31 alias spec/containers[0]/env[0]/value: acme/shop:1 -> acme/shop:v2']
      }
    ],
    [
      'an alias in an environment variable',
      {
        before: ['containers:', '- image: &i acme/shop:1', '  env:', '  - {name: IMAGE, value: *i}'],
        after: [
          'containers:',
          '- image: &i acme/shop:v2',
          `  ${POLICY}`,
          '  env:',
          '  - {name: IMAGE, value: *i}'
        ],
        aliases: ['7:15 alias spec/containers[0]/env[0]/value: acme/shop:1 -> acme/shop:v2']
      }
    ],
    [
      'a whole container',
      {
        before: ['initContainers:', '- &web', '  name: web', '  image: acme/shop:1', 'containers:', '- *web'],
        after: [
          ...['initContainers:', '- &web', '  name: web', '  image: acme/shop:v2', `  ${POLICY}`],
          ...['containers:', '- *web']
        ]
      }
    ],
    [
      'a whole list',
      {
        before: ['initContainers: &all', '- image: acme/shop:1', 'containers: *all'],
        after: ['initContainers: &all', '- image: acme/shop:v2', `  ${POLICY}`, 'containers: *all']
      }
    ],
    [
      'a container that others merge, the image too',
      {
        before: [
          ...['containers:', '- &base', '  name: one', '  image: acme/shop:1'],
          ...['- <<: *base', '  name: two']
        ],
        after: [
          ...['containers:', '- &base', '  name: one', '  image: acme/shop:v2', `  ${POLICY}`],
          ...['- <<: *base', '  name: two']
        ]
      }
    ],
    [
      'a merged image with a policy of its own',
      {
        before: [
          ...['containers:', '- &base', '  name: one', '  image: acme/shop:1'],
          ...['- <<: *base', '  name: two', '  imagePullPolicy: Never']
        ],
        after: [
          ...['containers:', '- &base', '  name: one', '  image: acme/shop:v2', `  ${POLICY}`],
          ...['- <<: *base', '  name: two', `  ${POLICY}`]
        ]
      }
    ],
    [
      'an image of its own with a merged policy, beside a stranger',
      {
        before: [
          ...['containers:', '- &base {name: one, image: nginx, imagePullPolicy: Never}'],
          ...['- <<: *base', '  name: two', '  image: acme/shop:1']
        ],
        after: [
          ...['containers:', '- &base {name: one, image: nginx, imagePullPolicy: Never}'],
          ...['- <<: *base', '  name: two', '  image: acme/shop:v2', `  ${POLICY}`]
        ]
      }
    ],
    [
      'an image of its own with a merged policy that is right',
      {
        before: [
          ...['containers:', '- &base {name: one, image: nginx, imagePullPolicy: Always}'],
          ...['- <<: *base', '  name: two', '  image: acme/shop:1']
        ],
        after: [
          ...['containers:', '- &base {name: one, image: nginx, imagePullPolicy: Always}'],
          ...['- <<: *base', '  name: two', '  image: acme/shop:v2']
        ]
      }
    ],
    [
      'a list of merges, the first of which counts',
      {
        before: [
          ...['containers:', '- &a {name: a, image: acme/shop:1}', '- &b {name: b, image: nginx}'],
          ...['- <<: [*a, *b]', '  name: c']
        ],
        after: [
          ...[
            'containers:',
            `- &a {name: a, image: acme/shop:v2, ${POLICY}}`,
            '- &b {name: b, image: nginx}'
          ],
          ...['- <<: [*a, *b]', '  name: c']
        ]
      }
    ],
    [
      'a policy that two of ours share',
      {
        before: [
          ...['containers:', '- name: a', '  image: acme/shop:1', '  imagePullPolicy: &p Never'],
          ...['- name: b', '  image: acme/shop:2', '  imagePullPolicy: *p']
        ],
        after: [
          ...['containers:', '- name: a', '  image: acme/shop:v2', '  imagePullPolicy: &p Always'],
          ...['- name: b', '  image: acme/shop:v2', '  imagePullPolicy: *p']
        ]
      }
    ],
    [
      'an anchor that is defined twice: the alias means the nearest one above',
      {
        before: [
          ...['containers:', '- {name: a, image: &i nginx}', '- {name: b, image: &i acme/shop:1}'],
          ...['- {name: c, image: *i}']
        ],
        after: [
          ...[
            'containers:',
            '- {name: a, image: &i nginx}',
            `- {name: b, image: &i acme/shop:v2, ${POLICY}}`
          ],
          ...[`- {name: c, image: *i, ${POLICY}}`]
        ]
      }
    ],
    [
      'a merge of a container that merges its policy, beside what else merges it',
      {
        before: [
          ...['x: &base {imagePullPolicy: Never}', 'containers:', '- &mine', '  <<: *base', '  name: a'],
          ...['  image: acme/shop:1', 'y: {<<: *mine}', 'z: {<<: [*mine, *base]}', 'w: {<<: [*base, *mine]}']
        ],
        after: [
          ...['x: &base {imagePullPolicy: Never}', 'containers:', '- &mine', '  <<: *base', '  name: a'],
          ...['  image: acme/shop:v2', `  ${POLICY}`],
          ...['y: {<<: *mine}', 'z: {<<: [*mine, *base]}', 'w: {<<: [*base, *mine]}']
        ],
        aliases: [
          '11:5 alias spec/y/imagePullPolicy: Never -> Always',
          '11:5 alias spec/z/imagePullPolicy: Never -> Always',
          '11:12 alias spec/y/image: acme/shop:1 -> acme/shop:v2',
          '11:12 alias spec/z/image: acme/shop:1 -> acme/shop:v2',
          '11:12 alias spec/w/image: acme/shop:1 -> acme/shop:v2'
        ]
      }
    ],
    [
      'pull secrets that two of our pods share',
      {
        before: [
          ...['imagePullSecrets: &s', '- name: other', 'containers:', '- image: acme/shop:1'],
          ...['x: {spec: {imagePullSecrets: *s, containers: [{image: acme/shop:1}]}}']
        ],
        after: [
          ...['imagePullSecrets: &s', '- name: other', '- name: regcred'],
          ...['containers:', '- image: acme/shop:v2', `  ${POLICY}`],
          ...[`x: {spec: {imagePullSecrets: *s, containers: [{image: acme/shop:v2, ${POLICY}}]}}`]
        ],
        raw: { ...SHOP, 'pull-secrets': 'regcred' }
      }
    ]
  ])('%s', (_, { before, after, aliases = [], raw = SHOP }) => {
    const outcome = checked(podSpec(...before), raw)
    expect(outcome.after).toBe(podSpec(...after))
    expect(outcome.problems).toEqual([])
    expect(outcome.changes.filter((change) => change.includes(' alias '))).toEqual(aliases)
  })

  test('a key without a place in Kubernetes that holds what others merge', () => {
    const text = (tag: string, ...policy: string[]) =>
      lines(
        'x-base: &base',
        `  image: acme/shop:${tag}`,
        ...policy,
        'apiVersion: v1',
        'kind: Pod',
        'spec:',
        '  containers:',
        '  - <<: *base',
        '    name: web'
      )
    const { after, changes } = checked(text('1'), SHOP)
    expect(after).toBe(text('v2', `  ${POLICY}`))
    expect(changes).toEqual([
      '2:3 pullPolicy spec/containers[0]/imagePullPolicy: nothing -> Always',
      '2:3 alias x-base/imagePullPolicy: nothing -> Always',
      '2:10 image spec/containers[0]/image: acme/shop:1 -> acme/shop:v2',
      '2:10 alias x-base/image: acme/shop:1 -> acme/shop:v2'
    ])
  })

  test('an annotation map that labels use too', () => {
    const before = deployment(
      'metadata:',
      '  labels: &l {app: web}',
      '  annotations: *l',
      'spec: {containers: [{image: acme/shop:1}]}'
    )
    const { after, changes } = checked(before, { ...SHOP, 'pull-policy': 'keep', annotations: 'a/b=c' })
    expect(after).toBe(before.replace('{app: web}', '{app: web, a/b: c}').replace('shop:1', 'shop:v2'))
    expect(changes).toEqual([
      '9:7 annotation spec/template/metadata/annotations/a\\/b: nothing -> c',
      '9:7 alias spec/template/metadata/labels/a\\/b: nothing -> c',
      '10:33 image spec/template/spec/containers[0]/image: acme/shop:1 -> acme/shop:v2'
    ])
  })
})

describe('what is shared with a stranger is refused', () => {
  test.each<[string, readonly string[], string, RawInputs?]>([
    [
      'a policy',
      [
        ...['containers:', '- name: a', '  image: acme/shop:1', '  imagePullPolicy: &p Never'],
        ...['- name: b', '  image: nginx', '  imagePullPolicy: *p']
      ],
      'app.yaml:9:5: "a" and "b" share one anchor (lines 9 and 11), and only the first runs an image that is to change. Write the value out in one of them instead of using the alias.'
    ],
    [
      "a stranger's policy",
      [
        ...['containers:', '- name: b', '  image: nginx', '  imagePullPolicy: &p Never'],
        ...['- name: a', '  image: acme/shop:1', '  imagePullPolicy: *p']
      ],
      'app.yaml:12:5: "a" and "b" share one anchor (lines 12 and 8), and only the first runs an image that is to change. Write the value out in one of them instead of using the alias.'
    ],
    [
      'a container that one with another image merges',
      [
        ...['containers:', '- &base', '  name: a', '  image: acme/shop:1', '- <<: *base', '  name: b'],
        ...['  image: nginx']
      ],
      'app.yaml:9:5: "a" and "b" share one anchor (lines 9 and 12), and only the first runs an image that is to change. Write the value out in one of them instead of using the alias.'
    ],
    [
      'a container that merges its policy, and that one with another image merges',
      [
        ...[
          'x: &base {imagePullPolicy: Never}',
          'containers:',
          '- &mine {<<: *base, name: a, image: acme/shop:1}'
        ],
        ...['- {<<: *mine, name: b, image: nginx}']
      ],
      'app.yaml:8:32: "a" and "b" share one anchor (lines 8 and 9), and only the first runs an image that is to change. Write the value out in one of them instead of using the alias.'
    ],
    [
      'a pod that one with another image merges',
      [
        ...['x:', '  spec: &spec {restartPolicy: Never, containers: [{image: acme/shop:1}]}'],
        ...['y:', '  spec: {<<: *spec, containers: [{image: nginx}]}']
      ],
      'app.yaml:7:40: "web" and "web" share one anchor (lines 7 and 9), and only the first runs an image that is to change. Write the value out in one of them instead of using the alias.',
      { ...SHOP, 'pull-secrets': 'regcred', 'pull-policy': 'keep' }
    ],
    [
      'an annotation that both merge',
      [
        ...['a: &common {a/b: d}', 'x:', '  metadata: {annotations: {<<: *common}}'],
        ...['  spec: {containers: [{image: acme/shop:1}]}'],
        ...['y:', '  metadata: {annotations: {<<: *common}}', '  spec: {containers: [{image: nginx}]}']
      ],
      'app.yaml:6:15: "web" and "web" share one anchor (lines 6 and 12), and only the first runs an image that is to change. Write the value out in one of them instead of using the alias.',
      { ...SHOP, annotations: 'a/b=c', 'pull-policy': 'keep' }
    ],
    [
      'pull secrets',
      [
        ...['imagePullSecrets: &s', '- name: other', 'containers:', '- image: acme/shop:1'],
        ...['x:', '  spec:', '    imagePullSecrets: *s', '    containers:', '    - image: nginx']
      ],
      'app.yaml:6:3: "web" and "web" share one anchor (lines 6 and 14), and only the first runs an image that is to change. Write the value out in one of them instead of using the alias.',
      { ...SHOP, 'pull-secrets': 'regcred', 'pull-policy': 'keep' }
    ]
  ])('%s', (_, spec, expected, raw = SHOP) => {
    const { planned, problems } = checked(podSpec(...spec), raw)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([expected])
    expect(planned.problems[0]).toMatchObject({
      code: 'shared-anchor',
      level: 'error',
      related: [{ file: 'app.yaml' }]
    })
  })

  test('with pull-policy: keep nothing is shared but what stays', () => {
    const text = podSpec(
      ...['containers:', '- name: a', '  image: acme/shop:1', '  imagePullPolicy: &p Never'],
      ...['- name: b', '  image: nginx', '  imagePullPolicy: *p']
    )
    const { after } = checked(text, { ...SHOP, 'pull-policy': 'keep' })
    expect(after).toBe(text.replace('shop:1', 'shop:v2'))
  })

  test('a policy that is right already harms nobody', () => {
    const text = podSpec(
      ...['containers:', '- name: a', '  image: acme/shop:1', '  imagePullPolicy: &p Always'],
      ...['- name: b', '  image: nginx', '  imagePullPolicy: *p']
    )
    expect(checked(text, SHOP).after).toBe(text.replace('shop:1', 'shop:v2'))
  })

  test('the annotation of a template that merges another one', () => {
    const text = lines(
      'apiVersion: v1',
      'kind: List',
      'items:',
      ...[
        ['one', 'acme/shop:1', '&m {annotations: {x: y}}'],
        ['two', 'nginx', '*m']
      ].flatMap(([name = '', image = '', metadata = '']) => [
        '- apiVersion: apps/v1',
        '  kind: Deployment',
        `  metadata: {name: ${name}}`,
        '  spec:',
        '    template:',
        `      metadata: ${metadata}`,
        `      spec: {containers: [{image: "${image}"}]}`
      ])
    )
    const { planned, problems } = checked(text, { ...SHOP, annotations: 'a/b=c' })
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'app.yaml:9:21: "one" and "two" share one anchor (lines 9 and 17), and only the first runs an image that is to change. Write the value out in one of them instead of using the alias.'
    ])
  })
})

test('an alias of nothing is left alone', () => {
  const { planned, problems } = checked(podSpec('containers:', '- image: *none # acme/shop'), SHOP, {
    unreadable: null
  })
  expect(planned).toMatchObject({ patch: null, matches: [] })
  expect(problems).toEqual([])
})
