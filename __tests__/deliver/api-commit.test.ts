import { beforeEach, describe, expect, test } from '@jest/globals'
import { apiSender } from '../../src/deliver/api-sender.js'
import { branchTransport } from '../../src/deliver/branch-transport.js'
import type { Transport } from '../../src/deliver/transport.js'
import type { FileEdit } from '../../src/host/remote.js'
import { rejected } from '../support/folder.js'
import { clientOf } from '../support/github/client.js'
import { commitOf, git, gitBytes, refOf } from '../support/github/git.js'
import { filesAt, pushed, remoteOf } from '../support/github/remote.js'
import { startGitHub } from '../support/github/server.js'
import type { GitHubServer } from '../support/github/server.js'
import type { Repository } from '../support/github/state.js'

let server: GitHubServer
let repository: Repository
beforeEach(async () => {
  server = await startGitHub()
  server.state.addToken('good')
  repository = server.state.addRepository('acme/shop')
})

const MESSAGE = 'deploy: shop:2\n\nRepull-Image: shop\nRepull-Tag: 2\n'

async function transport(secret?: string): Promise<Transport> {
  const remote = await remoteOf(repository)
  const github = clientOf(server, secret).github.repository('acme/shop')
  return branchTransport(
    remote,
    'main',
    apiSender(remote, github, () => new Date())
  )
}

function edits(files: Readonly<Record<string, string>>): FileEdit[] {
  return Object.entries(files).map(([path, after]) => ({ path, after: Buffer.from(after) }))
}

const head = () => refOf(repository.git, 'refs/heads/main')
const asked = () => server.told().map((line) => line.replace('/repos/acme/shop/', ''))

describe('plain files', () => {
  test('become one commit on the tip, signed, with the trailers, that git fetches', async () => {
    const before = pushed(repository, 'main', { 'a.yaml': 'one\n', 'b.yaml': 'two\r\n' })
    const to = await transport()
    const sent = await to.send(await to.tip(), edits({ 'a.yaml': 'new\n', 'b.yaml': 'new\r\n' }), MESSAGE)
    expect(sent).toEqual({ kind: 'accepted', commit: head() })
    expect(asked()).toEqual(['POST /graphql'])
    const commit = commitOf(repository.git, head() ?? '')
    expect(commit).toMatchObject({ parents: [before], message: MESSAGE.trimEnd() })
    expect(commit.author.name).toBe('github-actions[bot]')
    expect(
      await clientOf(server)
        .github.repository('acme/shop')
        .isVerified(head() ?? '')
    ).toBe(true)
    expect((await to.tip()).commit).toBe(head())
    expect(git(repository.git, ['diff', '--name-only', 'main~', 'main'])).toBe('a.yaml\nb.yaml')
    expect(gitBytes(repository.git, ['cat-file', '-p', 'main:b.yaml']).toString()).toBe('new\r\n')
  })

  test('68 in paths with quotes, accents and a line end are changed at that path', async () => {
    const names = [
      'weird "name".yaml',
      'héllo.yaml',
      'two\nlines.yaml',
      'deep/ünd {braces}.yaml',
      "it's%20.yaml"
    ]
    pushed(repository, 'main', Object.fromEntries(names.map((name) => [name, 'old'])))
    const to = await transport()
    await to.send(
      await to.tip(),
      edits(Object.fromEntries(names.map((name) => [name, `new ${name}`]))),
      MESSAGE
    )
    const expected = Object.fromEntries(names.map((name) => [name, `100644 new ${name}`]))
    expect(filesAt(repository, 'main')).toEqual({ ...expected, 'README.md': '100644 A repository.' })
  })
})

