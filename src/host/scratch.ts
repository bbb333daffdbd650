import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { whenInterrupted } from './interruption.js'

/** What such folders' names begin with, so that a later step knows them. */
export const SCRATCH_PREFIX = 'repull-delivery-'

export interface Scratch {
  readonly path: string
  readonly remove: () => void
}

/** A new folder that nobody else may look into. A signal that ends the program removes it too. */
export function makeScratch(parent: string): Scratch {
  const path = mkdtempSync(join(parent, SCRATCH_PREFIX))
  const removeFolder = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  const forget = whenInterrupted(removeFolder)
  return {
    path,
    remove() {
      forget()
      removeFolder()
    }
  }
}
