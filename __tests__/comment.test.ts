import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { git } from './support/github/git.js'
import { startGitHub } from './support/github/server.js'
import type { GitHubServer } from './support/github/server.js'
import type { Comment, Pull, Repository, Token } from './support/github/state.js'
import { folderWith, startAction } from './support/program.js'
import type { Step } from './support/program.js'

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: ghcr.io/acme/shop:old
`

let server: GitHubServer
let repository: Repository
let token: Token
let pull: Pull
beforeEach(async () => {
  server = await startGitHub()
  repository = server.state.addRepository('acme/shop')
  token = server.state.addToken('good')
  const tree = git(repository.git, ['rev-parse', 'main^{tree}'])
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com']
  const commit = git(repository.git, [...identity, 'commit-tree', tree, '-p', 'main', '-m', 'x'])
  git(repository.git, ['update-ref', 'refs/heads/topic', commit])
  pull = server.state.addPull(repository, { head: 'topic', base: 'main' }, token)
})

interface Run {
  readonly id?: number
  readonly attempt?: number
  readonly tag?: string
  readonly head?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: NodeJS.ProcessEnv
}

async function step({
  id = 10,
  attempt = 1,
  tag = 'v2',
  head,
  inputs = {},
  env = {}
}: Run = {}): Promise<Step> {
  const event = { pull_request: { number: pull.number, head: { sha: head ?? pull.headSha } } }
  const files = { images: `ghcr.io/acme/shop:${tag}`, token: 'good', render: 'off', ...inputs }
  return startAction(files, folderWith({ 'web.yaml': POD }), {
    event,
    env: {
      ...server.env,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_WORKFLOW: 'Check',
      GITHUB_JOB: 'repull',
      GITHUB_RUN_ID: String(id),
      GITHUB_RUN_ATTEMPT: String(attempt),
      ...env
    }
  })
}

const bodies = (): string[] => repository.comments.map(({ body }) => body)
const writes = (): string[] =>
  server.requests
    .filter(({ path, method }) => path !== '/graphql' && method !== 'GET')
    .map(({ method }) => method)
const ours = (): Comment | undefined =>
  repository.comments.find(({ body }) => body.includes('<!-- repull:v1'))

describe('the comment on a pull request', () => {
  test('is made, changed in place, and not written when nothing changed', async () => {
    const first = await step()
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(bodies()).toEqual([
      expect.stringMatching(
        /^### Repull\n[^]*\n<!-- repull:v1 key=[0-9a-f]{64} run=10\.1 head=[0-9a-f]{40} -->$/
      )
    ])
    expect(first.outputs['comment-url']).toMatch(/\/pull\/1#issuecomment-\d+$/)
    await step({ id: 11 })
    expect(writes()).toEqual(['POST'])
    expect((await step({ id: 12, tag: 'v3' })).outputs['comment-url']).toBe(first.outputs['comment-url'])
    expect(writes()).toEqual(['POST', 'PATCH'])
    expect(bodies()).toEqual([expect.stringContaining('run=12.1')])
    expect(bodies()[0]).toContain('shop:v3')
  })

  test('46. that somebody else wrote with its marker is left alone', async () => {
    await step()
    const forged = ours()?.body ?? ''
    repository.comments.length = 0
    server.state.addComment(repository, 1, { ...token, login: 'mallory', id: 7, type: 'User' }, forged)
    await step({ tag: 'v3' })
    expect(bodies()).toEqual([forged, expect.stringContaining('shop:v3')])
  })

  test('47. is found behind a thousand others, and made again when it is gone', async () => {
    for (let at = 0; at < 1000; at++) server.state.addComment(repository, 1, token, `Comment ${at}`)
    await step()
    await step({ id: 11, tag: 'v3' })
    expect(repository.comments).toHaveLength(1001)
    repository.comments.pop()
    await step({ id: 12, tag: 'v4' })
    expect(bodies().at(-1)).toContain('shop:v4')
  })

  test('50. a run of long ago does not write over a newer one', async () => {
    await step({ id: 20, tag: 'v3' })
    await step({ id: 10, attempt: 2, tag: 'v2' })
    await step({ id: 20, attempt: 1, tag: 'v3' })
    expect(writes()).toEqual(['POST'])
    await step({ id: 20, attempt: 2, tag: 'v4' })
    expect(bodies()).toEqual([expect.stringContaining('shop:v4')])
  })

  test('50. two runs at once end in one comment, of the newer run', async () => {
    server.fault({ method: 'GET', path: /\/comments\?/, times: 2, delayMs: 800 })
    await Promise.all([step({ id: 20, tag: 'v3' }), step({ id: 10, tag: 'v2' })])
    expect(bodies()).toEqual([expect.stringContaining('shop:v3')])
  })

  test('51. a token that may only read: a notice, the summary, and the step passes', async () => {
    server.state.addToken('reader', {
      permissions: { contents: 'read', issues: 'read', pull_requests: 'read' }
    })
    const read = await step({ inputs: { token: 'reader' } })
    expect(read.status).toBe(0)
    expect(read.stdout).toContain(
      '::notice title=Repull%3A permission::The comment on the pull request was not'
    )
    expect(read.outputs['comment-url']).toBe('')
    expect(read.summary).toContain('shop:v2')
    const always = await step({ inputs: { token: 'reader', comment: 'always' } })
    expect(always.status).toBe(1)
  })

  test('53. a server that fails for ever is a warning', async () => {
    server.fault({ times: 100, answer: { status: 502, body: '<html>Bad gateway</html>' } })
    const failed = await step()
    expect(failed.status).toBe(0)
    expect(failed.stdout).toContain('::warning title=Repull%3A unreachable::')
  })

  test('never, without a pull request, and for a tag alone there is none', async () => {
    await step({ inputs: { comment: 'never' } })
    await step({ inputs: { images: '' } })
    await step({ env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' } })
    expect(server.requests).toEqual([])
    const always = await step({ inputs: { comment: 'always' }, env: { GITHUB_EVENT_NAME: 'push' } })
    expect(always.status).toBe(1)
    expect(always.stdout).toContain('this run is not about a pull request')
  })

  test('is made only where there is something to say, but says later that there is nothing', async () => {
    await step({ tag: 'old', inputs: { 'pull-policy': 'keep' } })
    expect(bodies()).toEqual([])
    await step({ id: 11 })
    await step({ id: 12, tag: 'old', inputs: { 'pull-policy': 'keep' } })
    expect(bodies()).toEqual([expect.stringContaining('nothing to change')])
  })

  test('the key tells comments apart, and the page is there as a file', async () => {
    await step({ inputs: { 'comment-key': 'prod' } })
    const { outputs } = await step({ inputs: { 'comment-key': 'test' } })
    expect(bodies().map((body) => body.split('\n')[0])).toEqual(['### Repull: prod', '### Repull: test'])
    expect(readFileSync(outputs['html-path'] ?? '', 'utf8')).toContain("default-src 'none'")
  })
})
