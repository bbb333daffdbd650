import { existsSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import manifest from '../package.json' with { type: 'json' }
import { RepullError } from './errors.js'
import type { Problem } from './errors.js'
import { needsGitHub } from './deliver/branch.js'
import { buildHost } from './host/build.js'
import type { GitHub } from './host/github.js'
import { parseArguments, USAGE } from './cli-arguments.js'
import type { Call } from './cli-arguments.js'
import { parseInputs } from './inputs.js'
import { requirePull } from './report/comment-step.js'
import { reportOf, reportText } from './report/json.js'
import { failed } from './report/result.js'
import { problemText, terminalText } from './report/terminal.js'
import { computeTagAlone, run, runAuditAlone } from './run.js'
import type { Host } from './run.js'

/** The same program in a terminal. Exit status: 0 done, 1 failed (nothing written), 2 wrong usage. */
async function main(): Promise<void> {
  let call: Call | undefined
  try {
    call = parseArguments(process.argv.slice(2))
    if (call.command === 'help') return print(USAGE)
    if (call.command === 'version') return print(manifest.version)
    await patch(call)
  } catch (error) {
    process.exitCode = report(error, call)
  }
}

async function patch(call: Call): Promise<void> {
  const given = parseInputs(call.raw)
  const late = needsGitHub(given) ? await loadGitHub() : null
  // As other programs find it in a terminal. It is for what git cannot do alone; git itself has the user's own credentials.
  const own = late === null ? '' : (process.env['GITHUB_TOKEN'] ?? '')
  const inputs = given.token === '' ? { ...given, token: own } : given
  requirePull(inputs.comment, null, inputs.deliver)
  const workingDirectory = resolve(inputs.workingDirectory)
  const progress = new Progress()
  const host = buildHost({
    env: process.env,
    workingDirectory,
    roots: roots(workingDirectory, inputs.files),
    onFile: () => progress.tick(),
    base: process.cwd()
  })
  if (call.command === 'tag') return print(await computeTagAlone(inputs, host))
  // The diff of the files says all there is to say of manifests that need no renderer; to a terminal, not to a pull request.
  const comparesPlain = call.json || call.raw.render !== undefined || inputs.deliver === 'pull-request'
  const world = { ...host, ...late, comparesPlain }
  const job = call.command === 'audit' ? runAuditAlone : run
  const result = await job({ ...inputs, workingDirectory }, world).finally(() => progress.clear())
  if (result.problems.some(({ level }) => level === 'error')) process.exitCode = 1
  if (call.json) return print(reportText(reportOf(result, manifest.version)).trimEnd())
  print(terminalText(result, colour(call, process.stdout)).trimEnd())
}

/** GitHub's API, and the text of a pull request, behind which no run stands and no files of one. */
async function loadGitHub(): Promise<
  Pick<Host, 'describe'> & { readonly github: (token: string) => GitHub }
> {
  const { gitHubOf } = await import('./host/github-api.js')
  const { commentText } = await import('./report/comment.js')
  const origin = { tool: `Repull ${manifest.version}`, key: '', commit: null, runUrl: null, files: [] }
  return {
    github: (token) => gitHubOf(process.env, token, manifest.version),
    describe: (result) => commentText(result, origin)
  }
}

/**
 * What may be read and written: the repository around the working directory (or that directory), and the folders of
 * paths that the person typed and that lie elsewhere. Links out of these are refused.
 */
function roots(workingDirectory: string, files: readonly string[]): string[] {
  const workspace = repositoryAround(workingDirectory) ?? workingDirectory
  const elsewhere = files
    .filter((entry) => !entry.startsWith('!'))
    .map((entry) => resolve(workingDirectory, entry.replace(/[*?{[(].*$/, '')))
    .filter(
      (path) => /^\.\.(?:[\\/]|$)/.test(relative(workspace, path)) || isAbsolute(relative(workspace, path))
    )
    .map((path) => (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path)))
  return [workspace, ...elsewhere]
}

function repositoryAround(directory: string): string | undefined {
  if (existsSync(join(directory, '.git'))) return directory
  const parent = dirname(directory)
  return parent === directory ? undefined : repositoryAround(parent)
}

/** Prints what went wrong and gives the exit status. */
function report(error: unknown, call: Call | undefined): number {
  if (!(error instanceof RepullError)) throw error
  if (call?.json === true) print(reportText(reportOf(failed(error.problems), manifest.version)).trimEnd())
  const text = error.problems.map((problem) => problemText(problem, colour(call, process.stderr))).join('')
  process.stderr.write(`${text.trimEnd()}\n`)
  return error.problems.some(isUsage) ? 2 : 1
}

function isUsage({ code, level }: Problem): boolean {
  return level === 'error' && (code === 'usage' || code === 'input' || code === 'template')
}

/** https://no-color.org: any value but an empty one turns colours off. */
function colour(call: Call | undefined, stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && call?.color !== false && !process.env['NO_COLOR']
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** How many files were read, on a terminal, while it takes long enough to wonder. */
class Progress {
  #files = 0
  readonly #isShown = process.stderr.isTTY

  tick(): void {
    this.#files += 1
    if (this.#isShown && this.#files % 500 === 0) process.stderr.write(`\r${this.#files} files read`)
  }

  clear(): void {
    if (this.#isShown && this.#files >= 500) process.stderr.write('\r\u001B[K')
  }
}

// A reader such as `head` may close the pipe early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

void main()
