import { isAbsolute, join } from 'node:path'
import { git } from './git.js'
import type { Processes } from './processes.js'

/** The local repository around a directory. Nothing of it is ever changed. */
export interface Checkout {
  readonly root: string
  /** From its root to the directory: empty, or ending in `/`. */
  readonly prefix: string
  /** The branch that is checked out; null for a commit, a tag or a pull request. */
  readonly branch: string | null
  /** Where `origin` is, as its settings have it, with a relative path made absolute; null where there is none. */
  readonly remote: string | null
  /** The object of a file in the commit that is checked out; undefined where it has none. */
  readonly objectAt: (path: string) => Promise<string | undefined>
}

/** Asks git about the repository around a directory; undefined where there is none, and where there is no git. */
export async function findCheckout(directory: string, processes: Processes): Promise<Checkout | undefined> {
  const ask = async (...args: readonly string[]): Promise<string | undefined> => {
    try {
      const { status, stdout } = await git(processes, directory, args)
      return status === 0 ? stdout.toString().replace(/\n$/, '') : undefined
    } catch {
      return undefined
    }
  }
  const root = await ask('rev-parse', '--show-toplevel')
  const prefix = await ask('rev-parse', '--show-prefix')
  if (root === undefined || root === '' || prefix === undefined) return undefined
  const branch = await ask('symbolic-ref', '--short', '-q', 'HEAD')
  const remote = await ask('config', '--get', 'remote.origin.url')
  return {
    root,
    prefix,
    branch: branch ?? null,
    remote: remote === undefined ? null : located(remote, root),
    objectAt: (path) => ask('rev-parse', '--verify', '--quiet', '--end-of-options', `HEAD:./${path}`)
  }
}

function located(remote: string, root: string): string {
  const isRelative = !isAbsolute(remote) && /^\.{1,2}\//.test(remote)
  return isRelative ? join(root, remote) : remote
}
