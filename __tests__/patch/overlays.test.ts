import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { describe as told } from '../../src/errors.js'
import { temporaryFolder } from '../support/folder.js'
import { call, testWith } from '../support/tools.js'
import { patchIn, planIn } from '../support/tree.js'
import { lines } from './manifests.js'

const DEPLOYMENT = lines(
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata: {name: web}',
  'spec:',
  '  template:',
  '    spec:',
  '      containers:',
  '      - {name: log, image: acme/log:1}',
  '      - {name: web, image: acme/shop:1, imagePullPolicy: Never}'
)
const ROLLOUT = DEPLOYMENT.replace('apps/v1', 'argoproj.io/v1alpha1').replace('Deployment', 'Rollout')
const V2 = { images: 'acme/shop:v2' }

/** A base with these objects, and an overlay with these lines of its own. */
function tree(objects: string, ...overlay: string[]): string {
  return temporaryFolder({
    'base/objects.yaml': objects,
    'base/kustomization.yaml': 'resources: [objects.yaml]\n',
    'prod/kustomization.yaml': lines('# production', 'resources:', '  - ../base', ...overlay)
  })
}

function overlayOf(folder: string): string {
  return readFileSync(join(folder, 'prod/kustomization.yaml'), 'utf8')
}

describe('an overlay whose manifests are not selected', () => {
  test('gets an entry and a patch by container name, in its own style, with the names as they are there', async () => {
    const folder = tree(DEPLOYMENT, 'namePrefix: prod-', 'namespace: shop # ours')
    await patchIn(folder, ['prod'], { ...V2, 'pull-secrets': 'regcred' })
    expect(overlayOf(folder)).toBe(
      lines(
        '# production',
        'resources:',
        '  - ../base',
        'namePrefix: prod-',
        'namespace: shop # ours',
        'images:',
        '  - name: acme/shop',
        '    newTag: v2',
        'patches:',
        '  - patch: |-',
        '      apiVersion: apps/v1',
        '      kind: Deployment',
        '      metadata:',
        '        name: web',
        '      spec:',
        '        template:',
        '          spec:',
        '            containers:',
        '              - name: log',
        '              - name: web',
        '                imagePullPolicy: Always',
        '            imagePullSecrets:',
        '              - name: regcred'
      )
    )
  })

  test('gets a JSON patch where kustomize would replace the list', async () => {
    const folder = tree(ROLLOUT)
    await patchIn(folder, ['prod'], V2)
    expect(overlayOf(folder)).toBe(
      lines(
        '# production',
        'resources:',
        '  - ../base',
        'images:',
        '  - name: acme/shop',
        '    newTag: v2',
        'patches:',
        '  - target:',
        '      group: argoproj.io',
        '      version: v1alpha1',
        '      kind: Rollout',
        '      name: web',
        '    patch: |-',
        '      - op: test',
        '        path: /spec/template/spec/containers/1/name',
        '        value: web',
        '      - op: add',
        '        path: /spec/template/spec/containers/1/imagePullPolicy',
        '        value: Always'
      )
    )
  })

  test('keeps one patch for an object, whatever later runs ask for', async () => {
    const folder = tree(DEPLOYMENT)
    await patchIn(folder, ['prod'], V2)
    await patchIn(folder, ['prod'], {
      images: 'acme/shop:v3',
      'pull-policy': 'IfNotPresent',
      annotations: 'a/b=c'
    })
    await patchIn(folder, ['prod'], { images: ['acme/log:v3', 'acme/shop:v4'], 'pull-secrets': 'regcred' })
    const text = overlayOf(folder)
    expect(text.match(/patch: \|-/g)).toHaveLength(1)
    expect(text.match(/imagePullPolicy: Always/g)).toHaveLength(2)
    expect(text).not.toContain('IfNotPresent')
  })

  testWith('kustomize', 'builds what was asked for, in the order that was there', async () => {
    const folder = tree(`${DEPLOYMENT}---\n${ROLLOUT}`, 'namePrefix: prod-')
    await patchIn(folder, ['prod'], { ...V2, 'pull-secrets': ['a', 'b'], annotations: 'a/b=c' })
    const built = call('kustomize', join(folder, 'prod'))
    expect(built.match(/image: .*/g)).toEqual(
      Array(2).fill(['image: acme/log:1', 'image: acme/shop:v2']).flat()
    )
    expect(built.match(/imagePullPolicy: .*/g)).toEqual(Array(2).fill('imagePullPolicy: Always'))
    expect(built.match(/- name: [ab]$/gm)).toEqual(['- name: a', '- name: b', '- name: a', '- name: b'])
    expect(built.match(/a\/b: c/g)).toHaveLength(2)
  })
})

