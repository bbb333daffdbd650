import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gatherFacts, readEvent, repositoryOf } from '../../src/host/facts.js'
import type { World } from '../../src/host/facts.js'
import type { Processes } from '../../src/host/processes.js'
import { childProcesses } from '../../src/host/processes.js'
import type { FactName, Facts } from '../../src/tag/facts.js'
import { FACT_NAMES } from '../../src/tag/facts.js'
import { commit, gitIn, put, raised, rejected, repository, temporaryFolder } from '../support/folder.js'

const now = new Date('2026-11-23T12:00:00.250Z')
const processes = childProcesses({ PATH: process.env['PATH'], HOME: temporaryFolder() })
const nowhere = temporaryFolder()
const SHA = '0123456789abcdef0123456789abcdef01234567'
const MERGE = 'fedcba9876543210fedcba9876543210fedcba98'

const PUSH = {
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTOR: 'octocat',
  GITHUB_BASE_REF: '',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_HEAD_REF: '',
  GITHUB_REF: 'refs/heads/feature/x',
  GITHUB_REF_NAME: 'feature/x',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_REPOSITORY: 'octo/repo',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_RUN_ID: '1234567890',
  GITHUB_RUN_NUMBER: '17',
  GITHUB_SHA: SHA
}

/** All facts that are found, without the clock and the environment. */
async function facts(
  world: Partial<World>,
  needed: readonly FactName[] = FACT_NAMES
): Promise<Partial<Record<keyof Facts, unknown>>> {
  const all = await gatherFacts(new Set(needed), {
    env: {},
    now,
    processes,
    workingDirectory: nowhere,
    ...world
  })
  const found = Object.entries(all).filter(
    ([name, value]) => value !== undefined && name !== 'now' && name !== 'env'
  )
  return Object.fromEntries(found)
}

const COMMON = { actor: 'octocat', repo: 'octo/repo', runAttempt: '2', runId: '1234567890', runNumber: '17' }

describe('in Actions', () => {
  test('a push', async () => {
    expect(await facts({ env: PUSH, eventPayload: { base_ref: null } })).toEqual({
      ...COMMON,
      sha: SHA,
      branch: 'feature/x'
    })
  })

  test('a push of a tag', async () => {
    const env = { ...PUSH, GITHUB_REF: 'refs/tags/v1', GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'tag' }
    const expected = { ...COMMON, sha: SHA, gitTag: 'v1', baseBranch: 'main' }
    expect(await facts({ env, eventPayload: { base_ref: 'refs/heads/main' } })).toEqual(expected)
  })

  const pullRequest = {
    ...PUSH,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REF_NAME: '7/merge',
    GITHUB_SHA: MERGE
  }
  const event = {
    number: 7,
    pull_request: { number: 7, head: { sha: SHA, ref: 'topic' }, base: { ref: 'main' } }
  }
  const ofPullRequest = { ...COMMON, sha: SHA, branch: 'topic', baseBranch: 'main', pr: '7' }

  test('a pull request: the head, not the merge commit', async () => {
    const env = { ...pullRequest, GITHUB_HEAD_REF: 'topic', GITHUB_BASE_REF: 'main' }
    expect(await facts({ env, eventPayload: event })).toEqual(ofPullRequest)
  })

  test('pull_request_target, whose ref is the base branch', async () => {
    const env = {
      ...PUSH,
      GITHUB_EVENT_NAME: 'pull_request_target',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_HEAD_REF: 'topic',
      GITHUB_BASE_REF: 'main',
      GITHUB_SHA: MERGE
    }
    expect(await facts({ env, eventPayload: event })).toEqual(ofPullRequest)
  })

  test('a review, for which the runner sets neither head nor base', async () => {
    const env = { ...pullRequest, GITHUB_EVENT_NAME: 'pull_request_review' }
    expect(await facts({ env, eventPayload: { pull_request: event.pull_request } })).toEqual(ofPullRequest)
  })

  test('a pull request without its event', async () => {
    expect(await facts({ env: pullRequest })).toEqual({ ...COMMON, sha: MERGE, pr: '7' })
  })

  test('an event that is not what it should be says nothing', async () => {
    const odd = {
      number: { x: 1 },
      pull_request: { number: null, head: 'x', base: { ref: ['main'] } },
      base_ref: ''
    }
    for (const eventPayload of [odd, null, [], 'text', 3, { pull_request: null }]) {
      expect(await facts({ env: pullRequest, eventPayload })).toEqual({ ...COMMON, sha: MERGE, pr: '7' })
    }
    const env = { ...pullRequest, GITHUB_REF: '' }
    expect(await facts({ env, eventPayload: Object.create({ number: 9 }) })).not.toHaveProperty('pr')
  })

  test('nothing is taken from git but the date of the commit', async () => {
    const folder = repository({ 'a.yaml': 'A' })
    gitIn(folder, 'tag', 'v9')
    gitIn(folder, 'remote', 'add', 'origin', 'https://example.com/other/other.git')
    expect(await facts({ env: { GITHUB_ACTIONS: 'true' }, workingDirectory: folder })).toEqual({})
  })
})

