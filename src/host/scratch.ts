import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { RepullError } from '../errors.js'
import { whenInterrupted } from './interruption.js'
import { systemReason } from './system-error.js'

export interface Scratch {
  /** Its absolute real path. */
  readonly path: string
  /** Makes a file and the folders above it. Raises Error for a path that leads out, and `write`. */
  readonly write: (path: string, bytes: Uint8Array) => void
  readonly remove: () => void
}

/**
 * A new folder that nobody else may look into. A signal that ends the program removes it too; src/post.ts finds it by its
 * name. Raises `write`.
 */
export function makeScratch(parent: string, use: 'delivery' | 'render'): Scratch {
  const path = kept(parent, () => mkdtempSync(join(realpathSync(parent), `repull-${use}-`)))
  const removeFolder = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  const forget = whenInterrupted(removeFolder)
  const made = new Set<string>()
  return {
    path,
    write(name, bytes) {
      const target = join(path, name)
      if (relative(path, target).split(sep)[0] === '..') {
        throw new Error(`"${name}" leads out of a temporary folder`)
      }
      const folder = dirname(target)
      kept(parent, () => {
        if (!made.has(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
        made.add(folder)
        writeFileSync(target, bytes, { mode: 0o600 })
      })
    },
    remove() {
      forget()
      removeFolder()
    }
  }
}

/** Writes files into a new folder that stays, and gives its path. Raises `write`; nothing is left then. */
export function leaveFiles(parent: string, files: Readonly<Record<string, string>>): string {
  return kept(parent, () => {
    const folder = mkdtempSync(join(parent, 'repull-'))
    try {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
      return folder
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  })
}

function kept<T>(parent: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw notKept(parent, systemReason(error), error)
  }
}

/** The error for a temporary folder that takes nothing more. */
export function notKept(parent: string, reason: string, cause?: unknown): RepullError {
  const message = `Nothing more can be written to the temporary folder ${JSON.stringify(parent)}: ${reason}.`
  const hint = 'Make room there, or name another in RUNNER_TEMP (in a terminal: TMPDIR).'
  return new RepullError({ code: 'write', level: 'error', message, hint }, { cause })
}
