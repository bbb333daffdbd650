import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync
} from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Identity, Ownership } from './durable.js'
import { identityOf } from './durable.js'
import { within } from './roots.js'
import { systemCode } from './system-error.js'
import { changedMeanwhile, notRegular, ontoItself, outside, readOnly } from './write-errors.js'

/** New content for a file that was read before. `path` is absolute or relative to the working directory. */
export interface Edited {
  readonly path: string
  /** What it must still hold; anything else is `changed-meanwhile`. */
  readonly before: Buffer
  readonly after: Buffer
}

/** A copy at `path`, which must lie below the folder `below`; folders are made, a regular file there is replaced. */
export interface Copied {
  readonly path: string
  readonly before: null
  readonly after: Buffer
  readonly below: string
  /** The file that gives the copy its mode, which must not be the one that is replaced; null: it is no copy of any. */
  readonly modeOf: string | null
  /** Its permissions, where it is no copy; those of any file by default. */
  readonly mode?: number
}

export type FileWrite = Edited | Copied

/** A write whose every condition holds right now. */
export interface Planned {
  /** As the caller named it. */
  readonly path: string
  /** Real path of the folder, and the name in it. */
  readonly target: string
  readonly after: Buffer
  readonly ownership: Ownership
  /** What stands there; null for nothing. */
  readonly original: Original | null
}

interface Original {
  readonly identity: Identity
  readonly bytes: Buffer
  readonly ownership: Required<Ownership>
}

/** Checks an edit. `inside`: the test of `within`. Raises `changed-meanwhile`, `outside` and `write`. */
export function planEdit(
  write: Edited,
  workingDirectory: string,
  inside: (path: string) => boolean
): Planned {
  const path = resolve(workingDirectory, write.path)
  const target = join(realpathSync.native(dirname(path)), basename(path))
  if (!inside(target)) throw outside(write.path, 'the workspace')
  const original = lookInto(target)
  if (original === null || !original.bytes.equals(write.before)) throw changedMeanwhile(write.path)
  if ((original.ownership.mode & 0o222) === 0) throw readOnly(write.path, original.ownership.mode)
  // Renaming asks only for permissions of the folder; a file that may not be written must not be replaced either.
  closeSync(openSync(target, constants.O_WRONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK))
  return { path: write.path, target, after: write.after, ownership: original.ownership, original }
}

/**
 * Checks a copy and makes its folders, which are added to `made`. Raises `input`, `outside`, `not-regular`, `write`.
 * The folder may be anywhere, but one that is spelled as a part of the workspace must not lead out of it by a link.
 */
export function planCopy(
  write: Copied,
  workingDirectory: string,
  roots: readonly string[],
  made: string[]
): Planned {
  const below = resolve(workingDirectory, write.below)
  const path = resolve(workingDirectory, write.path)
  const isSpelledInside = roots.some((root) => !/^\.\.(?:[\\/]|$)/.test(relative(root, below)))
  if (isSpelledInside && !within(roots)(realAncestor(below))) throw outside(write.below, 'the workspace')
  makeFolder(below, made)
  const target = join(
    makeFoldersBelow(below, relative(below, dirname(path)), write.path, made),
    basename(path)
  )
  const mode = write.modeOf === null ? (write.mode ?? 0o644) : modeOf(write.modeOf, target, workingDirectory)
  const original = lookInto(target)
  if (original === null && lstatSync(target, { throwIfNoEntry: false }) !== undefined)
    throw notRegular(write.path)
  return { path: write.path, target, after: write.after, ownership: { mode }, original }
}

function modeOf(path: string, target: string, workingDirectory: string): number {
  const source = realpathSync.native(resolve(workingDirectory, path))
  if (source === target) throw ontoItself(path)
  return statSync(source).mode & 0o7777
}

/** The regular file at a path, or null where there is none; a link is none. */
function lookInto(path: string): Original | null {
  let fd
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    // ELOOP: a link. ENXIO: a socket.
    if (['ENOENT', 'ELOOP', 'ENXIO', 'EOPNOTSUPP'].includes(systemCode(error) ?? '')) return null
    throw error
  }
  try {
    const stat = fstatSync(fd, { bigint: true })
    if (!stat.isFile()) return null
    const ownership = { mode: Number(stat.mode) & 0o7777, uid: Number(stat.uid), gid: Number(stat.gid) }
    return { identity: identityOf(stat), bytes: readFileSync(fd), ownership }
  } finally {
    closeSync(fd)
  }
}

/** The real path of a folder that may not be there yet. */
function realAncestor(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return realpathSync.native(path)
  return join(realAncestor(dirname(path)), basename(path))
}

function makeFolder(path: string, made: string[]): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return
  makeFolder(dirname(path), made)
  mkdirSync(path)
  made.push(path)
}

/** Goes down folder by folder, so that none is made on the other side of a link that leads out. Gives the real path. */
function makeFoldersBelow(below: string, path: string, file: string, made: string[]): string {
  const inside = within([below])
  let folder = realpathSync.native(below)
  for (const part of path.split(sep).filter((name) => name !== '')) {
    makeFolder(join(folder, part), made)
    folder = realpathSync.native(join(folder, part))
    if (!inside(folder)) throw outside(file, `"${below}"`)
  }
  return folder
}
