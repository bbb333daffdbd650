import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import type { Pace } from '../host/pace.js'
import type { Remote, Tip } from '../host/remote.js'
import type { Tree } from '../host/tree.js'
import type { ResolvedImage } from '../image/request.js'
import type { Patch } from '../patch/change.js'
import type { Plan } from '../patch/plan.js'
import type { Delivery } from '../report/result.js'
import { attempt } from './attempts.js'
import type { Patience, Planned } from './attempts.js'
import { newerThan } from './order.js'
import type { Newer } from './order.js'
import { trailers } from './trailers.js'
import type { Origin } from './trailers.js'
import type { Transport } from './transport.js'

/** What selecting and patching come to on one tree. */
export interface Prepared {
  readonly plan: Plan
  readonly problems: readonly Problem[]
}

export interface CommitJob<T extends Prepared> {
  readonly transport: Transport
  /** The same repository, to look back in. */
  readonly remote: Pick<Remote, 'history' | 'changedPaths'>
  readonly images: readonly ResolvedImage[]
  /** A function of the tree and the images alone. */
  readonly prepare: (tree: Tree, images: readonly ResolvedImage[]) => Promise<T>
  /**
   * Adds to what was prepared: before it is sent, where an error may still stop it, and once more at the end, with the
   * patches that were written. It does nothing but read.
   */
  readonly complete: (tree: Tree, prepared: T, when: 'before' | 'after') => Promise<T>
  /** The first line of the message, for the images that are written. */
  readonly subject: (images: readonly ResolvedImage[]) => string
  readonly origin: Origin
  /** This run was made later than this; null where that is not known. */
  readonly since: Date | null
  readonly onNewer: 'skip' | 'error' | 'overwrite'
  readonly dryRun: boolean
  /** The object of a file as whoever started this knows it, by which a renamed file is found. */
  readonly objectHere: (path: string) => Promise<string | undefined>
  readonly patience: Patience
  readonly pace: Pace
}

export interface Committed<T extends Prepared> {
  /** On the tip that was committed to, and what of it was written. */
  readonly prepared: T
  readonly patches: readonly Patch[]
  /** What was left to newer runs. */
  readonly newer: readonly Newer[]
  readonly delivery: Delivery
}

interface Value<T extends Prepared> extends Pick<Committed<T>, 'prepared' | 'patches' | 'newer'> {
  readonly tip: Tip
}

/**
 * Plans on the branch's tip and commits there; again on the new tip after a lost race. Raises what `attempt` and `prepare`
 * raise, and `superseded` where a newer run must not be passed over in silence.
 */
export async function deliverCommit<T extends Prepared>(job: CommitJob<T>): Promise<Committed<T>> {
  const { transport, patience, pace } = job
  let earlier: Tip | undefined
  const {
    value: planned,
    commit,
    attempts
  } = await attempt(
    transport,
    async (tip) => {
      try {
        return await planOn(tip, job)
      } catch (error) {
        throw error instanceof RepullError ? await onTip(error, tip, earlier, job) : error
      } finally {
        earlier = tip
      }
    },
    patience,
    pace
  )
  const { tip, ...value } = planned
  const superseded = value.newer.length > 0 && value.patches.length === 0
  const { branch } = transport
  const committed = commit !== null
  const nothingElse = { verified: null, pullRequest: null }
  const delivery = { branch, committed, commit, attempts, superseded, ...nothingElse }
  const prepared = await completed(planned, job).catch((error: unknown) => {
    if (!(error instanceof RepullError) || !committed) throw error
    return { ...value.prepared, problems: [...value.prepared.problems, notCompleted(error, tip)] }
  })
  return { ...value, prepared, delivery }
}

async function completed<T extends Prepared>(
  { prepared, patches, tip }: Value<T>,
  job: CommitJob<T>
): Promise<T> {
  const written = { ...prepared, plan: { ...prepared.plan, patches } }
  return tip.read((tree) => job.complete(tree, written, 'after'))
}

/** What was delivered is delivered. */
function notCompleted({ problems: [first] }: RepullError, { commit }: Tip): Problem {
  const message = `The commit is made, but what it comes to on ${commit.slice(0, 12)} could not be looked at: ${first?.message ?? ''}`
  return { code: first?.code ?? 'tool', level: 'warning', message }
}