describe('the input kustomize', () => {
  test.each([
    ['auto', 'prod', true],
    ['existing', 'prod', false],
    ['add', 'prod', true]
  ])('%s with %s', async (kustomize, files, isAdded) => {
    const folder = tree(DEPLOYMENT)
    const plan = await planIn(folder, [files], { ...V2, kustomize })
    expect(plan.patches.map(({ file }) => file)).toEqual(isAdded ? ['prod/kustomization.yaml'] : [])
    expect(plan.unmatched).toHaveLength(isAdded ? 0 : 1)
  })

  test('auto: what is selected is patched itself', async () => {
    const { patches } = await planIn(tree(DEPLOYMENT), ['.'], V2)
    expect(patches.map(({ file }) => file)).toEqual(['base/objects.yaml'])
  })

  test('add: each kustomization gets an entry, and the manifests are patched as well', async () => {
    const { patches } = await planIn(tree(DEPLOYMENT), ['.'], { ...V2, kustomize: 'add' })
    expect(patches.map(({ file }) => file)).toEqual([
      'base/kustomization.yaml',
      'base/objects.yaml',
      'prod/kustomization.yaml'
    ])
  })

  test('auto: an image that is nowhere is no reason for an entry, and what was not looked into is named', async () => {
    const folder = tree(DEPLOYMENT, '  - https://example.com/acme/base?ref=v1')
    const plan = await planIn(folder, ['prod'], { images: 'acme/none:v2' })
    expect(plan.patches).toEqual([])
    expect(plan.remote).toEqual([
      { file: 'prod/kustomization.yaml', url: 'https://example.com/acme/base?ref=v1' }
    ])
  })
})

test('a placeholder in a selected manifest gets the policy, though only the kustomization names the image', async () => {
  const folder = temporaryFolder({
    'pod.yaml': lines(
      'apiVersion: v1',
      'kind: Pod',
      'metadata: {name: a}',
      'spec:',
      '  containers:',
      '  - image: controller:latest'
    ),
    'kustomization.yaml': lines(
      'resources: [pod.yaml]',
      'images:',
      '- {name: controller, newName: acme/shop, newTag: v1}'
    )
  })
  await patchIn(folder, ['.'], V2)
  expect(readFileSync(join(folder, 'pod.yaml'), 'utf8')).toContain(
    'image: controller:latest\n    imagePullPolicy: Always\n'
  )
})

test('an entry that would be about other images too is written as a pattern for its own alone', async () => {
  const pod = (name: string): string =>
    lines(
      'apiVersion: v1',
      'kind: Pod',
      `metadata: {name: ${name}}`,
      'spec:',
      `  containers: [{name: a, image: "my${name}app/a:1"}]`
    )
  const folder = tree(`${pod('.').replace('name: .', 'name: dot')}---\n${pod('x')}`)
  await patchIn(folder, ['prod'], { images: 'my.app/a:v2', 'pull-policy': 'keep' })
  expect(overlayOf(folder)).toContain(
    lines('images:', '  - name: my[.]app/a', '    newName: my.app/a', '    newTag: v2')
  )
  await patchIn(folder, ['prod'], { images: 'my.app/a:v3', 'pull-policy': 'keep' })
  expect(overlayOf(folder).match(/newTag/g)).toHaveLength(1)
})

