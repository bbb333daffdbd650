import { RepullError } from '../errors.js'
import type { Sent } from '../host/remote.js'
import type { Transport } from './transport.js'

/** The error for a commit that a server does not take: what it said, and what can be done about it. */
export function refused(
  { name, branch }: Pick<Transport, 'name' | 'branch'>,
  { says, remedy }: Extract<Sent, { kind: 'refused' }>
): RepullError {
  const message = `The commit was refused for ${branch} of ${name}: ${says}`
  return new RepullError({ code: 'refused', level: 'error', message, hint: `Nothing was changed. ${remedy}` })
}
