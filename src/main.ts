import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import * as core from '@actions/core'
import manifest from '../package.json' with { type: 'json' }
import { secretsOf } from './destination.js'
import { RepullError } from './errors.js'
import { buildHost } from './host/build.js'
import { INPUTS, parseInputs } from './inputs.js'
import type { Inputs, RawInputs } from './inputs.js'
import { gitHubOf } from './host/github-api.js'
import type { GitHub } from './host/github.js'
import { readEvent } from './host/facts.js'
import { occasionOf } from './host/occasion.js'
import { leaveFiles } from './host/scratch.js'
import type { Occasion } from './host/occasion.js'
import { annotate, shownFindings } from './report/annotations.js'
import { commentOn, requirePull } from './report/comment-step.js'
import type { Commented } from './report/comment-step.js'
import { unifiedDiff } from './report/diff.js'
import { harmless } from './report/harmless.js'
import { reportOf, reportText } from './report/json.js'
import type { Origin } from './report/origin.js'
import { outputsOf } from './report/outputs.js'
import type { Paths } from './report/outputs.js'
import { pageOf } from './report/page.js'
import { commentText } from './report/comment.js'
import { renderedDiff } from './report/rendered-diff.js'
import { failed } from './report/result.js'
import type { Result } from './report/result.js'
import { summaryOf } from './report/summary.js'
import { terminalText } from './report/terminal.js'
import { run } from './run.js'

/** What a report needs besides the result; known as far as the step got. */
interface Step {
  workingDirectory: string
  inputs: Inputs | null
  occasion: Occasion | null
}

/** The step: inputs in, outputs out. Whatever goes wrong ends here. */
async function main(): Promise<void> {
  const step: Step = { workingDirectory: process.cwd(), inputs: null, occasion: null }
  try {
    requireRunner()
    step.occasion = occasionOf(process.env, readEvent(process.env))
    const inputs = parseInputs(readInputs())
    step.inputs = inputs
    for (const secret of secretsOf(inputs.token, inputs.sshKey)) core.setSecret(secret)
    const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd()
    const workingDirectory = resolve(workspace, inputs.workingDirectory)
    step.workingDirectory = workingDirectory
    const host = buildHost({
      env: process.env,
      workingDirectory,
      roots: [workspace],
      onFile: () => undefined,
      base: workspace,
      github
    })
    requirePull(inputs.comment, step.occasion, inputs.deliver)
    // The base's commit may be of another repository than this run's.
    const describe = (result: Result): string =>
      commentText(result, { ...origin(step, []), key: '', commit: null })
    const job = { ...host, mask: core.setSecret, describe }
    await report(await run({ ...inputs, workingDirectory }, job), step)
  } catch (error) {
    await reportFailure(error, step).catch((then: unknown) => core.setFailed(harmless(textOf(then))))
  }
}

function github(token: string): GitHub {
  return gitHubOf(process.env, token, manifest.version)
}

/** What would fail after the delivery fails before it. */
function requireRunner(): void {
  if (isThere('GITHUB_OUTPUT')) return
  const path = process.env['GITHUB_OUTPUT']
  const what = path === undefined ? 'is not set' : `names ${JSON.stringify(path)}, which is not there`
  throw new RepullError({
    code: 'usage',
    level: 'error',
    message: `GITHUB_OUTPUT ${what}, so there is nowhere to leave the outputs.`,
    hint: 'This is the entry point of the GitHub Action; in a terminal run dist/cli/index.js.'
  })
}

/** Whether a variable names a file of the runner's. */
function isThere(variable: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY'): boolean {
  return existsSync(process.env[variable] ?? '')
}

function readInputs(): RawInputs {
  return Object.fromEntries(INPUTS.map(({ name }) => [name, core.getInput(name)]))
}

async function report(found: Result, step: Step): Promise<void> {
  const files = ['rendered.html', found.difference === null ? 'changes.diff' : 'rendered.diff']
  const { url, problems } = await comment(found, step, files)
  const { result, paths } = leave({ ...found, problems: [...found.problems, ...problems] }, step, files)
  core.info(terminalText(result, true))
  for (const [name, value] of Object.entries(outputsOf(result, paths, url))) core.setOutput(name, value)
  if (result.problems.some(({ level }) => level === 'error')) process.exitCode = 1
  annotate([...result.problems, ...shownFindings(result.findings)], {
    toWorkspacePath: toWorkspacePath(step.workingDirectory)
  })
  if (isThere('GITHUB_STEP_SUMMARY')) await core.summary.addRaw(summaryOf(result)).write()
}

/** Leaves the files that outputs name. Where that cannot be, it is one more problem, for what was delivered is delivered. */
function leave(
  result: Result,
  step: Step,
  files: readonly string[]
): { readonly result: Result; readonly paths: Paths } {
  const page = { ...origin(step, files), key: step.inputs?.commentKey ?? '' }
  const texts = {
    'changes.diff': unifiedDiff(result.patches),
    ...(result.difference === null ? {} : { 'rendered.diff': renderedDiff(result.difference) }),
    'rendered.html': pageOf(result, page),
    'report.json': reportText(reportOf(result, manifest.version))
  }
  try {
    const folder = leaveFiles(process.env['RUNNER_TEMP'] ?? tmpdir(), texts)
    const [diffPath, renderedPath] = [join(folder, 'changes.diff'), join(folder, 'rendered.diff')]
    const [htmlPath, reportPath] = [join(folder, 'rendered.html'), join(folder, 'report.json')]
    return { result, paths: { diffPath, renderedPath, htmlPath, reportPath } }
  } catch (error) {
    if (!(error instanceof RepullError)) throw error
    const isFailed = result.problems.some(({ level }) => level === 'error')
    const also = error.problems.map(
      (problem) => ({ ...problem, level: isFailed ? 'warning' : 'error' }) as const
    )
    return { result: { ...result, problems: [...result.problems, ...also] }, paths: NO_PATHS }
  }
}

const NO_PATHS: Paths = { diffPath: '', renderedPath: '', htmlPath: '', reportPath: '' }

async function reportFailure(error: unknown, step: Step): Promise<void> {
  process.exitCode = 1
  if (!(error instanceof RepullError)) {
    core.setFailed(harmless(textOf(error)))
    return
  }
  if (!isThere('GITHUB_OUTPUT')) {
    core.setFailed(harmless(error.message))
    return
  }
  await report(failed(error.problems), step)
}

/** What the system refuses, such as a full disk, is told in its words; anything else is a fault of ours. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'syscall' in error ? error.message : (error.stack ?? error.message)
}

/** A step that only computes a tag has nothing to comment on. */
async function comment(
  result: Result,
  { inputs, occasion }: Step,
  files: readonly string[]
): Promise<Commented> {
  if (inputs === null || inputs.images.length === 0) return { url: '', problems: [] }
  return commentOn(result, {
    mode: inputs.comment,
    key: inputs.commentKey,
    token: inputs.token,
    occasion,
    github,
    origin: { tool: `Repull ${manifest.version}`, files }
  })
}

function origin({ occasion }: Step, files: readonly string[]): Omit<Origin, 'key'> {
  const { commit = null, runUrl = null } = occasion ?? {}
  return { tool: `Repull ${manifest.version}`, commit, runUrl, files }
}

/** Annotations name files from the root of the repository. */
function toWorkspacePath(workingDirectory: string): (path: string) => string {
  const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd()
  return (path) => relative(workspace, resolve(workingDirectory, path)).split(sep).join('/')
}

void main()
