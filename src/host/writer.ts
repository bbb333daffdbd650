import { linkSync, lstatSync, realpathSync, renameSync, rmdirSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Problem } from '../errors.js'
import { RepullError } from '../errors.js'
import { createFile, flushFolder, sameFile, scratchPath } from './durable.js'
import type { FileWrite, Planned } from './plan-write.js'
import { planCopy, planEdit } from './plan-write.js'
import { within } from './roots.js'
import { systemCode } from './system-error.js'
import { changedMeanwhile, writeFailed } from './write-errors.js'

export type { Copied, Edited, FileWrite } from './plan-write.js'

export interface WriteOptions {
  readonly workingDirectory: string
  /** Absolute folders that edited files must lie in. Copies must lie in their own `below`. */
  readonly roots: readonly string[]
}

/** Everything that is ready to take its place. */
export interface Prepared {
  readonly files: readonly Staged[]
  /** Folders that were made for copies, parents first. */
  readonly madeFolders: readonly string[]
}

interface Staged extends Planned {
  readonly temporary: string
}

/**
 * Writes all files or none. Raises `changed-meanwhile`, `outside`, `not-regular` and `write`; every file is then as it
 * was, and no temporary file is left behind. A signal that arrives meanwhile does not stop it halfway.
 */
export function writeAll(writes: readonly FileWrite[], options: WriteOptions): void {
  uninterrupted(() => replaceAll(prepareAll(writes, options)))
}

/** First half of writeAll: checks every file, then writes the new contents next to them. */
export function prepareAll(writes: readonly FileWrite[], options: WriteOptions): Prepared {
  const home = attempt('.', () => realpathSync.native(options.workingDirectory))
  const inside = within(options.roots)
  const files: Staged[] = []
  const madeFolders: string[] = []
  try {
    const plans = writes.map((write) =>
      attempt(write.path, () =>
        write.before === null
          ? planCopy(write, home, options.roots, madeFolders)
          : planEdit(write, home, inside)
      )
    )
    for (const plan of plans) {
      const temporary = scratchPath(plan.target, 'tmp')
      attempt(plan.path, () => createFile(temporary, plan.after, plan.ownership))
      files.push({ ...plan, temporary })
    }
    return { files, madeFolders }
  } catch (error) {
    discard({ files, madeFolders }, true)
    throw error
  }
}

/** Second half: puts the new files in place of the old ones, or all old ones back. */
export function replaceAll(prepared: Prepared): void {
  const begun: Replacement[] = []
  let failed = true
  try {
    for (const file of prepared.files) {
      const replacement: Replacement = { file, backup: null, replaced: false }
      begun.push(replacement)
      attempt(file.path, () => replace(replacement))
    }
    const folders = new Map(prepared.files.map((file) => [dirname(file.target), file.path]))
    for (const [folder, path] of folders) attempt(path, () => flushFolder(folder))
    failed = false
  } catch (error) {
    const lost = begun.reverse().flatMap(putBack)
    if (lost.length > 0 && error instanceof RepullError) {
      throw new RepullError([...error.problems, ...lost], { cause: error })
    }
    throw error
  } finally {
    discard(prepared, failed)
    if (!failed) for (const { backup } of begun) if (backup !== null) remove(backup)
  }
}

interface Replacement {
  readonly file: Staged
  /** Where the original is kept; null where there is none (yet). */
  backup: string | null
  replaced: boolean
}

function replace(replacement: Replacement): void {
  const { path, target, temporary, original } = replacement.file
  if (original === null) {
    if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) throw changedMeanwhile(path)
  } else {
    const backup = scratchPath(target, 'bak')
    const linked = link(target, backup)
    if (linked) replacement.backup = backup
    // Looking at the link, not at the name again, leaves no moment in which another file could take the name.
    if (!sameFile(linked ? backup : target, original.identity)) throw changedMeanwhile(path)
    if (!linked) {
      createFile(backup, original.bytes, original.ownership)
      replacement.backup = backup
    }
  }
  renameSync(temporary, target)
  replacement.replaced = true
}

/** Not every file system has hard links, and Linux may refuse them for a file of another user. */
function link(target: string, backup: string): boolean {
  try {
    linkSync(target, backup)
    return true
  } catch {
    return false
  }
}

/** Undoes one replacement. Gives a problem if it could not: then the backup stays. */
function putBack({ file, backup, replaced }: Replacement): Problem[] {
  try {
    if (replaced && backup === null) unlinkSync(file.target)
    if (replaced && backup !== null) renameSync(backup, file.target)
  } catch (error) {
    const failure = writeFailed(file.path, error)
    const message = `${failure.message} It could not be put back as it was.`
    const hint = backup === null ? 'Remove it.' : `What it held is in "${backup}".`
    return [{ ...failure, message, hint }]
  }
  if (!replaced && backup !== null) remove(backup)
  return []
}

function discard({ files, madeFolders }: Prepared, failed: boolean): void {
  if (failed) {
    for (const file of files) remove(file.temporary)
    for (const folder of [...madeFolders].reverse()) {
      try {
        rmdirSync(folder)
      } catch {
        // Somebody else has put something there.
      }
    }
  }
}

/** Removes a file of ours, if it is (still) there. What cannot be removed must not hide the reason for removing it. */
function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    return
  }
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (error instanceof RepullError) throw error
    if (systemCode(error) === 'ENOENT') throw changedMeanwhile(path)
    throw new RepullError(writeFailed(path, error), { cause: error })
  }
}

/** Node ends at once on these signals unless somebody listens, and tells listeners only when the running code is done. */
function uninterrupted(action: () => void): void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const wait = (): void => undefined
  for (const signal of signals) process.on(signal, wait)
  try {
    action()
  } finally {
    for (const signal of signals) process.off(signal, wait)
  }
}
