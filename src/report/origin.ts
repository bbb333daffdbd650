/** Where a comment or a page comes from, and where the rest of it is. */
export interface Origin {
  /** `Repull 0.1.0`. */
  readonly tool: string
  /** What tells this comment from others on the pull request, as the user wrote it; empty where it was not given. */
  readonly key: string
  /** The commit that the change was made on; null where it is not known. */
  readonly commit: string | null
  /** Address of the run's page; null where there is none. */
  readonly runUrl: string | null
  /** Names of the files that hold everything. */
  readonly files: readonly string[]
}
