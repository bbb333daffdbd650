import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from '@jest/globals'
import { ACTIONS } from './actions.js'
import { notFound, Refusal } from './answer.js'
import type { Answer, Call, Route } from './answer.js'
import { GIT_DATA } from './git-routes.js'
import { graphql } from './graphql.js'
import { ISSUES } from './issues.js'
import { answerProblems, OPERATIONS, requestProblems } from './openapi.js'
import { PULLS } from './pulls.js'
import { State } from './state.js'
import type { Repository, Token } from './state.js'

export interface Logged {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly status: number | 'cut'
}

/** What goes wrong, for the next `times` requests that it speaks of. */
export interface Fault {
  readonly method?: string
  readonly path?: RegExp
  readonly times?: number
  /** `cut`: the connection ends. Otherwise an answer in place of the real one. */
  readonly answer?: 'cut' | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> } // prettier-ignore
  /** Do what was asked first, and lose the answer then. */
  readonly isDone?: boolean
  readonly delayMs?: number
  /** Called before the request is answered: what another does meanwhile. */
  readonly meanwhile?: () => void
}

const ROUTES: Readonly<Record<string, Route>> = { ...ACTIONS, ...ISSUES, ...PULLS, ...GIT_DATA }
const TABLE = OPERATIONS.map(([method, path]) => {
  const route = ROUTES[`${method} ${path}`]
  if (route === undefined) throw new Error(`the server has no ${method} ${path}`)
  const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${name === 'ref' ? '.+' : '[^/]+'})`)
  return { method, path, pattern: new RegExp(`^${pattern}$`), route }
}) // prettier-ignore

/** GitHub's API, as far as Repull uses it, over real bare repositories. Refuses what GitHub refuses. */
export class GitHubServer {
  readonly state = new State()
  /** Every request, in the order of their answers. */
  readonly requests: Logged[] = []
  readonly #faults: (Fault & { left: number })[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What a runner tells a step about its GitHub. */
  get env(): Record<string, string> {
    const { origin } = this
    return { GITHUB_API_URL: origin, GITHUB_GRAPHQL_URL: `${origin}/graphql`, GITHUB_SERVER_URL: origin }
  }

  fault(fault: Fault): void {
    this.#faults.push({ ...fault, left: fault.times ?? 1 })
  }

  /** Requests by method and path, as `POST /repos/acme/shop/pulls`, without the query. */
  told(): string[] {
    return this.requests.map(({ method, path }) => `${method} ${path.replace(/\?.*$/, '')}`)
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const { method = 'GET', url: path = '/', headers } = request
    const fault = this.#faults.find(
      (candidate) =>
        candidate.left > 0 && (candidate.method ?? method) === method && (candidate.path?.test(path) ?? true)
    )
    if (fault !== undefined) fault.left -= 1
    fault?.meanwhile?.()
    if (fault?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
    const isAnswered = fault?.answer === undefined || fault.isDone === true
    const answer = isAnswered ? this.#answer(method, path, headers, body) : undefined
    const status = fault?.answer === 'cut' ? 'cut' : (fault?.answer?.status ?? answer?.status ?? 500)
    this.requests.push({ method, path, headers, body, status })
    if (fault?.answer === 'cut') request.socket.destroy()
    else if (fault?.answer !== undefined)
      response.writeHead(fault.answer.status, fault.answer.headers).end(fault.answer.body)
    else if (answer !== undefined) send(response, answer)
  }

  #answer(method: string, path: string, headers: IncomingMessage['headers'], body: string): Answer {
    try {
      return this.#route(method, path, headers, body)
    } catch (error) {
      if (error instanceof Refusal) return error.answer
      // A fault of the server itself: nothing that a client could mend.
      return { status: 599, json: { message: error instanceof Error ? error.stack : String(error) } }
    }
  }

  #route(method: string, path: string, headers: IncomingMessage['headers'], body: string): Answer {
    const { pathname, searchParams: query } = new URL(path, this.origin)
    const token = this.#authorize(headers)
    const json = parsed(body)
    if (pathname === '/graphql' && method === 'POST') return graphql(this.state, token, json)
    const { repository, rest } = this.#locate(method, pathname, token)
    const found = TABLE.map((row) => ({ row, groups: row.pattern.exec(rest)?.groups })).find(
      ({ row, groups }) => row.method === method && groups !== undefined
    )
    if (found === undefined) throw notFound()
    const { row } = found
    authorizeRoute(row.route, token)
    const wrong = requestProblems(method, row.path, body === '' ? undefined : json)
    if (wrong !== undefined) throw new Refusal(422, `Invalid request.\n\n${wrong}`)
    this.state.settle(repository)
    const parameters = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])
    )
    const call: Call = { state: this.state, origin: this.origin, repository, token, parameters, query, body: json }
    const answer = attempt(() => row.route.answer(call))
    const bad = answerProblems(method, row.path, answer.status, answer.json)
    if (bad !== undefined) throw new Error(`${method} ${row.path} ${answer.status}: ${bad}`)
    return answer
  } // prettier-ignore

  /** GitHub itself wants User-Agent alone; here a client must also say which API it speaks, as GitHub recommends. */
  #authorize(headers: IncomingMessage['headers']): Token {
    if ((headers['user-agent'] ?? '') === '')
      throw new Refusal(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header') // prettier-ignore
    if (!/^application\/vnd\.github(?:\.[\w-]+)*\+json$/.test(headers.accept ?? ''))
      throw new Refusal(415, 'Must accept \'application/vnd.github+json\'') // prettier-ignore
    if (headers['x-github-api-version'] !== '2022-11-28')
      throw new Refusal(400, `${String(headers['x-github-api-version'])} is not a supported version of the API`) // prettier-ignore
    const [, secret = ''] = /^(?:token|bearer) (\S+)$/i.exec(headers.authorization ?? '') ?? []
    if (secret === '') throw new Refusal(401, 'Requires authentication')
    const token = this.state.tokens.get(secret)
    if (token === undefined) throw new Refusal(401, 'Bad credentials')
    return token
  }

  #locate(method: string, pathname: string, token: Token): { repository: Repository; rest: string } {
    const [, name, after = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(pathname) ?? []
    const [, id, afterId = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(pathname) ?? []
    const moved = this.state.renamed.get(name?.toLowerCase() ?? '')
    if (name !== undefined && moved !== undefined && this.state.find(name) === undefined) {
      const location = `${this.origin}/repositories/${moved.id}${after}`
      const status = method === 'GET' ? 301 : 307
      const message = status === 301 ? 'Moved Permanently' : 'Temporary Redirect'
      throw new Refusal(status, message, { headers: { location } })
    }
    const repository =
      name === undefined
        ? this.state.repositories.find((each) => String(each.id) === id)
        : this.state.find(name)
    if (repository === undefined) throw notFound()
    const isSeen = token.repositories?.includes(repository.fullName) ?? true
    if (!isSeen && repository.isPrivate) throw notFound()
    return { repository, rest: `/repos/${repository.fullName}${name === undefined ? afterId : after}` }
  }
}

function attempt(action: () => Answer): Answer {
  try {
    return action()
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

/** GitHub names what is missing in a header: sets apart by ";", what belongs together by ",". */
function authorizeRoute({ needs }: Route, token: Token): void {
  const isAllowed = ([permission, level]: (typeof needs)[number]) =>
    token.permissions[permission] === 'write' || token.permissions[permission] === level
  if (needs.length === 0 || needs.some(isAllowed)) return
  const headers = {
    'x-accepted-github-permissions': needs.map(([permission, level]) => `${permission}=${level}`).join('; ')
  }
  const who = token.type === 'Bot' ? 'integration' : 'personal access token'
  throw new Refusal(403, `Resource not accessible by ${who}`, { headers })
}

function parsed(body: string): Record<string, unknown> {
  if (body === '') return {}
  try {
    const json: unknown = JSON.parse(body)
    if (typeof json === 'object' && json !== null) return json as Record<string, unknown>
  } catch {
    // Below.
  }
  throw new Refusal(400, 'Problems parsing JSON')
}

function send(response: ServerResponse, { status, json, headers }: Answer): void {
  const type = json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  response
    .writeHead(status, { 'x-github-api-version-selected': '2022-11-28', ...type, ...headers })
    .end(json === undefined ? undefined : JSON.stringify(json))
}

const started: GitHubServer[] = []
afterAll(async () => {
  for (const server of started) await server.stop()
})

/** A server that is gone when the tests of the file are done. */
export async function startGitHub(): Promise<GitHubServer> {
  const server = await new GitHubServer().start()
  started.push(server)
  return server
}
