import type { Output } from './processes.js'
import { REMEDIES, refusalOf, serverLines } from './refusal.js'
import type { RefusalReason } from './refusal.js'
import type { Sent } from './remote.js'

interface Row {
  readonly pattern: RegExp
  readonly kind: 'lost' | RefusalReason
}

/*
 * What a push that did not arrive was about, by what git and servers print; the first row that matches counts. Somebody
 * who was faster shows in two ways: this git sees that the branch has moved (transport.c, builtin/send-pack.c), or the
 * server finds it out when it takes the lock (builtin/receive-pack.c, refs.c).
 */
const STATUS: readonly Row[] = [
  { pattern: /^\[rejected\] \((?:fetch first|non-fast-forward|stale info|remote ref updated since checkout)\)/, kind: 'lost' },
  { pattern: /^\[remote rejected\] \((?:cannot lock ref|failed to (?:update|lock)|incorrect old value|reference already exists|fetch first|non-fast-forward|stale info)/i, kind: 'lost' },
  { pattern: /^\[remote rejected\] .*(?:without `?workflows?`? (?:permission|scope))/, kind: 'workflow' },
  { pattern: /^\[remote rejected\] \((?:protected branch hook declined|push declined due to repository rule violations)/, kind: 'protected' },
  { pattern: /^\[remote rejected\] \((?:pre-receive|update|hook|proc-receive).*(?:declined|failed)/, kind: 'hook' },
  { pattern: /^\[remote rejected\] \(permission denied|^\[remote rejected\] \(.*not allowed to/i, kind: 'permission' }
] // prettier-ignore

/** Lines that the server sent beside the status of the branch; they say more exactly what a refusal is about. */
const REMARKS: readonly Row[] = [
  { pattern: /must have (?:verified|valid) signatures|signed commits/i, kind: 'signature' },
  { pattern: /refusing to allow .* to create or update workflow/i, kind: 'workflow' },
  { pattern: /GH006|GH013|protected branch|rule violations/i, kind: 'protected' }
] // prettier-ignore

/** Reads what `git push --porcelain` of one branch printed. */
export function readPush({ status, stdout, stderr, stopped }: Output, commit: string, ref: string): Sent {
  const line = stdout
    .toString()
    .split('\n')
    .map((text) => text.split('\t'))
    .find(([, refs]) => refs?.endsWith(`:${ref}`) === true)
  const [flag = '', , told = ''] = line ?? []
  const says = serverLines(`${told}\n${stderr}`)
  // The server's word that the branch was set counts, whatever went wrong afterwards.
  if (/^[ +*=]$/.test(flag)) return { kind: 'accepted', commit }
  if (flag === '!' && /^\[(?:remote )?rejected\]/.test(told)) {
    const row = STATUS.find(({ pattern }) => pattern.test(told))
    if (row?.kind === 'lost') return { kind: 'lost', says }
    const remark = REMARKS.find(({ pattern }) => pattern.test(stderr))
    const kind = remark?.kind ?? row?.kind ?? 'server'
    return { kind: 'refused', says, remedy: REMEDIES[kind === 'lost' ? 'server' : kind] }
  }
  // `[remote failure]` and `[no match]`, a line that was cut off, or none: nobody knows.
  const reason = stopped === null && status !== 0 ? refusalOf(stderr) : undefined
  return reason === undefined
    ? { kind: 'unclear', says }
    : { kind: 'refused', says, remedy: REMEDIES[reason] }
}
