import type { Problem } from '../errors.js'
import type { RenderedDifference } from '../render/difference.js'
import type { Finding } from '../audit/finding.js'
import type { Change, ImageResult, Patch } from '../patch/change.js'

/** What a run found and did: all that any output is drawn from. */
export interface Result {
  readonly tag: string
  readonly images: readonly ImageResult[]
  /** The one new reference; empty with none or several. */
  readonly image: string
  readonly patches: readonly Patch[]
  readonly problems: readonly Problem[]
  /** What would keep a cluster from running what the files say, this run's mends included. */
  readonly findings: readonly Finding[]
  readonly filesRead: number
  readonly dryRun: boolean
  /** Where copies were written instead of the files themselves. */
  readonly outputDir: string | null
  /** Files were written. */
  readonly delivered: boolean
  /** What the cluster would run before and after; null where that was not looked at. */
  readonly difference: RenderedDifference | null
  /** What became of a commit or a pull request; null where neither was asked for. */
  readonly delivery: Delivery | null
}

export interface Delivery {
  readonly branch: string
  readonly committed: boolean
  /** The commit that was made; null where there was nothing to do. */
  readonly commit: string | null
  /** How often one was sent. */
  readonly attempts: number
  /** A newer run of the same source had written all of it before. */
  readonly superseded: boolean
  /** Whether GitHub shows the commit as verified; null where it did not make it, and where it does not say. */
  readonly verified: boolean | null
  readonly pullRequest: { readonly number: number; readonly url: string } | null
}

/** Findings that the files still have: what was mended is none any more. */
export function openFindings({ findings }: Pick<Result, 'findings'>): readonly Finding[] {
  return findings.filter(({ isMended }) => !isMended)
}

/** The patches whose file reads differently afterwards. */
export function changedPatches(result: Result): readonly Patch[] {
  return result.patches.filter((patch) => patch.before !== patch.after)
}

/** Every change of every changed file, in the order of the patches. */
export function changesOf(result: Result): readonly Change[] {
  return changedPatches(result).flatMap((patch) => patch.changes)
}

/** A run that stopped: nothing was patched and nothing was written. */
export function failed(problems: readonly Problem[]): Result {
  return {
    tag: '',
    image: '',
    images: [],
    patches: [],
    problems,
    findings: [],
    filesRead: 0,
    dryRun: false,
    outputDir: null,
    delivered: false,
    difference: null,
    delivery: null
  }
}
