import { relative, resolve, sep } from 'node:path'
import type { FactName, Facts } from '../tag/facts.js'
import { tmpdir } from 'node:os'
import { folderTree } from './folder.js'
import { gatherFacts, readEvent } from './facts.js'
import { childProcesses } from './processes.js'
import type { Processes } from './processes.js'
import { makeScratch } from './scratch.js'
import type { Scratch } from './scratch.js'
import type { Tree } from './tree.js'
import { writeAll } from './writer.js'
import type { FileWrite } from './writer.js'

export interface BuiltHost {
  readonly tree: Tree
  readonly facts: (needed: ReadonlySet<FactName>) => Promise<Facts>
  readonly write: (writes: readonly FileWrite[]) => void
  readonly onFile: () => void
  readonly toRepositoryPath: (file: string) => string
  readonly comparesPlain: boolean
  readonly mask: (secret: string) => void
  readonly render: { readonly processes: Processes; readonly scratch: () => Scratch }
}

/** The real world: one work tree, the processes and the clock. `roots`: absolute folders that may be read and written, the repository's first. */
export function buildHost(options: {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workingDirectory: string
  readonly roots: readonly string[]
  readonly onFile: () => void
}): BuiltHost {
  const { env, workingDirectory, roots, onFile } = options
  const processes = childProcesses(env)
  return {
    tree: folderTree({ workingDirectory, roots, processes }),
    facts: (needed) =>
      gatherFacts(needed, {
        env,
        now: new Date(),
        eventPayload: readEvent(env),
        processes,
        workingDirectory
      }),
    write: (writes) => writeAll(writes, { workingDirectory, roots }),
    onFile,
    toRepositoryPath: (file) =>
      relative(roots[0] ?? workingDirectory, resolve(workingDirectory, file))
        .split(sep)
        .join('/'),
    comparesPlain: true,
    mask: () => undefined,
    render: { processes, scratch: () => makeScratch(env['RUNNER_TEMP'] ?? tmpdir(), 'repull-render-') }
  }
}
