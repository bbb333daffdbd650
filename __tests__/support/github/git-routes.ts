import { invalid, notFound, Refusal } from './answer.js'
import type { Answer, Call, Route } from './answer.js'
import { filesOf, isAncestor, moveRef, refOf, typeOf, writeBlob, writeCommit, writeTree, git } from './git.js'
import { commitJson, comparisonJson, refJson } from './json.js'
import type { Repository, Token } from './state.js'

const READ = [['contents', 'read']] as const
const WRITE = [['contents', 'write']] as const
const NOBODY = '0'.repeat(40)

/** What GitHub says where a rule of the repository forbids to write to a branch. */
export const RULE = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n'

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function unprocessable(message: string): Refusal {
  return new Refusal(422, message)
}

function ofType(repository: Repository, sha: unknown, type: string, what: string): string {
  if (typeOf(repository.git, text(sha)) === type) return text(sha)
  throw unprocessable(what)
}

export function checkOpen(repository: Repository, branch: string): void {
  if (repository.protectedBranches.has(branch)) throw unprocessable(RULE)
}

/** GitHub signs the commits of an app that leaves author and committer to GitHub. */
export function identity(token: Token): string {
  return `${token.login} <${token.id}+${token.login}@users.noreply.github.com>`
}

/** Git data: blobs, trees, commits and refs, all in the real bare repository. */
export const GIT_DATA: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}/compare/{basehead}': { needs: READ, answer: compare },
  'GET /repos/{owner}/{repo}/git/ref/{ref}': {
    needs: READ,
    answer: ({ origin, repository, parameters }) => {
      const ref = `refs/${parameters['ref'] ?? ''}`
      const sha = refOf(repository.git, ref)
      if (sha === undefined) throw notFound()
      return { status: 200, json: refJson(origin, repository, ref, sha) }
    }
  },
  'POST /repos/{owner}/{repo}/git/refs': {
    needs: WRITE,
    answer: ({ origin, repository, body }) => {
      const ref = text(body['ref'])
      if (!/^refs\/[^/]+\/./.test(ref)) throw unprocessable('Reference name must start with \'refs/\' and have at least two slashes.') // prettier-ignore
      const sha = ofType(repository, body['sha'], 'commit', 'Object does not exist')
      if (refOf(repository.git, ref) !== undefined) throw unprocessable('Reference already exists')
      if (!moveRef(repository.git, ref, sha, NOBODY)) throw unprocessable(`${ref} is not a valid ref name.`)
      return { status: 201, json: refJson(origin, repository, ref, sha) }
    }
  },
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': { needs: WRITE, answer: updateRef },
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}': {
    needs: WRITE,
    answer: ({ repository, parameters }) => {
      const ref = `refs/${parameters['ref'] ?? ''}`
      if (refOf(repository.git, ref) === undefined) throw unprocessable('Reference does not exist')
      checkOpen(repository, ref.replace(/^refs\/heads\//, ''))
      git(repository.git, ['update-ref', '-d', ref])
      return { status: 204 }
    }
  },
  'POST /repos/{owner}/{repo}/git/blobs': {
    needs: WRITE,
    answer: ({ origin, repository, body }) => {
      const encoding = body['encoding'] === 'base64' ? 'base64' : 'utf8'
      const sha = writeBlob(repository.git, Buffer.from(text(body['content']), encoding))
      return {
        status: 201,
        json: { sha, url: `${origin}/repos/${repository.fullName}/git/blobs/${sha}` }
      }
    }
  },
  'POST /repos/{owner}/{repo}/git/trees': { needs: WRITE, answer: createTree },
  'POST /repos/{owner}/{repo}/git/commits': { needs: WRITE, answer: createCommit },
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': {
    needs: READ,
    answer: ({ origin, repository, parameters }) => {
      const sha = parameters['commit_sha'] ?? ''
      if (typeOf(repository.git, sha) !== 'commit') throw notFound()
      return { status: 200, json: commitJson(origin, repository, sha) }
    }
  }
}

