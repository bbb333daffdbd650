import type { GitHub, GitHubComment } from '../host/github.js'
import { isNewer, markerLine, readMarker } from './comment-marker.js'
import type { Marker } from './comment-marker.js'

export interface Wanted {
  readonly repository: string
  readonly number: number
  readonly key: string
  readonly run: Marker['run']
  /** The pull request's head that the event spoke of; null: the one that it has now. */
  readonly head: string | null
  /** The text for a run, which it links to, without its marker. */
  readonly text: (run: Marker['run']) => string
  /** Whether a comment is made where there is none yet. */
  readonly create: boolean
}

/** GitHub may be asked that often whether another run wrote at the same time. */
const MAX_ROUNDS = 3

/**
 * Brings the one comment of this key on a pull request up to date and gives its address; null where there is none. It is
 * left alone where it says all this already, and where a newer run wrote it. One that somebody hid stays as it is: whoever
 * did so has seen it, and what is new comes in another. Raises `permission`, `refused`, `unreachable`.
 */
export async function updateComment(github: GitHub, wanted: Wanted): Promise<string | null> {
  const repository = github.repository(wanted.repository)
  const login = await github.viewer()
  const current = (await repository.pull(wanted.number)).head.sha
  const head = wanted.head ?? current
  const body = bodyFor({ ...wanted, head }, wanted.run)
  const all = async () => ours(await repository.comments(wanted.number), login, wanted.key)
  const find = async () => (await all()).filter(isSeen)

  const atFirst = await all()
  let found = atFirst.filter(isSeen)
  if (found.length === 0) {
    const hidden = atFirst.at(-1)
    if (hidden !== undefined && isSettled(hidden, { ...wanted, head }, current)) return hidden.comment.url
    if (!wanted.create) return null
    await repository.createComment(wanted.number, body)
    found = await find()
  }
  for (let round = 1; ; round += 1) {
    const [first, ...extra] = found
    if (first === undefined) return (await repository.createComment(wanted.number, body)).url
    // Two runs that found none have made one each: the oldest stays, and each deletes its own other one.
    for (const other of extra)
      if (!isNewer(other.marker.run, wanted.run)) await repository.deleteComment(other.comment.id)
    if (isSettled(first, { ...wanted, head }, current)) return first.comment.url
    if (round > MAX_ROUNDS) return first.comment.url
    await repository.updateComment(first.comment.id, body)
    found = await find()
  }
}

interface Found {
  readonly comment: GitHubComment
  readonly marker: Marker
}

function isSeen({ comment }: Found): boolean {
  return !comment.isHidden
}

/** The oldest first. */
function ours(comments: readonly GitHubComment[], login: string, key: string): Found[] {
  return comments
    .flatMap((comment) => {
      const marker = readMarker(comment.body)
      return marker?.key === key && comment.author === login ? [{ comment, marker }] : []
    })
    .sort((a, b) => a.comment.id - b.comment.id)
}

/** Whether there is nothing to write. */
function isSettled(
  { comment, marker }: Found,
  wanted: Wanted & { readonly head: string },
  current: string
): boolean {
  if (isNewer(marker.run, wanted.run)) return true
  // The branch has moved on, and its newest commit has its comment.
  if (wanted.head !== current && marker.head === current) return true
  return comment.body.replaceAll('\r\n', '\n').trimEnd() === bodyFor(wanted, marker.run)
}

/** The run that wrote it is not what a comment says: only that differing is no reason to write it again. */
function bodyFor({ text, key, head }: Wanted & { readonly head: string }, run: Marker['run']): string {
  return `${text(run)}\n${markerLine({ key, run, head })}`
}
