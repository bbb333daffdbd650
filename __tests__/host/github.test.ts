import { beforeAll, describe, expect, test } from '@jest/globals'
import { gitHubOf } from '../../src/host/github-api.js'
import { clientOf } from '../support/github/client.js'
import { git } from '../support/github/git.js'
import { startGitHub } from '../support/github/server.js'
import type { Fault, GitHubServer } from '../support/github/server.js'
import type { Pull, Repository, Token } from '../support/github/state.js'
import { rejected } from '../support/folder.js'

let server: GitHubServer
let repository: Repository
let token: Token
let pull: Pull
beforeAll(async () => {
  server = await startGitHub()
  repository = server.state.addRepository('acme/shop')
  token = server.state.addToken('good')
  server.state.addToken('reader', {
    permissions: { contents: 'read', issues: 'read', pull_requests: 'read' }
  })
  const tree = git(repository.git, ['rev-parse', 'main^{tree}'])
  const commit = git(repository.git, ['-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit-tree', tree, '-p', 'main', '-m', 'x']) // prettier-ignore
  git(repository.git, ['update-ref', 'refs/heads/topic', commit])
  pull = server.state.addPull(repository, { head: 'topic', base: 'main' }, token)
})

const shop = (secret?: string) => clientOf(server, secret).github.repository('acme/shop')

describe('comments', () => {
  test('are made, read, changed and deleted', async () => {
    const made = await shop().createComment(1, 'Hello 🚀')
    expect(made).toMatchObject({ author: 'github-actions[bot]', body: 'Hello 🚀' })
    expect(made.url).toBe(`${server.origin}/acme/shop/pull/1#issuecomment-${made.id}`)
    expect(await shop().updateComment(made.id, 'Bye')).toEqual({ ...made, body: 'Bye' })
    expect(await shop().comments(1)).toEqual([{ ...made, body: 'Bye' }])
    await shop().deleteComment(made.id)
    expect(await shop().comments(1)).toEqual([])
  })

  test('that somebody folded away are told', async () => {
    const comment = server.state.addComment(repository, 1, token, 'Hello')
    expect(await shop().comments(1)).toMatchObject([{ isHidden: false }])
    comment.minimized = { reason: 'outdated' }
    expect(await shop().comments(1)).toMatchObject([{ isHidden: true }])
    repository.comments.length = 0
  })

  test('that are gone can be changed or deleted without an error', async () => {
    expect(await shop().updateComment(1, 'x')).toBeUndefined()
    await shop().deleteComment(1)
  })

  test('are read from every page', async () => {
    const bodies = Array.from({ length: 250 }, (_, at) => `Comment ${at}`)
    for (const body of bodies) server.state.addComment(repository, 1, token, body)
    const before = server.requests.length
    expect((await shop().comments(1)).map(({ body }) => body)).toEqual(bodies)
    expect(server.requests.slice(before).map(({ path }) => path.replace(/^.*\?/, ''))).toEqual([
      'per_page=100',
      'per_page=100&page=2',
      'per_page=100&page=3'
    ])
    repository.comments.length = 0
  })

  const long = (length: number): string => 'x'.repeat(length % 2) + '😀'.repeat(Math.floor(length / 2))

  test.each([65_535, 65_536])('48. of %i characters are taken', async (length) => {
    expect((await shop().createComment(1, long(length))).body).toBe(long(length))
    repository.comments.length = 0
  })

  test('48. of 65,537 characters are refused, with the words of GitHub', async () => {
    expect(await rejected(shop().createComment(1, long(65_537)))).toEqual({
      code: 'refused',
      text: 'GitHub did not let Repull comment on #1: 422 Validation Failed; Body is too long (maximum is 65536 characters).'
    })
  })
})

test('the viewer is who comments are written as', async () => {
  expect(await clientOf(server).github.viewer()).toBe('github-actions[bot]')
})

