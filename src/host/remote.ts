import type { Tree } from './tree.js'

/** The commit that a branch of a remote repository pointed to when it was asked. */
export interface Tip {
  readonly commit: string
  /**
   * Calls `work` with the commit's tree; once more each time it has looked at files whose content was not here yet and has
   * been fetched since. What the earlier calls gave or raised is dropped, so `work` must do nothing but read.
   */
  read<T>(work: (tree: Tree) => Promise<T>): Promise<T>
  /** The object of the regular file at a path of the tree; undefined where there is none. */
  objectAt(path: string): string | undefined
  /** Mode and path from the root of the repository of the regular file at a path; undefined where there is none. */
  entryAt(path: string): { readonly path: string; readonly mode: string } | undefined
  /** The paths at which an object stands, relative to the working directory. */
  pathsOf(object: string): readonly string[]
}

/** New bytes for a regular file that a tip has. `path`: of the real file, as its Tree gives it. */
export interface FileEdit {
  readonly path: string
  readonly after: Uint8Array
}

/** One commit of a branch's history. */
export interface LoggedCommit {
  readonly commit: string
  /** Whole, trailers included. */
  readonly message: string
}

export interface History {
  /** Newest first: every commit below a tip, at least as far back as was asked for, unless `complete` is false. */
  readonly commits: readonly LoggedCommit[]
  /** False where the history goes on and was too long to look back as far as was asked for. */
  readonly complete: boolean
}

/**
 * What became of a commit that was sent to a branch.
 * `lost`: the branch had moved on. `refused`: the server does not want it, however often it is asked. `unclear`: nobody
 * answered whether it arrived. `says`: what git and the server printed, on one line. `remedy`: what can be done.
 */
export type Sent =
  | { readonly kind: 'accepted'; readonly commit: string }
  | { readonly kind: 'lost'; readonly says: string }
  | { readonly kind: 'refused'; readonly says: string; readonly remedy: string }
  | { readonly kind: 'unclear'; readonly says: string }

/** A repository somewhere else, without a checkout. Every path is relative to the working directory. */
export interface Remote {
  /** Whom to name in messages: a URL without credentials, or OWNER/NAME. */
  readonly name: string
  /** Raises `git`. */
  defaultBranch(): Promise<string>
  /** The tip of a branch now; undefined where the repository has no such branch. Raises `git`. */
  tip(branch: string): Promise<Tip | undefined>
  /** Makes a commit on a tip, and sends it nowhere. Raises `git`. */
  commit(tip: Tip, edits: readonly FileEdit[], message: string): Promise<string>
  /** Points a branch to a commit, where it points to `expected` (null: where there is no such branch) and nowhere else. */
  push(branch: string, expected: string | null, commit: string): Promise<Sent>
  /** Whether a tip is a commit, or has it in its history. `since`: when that commit was made. */
  holds(tip: Tip, commit: string, since: Date): Promise<boolean>
  /** The history of a tip, back to `since` (null: as far as there is patience for). */
  history(tip: Tip, since: Date | null): Promise<History>
  /** The paths that a commit of a history changed. */
  changedPaths(commit: string): Promise<readonly string[]>
  /** Removes everything that was left on this machine. */
  close(): void
}
