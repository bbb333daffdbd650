import type { FileEdit, Sent, Tip } from '../host/remote.js'

/** Where a commit is to go: a branch, and the commit that it points to (null: it is not there yet). */
export interface Place {
  readonly branch: string
  readonly expected: string | null
}

/** A way of making commits and putting them on a branch. */
export interface Sender {
  /**
   * Makes a commit of these edits on a tip and points the branch to it, where the branch is still as expected. A branch that
   * is at another commit than the tip is set back by that. Raises `tool`, `permission`.
   */
  send(place: Place, tip: Tip, edits: readonly FileEdit[], message: string): Promise<Sent>
  /** A commit of an earlier `send` that a tip is or has in its history, where nobody said what became of it. */
  landed(tip: Tip): Promise<string | undefined>
}

/** Clocks of those who commit differ a little. */
const SLACK = 15 * 60 * 1000

/** The date before which nothing of a commit made now can be. */
export function before(now: Date): Date {
  return new Date(now.getTime() - SLACK)
}
