import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { RootDifference } from '../../src/render/difference.js'
import { temporaryFolder } from '../support/folder.js'
import { renderIn, told, TOOLS_PATH } from '../support/render.js'
import type { RenderCall } from '../support/render.js'
import { testWith } from '../support/tools.js'

const IMAGE = { images: 'acme/shop:v2' }
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: acme/shop:v1\n'
const CHART = 'apiVersion: v2\nname: api\nversion: 1.0.0\n'
const VALUES = 'image:\n  repository: acme/shop\n  tag: v1\n'
const TEMPLATE =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: api}\nspec:\n  containers:\n    - name: api\n      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"\n'

/** A program of that name which leaves a trace when it is started. */
function tripwire(...names: readonly string[]): { readonly path: string; readonly isTripped: () => boolean } {
  const folder = temporaryFolder()
  for (const name of names) {
    writeFileSync(join(folder, name), `#!/bin/sh\n: > '${folder}/tripped'\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return { path: folder, isTripped: () => existsSync(join(folder, 'tripped')) }
}

async function only(files: Readonly<Record<string, string>>, call: RenderCall = {}): Promise<RootDifference> {
  const { difference } = await renderIn(temporaryFolder(files), ['.'], IMAGE, call)
  const [root, ...others] = difference.roots
  if (root === undefined || others.length > 0) throw new Error(`${difference.roots.length} roots`)
  return root
}

test('a tripwire trips', async () => {
  const { path, isTripped } = tripwire('kustomize')
  await only({ 'kustomization.yaml': 'resources: [web.yaml]\n', 'web.yaml': POD }, { path })
  expect(isTripped()).toBe(true)
})

describe('36. what is not here is not fetched, and nothing is started', () => {
  test.each([
    ['resources: [web.yaml, "https://example.org/base"]', 'https://example.org/base'],
    ['resources: [web.yaml, "github.com/acme/base?ref=v1"]', 'github.com/acme/base?ref=v1'],
    ['resources: [web.yaml, "git::ext::sh -c touch% x"]', 'git::ext::sh -c touch% x'],
    ['resources: [web.yaml]\ncomponents: [../../../etc]', '../../../etc'],
    ['resources: [web.yaml]\nbases: ["git@example.org:a/b"]', 'git@example.org:a/b'],
    ['resources: [web.yaml]\npatches: [{path: "https://127.0.0.1/p"}]', 'https://127.0.0.1/p'],
    ['resources: [web.yaml]\nopenapi: {path: "http://127.0.0.1/o"}', 'http://127.0.0.1/o'],
    [
      'resources: [web.yaml]\nconfigMapGenerator: [{name: a, files: ["a=http://127.0.0.1/f"]}]',
      'a=http://127.0.0.1/f'
    ]
  ])('%s', async (kustomization, named) => {
    const { path, isTripped } = tripwire('kustomize', 'kubectl', 'git')
    const root = await only({ 'kustomization.yaml': kustomization, 'web.yaml': POD }, { path })
    expect(root.failure?.side).toBeNull()
    expect(root.failure?.message).toContain(`"${named}"`)
    expect(isTripped()).toBe(false)
  })

  test('in a base that lies here', async () => {
    const { path, isTripped } = tripwire('kustomize', 'kubectl')
    const files = {
      'prod/kustomization.yaml': 'resources: [../base]\n',
      'base/kustomization.yaml': 'resources: [web.yaml, "https://example.org/x"]\n',
      'base/web.yaml': POD
    }
    expect((await only(files, { path })).failure?.message).toBe(
      'Not rendered: The kustomization in "base" names "https://example.org/x", which is not among the files here: a remote base is not fetched.'
    )
    expect(isTripped()).toBe(false)
  })
})

describe('37. no name becomes an option', () => {
  test.each(['--post-renderer=./x.sh', '-x', 'a b', '"../x"', '""'])('of a chart: %s', async (name) => {
    const { path, isTripped } = tripwire('helm')
    const files = {
      'Chart.yaml': CHART.replace('name: api', `name: ${name}`),
      'values.yaml': VALUES,
      'templates/a.yaml': TEMPLATE
    }
    const root = await only(files, { path })
    expect(root.failure?.message).toContain('the name of the chart, cannot be the name of a release.')
    expect(isTripped()).toBe(false)
  })

  test.each([
    'helmCharts: [{name: -x, releaseName: --post-renderer=./x.sh}]',
    'helmChartInflationGenerator: [{chartName: x}]'
  ])('of a chart in a kustomization: %s', async (charts) => {
    const { path, isTripped } = tripwire('kustomize', 'kubectl', 'helm')
    const root = await only(
      { 'kustomization.yaml': `resources: [web.yaml]\n${charts}\n`, 'web.yaml': POD },
      { path }
    )
    expect(root.failure?.message).toMatch(/^Not rendered: The kustomization in "\." has "helmChart/)
    expect(isTripped()).toBe(false)
  })
})

describe('38. no function and no plugin is run', () => {
  const FUNCTION = `apiVersion: example.org/v1
kind: Evil
metadata:
  name: evil
  annotations:
    config.kubernetes.io/function: |
      exec: {path: ./x.sh}
`
  test.each([
    ['a file', 'transformers: [evil.yaml]', FUNCTION],
    ['inline', `generators:\n  - |\n${FUNCTION.replace(/^/gm, '    ')}`, ''],
    ['a folder', 'transformers: [plugins]', FUNCTION],
    [
      'a plugin',
      'validators: [evil.yaml]',
      'apiVersion: someteam.example.com/v1\nkind: Evil\nmetadata: {name: x}\n'
    ],
    [
      "kustomize's own chart generator",
      'generators: [evil.yaml]',
      'apiVersion: builtin\nkind: HelmChartInflationGenerator\nmetadata: {name: Evil}\n'
    ]
  ])('%s', async (_, field, config) => {
    const { path, isTripped } = tripwire('kustomize', 'kubectl')
    const files = {
      'kustomization.yaml': `resources: [web.yaml]\n${field}\n`,
      'web.yaml': POD,
      'evil.yaml': config,
      'plugins/kustomization.yaml': 'resources: [evil.yaml]\n',
      'plugins/evil.yaml': config
    }
    const { difference } = await renderIn(temporaryFolder(files), ['kustomization.yaml', 'web.yaml'], IMAGE, {
      path
    })
    expect(difference.roots[0]?.failure?.message).toMatch(/a function or plugin, and these are not run\.$/)
    expect(isTripped()).toBe(false)
  })

  testWith('kustomize', "kustomize's own transformers are", async () => {
    const files = {
      'kustomization.yaml': 'resources: [web.yaml]\ntransformers: [labels.yaml]\n',
      'labels.yaml':
        'apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: l}\nlabels: {a: b}\nfieldSpecs: [{path: metadata/labels, create: true}]\n',
      'web.yaml': POD
    }
    const root = await only(files)
    expect(root.failure).toBeNull()
    expect(root.resources[0]?.after).toContain('a: b')
  })
})

testWith('helm', '39. what is random at every render is counted, and not changed', async () => {
  const files = {
    'Chart.yaml': CHART,
    'values.yaml': VALUES,
    'templates/pod.yaml': TEMPLATE.replace(
      '{name: api}',
      '{name: api, annotations: {at: "{{ now | unixEpoch }}-{{ randAlphaNum 9 }}"}}'
    ),
    'templates/job.yaml':
      'apiVersion: batch/v1\nkind: Job\nmetadata: {name: "job-{{ randAlphaNum 8 | lower }}"}\n',
    'templates/secret.yaml':
      '{{ $ca := genCA "x" 1 }}\napiVersion: v1\nkind: Secret\nmetadata: {name: ca}\ndata:\n  ca.crt: {{ $ca.Cert | b64enc }}\n  same: YQ==\n',
    'templates/lookup.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: looked}\ndata: {a: "{{ (lookup "v1" "Secret" "a" "b").data }}"}\n'
  }
  const { difference } = await renderIn(temporaryFolder(files), ['.'], IMAGE)
  const [root] = difference.roots
  expect(
    root?.resources.map(({ key, fields }) => [key.kind, fields.map(({ path, expected }) => [path, expected])])
  ).toEqual([['Pod', [['spec/containers[0]/image', true]]]])
  expect(root?.random.map(({ key, paths }) => [key.kind, paths])).toEqual([
    ['Secret', ['data/ca.crt']],
    ['Pod', ['metadata/annotations/at']],
    ['Job', ['metadata/name']]
  ])
  expect(root?.resources[0]?.after).toContain('at: (random)')
  expect(root?.unchanged).toBe(2)
})

describe('40. a render has limits', () => {
  const chart = (template: string) => ({
    'Chart.yaml': CHART,
    'values.yaml': VALUES,
    'templates/a.yaml': `${TEMPLATE}${template}`
  })

  testWith('helm', 'of its output', async () => {
    const files = chart('# {{ range until 200000 }}0123456789{{ end }}\n')
    expect((await only(files, { limits: { time: 60_000, output: 1024 * 1024 } })).failure).toEqual({
      side: 'before',
      message: 'helm was ended, for it printed more than 1 MB.'
    })
  })

  testWith('helm', 'of its time', async () => {
    const files = chart('# {{ range until 10000 }}{{ range until 100000 }}{{ end }}{{ end }}\n')
    expect((await only(files, { limits: { time: 1000, output: 1024 * 1024 } })).failure).toEqual({
      side: 'before',
      message: 'helm was ended, for it took longer than 1 seconds.'
    })
  })
})

describe('41. nothing outside is read', () => {
  testWith('helm', 'by .Files.Get', async () => {
    const folder = temporaryFolder({
      'secret.txt': 'outside',
      'w/Chart.yaml': CHART,
      'w/values.yaml': VALUES,
      'w/templates/a.yaml': `${TEMPLATE}# {{ .Files.Get "../secret.txt" }}\n`
    })
    const { difference, rendered } = await renderIn(join(folder, 'w'), ['.'], IMAGE, { all: true })
    expect(difference.roots[0]?.failure).toBeNull()
    expect(rendered[0]?.text).toContain('acme/shop:v2')
    expect(rendered[0]?.text).not.toContain('outside')
  })

  test('through a link in a chart', async () => {
    const folder = temporaryFolder({
      'secret.txt': 'outside',
      'w/Chart.yaml': CHART,
      'w/values.yaml': VALUES,
      'w/templates/a.yaml': TEMPLATE
    })
    symlinkSync('../secret.txt', join(folder, 'w/link.txt'))
    const { difference } = await renderIn(join(folder, 'w'), ['.'], IMAGE, { path: tripwire('helm').path })
    expect(difference.roots[0]?.failure?.message).toBe('Not rendered: "link.txt" leads out of the workspace.')
  })

  test('through a link that a kustomization names', async () => {
    const folder = temporaryFolder({
      'secret.txt': 'outside',
      'w/kustomization.yaml': 'resources: [web.yaml]\nconfigMapGenerator: [{name: a, files: [link.txt]}]\n',
      'w/web.yaml': POD
    })
    symlinkSync('../secret.txt', join(folder, 'w/link.txt'))
    const { difference } = await renderIn(join(folder, 'w'), ['.'], IMAGE, {
      path: tripwire('kustomize').path
    })
    expect(difference.roots[0]?.failure?.message).toBe(
      'Not rendered: The kustomization in "." names "link.txt", which leads out of the workspace.'
    )
  })
})

