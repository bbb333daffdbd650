import { exec } from '@actions/exec'
import { RepullError } from '../errors.js'

export interface Output {
  /** Exit status; -1 where a signal ended the process. */
  readonly status: number
  readonly stdout: Buffer
  readonly stderr: string
}

export interface Processes {
  /** Runs a tool found in PATH, without a shell and with nothing to read. Raises `tool` where it cannot be started. */
  run(
    tool: string,
    args: readonly string[],
    options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> }
  ): Promise<Output>
}

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
export function childProcesses(env: Readonly<Record<string, string | undefined>>): Processes {
  const passedOn = Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = env[name]
      return value === undefined ? [] : [[name, value]]
    })
  )
  return {
    async run(tool, args, options = {}) {
      const stdout: Buffer[] = []
      const stderr: Buffer[] = []
      try {
        // The first argument is a command line that gets split at blanks outside quotes.
        const code: unknown = await exec(`"${tool}"`, [...args], {
          ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
          env: { ...passedOn, ...options.env },
          silent: true,
          ignoreReturnCode: true,
          input: Buffer.alloc(0),
          listeners: { stdout: (data) => void stdout.push(data), stderr: (data) => void stderr.push(data) }
        })
        const status = typeof code === 'number' ? code : -1
        return { status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }
      } catch (error) {
        throw new RepullError(
          {
            code: 'tool',
            level: 'error',
            message: notStarted(tool, error),
            hint: `Install ${tool}, or add its folder to PATH.`
          },
          { cause: error }
        )
      }
    }
  }
}

function notStarted(tool: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error)
  return reason.startsWith('Unable to locate executable file')
    ? `"${tool}" was not found.`
    : `"${tool}" could not be started: ${reason}`
}
