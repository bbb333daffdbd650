import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { whenInterrupted } from './interruption.js'

export interface Scratch {
  /** Its absolute real path. */
  readonly path: string
  /** Makes a file and the folders above it. Raises Error for a path that leads out. */
  readonly write: (path: string, bytes: Uint8Array) => void
  readonly remove: () => void
}

/** A new folder that nobody else may look into. A signal that ends the program removes it too; src/post.ts finds it by its name. */
export function makeScratch(parent: string, use: 'delivery' | 'render'): Scratch {
  const path = mkdtempSync(join(realpathSync(parent), `repull-${use}-`))
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
      if (!made.has(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
      made.add(folder)
      writeFileSync(target, bytes, { mode: 0o600 })
    },
    remove() {
      forget()
      removeFolder()
    }
  }
}
