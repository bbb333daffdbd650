import type { Endpoints } from '@octokit/types'
import { commitsOf } from './github-commits.js'
import { askGraphQL } from './github-graphql.js'
import { asked, connect, pathOf } from './github-request.js'
import type { Answer, Connection, Request, Send } from './github-request.js'
import type { GitHub, GitHubComment, GitHubRepository, PullRequest } from './github.js'

type Json<Route extends keyof Endpoints> = Endpoints[Route]['response']['data']
/** `minimized` is in GitHub's description, and not in the types that are made of it yet. */
type CommentJson = Json<'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'> & {
  readonly minimized?: { readonly reason: string | null } | null
}
type PullJson = Json<'GET /repos/{owner}/{repo}/pulls'>[number]
type FullPullJson = Json<'GET /repos/{owner}/{repo}/pulls/{pull_number}'>

const PAGE = 100
const READ_PULLS = 'pull-requests: read'
const WRITE_PULLS = 'pull-requests: write'

/** The GitHub that the environment of a workflow names, and github.com elsewhere. Asks nothing yet. */
export function gitHubOf(
  env: Readonly<Record<string, string | undefined>>,
  token: string,
  version: string
): GitHub {
  const api = apiOf(urlOf(env['GITHUB_SERVER_URL'], 'https://github.com'))
  return buildGitHub({
    apiUrl: urlOf(env['GITHUB_API_URL'], api.rest),
    graphqlUrl: urlOf(env['GITHUB_GRAPHQL_URL'], api.graphql),
    token,
    userAgent: `repull/${version}`,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    now: () => Date.now()
  })
}

/**
 * Where the API of a server is, for a terminal that names the server alone: a token must not go to another
 * ("Enterprise Server" and "GHE.com" in GitHub's documentation of its API).
 */
function apiOf(server: string): { readonly rest: string; readonly graphql: string } {
  const { protocol, host } = new URL(server)
  const isHosted = host === 'github.com' || host.endsWith('.ghe.com')
  return isHosted
    ? { rest: `${protocol}//api.${host}`, graphql: `${protocol}//api.${host}/graphql` }
    : { rest: `${server}/api/v3`, graphql: `${server}/api/graphql` }
}

function urlOf(given: string | undefined, fallback: string): string {
  return (given === undefined || given === '' ? fallback : given).replace(/\/+$/, '')
}

/** The same with its clock given. */
export function buildGitHub(connection: Connection): GitHub {
  const send = connect(connection)
  return {
    viewer: () => viewer(send, connection.graphqlUrl),
    repository: (name) => ({
      name,
      ...commentsOf(send, name),
      ...pullsOf(send, name),
      ...commitsOf(send, name, connection.graphqlUrl)
    })
  }
}

/** A workflow's token has no user of its own, so that GET /user is closed to it; GraphQL's viewer is not. */
async function viewer(send: Send, graphqlUrl: string): Promise<string> {
  const purpose = { doing: 'see whose token this is', needs: 'contents: read' }
  const answer = await askGraphQL(send, { graphqlUrl, query: '{ viewer { login } }', ...purpose })
  return (answer as { viewer: { login: string } }).viewer.login
}

function commentsOf(send: Send, name: string) {
  const issues = `${pathOf(name)}/issues`
  return {
    async comments(issue) {
      const doing = `read the comments of #${issue}`
      const path = `${issues}/${issue}/comments?per_page=${PAGE}`
      const found = await listed<CommentJson>(send, { method: 'GET', path, doing, needs: READ_PULLS })
      return found.map(toComment)
    },
    async createComment(issue, body) {
      const doing = `comment on #${issue}`
      const path = `${issues}/${issue}/comments`
      return toComment(
        await asked<CommentJson>(send, { method: 'POST', path, body: { body }, doing, needs: WRITE_PULLS })
      )
    },
    async updateComment(id, body) {
      const path = `${issues}/comments/${id}`
      const doing = 'change its comment'
      const answer = await send(
        { method: 'PATCH', path, body: { body }, doing, needs: WRITE_PULLS },
        ({ status }) => status === 404
      )
      return 'status' in answer ? undefined : toComment(answer.json as CommentJson)
    },
    async deleteComment(id) {
      const path = `${issues}/comments/${id}`
      const doing = 'delete its comment'
      await send({ method: 'DELETE', path, doing, needs: WRITE_PULLS }, ({ status }) => status === 404)
    }
  } satisfies Partial<GitHubRepository>
}

