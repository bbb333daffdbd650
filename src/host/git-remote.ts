import { readFileSync, rmSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Identity } from '../destination.js'
import { RepullError } from '../errors.js'
import { commitTree } from './commit-tree.js'
import { gitEnvironment } from './git-access.js'
import type { Access } from './git-access.js'
import { GitObjects } from './git-objects.js'
import { requireGit, requireUrl } from './git-requirements.js'
import { readEntries } from './ls-tree.js'
import type { Entries } from './ls-tree.js'
import type { Output, Processes } from './processes.js'
import { readPush } from './push-report.js'
import { refusalOf, unreached } from './refusal.js'
import type { FileEdit, History, Remote, Sent, Tip } from './remote.js'
import { makeScratch } from './scratch.js'
import type { Tree } from './tree.js'

export interface RemoteOptions {
  readonly access: Access
  /** Whom to name in messages. */
  readonly name: string
  /** The working directory from the root of the repository: empty, or ending in `/`. */
  readonly prefix: string
  readonly workingDirectory: string
  /** The folder in which everything is kept while it is needed. */
  readonly temporary: string
  readonly author: Identity
  readonly processes: Processes
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
}

// Enough to see most runs that were faster than this one. A commit that changes one file costs about 1 KiB.
const FIRST_DEPTH = 20
const MAX_DEPTH = 2000
const PUSH_TIME = 60 * 1000

/** A repository that is reached with git, through a bare one of ours. Raises `tool`. */
export async function gitRemote(options: RemoteOptions): Promise<Remote> {
  const { access, processes, env } = options
  await requireGit(processes)
  const scratch = makeScratch(options.temporary, 'delivery')
  try {
    const git = new GitObjects(scratch.path, processes, gitEnvironment(access, scratch.path, env))
    await git.ask(['init', '--quiet', '--bare', '--template=', '--', scratch.path])
    await requireUrl(git, access)
    return new GitRemote(git, options, scratch.remove)
  } catch (error) {
    scratch.remove()
    throw error
  }
}

class GitRemote implements Remote {
  readonly name: string
  readonly #git: GitObjects
  readonly #options: RemoteOptions
  readonly #remove: () => void
  readonly #blobs = new Map<string, Buffer>()
  readonly #entries = new WeakMap<Tip, Entries>()
  #depth = FIRST_DEPTH

  constructor(git: GitObjects, options: RemoteOptions, remove: () => void) {
    this.name = options.name
    this.#git = git
    this.#options = options
    this.#remove = remove
  }

  async defaultBranch(): Promise<string> {
    const output = await this.#git.run(['ls-remote', '--symref', '--end-of-options', 'origin', 'HEAD'])
    if (output.status !== 0) throw this.#unreached(output)
    const branch = /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(output.stdout.toString())?.[1]
    if (branch !== undefined) return branch
    const message = `${this.name} does not say which its default branch is.`
    throw new RepullError({ code: 'refused', level: 'error', message, hint: 'Name one with "branch".' })
  }