test('a loop, a missing folder, and one outside the workspace end the search', async () => {
  const folder = temporaryFolder({
    'a/kustomization.yaml': 'resources: [../b, ../../../etc, ../none, pod.yaml]\n',
    'a/pod.yaml': lines(
      'apiVersion: v1',
      'kind: Pod',
      'metadata: {name: a}',
      'spec: {containers: [{name: a, image: acme/shop:1}]}'
    ),
    'b/kustomization.yaml': 'resources: [../a]\n'
  })
  const { patches, problems } = await planIn(folder, ['b'], V2)
  expect(patches.map(({ file }) => file)).toEqual(['b/kustomization.yaml'])
  expect(problems.map(told)).toEqual([])
})

describe('a replacement that writes the image', () => {
  const files = {
    'config.yaml': lines(
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: {name: versions}',
      'data:',
      '  web.image: acme/shop:1 # the shop'
    ),
    'web.yaml': DEPLOYMENT.replace('acme/shop:1', 'placeholder'),
    'kustomization.yaml': lines(
      'resources: [config.yaml, web.yaml]',
      'replacements:',
      String.raw`- source: {kind: ConfigMap, name: versions, fieldPath: 'data.web\.image'}`,
      '  targets:',
      '  - select: {kind: Deployment}',
      '    fieldPaths: ["spec.template.spec.containers.[name=web].image"]'
    )
  }

  testWith('kustomize', 'is changed at its source, and the policy in the manifest', async () => {
    const folder = temporaryFolder(files)
    const { problems } = await patchIn(folder, ['.'], V2)
    expect(problems).toEqual([])
    expect(readFileSync(join(folder, 'config.yaml'), 'utf8')).toContain('web.image: acme/shop:v2 # the shop')
    const built = call('kustomize', folder)
    expect(built.match(/image: .*/g)).toEqual([
      'image: acme/shop:v2',
      'image: acme/log:1',
      'image: acme/shop:v2'
    ])
    expect(built.match(/imagePullPolicy: .*/g)).toEqual(['imagePullPolicy: Always'])
  })

  test('is told where its source is not selected', async () => {
    const { patches, problems } = await planIn(temporaryFolder(files), ['kustomization.yaml'], V2)
    expect(patches).toEqual([])
    expect(problems.map(told)).toEqual([
      'kustomization.yaml: A replacement of this kustomization writes "acme/shop:1" over what is set elsewhere. Change its source, or mark it with a comment "# repull: NAME" (":tag" for the tag alone).'
    ])
  })
})

testWith('kustomize', 'a var that is the image is changed at its source', async () => {
  const folder = temporaryFolder({
    'config.yaml': lines(
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: {name: versions}',
      'data:',
      '  web: acme/shop:1'
    ),
    'web.yaml': DEPLOYMENT.replace('acme/shop:1', '$(WEB)').replace('name: log', 'name: "$(WEB)"'),
    'kustomization.yaml': lines(
      'resources: [config.yaml, web.yaml]',
      'configurations: [vars.yaml]',
      'vars:',
      '- name: WEB',
      '  objref: {kind: ConfigMap, name: versions, apiVersion: v1}',
      '  fieldref: {fieldpath: data.web}'
    ),
    'vars.yaml': lines('varReference:', '- {path: spec/template/spec/containers/image, kind: Deployment}')
  })
  await patchIn(folder, ['.'], V2)
  expect(readFileSync(join(folder, 'config.yaml'), 'utf8')).toContain('web: acme/shop:v2\n')
  expect(call('kustomize', folder).match(/image: .*/g)).toEqual(['image: acme/log:1', 'image: acme/shop:v2'])
})
