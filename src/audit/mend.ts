import { RepullError } from '../errors.js'
import { aliasDrafts } from '../patch/alias.js'
import type { Patch } from '../patch/change.js'
import { documentsOf } from '../patch/documents.js'
import { Work } from '../patch/draft.js'
import { patchOf } from '../patch/file.js'
import { refuseEncrypted } from '../patch/manifest.js'
import { positions } from '../yaml/text.js'
import type { Mend } from './rule.js'

/** A file's text after as many of its mends as can be made together; null where that is none. */
export function mended(file: string, text: string, mends: readonly Mend[]): Patch | null {
  const whole = attempt(file, text, mends)
  if (whole !== 'refused') return whole
  const possible: Mend[] = []
  let patch: Patch | null = null
  for (const mend of mends) {
    const next = attempt(file, text, [...possible, mend])
    if (next === 'refused' || next === null) continue
    possible.push(mend)
    patch = next
  }
  return patch
}

function attempt(file: string, text: string, mends: readonly Mend[]): Patch | null | 'refused' {
  const position = positions(text)
  const works: Work[] = []
  try {
    for (const { root, index } of documentsOf(text)) {
      const ours = mends.filter(({ document }) => document === index)
      if (ours.length === 0) continue
      const work = new Work(file, text, root, position)
      for (const mend of ours) mend.write(work, root)
      refuseEncrypted(work)
      for (const draft of aliasDrafts(work)) work.drafts.push(draft)
      works.push(work)
    }
    return patchOf(file, text, works)
  } catch (error) {
    // What would be refused as a change that was asked for is left to a person here: the finding stays.
    if (error instanceof RepullError) return 'refused'
    throw error
  }
}
