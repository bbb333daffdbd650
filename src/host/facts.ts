import { sourceDateEpoch } from '../tag/date.js'
import type { FactName, Facts } from '../tag/facts.js'
import { eventField } from './event.js'
import { git } from './git.js'
import type { Processes } from './processes.js'

export { readEvent } from './event.js'

/** What facts are taken from. `eventPayload`: what readEvent gave. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: Date
  readonly eventPayload?: unknown
  readonly processes: Processes
  readonly workingDirectory: string
}

type Text = string | undefined
type Source = Readonly<Record<TextFact, () => Text | Promise<Text>>>
type TextFact = Exclude<keyof Facts, 'commitDate' | 'now' | 'env'>

const NAMES: Readonly<Record<TextFact, FactName>> = {
  sha: 'sha',
  branch: 'branch',
  baseBranch: 'base_branch',
  gitTag: 'git_tag',
  pr: 'pr',
  runId: 'run_id',
  runNumber: 'run_number',
  runAttempt: 'run_attempt',
  actor: 'actor',
  repo: 'repo'
}

/**
 * Finds out what the templates need, from the Actions environment and event or, in a terminal, from the local git
 * repository. What is not needed is not asked for; what cannot be found is left away. Raises `input` for a bad SOURCE_DATE_EPOCH.
 */
export async function gatherFacts(needed: ReadonlySet<FactName>, world: World): Promise<Facts> {
  const source = world.env['GITHUB_ACTIONS'] === 'true' ? fromActions(world) : fromTerminal(world)
  const now = sourceDateEpoch(world.env['SOURCE_DATE_EPOCH']) ?? world.now
  const facts: { -readonly [Name in keyof Facts]: Facts[Name] } = { now, env: world.env }
  for (const fact of Object.keys(NAMES) as TextFact[]) {
    if (needed.has(NAMES[fact])) facts[fact] = await source[fact]()
  }
  if (needed.has('commit_date')) facts.commitDate = await commitDate(world, await source.sha())
  return facts
}

function fromActions({ env, eventPayload: event }: World): Source {
  const given = (name: string): Text => (env[name] === '' ? undefined : env[name])
  const refName = (type: 'branch' | 'tag'): Text =>
    given('GITHUB_REF_TYPE') === type ? given('GITHUB_REF_NAME') : undefined
  // On a pull request the runner checks out a merge commit, refs/pull/N/merge, and calls it a branch. Only pull_request and
  // pull_request_target set GITHUB_HEAD_REF; reviews of one do not.
  const pullRequest = /^refs\/pull\/([0-9]+)\//.exec(given('GITHUB_REF') ?? '')?.[1]
  const isPullRequest = (given('GITHUB_EVENT_NAME') ?? '').startsWith('pull_request')
  const ofPullRequest = (...keys: string[]): Text =>
    isPullRequest ? eventField(event, 'pull_request', ...keys) : undefined
  return {
    sha: () => ofPullRequest('head', 'sha') ?? given('GITHUB_SHA'),
    branch: () =>
      given('GITHUB_HEAD_REF') ??
      ofPullRequest('head', 'ref') ??
      (pullRequest === undefined ? refName('branch') : undefined),
    baseBranch: () =>
      given('GITHUB_BASE_REF') ??
      ofPullRequest('base', 'ref') ??
      eventField(event, 'base_ref')?.replace(/^refs\/heads\//, ''),
    gitTag: () => refName('tag'),
    pr: () => eventField(event, 'pull_request', 'number') ?? eventField(event, 'number') ?? pullRequest,
    runId: () => given('GITHUB_RUN_ID'),
    runNumber: () => given('GITHUB_RUN_NUMBER'),
    runAttempt: () => given('GITHUB_RUN_ATTEMPT'),
    actor: () => given('GITHUB_ACTOR'),
    repo: () => given('GITHUB_REPOSITORY')
  }
}

function fromTerminal(world: World): Source {
  return {
    ...fromActions(world),
    sha: () => ask(world, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    branch: () => ask(world, ['symbolic-ref', '--short', '-q', 'HEAD']),
    gitTag: () => ask(world, ['describe', '--exact-match', '--tags', 'HEAD']),
    repo: async () => repositoryOf((await ask(world, ['remote', 'get-url', 'origin'])) ?? '')
  }
}

async function commitDate(world: World, sha: Text): Promise<Date | undefined> {
  if (sha === undefined || !/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(sha)) return undefined
  const seconds = await ask(world, ['show', '-s', '--format=%ct', '--end-of-options', sha])
  const event = world.eventPayload
  const timestamp =
    eventField(event, 'head_commit', 'id') === sha ? eventField(event, 'head_commit', 'timestamp') : undefined
  const date = new Date(seconds === undefined ? (timestamp ?? NaN) : Number(seconds) * 1000)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** What git answers; undefined where it does not know, where there is no repository, and where there is no git. */
async function ask(world: World, args: readonly string[]): Promise<Text> {
  try {
    const { status, stdout } = await git(world.processes, world.workingDirectory, args)
    const answer = stdout.toString().replace(/\n$/, '')
    return status === 0 && answer !== '' ? answer : undefined
  } catch {
    return undefined
  }
}

/** The last two parts of a remote's path, `https://HOST/OWNER/NAME.git`, `ssh://...` or `git@HOST:OWNER/NAME`, without `.git`. */
export function repositoryOf(remote: string): string | undefined {
  const path =
    /^[a-z][a-z+]*:\/\/[^/]+\/(.+)$/i.exec(remote)?.[1] ?? /^[^/:]{2,}:(?!\/\/)(.+)$/.exec(remote)?.[1]
  return path
    ?.replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .match(/([^/]+\/[^/]+)$/)?.[1]
}
