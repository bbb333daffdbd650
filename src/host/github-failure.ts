import { RepullError } from '../errors.js'

/** What was asked, in words that complete "GitHub did not let Repull ...". */
export interface Purpose {
  readonly doing: string
  /** The permission of a workflow's token that it takes. */
  readonly needs: string
}

/** An answer that is not a success. */
export interface Refused {
  readonly status: number
  /** GitHub's own words; the names of GitHub's fields where it gives reasons. */
  readonly reason: string
}

const MAX_REASON = 500

/** GitHub's message and reasons, from the text of an answer. */
export function reasonOf(text: string): string {
  const json = jsonOf(text)
  if (typeof json !== 'object' || json === null || !('message' in json)) return clipped(plainText(text))
  const errors = 'errors' in json && Array.isArray(json.errors) ? json.errors : []
  return clipped([String(json.message), ...errors.map(toldError)].join('; '))
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toldError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { message, field, code } = error as Readonly<Record<string, unknown>>
  return typeof message === 'string' ? message : [field, code].filter(Boolean).join(' ')
}

/** A page of a proxy or a server that is down is HTML, of which the words are enough. */
function plainText(text: string): string {
  return text
    .slice(0, 4 * MAX_REASON)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A hint may follow. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

function clipped(text: string): string {
  return text.length > MAX_REASON ? `${text.slice(0, MAX_REASON)}…` : text
}

/** The error for what GitHub turned down, with what to do about it. */
export function refusal({ doing, needs }: Purpose, { status, reason }: Refused): RepullError {
  const told = reason === '' ? String(status) : `${status} ${reason}`
  const message = sentence(`GitHub did not let Repull ${doing}: ${told}`)
  const fail = (code: 'permission' | 'refused', hint?: string) =>
    new RepullError({ code, level: 'error', message, ...(hint === undefined ? {} : { hint }) })
  if (status === 401)
    return fail(
      'permission',
      'The token is wrong, expired or revoked; leave token out to use the one of the job.'
    )
  if (status === 403 && reason.includes('not permitted to create or approve pull requests')) {
    return fail(
      'permission',
      'Tick "Allow GitHub Actions to create and approve pull requests" under Settings, Actions, General, or give the token of an app.'
    )
  }
  if (status === 403) return fail('permission', permissionHint(needs))
  if (status === 404)
    return fail('permission', `It is not there, or the token may not see it. ${permissionHint(needs)}`)
  return fail('refused')
}

function permissionHint(needs: string): string {
  return `Give the job "permissions: ${needs}"; the token of a pull request from a fork can only read.`
}

/** The error for a GitHub that could not be asked. `why` completes "...: ". */
export function unanswered({ doing }: Purpose, why: string, hint: string, cause?: unknown): RepullError {
  const message = sentence(`GitHub could not be asked to ${doing}: ${why}`)
  return new RepullError({ code: 'unreachable', level: 'error', message, hint }, { cause })
}
