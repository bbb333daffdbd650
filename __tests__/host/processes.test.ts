import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { childProcesses } from '../../src/host/processes.js'
import { asNobodyAsync, rejected, temporaryFolder } from '../support/folder.js'

const PATH = process.env['PATH']
const processes = childProcesses({ PATH })

function script(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
}

test('gives the status and both outputs, bytes as they are', async () => {
  const { status, stdout, stderr } = await processes.run('sh', [
    '-c',
    "printf 'a\\0\\377\\n'; echo oops >&2; exit 3"
  ])
  expect(stdout).toEqual(Buffer.from([0x61, 0, 0xff, 0x0a]))
  expect([status, stderr]).toEqual([3, 'oops\n'])
})

test('gives large output whole', async () => {
  const { stdout } = await processes.run('sh', ['-c', 'head -c 3000000 /dev/zero'])
  expect(stdout.equals(Buffer.alloc(3_000_000))).toBe(true)
})

test('a tool that is ended by a signal has status -1', async () => {
  expect((await processes.run('sh', ['-c', 'kill -9 $$'])).status).toBe(-1)
})

test('1. arguments reach the tool as they are, through no shell', async () => {
  const args = ['$(id)', '`id`', 'a b', '', '"', "'", '\\', '*', '-n', '; id', '\n', 'é']
  const { stdout } = await processes.run('printf', ['%s|', ...args])
  expect(stdout.toString()).toBe(args.map((arg) => `${arg}|`).join(''))
})

test('of the environment only what is harmless is passed on, and what the call adds', async () => {
  const secrets = {
    INPUT_TOKEN: 's',
    GITHUB_TOKEN: 's',
    GH_TOKEN: 's',
    GIT_DIR: '/x',
    GIT_EXEC_PATH: '/x',
    NODE_OPTIONS: '-x'
  }
  const run = childProcesses({ PATH, HOME: '/h', LANG: 'C', ...secrets }).run('env', [], {
    env: { ADDED: 'yes' }
  })
  expect((await run).stdout.toString().trim().split('\n').sort()).toEqual([
    'ADDED=yes',
    'HOME=/h',
    'LANG=C',
    `PATH=${PATH ?? ''}`
  ])
})

test('runs in the folder that is asked for', async () => {
  const cwd = temporaryFolder()
  expect((await processes.run('pwd', [], { cwd })).stdout.toString()).toBe(`${cwd}\n`)
})

test('a tool in a folder with blanks and quotes is found', async () => {
  const folder = join(temporaryFolder(), 'a "b" c')
  mkdirSync(folder)
  script(join(folder, 'tool'), 'echo "$#"')
  expect((await childProcesses({ PATH: folder }).run('tool', ['1 2', '3'])).stdout.toString()).toBe('2\n')
})

test('relative folders of PATH, folders and files that are not executable are passed over', async () => {
  const first = temporaryFolder({ tool: 'x' })
  const second = temporaryFolder({ 'tool/x': 'x' })
  const third = temporaryFolder()
  script(join(third, 'tool'), 'echo third')
  const cwd = temporaryFolder()
  script(join(cwd, 'tool'), 'echo here')
  const path = ['', '.', first, second, third].join(':')
  expect((await childProcesses({ PATH: path }).run('tool', [], { cwd })).stdout.toString()).toBe('third\n')
})

test('nothing is printed on the way, though a folder of PATH is closed', async () => {
  const closed = temporaryFolder({ 'in/sh': 'x' })
  chmodSync(closed, 0)
  const path = `${join(closed, 'in')}:${PATH ?? ''}`
  const write = jest.spyOn(process.stdout, 'write')
  const log = jest.spyOn(console, 'log')
  try {
    await asNobodyAsync(() => childProcesses({ PATH: path }).run('sh', ['-c', 'echo out; echo ::error::x']))
    expect([write.mock.calls, log.mock.calls]).toEqual([[], []])
  } finally {
    write.mockRestore()
    log.mockRestore()
    chmodSync(closed, 0o755)
  }
})

test('a tool that cannot be started is an error', async () => {
  expect(await rejected(processes.run('no-such-tool', []))).toEqual({
    code: 'tool',
    text: '"no-such-tool" was not found. Install no-such-tool, or add its folder to PATH.'
  })
  const cwd = join(temporaryFolder(), 'none')
  expect(await rejected(processes.run('sh', [], { cwd }))).toEqual({
    code: 'tool',
    text: `"sh" could not be started in "${cwd}": no such file or directory (ENOENT).`
  })
})

test('gives the tool what it is to read, and does not mind one that reads nothing', async () => {
  const input = Buffer.alloc(1_000_000, 'x')
  expect((await processes.run('wc', ['-c'], { input })).stdout.toString().trim()).toBe('1000000')
  expect(await processes.run('true', [], { input })).toMatchObject({ status: 0, stopped: null })
  expect((await processes.run('cat', [])).stdout).toHaveLength(0)
})

test('has says whether a tool is there', () => {
  expect([processes.has('sh'), processes.has('no-such-tool')]).toEqual([true, false])
})

/** Whether somebody still runs `sleep` for so many seconds. */
async function sleeps(seconds: number): Promise<boolean> {
  const { stdout } = await processes.run('ps', ['-eo', 'args'])
  return stdout.toString().split('\n').includes(`sleep ${seconds}`)
}

test('40. what takes too long is ended, with all that it started', async () => {
  const run = processes.run('sh', ['-c', 'echo a; (sleep 4711 & sleep 4711) & wait'], { timeLimit: 300 })
  expect(await run).toMatchObject({ status: -1, stopped: 'time', stdout: Buffer.from('a\n') })
  expect(await sleeps(4711)).toBe(false)
})

test('40. what prints too much is ended, with all that it started', async () => {
  const run = processes.run('sh', ['-c', 'sleep 4712 & yes'], { outputLimit: 100_000 })
  const { status, stopped, stdout } = await run
  expect([status, stopped]).toEqual([-1, 'output'])
  expect(stdout.length).toBeLessThanOrEqual(100_000)
  expect(await sleeps(4712)).toBe(false)
})

test('what a tool leaves running ends with it', async () => {
  expect(await processes.run('sh', ['-c', 'sleep 4713 & echo done'])).toMatchObject({
    status: 0,
    stopped: null
  })
  expect(await sleeps(4713)).toBe(false)
})

test('what has left the group does not keep the call waiting', async () => {
  const run = processes.run('setsid', ['sleep', '3'], { timeLimit: 200 })
  const start = performance.now()
  await run
  expect(performance.now() - start).toBeLessThan(2500)
})
