import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { NODES, folderWith, runAction } from './support/program.js'

const DEPLOYMENT = `# the shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/shop:old # current
`
const PATCHED = DEPLOYMENT.replace(
  'shop:old # current\n',
  'shop:0123456-20260102030405 # current\n          imagePullPolicy: Always\n'
)
const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 0, 2, 3, 4, 5) / 1000) }

describe.each(NODES)('the Action on %s', (_, node) => {
  test('patches a manifest and leaves outputs, summary, diff and report', () => {
    const workspace = folderWith({ 'deploy/web.yaml': DEPLOYMENT })
    const step = runAction({ images: 'ghcr.io/acme/shop', files: 'deploy' }, workspace, { node, env: CLOCK })
    expect(step).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(join(workspace, 'deploy/web.yaml'), 'utf8')).toBe(PATCHED)
    const {
      'diff-path': diffPath = '',
      'rendered-path': renderedPath = '',
      'html-path': htmlPath = '',
      'report-path': reportPath = '',
      ...outputs
    } = step.outputs
    expect(outputs).toEqual({
      tag: '0123456-20260102030405',
      image: 'ghcr.io/acme/shop:0123456-20260102030405',
      images: JSON.stringify([
        {
          name: 'ghcr.io/acme/shop',
          from: 'ghcr.io/acme/shop:old',
          to: 'ghcr.io/acme/shop:0123456-20260102030405'
        }
      ]),
      findings: '0',
      changed: 'true',
      'unexpected-changes': 'false',
      'changed-files': '["deploy/web.yaml"]',
      'comment-url': ''
    })
    expect(readFileSync(htmlPath, 'utf8')).toContain('<h3><code>deploy/web.yaml</code></h3>')
    writeFileSync(join(workspace, 'deploy/web.yaml'), DEPLOYMENT)
    execFileSync('git', ['apply', diffPath], { cwd: workspace })
    expect(readFileSync(join(workspace, 'deploy/web.yaml'), 'utf8')).toBe(PATCHED)
    expect(readFileSync(renderedPath, 'utf8')).toContain(
      '+        image: ghcr.io/acme/shop:0123456-20260102030405'
    )
    expect(JSON.parse(readFileSync(reportPath, 'utf8'))).toMatchObject({
      version: 1,
      changed: true,
      problems: []
    })
    expect(step.summary).toContain('deploy/web.yaml')
    expect(step.summary).toContain('0123456-20260102030405')
  })

  test('a second run changes nothing', () => {
    const workspace = folderWith({ 'web.yaml': DEPLOYMENT })
    const inputs = { images: 'ghcr.io/acme/shop:v2' }
    expect(runAction(inputs, workspace, { node }).outputs['changed']).toBe('true')
    const after = readFileSync(join(workspace, 'web.yaml'))
    const again = runAction(inputs, workspace, { node })
    expect(again).toMatchObject({
      status: 0,
      outputs: { changed: 'false', 'changed-files': '[]', tag: 'v2' }
    })
    expect(readFileSync(join(workspace, 'web.yaml'))).toEqual(after)
  })

  test('without images it computes a tag, of the head of a pull request', () => {
    const event = { pull_request: { number: 7, head: { sha: 'fedcba9876543210fedcba9876543210fedcba98' } } }
    const env = {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_HEAD_REF: 'feature/login',
      GITHUB_BASE_REF: 'main'
    }
    const step = runAction({ tag: 'pr-{{pr}}-{{branch}}-{{sha}}' }, folderWith({}), { node, env, event })
    expect(step).toMatchObject({
      status: 0,
      outputs: { tag: 'pr-7-feature-login-fedcba9', changed: 'false', image: '' }
    })
  })

  test('without images it audits the files that are named, be they all of them, and only then', () => {
    const workspace = folderWith({ 'web.yaml': DEPLOYMENT.replace(':old', ':main') })
    const findings = (inputs: Record<string, string>) =>
      runAction(inputs, workspace, { node, env: CLOCK }).outputs['findings']
    expect(findings({ files: '.' })).toBe('2')
    expect(findings({ files: 'web.yaml' })).toBe('2')
    expect(findings({})).toBe('0')
    expect(findings({ files: '.', audit: 'off' })).toBe('0')
  })

  test('dry-run writes nothing and shows everything', () => {
    const workspace = folderWith({ 'web.yaml': DEPLOYMENT })
    const step = runAction({ images: 'ghcr.io/acme/shop:v2', 'dry-run': 'true' }, workspace, { node })
    expect(step).toMatchObject({ status: 0, outputs: { changed: 'true', 'changed-files': '["web.yaml"]' } })
    expect(readFileSync(join(workspace, 'web.yaml'), 'utf8')).toBe(DEPLOYMENT)
    expect(readFileSync(step.outputs['diff-path'] ?? '', 'utf8')).toContain(
      '+          image: ghcr.io/acme/shop:v2 # current\n'
    )
  })

  test('output-dir gets copies, and the sources stay', () => {
    const workspace = folderWith({ 'app/deploy/web.yaml': DEPLOYMENT })
    const inputs = { images: 'ghcr.io/acme/shop:v2', 'working-directory': 'app', 'output-dir': 'out' }
    expect(runAction(inputs, workspace, { node })).toMatchObject({
      status: 0,
      outputs: { 'changed-files': '["deploy/web.yaml"]' }
    })
    expect(readFileSync(join(workspace, 'app/deploy/web.yaml'), 'utf8')).toBe(DEPLOYMENT)
    expect(readFileSync(join(workspace, 'app/out/deploy/web.yaml'), 'utf8')).toContain('shop:v2 # current\n')
    expect(runAction(inputs, workspace, { node }).status).toBe(0)
  })

  test('no match is an error at the nearest miss, and nothing is written', () => {
    const workspace = folderWith({ 'web.yaml': DEPLOYMENT })
    const step = runAction({ images: 'quay.io/acme/shop:v2' }, workspace, { node })
    expect(step.status).toBe(1)
    expect(step.stdout).toContain('::error title=')
    expect(step.stdout).toContain('"ghcr.io/acme/shop:old" is another registry (ghcr.io, not quay.io).')
    expect(step.outputs).toMatchObject({ changed: 'false', tag: '' })
    expect(readFileSync(join(workspace, 'web.yaml'), 'utf8')).toBe(DEPLOYMENT)
  })

  test('one refused file keeps every other from being written', () => {
    const twice = DEPLOYMENT.replace('# current\n', '\n          image: ghcr.io/acme/shop:older\n')
    const workspace = folderWith({ 'a.yaml': DEPLOYMENT, 'sub/b.yaml': twice })
    const step = runAction({ images: 'ghcr.io/acme/shop:v2', 'working-directory': '.' }, workspace, { node })
    expect(step.status).toBe(1)
    expect(step.stdout).toMatch(/::error title=[^,]*,file=sub\/b\.yaml,line=14,/)
    expect(readFileSync(join(workspace, 'a.yaml'), 'utf8')).toBe(DEPLOYMENT)
    expect(readFileSync(join(workspace, 'sub/b.yaml'), 'utf8')).toBe(twice)
  })

  test('inputs that are wrong are all told at once', () => {
    const step = runAction(
      { images: 'a b', 'pull-policy': 'always', 'on-no-match': 'maybe' },
      folderWith({}),
      { node }
    )
    expect(step.status).toBe(1)
    expect(step.stdout).toContain('images: "a b"')
    expect(step.stdout).toContain('pull-policy: "always" is not allowed')
    expect(step.stdout).toContain('on-no-match: "maybe" is not allowed')
  })

  // The report asked for the event again, and the step died of the error that it was reporting.
  test('an event file that is no JSON is one error, and nothing is written', () => {
    const workspace = folderWith({ 'web.yaml': DEPLOYMENT })
    const event = join(folderWith({ 'event.json': '{bad' }), 'event.json')
    const step = runAction({ images: 'ghcr.io/acme/shop:v2' }, workspace, {
      node,
      env: { GITHUB_EVENT_PATH: event }
    })
    expect(step.status).toBe(1)
    expect(step.stdout).toContain(
      `::error title=Repull%3A input::GITHUB_EVENT_PATH names "${event}", which is not JSON. Unset it, or name the event file.`
    )
    expect(step.stderr).toBe('')
    expect(step.outputs['changed']).toBe('false')
    expect(readFileSync(join(workspace, 'web.yaml'), 'utf8')).toBe(DEPLOYMENT)
  })

  test('18. a file name with a newline and a workflow command in it does nothing', () => {
    const name = 'x\n::error::pwned\n##[error]pwned\n::set-output name=a::b.yaml'
    const workspace = folderWith({ [name]: DEPLOYMENT })
    const step = runAction({ images: 'ghcr.io/acme/shop:v2' }, workspace, { node })
    expect(step.status).toBe(0)
    expect(JSON.parse(step.outputs['changed-files'] ?? '')).toEqual([name])
    expect(step.stdout.split('\n').filter((line) => /^\s*::(?!debug)|##\[/.test(line))).toEqual([])
    expect(step.summary).not.toMatch(/^::|##\[/m)
  })

  test('18. manifest text that looks like a workflow command does nothing', () => {
    const text = DEPLOYMENT.replace('# the shop', '::stop-commands::x\n').replace(
      '::stop-commands::x\n',
      '# ::error::x ##[error]y'
    )
    const workspace = folderWith({
      'web.yaml': `${text}          args: ["\n   ::error::pwned\n   ##[error]pwned "]\n`
    })
    const step = runAction({ images: 'ghcr.io/acme/shop:v2' }, workspace, { node })
    expect(step.status).toBe(0)
    expect(step.stdout.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([])
  })

  test('13. a link to a file outside is refused at its name, and the file outside is not touched', () => {
    const outside = folderWith({ 'web.yaml': DEPLOYMENT })
    const workspace = folderWith({ 'a.yaml': DEPLOYMENT })
    symlinkSync(join(outside, 'web.yaml'), join(workspace, 'link.yaml'))
    const step = runAction({ images: 'ghcr.io/acme/shop:v2' }, workspace, { node })
    expect(step.status).toBe(1)
    expect(step.stdout).toMatch(/::error title=[^,]*,file=link\.yaml/)
    expect(readFileSync(join(outside, 'web.yaml'), 'utf8')).toBe(DEPLOYMENT)
    expect(readFileSync(join(workspace, 'a.yaml'), 'utf8')).toBe(DEPLOYMENT)
  })

  test('14. a link in output-dir that leads out of the workspace is refused', () => {
    const outside = folderWith({})
    const workspace = folderWith({ 'web.yaml': DEPLOYMENT })
    symlinkSync(outside, join(workspace, 'patched'))
    for (const outputDir of ['patched', 'patched/deeper', '.git/hooks']) {
      const step = runAction({ images: 'ghcr.io/acme/shop:v2', 'output-dir': outputDir }, workspace, { node })
      expect(step.status).toBe(1)
      expect(step.stdout).toContain('::error')
    }
    expect(readdirSync(outside)).toEqual([])
  })

  test('15. a link inside the workspace: the real file is edited once', () => {
    const workspace = folderWith({ 'real/web.yaml': DEPLOYMENT })
    mkdirSync(join(workspace, 'links'))
    symlinkSync('../real/web.yaml', join(workspace, 'links/web.yaml'))
    const step = runAction({ images: 'ghcr.io/acme/shop:v2' }, workspace, { node })
    expect(step).toMatchObject({ status: 0, outputs: { 'changed-files': '["real/web.yaml"]' } })
  })

  test('2. a branch named like an option is only text of the tag', () => {
    const env = { GITHUB_REF_NAME: '--upload-pack=touch x' }
    const step = runAction({ tag: 'b{{branch}}' }, folderWith({}), { node, env })
    expect(step.status).toBe(0)
    expect(step.outputs['tag']).toBe('b--upload-pack-touch-x')
  })
})
