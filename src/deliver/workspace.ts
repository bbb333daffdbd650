import { isAbsolute, join } from 'node:path'
import type { Problem } from '../errors.js'
import { RepullError } from '../errors.js'
import type { FileWrite } from '../host/writer.js'
import type { Patch } from '../patch/change.js'

/**
 * Writes patched files in place, or copies of them below `outputDir` at the same relative paths, all in one call of `write`.
 * Raises `outside` where a file has no place below `outputDir`, and what `write` raises.
 */
export function deliverToWorkspace(
  patches: readonly Patch[],
  options: {
    readonly workingDirectory: string
    readonly outputDir: string | null
    /** Other files to be written with them. */
    readonly also: readonly FileWrite[]
    readonly write: (writes: readonly FileWrite[]) => void
  }
): void {
  const { workingDirectory, outputDir, also, write } = options
  if (outputDir === null) {
    write([...patches.map(edit), ...also])
    return
  }
  const homeless = patches.filter(({ file }) => file.startsWith('../') || isAbsolute(file))
  if (homeless.length > 0)
    throw new RepullError(homeless.map(({ file }) => outsideOf(file, workingDirectory)))
  write([...patches.map((patch) => copy(patch, outputDir)), ...also])
}

function edit(patch: Patch): FileWrite {
  return { path: patch.file, before: Buffer.from(patch.before), after: Buffer.from(patch.after) }
}

function copy(patch: Patch, outputDir: string): FileWrite {
  const path = join(outputDir, patch.file)
  return { path, before: null, after: Buffer.from(patch.after), below: outputDir, modeOf: patch.file }
}

function outsideOf(file: string, workingDirectory: string): Problem {
  return {
    code: 'outside',
    level: 'error',
    message: `The file lies outside the working directory "${workingDirectory}", so output-dir has no place for its copy.`,
    place: { file },
    hint: 'Choose a working-directory that holds all files, or leave output-dir away to write in place.'
  }
}
