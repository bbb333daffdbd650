import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import type { Pace } from '../host/pace.js'
import type { FileEdit, Sent, Tip } from '../host/remote.js'
import { refused } from './refusal.js'
import type { Transport } from './transport.js'

/** What is to be done to one tip. Without edits, nothing is sent. `value`: whatever the caller wants back. */
export interface Planned<T> {
  readonly edits: readonly FileEdit[]
  readonly message: string
  readonly value: T
}

export interface Landed<T> {
  /** Of the plan that landed, or that had nothing to send. */
  readonly value: T
  /** The commit that the branch has now; null where there was nothing to send. */
  readonly commit: string | null
  /** How often a commit was sent. */
  readonly attempts: number
}

export interface Patience {
  readonly attempts: number
  readonly milliseconds: number
}

// Decorrelated jitter: each pause is drawn between the shortest and three times the one before, so that those who lost the
// same race do not meet again (M. Brooker, "Exponential Backoff And Jitter"). It is measured in what an attempt takes from
// the tip to the answer: that is how long somebody else can be faster, and it grows with the number of those who try at once.
const SHORTEST = 0.25
const GROWTH = 3
/** Milliseconds that an attempt counts for at least. */
const LEAST_UNIT = 200
/** The longest pause, of the time that is left: two more attempts must have room. */
const LONGEST = 1 / 3

/**
 * Plans on the tip and sends, again on the new tip each time that somebody else was faster. No text is merged, so there are
 * no conflicts; no commit is made twice, for what became of one is asked before another is made. Raises `race` where
 * patience ends, `refused`, `unreachable`, and what `plan` raises.
 */
export async function attempt<T>(
  transport: Transport,
  plan: (tip: Tip) => Promise<Planned<T>>,
  patience: Patience,
  pace: Pace
): Promise<Landed<T>> {
  const start = pace.now()
  /** What the last attempt took, and the last pause in units of that. */
  let unit = LEAST_UNIT
  let pauses = 1
  let last: Sent | undefined
  /** The last plan whose commit may or may not have arrived. */
  let open: Planned<T> | undefined
  let attempts = 0

  /** Waits before another try; false where there is no patience left. */
  const wait = async (): Promise<boolean> => {
    const left = patience.milliseconds - (pace.now() - start)
    const shortest = SHORTEST * unit
    if (left < shortest) return false
    const longest = Math.max(shortest, Math.min(GROWTH * pauses * unit, LONGEST * left))
    const pause = shortest + pace.random() * (longest - shortest)
    pauses = pause / unit
    await pace.sleep(pause)
    return true
  }
  const tip = async (): Promise<Tip> => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await transport.tip()
      } catch (error) {
        const mayPass =
          error instanceof RepullError && error.problems.every(({ code }) => code === 'unreachable')
        if (!mayPass || failures === MOST_FAILURES || !(await wait()))
          throw open ? unsettled(error, transport) : error
      }
    }
  }

  for (;;) {
    const now = await tip()
    const since = pace.now()
    const commit = open && (await transport.landed(now))
    if (open !== undefined && commit !== undefined) return { value: open.value, commit, attempts }
    if (last !== undefined && attempts >= patience.attempts)
      throw exhausted(transport, patience, attempts, last)
    const planned = await plan(now)
    if (planned.edits.length === 0) return { value: planned.value, commit: null, attempts }
    attempts += 1
    last = await transport.send(now, planned.edits, planned.message)
    unit = Math.max(LEAST_UNIT, pace.now() - since)
    if (last.kind === 'accepted') return { value: planned.value, commit: last.commit, attempts }
    if (last.kind === 'refused') throw refused(transport, last)
    if (last.kind === 'unclear') open = planned
    const isOver = last.kind === 'lost' && attempts >= patience.attempts
    if (isOver || !(await wait())) {
      const arrived = open && (await transport.landed(await tip()))
      if (open !== undefined && arrived !== undefined) return { value: open.value, commit: arrived, attempts }
      throw exhausted(transport, patience, attempts, last)
    }
  }
}

/** A server that is away comes back in a moment or not soon. */
const MOST_FAILURES = 4

function exhausted(
  { name, branch }: Transport,
  patience: Patience,
  attempts: number,
  last: Sent
): RepullError {
  const times = attempts === 1 ? 'once' : `${attempts} times`
  const problem: Problem =
    last.kind === 'unclear'
      ? {
          code: 'unreachable',
          level: 'error',
          message: `The commit was sent to ${branch} of ${name} ${times} and did not arrive: ${last.says}`,
          hint: 'Nothing was changed there. Run again.'
        }
      : {
          code: 'race',
          level: 'error',
          message: `Others were faster: the commit was sent to ${branch} of ${name} ${times}, and each time the branch had moved on.`,
          hint: `Nothing was changed there. Run again${attempts < patience.attempts ? `, for after ${Math.round(patience.milliseconds / 1000)} s it is left alone` : ', or raise "push-attempts"'}.`
        }
  return new RepullError(problem)
}

function unsettled(error: unknown, { name, branch }: Transport): RepullError {
  const problems = error instanceof RepullError ? error.problems : []
  const message = `A commit was sent to ${branch} of ${name}, and nobody answers whether it arrived.`
  const hint = 'Run again: where it did arrive, nothing more is done.'
  return new RepullError([{ code: 'unreachable', level: 'error', message, hint }, ...problems], {
    cause: error
  })
}
