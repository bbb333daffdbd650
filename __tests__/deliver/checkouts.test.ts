import { execFileSync, spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { contents, gitIn, put, temporaryFolder } from '../support/folder.js'
import { fileOf, GitServer, pushedByAnother, TOKEN } from '../support/git-server.js'
import { startAction, startCli } from '../support/program.js'

const WEB = `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: web
      image: ghcr.io/acme/shop:old
      imagePullPolicy: Always
`
const CRLF = WEB.replaceAll('\n', '\r\n')
const wanted = (text: string): string => text.replace(':old', ':v2')
const WRONG = 'AUTHORIZATION: basic d3Jvbmc6d3Jvbmc='

let server: GitServer
let count = 0
/** The repository of the test. */
let name = ''
beforeAll(async () => {
  server = await new GitServer().start()
})
afterAll(() => server.stop())
beforeEach(() => {
  name = `acme/ops-${(count += 1)}`
  server.requests.length = 0
})

interface Prepared {
  /** The working directory of the step. */
  readonly work: string
  readonly env?: NodeJS.ProcessEnv
  readonly inputs?: Readonly<Record<string, string>>
  /** False where the branch is not what is checked out, or its files are not. */
  readonly isHere?: boolean
}

/** A clone as actions/checkout leaves it, with no credentials in it. */
function clone(bare: string, ...options: readonly string[]): string {
  const work = temporaryFolder()
  gitIn(work, 'clone', '--quiet', ...options, `file://${bare}`, '.')
  gitIn(work, 'remote', 'set-url', 'origin', `${server.url}/${name}`)
  return work
}

/** The same with the credentials of actions/checkout up to v5. */
function checkout(bare: string, ...options: readonly string[]): string {
  const work = clone(bare, ...options)
  gitIn(work, 'config', `http.${server.url}/.extraheader`, WRONG)
  return work
}

/** The credentials of actions/checkout from v6 on: in a file of RUNNER_TEMP, which the repository includes. */
function included(work: string): void {
  const file = join(temporaryFolder(), 'git-credentials-6f1c.config')
  writeFileSync(file, `[http "${server.url}/"]\n\textraheader = ${WRONG}\n`)
  for (const folder of [`${work}/.git`, `${work}/.git/worktrees/*`, '/github/workspace/.git'])
    gitIn(work, 'config', `includeIf.gitdir:${folder}.path`, file)
}

function detached(work: string, at = 'HEAD'): string {
  gitIn(work, 'checkout', '--quiet', '--detach', at)
  return work
}

const READ = ['core.fsmonitor=false', 'safe.directory=*', 'core.hooksPath=/dev/null', 'filter.x.clean=cat', 'filter.x.smudge=cat'].flatMap((setting) => ['-c', setting]) // prettier-ignore
function ask(work: string, ...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], HOME: work, GIT_OPTIONAL_LOCKS: '0', GIT_CONFIG_NOSYSTEM: '1' }
  return spawnSync('git', [...READ, ...args], { cwd: work, env, encoding: 'utf8' }).stdout
}

/** Index, references, settings and everything else of git's, byte for byte, with times; and what git makes of the work tree. */
function gitState(work: string): unknown {
  const folder = ask(work, 'rev-parse', '--path-format=absolute', '--git-common-dir').trim()
  return {
    files: contents(folder),
    times: timesIn(folder),
    index: ask(work, 'ls-files', '-s', '-v'),
    references:
      ask(work, 'for-each-ref') + ask(work, 'rev-parse', 'HEAD') + ask(work, 'symbolic-ref', 'HEAD'),
    settings: ask(work, 'config', '--list', '--show-origin'),
    status: ask(work, 'status', '--porcelain=v2', '-z', '--', '.', ':!apps/web.yaml')
  }
}

function timesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(paths.map((path) => [path, String(lstatSync(join(folder, path), { bigint: true }).mtimeNs)])) // prettier-ignore
}

