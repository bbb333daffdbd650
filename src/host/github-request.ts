import { HttpClient } from '@actions/http-client'
import { fetch } from 'undici'
import { jsonOf, reasonOf, refusal, unanswered } from './github-failure.js'
import type { Purpose, Refused } from './github-failure.js'

export interface Request extends Purpose {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Begins with `/` and its parts are encoded; or a whole address that GitHub gave, or GraphQL's. */
  readonly path: string
  readonly body?: unknown
  /** False where asking twice could do it twice: then a lost answer is an error. */
  readonly isRepeatable?: boolean
}

export interface Answer {
  readonly json: unknown
  /** The next page of a list, as GitHub gives it. */
  readonly next: string | undefined
}

/**
 * Sends one request and gives what GitHub answers. What `expect` takes (statuses that mean something to the caller) comes
 * back as a Refused; anything else that is no success is raised, code `permission`, `refused` or `unreachable`.
 */
export type Send = (request: Request, expect?: (refused: Refused) => boolean) => Promise<Answer | Refused>

export interface Connection {
  /** Where the API's paths begin, such as `https://api.github.com`. */
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly token: string
  readonly userAgent: string
  readonly wait: (milliseconds: number) => Promise<void>
  readonly now: () => number
}

const MAX_TRIES = 5
const MAX_REDIRECTS = 5
const TIMEOUT_MS = 30_000
/** All waits of one request together. */
const MAX_WAIT_MS = 120_000
const FIRST_PAUSE_MS = 500

/** What one try came to. `pause`: how long to wait before the next, if it was not the last. */
type Tried =
  | { readonly answer: Answer | Refused }
  | {
      readonly why: string
      readonly pause: number | null
      readonly isUnclear: boolean
      readonly cause?: unknown
    }

/** A way to GitHub with one token: it tries again where GitHub asks for that, and follows it within its own host. */
export function connect(connection: Connection): Send {
  const { apiUrl, wait } = connection
  const dispatcher = new HttpClient().getAgentDispatcher(apiUrl)
  return async (request, expect = () => false) => {
    const { isRepeatable = true } = request
    let waited = 0
    for (let tries = 1; ; tries += 1) {
      const tried = await attempt(request, connection, dispatcher)
      if ('answer' in tried) {
        const { answer } = tried
        if (!('status' in answer) || expect(answer)) return answer
        throw refusal(request, answer)
      }
      const { why, isUnclear, cause } = tried
      const pause = tried.pause ?? FIRST_PAUSE_MS * 2 ** (tries - 1) * (1 + Math.random() / 2)
      if (isUnclear && !isRepeatable)
        throw unanswered(request, why, 'Whether it was done is not known.', cause)
      if (waited + pause > MAX_WAIT_MS) {
        const hint = `GitHub wants ${Math.ceil(pause / 1000)} s until the next request, Repull waits ${MAX_WAIT_MS / 1000} s at most. Run it again later.`
        throw unanswered(request, why, hint, cause)
      }
      if (tries === MAX_TRIES)
        throw unanswered(request, why, `It was tried ${tries} times. See https://www.githubstatus.com, and run it again.`, cause) // prettier-ignore
      waited += pause
      await wait(pause)
    }
  }
}

type Dispatcher = ReturnType<HttpClient['getAgentDispatcher']>

async function attempt(request: Request, connection: Connection, dispatcher: Dispatcher): Promise<Tried> {
  const { apiUrl, graphqlUrl } = connection
  const origins = [apiUrl, graphqlUrl].map((known) => new URL(known).origin)
  let url = request.path.startsWith('/') ? `${apiUrl}${request.path}` : request.path
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    if (!origins.includes(originOf(url))) {
      const why = `it leads to ${originOf(url)}, where the token must not go.`
      throw unanswered(request, why, 'Check GITHUB_API_URL.')
    }
    let response, text
    try {
      response = await fetch(url, {
        method: request.method,
        headers: headersOf(connection, request),
        body: request.body === undefined ? null : JSON.stringify(request.body),
        // A renamed repository's pages have moved. Followed here, so that the token goes to no other host.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(dispatcher === undefined ? {} : { dispatcher })
      })
      text = await response.text()
    } catch (error) {
      return { why: networkReason(error), pause: null, isUnclear: true, cause: error }
    }
    const { status, headers } = response
    const location = headers.get('location')
    if (![301, 302, 307, 308].includes(status) || location === null)
      return judged(status, text, headers, connection)
    url = URL.canParse(location, url) ? new URL(location, url).href : location
  }
  throw unanswered(request, `it redirects more than ${MAX_REDIRECTS} times.`, 'Check GITHUB_API_URL.')
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url
}

function headersOf({ token, userAgent }: Connection, { body }: Request): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': userAgent,
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' })
  }
}

interface Headers {
  get(name: string): string | null
}

function judged(status: number, text: string, headers: Headers, { now }: Connection): Tried {
  if (status >= 200 && status < 300) {
    const json = text === '' ? undefined : jsonOf(text)
    if (json === undefined && status !== 204 && status !== 205)
      return { why: `the answer is not JSON: ${reasonOf(text)}`, pause: null, isUnclear: true }
    return { answer: { json, next: nextOf(headers.get('link')) } }
  }
  const refused = { status, reason: reasonOf(text) }
  const why = `${status} ${refused.reason}`
  const limit = limitOf(status, refused.reason, headers, now)
  if (limit !== undefined) return { why, pause: limit, isUnclear: false }
  if (status >= 500 || status === 408) return { why, pause: null, isUnclear: true }
  return { answer: refused }
}

/**
 * How long GitHub wants to be left alone, if this is one of its rate limits ("Best practices for using the REST API"):
 * as long as it says or, where it does not say, a minute.
 */
function limitOf(status: number, reason: string, headers: Headers, now: () => number): number | undefined {
  const after = headers.get('retry-after')
  const isSpent = headers.get('x-ratelimit-remaining') === '0'
  const isLimit =
    status === 429 || (status === 403 && (after !== null || isSpent || /rate limit/i.test(reason)))
  if (!isLimit) return undefined
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1000
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN) * 1000 - now()
  return isSpent && !Number.isNaN(reset) ? Math.max(1000, reset) : 60_000
}

function nextOf(link: string | null): string | undefined {
  return /<([^>]*)>;\s*rel="next"/.exec(link ?? '')?.[1]
}

/** fetch says "fetch failed", and why in the cause. */
function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`
  return error.cause instanceof Error ? error.cause.message : error.message
}

/** What GitHub answers, in the form that its description gives for the route. */
export async function asked<T>(send: Send, request: Request): Promise<T> {
  return ((await send(request)) as Answer).json as T
}

export function pathOf(name: string): string {
  return `/repos/${name.split('/').map(encodeURIComponent).join('/')}`
}
