import { describe, expect, test } from '@jest/globals'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, runAction, runCli } from '../support/program.js'
import type { Step } from '../support/program.js'
import { TOOLS_PATH } from '../support/render.js'
import { call, testWith } from '../support/tools.js'

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: '
const KUSTOMIZATION = `resources: [pod.yaml]
images:
  - name: acme/shop
    newTag: v1
secretGenerator:
  - name: key
    literals: [password=not-for-the-log]
`
const FILES = {
  'apps/web/kustomization.yaml': KUSTOMIZATION,
  'apps/web/pod.yaml': `${POD}acme/shop\n`,
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': 'image: {repository: acme/shop, tag: v1}\npassword: not-for-the-log\n',
  'chart/templates/pod.yaml': `${POD}"{{ .Values.image.repository }}:{{ .Values.image.tag }}"\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData: {password: "{{ .Values.password }}"}\n`,
  'plain.yaml': `${POD}acme/shop:v1\n`
}
/** The same after the step, as a person would have edited it. */
const EDITED = {
  ...FILES,
  'apps/web/kustomization.yaml': KUSTOMIZATION.replace('newTag: v1', 'newTag: v2'),
  'chart/values.yaml': FILES['chart/values.yaml'].replace('tag: v1', 'tag: v2')
}

function step(workspace: string, inputs: Readonly<Record<string, string>> = {}, env = {}): Step {
  const given = { images: 'acme/shop:v2', 'pull-policy': 'keep', audit: 'off', ...inputs }
  return runAction(given, workspace, { env: { PATH: TOOLS_PATH, ...env } })
}

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8')

/** The name that kustomize gives the Secret stands in no text that people read, but does here. */
function expectRendered(folder: string): void {
  expect(readdirSync(folder).sort()).toEqual(['apps-web.yaml', 'chart.yaml', 'plain.yaml'])
  const edited = folderWith(EDITED)
  expect(read(folder, 'apps-web.yaml')).toBe(call('kustomize', join(edited, 'apps/web')))
  expect(read(folder, 'chart.yaml')).toBe(call('helm', 'template', 'shop', join(edited, 'chart')))
  expect(read(folder, 'plain.yaml')).toBe(`${POD}acme/shop:v2\n`)
  for (const name of readdirSync(folder)) {
    expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600])
  }
}

describe('render-dir', () => {
  testWith('helm', 'holds what the renderers print, with its secrets, for its owner alone', () => {
    const workspace = folderWith(FILES)
    const { status, stdout } = step(workspace, { 'render-dir': 'out/rendered' })
    expect([status, /not-for-the-log/.test(stdout.replace(/^::add-mask::.*$/gm, ''))]).toEqual([0, false])
    expectRendered(join(workspace, 'out/rendered'))
    expect(read(workspace, 'plain.yaml')).toBe(`${POD}acme/shop:v2\n`)
  })

  testWith('helm', 'is written in a dry run too, and nothing else is', () => {
    const workspace = folderWith(FILES)
    expect(step(workspace, { 'render-dir': 'out', 'dry-run': 'true' }).status).toBe(0)
    expectRendered(join(workspace, 'out'))
    for (const [path, text] of Object.entries(FILES)) expect(read(workspace, path)).toBe(text)
    // What is there is no source of the next run, and is written anew for its owner alone.
    chmodSync(join(workspace, 'out/chart.yaml'), 0o644)
    expect(step(workspace, { 'render-dir': 'out', 'dry-run': 'true' }).status).toBe(0)
    expectRendered(join(workspace, 'out'))
  })

  test('also without a renderer, for manifests; in a terminal', () => {
    const folder = folderWith({ 'plain.yaml': FILES['plain.yaml'] })
    const { status } = runCli(['plain.yaml', '-i', 'acme/shop:v2', '--render-dir', 'out'], folder)
    expect(status).toBe(0)
    expect(read(folder, 'out/plain.yaml')).toBe(read(folder, 'plain.yaml'))
    expect(read(folder, 'plain.yaml')).toContain('image: acme/shop:v2\n')
  })

  test('is never the folder of the sources', () => {
    const workspace = folderWith({ 'plain.yaml': FILES['plain.yaml'] })
    const { status, stdout } = step(workspace, { 'render-dir': '.' })
    expect(status).toBe(1)
    expect(stdout).toContain('render-dir: the copies would lie on their sources')
    expect(read(workspace, 'plain.yaml')).toBe(FILES['plain.yaml'])
  })

  test('no link leads it out of the workspace, and nothing is written then', () => {
    const elsewhere = folderWith({})
    const workspace = folderWith({ 'plain.yaml': FILES['plain.yaml'] })
    symlinkSync(elsewhere, join(workspace, 'out'))
    expect(step(workspace, { 'render-dir': 'out' }).status).toBe(1)
    mkdirSync(join(workspace, 'own'))
    writeFileSync(join(elsewhere, 'target'), 'mine')
    symlinkSync(join(elsewhere, 'target'), join(workspace, 'own/plain.yaml'))
    expect(step(workspace, { 'render-dir': 'own' }).status).toBe(1)
    expect([readdirSync(elsewhere), read(elsewhere, 'target')]).toEqual([['target'], 'mine'])
    expect(read(workspace, 'plain.yaml')).toBe(FILES['plain.yaml'])
  })
})

