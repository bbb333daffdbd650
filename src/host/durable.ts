import type { BigIntStats } from 'node:fs'
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { systemCode } from './system-error.js'

/** Permissions of a new file, and its owner where it takes another file's place. */
export interface Ownership {
  readonly mode: number
  readonly uid?: number
  readonly gid?: number
}

/** Tells a file from one that was swapped in or written to. Not ctime: a hard link to the file changes that. */
export interface Identity {
  readonly dev: bigint
  readonly ino: bigint
  readonly size: bigint
  readonly mtimeNs: bigint
}

export function identityOf({ dev, ino, size, mtimeNs }: BigIntStats): Identity {
  return { dev, ino, size, mtimeNs }
}

/** Is the file at `path`, links not followed, the same and unwritten? */
export function sameFile(path: string, identity: Identity): boolean {
  const now: BigIntStats | undefined = lstatSync(path, { bigint: true, throwIfNoEntry: false })
  return (
    now !== undefined &&
    now.isFile() &&
    now.dev === identity.dev &&
    now.ino === identity.ino &&
    now.size === identity.size &&
    now.mtimeNs === identity.mtimeNs
  )
}

/** A name next to `target` that nobody else has: `.NAME.repull-<random>.<ending>`, at most 255 bytes. */
export function scratchPath(target: string, ending: 'tmp' | 'bak'): string {
  const name = basename(target).slice(0, 50)
  // Loading node:crypto costs more than the rest of the writing; who guessed the name could only make O_EXCL fail.
  const random = Math.floor(Math.random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0')
  return join(dirname(target), `.${name}.repull-${random}.${ending}`)
}

/** Makes a new file and brings it to the disk; leaves nothing behind where that fails. */
export function createFile(path: string, bytes: Buffer, ownership: Ownership): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
  const fd = openSync(path, flags, 0o600)
  try {
    try {
      writeFileSync(fd, bytes)
      keepOwner(fd, ownership)
      // After chown, which clears some bits.
      fchmodSync(fd, ownership.mode)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    unlinkSync(path)
    throw error
  }
}

/** Only root may give a file away; for everybody else it then belongs to who wrote it, as with `sed -i`. */
function keepOwner(fd: number, { uid, gid }: Ownership): void {
  const now = fstatSync(fd)
  if (uid === undefined || gid === undefined || (uid === now.uid && gid === now.gid)) return
  try {
    fchownSync(fd, uid, gid)
  } catch (error) {
    if (systemCode(error) !== 'EPERM') throw error
  }
}

/** Brings the names in a folder to the disk. */
export function flushFolder(folder: string): void {
  let fd: number | undefined
  try {
    fd = openSync(folder, constants.O_RDONLY)
    fsyncSync(fd)
  } catch (error) {
    // Not every system can flush a folder, and one that may be written to need not be readable.
    if (!['EACCES', 'EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP'].includes(systemCode(error) ?? '')) throw error
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}
