import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { exec } from '@actions/exec'
import { RepullError } from '../errors.js'

export interface Output {
  /** Exit status; -1 where a signal ended the process. */
  readonly status: number
  readonly stdout: Buffer
  readonly stderr: string
}

export interface Processes {
  /** Runs a tool found in PATH, without a shell; it must not read its standard input. Raises `tool` where it cannot be started. */
  run(
    tool: string,
    args: readonly string[],
    options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> }
  ): Promise<Output>
}

type Environment = Readonly<Record<string, string | undefined>>

// What a tool needs to find itself, its user's settings and a place for temporary files. Inputs (INPUT_*), tokens and
// GIT_* variables of a surrounding git hook stay behind.
const PASSED_ON = [
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
  return {
    async run(tool, args, options = {}) {
      const path = found.get(tool) ?? find(tool, env['PATH'] ?? '')
      if (path === undefined) throw notFound(tool)
      found.set(tool, path)
      const stdout: Buffer[] = []
      const stderr: Buffer[] = []
      try {
        // exec takes a command line, which it splits at blanks outside quotes. `input`, even an empty one, is left out:
        // where the tool ends before it is written, EPIPE has no listener in exec and would end this process. The status
        // is null, whatever its type says, where a signal ended the tool.
        const status: unknown = await exec(`"${path.replaceAll('"', '\\"')}"`, [...args], {
          ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
          env: { ...passedOn, ...options.env },
          silent: true,
          ignoreReturnCode: true,
          listeners: { stdout: (data) => void stdout.push(data), stderr: (data) => void stderr.push(data) }
        })
        return {
          status: typeof status === 'number' ? status : -1,
          stdout: Buffer.concat(stdout),
          stderr: Buffer.concat(stderr).toString()
        }
      } catch (error) {
        throw notStarted(tool, error)
      }
    }
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

/**
 * exec would look through PATH too, but it also looks into relative folders, which can be the repository's own, and writes
 * to standard output where a folder is closed to it.
 */
function find(tool: string, path: string): string | undefined {
  if (isAbsolute(tool) || process.platform === 'win32') return tool
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, tool))
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

function notStarted(tool: string, error: unknown): RepullError {
  const message = `"${tool}" could not be started: ${String(error)}`
  return new RepullError({ code: 'tool', level: 'error', message }, { cause: error })
}