describe('pull requests', () => {
  test('are found by head and base', async () => {
    const found = await shop().pulls({ head: 'topic', base: 'main', state: 'open' })
    expect(found).toEqual([await shop().pull(1)])
    expect(found[0]).toMatchObject({ number: 1, state: 'open', isMerged: false, base: { branch: 'main' } })
    expect(found[0]?.head).toEqual({ branch: 'topic', sha: pull.headSha, repository: 'acme/shop' })
    expect(await shop().pulls({ head: 'other', base: 'main', state: 'all' })).toEqual([])
  })

  test('are not opened twice, nor without commits', async () => {
    const given = { base: 'main', title: 'x', body: '' }
    expect(await shop().createPull({ ...given, head: 'topic' })).toBe('exists')
    git(repository.git, ['update-ref', 'refs/heads/even', 'main'])
    expect(await shop().createPull({ ...given, head: 'even' })).toBe('no-commits')
  })

  test('change, and get labels', async () => {
    expect(await shop().updatePull(1, { title: 'New', body: 'Text' })).toMatchObject({ title: 'New', body: 'Text' }) // prettier-ignore
    await shop().addLabels(1, ['deploy', 'nächste'])
    expect(pull.labels).toEqual(['deploy', 'nächste'])
  })
})

describe('what the token may not do', () => {
  const hint = (needs: string) =>
    `Give the job "permissions: ${needs}"; the token of a pull request from a fork can only read.`

  test.each<[string, string | undefined, () => Promise<unknown>, string]>([
    ['read only', 'reader', () => shop('reader').createComment(1, 'x'),
      `GitHub did not let Repull comment on #1: 403 Resource not accessible by integration. ${hint('pull-requests: write')}`],
    ['a wrong token', 'bad', () => shop('bad').comments(1),
      'GitHub did not let Repull read the comments of #1: 401 Bad credentials. The token is wrong, expired or revoked; leave token out to use the one of the job.'],
    ['another repository', 'good', () => clientOf(server).github.repository('acme/secret').pull(1),
      `GitHub did not let Repull read pull request #1: 404 Not Found. It is not there, or the token may not see it. ${hint('pull-requests: read')}`]
  ])('12 %s: one clear error, asked once', async (_, secret, ask, text) => {
    const before = server.requests.length
    expect(await rejected(ask())).toEqual({ code: 'permission', text })
    expect(server.requests.length - before).toBe(1)
    expect(text).not.toContain(`"${String(secret)}"`)
  }) // prettier-ignore

  test('a repository that lets no workflow open pull requests is named', async () => {
    repository.mayActionsOpenPulls = false
    const ask = shop().createPull({ head: 'topic', base: 'main', title: 'x', body: '' })
    expect(await rejected(ask)).toEqual({
      code: 'permission',
      text: 'GitHub did not let Repull open a pull request: 403 GitHub Actions is not permitted to create or approve pull requests. Tick "Allow GitHub Actions to create and approve pull requests" under Settings, Actions, General, or give the token of an app.'
    })
    repository.mayActionsOpenPulls = true
  })
})

