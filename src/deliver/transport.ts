import type { FileEdit, Sent, Tip } from '../host/remote.js'

/** One branch, and a way of adding commits to it. */
export interface Transport {
  readonly branch: string
  /** Whom to name in messages. */
  readonly name: string
  /** Raises `unreachable`, which may pass, and `refused`; also where there is no such branch. */
  tip(): Promise<Tip>
  /** Makes a commit of these edits on a tip and sends it, if the branch is still there. Raises `tool`. */
  send(tip: Tip, edits: readonly FileEdit[], message: string): Promise<Sent>
  /** A commit of an earlier `send` that a tip is or has in its history, where nobody said what became of it. */
  landed(tip: Tip): Promise<string | undefined>
}
