import { RepullError } from '../errors.js'
import type { Output } from './processes.js'

/** What a refusal is about, which decides what can be done about it. */
export type RefusalReason =
  | 'protected'
  | 'signature'
  | 'workflow'
  | 'permission'
  | 'authentication'
  | 'host-key'
  | 'hook'
  | 'not-found'
  | 'server'

/** What can be done about a refusal. */
export const REMEDIES: Readonly<Record<RefusalReason, string>> = {
  protected:
    'Deliver with "deliver: pull-request", or let the app or the user that the token belongs to bypass the rule, or give the token of one that may in "token".',
  signature:
    'Use "commit-method: api", for then GitHub signs the commit; or deliver with "deliver: pull-request", or let the token\'s owner bypass the rule.',
  workflow:
    'The commit changes a file in .github/workflows. Exclude it with "!" in "files", or give a token with the permission workflows: write; github.token never has it.',
  hook: 'A hook of the server decides so. Deliver with "deliver: pull-request", or ask who runs the repository.',
  permission:
    'Give the job "permissions: contents: write" (github.token is for this repository alone), or a token or deploy key that may write to it.',
  authentication: 'The token or key is wrong or has expired. Look at "token" and "ssh-key".',
  'host-key':
    'Put the host key of the server into ~/.ssh/known_hosts before, from a source that you trust; only those of github.com are known here.',
  'not-found':
    'Look at "repository". A token that may not see a private repository is told that there is none; github.token sees its own alone.',
  server: 'The server does not take the commit.'
}

/** What git says where the server did not even look at the branch. */
const FAILURES: readonly { readonly pattern: RegExp; readonly reason: RefusalReason }[] = [
  { pattern: /refusing to allow .* to create or update workflow/i, reason: 'workflow' },
  { pattern: /error: 401|authentication failed|could not read (?:username|password)|invalid username or (?:password|token)|bad credentials/i, reason: 'authentication' },
  { pattern: /host key verification failed|no \S+ host key is known/i, reason: 'host-key' },
  { pattern: /permission denied \((?:publickey|keyboard-interactive|password)|load key .*: (?:error|invalid)/i, reason: 'authentication' },
  { pattern: /error: 403|permission to \S+ denied|write access to repository not granted|marked as read.only|denied to deploy key|insufficient permission/i, reason: 'permission' },
  { pattern: /repository not found|error: 404|repository '[^']*' not found|does not appear to be a git repository|does not exist/i, reason: 'not-found' },
  { pattern: /error: 3\d\d|redirect/i, reason: 'server' }
] // prettier-ignore

/** Why git was turned away by a server, by what it printed; undefined where that is not told, and another try may do. */
export function refusalOf(stderr: string): RefusalReason | undefined {
  return FAILURES.find(({ pattern }) => pattern.test(stderr))?.reason
}

/** The error for a server that could not be asked, or did not answer. `unreachable` may pass, `refused` will not. */
export function unreached(name: string, { stderr, stopped }: Output): RepullError {
  const reason = stopped === null ? refusalOf(stderr) : undefined
  const why = stopped === null ? serverLines(stderr) : 'it took too long'
  if (reason === undefined) {
    const message = `${name} could not be reached: ${why}`
    const hint = 'Nothing was written. Look at the address and the network, and run again.'
    return new RepullError({ code: 'unreachable', level: 'error', message, hint })
  }
  const message = `${name} did not let its files be read: ${why}`
  return new RepullError({ code: 'refused', level: 'error', message, hint: REMEDIES[reason] })
}

/** What a server and git said, on one line, without what is only drawing or repeats. */
export function serverLines(text: string): string {
  const lines = text
    .split('\n')
    .map((line) =>
      line
        .replace(/^remote: ?/, '')
        .replace(/^(?:error|fatal): /, '')
        .trim()
    )
    .filter((line) => line !== '' && !/^[-=*#\s]+$/.test(line) && !/^failed to push some refs/.test(line))
  return [...new Set(lines)].join(' / ').slice(0, 2000)
}

/** What can be done about a commit that GitHub's API does not take. `type`: its kind of error. */
export function remedyFor(type: string, reason: string): string {
  if (type === 'FORBIDDEN' || /not accessible by/i.test(reason)) return REMEDIES.permission
  if (type === 'NOT_FOUND') return REMEDIES['not-found']
  if (/workflow/i.test(reason)) return REMEDIES.workflow
  if (/signature|signed/i.test(reason)) return REMEDIES.signature
  return /rule|protected|pull request/i.test(reason) ? REMEDIES.protected : REMEDIES.server
}