describe('render: required', () => {
  const outputs = { 'render-dir': 'out', render: 'required' }

  test('a renderer that is missing is an error, and nothing is written', () => {
    const workspace = folderWith(FILES)
    const { status, stdout } = step(workspace, outputs, { PATH: folderWith({}) })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error [^\n]*Not rendered: Neither kustomize nor kubectl was found\./m)
    expect(stdout).toMatch(/^::error [^\n]*Not rendered: helm was not found\./m)
    for (const [path, text] of Object.entries(FILES)) expect(read(workspace, path)).toBe(text)
    expect(existsSync(join(workspace, 'out'))).toBe(false)
  })

  testWith('kustomize', 'a render that fails is an error, and nothing is written', () => {
    const broken = {
      'kustomization.yaml': `${KUSTOMIZATION}patches: [{path: none.yaml}]\n`,
      'pod.yaml': `${POD}acme/shop\n`
    }
    const workspace = folderWith(broken)
    const required = step(workspace, outputs)
    expect(required.status).toBe(1)
    expect(required.stdout).toMatch(/^::error [^\n]*Could not be rendered: .*none\.yaml/m)
    for (const [path, text] of Object.entries(broken)) expect(read(workspace, path)).toBe(text)
    expect(existsSync(join(workspace, 'out'))).toBe(false)
    // Otherwise that is a notice.
    const auto = step(workspace, { render: 'auto' })
    expect([auto.status, /^::notice [^\n]*Could not be rendered/m.test(auto.stdout)]).toEqual([0, true])
    expect(read(workspace, 'kustomization.yaml')).toContain('newTag: v2')
  })
})

testWith('helm', 'what is hidden is given to the runner as masks, a line each', () => {
  const lines = ['first-line-of-it', 'second-line-of-it']
  const values = `image: {repository: acme/shop, tag: v1}\ntoken: |\n${lines.map((line) => `  ${line}\n`).join('')}short: {password: abc}\n`
  const template = `${POD}"{{ .Values.image.repository }}:{{ .Values.image.tag }}"\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData:\n  image: "{{ .Values.image.tag }}"\n  token: {{ .Values.token | quote }}\n  short: "{{ .Values.short.password }}"\n  acme: acme/shop:v2\n`
  const workspace = folderWith({
    ...FILES,
    'chart/values.yaml': values,
    'chart/templates/pod.yaml': template
  })
  const { stdout, outputs } = step(workspace, { files: 'chart' })
  const masks = stdout.split('\n').flatMap((line) => /^::add-mask::(.*)$/.exec(line)?.[1] ?? [])
  for (const line of lines) {
    expect(masks).toContain(line)
    expect(masks).toContain(Buffer.from(line).toString('base64'))
    // What is masked stands in no other line.
    expect(stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain(line)
  }
  expect(masks).not.toContain('abc')
  // A mask of what later steps read would take it out of their inputs.
  expect(masks.filter((mask) => (outputs['image'] ?? '').includes(mask))).toEqual([])
})
