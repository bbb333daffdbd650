import { beforeEach, describe, expect, test } from '@jest/globals'
import { apiSender } from '../../src/deliver/api-sender.js'
import { attempt } from '../../src/deliver/attempts.js'
import type { Landed } from '../../src/deliver/attempts.js'
import { gitSender } from '../../src/deliver/git-sender.js'
import { closePull, openPull } from '../../src/deliver/pull-request.js'
import { pullTransport } from '../../src/deliver/pull-transport.js'
import type { Standing } from '../../src/deliver/pull-transport.js'
import type { GitHubRepository, PullRequest } from '../../src/host/github.js'
import type { Remote } from '../../src/host/remote.js'
import { clientOf } from '../support/github/client.js'
import { commitOf, git, refOf } from '../support/github/git.js'
import { filesAt, pushed, remoteOf } from '../support/github/remote.js'
import { startGitHub } from '../support/github/server.js'
import type { GitHubServer } from '../support/github/server.js'
import type { Repository } from '../support/github/state.js'

const PACE = { now: () => performance.now(), sleep: () => Promise.resolve(), random: () => 0 }
const HEAD = 'repull/main/shop-1'

let server: GitHubServer
let repository: Repository
let github: GitHubRepository
beforeEach(async () => {
  server = await startGitHub()
  server.state.addToken('good')
  repository = server.state.addRepository('acme/shop')
  pushed(repository, 'main', { 'a.yaml': '1', 'b.yaml': '1', 'x.yaml': ['100755', '1'] })
  github = clientOf(server).github.repository('acme/shop')
})

interface Run {
  readonly landed: Landed<null>
  readonly standing: Standing
}

/** A run that wants these files to read like that. */
async function deliver(
  method: string,
  files: Readonly<Record<string, string>>,
  meanwhile: () => void = () => undefined
): Promise<Run> {
  const remote: Remote = await remoteOf(repository)
  const now = () => new Date()
  const transport = pullTransport({
    ...{ remote, github, base: 'main', branch: HEAD },
    sender: method === 'git' ? gitSender(remote, now) : apiSender(remote, github, now),
    isReplaceable: ({ message }) => message.startsWith('deploy:')
  })
  const landed = await attempt(
    transport,
    async (tip) => {
      const edits = await tip.read((tree) =>
        Promise.resolve(
          Object.entries(files).flatMap(([path, after]) => {
            const now = tree.read(path, ({ bytes }) => Buffer.from(bytes).toString())
            return now === after ? [] : [{ path, after: Buffer.from(after) }]
          })
        )
      )
      meanwhile()
      return { edits, message: `deploy: ${JSON.stringify(files)}`, value: null }
    },
    { attempts: 5, milliseconds: 60_000 },
    PACE
  )
  remote.close()
  return { landed, standing: transport.last() }
}

const opened = async (title = 'Deploy', body = 'Text', labels: readonly string[] = []) =>
  (await openPull(github, { head: HEAD, base: 'main', title, body }, labels)).pull as PullRequest
const head = (branch = HEAD) => refOf(repository.git, `refs/heads/${branch}`) ?? null
const content = (path: string, branch = HEAD) => filesAt(repository, branch)[path]?.slice(7)

