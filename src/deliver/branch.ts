import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import type { Pace } from '../host/pace.js'
import type { GitHub, GitHubRepository } from '../host/github.js'
import type { Target } from '../host/target.js'
import type { Tree } from '../host/tree.js'
import type { Trigger } from '../host/trigger.js'
import type { FileWrite } from '../host/writer.js'
import type { ResolvedImage } from '../image/request.js'
import type { Inputs } from '../inputs.js'
import type { Delivery } from '../report/result.js'
import type { Facts } from '../tag/facts.js'
import { evaluateMessage } from '../tag/message.js'
import { deliverCommit, nameOf, passedBy } from './commit.js'
import type { CommitJob, Committed, Prepared } from './commit.js'
import { apiSender } from './api-sender.js'
import { branchTransport } from './branch-transport.js'
import { gitSender } from './git-sender.js'
import { pullBranch, templateBranch } from './pull-branch.js'
import { deliverPull } from './pull.js'
import { subjectOf } from './subject.js'
import { originOf } from './trailers.js'
import { verificationOf } from './verification.js'
import { deliverToWorkspace } from './workspace.js'

/** How long races may be run, whatever `push-attempts` says. */
const MILLISECONDS = 120_000

export interface BranchHost {
  readonly tree: Tree
  readonly write: (writes: readonly FileWrite[]) => void
  readonly trigger: () => Trigger
  readonly target: (inputs: Inputs) => Promise<Target>
  readonly pace: Pace
  /** Undefined where GitHub's API is not at hand. */
  readonly github?: ((token: string) => GitHub) | undefined
}

/**
 * Commits to a branch; where that is the one that is checked out, the work tree gets the same edits. Gives what was
 * prepared on the tip, with the patches that were written. Raises what deliverCommit raises.
 */
export async function deliverToBranch<T extends Prepared>(
  images: readonly ResolvedImage[],
  inputs: Inputs,
  host: BranchHost,
  {
    facts,
    prepare,
    complete,
    pullBody
  }: Pick<CommitJob<T>, 'prepare' | 'complete'> & {
    readonly facts: Facts
    /** The text of a pull request. */
    readonly pullBody: (prepared: T) => string
  }
): Promise<{ readonly prepared: T; readonly delivery: Delivery }> {
  if (needsGitHub(inputs) && inputs.token === '') {
    const hint =
      'Give one in "token" (in a terminal also in GITHUB_TOKEN); it is needed beside "ssh-key", too.'
    throw notAsked(inputs, 'it asks GitHub, and there is no token.', hint)
  }
  const target = await host.target(inputs)
  const { remote, branch, isCheckedOut, objectHere } = target
  try {
    const job = {
      ...{ remote, images, prepare, complete, objectHere, since: host.trigger().since },
      origin: originOf(facts),
      subject: (written: readonly ResolvedImage[]) => subjectOf(inputs.commitMessage, facts, written),
      ...{ onNewer: inputs.onNewer, dryRun: inputs.dryRun },
      patience: { attempts: inputs.pushAttempts, milliseconds: MILLISECONDS },
      pace: host.pace
    }
    const now = (): Date => new Date()
    const github = needsGitHub(inputs) ? apiOf(target, inputs, host) : null
    const isApi = inputs.commitMethod === 'api' && github !== null
    const sender = isApi ? apiSender(remote, github, now) : gitSender(remote, now)
    const committing: Promise<Committed<T> & { readonly problems?: readonly Problem[] }> =
      inputs.deliver === 'pull-request' && github !== null
        ? deliverPull({
            ...job,
            ...{ remote, github, sender, base: branch, labels: inputs.pullRequestLabels },
            branch: headOf(branch, images, inputs, facts),
            names: images.map(nameOf),
            committers: [inputs.commitAuthor.email, GITHUB],
            title:
              inputs.pullRequestTitle === ''
                ? job.subject(images)
                : subjectOf(inputs.pullRequestTitle, facts, images),
            body: ({ prepared }) => pullBody(prepared)
          })
        : deliverCommit({ ...job, transport: branchTransport(remote, branch, sender) })
    const { prepared, newer, delivery, problems: also = [] } = await committing
    const isMadeThere = isApi && delivery.committed && delivery.commit !== null
    const { verified, problems: unsigned } = isMadeThere
      ? await verificationOf(github, delivery.commit)
      : { verified: null, problems: [] }
    const problems = [
      ...prepared.problems,
      ...also,
      ...unsigned,
      ...newer.map((each) => passedBy(each, { ...job, transport: { branch } }))
    ]
    const isStopped = problems.some(({ level }) => level === 'error')
    const isHere =
      inputs.deliver === 'commit' && isCheckedOut && !inputs.dryRun && !isStopped && newer.length === 0
    if (isHere) problems.push(...(await alsoHere(inputs, host, () => prepare(host.tree, images))))
    return { prepared: { ...prepared, problems }, delivery: { ...delivery, verified } }
  } finally {
    remote.close()
  }
}

/** Whom GitHub makes commits as. */
const GITHUB = 'noreply@github.com'

/** Whether GitHub's API has a part in the delivery. */
export function needsGitHub({ deliver, commitMethod }: Pick<Inputs, 'deliver' | 'commitMethod'>): boolean {
  return deliver === 'pull-request' || (deliver === 'commit' && commitMethod === 'api')
}

function apiOf({ repository }: Target, inputs: Inputs, { github }: BranchHost): GitHubRepository {
  if (github === undefined || repository === null)
    throw notAsked(inputs, 'it is not known whose repository this is.', 'Name it with "repository".')
  return github(inputs.token).repository(repository)
}

function notAsked({ deliver }: Inputs, reason: string, hint: string): RepullError {
  const what = deliver === 'pull-request' ? 'deliver: pull-request' : 'commit-method: api'
  return new RepullError({ code: 'input', level: 'error', message: `${what}: ${reason}`, hint })
}

function headOf(base: string, images: readonly ResolvedImage[], inputs: Inputs, facts: Facts): string {
  const names = images.map(nameOf)
  if (inputs.pullRequestBranch === '') return pullBranch(base, names)
  const short = names.map((name) => name.replace(/^.*\//, '')).join('-')
  return templateBranch(evaluateMessage(inputs.pullRequestBranch, facts, short))
}

/** Gives the work tree the same edits, so that later steps apply what was committed. */
async function alsoHere(
  inputs: Inputs,
  host: BranchHost,
  prepare: () => Promise<Prepared>
): Promise<readonly Problem[]> {
  try {
    const { patches } = (await prepare()).plan
    if (patches.length > 0) deliverToWorkspace(patches, { ...inputs, also: [], write: host.write })
    return []
  } catch (error) {
    if (!(error instanceof RepullError)) throw error
    // A sparse checkout, or a commit older than the tip, need not hold the same.
    const [first] = error.problems
    const message = `The branch has the commit, but the work tree was left as it is: ${first?.message ?? ''}`
    const place = first?.place === undefined ? {} : { place: first.place }
    return [{ code: first?.code ?? 'write', level: 'warning', message, ...place }]
  }
}
