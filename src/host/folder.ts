import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, posix, relative, resolve, sep } from 'node:path'
import type { Problem } from '../errors.js'
import { RepullError } from '../errors.js'
import { listFolder } from './list.js'
import type { Processes } from './processes.js'
import { within } from './roots.js'
import { systemCode, systemReason } from './system-error.js'
import type { Kind, Tree, Unreadable } from './tree.js'
import { MAX_FILE_BYTES } from './tree.js'

// O_NONBLOCK: opening a FIFO that nobody writes to would wait for ever.
const OPEN = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
// Windows has no O_NOFOLLOW, so there every path is resolved before it is opened.
const TELLS_LINKS = process.platform !== 'win32'

/** A folder whose real path is known to lie inside the roots. `prefix`: from the working directory, empty or ending in `/`. */
interface Folder {
  readonly real: string
  readonly prefix: string
}

/**
 * The files of a work tree. `roots`: absolute folders that may be looked into; a path whose real path lies in none is
 * `outside`. Raises `input` where the working directory cannot be opened.
 */
export function folderTree(options: {
  readonly workingDirectory: string
  readonly roots: readonly string[]
  readonly processes: Processes
}): Tree {
  const home = realWorkingDirectory(options.workingDirectory)
  const inside = within(options.roots)
  const folders = new Map<string, Folder>()
  let spare: Buffer | undefined

  function folderAt(directory: string): Folder | Unreadable {
    const known = folders.get(directory)
    if (known !== undefined) return known
    const real = realPath(resolve(home, directory), inside)
    if (typeof real !== 'object') return real
    const prefix = relative(home, real.path).split(sep).join('/')
    const folder = { real: real.path, prefix: prefix === '' ? '' : `${prefix}/` }
    folders.set(directory, folder)
    return folder
  }

  /** The open file and its path from the working directory. */
  function open(path: string): { readonly fd: number; readonly path: string } | Unreadable {
    const slash = path.lastIndexOf('/')
    const name = path.slice(slash + 1)
    if (name === '' || name === '.' || name === '..') return 'not-regular'
    const folder = folderAt(slash < 0 ? '' : path.slice(0, slash + 1))
    if (typeof folder === 'string') return folder
    const fd = TELLS_LINKS ? openNoLink(`${folder.real}/${name}`) : 'link'
    if (typeof fd === 'number') return { fd, path: folder.prefix + name }
    return fd === 'link' ? openLink(`${folder.real}/${name}`) : fd
  }

  function openLink(path: string): { readonly fd: number; readonly path: string } | Unreadable {
    const real = realPath(path, inside)
    if (typeof real !== 'object') return real
    const fd = openNoLink(real.path)
    if (typeof fd === 'number') return { fd, path: relative(home, real.path).split(sep).join('/') }
    // What was a real path a moment ago is a link now.
    return fd === 'link' ? 'outside' : fd
  }

  return {
    spelled(path) {
      const typed = resolve(options.workingDirectory)
      const spelled = relative(typed, resolve(typed, path)).split(sep).join('/')
      return spelled === '' ? '.' : spelled
    },

    kind(path) {
      const real = realPath(resolve(home, path), inside)
      return typeof real === 'object' ? kindOf(real.path) : real
    },

    async list(directory, { ignored }) {
      const folder = folderAt(directory)
      if (typeof folder === 'string') throw new RepullError(notListed(directory, folder))
      if (kindOf(folder.real) !== 'directory') throw new RepullError(notListed(directory, 'not-regular'))
      const prefix = isAbsolute(directory) ? folder.prefix : asPrefix(directory)
      return listFolder({ real: folder.real, prefix, ignored, processes: options.processes })
    },

    read(path, use) {
      const file = open(path)
      if (typeof file === 'string') return file
      // Taken out while it is in use, so that a read inside `use` gets a buffer of its own.
      const buffer = spare ?? Buffer.allocUnsafeSlow(MAX_FILE_BYTES + 1)
      spare = undefined
      try {
        const length = readAndClose(file.fd, buffer)
        return typeof length === 'number'
          ? use({ path: file.path, bytes: buffer.subarray(0, length) })
          : length
      } finally {
        spare = buffer
      }
    }
  }
}

function realWorkingDirectory(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    const message = `The working directory "${path}" cannot be opened: ${systemReason(error)}.`
    throw new RepullError({ code: 'input', level: 'error', message }, { cause: error })
  }
}

function realPath(path: string, inside: (real: string) => boolean): { readonly path: string } | Missing {
  try {
    const real = realpathSync.native(path)
    return inside(real) ? { path: real } : 'outside'
  } catch (error) {
    return reason(error)
  }
}

type Missing = 'missing' | 'outside' | 'unreadable'

function reason(error: unknown): 'missing' | 'unreadable' {
  const code = systemCode(error) ?? ''
  // ELOOP: a link that leads to itself. ERR_INVALID_ARG_VALUE: a NUL, which no name can have.
  const missing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE']
  return missing.includes(code) ? 'missing' : 'unreadable'
}

function openNoLink(path: string): number | 'link' | Unreadable {
  try {
    return openSync(path, OPEN)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ELOOP') return 'link'
    // ENXIO and EOPNOTSUPP: a socket (Linux, macOS) or a device without a driver.
    return code === 'ENXIO' || code === 'EOPNOTSUPP' || code === 'ENODEV' ? 'not-regular' : reason(error)
  }
}

function readAndClose(fd: number, buffer: Buffer): number | Unreadable {
  try {
    const stat = fstatSync(fd)
    if (!stat.isFile()) return 'not-regular'
    if (stat.size > MAX_FILE_BYTES) return 'too-large'
    let length = 0
    do {
      const count = readSync(fd, buffer, length, buffer.length - length, null)
      if (count === 0) break
      length += count
    } while (length < stat.size)
    return length > MAX_FILE_BYTES ? 'too-large' : length
  } catch {
    return 'unreadable'
  } finally {
    closeSync(fd)
  }
}

function kindOf(real: string): Kind {
  try {
    const stat = statSync(real)
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other'
  } catch (error) {
    return reason(error)
  }
}

/** `./a/` and `a` as `a/`; `.` as nothing. */
function asPrefix(directory: string): string {
  const path = posix.join(directory, '.')
  return path === '.' ? '' : `${path.replace(/\/$/, '')}/`
}

/** Why a directory was not listed. */
export function notListed(directory: string, why: Unreadable): Problem {
  const problem = { level: 'error', place: { file: directory } } as const
  switch (why) {
    case 'missing':
      return { ...problem, code: 'missing-file', message: 'There is no such directory.' }
    case 'outside':
      return { ...problem, code: 'outside', message: 'The directory lies outside the workspace.' }
    case 'unreadable':
      return { ...problem, code: 'unreadable', message: 'The system does not let the directory be read.' }
    case 'submodule':
      return { ...problem, code: 'submodule', message: 'The directory lies in a submodule.' }
    default:
      return { ...problem, code: 'not-regular', message: 'This is not a directory.' }
  }
}
