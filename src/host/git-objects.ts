import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Identity } from '../destination.js'
import { RepullError } from '../errors.js'
import type { Output, Processes, RunOptions } from './processes.js'
import { notKept } from './scratch.js'

/** A file of a new tree. `path`: from the root of the repository. */
export interface TreeEdit {
  readonly path: string
  readonly mode: string
  readonly bytes: Uint8Array
}

// A clone of a large repository takes its time; a push of ours is small.
const TIME_LIMIT = 10 * 60 * 1000
const NO_ROOM = /^(?!remote:).*(No space left on device|Disk quota exceeded)/m

/** A bare repository of ours, and git in it. */
export class GitObjects {
  readonly folder: string
  readonly #processes: Processes
  readonly #env: Readonly<Record<string, string>>
  #indexes = 0

  constructor(folder: string, processes: Processes, env: Readonly<Record<string, string>>) {
    this.folder = folder
    this.#processes = processes
    this.#env = env
  }

  /** What git prints, whatever its status. Raises `write` where there is no room here. */
  async run(
    args: readonly string[],
    options: Pick<RunOptions, 'input' | 'env' | 'timeLimit'> = {}
  ): Promise<Output> {
    const env = { ...this.#env, ...options.env }
    const output = await this.#processes.run('git', ['--no-pager', ...args], {
      timeLimit: TIME_LIMIT,
      ...options,
      cwd: this.folder,
      env
    })
    // What a server says of its own disk begins with "remote:", but for what a push unpacks there.
    const full = args[0] === 'push' ? null : NO_ROOM.exec(output.stderr)
    if (output.status === 0 || full === null) return output
    throw notKept(dirname(this.folder), full[1] ?? '')
  }

  /** What git prints. Raises `tool` where it fails. */
  async ask(args: readonly string[], options: Pick<RunOptions, 'input' | 'env'> = {}): Promise<Buffer> {
    const output = await this.run(args, options)
    if (output.status === 0) return output.stdout
    throw gitFailed(args, output)
  }

  async line(args: readonly string[], options: Pick<RunOptions, 'input' | 'env'> = {}): Promise<string> {
    return (await this.ask(args, options)).toString().trimEnd()
  }

  /** The contents of objects that are here. Raises `tool` where one is not. */
  async blobs(objects: readonly string[]): Promise<Map<string, Buffer>> {
    const output = await this.ask(['cat-file', '--batch'], { input: Buffer.from(`${objects.join('\n')}\n`) })
    const found = new Map<string, Buffer>()
    let at = 0
    for (const object of objects) {
      const end = output.indexOf('\n', at)
      const [, type, size] = output.toString('latin1', at, end).split(' ')
      if (type !== 'blob') throw missing(object)
      const start = end + 1
      at = start + Number(size)
      found.set(object, output.subarray(start, at))
      at += 1
    }
    return found
  }

  /** A commit on another, with some of its files changed. Only objects are made; no filter sees the bytes. */
  async commit(
    parent: string,
    edits: readonly TreeEdit[],
    options: { readonly message: string; readonly author: Identity; readonly now: Date }
  ): Promise<string> {
    const { message, author, now } = options
    const index = { GIT_INDEX_FILE: join(this.folder, `repull-index-${(this.#indexes += 1)}`) }
    try {
      const lines: string[] = []
      for (const { path, mode, bytes } of edits) {
        const object = await this.line(['hash-object', '-w', '--no-filters', '--stdin'], { input: bytes })
        lines.push(`${mode} ${object}\t${path}\0`)
      }
      await this.ask(['read-tree', parent], { env: index })
      await this.ask(['update-index', '-z', '--index-info'], {
        env: index,
        input: Buffer.from(lines.join(''))
      })
      const tree = await this.line(['write-tree', '--missing-ok'], { env: index })
      const date = `${Math.floor(now.getTime() / 1000)} +0000`
      const env = {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: author.name,
        GIT_COMMITTER_EMAIL: author.email,
        GIT_COMMITTER_DATE: date
      }
      return await this.line(['commit-tree', '-p', parent, '-F', '-', tree], {
        env,
        input: Buffer.from(message)
      })
    } finally {
      rmSync(index.GIT_INDEX_FILE, { force: true })
    }
  }
}

function gitFailed(args: readonly string[], { stderr, stopped }: Output): RepullError {
  const command = args.find((word) => /^[a-z]/.test(word)) ?? ''
  const why = stopped === null ? stderr.trim() : 'it took too long'
  const message = `git ${command} failed: ${why === '' ? 'it gave no reason' : why}`
  return new RepullError({ code: 'tool', level: 'error', message })
}

function missing(object: string): RepullError {
  const message = `git did not get the object ${object} from the remote repository.`
  return new RepullError({ code: 'unreachable', level: 'error', message, hint: 'Run again.' })
}
