/** All that a template can speak of. Pure data: whoever builds it has looked at the event, git and the clock. */
export interface Facts {
  /** Commit id in full; on a pull_request event the head of the pull request. */
  readonly sha?: string | undefined
  readonly commitDate?: Date | undefined
  readonly branch?: string | undefined
  readonly baseBranch?: string | undefined
  readonly gitTag?: string | undefined
  readonly pr?: string | undefined
  readonly runId?: string | undefined
  readonly runNumber?: string | undefined
  readonly runAttempt?: string | undefined
  readonly actor?: string | undefined
  /** OWNER/NAME. */
  readonly repo?: string | undefined
  /** Time of this run, or SOURCE_DATE_EPOCH. */
  readonly now: Date
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Names of the expressions, in the order in which messages list them. */
export const FACT_NAMES = [
  'sha',
  'date',
  'commit_date',
  'branch',
  'base_branch',
  'git_tag',
  'pr',
  'run_id',
  'run_number',
  'run_attempt',
  'actor',
  'repo',
  'env'
] as const

export type FactName = (typeof FACT_NAMES)[number]
