import { createHash } from 'node:crypto'
import type { Ahead, AheadCommit, GitHubRepository } from '../host/github.js'
import type { FileEdit, Remote, Tip } from '../host/remote.js'
import { tipOf } from './branch-transport.js'
import type { Sender } from './sender.js'
import type { Transport } from './transport.js'

/** What stood on the pull request's branch when a tip was asked for. */
export interface Standing {
  /** The tip of the pull request's branch; null where there is no such branch. */
  readonly own: Tip | null
  readonly ahead: Ahead | null
  /** Nothing on the branch must be kept: the tip is the base's, and the branch is made anew on it. */
  readonly isFresh: boolean
}

const NOTHING_THERE: Standing = { own: null, ahead: null, isFresh: true }

export interface PullTransport extends Transport {
  /** What the tip that was given last was made of. */
  last(): Standing
  /** To look back in: a fresh tip has the history of what it replaces, too. */
  readonly past: Pick<Remote, 'history' | 'changedPaths'>
}

/**
 * Commits to the branch of a pull request. Where only such commits are on it as `isReplaceable` takes ,
 * the branch is made anew on the tip of the base, so that it never conflicts with it. A commit of anybody else stays: then
 * the branch is planned on as it is and gets a commit more.
 */
export function pullTransport(options: {
  readonly remote: Remote
  readonly github: GitHubRepository
  readonly base: string
  readonly branch: string
  readonly sender: Sender
  readonly isReplaceable: (commit: AheadCommit) => boolean
}): PullTransport {
  const { remote, github, base, branch, sender, isReplaceable } = options
  const standings = new WeakMap<Tip, Standing>()
  let latest: Standing = NOTHING_THERE
  /** Tips of the branch with changes in files that this run does not change. */
  const kept = new Set<string>()

  function standing(tip: Tip): Standing {
    return standings.get(tip) ?? NOTHING_THERE
  }

  return {
    branch,
    name: remote.name,
    last: () => latest,

    async tip() {
      const from = await tipOf(remote, base)
      const own = (await remote.tip(branch)) ?? null
      const ahead = own === null ? null : await github.ahead(from.commit, own.commit)
      const isFresh =
        own === null ||
        (ahead?.complete === true && !kept.has(own.commit) && ahead.commits.every(isReplaceable))
      const tip = isFresh ? from : own
      latest = { own, ahead, isFresh }
      standings.set(tip, latest)
      return tip
    },

    async send(tip, edits, message) {
      const { own, ahead, isFresh } = standing(tip)
      const place = { branch, expected: own?.commit ?? null }
      if (own === null || ahead === null || !isFresh) return sender.send(place, tip, edits, message)
      const paths = new Set(edits.map(({ path }) => tip.entryAt(path)?.path))
      if (!ahead.files.every((path) => paths.has(path))) {
        // Another job's work, on the same branch. Planned again, on top of it.
        kept.add(own.commit)
        return { kind: 'lost', says: `${branch} holds changes of other files` }
      }
      const isThere = ahead.commits.length > 0 && ahead.behind === 0 && edits.every((edit) => isOn(own, edit))
      return isThere ? { kind: 'accepted', commit: own.commit } : sender.send(place, tip, edits, message)
    },

    async landed(tip) {
      const { own } = standing(tip)
      return own === null ? undefined : sender.landed(own)
    },

    past: {
      changedPaths: (commit) => remote.changedPaths(commit),
      async history(tip, since) {
        const { own, isFresh } = standing(tip)
        const history = await remote.history(tip, since)
        if (own === null || !isFresh) return history
        const other = await remote.history(own, since)
        const commits = new Map([...other.commits, ...history.commits].map((each) => [each.commit, each]))
        return { commits: [...commits.values()], complete: history.complete && other.complete }
      }
    }
  }
}

/** Whether a file reads like that on a tip already. */
function isOn(tip: Tip, { path, after }: FileEdit): boolean {
  // The name of a blob, in repositories of SHA-1, as all on GitHub are.
  const name = createHash('sha1').update(`blob ${after.length}\0`).update(after).digest('hex')
  return tip.objectAt(path) === name
}
