import { describe, expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { join } from 'node:path'
import { temporaryFolder } from '../support/folder.js'
import { differenceOf, expected } from '../support/judge.js'
import { call, testWith } from '../support/tools.js'
import { patchIn } from '../support/tree.js'
import { lines } from './manifests.js'

function workload(kind: string, name: string, image = 'acme/shop:1'): string {
  const apiVersion = kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1'
  return lines(
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    `metadata: {name: ${name}}`,
    'spec:',
    '  selector: {matchLabels: {app: web}}',
    '  template:',
    '    metadata: {labels: {app: web}}',
    '    spec:',
    '      containers:',
    '      - {name: log, image: "acme/log:1"}',
    `      - {name: web, image: "${image}"}`
  )
}

const RENAME = `'[{"op": "replace", "path": "/metadata/name", "value": "shop"}]'`
const MOVE = `'[{"op": "add", "path": "/metadata/namespace", "value": "shop"}]'`
const target = 'target: {kind: .*, name: web}'
const replacement = (field: string): string[] => [
  'replacements:',
  '- source: {kind: ConfigMap, name: names, fieldPath: data.to}',
  `  targets: [{select: {name: web}, fieldPaths: [metadata.${field}], options: {create: true}}]`
]
const transformer = (kind: string, field: string): string[] => [
  'transformers:',
  '- |-',
  '  apiVersion: builtin',
  `  kind: ${kind}`,
  `  metadata: {name: t${kind === 'NamespaceTransformer' ? ', namespace: shop' : ''}}`,
  ...(field === '' ? [] : [`  ${field}`]),
  `  fieldSpecs: [{path: ${kind === 'NamespaceTransformer' ? 'metadata/namespace, create: true' : 'metadata/name'}}]`
]

/** What the base says, besides its resources. */
const BASES: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  namePrefix: ['namePrefix: my-'],
  nameSuffix: ['nameSuffix: -my'],
  namespace: ['namespace: shop'],
  'all three': ['namePrefix: my-', 'nameSuffix: -my', 'namespace: shop'],
  'a JSON patch of the name': ['patches:', `- {patch: ${RENAME}, ${target}}`],
  'a JSON patch of the namespace': ['patches:', `- {patch: ${MOVE}, ${target}}`],
  'patchesJson6902 of the name': [
    'patchesJson6902:',
    '- target: {version: VERSION, GROUP, kind: KIND, name: web}',
    `  patch: ${RENAME}`
  ],
  'patchesJson6902 after a prefix': [
    'namePrefix: my-',
    'patchesJson6902:',
    '- target: {version: VERSION, GROUP, kind: KIND, name: my-web}',
    `  patch: ${RENAME}`
  ],
  allowNameChange: [
    'patches:',
    '- patch: "{apiVersion: any/v1, kind: any, metadata: {name: shop}}"',
    `  ${target}`,
    '  options: {allowNameChange: true}'
  ],
  'a replacement of the name': replacement('name'),
  'a replacement of the namespace': replacement('namespace'),
  'a PrefixTransformer': transformer('PrefixTransformer', 'prefix: my-'),
  'a SuffixTransformer': transformer('SuffixTransformer', 'suffix: -my'),
  'a NamespaceTransformer': transformer('NamespaceTransformer', '')
}

const FORGETTING = Object.keys(BASES).filter((base) => /^(?:patchesJson6902 of|a replacement)/.test(base))

const OVERLAYS: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  'a prefix and a namespace': ['namePrefix: prod-', 'namespace: prod'],
  'a patch by the first name': [
    'patches:',
    '- {patch: "{apiVersion: VERSION_, kind: KIND, metadata: {name: web}, spec: {paused: true}}"}'
  ]
}

const NAMES = lines(
  'apiVersion: v1',
  'kind: ConfigMap',
  'metadata: {name: names, namespace: here}',
  'data: {to: shop}'
)

