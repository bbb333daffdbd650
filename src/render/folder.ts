import { posix } from 'node:path'
import type { Scratch } from '../host/scratch.js'
import type { Tree } from '../host/tree.js'

/** More than any kustomization or chart has. */
const MAX_FILES = 10_000
const MAX_BYTES = 200 * 1024 * 1024

/** A copy of the files of a root, at the same places from a folder that stands for the working directory. */
export interface RootCopy {
  readonly scratch: Scratch
  /** Absolute path of what stands for the working directory. */
  readonly home: string
}

/**
 * Writes files of a tree, some with other texts, by their real paths. Links are not followed out of the tree, and none is
 * made. Gives the reason where that cannot be done.
 */
export function copyFiles(
  files: ReadonlySet<string>,
  {
    tree,
    texts,
    scratch
  }: { readonly tree: Tree; readonly texts: ReadonlyMap<string, string>; readonly scratch: Scratch }
): RootCopy | { readonly reason: string } {
  if (files.size > MAX_FILES) return { reason: `It is made of more than ${MAX_FILES} files.` }
  const up = Math.max(0, ...[...files].map((file) => file.split('/').filter((part) => part === '..').length))
  const prefix = Array.from({ length: up + 1 }, () => 'w').join('/')
  let bytesLeft = MAX_BYTES
  for (const file of files) {
    const failure = tree.read(file, ({ path, bytes }) => {
      const text = texts.get(path)
      const content = text === undefined ? bytes : Buffer.from(text)
      bytesLeft -= content.length
      if (bytesLeft >= 0) scratch.write(posix.join(prefix, file), content)
    })
    if (typeof failure === 'string') return { reason: `"${file}" ${REASONS[failure]}.` }
    if (bytesLeft < 0) return { reason: `It is made of more than ${MAX_BYTES / 1024 / 1024} MB.` }
  }
  return { scratch, home: posix.join(scratch.path, prefix) }
}

const REASONS = {
  missing: 'is not there any more',
  outside: 'leads out of the workspace',
  'not-regular': 'is no regular file',
  'too-large': 'is larger than 5 MB',
  unreadable: 'cannot be read',
  submodule: 'lies in another repository',
  lfs: 'is kept elsewhere, by Git LFS'
}
