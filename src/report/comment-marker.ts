import { createHash } from 'node:crypto'

/** What the last line of a comment says about where it comes from. */
export interface Marker {
  /** SHA-256 of what tells it from other comments of Repull's on one pull request. */
  readonly key: string
  readonly run: { readonly id: string; readonly attempt: string }
  /** The pull request's head that it is about. */
  readonly head: string
}

/** Only the very last line counts: manifests that a comment shows may hold such lines too. */
const MARKER =
  /\n<!-- repull:v1 key=([0-9a-f]{64}) run=(\d{1,20})\.(\d{1,10}) head=([0-9a-f]{40}|[0-9a-f]{64}) -->$/

/** The key of a comment: what the user gave or, where nothing was given, the workflow and the job. */
export function markerKey(given: string, workflow: string, job: string): string {
  const parts = given === '' ? [workflow, job] : [given]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

export function markerLine({ key, run, head }: Marker): string {
  return `<!-- repull:v1 key=${key} run=${run.id}.${run.attempt} head=${head} -->`
}

/** The marker that a comment ends with, or null. GitHub may leave blank lines at the end away, or add some. */
export function readMarker(body: string): Marker | null {
  const [, key, id, attempt, head] = MARKER.exec(body.replaceAll('\r\n', '\n').trimEnd()) ?? []
  if (key === undefined || id === undefined || attempt === undefined || head === undefined) return null
  return { key, run: { id, attempt }, head }
}

/** Whether a run started after another. */
export function isNewer(run: Marker['run'], other: Marker['run']): boolean {
  const [id, otherId] = [BigInt(run.id), BigInt(other.id)]
  return id === otherId ? BigInt(run.attempt) > BigInt(other.attempt) : id > otherId
}
