import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../support/folder.js'
import { GitServer, TOKEN } from '../support/git-server.js'
import { commitOf, refOf } from '../support/github/git.js'
import { filesAt, pushed } from '../support/github/remote.js'
import { startGitHub } from '../support/github/server.js'
import type { GitHubServer } from '../support/github/server.js'
import type { Repository } from '../support/github/state.js'
import { startAction, startCli } from '../support/program.js'
import type { Step } from '../support/program.js'

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  template:
    spec:
      containers:
        - name: shop
          image: ghcr.io/acme/shop:1
`

let git: GitServer
let server: GitHubServer
let repository: Repository
beforeEach(async () => {
  git = await new GitServer().start()
  server = await startGitHub()
  server.state.addToken(TOKEN)
  const bare = git.make('acme/deployments', { 'deploy/shop.yaml': DEPLOYMENT })
  repository = server.state.addRepository('acme/deployments', { git: bare })
})

afterEach(() => git.stop())

/** A run of the built Action, in a workflow of acme/shop that has no checkout. */
function run(tag: string, inputs: Readonly<Record<string, string>> = {}, id = 4711): Promise<Step> {
  return startAction(
    {
      images: 'ghcr.io/acme/shop',
      tag,
      files: 'deploy',
      repository: 'acme/deployments',
      token: TOKEN,
      deliver: 'pull-request',
      ...inputs
    },
    temporaryFolder(),
    {
      env: {
        ...server.env,
        GITHUB_SERVER_URL: git.url,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_RUN_ID: String(id),
        NOTE: '@acme/all <img src=x> **#1** `x` | [a](https://example.com)'
      }
    }
  )
}

const reported = ({ outputs }: Step) =>
  (JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')) as { delivery: unknown }).delivery
const head = (branch: string) => refOf(repository.git, `refs/heads/${branch}`)

test.each(['git', 'api'])(
  'a pull request in another repository, with commits by %s',
  async (method) => {
    repository.protectedBranches.add('main')
    const options = { 'commit-method': method, 'pull-request-labels': 'deploy' }
    const step = await run('2', options)
    expect((step.stdout + step.stderr).replace(/^::add-mask::.*$/gm, '')).not.toContain(TOKEN)
    expect(step.status).toBe(0)
    const branch = step.outputs['branch'] ?? ''
    expect(branch).toMatch(/^repull\/main\/shop-[0-9a-f]{8}$/)
    expect(step.outputs).toMatchObject({
      committed: 'true',
      'commit-sha': head(branch),
      'pull-request-number': '1',
      'pull-request-url': `${server.origin}/acme/deployments/pull/1`
    })
    const url = `${server.origin}/acme/deployments/pull/1`
    expect(reported(step)).toEqual({
      ...{ branch, committed: true, commit: head(branch), attempts: 1, superseded: false },
      ...{ verified: method === 'api' ? true : null, pullRequest: { number: 1, url } }
    })
    expect(step.stdout).not.toContain('did not sign')
    expect(filesAt(repository, branch)['deploy/shop.yaml']).toContain('image: ghcr.io/acme/shop:2')
    expect(commitOf(repository.git, branch).message).toContain('Repull-Run: 4711 (number 12, attempt 1)')
    expect(repository.pulls[0]).toMatchObject({ title: 'deploy: ghcr.io/acme/shop:2', labels: ['deploy'] })
    expect(repository.pulls[0]?.body).toContain('| `ghcr.io/acme/shop:1`<br>→ `ghcr.io/acme/shop:2` |')

    const again = await run('2', options)
    expect(again.outputs).toMatchObject({ committed: 'false', 'pull-request-number': '1' })
    const next = await run('3', options, 4712)
    expect(next.outputs).toMatchObject({ committed: 'true', branch, 'pull-request-number': '1' })
    expect(repository.pulls).toHaveLength(1)
    expect(repository.pulls[0]?.title).toBe('deploy: ghcr.io/acme/shop:3')
    const late = await run('2', options, 4700)
    expect(late.outputs).toMatchObject({ superseded: 'true', 'pull-request-number': '1' })
    expect(filesAt(repository, branch)['deploy/shop.yaml']).toContain('image: ghcr.io/acme/shop:3')

    const files = filesAt(repository, branch)['deploy/shop.yaml']?.slice(7) ?? ''
    pushed(repository, 'main', { 'deploy/shop.yaml': `${files}\n` })
    const last = await run('3', options, 4713)
    expect(last.outputs).toMatchObject({ committed: 'false', 'pull-request-number': '' })
    expect(repository.pulls[0]?.state).toBe('closed')
    expect(head(branch)).toBeUndefined()
    expect(server.requests.filter(({ status }) => status === 599)).toEqual([])
  },
  60_000
)

test('a commit by the API on the branch, which git fetches', async () => {
  const step = await run('2', { deliver: 'commit', 'commit-method': 'api' })
  expect(step.outputs).toMatchObject({ committed: 'true', 'commit-sha': head('main'), branch: 'main' })
  expect(commitOf(repository.git, 'main').signature).not.toBeNull()
  expect(filesAt(repository, 'main')['deploy/shop.yaml']).toContain('image: ghcr.io/acme/shop:2')
})

test('a commit that GitHub makes and does not sign, as for a person, is told of', async () => {
  server.state.addToken(TOKEN, { login: 'octocat', id: 1, type: 'User' })
  const step = await run('2', { 'commit-method': 'api' })
  expect(step).toMatchObject({ status: 0, outputs: { committed: 'true' } })
  expect(reported(step)).toMatchObject({ commit: step.outputs['commit-sha'], verified: false })
  expect(step.stdout).toMatch(/^::notice [^\n]*::GitHub made the commit [0-9a-f]{12} and did not sign it\./m)
})

test('a commit that GitHub does not answer about is there all the same', async () => {
  server.fault({ method: 'GET', path: /git\/commits/, answer: { status: 403, body: '{"message":"No"}' } })
  const step = await run('2', { deliver: 'commit', 'commit-method': 'api' })
  expect(step).toMatchObject({ status: 0, outputs: { committed: 'true' } })
  expect(reported(step)).toMatchObject({ commit: head('main'), verified: null })
})

test('12 a token that may not open pull requests is told so', async () => {
  server.state.addToken(TOKEN, { permissions: { contents: 'write', pull_requests: 'read' } })
  const step = await run('2')
  expect(step.status).toBe(1)
  expect(step.stdout).toContain(
    'GitHub did not let Repull open a pull request: 403 Resource not accessible by integration.'
  )
  expect(step.stdout).toContain('pull-requests: write')
})

test('what stands in templates is text in the pull request, and no markup', async () => {
  const step = await run('2', {
    'pull-request-branch': 'deploy/{{actor}}',
    'pull-request-title': 'Ship {{images}}',
    'pull-request-body': "By {{actor}}\n\n{{env 'NOTE'}}"
  })
  expect(step.outputs['branch']).toBe('deploy/octocat')
  expect(repository.pulls[0]?.title).toBe('Ship ghcr.io/acme/shop:2')
  const [intro = '', note = ''] = repository.pulls[0]?.body?.split('\n\n') ?? []
  expect(intro).toBe('By octocat')
  expect(note).not.toMatch(/@acme|<img|\*\*|#1(?!\d)|`|\||https:\/\//)
})