function pullsOf(send: Send, name: string) {
  const pulls = `${pathOf(name)}/pulls`
  return {
    async defaultBranch() {
      const doing = `look at ${name}`
      const json = await asked<Json<'GET /repos/{owner}/{repo}'>>(send, {
        method: 'GET',
        path: pathOf(name),
        doing,
        needs: 'contents: read'
      })
      return json.default_branch
    },
    async pull(number) {
      const doing = `read pull request #${number}`
      const path = `${pulls}/${number}`
      return toPull(await asked<FullPullJson>(send, { method: 'GET', path, doing, needs: READ_PULLS }))
    },
    async pulls({ head, base, state }) {
      const doing = 'look for its pull request'
      const query = new URLSearchParams({
        head: `${name.split('/')[0] ?? ''}:${head}`,
        base,
        state,
        per_page: String(PAGE)
      })
      const path = `${pulls}?${query.toString()}`
      const found = await listed<PullJson>(send, { method: 'GET', path, doing, needs: READ_PULLS })
      return found.map(toPull)
    },
    async createPull(pull) {
      const answer = await send(
        { method: 'POST', path: pulls, body: pull, doing: 'open a pull request', needs: WRITE_PULLS },
        ({ status, reason }) => status === 422 && /already exists for|No commits between/.test(reason)
      )
      if ('status' in answer) return answer.reason.includes('already exists') ? 'exists' : 'no-commits'
      return toPull(answer.json as FullPullJson)
    },
    async updatePull(number, change) {
      const doing = `change pull request #${number}`
      const path = `${pulls}/${number}`
      return toPull(
        await asked<FullPullJson>(send, { method: 'PATCH', path, body: change, doing, needs: WRITE_PULLS })
      )
    },
    async addLabels(number, labels) {
      const doing = `label pull request #${number}`
      const path = `${pathOf(name)}/issues/${number}/labels`
      await asked(send, { method: 'POST', path, body: { labels }, doing, needs: WRITE_PULLS })
    }
  } satisfies Partial<GitHubRepository>
}

/** Every page of a list. GitHub says where the next one is; the first page names the size. */
async function listed<T>(send: Send, request: Request): Promise<T[]> {
  const found: T[] = []
  let next: string | undefined = request.path
  while (next !== undefined) {
    const answer = (await send({ ...request, path: next })) as Answer
    found.push(...(answer.json as T[]))
    next = answer.next
  }
  return found
}

function toComment({ id, user, body, html_url, minimized }: CommentJson): GitHubComment {
  const isHidden = minimized !== undefined && minimized !== null
  return { id, author: user?.login ?? 'ghost', body: body ?? '', url: html_url, isHidden }
}

function toPull(json: PullJson | FullPullJson): PullRequest {
  const { number, html_url, state, merged_at, title, body, head, base } = json
  return {
    number,
    url: html_url,
    state: state === 'open' ? 'open' : 'closed',
    isMerged: merged_at !== null,
    title,
    body: body ?? '',
    // A fork's repository may be gone.
    head: { branch: head.ref, sha: head.sha, repository: repositoryOf(head) },
    base: { branch: base.ref, sha: base.sha }
  }
}

function repositoryOf({ repo }: { readonly repo: { readonly full_name: string } | null }): string | null {
  return repo?.full_name ?? null
}
