import { tellsOnly } from '../errors.js'
import type { Problem } from '../errors.js'
import type { GitHubRepository, NewPull, PullRequest } from '../host/github.js'

export interface PullOutcome {
  readonly pull: PullRequest | null
  readonly problems: readonly Problem[]
}

/**
 * Opens the pull request of a branch, or brings the open one up to date. One that was closed or merged stays as it is, and a
 * new one takes its place. Raises `permission`, `refused` and `unreachable`; what only adorns it is a warning.
 */
export async function openPull(
  github: GitHubRepository,
  wanted: NewPull,
  labels: readonly string[]
): Promise<PullOutcome> {
  const pull = (await update(github, wanted)) ?? (await create(github, wanted))
  if (pull === null || labels.length === 0) return { pull, problems: [] }
  try {
    await github.addLabels(pull.number, labels)
    return { pull, problems: [] }
  } catch (error) {
    if (!tellsOnly(error, 'permission') && !tellsOnly(error, 'refused')) throw error
    const problems = error.problems.map((problem): Problem => ({ ...problem, level: 'warning' }))
    return { pull, problems }
  }
}

/** Closes what is open and deletes the branch, if it is still at that commit. */
export async function closePull(
  github: GitHubRepository,
  { head, base, commit }: { readonly head: string; readonly base: string; readonly commit: string }
): Promise<void> {
  const open = await findPull(github, { head, base })
  if (open !== undefined) await github.updatePull(open.number, { state: 'closed' })
  await github.deleteBranch(head, commit)
}

async function create(github: GitHubRepository, wanted: NewPull): Promise<PullRequest | null> {
  const made = await github.createPull(wanted)
  // Another run was faster, or GitHub did it and could not say so.
  if (made === 'exists') return (await update(github, wanted)) ?? null
  return made === 'no-commits' ? null : made
}

async function update(github: GitHubRepository, wanted: NewPull): Promise<PullRequest | undefined> {
  const open = await findPull(github, wanted)
  if (open === undefined) return undefined
  const { title, body } = wanted
  // GitHub gives texts back with its own line ends.
  const isSame = open.title === title && open.body.replaceAll('\r\n', '\n') === body
  return isSame ? open : github.updatePull(open.number, { title, body })
}

/** The open pull request from one branch into another. */
export async function findPull(
  github: GitHubRepository,
  { head, base }: { readonly head: string; readonly base: string }
): Promise<PullRequest | undefined> {
  const found = await github.pulls({ head, base, state: 'open' })
  return found.find((pull) => pull.head.branch === head && isHere(pull, github))
}

/** A fork of the same owner can have a branch of the same name. */
function isHere({ head }: PullRequest, { name }: GitHubRepository): boolean {
  return head.repository?.split('/')[0]?.toLowerCase() === name.split('/')[0]?.toLowerCase()
}