describe.each(['git', 'api'])('with commits made by %s', (method) => {
  test('a branch is made on the base, then made anew for the next run', async () => {
    const first = await deliver(method, { 'a.yaml': '2', 'x.yaml': '2' })
    expect(first.landed.commit).toBe(head())
    expect(filesAt(repository, HEAD)).toMatchObject({ 'a.yaml': '100644 2', 'x.yaml': '100755 2' })
    await deliver(method, { 'a.yaml': '3', 'x.yaml': '2' })
    expect(commitOf(repository.git, head() ?? '').parents).toEqual([head('main')])
    expect(content('a.yaml')).toBe('3')
  })

  test('the same run twice pushes once', async () => {
    await deliver(method, { 'a.yaml': '2' })
    const made = head()
    const again = await deliver(method, { 'a.yaml': '2' })
    expect(again.landed.commit).toBe(made)
    expect(head()).toBe(made)
  })

  test('70 a base that moves on, or is set back, is planned on again, and is never written to', async () => {
    await deliver(method, { 'a.yaml': '2' })
    const moved = pushed(repository, 'main', { 'b.yaml': 'moved' })
    await deliver(method, { 'a.yaml': '2' })
    expect(commitOf(repository.git, head() ?? '').parents).toEqual([moved])
    expect(content('b.yaml')).toBe('moved')
    git(repository.git, ['update-ref', 'refs/heads/main', 'main~'])
    const back = head('main')
    await deliver(method, { 'a.yaml': '2' })
    expect(head('main')).toBe(back)
    expect(content('a.yaml')).toBe('2')
  })

  test('69 a commit of a person stays, and the next one comes on top', async () => {
    await deliver(method, { 'a.yaml': '2' })
    const person = pushed(repository, HEAD, { 'b.yaml': 'by hand' })
    await deliver(method, { 'a.yaml': '3' })
    expect(commitOf(repository.git, head() ?? '').parents).toEqual([person])
    expect([content('a.yaml'), content('b.yaml')]).toEqual(['3', 'by hand'])
  })

  test('69 a commit of a person to the same file stays in the history', async () => {
    await deliver(method, { 'a.yaml': '2' })
    const person = pushed(repository, HEAD, { 'a.yaml': 'by hand' })
    await deliver(method, { 'a.yaml': '3' })
    expect(commitOf(repository.git, head() ?? '').parents).toEqual([person])
  })

  test('69 a commit that a person pushes during the run stays', async () => {
    await deliver(method, { 'a.yaml': '2' })
    let person = ''
    const { landed } = await deliver(method, { 'a.yaml': '3' }, () => {
      if (person === '') person = pushed(repository, HEAD, { 'b.yaml': 'by hand' })
    })
    expect(landed.attempts).toBe(2)
    expect(commitOf(repository.git, head() ?? '').parents).toEqual([person])
    expect([content('a.yaml'), content('b.yaml')]).toEqual(['3', 'by hand'])
  })

  test('what another job changed on the same branch stays', async () => {
    await deliver(method, { 'b.yaml': '2' })
    await deliver(method, { 'a.yaml': '2' })
    expect([content('a.yaml'), content('b.yaml')]).toEqual(['2', '2'])
  })

  test('a base that nobody may push to takes the pull request', async () => {
    repository.protectedBranches.add('main')
    await deliver(method, { 'a.yaml': '2' })
    expect(await opened()).toMatchObject({ number: 1, state: 'open', head: { sha: head() } })
  })

  test('nothing left to change closes it, and its branch goes', async () => {
    await deliver(method, { 'a.yaml': '2' })
    await opened()
    pushed(repository, 'main', { 'a.yaml': '2' })
    const { landed, standing } = await deliver(method, { 'a.yaml': '2' })
    expect(landed.commit).toBeNull()
    expect(standing.isFresh).toBe(true)
    await closePull(github, { head: HEAD, base: 'main', commit: standing.own?.commit ?? '' })
    expect(repository.pulls.map(({ state }) => state)).toEqual(['closed'])
    expect(head()).toBeNull()
  })
})

describe('71 the pull request', () => {
  beforeEach(() => deliver('git', { 'a.yaml': '2' }).then(() => undefined))

  test('is opened once, and brought up to date', async () => {
    expect(await opened('One', 'Text', ['deploy'])).toMatchObject({ number: 1, title: 'One' })
    expect(await opened('Two', 'More')).toMatchObject({ number: 1, title: 'Two', body: 'More' })
    const before = server.requests.length
    await opened('Two', 'More')
    expect(server.requests.slice(before).map(({ method }) => method)).toEqual(['GET'])
    expect(repository.pulls.map(({ labels }) => labels)).toEqual([['deploy']])
  })

  test('is the one that another run has opened in between', async () => {
    server.fault({
      method: 'POST',
      path: /pulls$/,
      meanwhile: () => {
        const [token] = server.state.tokens.values()
        if (token !== undefined) server.state.addPull(repository, { head: HEAD, base: 'main' }, token)
      }
    })
    expect(await opened('Deploy', 'Text')).toMatchObject({ number: 1, title: 'Deploy' })
  })

  test('is opened once where the answer was lost', async () => {
    server.fault({ method: 'POST', path: /pulls$/, answer: 'cut', isDone: true })
    expect(await opened()).toMatchObject({ number: 1 })
    expect(repository.pulls).toHaveLength(1)
  })

  test('that was closed stays closed, and a new one is opened', async () => {
    await opened()
    await github.updatePull(1, { state: 'closed' })
    expect(await opened()).toMatchObject({ number: 2, state: 'open' })
  })

  test('that was merged stays merged, and a new one is opened for what comes next', async () => {
    await opened()
    git(repository.git, ['update-ref', 'refs/heads/main', HEAD])
    await deliver('git', { 'a.yaml': '3' })
    expect(await opened()).toMatchObject({ number: 2, state: 'open' })
    expect(repository.pulls[0]).toMatchObject({ state: 'closed', isMerged: true })
  })

  test('whose branch was deleted gets a new branch, and a new one is opened', async () => {
    await opened()
    git(repository.git, ['update-ref', '-d', `refs/heads/${HEAD}`])
    server.state.settle(repository)
    await deliver('git', { 'a.yaml': '2' })
    expect(await opened()).toMatchObject({ number: 2, state: 'open' })
  })

  test('whose branch goes between the push and the call is an error that says so', async () => {
    git(repository.git, ['update-ref', '-d', `refs/heads/${HEAD}`])
    await expect(opened()).rejects.toThrow(
      'GitHub did not let Repull open a pull request: 422 Validation Failed; head invalid.'
    )
  })

  test('is opened although its labels are refused', async () => {
    const { pull, problems } = await openPull(github, { head: HEAD, base: 'main', title: 'x', body: '' }, [
      'x'.repeat(51)
    ])
    expect(pull?.number).toBe(1)
    expect(problems).toEqual([
      { code: 'refused', level: 'warning', message: 'GitHub did not let Repull label pull request #1: 422 Validation Failed; name invalid.' } // prettier-ignore
    ])
  })
})
