import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import type { Pace } from '../host/pace.js'
import type { Target } from '../host/target.js'
import type { Tree } from '../host/tree.js'
import type { Trigger } from '../host/trigger.js'
import type { FileWrite } from '../host/writer.js'
import type { ResolvedImage } from '../image/request.js'
import type { Inputs } from '../inputs.js'
import type { Delivery } from '../report/result.js'
import type { Facts } from '../tag/facts.js'
import { deliverCommit, passedBy } from './commit.js'
import type { Prepared } from './commit.js'
import { gitTransport } from './git-transport.js'
import { subjectOf } from './subject.js'
import { originOf } from './trailers.js'
import { deliverToWorkspace } from './workspace.js'

/** How long races may be run, whatever `push-attempts` says. */
const MILLISECONDS = 120_000

export interface BranchHost {
  readonly tree: Tree
  readonly write: (writes: readonly FileWrite[]) => void
  readonly trigger: () => Trigger
  readonly target: (inputs: Inputs) => Promise<Target>
  readonly pace: Pace
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
    prepare
  }: {
    readonly facts: Facts
    readonly prepare: (tree: Tree, images: readonly ResolvedImage[]) => Promise<T>
  }
): Promise<{ readonly prepared: T; readonly delivery: Delivery }> {
  const { remote, branch, isCheckedOut, objectHere } = await host.target(inputs)
  try {
    const job = {
      transport: gitTransport(remote, branch, () => new Date()),
      ...{ remote, images, prepare, objectHere, since: host.trigger().since, origin: originOf(facts) },
      subject: (written: readonly ResolvedImage[]) => subjectOf(inputs.commitMessage, facts, written),
      ...{ onNewer: inputs.onNewer, dryRun: inputs.dryRun },
      patience: { attempts: inputs.pushAttempts, milliseconds: MILLISECONDS },
      pace: host.pace
    }
    const { prepared, patches, newer, delivery } = await deliverCommit(job)
    const problems = [...prepared.problems, ...newer.map((each) => passedBy(each, job))]
    const isStopped = problems.some(({ level }) => level === 'error')
    const isHere = isCheckedOut && !inputs.dryRun && !isStopped && newer.length === 0
    if (isHere) problems.push(...(await alsoHere(inputs, host, () => prepare(host.tree, images))))
    return { prepared: { ...prepared, problems, plan: { ...prepared.plan, patches } }, delivery }
  } finally {
    remote.close()
  }
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