describe('kustomize builds what was asked for', () => {
  for (const kind of ['Deployment', 'Rollout']) {
    for (const [base, baseLines] of Object.entries(BASES)) {
      for (const [overlay, overlayLines] of Object.entries(OVERLAYS)) {
        // kustomize itself forgets the first name there.
        if (overlay === 'a patch by the first name' && FORGETTING.includes(base)) continue
        testWith(
          'kustomize',
          `where a base renames a ${kind} by ${base}, and the overlay has ${overlay}`,
          async () => {
            const fill = (text: string): string =>
              text
                .replaceAll('VERSION_', kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1')
                .replaceAll('VERSION', kind === 'Rollout' ? 'v1alpha1' : 'v1')
                .replaceAll('GROUP', kind === 'Rollout' ? 'group: argoproj.io' : 'group: apps')
                .replaceAll('KIND', kind)
            const folder = temporaryFolder({
              'base/d.yaml': workload(kind, 'web'),
              'base/other.yaml': workload(kind, 'other', 'acme/other:1'),
              'base/names.yaml': NAMES,
              'base/kustomization.yaml': fill(
                lines('resources: [d.yaml, other.yaml, names.yaml]', ...baseLines)
              ),
              'prod/kustomization.yaml': fill(lines('resources: [../base]', ...overlayLines))
            })
            await judge(folder)
          }
        )
      }
    }
  }
})

/** Files besides an overlay `prod`, which builds from what it names. */
const TWINS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'two bases give one object different prefixes': {
    'a/kustomization.yaml': 'resources: [../base]\nnamePrefix: a-\n',
    'b/kustomization.yaml': 'resources: [../base]\nnamePrefix: b-\n',
    'prod/kustomization.yaml': 'resources: [../a, ../b]\nnameSuffix: -prod\n'
  },
  'two bases give one object different namespaces': {
    'a/kustomization.yaml': 'resources: [../base]\nnamespace: a\n',
    'b/kustomization.yaml': 'resources: [../base]\nnamespace: b\n',
    'prod/kustomization.yaml': 'resources: [../a, ../b]\n'
  },
  'a component renames what it is given, after a base did': {
    'c/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: c-\n',
    'a/kustomization.yaml': 'resources: [../base]\ncomponents: [../c]\n',
    'b/kustomization.yaml': 'resources: [../base]\nnamePrefix: b-\ncomponents: [../c]\n',
    'prod/kustomization.yaml': 'resources: [../a, ../b]\nnamePrefix: prod-\n'
  },
  'the new name of one object is the old name of another that runs something else': {
    'a/kustomization.yaml': 'resources: [../base]\nnamePrefix: a-\n',
    'b/kustomization.yaml': 'resources: [d.yaml]\nnamePrefix: b-\n',
    'b/d.yaml':
      workload('Deployment', 'a-web', 'acme/other:1') +
      '---\n' +
      workload('Rollout', 'a-web', 'acme/other:1'),
    'prod/kustomization.yaml': 'resources: [../a, ../b]\n'
  }
}

describe('two objects renamed from one are told apart', () => {
  for (const kind of ['Deployment', 'Rollout']) {
    for (const [title, files] of Object.entries(TWINS)) {
      testWith('kustomize', `where ${title} (${kind})`, async () => {
        await judge(
          temporaryFolder({
            'base/d.yaml': workload(kind, 'web'),
            'base/kustomization.yaml': 'resources: [d.yaml]\n',
            ...files
          })
        )
      })
    }
  }
})

test('an object that no patch can name alone is a warning at its line', async () => {
  const folder = temporaryFolder({
    'base/d.yaml': workload('Deployment', 'web'),
    'base/kustomization.yaml': 'resources: [d.yaml]\n',
    'a/kustomization.yaml': 'resources: [../base]\nnamePrefix: a-\n',
    'prod/kustomization.yaml': 'resources: [../a, ../base]\n'
  })
  const { problems } = await patchIn(folder, ['prod'], { images: 'acme/shop:v2' })
  expect(problems.map(({ level, place, message, hint }) => ({ level, place, message, hint }))).toEqual([
    {
      level: 'warning',
      place: { file: 'base/d.yaml', line: 1, column: 1 },
      message:
        'Deployment "web" keeps its pull policy in "prod/kustomization.yaml": another object of that build is renamed from one of the same name, so no patch is about this one alone.',
      hint: 'Select "base/d.yaml" as well, or build from it under one name.'
    }
  ])
})

async function judge(folder: string): Promise<void> {
  const built = (): unknown[] =>
    yaml.loadAll(call('kustomize', join(folder, 'prod')), undefined, { schema: yaml.CORE_SCHEMA })
  const before = built()
  const plan = await patchIn(folder, ['prod'], { images: 'acme/shop:v2', 'pull-secrets': 'regcred' })
  expect(plan.problems).toEqual([])
  const goal = expected(before, {
    repository: 'docker.io/acme/shop',
    tag: 'v2',
    policy: 'Always',
    secret: 'regcred'
  })
  expect(differenceOf(goal.objects, built())).toBeUndefined()
}
