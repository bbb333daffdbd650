import { RepullError } from './errors.js'

/** Whom a commit is by. */
export interface Identity {
  readonly name: string
  readonly email: string
}

const MAX_BRANCH_BYTES = 244

/**
 * A branch to commit to. Stricter than git-check-ref-format(1), for the name ends up in arguments, URLs and messages: git
 * itself takes `refs/heads/x`, `@`, `$(id)` and quotes. Raises `input`.
 */
export function parseBranch(text: string): string {
  const reason = branchProblem(text)
  if (reason === undefined) return text
  throw wrong('branch', `${JSON.stringify(text)} ${reason}`)
}

function branchProblem(text: string): string | undefined {
  const character = /[^\p{L}\p{M}\p{N}_./+@#=,!%-]/u.exec(text)?.[0]
  if (text.startsWith('-')) return 'begins with "-", as an option does'
  if (text.startsWith('+')) return 'begins with "+", which asks git for a forced push'
  if (text.includes(':')) return 'has a ":" in it, which makes two names of one; name one branch'
  if (text.startsWith('refs/')) return 'is a whole reference; leave "refs/heads/" away'
  if (text === '@' || text === 'HEAD') return 'is no branch but what is checked out; name the branch'
  if (character !== undefined) return `has ${JSON.stringify(character)} in it, which is not allowed here`
  if (text.includes('..')) return 'has ".." in it, which no branch has'
  if (text.includes('@{')) return 'has "@{" in it, which no branch has'
  if (/(?:^|\/)\./.test(text)) return 'has a part that begins with ".", which no branch has'
  if (/\.lock(?:\/|$)/.test(text)) return 'has a part that ends in ".lock", which no branch has'
  if (/^\/|\/\/|\/$|\.$/.test(text)) return 'has an empty part, or "." at its end, which no branch has'
  if (!/^[\p{L}\p{N}_]/u.test(text)) return 'begins with neither a letter nor a digit'
  if (Buffer.byteLength(text) > MAX_BRANCH_BYTES) return `is longer than ${MAX_BRANCH_BYTES} bytes`
  return undefined
}

/** OWNER/NAME, as GitHub has them. Raises `input`. */
export function parseRepository(text: string): string {
  const [, name = ''] = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/([A-Za-z0-9._-]{1,100})$/.exec(text) ?? []
  if (name !== '' && name !== '.' && name !== '..' && !name.endsWith('.git')) return text
  throw wrong('repository', `${JSON.stringify(text)} is no OWNER/NAME, such as acme/deployments`)
}

/** `Name <email>`. Raises `input`. */
export function parseAuthor(text: string): Identity {
  const [, name, email] = /^([^<>\p{Cc}]*[\p{L}\p{N}][^<>\p{Cc}]*) <([^<>\s\p{Cc}]+)>$/u.exec(text) ?? []
  if (name !== undefined && email !== undefined) return { name, email }
  throw wrong('commit-author', `${JSON.stringify(text)} is not of the form Name <email>`)
}

/** A whole number. Raises `input`. */
export function parseAttempts(text: string): number {
  if (/^[1-9][0-9]?$|^100$/.test(text)) return Number(text)
  throw wrong('push-attempts', `${JSON.stringify(text)} is no whole number from 1 to 100`)
}

/** What must never be printed of a token and of a deploy key. */
export function secretsOf(token: string, sshKey: string): string[] {
  const encoded = [token, `x-access-token:${token}`].map((text) => Buffer.from(text).toString('base64'))
  const lines = sshKey.split('\n').map((line) => line.trim())
  // A short line, such as the last of a key, would blot out words of the log.
  const ofKey = lines.filter((line) => line.length >= 16 && !line.startsWith('-----'))
  return token === '' ? ofKey : [token, ...encoded, ...ofKey]
}

function wrong(name: string, reason: string): RepullError {
  return new RepullError({ code: 'input', level: 'error', message: `${name}: ${reason}` })
}