/** GitHub lists 250 commits at most, the oldest first. */
function compare(call: Call): Answer {
  const { repository, parameters } = call
  const [base, head] = (parameters['basehead'] ?? '').split('...').map((name) => {
    const isCommit = /^[0-9a-f]{40}$/.test(name)
    return isCommit && typeOf(repository.git, name) === 'commit'
      ? name
      : refOf(repository.git, `refs/heads/${name}`)
  })
  if (base === undefined || head === undefined) throw notFound()
  const log = (from: string, to: string) =>
    git(repository.git, ['rev-list', '--reverse', to, `^${from}`]).split('\n').filter((line) => line !== '') // prettier-ignore
  const [ahead, behind] = [log(base, head), log(head, base)]
  return { status: 200, json: comparisonJson(call, { base, head, ahead, behind }) }
}

function updateRef({ origin, repository, parameters, body }: Call): Answer {
  const ref = `refs/${parameters['ref'] ?? ''}`
  const sha = ofType(repository, body['sha'], 'commit', 'Object does not exist')
  const before = refOf(repository.git, ref)
  if (before === undefined) throw unprocessable('Reference does not exist')
  checkOpen(repository, ref.replace(/^refs\/heads\//, ''))
  if (body['force'] !== true && !isAncestor(repository.git, before, sha))
    throw unprocessable('Update is not a fast forward')
  if (!moveRef(repository.git, ref, sha, before)) throw unprocessable('Reference update failed')
  return { status: 200, json: refJson(origin, repository, ref, sha) }
}

function createTree({ origin, repository, body }: Call): Answer {
  const base = body['base_tree']
  if (base !== undefined && typeOf(repository.git, text(base)) !== 'tree') throw notFound()
  const given = Array.isArray(body['tree']) ? (body['tree'] as Record<string, unknown>[]) : []
  if (given.length === 0) throw invalid('Tree', { code: 'invalid', field: 'tree' })
  const entries = given.map((entry) => {
    const path = text(entry['path'])
    if (path === '' || path.startsWith('/') || path.split('/').some((part) => /^(?:|\.{1,2}|\.git)$/i.test(part)))
      throw unprocessable('tree.path contains a malformed path component') // prettier-ignore
    const mode = text(entry['mode'])
    if (entry['sha'] === null) return { path, mode, sha: null }
    if (typeof entry['content'] === 'string')
      return { path, mode, sha: writeBlob(repository.git, Buffer.from(entry['content'])) }
    return { path, mode, sha: ofType(repository, entry['sha'], 'blob', `tree.sha ${text(entry['sha'])} is not a valid blob`) } // prettier-ignore
  })
  const tree = writeTree(repository.git, base === undefined ? undefined : text(base), entries)
  const url = `${origin}/repos/${repository.fullName}/git`
  const items = filesOf(repository.git, tree).map(({ path, mode, type, sha }) => ({
    path,
    mode,
    type,
    sha,
    url: `${url}/blobs/${sha}`
  }))
  return {
    status: 201,
    json: { sha: tree, url: `${url}/trees/${tree}`, tree: items, truncated: false }
  }
}

function createCommit({ origin, repository, token, body }: Call): Answer {
  const tree = ofType(repository, body['tree'], 'tree', 'Tree SHA does not exist')
  const parents = Array.isArray(body['parents']) ? body['parents'].map(String) : []
  for (const parent of parents)
    ofType(repository, parent, 'commit', 'Parent SHA does not exist or is not a commit object')
  const person = body['author'] as Readonly<Record<string, unknown>> | undefined
  const isOwn = person === undefined && body['committer'] === undefined
  const sha = writeCommit(repository.git, {
    tree,
    parents,
    message: text(body['message']),
    author: person === undefined ? identity(token) : `${text(person['name'])} <${text(person['email'])}>`,
    committer: isOwn ? 'GitHub <noreply@github.com>' : identity(token),
    isSigned: isOwn && token.type === 'Bot'
  })
  return { status: 201, json: commitJson(origin, repository, sha) }
}
