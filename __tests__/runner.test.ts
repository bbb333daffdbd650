import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { folderWith, runAction } from './support/program.js'

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: ghcr.io/acme/shop:old
`
const INPUTS = { images: 'ghcr.io/acme/shop:v2' }

describe('56. the file of outputs', () => {
  const DELIMITER = 'ghadelimiter_00000000-0000-4000-8000-000000000000'
  const name = `a\n${DELIMITER}\r\nEOF\nchanged<<EOF\nfalse\nEOF\ntag=mine\n\u001b[2Jb.yaml`

  test('holds every output once, each line ended by us, whatever files are called', () => {
    const runner = folderWith({ output: 'earlier=step\n' })
    const output = join(runner, 'output')
    const step = runAction(INPUTS, folderWith({ [name]: POD }), { env: { GITHUB_OUTPUT: output } })
    expect(step).toMatchObject({ status: 0, stderr: '' })
    const text = readFileSync(output, 'utf8')
    expect(text).not.toMatch(/[^\P{Cc}\n]/u)
    // The runner's own reading: a name, the delimiter, lines up to the delimiter, and nothing between.
    const [, values = ''] = /^earlier=step\n([^]*)$/.exec(text) ?? []
    const parts = [...values.matchAll(/([^\n]+)<<(ghadelimiter_[0-9a-f-]{36})\n([^\n]*)\n\2\n/gy)]
    expect(parts.map(([whole]) => whole).join('')).toBe(values)
    const outputs = new Map(parts.map(([, key = '', , value = '']) => [key, value]))
    expect(outputs.size).toBe(parts.length)
    expect(outputs.get('changed')).toBe('true')
    expect(outputs.get('tag')).toBe('v2')
    expect(JSON.parse(outputs.get('changed-files') ?? '')).toEqual([name])
    const delimiters = parts.map(([, , delimiter]) => delimiter)
    expect(new Set(delimiters).size).toBe(parts.length)
    expect(delimiters).not.toContain(DELIMITER)
  })

  test.each([
    [undefined, 'GITHUB_OUTPUT is not set, so there is nowhere to leave the outputs.'],
    [
      '/nowhere/output',
      'GITHUB_OUTPUT names "/nowhere/output", which is not there, so there is nowhere to leave the outputs.'
    ]
  ])('%s: one clear error, before anything is written', (path, message) => {
    const workspace = folderWith({ 'web.yaml': POD })
    const step = runAction(INPUTS, workspace, { env: { GITHUB_OUTPUT: path } })
    const where = 'This is the entry point of the GitHub Action; in a terminal run dist/cli/index.js.'
    expect(step).toMatchObject({ status: 1, stderr: '', stdout: `::error::${message} ${where}\n` })
    expect(readFileSync(join(workspace, 'web.yaml'), 'utf8')).toBe(POD)
  })
})

test('56. a runner without step summaries gets none, and the step passes', () => {
  for (const path of [undefined, '/nowhere/summary']) {
    const step = runAction(INPUTS, folderWith({ 'web.yaml': POD }), { env: { GITHUB_STEP_SUMMARY: path } })
    expect(step).toMatchObject({ status: 0, stderr: '', summary: '', outputs: { changed: 'true' } })
  }
})

test('54. what a renderer says is no command, of the runner or of a terminal', () => {
  const said = [
    '::add-mask::a',
    '::stop-commands::x',
    '  ::set-env name=PATH::/x',
    '##[error]pwned',
    'a ##[add-mask]b',
    '\u001b[31m\u001b]0;title\u0007red',
    'x\r::error::after a carriage return',
    'x\u2028::warning::after a separator',
    '\u200b::error::behind a zero-width space'
  ].join('\n')
  const tools = folderWith({ said })
  const script = `#!/bin/sh\n[ "$1" = version ] && exec echo v0.0.0\ncat '${join(tools, 'said')}' >&2\nexit 1\n`
  writeFileSync(join(tools, 'kustomize'), script)
  chmodSync(join(tools, 'kustomize'), 0o755)
  const files = {
    'kustomization.yaml': 'resources: [web.yaml]\nimages:\n  - name: ghcr.io/acme/shop\n    newTag: old\n',
    'web.yaml': POD
  }
  const PATH = `${tools}:${process.env['PATH'] ?? ''}`
  const step = runAction(INPUTS, folderWith(files), { env: { PATH } })
  expect(step).toMatchObject({ status: 0, stderr: '' })
  // What was said is there, and only the notice that tells it is a command.
  expect(step.stdout).toContain('stop-commands')
  const acting = step.stdout
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .filter((line) => /^[\s\u200b]*::|##\[/.test(line))
  expect(acting).toEqual([
    expect.stringMatching(/^::notice title=Repull%3A render::Could not be rendered: ::add-mask::a/)
  ])
  // The colours of the diff are our own.
  const escape = String.fromCharCode(27)
  const plain = step.stdout.replaceAll(new RegExp(`${escape}\\[\\d*m`, 'g'), '')
  expect(plain + step.summary).not.toMatch(/(?!\n)\p{Cc}|\p{Zl}|\p{Cf}/u)
  expect(step.summary).not.toMatch(/^\s*::|##\[/m)
  for (const path of ['report-path', 'rendered-path', 'html-path']) {
    expect(existsSync(step.outputs[path] ?? '')).toBe(true)
    expect(readFileSync(step.outputs[path] ?? '', 'utf8')).not.toMatch(/^\s*::|##\[|(?!\n)\p{Cc}/mu)
  }
})
