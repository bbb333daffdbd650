import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { gitEnvironment } from '../../src/host/git-access.js'
import { gitRemote } from '../../src/host/git-remote.js'
import { childProcesses } from '../../src/host/processes.js'
import { gitIn, repository, temporaryFolder } from '../support/folder.js'
import { startAction } from '../support/program.js'
import { describeWith, SSHD } from '../support/tools.js'

const folder = temporaryFolder()
const key = (name: string): string => readFileSync(join(folder, name), 'utf8')
let port = 0
let sshd: ChildProcess | undefined

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const found = (server.address() as AddressInfo).port
  await new Promise((resolve) => server.close(resolve))
  return found
}

function remoteWith(privateKey: string, bare: string, temporary: string, home = temporaryFolder()) {
  return gitRemote({
    access: { kind: 'key', url: `ssh://${userInfo().username}@127.0.0.1:${port}${bare}`, key: privateKey },
    ...{ name: 'acme/ops', prefix: '', workingDirectory: '/nowhere', temporary, env: { HOME: home } },
    author: { name: 'Test', email: 'test@example.com' },
    processes: childProcesses(process.env),
    now: () => new Date()
  })
}

/** A home that knows our server. */
function knowing(): string {
  return temporaryFolder({ '.ssh/known_hosts': `[127.0.0.1]:${port} ${key('host.pub')}` })
}

describeWith('sshd', 'with a deploy key', () => {
  beforeAll(async () => {
    for (const name of ['host', 'deploy', 'other'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)])
    writeFileSync(join(folder, 'authorized'), key('deploy.pub'), { mode: 0o600 })
    port = await freePort()
    // As root, it separates its rights there.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true })
    const options = {
      ...{ HostKey: join(folder, 'host'), AuthorizedKeysFile: join(folder, 'authorized'), PidFile: 'none' },
      ...{ StrictModes: 'no', UsePAM: 'no', PasswordAuthentication: 'no', PermitRootLogin: 'yes' },
      ...{ ListenAddress: `127.0.0.1:${port}` }
    }
    const words = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])
    sshd = spawn(SSHD, ['-D', '-e', '-f', '/dev/null', ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
    await new Promise<void>((resolve) => sshd?.stderr?.on('data', (data: Buffer) => {
      if (data.includes('Server listening')) resolve()
    })) // prettier-ignore
  })
  afterAll(() => {
    sshd?.kill()
  })

  test('a deploy key pushes, and is gone afterwards', async () => {
    const bare = temporaryFolder()
    gitIn(bare, 'clone', '--quiet', '--bare', repository({ 'a.yaml': 'x: 1\n' }), '.')
    const temporary = temporaryFolder()
    const remote = await remoteWith(key('deploy'), bare, temporary, knowing())
    const tip = await remote.tip('main')
    if (tip === undefined) throw new Error('there is no main')
    const commit = await remote.commit(tip, [{ path: 'a.yaml', after: Buffer.from('x: 2\n') }], 'x\n')
    expect(await remote.push('main', tip.commit, commit)).toEqual({ kind: 'accepted', commit })
    remote.close()
    expect(gitIn(bare, 'show', 'main:a.yaml')).toBe('x: 2')
    expect(readdirSync(temporary)).toEqual([])
  })

  test('the Action pushes with a deploy key to the port of the checkout, and leaves no key', async () => {
    const pod = 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: "acme/shop:old"}]}\n'
    const bare = join(temporaryFolder(), 'acme/ops.git')
    mkdirSync(bare, { recursive: true })
    gitIn(bare, 'clone', '--quiet', '--bare', repository({ 'pod.yaml': pod }), '.')
    const [work, temporary, before] = [temporaryFolder(), temporaryFolder(), gitIn(bare, 'rev-parse', 'main')]
    gitIn(work, 'clone', '--quiet', bare, '.')
    gitIn(work, 'remote', 'set-url', 'origin', `ssh://${userInfo().username}@127.0.0.1:${port}${bare}`)
    const inputs = {
      images: 'acme/shop:v2',
      deliver: 'commit',
      'ssh-key': key('deploy'),
      'pull-policy': 'keep'
    }
    const step = await startAction(inputs, work, {
      env: {
        ...{ GITHUB_SERVER_URL: 'https://127.0.0.1', GITHUB_REPOSITORY: 'acme/ops' },
        ...{ HOME: knowing(), RUNNER_TEMP: temporary }
      }
    })
    expect(step).toMatchObject({ status: 0, stderr: '', outputs: { committed: 'true', branch: 'main' } })
    expect(gitIn(bare, 'show', 'main:pod.yaml')).toContain('shop:v2')
    expect(gitIn(bare, 'rev-parse', 'main~')).toBe(before)
    expect(readdirSync(temporary).filter((name) => /delivery/.test(name))).toEqual([])
    const shown = step.stdout.replace(/^::add-mask::.*$/gm, '')
    for (const line of key('deploy').split('\n').slice(1, -2)) expect(shown).not.toContain(line)
  })

  test('another key, and a server that nobody vouches for, are refused', async () => {
    const bare = temporaryFolder()
    gitIn(bare, 'clone', '--quiet', '--bare', repository({ 'a.yaml': 'x: 1\n' }), '.')
    const stranger = await remoteWith(key('deploy'), bare, temporaryFolder())
    await expect(stranger.tip('main')).rejects.toThrow(
      'Put the host key of the server into ~/.ssh/known_hosts'
    )
    stranger.close()
    const remote = await remoteWith(key('other'), bare, temporaryFolder(), knowing())
    await expect(remote.tip('main')).rejects.toThrow('Permission denied')
    remote.close()
  })
})

test("github.com's keys are pinned, whoever runs this", () => {
  const home = temporaryFolder()
  const access = { kind: 'key', url: 'ssh://git@github.com/acme/ops.git', key: 'x' } as const
  const { GIT_SSH_COMMAND: command } = gitEnvironment(access, home, {})
  expect(command).toContain(`'UserKnownHostsFile="${home}/known-hosts"'`)
  expect(command).toContain("'StrictHostKeyChecking=yes'")
  const known = readFileSync(join(home, 'known-hosts'), 'utf8').trimEnd().split('\n')
  // As `ssh-keygen -l` prints them.
  const fingerprints = known.map((line) => {
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64')
    return createHash('sha256').update(bytes).digest('base64').replace(/=+$/, '')
  })
  expect(fingerprints).toEqual([
    '+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU',
    'p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM',
    'uNiVztksCsDhcc0u9e8BujQXVUpKZIDTMczCvj3tD2s'
  ])
})
