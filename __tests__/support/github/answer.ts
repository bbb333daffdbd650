import type { Permission, Repository, State, Token } from './state.js'

export interface Answer {
  readonly status: number
  /** Undefined: no content. */
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** One request, as a route gets it: who, where, and what was sent. */
export interface Call {
  readonly state: State
  /** `http://host:port`, where the API's paths begin. */
  readonly origin: string
  readonly repository: Repository
  readonly token: Token
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** JSON that GitHub's description allows here. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface Route {
  /** What the token must be allowed; one of these is enough. */
  readonly needs: readonly (readonly [Permission, 'read' | 'write'])[]
  readonly answer: (call: Call) => Answer
}

/** A request that GitHub turns down. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(
    status: number,
    message: string,
    more: {
      readonly errors?: readonly Readonly<Record<string, unknown>>[]
      readonly headers?: Readonly<Record<string, string>>
    } = {}
  ) {
    super(message)
    const { errors, headers = {} } = more
    const documentation_url = 'https://docs.github.com/rest'
    this.answer = {
      status,
      json: {
        message,
        ...(errors === undefined ? {} : { errors }),
        documentation_url,
        status: String(status)
      },
      headers
    }
  }
}

export function invalid(resource: string, error: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource, code: 'custom', ...error }] })
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found')
}

/** What GitHub takes for the text of a comment, a pull request or an issue. */
export const MAX_BODY = 65_536

export function checkBody(resource: string, body: unknown): void {
  if (typeof body !== 'string' || body.length <= MAX_BODY) return
  const message = `Body is too long (maximum is ${MAX_BODY} characters)`
  throw invalid(resource, { code: 'unprocessable', field: 'data', message })
}

/** One page of a list, with the links to the others that GitHub gives. */
export function page({ query, origin }: Call, path: string, items: readonly unknown[]): Answer {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30)))
  const number = Math.max(1, Number(query.get('page') ?? 1))
  const last = Math.max(1, Math.ceil(items.length / size))
  const link = (to: number, rel: string) => {
    const others = new URLSearchParams(query)
    others.set('page', String(to))
    return `<${origin}${path}?${others.toString()}>; rel="${rel}"`
  }
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : [])
  ]
  return {
    status: 200,
    json: items.slice((number - 1) * size, number * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') }
  }
}
