import type { Problem } from '../errors.js'
import type { Facts } from '../tag/facts.js'

/** An image that a commit writes. `image`: the normalised name that the cluster pulls. */
export interface Deployed {
  readonly image: string
  /** TAG, TAG@DIGEST or @DIGEST. */
  readonly tag: string
}

/** Where a commit comes from; null where it was not made by a workflow, or outside of a repository. */
export interface Origin {
  /** OWNER/NAME. */
  readonly source: string | null
  readonly commit: string | null
  readonly run: Run | null
}

/** A run of a workflow. GitHub counts ids up for all workflows together, so a larger one is of a later run. */
export interface Run {
  readonly id: number
  readonly number: number
  readonly attempt: number
}

/** What one run wrote, as its trailers tell. */
export interface Record {
  readonly images: readonly string[]
  readonly source: string
  readonly run: Run | null
}

/** The trailers of a commit, each on its line. */
export function trailers(deployed: readonly Deployed[], { source, commit, run }: Origin): string {
  const lines = deployed.flatMap(({ image, tag }) => [`Repull-Image: ${image}`, `Repull-Tag: ${tag}`])
  if (source !== null) lines.push(`Repull-Source: ${source}${commit === null ? '' : `@${commit}`}`)
  if (run !== null) lines.push(`Repull-Run: ${run.id} (number ${run.number}, attempt ${run.attempt})`)
  return lines.map((line) => `${line}\n`).join('')
}

/**
 * What the trailers in a commit's message say. A merge by GitHub's button can squash several commits into one, with their
 * messages one below the other, so there may be several.
 */
export function readTrailers(message: string): Record[] {
  const records: { images: string[]; source: string; run: Run | null }[] = []
  let images: string[] = []
  for (const line of message.split('\n')) {
    const [, name, value = ''] = /^Repull-(Image|Source|Run): (\S.*)$/.exec(line.trimEnd()) ?? []
    if (name === 'Image') images.push(value)
    if (name === 'Source') {
      records.push({ images, source: value.replace(/@[0-9a-f]+$/, ''), run: null })
      images = []
    }
    const last = records.at(-1)
    if (name === 'Run' && last !== undefined) last.run = readRun(value)
  }
  return records
}

function readRun(text: string): Run | null {
  const match = /^([0-9]{1,15}) \(number ([0-9]{1,15}), attempt ([0-9]{1,9})\)$/.exec(text)
  if (match === null) return null
  const [id = 0, number = 0, attempt = 0] = match.slice(1).map(Number)
  return { id, number, attempt }
}

/** Whether a run is of a later date than another. */
export function isNewer(run: Run, than: Run): boolean {
  return run.id === than.id ? run.attempt > than.attempt : run.id > than.id
}

/** Where a commit of this run comes from. */
export function originOf({ repo, sha, runId, runNumber, runAttempt }: Facts): Origin {
  const [id = NaN, number = NaN, attempt = NaN] = [runId, runNumber, runAttempt].map(Number)
  const isRun = [id, number, attempt].every((value) => Number.isSafeInteger(value) && value > 0)
  return { source: repo ?? null, commit: sha ?? null, run: isRun ? { id, number, attempt } : null }
}

/**
 * What to tell where a run was started by the push of a commit that this repository's own workflow made, which would
 * otherwise go on for ever; undefined for any other push. `message`: of that commit.
 */
export function pushedByUs(message: string | null, source: string | undefined): Problem | undefined {
  const isOurs = readTrailers(message ?? '').some((record) => record.source === source)
  if (!isOurs) return undefined
  return {
    code: 'own-push',
    level: 'notice',
    message:
      'Nothing was done: the push that started this run is a commit that Repull made for this repository.',
    hint: 'To deploy that commit all the same, start the workflow by hand (workflow_dispatch).'
  }
}
