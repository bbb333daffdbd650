import type { AheadCommit, GitHubRepository } from '../host/github.js'
import type { Remote } from '../host/remote.js'
import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import { deliverCommit } from './commit.js'
import type { CommitJob, Committed, Prepared } from './commit.js'
import { closePull, findPull, openPull } from './pull-request.js'
import { pullTransport } from './pull-transport.js'
import type { Standing } from './pull-transport.js'
import type { Sender } from './sender.js'
import { isNewer, readTrailers } from './trailers.js'
import type { Origin } from './trailers.js'

export interface PullJob<T extends Prepared> extends Omit<CommitJob<T>, 'transport' | 'remote'> {
  readonly remote: Remote
  readonly github: GitHubRepository
  readonly sender: Sender
  readonly base: string
  readonly branch: string
  /** Normalised names of the images that the pull request is about. */
  readonly names: readonly string[]
  /** Addresses of whom the commits of this job are by. */
  readonly committers: readonly string[]
  readonly title: string
  readonly body: (committed: Committed<T>) => string
  readonly labels: readonly string[]
}

/**
 * Commits to a branch of its own, and opens a pull request into the base; closes it where nothing is left to change. Raises
 * what deliverCommit raises, and `permission`.
 */
export async function deliverPull<T extends Prepared>(
  job: PullJob<T>
): Promise<Committed<T> & { readonly problems: readonly Problem[] }> {
  const { remote, github, sender, base, branch, labels } = job
  if (branch === base) throw sameBranch(branch)
  const isReplaceable = (commit: AheadCommit): boolean => isOlderOfOurs(commit, job)
  const transport = pullTransport({ remote, github, base, branch, sender, isReplaceable })
  const committed = await deliverCommit({ ...job, transport, remote: transport.past })
  const { delivery } = committed
  const standing = transport.last()
  if (job.dryRun) return { ...committed, problems: [] }
  if (delivery.commit === null) return { ...(await afterNothing(committed, standing, job)), problems: [] }

  const wanted = { head: branch, base, title: job.title, body: job.body(committed) }
  const { pull, problems } = await openPull(github, wanted, labels)
  const pullRequest = pull === null ? null : { number: pull.number, url: pull.url }
  // The branch may have had all of it before.
  const isNew = delivery.commit !== standing.own?.commit
  return { ...committed, delivery: { ...delivery, committed: isNew, pullRequest }, problems }
}

/** The base has everything already, or newer runs have: the pull request goes, or stays as it is. */
async function afterNothing<T extends Prepared>(
  committed: Committed<T>,
  { own, isFresh }: Standing,
  { github, base, branch }: PullJob<T>
): Promise<Committed<T>> {
  if (own === null) return committed
  const isStopped = committed.prepared.problems.some(({ level }) => level === 'error')
  if (isFresh && committed.newer.length === 0 && !isStopped) {
    await closePull(github, { head: branch, base, commit: own.commit })
    return committed
  }
  const open = await findPull(github, { head: branch, base })
  const pullRequest = open === undefined ? null : { number: open.number, url: open.url }
  return { ...committed, delivery: { ...committed.delivery, pullRequest } }
}

/** A commit that an earlier run of the same source made, for no other images: this run says all that it said. */
function isOlderOfOurs<T extends Prepared>(
  { message, committer }: AheadCommit,
  { origin, names, committers }: Pick<PullJob<T>, 'names' | 'committers'> & { readonly origin: Origin }
): boolean {
  const records = readTrailers(message)
  return (
    committers.includes(committer) &&
    records.length > 0 &&
    records.every(
      ({ source, run, images }) =>
        source === origin.source &&
        !(run !== null && origin.run !== null && isNewer(run, origin.run)) &&
        images.every((image) => names.includes(image))
    )
  )
}

function sameBranch(branch: string): RepullError {
  const message = `pull-request-branch: ${JSON.stringify(branch)} is the branch that the pull request is to go into.`
  const hint = 'Leave it away, and one is made up; or name another.'
  return new RepullError({ code: 'input', level: 'error', message, hint })
}
