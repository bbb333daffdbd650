import { posix } from 'node:path'
import type { Tree } from '../../src/host/tree.js'

/** A tree of texts that no disk holds, for tests that look at many thousands of them. */
export function memoryTree(files: Readonly<Record<string, string>>): Tree {
  const paths = Object.keys(files).toSorted()
  const below = (directory: string): string[] =>
    paths.filter((path) => directory === '.' || path.startsWith(`${directory}/`))
  const textOf = (path: string): string | undefined =>
    Object.hasOwn(files, posix.normalize(path)) ? files[posix.normalize(path)] : undefined
  return {
    kind(path) {
      if (textOf(path) !== undefined) return 'file'
      return below(posix.normalize(path)).length > 0 ? 'directory' : 'missing'
    },
    spelled: (path) => posix.normalize(path),
    list: (directory) => Promise.resolve({ files: below(directory), problems: [] }),
    read(path, use) {
      const text = textOf(path)
      return text === undefined ? 'missing' : use({ path: posix.normalize(path), bytes: Buffer.from(text) })
    }
  }
}