describe('commit date', () => {
  const folder = repository({})
  const committed = new Date('2020-02-03T04:05:06Z')
  put(folder, { 'a.yaml': 'A' })
  gitIn(folder, 'add', 'a.yaml')
  const tree = gitIn(folder, 'rev-parse', 'HEAD^{tree}')
  const raw = `tree ${tree}\nauthor A <a@example.com> 1 +0000\ncommitter C <c@example.com> ${committed.getTime() / 1000} +0530\n\nx\n`
  put(folder, { '.git/raw': raw })
  const sha = gitIn(folder, 'hash-object', '-t', 'commit', '-w', '.git/raw')
  const at = async (GITHUB_SHA: string, eventPayload?: unknown, workingDirectory = folder) => {
    const env = { ...PUSH, GITHUB_SHA }
    return (await facts({ env, eventPayload, workingDirectory }, ['commit_date'])).commitDate
  }
  const event = { head_commit: { id: SHA, timestamp: '2026-01-02T03:04:05+02:00' } }

  test('is when it was committed, not written', async () => {
    expect(await at(sha)).toEqual(committed)
  })

  test('comes from the event where the commit is not here, if it is the one', async () => {
    expect(await at(SHA, event)).toEqual(new Date('2026-01-02T01:04:05Z'))
    expect(await at(SHA, event, nowhere)).toEqual(new Date('2026-01-02T01:04:05Z'))
    expect(await at(MERGE, event)).toBeUndefined()
    expect(await at(SHA, { head_commit: { id: SHA, timestamp: 'soon' } })).toBeUndefined()
    expect(await at(SHA, { head_commit: { id: SHA } })).toBeUndefined()
  })

  test.each(['HEAD', 'main', '--output=x', `${SHA}\n`, `${SHA}^`, SHA.slice(1), ''])(
    '2. %j is no commit id, so git is not asked',
    async (text) => {
      const asked: Processes = { has: () => true, run: () => Promise.reject(new Error('asked')) }
      const world = { env: { ...PUSH, GITHUB_SHA: text }, now, processes: asked, workingDirectory: folder }
      expect(await gatherFacts(new Set(['commit_date']), world)).toMatchObject({ commitDate: undefined })
    }
  )

  test('a signature is not checked, whatever program the repository names for it', async () => {
    const ran = join(temporaryFolder(), 'ran')
    const signed = raw.replace(
      '\n\n',
      '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n'
    )
    put(folder, { '.git/signed': signed, '.git/evil.sh': `#!/bin/sh\ntouch ${ran}\n` })
    const id = gitIn(folder, 'hash-object', '-t', 'commit', '-w', '.git/signed')
    gitIn(folder, 'config', 'log.showSignature', 'true')
    gitIn(folder, 'config', 'gpg.program', join(folder, '.git/evil.sh'))
    chmodSync(join(folder, '.git/evil.sh'), 0o755)
    expect(await at(id)).toEqual(committed)
    expect(existsSync(ran)).toBe(false)
    // The same settings do run it where git is called without care.
    gitIn(folder, 'show', '-s', id)
    expect(existsSync(ran)).toBe(true)
  })
})

