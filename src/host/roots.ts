import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'

/** git's own folder, in any case: on macOS and Windows `.GIT` is the same folder. */
export function isGitFolder(name: string): boolean {
  return name.toLowerCase() === '.git'
}

/**
 * Takes absolute folders; gives a test for real paths (all links resolved): does it lie in one of them, and not in a `.git` folder?
 * A folder that does not exist holds nothing.
 */
export function within(roots: readonly string[]): (realPath: string) => boolean {
  const realRoots = roots.flatMap((root) => {
    try {
      return [realpathSync.native(root)]
    } catch {
      return []
    }
  })
  return (realPath) =>
    realRoots.some((root) => {
      const rest = relative(root, realPath)
      return !isAbsolute(rest) && rest.split(sep).every((part) => part !== '..' && !isGitFolder(part))
    })
}
