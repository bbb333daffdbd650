import { tellsOnly } from '../errors.js'
import type { GitHubRepository, NewFile } from '../host/github.js'
import type { FileEdit, Remote, Sent, Tip } from '../host/remote.js'
import { before } from './sender.js'
import type { Place, Sender } from './sender.js'

/** What was sent. `commit`: null where GitHub made it on the branch and its name is not known. */
interface Attempt {
  readonly commit: string | null
  readonly message: string
  readonly paths: ReadonlySet<string>
  readonly since: Date
}

/**
 * Commits that GitHub makes, and signs. Plain files go to the branch in one question that names the commit expected there;
 * that question writes mode 100644, so where a file has another, the tree is made with its modes first.
 */
export function apiSender(remote: Remote, github: GitHubRepository, now: () => Date): Sender {
  const sent: Attempt[] = []

  async function put(place: Place, tip: Tip, files: readonly NewFile[], message: string): Promise<Sent> {
    const { branch, expected } = place
    const commit = await github.createCommit(tip.commit, message, files)
    sent.push(attemptOf(commit, message, [], now()))
    return github.setBranch(branch, expected, commit, expected !== tip.commit)
  }

  return {
    async send(place, tip, edits, message) {
      const files = edits.map((edit) => fileOf(edit, tip))
      const isPlain = files.every(({ mode }) => mode === '100644')
      try {
        if (!isPlain || place.expected !== tip.commit) return await put(place, tip, files, message)
        const paths = edits.map(({ path }) => path)
        sent.push(attemptOf(null, message, paths, now()))
        return await github.commitOnBranch(place.branch, tip.commit, message, files)
      } catch (error) {
        if (!tellsOnly(error, 'unreachable')) throw error
        return { kind: 'unclear', says: error.message }
      }
    },

    async landed(tip) {
      for (const attempt of sent) {
        const { commit, since } = attempt
        const found =
          commit === null
            ? await findAlike(attempt, tip)
            : (await remote.holds(tip, commit, since))
              ? commit
              : undefined
        if (found !== undefined) return found
      }
      return undefined
    }
  }

  /** A commit with our words about our files; the words name the run. */
  async function findAlike({ message, paths, since }: Attempt, tip: Tip): Promise<string | undefined> {
    const { commits } = await remote.history(tip, since)
    for (const { commit, message: other } of commits) {
      if (other.trim() !== message.trim()) continue
      const changed = await remote.changedPaths(commit)
      if (changed.length === paths.size && changed.every((path) => paths.has(path))) return commit
    }
    return undefined
  }
}

function attemptOf(commit: string | null, message: string, paths: readonly string[], now: Date): Attempt {
  return { commit, message, paths: new Set(paths), since: before(now) }
}

function fileOf({ path, after }: FileEdit, tip: Tip): NewFile {
  const entry = tip.entryAt(path)
  if (entry === undefined) throw new Error(`${tip.commit} has no file ${JSON.stringify(path)}`)
  return { ...entry, bytes: after }
}