describe('44. what changes in a Secret is told by its keys', () => {
  testWith('helm', 'changed, added, removed, the same', async () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  tag: "{{ .Values.image.tag }}"\n  same: same-old-value\n  {{ .Values.image.tag }}-key: value-of-it\n'
    const root = await only({
      'Chart.yaml': CHART,
      'values.yaml': VALUES,
      'templates/pod.yaml': TEMPLATE,
      'templates/secret.yaml': secret
    })
    const [changed] = root.resources.filter(({ key }) => key.kind === 'Secret')
    expect(changed?.fields.map(({ path, from, to }) => [path, from, to])).toEqual([
      ['stringData/tag', '(hidden)', '(hidden, changed)'],
      ['stringData/v2-key', null, '(hidden, added)'],
      ['stringData/v1-key', '(hidden)', null]
    ])
    expect(changed?.after).toMatch(
      /tag: \(hidden, changed\)\n {2}same: \(hidden\)\n {2}v2-key: \(hidden, added\)\n$/
    )
  })

  testWith('helm', 'a Secret that is gone', async () => {
    const secret =
      '{{ if eq .Values.image.tag "v1" }}\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: value-of-it}\n{{ end }}\n'
    const root = await only({
      'Chart.yaml': CHART,
      'values.yaml': VALUES,
      'templates/pod.yaml': TEMPLATE,
      'templates/secret.yaml': secret
    })
    const [gone] = root.resources.filter(({ key }) => key.kind === 'Secret')
    expect(gone).toMatchObject({ status: 'removed', after: '' })
    expect(gone?.before).toContain('a: (hidden)')
  })
})