/** The work tree without what is written there, and the folder that this is in. */
function without<T>(files: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => path !== 'apps' && path !== 'apps/web.yaml')
  )
}

const PULL = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_REF_NAME: '7/merge', GITHUB_EVENT_NAME: 'pull_request' } // prettier-ignore

/** How the branch that is named is found: `main` is what GITHUB_REF says. */
const KINDS: Readonly<Record<string, (bare: string) => Prepared>> = {
  '62. whole': (bare) => ({ work: checkout(bare) }),
  '62. shallow': (bare) => ({ work: checkout(bare, '--depth=1') }),
  '62. detached': (bare) => ({ work: detached(checkout(bare)), isHere: false }),
  '62. a tag': (bare) => {
    gitIn(bare, 'tag', 'v1', 'main')
    const env = { GITHUB_REF: 'refs/tags/v1', GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'tag' }
    return { work: checkout(bare, '--branch=v1'), env, inputs: { branch: 'main' }, isHere: false }
  },
  '62. the merge of a pull request': (bare) => {
    gitIn(bare, 'update-ref', 'refs/pull/7/merge', 'main')
    const work = checkout(bare, '--depth=1')
    gitIn(work, 'fetch', '--quiet', `file://${bare}`, '+refs/pull/7/merge:refs/remotes/pull/7/merge')
    detached(work, 'refs/remotes/pull/7/merge')
    return { work, env: PULL, inputs: { branch: 'main' }, isHere: false }
  },
  '62. sparse': (bare) => {
    const work = checkout(bare)
    gitIn(work, 'sparse-checkout', 'set', 'docs')
    return { work, isHere: false }
  },
  '62. worktree': (bare) => {
    const [first, other] = [detached(checkout(bare)), join(temporaryFolder(), 'tree')]
    gitIn(first, 'worktree', 'add', '--quiet', other, 'main')
    return { work: other }
  },
  '62. with a submodule': (bare) => {
    const inner = server.make(`acme/inner-${count}`, { 'x.yaml': WEB })
    pushedByAnother(bare, (work) => gitIn(work, 'submodule', '--quiet', 'add', `file://${inner}`, 'inner'))
    const work = checkout(bare)
    gitIn(work, 'submodule', '--quiet', 'update', '--init')
    return { work }
  },
  '62. owned by somebody else': (bare) => {
    const work = checkout(bare)
    execFileSync('chown', ['-R', '12345', work])
    return { work }
  },
  '62. a bare one': (bare) => ({ work: checkout(bare, '--bare'), isHere: false }),
  '62. an address for SSH, with a port': (bare) => {
    const work = checkout(bare)
    gitIn(work, 'remote', 'set-url', 'origin', `ssh://git@127.0.0.1:2222/${name}.git`)
    return { work }
  },
  '63. credentials of actions/checkout v6 and later': (bare) => {
    const work = clone(bare)
    included(work)
    return { work }
  },
  '63. the same, in a worktree': (bare) => {
    const [first, other] = [detached(clone(bare)), join(temporaryFolder(), 'tree')]
    included(first)
    gitIn(first, 'worktree', 'add', '--quiet', other, 'main')
    return { work: other }
  },
  '63. those of both': (bare) => {
    const work = checkout(bare)
    included(work)
    return { work }
  },
  '63. none, as with persist-credentials: false': (bare) => ({ work: clone(bare) }),
  '63. the deploy key of actions/checkout': (bare) => {
    const work = clone(bare)
    gitIn(work, 'remote', 'set-url', 'origin', `git@127.0.0.1:${name}.git`)
    gitIn(work, 'config', 'core.sshCommand', `"touch" "${work}/pwned"`)
    return { work }
  },
  '63. others in the home and the environment of the runner': (bare) => {
    const home = temporaryFolder({
      '.gitconfig': `[http]\n\textraheader = ${WRONG}\n[http "${server.url}/"]\n\textraheader = ${WRONG}\n[credential]\n\thelper = store\n[url "http://127.0.0.1:1/"]\n\tinsteadOf = ${server.url}/\n`,
      '.netrc': 'machine 127.0.0.1 login x password wrong\n',
      '.git-credentials': `${server.url.replace('://', '://x:wrong@')}\n`
    })
    const [key, value] = [`http.${server.url}/.extraheader`, WRONG]
    const settings = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: value }
    const env = { HOME: home, XDG_CONFIG_HOME: home, GIT_ASKPASS: '/bin/echo', ...settings }
    return { work: checkout(bare), env }
  },
  '64. hooks and settings that run programs': (bare) => {
    const work = checkout(bare)
    const programs = ['core.fsmonitor', 'core.sshCommand', 'filter.x.clean', 'filter.x.smudge', 'core.editor', 'core.pager'] // prettier-ignore
    for (const key of programs) gitIn(work, 'config', key, `touch ${work}/pwned;:`)
    gitIn(work, 'config', 'credential.helper', `!touch ${work}/pwned`)
    gitIn(work, 'config', 'url.http://127.0.0.1:1/.insteadOf', server.url)
    for (const hook of [
      'pre-push',
      'pre-commit',
      'post-commit',
      'post-index-change',
      'reference-transaction'
    ])
      put(work, { [`.git/hooks/${hook}`]: `#!/bin/sh\ntouch ${work}/pwned\n` })
    execFileSync('chmod', ['-R', '+x', join(work, '.git/hooks')])
    return { work }
  },
  '66. core.autocrlf, and attributes that want other line ends': (bare) => {
    const work = checkout(bare)
    gitIn(work, 'config', 'core.autocrlf', 'true')
    return { work }
  }
}

