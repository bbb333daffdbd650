import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import type { RawInputs } from '../../src/inputs.js'
import type { Problem } from '../../src/errors.js'
import { noMatch } from '../../src/patch/near-miss.js'
import { planFiles } from '../../src/patch/plan.js'
import type { Plan } from '../../src/patch/plan.js'
import { select } from '../../src/patch/select.js'
import { expect } from '@jest/globals'
import { requestOf } from './checked.js'
import { put, temporaryFolder } from './folder.js'
import { outsideEditsIsSame, readAll, withChanges } from './independent.js'

const processes = childProcesses({ PATH: process.env['PATH'], HOME: temporaryFolder() })

/** The plan for some files of a folder, as the job makes it. */
export async function planIn(folder: string, files: readonly string[], raw: RawInputs): Promise<Plan> {
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  const { kustomize = 'auto' } = raw
  return planFiles(await select(files, tree), tree, requestOf(raw), {
    kustomize: kustomize as 'auto' | 'add' | 'existing'
  })
}

/** What is said of the images that nothing was found for. */
export async function missesIn(folder: string, files: readonly string[], raw: RawInputs): Promise<Problem[]> {
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  const selection = await select(files, tree)
  const { unmatched, remote } = planFiles(selection, tree, requestOf(raw))
  return noMatch(unmatched, 'error', selection, tree, remote)
}

/**
 * Plans and writes. Every patch stands what `checked` asks of one: bytes, the independent reader, and a second run that
 * changes nothing.
 */
export async function patchIn(folder: string, files: readonly string[], raw: RawInputs): Promise<Plan> {
  const plan = await planIn(folder, files, raw)
  for (const patch of plan.patches) {
    expect(outsideEditsIsSame(patch)).toBe(true)
    if (!patch.before.includes('{{')) {
      expect(readAll(patch.after)).toEqual(withChanges(readAll(patch.before), patch.changes))
    }
    put(folder, { [patch.file]: patch.after })
  }
  expect((await planIn(folder, files, raw)).patches).toEqual([])
  return plan
}
