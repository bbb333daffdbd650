import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync
} from 'node:fs'
import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from '@jest/globals'
import { RepullError } from '../../src/errors.js'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A new folder with these files in it, removed after the tests of the file. Gives its real path. */
export function temporaryFolder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'repull-')))
  // Some tests look at it as another user.
  chmodSync(folder, 0o755)
  made.push(folder)
  put(folder, files)
  return folder
}

export function put(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Runs git in a folder as somebody, without the settings of whoever runs the tests. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'init.defaultBranch=main'
  ]
  return execFileSync('git', [...identity, '-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe']
  }).trim()
}

/** A repository whose one commit holds these files. */
export function repository(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder(files)
  gitIn(folder, 'init', '--quiet')
  commit(folder)
  return folder
}

export function commit(folder: string): void {
  gitIn(folder, 'add', '--all')
  gitIn(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x')
}

/** Everything below a folder: mode and content (or where a link leads) by path. What must not change is compared with this. */
export function contents(folder: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name)
    const stat = lstatSync(path)
    const mode = (stat.mode & 0o7777).toString(8)
    if (stat.isFile()) found[name] = `${mode} ${readFileSync(path).toString('latin1')}`
    else found[name] = stat.isSymbolicLink() ? `-> ${readlinkSync(path)}` : `${mode} not a file`
  }
  return found
}

/** The code and text of the RepullError that an action raises. */
export function raised(action: () => unknown): { code: string; text: string } {
  try {
    action()
  } catch (error) {
    return told(error)
  }
  throw new Error('nothing was raised')
}

export async function rejected(action: Promise<unknown>): Promise<{ code: string; text: string }> {
  const outcome = await action.then(
    () => new Error('nothing was raised'),
    (error: unknown) => error
  )
  return told(outcome)
}

function told(error: unknown): { code: string; text: string } {
  if (!(error instanceof RepullError)) throw error
  return { code: error.problems.map((problem) => problem.code).join(), text: error.message }
}

/** Runs an action with the rights of a user who owns nothing, where the tests run as root. */
export function asNobody<T>(action: () => T): T {
  const back = becomeNobody()
  try {
    return action()
  } finally {
    back()
  }
}

export async function asNobodyAsync<T>(action: () => Promise<T>): Promise<T> {
  const back = becomeNobody()
  try {
    return await action()
  } finally {
    back()
  }
}

function becomeNobody(): () => void {
  if (process.geteuid?.() !== 0) return () => undefined
  process.seteuid?.(65534)
  return () => process.seteuid?.(0)
}