async function deploy(bare: string, { work, env = {}, inputs = {}, isHere = true }: Prepared, before = CRLF) {
  const isBare = ask(work, 'rev-parse', '--is-bare-repository').trim() === 'true'
  if (!isBare) {
    put(work, { 'untracked.txt': 'dirty', 'docs/x.md': 'changed\n', 'docs/staged.md': 'new\n' })
    ask(work, 'add', 'docs/staged.md')
  }
  const [state, tree, times] = [gitState(work), contents(work), timesIn(work)]
  const given = { images: 'ghcr.io/acme/shop:v2', files: 'apps', deliver: 'commit', token: TOKEN }
  expect(tree).not.toHaveProperty('pwned')
  const step = await startAction({ ...given, audit: 'off', render: 'off', ...inputs }, work, {
    env: { GITHUB_SERVER_URL: server.url, GITHUB_REPOSITORY: name, ...env }
  })
  expect(step).toMatchObject({ status: 0, outputs: { committed: 'true', branch: 'main' } })
  expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted(before))
  expect(gitIn(bare, 'diff', '--name-only', 'main~', 'main')).toBe('apps/web.yaml')
  expect(gitState(work)).toEqual(state)
  if (isHere) expect(readFileSync(join(work, 'apps/web.yaml'), 'utf8')).toBe(wanted(before))
  expect(isHere ? without(contents(work)) : contents(work)).toEqual(isHere ? without(tree) : tree)
  expect(isHere ? without(timesIn(work)) : timesIn(work)).toEqual(isHere ? without(times) : times)
  expect(server.requests.every(({ authorization }) => authorization.length === 1)).toBe(true)
  return step
}

/** A repository whose manifest has CRLF, with attributes that would change it. */
function make(...init: readonly string[]): string {
  const files = { 'apps/web.yaml': CRLF, 'docs/x.md': 'x\n' }
  const bare = server.make(name, files, ...init)
  pushedByAnother(bare, (work) => writeFileSync(join(work, '.gitattributes'), '* text=auto\n*.md filter=x\n'))
  return bare
}

