import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Fault } from './support/github/server.js'
import type { Comment } from './support/github/state.js'
import { folderWith } from './support/program.js'
import { startPull } from './support/pull-run.js'
import type { PullRun } from './support/pull-run.js'

/** One at each kind of request that a comment takes. */
const FAULTS: readonly Fault[] = [
  { method: 'POST', path: /^\/graphql$/, answer: { status: 500, body: '{}' } },
  { method: 'GET', path: /\/pulls\/1$/, answer: { status: 200, body: '<html>Unicorn!</html>' } },
  { method: 'GET', path: /\/comments\?/, answer: 'cut' },
  {
    method: 'POST',
    path: /\/comments$/,
    answer: {
      status: 403,
      body: '{"message": "You have exceeded a secondary rate limit."}',
      headers: { 'retry-after': '1' }
    }
  },
  {
    method: 'GET',
    path: /\/comments\?/,
    answer: { status: 429, body: '{}', headers: { 'retry-after': '1' } }
  }
]

let run: PullRun
beforeEach(async () => {
  run = await startPull()
})

const bodies = (): string[] => run.repository.comments.map(({ body }) => body)
const writes = (): string[] =>
  run.server.requests
    .filter(({ path, method }) => path !== '/graphql' && method !== 'GET')
    .map(({ method }) => method)
const ours = (): Comment | undefined =>
  run.repository.comments.find(({ body }) => body.includes('<!-- repull:v1'))