  async tip(branch: string): Promise<Tip | undefined> {
    const ours = `refs/repull/${branch}`
    const output = await this.#fetch(`+refs/heads/${branch}:${ours}`)
    if (/couldn't find remote ref/.test(output.stderr)) return undefined
    if (output.status !== 0) throw this.#unreached(output)
    const commit = await this.#git.line(['rev-parse', '--verify', '--end-of-options', `${ours}^{commit}`])
    const entries = readEntries(await this.#git.ask(['ls-tree', '-r', '-z', '--full-tree', commit]))
    const tip: Tip = {
      commit,
      read: (work) => this.#read(entries, work),
      objectAt: (path) => this.#fileAt(entries, path)?.object,
      entryAt: (path) => this.#fileAt(entries, path),
      pathsOf: (object) =>
        [...entries.byPath.values()]
          .filter((entry) => entry.object === object)
          .map(({ path }) => posix.relative(this.#home, path))
    }
    this.#entries.set(tip, entries)
    return tip
  }

  async commit(tip: Tip, edits: readonly FileEdit[], message: string): Promise<string> {
    const entries = this.#entries.get(tip)
    const files = edits.map(({ path, after }) => {
      const entry = entries && this.#fileAt(entries, path)
      if (entry === undefined) throw new Error(`${tip.commit} has no file ${JSON.stringify(path)}`)
      return { path: entry.path, mode: entry.mode, bytes: after }
    })
    const { author, now } = this.#options
    return this.#git.commit(tip.commit, files, { message, author, now: now() })
  }

  async push(branch: string, expected: string | null, commit: string): Promise<Sent> {
    const ref = `refs/heads/${branch}`
    // A lease forces nothing here: the commit is a child of the one that is expected. It keeps a branch that was deleted
    // meanwhile from being made again.
    const lease = `--force-with-lease=${ref}:${expected ?? ''}`
    const quiet = ['--porcelain', '--no-progress', '--no-verify', '--no-signed', '--no-follow-tags']
    const output = await this.#git.run(
      ['push', ...quiet, lease, '--end-of-options', 'origin', `${commit}:${ref}`],
      { timeLimit: PUSH_TIME }
    )
    return readPush(output, commit, ref)
  }

  async holds(tip: Tip, commit: string, since: Date): Promise<boolean> {
    if (tip.commit === commit) return true
    const isBelow = async (): Promise<boolean> =>
      (await this.#git.run(['merge-base', '--is-ancestor', commit, tip.commit])).status === 0
    if (await isBelow()) return true
    await this.history(tip, since)
    return isBelow()
  }

  async history(tip: Tip, since: Date | null): Promise<History> {
    for (;;) {
      const log = await this.#git.ask(['log', '-z', '--format=%H%n%ct%n%B', tip.commit])
      const commits = log
        .toString()
        .split('\0')
        .filter((text) => text !== '')
        .map(readLogged)
      const cut = this.#cutOff()
      const isFarEnough = commits
        .filter(({ commit }) => cut.has(commit))
        .every(({ time }) => since !== null && time < since.getTime() / 1000)
      if (isFarEnough || this.#depth >= MAX_DEPTH) return { commits, complete: isFarEnough }
      this.#depth = Math.min(this.#depth * 5, MAX_DEPTH)
      const output = await this.#fetch(tip.commit)
      if (output.status !== 0) throw this.#unreached(output)
    }
  }

  async changedPaths(commit: string): Promise<readonly string[]> {
    const args = [
      'diff-tree',
      '-r',
      '-z',
      '-m',
      '--root',
      '--no-commit-id',
      '--name-only',
      '--no-renames',
      commit
    ]
    const paths = (await this.#git.ask(args)).toString().split('\0').slice(0, -1)
    return paths.map((path) => posix.relative(this.#home, path))
  }

  close(): void {
    this.#remove()
  }

  get #home(): string {
    return this.#options.prefix === '' ? '.' : this.#options.prefix
  }

  #fileAt(entries: Entries, path: string) {
    return entries.byPath.get(posix.join(this.#home, path))
  }

  /** Without the contents of files; they are fetched when something reads them. */
  async #fetch(refspec: string): Promise<Output> {
    const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc']
    const shallow = [`--depth=${this.#depth}`, '--filter=blob:none', '--update-shallow']
    const fetch = () => this.#git.run(['fetch', ...quiet, ...shallow, '--end-of-options', 'origin', refspec])
    const output = await fetch()
    const other = /mismatched algorithms: client \w+; server (sha1|sha256)/.exec(output.stderr)?.[1]
    if (other === undefined) return output
    // A repository keeps the format that it was made with, and nothing is in this one yet.
    for (const name of ['HEAD', 'config', 'objects', 'refs'])
      rmSync(join(this.#git.folder, name), { recursive: true, force: true })
    await this.#git.ask(['init', '--quiet', '--bare', '--template=', `--object-format=${other}`])
    return fetch()
  }

  async #read<T>(entries: Entries, work: (tree: Tree) => Promise<T>): Promise<T> {
    const { prefix, workingDirectory } = this.#options
    for (;;) {
      const wanted = new Set<string>()
      const blob = (object: string): Buffer | undefined => {
        const bytes = this.#blobs.get(object)
        if (bytes === undefined) wanted.add(object)
        return bytes
      }
      const outcome = await settled(work(commitTree({ entries, prefix, workingDirectory, blob })))
      if (wanted.size === 0) return outcome()
      await this.#load([...wanted])
    }
  }

  /** Fetches in one go, as git does itself where it misses objects of a partial clone, but one by one (promisor-remote.c). */
  async #load(objects: readonly string[]): Promise<void> {
    const args = [
      '-c',
      'fetch.negotiationAlgorithm=noop',
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head'
    ]
    const only = ['--no-recurse-submodules', '--no-auto-gc', '--filter=blob:none', '--stdin', 'origin']
    const output = await this.#git.run([...args, ...only], { input: Buffer.from(`${objects.join('\n')}\n`) })
    // A server that knows no filters has sent everything before, and may not want to be asked for single objects.
    if (output.status !== 0 && refusalOf(output.stderr) !== undefined) throw this.#unreached(output)
    for (const [object, bytes] of await this.#git.blobs(objects)) this.#blobs.set(object, bytes)
  }

  /** The commits whose parents are not here. */
  #cutOff(): Set<string> {
    try {
      return new Set(readFileSync(join(this.#git.folder, 'shallow'), 'utf8').split('\n'))
    } catch {
      return new Set()
    }
  }

  #unreached(output: Output): RepullError {
    return unreached(this.name, output)
  }
}

interface Timed {
  readonly commit: string
  readonly message: string
  /** In seconds. */
  readonly time: number
}

function readLogged(text: string): Timed {
  const [commit = '', time = '', ...message] = text.split('\n')
  return { commit, time: Number(time), message: message.join('\n') }
}

/** Keeps what came of it until somebody asks. */
async function settled<T>(work: Promise<T>): Promise<() => T> {
  try {
    const value = await work
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}