describe('other modes', () => {
  test('67 an executable file keeps its mode, and the odd names beside it their paths', async () => {
    pushed(repository, 'main', {
      'x.yaml': ['100755', 'old'],
      'weird "name".yaml': 'old',
      'two\nlines': 'old'
    })
    const to = await transport()
    const changes = { 'x.yaml': 'new', 'weird "name".yaml': 'new', 'two\nlines': 'new' }
    const sent = await to.send(await to.tip(), edits(changes), MESSAGE)
    expect(sent).toEqual({ kind: 'accepted', commit: head() })
    expect(filesAt(repository, 'main')).toEqual({
      'x.yaml': '100755 new',
      'weird "name".yaml': '100644 new',
      'two\nlines': '100644 new',
      'README.md': '100644 A repository.'
    })
    expect(asked()).not.toContain('POST /graphql')
    const update = server.requests.find(({ method }) => method === 'PATCH')
    expect(JSON.parse(update?.body ?? '')).toEqual({ sha: head(), force: false })
    expect(
      await clientOf(server)
        .github.repository('acme/shop')
        .isVerified(head() ?? '')
    ).toBe(true)
  })
})

describe.each([
  ['plain', '100644'],
  ['executable', '100755']
])('with %s files', (_, mode) => {
  beforeEach(() => {
    pushed(repository, 'main', { 'a.yaml': [mode, 'one'], 'b.yaml': 'two' })
  })

  test('a branch that has moved on is a lost race, and stays as it is', async () => {
    const to = await transport()
    const tip = await to.tip()
    const faster = pushed(repository, 'main', { 'b.yaml': 'faster' })
    const sent = await to.send(tip, edits({ 'a.yaml': 'new' }), MESSAGE)
    expect(sent.kind).toBe('lost')
    expect(head()).toBe(faster)
    expect(await to.landed(await to.tip())).toBeUndefined()
  })

  test('a branch that moves during the call is a lost race', async () => {
    const to = await transport()
    const tip = await to.tip()
    let faster = ''
    server.fault({
      path: mode === '100644' ? /graphql/ : /git\/refs/,
      meanwhile: () => (faster = pushed(repository, 'main', { 'b.yaml': 'faster' }))
    })
    expect((await to.send(tip, edits({ 'a.yaml': 'new' }), MESSAGE)).kind).toBe('lost')
    expect(head()).toBe(faster)
  })

  test('60 a lost answer is asked after, and found on the branch', async () => {
    const to = await transport()
    server.fault({ path: mode === '100644' ? /graphql/ : /git\/refs/, answer: 'cut', isDone: true })
    const sent = await to.send(await to.tip(), edits({ 'a.yaml': 'new' }), MESSAGE)
    if (mode === '100644') expect(sent.kind).toBe('unclear')
    else expect(sent).toEqual({ kind: 'accepted', commit: head() })
    const made = head()
    pushed(repository, 'main', { 'b.yaml': 'later' })
    expect(await to.landed(await to.tip())).toBe(made)
  })

  test('a lost question leaves nothing behind', async () => {
    const to = await transport()
    const before = head()
    server.fault({ method: 'POST', answer: { status: 502, body: '' }, times: 5 })
    const sent = await to.send(await to.tip(), edits({ 'a.yaml': 'new' }), MESSAGE)
    expect(sent.kind).toBe('unclear')
    expect(head()).toBe(before)
    expect(await to.landed(await to.tip())).toBeUndefined()
  }, 20_000)

  test('59 a protected branch is told with the rule and the ways out, and asked once', async () => {
    repository.protectedBranches.add('main')
    const to = await transport()
    const sent = await to.send(await to.tip(), edits({ 'a.yaml': 'new' }), MESSAGE)
    expect(sent).toEqual({
      kind: 'refused',
      says: 'Repository rule violations found / Changes must be made through a pull request.',
      remedy:
        'Deliver with "deliver: pull-request", or let the app or the user that the token belongs to bypass the rule, or give the token of one that may in "token".'
    })
  })

  test('12 a token that may only read is told what it lacks', async () => {
    server.state.addToken('reader', { permissions: { contents: 'read' } })
    const to = await transport('reader')
    const tip = await to.tip()
    const sending = to.send(tip, edits({ 'a.yaml': 'new' }), MESSAGE)
    if (mode === '100644')
      expect(await sending).toMatchObject({
        kind: 'refused',
        says: 'Resource not accessible by integration',
        remedy: expect.stringMatching('"permissions: contents: write"')
      })
    else expect((await rejected(sending)).text).toMatch('Give the job "permissions: contents: write"')
  })
})