describe('in a terminal', () => {
  test('everything is asked of git', async () => {
    const folder = repository({ 'a.yaml': 'A' })
    gitIn(folder, 'switch', '--quiet', '--create', 'feature/é')
    gitIn(folder, 'tag', 'v1.2.3')
    gitIn(folder, 'remote', 'add', 'origin', 'git@github.com:octo/repo.git')
    const sha = gitIn(folder, 'rev-parse', 'HEAD')
    const commitDate = new Date(Number(gitIn(folder, 'log', '-1', '--format=%ct')) * 1000)
    const expected = { sha, commitDate, branch: 'feature/é', gitTag: 'v1.2.3', repo: 'octo/repo' }
    expect(await facts({ workingDirectory: folder })).toEqual(expected)
    const mixed = { ...PUSH, GITHUB_ACTIONS: '', GITHUB_BASE_REF: 'main' }
    const rest = {
      runId: '1234567890',
      runNumber: '17',
      runAttempt: '2',
      actor: 'octocat',
      baseBranch: 'main'
    }
    expect(await facts({ workingDirectory: folder, env: mixed })).toEqual({ ...expected, ...rest })
  })

  test('a detached commit without a tag has neither branch nor tag', async () => {
    const folder = repository({ 'a.yaml': 'A' })
    gitIn(folder, 'tag', 'v1')
    commit(folder)
    gitIn(folder, 'checkout', '--quiet', '--detach')
    expect(Object.keys(await facts({ workingDirectory: folder })).sort()).toEqual(['commitDate', 'sha'])
  })

  test('a repository without a commit has a branch only', async () => {
    const folder = temporaryFolder()
    gitIn(folder, 'init', '--quiet')
    expect(await facts({ workingDirectory: folder })).toEqual({ branch: 'main' })
  })

  test('without a repository, and without git, nothing is known', async () => {
    expect(await facts({})).toEqual({})
    expect(await facts({ processes: childProcesses({ PATH: nowhere }) })).toEqual({})
  })
})

test('only what is needed is asked for', async () => {
  const calls: string[] = []
  const spy: Processes = {
    has: () => true,
    run: (tool, args) => {
      calls.push(args.at(-1) ?? tool)
      return Promise.resolve({ status: 0, stdout: Buffer.from(`${SHA}\n`), stderr: '', stopped: null })
    }
  }
  expect(await facts({ env: PUSH }, ['run_id', 'date', 'env'])).toEqual({ runId: '1234567890' })
  expect(await facts({ processes: spy }, ['date', 'env', 'run_id'])).toEqual({})
  expect(calls).toEqual([])
  expect(await facts({ processes: spy }, ['sha'])).toEqual({ sha: SHA })
  expect(calls).toEqual(['HEAD^{commit}'])
})

test('8. now is the clock, or SOURCE_DATE_EPOCH', async () => {
  const at = async (env: World['env']) =>
    gatherFacts(new Set(), { env, now, processes, workingDirectory: nowhere })
  expect((await at({})).now).toEqual(now)
  expect((await at({ SOURCE_DATE_EPOCH: '1' })).now).toEqual(new Date(1000))
  expect((await rejected(at({ SOURCE_DATE_EPOCH: 'x' }))).code).toBe('input')
  const env = { ANY: 'thing' }
  expect((await at(env)).env).toBe(env)
})

test.each([
  ['https://github.com/octo/repo.git', 'octo/repo'],
  ['https://github.com/octo/repo', 'octo/repo'],
  ['https://user:secret@github.com:8443/octo/repo.git/', 'octo/repo'],
  ['https://ghe.example.com/octo/repo.name.git', 'octo/repo.name'],
  ['git@github.com:octo/repo.git', 'octo/repo'],
  ['github.com:octo/repo', 'octo/repo'],
  ['git@host:/octo/repo.git', 'octo/repo'],
  ['ssh://git@github.com:22/octo/repo.git', 'octo/repo'],
  ['git+ssh://git@github.com/octo/repo.git', 'octo/repo'],
  ['https://gitlab.example.com/group/sub/repo.git', 'sub/repo'],
  ['https://github.com/repo', undefined],
  ['/srv/git/octo/repo.git', undefined],
  ['../octo/repo.git', undefined],
  ['file:///srv/octo/repo.git', undefined],
  ['C:\\git\\repo', undefined],
  ['', undefined]
])('the remote %j is the repository %j', (remote, expected) => {
  expect(repositoryOf(remote)).toBe(expected)
})

describe('readEvent', () => {
  const folder = temporaryFolder({ 'good.json': '{"number": 7}', 'bad.json': '{', 'empty.json': '' })

  test('gives the JSON, or undefined where there is none', () => {
    expect(readEvent({ GITHUB_EVENT_PATH: join(folder, 'good.json') })).toEqual({ number: 7 })
    expect(readEvent({})).toBeUndefined()
    expect(readEvent({ GITHUB_EVENT_PATH: '' })).toBeUndefined()
  })

  test.each([
    ['bad.json', 'is not JSON'],
    ['empty.json', 'is not JSON'],
    ['none.json', 'cannot be read: no such file or directory (ENOENT)']
  ])('%s is an error', (name, why) => {
    const path = join(folder, name)
    const text = `GITHUB_EVENT_PATH names "${path}", which ${why}. Unset it, or name the event file.`
    expect(raised(() => readEvent({ GITHUB_EVENT_PATH: path }))).toEqual({ code: 'input', text })
  })
})
