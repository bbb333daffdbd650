import { checkBody, invalid, page, Refusal } from './answer.js'
import type { Call, Route } from './answer.js'
import { isAncestor, refOf } from './git.js'
import { pullOf } from './issues.js'
import { fullPullJson, pullJson, repositoryJson } from './json.js'
import type { Pull } from './state.js'

const READ = [['pull_requests', 'read']] as const
const WRITE = [['pull_requests', 'write']] as const

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The repository itself, and its pull requests. */
export const PULLS: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}': {
    needs: [],
    answer: ({ origin, repository }) => ({ status: 200, json: repositoryJson(origin, repository) })
  },
  'GET /repos/{owner}/{repo}/pulls': {
    needs: READ,
    answer: (call) => {
      const { repository, origin, query } = call
      const state = query.get('state') ?? 'open'
      const [owner = '', head] = (query.get('head') ?? '').split(/:([^]*)/)
      const isOfOwner = ({ from }: Pull) => owner.toLowerCase() === from.fullName.split('/')[0]?.toLowerCase()
      const base = query.get('base')
      // Newest first. A head without an owner filters nothing, as on GitHub.
      const found = repository.pulls
        .filter(
          (pull) =>
            (state === 'all' || pull.state === state) &&
            (head === undefined || (isOfOwner(pull) && pull.head === head)) &&
            (base === null || pull.base === base)
        )
        .reverse()
      const path = `/repositories/${repository.id}/pulls`
      return page(
        call,
        path,
        found.map((pull) => pullJson(origin, repository, pull))
      )
    }
  },
  'POST /repos/{owner}/{repo}/pulls': {
    needs: WRITE,
    answer: (call) => {
      const { state, origin, repository, token } = call
      if (token.type === 'Bot' && !repository.mayActionsOpenPulls)
        throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.')
      const pull = state.addPull(repository, checkedPull(call), token)
      return { status: 201, json: fullPullJson(origin, repository, pull) }
    }
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': {
    needs: READ,
    answer: (call) => told(call, pullOf(call, 'pull_number'))
  },
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': {
    needs: WRITE,
    answer: (call) => {
      const { body, state } = call
      const pull = pullOf(call, 'pull_number')
      checkBody('PullRequest', body['body'])
      if (body['state'] === 'open' && pull.state === 'closed') reopen(call, pull)
      if (body['state'] === 'closed' && pull.state === 'open') state.close(pull, false)
      if (typeof body['title'] === 'string') pull.title = body['title']
      if (typeof body['body'] === 'string') pull.body = body['body']
      pull.updatedAt = state.now()
      return told(call, pull)
    }
  }
}

function told({ origin, repository }: Call, pull: Pull) {
  return { status: 200, json: fullPullJson(origin, repository, pull) }
}

function checkedPull({ body, repository }: Call) {
  const [title, base] = [text(body['title']), text(body['base'])]
  const owner = repository.fullName.split('/')[0] ?? ''
  const head = text(body['head']).replace(new RegExp(`^${owner}:`, 'i'), '')
  checkBody('PullRequest', body['body'])
  if (title === '') throw invalid('PullRequest', { code: 'missing_field', field: 'title' })
  const headSha = refOf(repository.git, `refs/heads/${head}`)
  const baseSha = refOf(repository.git, `refs/heads/${base}`)
  if (headSha === undefined) throw invalid('PullRequest', { code: 'invalid', field: 'head' })
  if (baseSha === undefined) throw invalid('PullRequest', { code: 'invalid', field: 'base' })
  if (isAncestor(repository.git, headSha, baseSha))
    throw invalid('PullRequest', { message: `No commits between ${base} and ${head}` })
  const isOpen = (pull: Pull) => pull.state === 'open' && pull.head === head && pull.base === base
  if (repository.pulls.some(isOpen))
    throw invalid('PullRequest', { message: `A pull request already exists for ${owner}:${head}.` })
  return { title, head, base, body: text(body['body']) }
}

function reopen({ repository }: Call, pull: Pull): void {
  const head = refOf(repository.git, `refs/heads/${pull.head}`)
  if (pull.isMerged || head === undefined)
    throw invalid('PullRequest', {
      field: 'state',
      message: `state cannot be changed. ${pull.isMerged ? 'The pull request was merged.' : `The ${pull.head} branch has been deleted.`}`
    })
  pull.state = 'open'
  pull.closedAt = null
}