async function planOn<T extends Prepared>(tip: Tip, job: CommitJob<T>): Promise<Planned<Value<T>>> {
  const { onNewer, remote, origin, since, dryRun } = job
  let images = job.images
  const newer: Newer[] = []
  for (;;) {
    const prepared = await tip.read(async (tree) =>
      job.complete(tree, await job.prepare(tree, images), 'before')
    )
    const patches = prepared.plan.patches.filter(({ before, after }) => before !== after)
    const written = new Map(patches.map(({ file }) => [file, imagesOf(file, prepared.plan, images)]))
    const found =
      onNewer === 'overwrite' ? [] : await newerThan(origin, namesBy(written), { remote, tip, since })
    if (found.length > 0 && onNewer === 'error')
      throw new RepullError(found.map((each) => passedBy(each, job)))
    const stale = staleImages(found)
    const isStale = (file: string, image: ResolvedImage): boolean =>
      stale.get(file)?.has(nameOf(image)) === true
    // A file that speaks of others too is planned again without the image that a newer run has written there.
    const mixed = new Set(
      [...written].flatMap(([file, own]) =>
        own.every((image) => isStale(file, image)) ? [] : own.filter((image) => isStale(file, image))
      )
    )
    if (mixed.size > 0) {
      newer.push(...found.filter(({ image }) => [...mixed].some((each) => nameOf(each) === image)))
      images = images.filter((image) => !mixed.has(image))
      continue
    }
    newer.push(...found)
    const kept = patches.filter(({ file }) => !stale.has(file))
    const shown = [...new Set(kept.flatMap(({ file }) => written.get(file) ?? []))]
    const value = { prepared, patches: kept, newer, tip }
    const isStopped = prepared.problems.some(({ level }) => level === 'error')
    if (dryRun || isStopped || kept.length === 0) return { edits: [], message: '', value }
    const deployed = shown.map((image) => ({ image: nameOf(image), tag: tagOf(image) }))
    return {
      edits: kept.map(({ file, after }) => ({ path: file, after: Buffer.from(after) })),
      message: `${job.subject(shown)}\n\n${trailers(deployed, origin)}`,
      value
    }
  }
}

/** The images that a patched file speaks of; all of them where it is patched for the sake of what builds from it. */
function imagesOf(file: string, plan: Plan, images: readonly ResolvedImage[]): readonly ResolvedImage[] {
  const own = new Set((plan.matches.get(file) ?? []).map(({ image }) => image))
  return own.size === 0 ? images : [...own]
}

/** The normalised name that the cluster pulls. */
export function nameOf({ newRepository, repository, name }: ResolvedImage): string {
  return newRepository ?? repository ?? name
}

function tagOf({ tag, digest }: ResolvedImage): string {
  return `${tag ?? ''}${digest === null ? '' : `@${digest}`}`
}

function namesBy(written: ReadonlyMap<string, readonly ResolvedImage[]>): Map<string, readonly string[]> {
  return new Map([...written].map(([file, images]) => [file, images.map(nameOf)]))
}

function staleImages(newer: readonly Newer[]): Map<string, Set<string>> {
  const stale = new Map<string, Set<string>>()
  for (const { file, image } of newer) stale.set(file, (stale.get(file) ?? new Set()).add(image))
  return stale
}

/** What to tell of an image that a newer run has written. */
export function passedBy(
  { image, file, run, commit }: Newer,
  {
    transport,
    origin,
    onNewer
  }: Pick<CommitJob<Prepared>, 'origin' | 'onNewer'> & { readonly transport: Pick<Transport, 'branch'> }
): Problem {
  const ours = origin.run === null ? '' : `, and this is run ${origin.run.id}`
  const newest = `run ${run.id} (number ${run.number}, attempt ${run.attempt})`
  return {
    code: 'superseded',
    level: onNewer === 'error' ? 'error' : 'warning',
    message: `${image} was left alone: ${newest} of the same repository has written it to ${transport.branch} in ${commit.slice(0, 12)}${ours}.`,
    hint: 'To go back to an older build, start a new run of its commit, or use "on-newer: overwrite".',
    place: { file }
  }
}

/** Says whose files an error is about, and where a file that is missing went. */
async function onTip(
  error: RepullError,
  tip: Tip,
  earlier: Tip | undefined,
  { transport, objectHere }: Pick<CommitJob<Prepared>, 'transport' | 'objectHere'>
): Promise<RepullError> {
  const problems: Problem[] = []
  for (const problem of error.problems) {
    const file = problem.code === 'missing-file' ? problem.place?.file : undefined
    const object = file === undefined ? undefined : (earlier?.objectAt(file) ?? (await objectHere(file)))
    const now = (object === undefined ? [] : tip.pathsOf(object)).map((path) => JSON.stringify(path))
    const moved = now.length === 0 ? '' : ` What it held is in ${now.join(', ')} now.`
    problems.push({ ...problem, message: problem.message + moved })
  }
  const message = `This is about the files of ${transport.branch} at ${tip.commit.slice(0, 12)}.`
  problems.push({ code: problems[0]?.code ?? 'tool', level: 'notice', message })
  return new RepullError(problems, { cause: error })
}