describe('a checkout stays as it is', () => {
  test.each(Object.entries(KINDS))('%s', async (_, prepare) => {
    const bare = make()
    await deploy(bare, prepare(bare))
  })

  test('62. with SHA-256', async () => {
    const bare = make('--object-format=sha256')
    const { outputs } = await deploy(bare, { work: checkout(bare) })
    expect(outputs['commit-sha']).toMatch(/^[0-9a-f]{64}$/)
  })

  const knowsReftable = spawnSync('git', ['init', '--quiet', '--ref-format=reftable', temporaryFolder()]).status === 0 // prettier-ignore
  if (!knowsReftable) console.log('LEFT OUT, as this git is older than 2.45: a checkout with reftable')
  const withReftable = knowsReftable ? test : undefined
  withReftable?.('62. with reftable', async () => {
    const bare = make()
    await deploy(bare, { work: checkout(bare, '--ref-format=reftable') })
  })
})

describe('63. a token in a terminal', () => {
  const commit = (work: string, env: NodeJS.ProcessEnv = {}) =>
    startCli(['apps', '-i', 'ghcr.io/acme/shop:v2', '--deliver', 'commit', '--token', TOKEN], work, {
      env: { GITHUB_SERVER_URL: server.url, ...env }
    })

  test.each(['ssh://git@127.0.0.1:2222/', 'git@127.0.0.1:', 'ssh://127.0.0.1/'])(
    'goes to the server, whose address in the clone is %s',
    async (address) => {
      const bare = make()
      const work = clone(bare)
      gitIn(work, 'remote', 'set-url', 'origin', `${address}${name}.git`)
      expect(await commit(work)).toMatchObject({ status: 0, stderr: '' })
      expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted(CRLF))
      expect(server.requests.every(({ authorization }) => authorization.length === 1)).toBe(true)
    }
  )

  test.each(['ssh://git@localhost:2222/', 'http://127.0.0.1:1/', 'git@evil.example:'])(
    'goes nowhere where the clone is of another: %s',
    async (address) => {
      const work = clone(make())
      gitIn(work, 'remote', 'set-url', 'origin', `${address}${name}.git`)
      const ended = await commit(work)
      expect(ended.status).toBe(2)
      expect(ended.stderr).toContain(`token: it is for ${server.url} alone`)
      expect(server.requests).toEqual([])
    }
  )
})

test('62. the merge of a pull request alone is no branch to commit to', async () => {
  const work = detached(checkout(make()))
  const before = [gitState(work), contents(work)]
  const step = await startAction(
    { images: 'ghcr.io/acme/shop:v2', deliver: 'commit', token: TOKEN, audit: 'off', render: 'off' },
    work,
    { env: { GITHUB_SERVER_URL: server.url, GITHUB_REPOSITORY: name, ...PULL } }
  )
  expect(step.status).toBe(1)
  expect(step.stdout).toContain('branch: no branch is checked out')
  expect([gitState(work), contents(work)]).toEqual(before)
})

test('62. a submodule is a checkout of another repository', async () => {
  const bare = make()
  const inner = server.make(`acme/inner-${count}`, { 'x.yaml': WEB })
  const work = checkout(bare)
  gitIn(work, 'submodule', '--quiet', 'add', `file://${inner}`, 'inner')
  gitIn(join(work, 'inner'), 'remote', 'set-url', 'origin', `${server.url}/acme/inner`)
  mkdirSync(join(work, 'more'))
  const before = contents(work)
  const step = await startAction(
    { images: 'ghcr.io/acme/shop:v2', deliver: 'commit', token: TOKEN, 'working-directory': 'inner' },
    work,
    { env: { GITHUB_SERVER_URL: server.url, GITHUB_REPOSITORY: name } }
  )
  expect(step.status).toBe(1)
  expect(step.stdout).toContain(`it lies in a checkout of acme/inner, and this workflow is of ${name}.`)
  expect(contents(work)).toEqual(before)
})