describe('in a terminal', () => {
  /** The built program, with nothing of a workflow in its environment. */
  function runHere(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const words = ['deploy', '-i', 'ghcr.io/acme/shop:2', '--repository', 'acme/deployments', ...args]
    return startCli(words, temporaryFolder(), {
      env: { ...server.env, GITHUB_SERVER_URL: git.url, TMPDIR: temporaryFolder(), ...env }
    })
  }

  test('a pull request, with the token of the environment', async () => {
    const ended = await runHere(['--deliver', 'pull-request'], { GITHUB_TOKEN: TOKEN })
    expect(ended).toMatchObject({ status: 0, stderr: '' })
    expect(ended.stdout).toMatch(
      /changed \(commit [0-9a-f]{12} on repull\/main\/shop-[0-9a-f]{8}, attempt 1, pull request #1\)/
    )
    expect(ended.stdout).not.toContain(TOKEN)
    const [pull] = repository.pulls
    expect(pull?.body).toContain('| `ghcr.io/acme/shop:1`<br>→ `ghcr.io/acme/shop:2` |')
    expect(pull?.body).not.toMatch(/the run/)
    const { message } = commitOf(repository.git, pull?.head ?? '')
    expect(message).toBe('deploy: ghcr.io/acme/shop:2\n\nRepull-Image: ghcr.io/acme/shop\nRepull-Tag: 2\n')
  })

  test('a commit that GitHub makes, with --token, in the report', async () => {
    const options = ['--deliver', 'commit', '--commit-method', 'api', '--token', TOKEN, '--json']
    const ended = await runHere(options, { GITHUB_TOKEN: 'another' })
    expect(ended).toMatchObject({ status: 0, stderr: '' })
    const { delivery } = JSON.parse(ended.stdout) as { delivery: unknown }
    expect(delivery).toMatchObject({ branch: 'main', committed: true, commit: head('main'), verified: true })
  })

  test.each([['--deliver=pull-request'], ['--deliver=commit', '--commit-method=api']])(
    '12 %s without a token says what it lacks',
    async (...options) => {
      const ended = await runHere(options, { GITHUB_TOKEN: '' })
      expect(ended.status).toBe(2)
      expect(ended.stderr).toMatch(/it asks GitHub, and there is no token\.\n {2}Give one in "token" \(in a terminal also in GITHUB_TOKEN\)/) // prettier-ignore
      expect(repository.pulls).toEqual([])
    }
  )
})
