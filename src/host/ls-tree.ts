import { isUtf8 } from 'node:buffer'

/** A file, link or submodule in the tree of a commit. `path`: from the root of the repository. */
export interface Entry {
  readonly path: string
  /** `100644`, `100755`, `120000` (a link) or `160000` (a commit of a submodule). */
  readonly mode: string
  readonly object: string
}

export interface Entries {
  readonly byPath: ReadonlyMap<string, Entry>
  /** Every folder that holds something, without the root. */
  readonly folders: ReadonlySet<string>
  /** Paths that are not UTF-8, which nothing of ours can name. */
  readonly unnamable: readonly Buffer[]
}

const TAB = 9

/** Reads what `git ls-tree -r -z --full-tree` prints: `MODE SP TYPE SP OBJECT TAB PATH NUL`. */
export function readEntries(output: Buffer): Entries {
  const byPath = new Map<string, Entry>()
  const folders = new Set<string>()
  const unnamable: Buffer[] = []
  for (let start = 0, end = output.indexOf(0); end >= 0; start = end + 1, end = output.indexOf(0, start)) {
    const tab = output.indexOf(TAB, start)
    const bytes = output.subarray(tab + 1, end)
    if (!isUtf8(bytes)) {
      unnamable.push(bytes)
      continue
    }
    const [mode = '', , object = ''] = output.toString('latin1', start, tab).split(' ')
    const path = bytes.toString()
    byPath.set(path, { path, mode, object })
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return { byPath, folders, unnamable }
}
