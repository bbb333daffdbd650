import { delimiter, resolve } from 'node:path'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import { makeScratch } from '../../src/host/scratch.js'
import type { RawInputs } from '../../src/inputs.js'
import type { Patch } from '../../src/patch/change.js'
import { planFiles } from '../../src/patch/plan.js'
import { select } from '../../src/patch/select.js'
import type { RootDifference } from '../../src/render/difference.js'
import { renderDifference } from '../../src/render/render.js'
import type { Rendering, RenderRequest } from '../../src/render/render.js'
import { requestOf } from './checked.js'
import { temporaryFolder } from './folder.js'

/** The PATH with the programs that `npm run tools` installs. */
export const TOOLS_PATH = [resolve('.tools'), process.env['PATH'] ?? ''].join(delimiter)

export interface RenderCall extends Partial<Pick<RenderRequest, 'all' | 'plain' | 'limits'>> {
  /** Changes patches that are planned, as a person's hand might. */
  readonly edit?: (patch: Patch) => Patch
  readonly path?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Plans and renders some files of a folder, as the job does. Nothing is written there. */
export async function renderIn(
  folder: string,
  files: readonly string[],
  raw: RawInputs,
  { edit = (patch) => patch, path = TOOLS_PATH, env = {}, all = false, plain = true, limits }: RenderCall = {}
): Promise<Rendering> {
  const processes = childProcesses({ PATH: path, HOME: temporaryFolder(), ...env })
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  const selection = await select(files, tree)
  const request = requestOf(raw)
  const planned = planFiles(selection, tree, request)
  const { images } = planned
  const patches = planned.patches.map(edit)
  const asked = { request, images, changes: patches.flatMap(({ changes }) => changes) }
  const scratch = () => makeScratch(temporaryFolder(), 'render')
  return renderDifference(
    {
      tree,
      selection,
      patches,
      asked,
      all,
      plain,
      ...(limits === undefined ? {} : { limits })
    },
    { processes, scratch }
  )
}

/** The roots of a difference as short texts: an object a line, and its fields. */
export function told({ difference }: Rendering): string[] {
  return difference.roots.flatMap((root) => [
    titleOf(root),
    ...root.resources.flatMap(({ key, status, fields }) => [
      `  ${status} ${key.kind}/${key.name}`,
      ...fields.map(
        ({ path, from, to, expected }) => `    ${expected ? '' : '! '}${path}: ${from ?? '-'} -> ${to ?? '-'}`
      )
    ])
  ])
}

function titleOf({ root, failure, unchanged }: RootDifference): string {
  return failure === null
    ? `${root} (${unchanged} unchanged)`
    : `${root}: ${failure.side ?? 'not rendered'}: ${failure.message}`
}
