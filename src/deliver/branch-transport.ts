import { RepullError } from '../errors.js'
import type { Remote, Tip } from '../host/remote.js'
import type { Sender } from './sender.js'
import type { Transport } from './transport.js'

/** Commits straight to a branch, each a child of its tip. */
export function branchTransport(remote: Remote, branch: string, sender: Sender): Transport {
  return {
    branch,
    name: remote.name,
    tip: () => tipOf(remote, branch),
    send: (tip, edits, message) => sender.send({ branch, expected: tip.commit }, tip, edits, message),
    landed: (tip) => sender.landed(tip)
  }
}

/** The tip of a branch that must be there. Raises `refused`. */
export async function tipOf(remote: Remote, branch: string): Promise<Tip> {
  const tip = await remote.tip(branch)
  if (tip !== undefined) return tip
  const message = `${remote.name} has no branch ${JSON.stringify(branch)}.`
  const hint = 'Push it first, or name another with "branch".'
  throw new RepullError({ code: 'refused', level: 'error', message, hint })
}
