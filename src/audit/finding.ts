import type { Place } from '../errors.js'

/** The rules of docs/audit.md, and what is told of exemptions. */
export const RULE_IDS = [
  'never-pulled',
  'policy-misplaced',
  'policy-invalid',
  'mutable-tag',
  'stale-cache',
  'no-rollout',
  'no-pull-secret',
  'secret-misplaced',
  'secret-missing',
  'digest-wins',
  'tag-not-a-string',
  'split-version',
  'tag-too-long-for-label',
  'node-cleanup',
  'exemption'
] as const

export type RuleId = (typeof RULE_IDS)[number]

export type Level = 'error' | 'warning' | 'notice'

/** Something that keeps a cluster from running the image that was meant. */
export interface Finding {
  readonly rule: RuleId
  readonly level: Level
  /** One line that quotes what was found. */
  readonly message: string
  /** What to do about it. */
  readonly hint: string
  /** In the file as it was before the run, so that it is a line of the commit under review. */
  readonly place: Required<Place>
  readonly related: readonly Required<Place>[]
  /** The line of `place`, without its end. */
  readonly source: string
  /** `audit-fix` writes a mend for it. */
  readonly isMendable: boolean
  /** This run has written its mend. */
  readonly isMended: boolean
}
