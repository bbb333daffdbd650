import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { gitIn, temporaryFolder } from '../support/folder.js'
import { GitServer, TOKEN, fileOf, pushedByAnother } from '../support/git-server.js'
import { startAction } from '../support/program.js'
import type { Step } from '../support/program.js'

const WEB = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: ghcr.io/acme/shop:old
      imagePullPolicy: Always
`

/** A renderer that notes each build. */
const NOTING = 'echo build >> "$NOTES"; cat "$3/web.yaml"'
const FAILING = 'echo build >> "$NOTES"; echo broken >&2; exit 1'

let server: GitServer
beforeAll(async () => {
  server = await new GitServer().start()
})
afterAll(() => server.stop())

let bare: string
let notes: string
let count = 0
beforeEach(() => {
  count += 1
  server.obstacle = () => undefined
  notes = join(temporaryFolder(), 'notes')
  bare = server.make(`acme/ops-${count}`, {
    'apps/web.yaml': WEB,
    'apps/kustomization.yaml': 'resources: [web.yaml]\n'
  })
})

const builds = (): number =>
  existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').filter(Boolean).length : 0

/** Others who are faster that often. */
function races(times: number): void {
  let lost = 0
  server.obstacle = ({ url }) => {
    if (url.includes('service=git-receive-pack') && lost < times) {
      lost += 1
      pushedByAnother(bare, (work) =>
        writeFileSync(join(work, 'apps/web.yaml'), `${WEB}  hostname: n${lost}\n`)
      )
    }
    return undefined
  }
}

function deploy(renderer: string, inputs: Readonly<Record<string, string>> = {}): Promise<Step> {
  const tools = temporaryFolder()
  const script = `#!/bin/sh\n[ "$1" = version ] && exec echo v0.0.0\n${renderer.replace('$NOTES', notes)}\n`
  writeFileSync(join(tools, 'kustomize'), script)
  chmodSync(join(tools, 'kustomize'), 0o755)
  return startAction(
    {
      images: 'ghcr.io/acme/shop:v2',
      files: 'apps',
      deliver: 'commit',
      repository: `acme/ops-${count}`,
      token: TOKEN,
      ...inputs
    },
    temporaryFolder(),
    { env: { GITHUB_SERVER_URL: server.url, PATH: `${tools}:${process.env['PATH'] ?? ''}` } }
  )
}

const rendered = ({ outputs }: Step): string => readFileSync(outputs['rendered-path'] ?? '', 'utf8')
const commits = (): number => Number(gitIn(bare, 'rev-list', '--count', 'main'))

describe('a commit on a branch', () => {
  test('57. is rendered once, on the tip that it was made on, however many races were lost', async () => {
    races(2)
    const step = await deploy(NOTING)
    expect(step).toMatchObject({
      status: 0,
      stderr: '',
      outputs: { 'push-attempts': '3', committed: 'true' }
    })
    expect(builds()).toBe(2)
    expect(rendered(step)).toContain('   hostname: n2\n')
    expect(rendered(step)).toContain('+    image: ghcr.io/acme/shop:v2')
    expect(step.outputs['unexpected-changes']).toBe('false')
    expect(commits()).toBe(4)
  })

  test('57. with render: required it is rendered on every tip before it is sent', async () => {
    races(1)
    const step = await deploy(NOTING, { render: 'required' })
    expect(step).toMatchObject({ status: 0, outputs: { 'push-attempts': '2' } })
    expect(builds()).toBe(4)
    expect(rendered(step)).toContain('   hostname: n1\n')
  })

  test('with render: required nothing is sent where it does not render', async () => {
    const step = await deploy(FAILING, { render: 'required' })
    expect(step.status).toBe(1)
    expect(step.stdout).toMatch(/^::error [^\n]*Could not be rendered: broken/m)
    expect(commits()).toBe(1)
    expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(WEB)
  })

  test('is made where what it comes to does not render, which is a notice', async () => {
    const step = await deploy(FAILING)
    expect(step).toMatchObject({ status: 0, outputs: { committed: 'true' } })
    expect(step.stdout).toMatch(/^::notice [^\n]*Could not be rendered: broken/m)
    expect(commits()).toBe(2)
  })

  test('is rendered where it is a dry run, and not sent', async () => {
    const step = await deploy(NOTING, { 'dry-run': 'true' })
    expect(step).toMatchObject({ status: 0, outputs: { committed: 'false' } })
    expect(rendered(step)).toContain('+    image: ghcr.io/acme/shop:v2')
    expect([builds(), commits()]).toEqual([2, 1])
  })
})
