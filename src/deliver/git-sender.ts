import type { Remote } from '../host/remote.js'
import { before } from './sender.js'
import type { Sender } from './sender.js'

/** Commits that are made here and pushed. */
export function gitSender(remote: Remote, now: () => Date): Sender {
  const sent: { readonly commit: string; readonly since: Date }[] = []
  return {
    async send({ branch, expected }, tip, edits, message) {
      const since = before(now())
      const commit = await remote.commit(tip, edits, message)
      sent.push({ commit, since })
      return remote.push(branch, expected, commit)
    },
    async landed(tip) {
      for (const { commit, since } of sent) if (await remote.holds(tip, commit, since)) return commit
      return undefined
    }
  }
}
