import { relative, resolve, sep } from 'node:path'
import type { FactName, Facts } from '../tag/facts.js'
import { tmpdir } from 'node:os'
import { folderTree } from './folder.js'
import type { GitHub } from './github.js'
import { gatherFacts, readEvent } from './facts.js'
import { REAL_PACE } from './pace.js'
import type { Pace } from './pace.js'
import { childProcesses } from './processes.js'
import type { Processes } from './processes.js'
import { makeScratch } from './scratch.js'
import type { Scratch } from './scratch.js'
import { openTarget } from './target.js'
import type { Destination, Target } from './target.js'
import type { Tree } from './tree.js'
import { readTrigger } from './trigger.js'
import type { Trigger } from './trigger.js'
import { writeAll } from './writer.js'
import type { FileWrite } from './writer.js'

export interface BuiltHost {
  /** Raises `input` at its first use where the working directory cannot be opened. */
  readonly tree: Tree
  readonly facts: (needed: ReadonlySet<FactName>) => Promise<Facts>
  readonly write: (writes: readonly FileWrite[]) => void
  readonly onFile: () => void
  readonly toRepositoryPath: (file: string) => string
  readonly comparesPlain: boolean
  readonly mask: (secret: string) => void
  readonly render: { readonly processes: Processes; readonly scratch: () => Scratch }
  readonly trigger: () => Trigger
  readonly target: (destination: Destination) => Promise<Target>
  readonly pace: Pace
  readonly github?: ((token: string) => GitHub) | undefined
  readonly describe: () => string
}

/** The real world: one work tree, the processes and the clock. `roots`: absolute folders that may be read and written, the repository's first. */
export function buildHost(options: {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workingDirectory: string
  readonly roots: readonly string[]
  readonly onFile: () => void
  /** What the working directory is relative to. */
  readonly base?: string
  /** GitHub's API; left away where nothing asks it, so that it is not loaded. */
  readonly github?: (token: string) => GitHub
}): BuiltHost {
  const { env, workingDirectory, roots, onFile, base = workingDirectory } = options
  const processes = childProcesses(env)
  // A commit to another repository needs no working directory here.
  let made: Tree | undefined
  const tree = (): Tree => (made ??= folderTree({ workingDirectory, roots, processes }))
  return {
    tree: {
      kind: (path) => tree().kind(path),
      spelled: (path) => tree().spelled(path),
      list: (directory, options) => tree().list(directory, options),
      read: (path, use) => tree().read(path, use)
    },
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
    render: { processes, scratch: () => makeScratch(env['RUNNER_TEMP'] ?? tmpdir(), 'render') },
    trigger: () => readTrigger(env, readEvent(env)),
    target: (destination) =>
      openTarget(destination, { env, processes, workingDirectory, base, now: () => new Date() }),
    pace: REAL_PACE,
    describe: () => '',
    github: options.github
  }
}
