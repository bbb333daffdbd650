import type { Sent } from './remote.js'

/** A comment on an issue or a pull request. */
export interface GitHubComment {
  readonly id: number
  readonly author: string
  readonly body: string
  readonly url: string
  /** Somebody folded it away, so that readers do not see it. False where an older GitHub does not say. */
  readonly isHidden: boolean
}

export interface PullRequest {
  readonly number: number
  readonly url: string
  readonly state: 'open' | 'closed'
  readonly isMerged: boolean
  readonly title: string
  readonly body: string
  readonly head: { readonly branch: string; readonly sha: string; readonly repository: string | null }
  readonly base: { readonly branch: string; readonly sha: string }
}

/** What Repull asks of one repository. Each raises `permission`, `refused` and `unreachable`. */
export interface GitHubRepository {
  /** OWNER/NAME. */
  readonly name: string
  defaultBranch(): Promise<string>
  /** All of them, the oldest first. */
  comments(issue: number): Promise<readonly GitHubComment[]>
  createComment(issue: number, body: string): Promise<GitHubComment>
  /** Undefined where the comment is gone. */
  updateComment(id: number, body: string): Promise<GitHubComment | undefined>
  /** Also where it is gone already. */
  deleteComment(id: number): Promise<void>
  pull(number: number): Promise<PullRequest>
  /** Those from a branch of this repository into another, the newest first. */
  pulls(from: {
    readonly head: string
    readonly base: string
    readonly state: 'open' | 'all'
  }): Promise<readonly PullRequest[]>
  /** `exists`: there is an open one already. `no-commits`: the branch holds nothing that the base does not. */
  createPull(pull: NewPull): Promise<PullRequest | 'exists' | 'no-commits'>
  updatePull(
    number: number,
    change: { readonly title?: string; readonly body?: string; readonly state?: 'closed' }
  ): Promise<PullRequest>
  addLabels(number: number, labels: readonly string[]): Promise<void>
  /** What `head` has and `base` has not; both are commits or branches. */
  ahead(base: string, head: string): Promise<Ahead>
  /** Commits plain files (mode 100644) to a branch that is at `expected`. GitHub signs it. */
  commitOnBranch(branch: string, expected: string, message: string, files: readonly NewFile[]): Promise<Sent>
  /** A commit on another, with some of its files changed, which no branch has yet. GitHub signs it for an app. */
  createCommit(parent: string, message: string, files: readonly NewFile[]): Promise<string>
  /** Points a branch that is at `expected` (null: that is not there) to a commit; `force`: to one that is no descendant. */
  setBranch(branch: string, expected: string | null, commit: string, force: boolean): Promise<Sent>
  /** Deletes a branch that is at `expected`. False where it has moved on, or is gone. */
  deleteBranch(branch: string, expected: string): Promise<boolean>
  /** Whether GitHub shows a commit as verified. */
  isVerified(commit: string): Promise<boolean>
}

export interface AheadCommit {
  readonly commit: string
  /** Whole, trailers included. */
  readonly message: string
  /** The address of whoever made it last; GitHub's own where it was made there. */
  readonly committer: string
}

export interface Ahead {
  /** Oldest first. */
  readonly commits: readonly AheadCommit[]
  /** Paths that they changed, from the root of the repository. */
  readonly files: readonly string[]
  /** How many commits the base has that the head has not. */
  readonly behind: number
  /** False where GitHub did not list all of them. */
  readonly complete: boolean
}

/** A file of a commit. `path`: from the root of the repository. */
export interface NewFile {
  readonly path: string
  readonly mode: string
  readonly bytes: Uint8Array
}

export interface NewPull {
  readonly head: string
  readonly base: string
  readonly title: string
  readonly body: string
}

/** GitHub's API with one token. Nothing is sent before the first question. */
export interface GitHub {
  /** The login that the token writes as; an app's ends in `[bot]`. */
  viewer(): Promise<string>
  repository(name: string): GitHubRepository
}