describe('the comment on a pull request', () => {
  test('is made, changed in place, and not written when nothing changed', async () => {
    const first = await run.step()
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(bodies()).toEqual([
      expect.stringMatching(
        /^### Repull\n[^]*\n<!-- repull:v1 key=[0-9a-f]{64} run=10\.1 head=[0-9a-f]{40} -->$/
      )
    ])
    expect(first.outputs['comment-url']).toMatch(/\/pull\/1#issuecomment-\d+$/)
    await run.step({ id: 11 })
    expect(writes()).toEqual(['POST'])
    expect((await run.step({ id: 12, tag: 'v3' })).outputs['comment-url']).toBe(first.outputs['comment-url'])
    expect(writes()).toEqual(['POST', 'PATCH'])
    expect(bodies()).toEqual([expect.stringContaining('run=12.1')])
    expect(bodies()[0]).toContain('shop:v3')
  })

  test('46. that somebody else wrote with its marker is left alone', async () => {
    await run.step()
    const forged = ours()?.body ?? ''
    run.repository.comments.length = 0
    run.server.state.addComment(
      run.repository,
      1,
      { ...run.token, login: 'mallory', id: 7, type: 'User' },
      forged
    )
    await run.step({ tag: 'v3' })
    expect(bodies()).toEqual([forged, expect.stringContaining('shop:v3')])
  })

  test('47. is found behind a thousand others, and made again when it is gone', async () => {
    for (let at = 0; at < 1000; at++)
      run.server.state.addComment(run.repository, 1, run.token, `Comment ${at}`)
    await run.step()
    await run.step({ id: 11, tag: 'v3' })
    expect(run.repository.comments).toHaveLength(1001)
    run.repository.comments.pop()
    await run.step({ id: 12, tag: 'v4' })
    expect(bodies().at(-1)).toContain('shop:v4')
  })

  test('47. that somebody hid stays hidden, and what is new comes in another', async () => {
    await run.step()
    const [first] = run.repository.comments
    if (first === undefined) throw new Error('no comment')
    const { body } = first
    first.minimized = { reason: 'outdated' }
    const same = await run.step({ id: 11 })
    expect(writes()).toEqual(['POST'])
    expect(same.outputs['comment-url']).toContain(`#issuecomment-${first.id}`)
    await run.step({ id: 5, tag: 'v1' })
    expect(writes()).toEqual(['POST'])
    await run.step({ id: 12, tag: 'v3' })
    await run.step({ id: 13, tag: 'v4' })
    expect(writes()).toEqual(['POST', 'POST', 'PATCH'])
    expect(bodies()).toEqual([body, expect.stringContaining('shop:v4')])
    expect(run.repository.comments.map(({ minimized }) => minimized?.reason)).toEqual(['outdated', undefined])
  })

  test('47. that somebody hid is followed by none that says that there is nothing to say', async () => {
    await run.step()
    for (const comment of run.repository.comments) comment.minimized = { reason: 'resolved' }
    await run.step({ id: 12, tag: 'old', inputs: { 'pull-policy': 'keep' } })
    expect(writes()).toEqual(['POST'])
  })

  test('50. a run of long ago does not write over a newer one', async () => {
    await run.step({ id: 20, tag: 'v3' })
    await run.step({ id: 10, attempt: 2, tag: 'v2' })
    await run.step({ id: 20, attempt: 1, tag: 'v3' })
    expect(writes()).toEqual(['POST'])
    await run.step({ id: 20, attempt: 2, tag: 'v4' })
    expect(bodies()).toEqual([expect.stringContaining('shop:v4')])
  })

  test('50. two runs at once end in one comment, of the newer run', async () => {
    run.server.fault({ method: 'GET', path: /\/comments\?/, times: 2, delayMs: 800 })
    await Promise.all([run.step({ id: 20, tag: 'v3' }), run.step({ id: 10, tag: 'v2' })])
    expect(bodies()).toEqual([expect.stringContaining('shop:v3')])
  })

  test('51. a token that may only read: a notice, the summary, and the step passes', async () => {
    run.server.state.addToken('reader', {
      permissions: { contents: 'read', issues: 'read', pull_requests: 'read' }
    })
    const read = await run.step({ inputs: { token: 'reader' } })
    expect(read.status).toBe(0)
    expect(read.stdout).toContain(
      '::notice title=Repull%3A permission::The comment on the pull request was not'
    )
    expect(read.outputs['comment-url']).toBe('')
    expect(read.summary).toContain('shop:v2')
    const always = await run.step({ inputs: { token: 'reader', comment: 'always' } })
    expect(always.status).toBe(1)
  })

  test('53. a server that fails for ever is a warning', async () => {
    run.server.fault({ times: 100, answer: { status: 502, body: '<html>Bad gateway</html>' } })
    const failed = await run.step()
    expect(failed.status).toBe(0)
    expect(failed.stdout).toContain('::warning title=Repull%3A unreachable::')
  })

  // The host's own tests have each of these at each request, without the pauses.
  test('53. is there, once, whatever goes wrong at first', async () => {
    for (const fault of FAULTS) run.server.fault(fault)
    const step = await run.step()
    expect(step).toMatchObject({ status: 0, stderr: '' })
    expect(bodies()).toEqual([expect.stringContaining('shop:v2')])
    expect(step.outputs['comment-url']).not.toBe('')
    const failed = run.server.requests.filter(({ status }) => status === 'cut' || status >= 300)
    expect(failed.map(({ status }) => status)).toEqual([500, 'cut', 429, 403])
  })

  test('53. of a repository that was renamed is found, changed and made', async () => {
    run.server.state.rename(run.repository, 'acme/store')
    await run.step()
    await run.step({ id: 11, tag: 'v3' })
    expect(bodies()).toEqual([expect.stringContaining('shop:v3')])
    expect(
      run.server.requests.filter(({ status }) => [301, 307].includes(Number(status))).length
    ).toBeGreaterThan(2)
  })

  test('49. of thousands of files of which none matches is short, as all else is', async () => {
    const pod = (at: number): string => `apiVersion: v1
kind: Pod
metadata: {name: web-${at}}
spec: {containers: [{name: web, image: "ghcr.io/acme/shop-${at}:1"}]}
`
    const files = Object.fromEntries(Array.from({ length: 7581 }, (_, at) => [`apps/${at}.yaml`, pod(at)]))
    const inputs = { comment: 'always', 'on-no-match': 'warn', render: 'auto' }
    const step = await run.step({ workspace: folderWith(files), inputs })
    expect(step).toMatchObject({ status: 0, stderr: '' })
    expect(step.outputs).toMatchObject({ changed: 'false', 'changed-files': '[]' })
    const [body = ''] = bodies()
    expect(body).toContain('nothing to change: no image was found (7581 files read)')
    for (const text of [step.stdout, step.summary, body, JSON.stringify(step.outputs)])
      expect(text.length).toBeLessThan(4000)
  }, 60_000)

  test('never, without a pull request, and for a tag alone there is none', async () => {
    await run.step({ inputs: { comment: 'never' } })
    await run.step({ inputs: { images: '' } })
    await run.step({ env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' } })
    expect(run.server.requests).toEqual([])
    const always = await run.step({ inputs: { comment: 'always' }, env: { GITHUB_EVENT_NAME: 'push' } })
    expect(always.status).toBe(1)
    expect(always.stdout).toContain('this run is not about a pull request')
    const opening = await run.step({
      inputs: { comment: 'always', deliver: 'pull-request' },
      env: { GITHUB_EVENT_NAME: 'push' }
    })
    expect(opening.status).toBe(1)
    expect(opening.stdout).toContain('The pull request that Repull opens says the same in its text')
    expect(run.server.requests).toEqual([])
  })

  test('is made only where there is something to say, but says later that there is nothing', async () => {
    await run.step({ tag: 'old', inputs: { 'pull-policy': 'keep' } })
    expect(bodies()).toEqual([])
    await run.step({ id: 11 })
    await run.step({ id: 12, tag: 'old', inputs: { 'pull-policy': 'keep' } })
    expect(bodies()).toEqual([expect.stringContaining('nothing to change')])
  })

  test('the key tells comments apart, and the page is there as a file', async () => {
    await run.step({ inputs: { 'comment-key': 'prod' } })
    const { outputs } = await run.step({ inputs: { 'comment-key': 'test' } })
    expect(bodies().map((body) => body.split('\n')[0])).toEqual(['### Repull: prod', '### Repull: test'])
    expect(readFileSync(outputs['html-path'] ?? '', 'utf8')).toContain("default-src 'none'")
  })
})
