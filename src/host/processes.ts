import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { RepullError } from '../errors.js'
import { whenInterrupted } from './interruption.js'
import { systemReason } from './system-error.js'

export interface Output {
  /** Exit status; -1 where a signal ended the process. */
  readonly status: number
  readonly stdout: Buffer
  readonly stderr: string
  /** The limit at which it was ended; null where it ended by itself. */
  readonly stopped: 'time' | 'output' | null
}

export interface RunOptions {
  readonly cwd?: string
  /** Added to the safe part of the environment. */
  readonly env?: Readonly<Record<string, string>>
  /** What it reads on its standard input; nothing by default. */
  readonly input?: Uint8Array
  /** Milliseconds after which it is ended, with every process that it started. */
  readonly timeLimit?: number
  /** Bytes of standard output and standard error together. */
  readonly outputLimit?: number
}

export interface Processes {
  /** Whether a tool is found in PATH. */
  has(tool: string): boolean
  /**
   * Runs a tool found in PATH, without a shell and without a terminal; what it leaves running ends with it. Raises `tool`
   * where it cannot be started.
   */
  run(tool: string, args: readonly string[], options?: RunOptions): Promise<Output>
}

type Environment = Readonly<Record<string, string | undefined>>

// What a tool needs to find itself, its user's settings and a place for temporary files. Inputs (INPUT_*), tokens and
// GIT_* variables of a surrounding git hook stay behind.
const PASSED_ON = [
  // By this a runner finds what a step left running, and ends it.
  'RUNNER_TRACKING_ID',
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TMPDIR', 'XDG_CONFIG_HOME'],
  ...[
    'TEMP',
    'TMP',
    'SystemRoot',
    'ComSpec',
    'PATHEXT',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
    'ProgramData'
  ]
]

/** Runs tools with an environment made of the safe part of `env` and of what a call adds. */
export function childProcesses(env: Environment): Processes {
  const passedOn = safePart(env)
  const found = new Map<string, string>()
  const find = (tool: string): string | undefined => {
    const path = found.get(tool) ?? findTool(tool, env['PATH'] ?? env['Path'] ?? '')
    if (path !== undefined) found.set(tool, path)
    return path
  }
  return {
    has: (tool) => find(tool) !== undefined,
    run(tool, args, options = {}) {
      const path = find(tool)
      if (path === undefined) return Promise.reject(notFound(tool))
      return runPath(tool, path, args, { ...options, env: { ...passedOn, ...options.env } })
    }
  }
}

function runPath(tool: string, path: string, args: readonly string[], options: RunOptions): Promise<Output> {
  const { cwd, env, input, timeLimit, outputLimit = Infinity } = options
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      cwd,
      env,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // A group of its own, so that nothing that it starts is left behind.
      detached: process.platform !== 'win32',
      windowsHide: true
    })
    const output = { stdout: new Array<Buffer>(), stderr: new Array<Buffer>() }
    let [size, stopped] = [0, null as Output['stopped']]
    const stop = (limit: Output['stopped']): void => {
      stopped ??= limit
      endGroup(child)
      // Something may have left the group with the pipes in its hands.
      child.stdout?.destroy()
      child.stderr?.destroy()
    }
    const done = whenInterrupted(() => endGroup(child))
    const timer = timeLimit === undefined ? undefined : setTimeout(() => stop('time'), timeLimit)
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.on('data', (data: Buffer) => {
        size += data.length
        if (size > outputLimit) stop('output')
        else output[name].push(data)
      })
    }
    // A tool may end before it has read everything.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
    child.on('exit', () => endGroup(child))
    child.on('error', (error) => {
      clearTimeout(timer)
      done()
      reject(notStarted(tool, cwd, error))
    })
    child.on('close', (status) => {
      clearTimeout(timer)
      done()
      resolve({
        status: status ?? -1,
        stdout: Buffer.concat(output.stdout),
        stderr: Buffer.concat(output.stderr).toString(),
        stopped
      })
    })
  })
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // There is nobody left in it.
  }
}

function safePart(env: Environment): Record<string, string> {
  const passedOn: Record<string, string> = {}
  for (const name of PASSED_ON) {
    const value = env[name]
    if (value !== undefined) passedOn[name] = value
  }
  return passedOn
}

/** Relative folders of PATH can be the repository's own, and are passed over. */
function findTool(tool: string, path: string): string | undefined {
  if (isAbsolute(tool)) return tool
  const endings = process.platform === 'win32' ? ['.exe', '.com'] : ['']
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .flatMap((folder) => endings.map((ending) => join(folder, tool + ending)))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function notFound(tool: string): RepullError {
  const hint = `Install ${tool}, or add its folder to PATH.`
  return new RepullError({ code: 'tool', level: 'error', message: `"${tool}" was not found.`, hint })
}

function notStarted(tool: string, cwd: string | undefined, error: unknown): RepullError {
  // The system gives the same reason where the program is missing and where the folder is.
  const where = cwd === undefined || existsSync(cwd) ? '' : ` in "${cwd}"`
  const message = `"${tool}" could not be started${where}: ${systemReason(error)}.`
  return new RepullError({ code: 'tool', level: 'error', message }, { cause: error })
}
