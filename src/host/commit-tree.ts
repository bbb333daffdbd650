import { posix, relative, resolve, sep } from 'node:path'
import { RepullError } from '../errors.js'
import { notListed } from './folder.js'
import { notText } from './list.js'
import type { Entries, Entry } from './ls-tree.js'
import { isGitFolder } from './roots.js'
import type { Kind, Tree, Unreadable } from './tree.js'
import { MAX_FILE_BYTES } from './tree.js'

// As Linux, which gives up after 40 links on one path.
const MAX_LINKS = 40
// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: a pointer is under 1024 bytes and begins with its version.
const LFS = /^version https:\/\/(?:git-lfs|hawser)\.github\.com\//

const FILE_MODES = ['100644', '100755', '100664']
const LINK = '120000'
const SUBMODULE = '160000'

/** Where a path leads: a file, a folder (empty: the root), or why it leads nowhere. */
type Found = { readonly file: Entry } | { readonly folder: string } | 'missing' | 'outside' | 'submodule'

/**
 * The files of a commit. `prefix`: the working directory from the root of the repository, empty or ending in `/`.
 * `blob`: the content of an object, undefined where it is not here yet; what it is asked for can be fetched then.
 */
export function commitTree(options: {
  readonly entries: Entries
  readonly prefix: string
  readonly workingDirectory: string
  readonly blob: (object: string) => Buffer | undefined
}): Tree {
  const { entries, prefix, workingDirectory, blob } = options
  const home = prefix === '' ? '.' : prefix

  function find(path: string): Found {
    const fromRoot = posix.join(home, path)
    if (posix.isAbsolute(path) || /^\.\.(?:\/|$)/.test(fromRoot)) return 'outside'
    return follow(fromRoot.split('/'))
  }

  /** Goes down part by part, so that no link is passed over and none leads out of the repository. */
  function follow(path: readonly string[]): Found {
    const left = [...path]
    let at: string[] = []
    let links = 0
    for (let part = left.shift(); part !== undefined; part = left.shift()) {
      if (part === '' || part === '.') continue
      if (part === '..') {
        if (at.length === 0) return 'outside'
        at = at.slice(0, -1)
        continue
      }
      if (isGitFolder(part)) return 'outside'
      const here = [...at, part]
      const entry = entries.byPath.get(here.join('/'))
      if (entry === undefined) {
        if (!entries.folders.has(here.join('/'))) return 'missing'
        at = here
      } else if (entry.mode === LINK) {
        const target = blob(entry.object)?.toString()
        links += 1
        if (target === undefined || links > MAX_LINKS) return 'missing'
        if (posix.isAbsolute(target)) return 'outside'
        left.unshift(...target.split('/'))
      } else if (entry.mode === SUBMODULE) return 'submodule'
      else return left.some((rest) => rest !== '' && rest !== '.') ? 'missing' : { file: entry }
    }
    return { folder: at.join('/') }
  }

  return {
    spelled(path) {
      const spelled = relative(workingDirectory, resolve(workingDirectory, path)).split(sep).join('/')
      return spelled === '' ? '.' : spelled
    },

    kind(path): Kind {
      const found = find(path)
      if (found === 'submodule') return 'other'
      if (typeof found === 'string') return found
      return 'file' in found ? 'file' : 'directory'
    },

    list(directory) {
      const found = find(directory)
      if (typeof found === 'string') return Promise.reject(new RepullError(notListed(directory, found)))
      if ('file' in found) return Promise.reject(new RepullError(notListed(directory, 'not-regular')))
      const below = found.folder === '' ? '' : `${found.folder}/`
      const spelled = posix.join(directory, '.')
      const shown = spelled === '.' ? '' : `${spelled.replace(/\/$/, '')}/`
      const files = [...entries.byPath.values()]
        .filter((entry) => entry.path.startsWith(below) && isListed(entry))
        .map(({ path }) => shown + path.slice(below.length))
        .sort()
      const problems = entries.unnamable
        .filter((path) => path.toString('latin1').startsWith(Buffer.from(below).toString('latin1')))
        .map((path) => notText(Buffer.from(shown), path.subarray(Buffer.byteLength(below))))
      return Promise.resolve({ files, problems })
    },

    read(path, use) {
      const found = find(path)
      if (typeof found === 'string') return found
      if (!('file' in found)) return 'not-regular'
      const bytes = blob(found.file.object)
      if (bytes === undefined) return 'missing'
      const unreadable = whyUnreadable(bytes)
      return unreadable ?? use({ path: posix.relative(home, found.file.path), bytes })
    }
  }

  /** As in a folder: links to files too, links to folders and broken ones not. A link that leads out is left to the reader. */
  function isListed({ path, mode }: Entry): boolean {
    if (path.split('/').some(isGitFolder)) return false
    if (mode !== LINK) return FILE_MODES.includes(mode)
    const found = follow(path.split('/'))
    return found === 'outside' || found === 'submodule' || (typeof found === 'object' && 'file' in found)
  }
}

function whyUnreadable(bytes: Buffer): Unreadable | undefined {
  if (bytes.length > MAX_FILE_BYTES) return 'too-large'
  return bytes.length < 1024 && LFS.test(bytes.toString('latin1')) ? 'lfs' : undefined
}
