import { isUtf8 } from 'node:buffer'
import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import type { Dirent, Stats } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Problem } from '../errors.js'
import { RepullError } from '../errors.js'
import { git } from './git.js'
import type { Processes } from './processes.js'
import { isGitFolder } from './roots.js'
import { systemCode, systemReason } from './system-error.js'
import type { Listing } from './tree.js'

interface Found {
  readonly files: string[]
  readonly problems: Problem[]
  readonly ignored: boolean
  readonly processes: Processes
}

/**
 * Every file below the real path `real`, each name after `prefix`; without `ignored` as git sees it, where there is a
 * repository around the folder or one inside it. Raises `tool` where git is needed and fails.
 */
export async function listFolder(options: {
  readonly real: string
  readonly prefix: string
  readonly ignored: boolean
  readonly processes: Processes
}): Promise<Listing> {
  const found: Found = { files: [], problems: [], ignored: options.ignored, processes: options.processes }
  if (!options.ignored && isInRepository(options.real)) await askGit(options.real, options.prefix, found)
  else await walk(options.real, options.prefix, found)
  // A path with a merge conflict is in the index up to three times.
  return { files: [...new Set(found.files)].sort(), problems: found.problems }
}

function isInRepository(directory: string): boolean {
  const parent = dirname(directory)
  return existsSync(join(directory, '.git')) || (parent !== directory && isInRepository(parent))
}

async function walk(directory: string, prefix: string, found: Found): Promise<void> {
  const entries = entriesOf(directory, prefix, found)
  if (!found.ignored && entries.some((entry) => entry.name === '.git')) {
    await askGit(directory, prefix, found)
    return
  }
  for (const entry of entries) {
    if (isGitFolder(entry.name)) continue
    if (entry.isDirectory()) await walk(join(directory, entry.name), `${prefix}${entry.name}/`, found)
    else if (isFile(entry, join(directory, entry.name))) found.files.push(prefix + entry.name)
  }
}

/** A file, or a link to one. A link that leads nowhere is nothing; one that may not be followed is left to the reader. */
function isFile(entry: Dirent | Stats, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  try {
    return statSync(path).isFile()
  } catch (error) {
    return !['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(error) ?? '')
  }
}

function entriesOf(directory: string, prefix: string, found: Found): Dirent[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true })
    // Node shows bytes that are not UTF-8 as U+FFFD.
    if (!entries.some((entry) => entry.name.includes('\ufffd'))) return entries
    const names = readdirSync(directory, { encoding: 'buffer' })
    const text = new Set(names.filter((name) => isUtf8(name)).map((name) => name.toString()))
    for (const name of names) if (!isUtf8(name)) found.problems.push(notText(Buffer.from(prefix), name))
    return entries.filter((entry) => text.has(entry.name))
  } catch (error) {
    const place = { file: prefix === '' ? '.' : prefix }
    const message = `The folder was left out, for it cannot be read: ${systemReason(error)}.`
    found.problems.push({ code: 'unreadable', level: 'warning', message, place })
    return []
  }
}

async function askGit(directory: string, prefix: string, found: Found): Promise<void> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--']
  const output = await git(found.processes, directory, args)
  if (output.status !== 0) throw new RepullError(gitFailed(prefix, output.stderr))
  if (output.stderr !== '') {
    const message = `git has a remark on the files: ${output.stderr.trim()}`
    found.problems.push({
      code: 'tool',
      level: 'notice',
      message,
      place: { file: prefix === '' ? '.' : prefix }
    })
  }
  const lookUp = workTree(directory, prefix, found)
  for (const path of decode(output.stdout, prefix, found)) {
    // Untracked repositories end in `/`.
    const name = path.endsWith('/') ? path.slice(0, -1) : path
    const entry = lookUp(name)
    if (entry === undefined) continue
    // A repository inside this one: an untracked one, or a submodule.
    if (entry.isDirectory()) await walk(join(directory, name), `${prefix}${name}/`, found)
    else if (entry.isFile() || isFile(entry, join(directory, name))) found.files.push(prefix + name)
  }
}

function decode(output: Buffer, prefix: string, found: Found): string[] {
  if (isUtf8(output)) return output.toString().split('\0').slice(0, -1)
  const paths: string[] = []
  for (let start = 0, end = output.indexOf(0); end >= 0; start = end + 1, end = output.indexOf(0, start)) {
    const path = output.subarray(start, end)
    if (isUtf8(path)) paths.push(path.toString())
    else found.problems.push(notText(Buffer.from(prefix), path))
  }
  return paths
}

/**
 * Gives what stands at a path of the work tree now: the index also holds files that were deleted, and files of a folder
 * whose place a link has taken. One readdir for each folder, which is cheaper than one lstat for each file.
 */
function workTree(
  directory: string,
  prefix: string,
  found: Found
): (path: string) => Dirent | Stats | undefined {
  const folders = new Map<string, Map<string, Dirent>>()
  return (path) => {
    const slash = path.lastIndexOf('/') + 1
    const below = path.slice(0, slash)
    const name = path.slice(slash)
    if (isForbidden(name)) return undefined
    const folder = folders.get(below) ?? readFolder(directory, below, prefix, found)
    folders.set(below, folder)
    // git can spell a name otherwise than the folder does: core.ignoreCase, core.precomposeUnicode.
    return folder.get(name) ?? (folder.size > 0 ? lookAt(join(directory, path)) : undefined)
  }
}

/** git keeps such names out of its index, but not out of one that somebody else made. */
function isForbidden(name: string): boolean {
  return name === '' || name === '.' || name === '..' || isGitFolder(name)
}

function readFolder(directory: string, below: string, prefix: string, found: Found): Map<string, Dirent> {
  const path = resolve(directory, below)
  if (below.split('/').slice(0, -1).some(isForbidden) || !isRealPath(path)) return new Map()
  const problems: Problem[] = []
  const entries = entriesOf(path, prefix + below, { ...found, problems })
  // Names that are not UTF-8 are in git's list too, unless it ignores them.
  found.problems.push(...problems.filter((problem) => problem.code === 'unreadable'))
  return new Map(entries.map((entry) => [entry.name, entry]))
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch {
    return undefined
  }
}

function isRealPath(path: string): boolean {
  try {
    return realpathSync.native(path) === path
  } catch {
    return false
  }
}

/** A name that nothing of ours can spell. `prefix`: what stands before it. */
export function notText(prefix: Buffer, name: Buffer): Problem {
  const file = Buffer.concat([prefix, name])
    .toString('latin1')
    .replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
  const message = 'The name of this file is not UTF-8, so it was left out.'
  return { code: 'not-text', level: 'notice', message, place: { file }, hint: 'Rename it.' }
}

function gitFailed(prefix: string, stderr: string): Problem {
  return {
    code: 'tool',
    level: 'error',
    message: `git could not list the files: ${stderr.trim()}`,
    place: { file: prefix === '' ? '.' : prefix },
    hint: 'Repair the repository, or name each file in `files`.'
  }
}
