import type { Problem } from '../errors.js'

/**
 * What stands at a path of a Tree. `outside`: it, or a parent, leads out of the workspace or into a `.git` folder.
 * `other`: a FIFO, a socket or a device. `unreadable`: the system does not let it be looked at.
 */
export type Kind = 'file' | 'directory' | 'missing' | 'outside' | 'other' | 'unreadable'

export interface TreeFile {
  /** Path of the real file (links resolved), relative to the working directory, with `/`. Two names of one file have the same. */
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Why a file was not read. `too-large`: over MAX_FILE_BYTES. `unreadable`: the system refused to open or read it.
 * In a commit also `submodule`: it lies in another repository, and `lfs`: Git LFS keeps its content elsewhere.
 */
export type Unreadable =
  'missing' | 'outside' | 'not-regular' | 'too-large' | 'unreadable' | 'submodule' | 'lfs'

export interface Listing {
  /** Sorted by UTF-16 units, relative to the working directory, with `/`. */
  readonly files: readonly string[]
  /** What is there and could not be listed: names that are not UTF-8 (place: the name with `\xHH`), closed folders. */
  readonly problems: readonly Problem[]
}

/**
 * Where files come from: a folder, or a commit that was never checked out.
 * Paths are relative to the working directory and have `/` between their parts.
 */
export interface Tree {
  kind(path: string): Kind
  /** A typed path, absolute or with `..` in it, as the tree spells it; links are not looked at. */
  spelled(path: string): string
  /**
   * Every file below a directory, links to files included, links to directories not followed, `.git` never.
   * With `ignored`, also the files that git ignores. Raises `missing-file`, `outside`, `unreadable` for the directory, and `tool`.
   */
  list(directory: string, options: { readonly ignored: boolean }): Promise<Listing>
  /** Calls `use` with the file's bytes, which are only valid during the call; or gives the reason why it was not read. */
  read<T>(path: string, use: (file: TreeFile) => T): T | Unreadable
}

export const MAX_FILE_BYTES = 5 * 1024 * 1024