describe('53. what goes wrong on the way', () => {
  const html = '<html><body><h1>Unicorn!</h1> We had issues.</body></html>'
  const json = (message: string) => JSON.stringify({ message })
  const faults: [string, Fault, number[] | null][] = [
    ['500', { answer: { status: 500, body: '{}' } }, null],
    ['502 as a page', { answer: { status: 502, body: html } }, null],
    ['200 as a page', { answer: { status: 200, body: html } }, null],
    ['200 with half an answer', { answer: { status: 200, body: '[{"id":' } }, null],
    ['a connection that is cut', { answer: 'cut' }, null],
    ['403 with retry-after', { answer: { status: 403, body: json('You have exceeded a secondary rate limit.'), headers: { 'retry-after': '60' } } }, [60_000]],
    ['403 without', { answer: { status: 403, body: json('You have exceeded a secondary rate limit.') } }, [60_000]],
    ['403 with a reset', { answer: { status: 403, body: json('API rate limit exceeded'), headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Date.UTC(2026, 0, 1) / 1000 + 5) } } }, [5000]],
    ['429', { answer: { status: 429, body: json('slow down'), headers: { 'retry-after': '1' } } }, [1000]]
  ] // prettier-ignore

  test.each(faults)('%s, once: tried again', async (_, fault, waited) => {
    server.fault(fault)
    const { github, waits } = clientOf(server)
    expect((await github.repository('acme/shop').pull(1)).number).toBe(1)
    if (waited === null) expect(waits).toEqual([expect.any(Number)])
    else expect(waits).toEqual(waited)
    expect(waits[0]).toBeGreaterThanOrEqual(500)
  })

  test('for ever: given up after five tries, each later than the one before', async () => {
    server.fault({ answer: { status: 502, body: html }, times: 5 })
    const { github, waits } = clientOf(server)
    const before = server.requests.length
    expect(await rejected(github.repository('acme/shop').pull(1))).toEqual({
      code: 'unreachable',
      text: 'GitHub could not be asked to read pull request #1: 502 Unicorn! We had issues. It was tried 5 times. See https://www.githubstatus.com, and run it again.'
    })
    expect(server.requests.length - before).toBe(5)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  })

  test('a server that is none of TLS: no token is sent in the open, and it is given up after five tries', async () => {
    const before = server.requests.length
    const { github, waits } = clientOf({ origin: server.origin.replace('http:', 'https:') })
    const { code, text } = await rejected(github.repository('acme/shop').pull(1))
    expect([code, waits.length]).toEqual(['unreachable', 4])
    expect(text).toMatch(/^GitHub could not be asked to read pull request #1: .+ It was tried 5 times\./)
    expect(server.requests).toHaveLength(before)
  })

  test('a wait that is too long is not waited', async () => {
    server.fault({ answer: { status: 429, body: json('slow down'), headers: { 'retry-after': '3600' } } })
    const { github, waits } = clientOf(server)
    expect((await rejected(github.repository('acme/shop').pull(1))).text).toBe(
      'GitHub could not be asked to read pull request #1: 429 slow down. GitHub wants 3600 s until the next request, Repull waits 120 s at most. Run it again later.'
    )
    expect(waits).toEqual([])
  })

  test('a renamed repository is followed, reading and writing', async () => {
    server.state.rename(repository, 'acme/store')
    const before = server.requests.length
    expect((await shop().pull(1)).number).toBe(1)
    expect((await shop().createComment(1, 'after the move')).body).toBe('after the move')
    expect(server.requests.slice(before).map(({ method, status }) => `${method} ${status}`)).toEqual([
      'GET 301',
      'GET 200',
      'POST 307',
      'POST 201'
    ])
    server.state.rename(repository, 'acme/shop')
  })

  test('65 another host gets no request, and no token', async () => {
    const other = await startGitHub()
    server.fault({ answer: { status: 302, body: '', headers: { location: `${other.origin}/repos/acme/shop` } } }) // prettier-ignore
    expect(await rejected(shop().defaultBranch())).toEqual({
      code: 'unreachable',
      text: `GitHub could not be asked to look at acme/shop: it leads to ${other.origin}, where the token must not go. Check GITHUB_API_URL.`
    })
    expect(other.requests).toEqual([])
  })

  test('a ring of redirects ends', async () => {
    const location = `${server.origin}/repos/acme/shop`
    server.fault({ answer: { status: 302, body: '', headers: { location } }, times: 6 })
    expect((await rejected(shop().defaultBranch())).text).toContain('it redirects more than 5 times.')
  })
})

test('every request says who asks, and for which version of the API', () => {
  for (const { headers } of server.requests) {
    expect(headers['user-agent']).toBe('repull/test')
    expect(headers['x-github-api-version']).toBe('2022-11-28')
    expect(headers.accept).toBe('application/vnd.github+json')
  }
})

test('no request made the server fail', () => {
  expect(server.requests.filter(({ status }) => status === 599)).toEqual([])
})

test('a server of its own that alone is named, as in a terminal, has its API below /api, and gets the token alone', async () => {
  const github = gitHubOf({ GITHUB_SERVER_URL: `${server.origin}/` }, 'good', '1')
  await rejected(github.repository('acme/shop').defaultBranch())
  await rejected(github.viewer())
  const paths = server.requests.slice(-2).map(({ path }) => path)
  expect(paths).toEqual(['/api/v3/repos/acme/shop', '/api/graphql'])
})
