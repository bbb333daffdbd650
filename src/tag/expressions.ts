import { formatDate, formatProblem, timeZoneProblem } from './date.js'
import type { FactName, Facts } from './facts.js'

/** `{{name 'argument' option='value'}}`, checked against the table below. */
export interface Call {
  readonly kind: 'call'
  readonly name: FactName
  readonly argument: string | null
  readonly options: ReadonlyMap<string, string>
  /** As spelled, braces included. */
  readonly source: string
}

/** One row of the table: how an expression is written, where its value comes from, and what to say without one. */
export interface Expression {
  readonly argument: 'none' | 'optional' | 'required'
  readonly options: readonly string[]
  /** How to write it, for messages. */
  readonly usage: string
  /** What is wrong with the argument or an option, or undefined. */
  readonly check?: (call: Call) => string | undefined
  /** Undefined or empty: the fact is missing. */
  readonly value: (facts: Facts, call: Call) => string | undefined
  readonly missing: string
}

const DEFAULT_SHA_DIGITS = 7

/** To add an expression, add its name to FACT_NAMES and a row here. */
export const EXPRESSIONS: Readonly<Record<FactName, Expression>> = {
  sha: {
    argument: 'optional',
    options: [],
    usage: "{{sha}} or {{sha '12'}}",
    check: ({ argument }) => (argument === null ? undefined : digitsProblem(argument)),
    value: ({ sha }, { argument }) =>
      sha?.slice(0, argument === null ? DEFAULT_SHA_DIGITS : Number(argument)),
    missing:
      'there is no commit. It comes from the event or GITHUB_SHA in a workflow, and from HEAD of the git repository in a terminal; where there is none, give a tag without {{sha}}'
  },
  date: {
    argument: 'required',
    options: ['tz'],
    usage: "{{date 'YYYYMMDDHHmmss'}}",
    check: dateProblem,
    value: ({ now }, call) => dateValue(now, call),
    missing: 'the time of this run is not known. It comes from the clock, or from SOURCE_DATE_EPOCH'
  },
  commit_date: {
    argument: 'required',
    options: ['tz'],
    usage: "{{commit_date 'YYYYMMDDHHmmss'}}",
    check: dateProblem,
    value: ({ commitDate }, call) => dateValue(commitDate, call),
    missing:
      'the date of the commit is not known. It comes from the local git repository; in a workflow put actions/checkout before this step, on pull requests with fetch-depth: 2'
  },
  branch: plain(
    'branch',
    ({ branch }) => branch,
    'there is no branch. It comes from the branch or the pull request that a run is for, not from a tag, and from the branch that is checked out in a terminal'
  ),
  base_branch: plain(
    'base_branch',
    ({ baseBranch }) => baseBranch,
    'there is no base branch. It comes from the event of a pull_request run; in a terminal write it out, as in --tag main-1'
  ),
  git_tag: plain(
    'git_tag',
    ({ gitTag }) => gitTag,
    'there is no git tag. It comes from the tag that a run is for, and from a tag on HEAD of the git repository in a terminal'
  ),
  pr: plain(
    'pr',
    ({ pr }) => pr,
    'there is no pull request number. It comes from the event of a pull_request run; in a terminal write it out, as in --tag pr-12'
  ),
  run_id: plain(
    'run_id',
    ({ runId }) => runId,
    'there is no run id. It comes from GITHUB_RUN_ID in a workflow; in a terminal write it out, as in --tag run-12'
  ),
  run_number: plain(
    'run_number',
    ({ runNumber }) => runNumber,
    'there is no run number. It comes from GITHUB_RUN_NUMBER in a workflow; in a terminal write it out, as in --tag build-12'
  ),
  run_attempt: plain(
    'run_attempt',
    ({ runAttempt }) => runAttempt,
    'there is no run attempt. It comes from GITHUB_RUN_ATTEMPT in a workflow; in a terminal write it out, as in --tag build-12-1'
  ),
  actor: plain(
    'actor',
    ({ actor }) => actor,
    'there is no actor. It comes from GITHUB_ACTOR in a workflow; in a terminal write it out, as in --tag alice-1'
  ),
  repo: plain(
    'repo',
    ({ repo }) => repo,
    'there is no repository name. It comes from GITHUB_REPOSITORY in a workflow, and from the remote origin of the git repository in a terminal'
  ),
  env: {
    argument: 'required',
    options: [],
    usage: "{{env 'NAME'}}",
    check: ({ argument }) => (argument === '' ? 'the name of the environment variable is empty' : undefined),
    value: ({ env }, { argument }) =>
      argument !== null && Object.hasOwn(env, argument) ? env[argument] : undefined,
    missing:
      'the environment variable is not set, or empty. It comes from env of the step, the job or the workflow, and from the shell in a terminal'
  }
}

function plain(name: FactName, value: (facts: Facts) => string | undefined, missing: string): Expression {
  return { argument: 'none', options: [], usage: `{{${name}}}`, value, missing }
}

function digitsProblem(argument: string): string | undefined {
  const digits = /^[0-9]{1,2}$/.test(argument) ? Number(argument) : 0
  return digits >= 4 && digits <= 64
    ? undefined
    : `${JSON.stringify(argument)} is no number of digits from 4 to 64`
}

function dateProblem({ argument, options }: Call): string | undefined {
  const timeZone = options.get('tz')
  return formatProblem(argument ?? '') ?? (timeZone === undefined ? undefined : timeZoneProblem(timeZone))
}

function dateValue(date: Date | undefined, { argument, options }: Call): string | undefined {
  if (date === undefined || Number.isNaN(date.getTime())) return undefined
  return formatDate(date, argument ?? '', options.get('tz') ?? 'UTC')
}