describe('a render that fails', () => {
  testWith('kustomize', 'shows what the tool said, and never says that nothing changed', async () => {
    const root = await only({
      'kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: none.yaml}]\n',
      'web.yaml': POD
    })
    expect(root).toMatchObject({ failure: { side: 'before' }, resources: [], unchanged: 0 })
    expect(root.failure?.message).toContain('none.yaml')
    expect(root.failure?.message).not.toContain('/tmp/')
  })

  testWith('helm', 'a dependency that is not vendored', async () => {
    const chart = `${CHART}dependencies:\n  - {name: redis, version: 1.0.0, repository: "https://example.org"}\n`
    const root = await only({ 'Chart.yaml': chart, 'values.yaml': VALUES, 'templates/pod.yaml': TEMPLATE })
    expect(root.failure?.message).toMatch(/missing in charts\/ directory: redis/)
  })

  test('a tool that is missing', async () => {
    const call = { path: temporaryFolder() }
    expect(
      (await only({ 'kustomization.yaml': 'resources: [web.yaml]\n', 'web.yaml': POD }, call)).failure
    ).toEqual({
      side: null,
      message: 'Not rendered: Neither kustomize nor kubectl was found.'
    })
  })

  testWith(
    'helm',
    'nothing is left in the temporary folder, and tokens stay out of the environment',
    async () => {
      const folder = temporaryFolder({
        'Chart.yaml': CHART,
        'values.yaml': VALUES,
        'templates/a.yaml': `${TEMPLATE}# {{ env "GITHUB_TOKEN" }}{{ expandenv "$GITHUB_TOKEN" }}\n`
      })
      const { rendered, difference } = await renderIn(folder, ['.'], IMAGE, {
        env: { GITHUB_TOKEN: 'the-token' },
        path: TOOLS_PATH
      })
      expect(JSON.stringify([rendered, difference])).not.toContain('the-token')
      expect(readdirSync(folder).sort()).toEqual(['Chart.yaml', 'templates', 'values.yaml'])
      expect(readFileSync(join(folder, 'values.yaml'), 'utf8')).toBe(VALUES)
    }
  )
})

testWith('kustomize', 'a change of content takes its generated name along, and what names it', async () => {
  const files = {
    'kustomization.yaml':
      'resources: [web.yaml]\nconfigMapGenerator:\n  - name: cfg\n    files: [cfg.yaml]\nsecretGenerator:\n  - name: key\n    files: [cfg.yaml]\n',
    'cfg.yaml': 'image: acme/shop:v1 # repull: acme/shop\n',
    'web.yaml': `${POD}      envFrom:\n        - configMapRef: {name: cfg}\n        - secretRef: {name: key}\n`
  }
  const rendering = await renderIn(temporaryFolder(files), ['.'], IMAGE)
  const [root] = rendering.difference.roots
  expect(root?.resources.map(({ key, status }) => `${status} ${key.kind} ${key.name}`).sort()).toEqual([
    'changed Pod web',
    'renamed ConfigMap cfg',
    'renamed Secret key'
  ])
  expect(told(rendering).filter((line) => line.includes('!') && !line.includes('data/cfg.yaml'))).toEqual([])
  const secret = root?.resources.find(({ key }) => key.kind === 'Secret')
  expect(secret?.renamed).toEqual({ from: 'key-(hash)', to: 'key-(hash, changed)' })
})
