import { RepullError } from '../errors.js'
import type { Remote } from '../host/remote.js'
import type { Transport } from './transport.js'

/** Clocks of those who commit differ a little. */
const SLACK = 15 * 60 * 1000

/** Commits made here and pushed, without force. */
export function gitTransport(remote: Remote, branch: string, now: () => Date): Transport {
  const sent: { readonly commit: string; readonly since: Date }[] = []
  return {
    branch,
    name: remote.name,
    async tip() {
      const tip = await remote.tip(branch)
      if (tip === undefined) throw noBranch(remote.name, branch)
      return tip
    },
    async send(tip, edits, message) {
      const since = new Date(now().getTime() - SLACK)
      const commit = await remote.commit(tip, edits, message)
      sent.push({ commit, since })
      return remote.push(branch, tip.commit, commit)
    },
    async landed(tip) {
      for (const { commit, since } of sent) if (await remote.holds(tip, commit, since)) return commit
      return undefined
    }
  }
}

function noBranch(name: string, branch: string): RepullError {
  const message = `${name} has no branch ${JSON.stringify(branch)}.`
  const hint = 'Push it first, or name another with "branch".'
  return new RepullError({ code: 'refused', level: 'error', message, hint })
}
