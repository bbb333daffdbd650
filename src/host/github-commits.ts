import type { Endpoints } from '@octokit/types'
import { tellsOnly } from '../errors.js'
import { askGraphQL } from './github-graphql.js'
import type { GraphQLRefused } from './github-graphql.js'
import { asked, pathOf } from './github-request.js'
import type { Send } from './github-request.js'
import type { GitHubRepository, NewFile } from './github.js'
import { remedyFor } from './refusal.js'
import type { Sent } from './remote.js'

type Json<Route extends keyof Endpoints> = Endpoints[Route]['response']['data']
type CommitJson = Json<'GET /repos/{owner}/{repo}/git/commits/{commit_sha}'>

const COMMIT_ON_BRANCH = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`
const UPDATE_REFS = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`
const READ = 'contents: read'
const WRITE = 'contents: write'
/** As many files as GitHub lists of a comparison. */
const MAX_FILES = 300
/** What stands for no commit. */
const NOTHING = '0'.repeat(40)
const WRITING = { doing: 'write to the branch', needs: WRITE } as const

/** Commits and branches of one repository, made by GitHub itself. */
export function commitsOf(send: Send, name: string, graphqlUrl: string) {
  const git = `${pathOf(name)}/git`
  let nodeId: string | undefined

  /** Sets several branches at once, each only where it is still what it is known to be. */
  async function updateRefs(update: Readonly<Record<string, unknown>>): Promise<Sent | undefined> {
    nodeId ??= (
      await asked<Json<'GET /repos/{owner}/{repo}'>>(send, {
        method: 'GET',
        path: pathOf(name),
        doing: `look at ${name}`,
        needs: READ
      })
    ).node_id
    const variables = { input: { repositoryId: nodeId, refUpdates: [update] } }
    const answer = await askGraphQL(
      send,
      { graphqlUrl, query: UPDATE_REFS, variables, ...WRITING, isRepeatable: false },
      () => true
    )
    return isRefused(answer) ? sentOf(answer) : undefined
  }

  return {
    async ahead(base, head) {
      const path = `${pathOf(name)}/compare/${encodeURIComponent(base)}...${encodeURIComponent(head)}`
      const doing = `compare the branches of ${name}`
      type Compared = Json<'GET /repos/{owner}/{repo}/compare/{basehead}'>
      const json = await asked<Compared>(send, { method: 'GET', path, doing, needs: READ })
      const commits = json.commits.map(({ sha, commit }) => ({
        commit: sha,
        message: commit.message,
        committer: commit.committer?.email ?? ''
      }))
      const { files = [] } = json
      return {
        commits,
        files: files.flatMap(({ filename, previous_filename: old }) => [
          filename,
          ...(old === undefined ? [] : [old])
        ]),
        behind: json.behind_by,
        complete: commits.length === json.total_commits && files.length < MAX_FILES
      }
    },

    async commitOnBranch(branch, expected, message, files) {
      const [headline = '', ...rest] = message.split('\n')
      const additions = files.map(({ path, bytes }) => ({ path, contents: base64(bytes) }))
      const input = {
        branch: { repositoryNameWithOwner: name, branchName: branch },
        expectedHeadOid: expected,
        message: { headline, body: rest.join('\n').trim() },
        // An empty list is an error here.
        fileChanges: { additions }
      }
      const question = { graphqlUrl, query: COMMIT_ON_BRANCH, variables: { input }, ...WRITING }
      return settled(async () => {
        const answer = await askGraphQL(send, { ...question, isRepeatable: false }, () => true)
        if (isRefused(answer)) return sentOf(answer)
        const { createCommitOnBranch } = answer as { createCommitOnBranch: { commit: { oid: string } } }
        return { kind: 'accepted', commit: createCommitOnBranch.commit.oid }
      })
    },

    async createCommit(parent, message, files) {
      const post = async <T>(kind: 'blobs' | 'trees' | 'commits', body: unknown): Promise<T> =>
        asked<T>(send, {
          method: 'POST',
          path: `${git}/${kind}`,
          body,
          doing: `commit to ${name}`,
          needs: WRITE
        })
      const { tree: before } = await readCommit(parent)
      const entries = []
      for (const { path, mode, bytes } of files) {
        const content = { content: base64(bytes), encoding: 'base64' }
        const { sha } = await post<Json<'POST /repos/{owner}/{repo}/git/blobs'>>('blobs', content)
        entries.push({ path, mode: treeMode(mode), type: 'blob', sha })
      }
      const tree = { base_tree: before.sha, tree: entries }
      const { sha } = await post<Json<'POST /repos/{owner}/{repo}/git/trees'>>('trees', tree)
      // Without an author: GitHub signs only what it writes in the name of the app that asks.
      const commit = { message, tree: sha, parents: [parent] }
      return (await post<CommitJson>('commits', commit)).sha
    },

    async setBranch(branch, expected, commit, force) {
      const accepted = { kind: 'accepted', commit } as const
      if (force && expected !== null) {
        // Only GraphQL takes the commit that the branch is known to be at.
        const update = { name: `refs/heads/${branch}`, beforeOid: expected, afterOid: commit, force }
        return settled(async () => (await updateRefs(update)) ?? accepted)
      }
      const request =
        expected === null
          ? ({
              method: 'POST',
              path: `${git}/refs`,
              body: { ref: `refs/heads/${branch}`, sha: commit }
            } as const)
          : ({
              method: 'PATCH',
              path: `${git}/refs/${encodeURIComponent(`heads/${branch}`)}`,
              body: { sha: commit, force: false }
            } as const)
      return settled(async () => {
        const answer = await send(
          { ...request, ...WRITING, isRepeatable: expected !== null },
          ({ status }) => status === 422 || status === 409
        )
        return 'status' in answer ? sentOf({ type: '', reason: answer.reason }) : accepted
      })
    },

    async deleteBranch(branch, expected) {
      const update = { name: `refs/heads/${branch}`, beforeOid: expected, afterOid: NOTHING, force: true }
      return (await updateRefs(update)) === undefined
    },

    async isVerified(commit) {
      return (await readCommit(commit)).verification.verified
    }
  } satisfies Partial<GitHubRepository>

  async function readCommit(commit: string): Promise<CommitJson> {
    const doing = `read the commit ${commit}`
    return asked<CommitJson>(send, { method: 'GET', path: `${git}/commits/${commit}`, doing, needs: READ })
  }
}

function base64(bytes: NewFile['bytes']): string {
  return Buffer.from(bytes).toString('base64')
}

/** GitHub takes the modes that git writes nowadays. */
function treeMode(mode: string): string {
  return mode === '100755' ? mode : '100644'
}

function isRefused(answer: unknown): answer is GraphQLRefused {
  return typeof answer === 'object' && answer !== null && 'reason' in answer
}

// Somebody who was faster, as GraphQL and REST tell it.
const LOST =
  /STALE_DATA|not a fast forward|Reference (?:already exists|does not exist|update failed)|Expected branch to point to/i

function sentOf({ type, reason }: GraphQLRefused): Sent {
  const says = reason.trim().replace(/\s*\n\s*/g, ' / ')
  if (LOST.test(`${type} ${reason}`)) return { kind: 'lost', says }
  return { kind: 'refused', says, remedy: remedyFor(type, reason) }
}

/** A commit whose answer was lost may be there. */
async function settled(ask: () => Promise<Sent>): Promise<Sent> {
  try {
    return await ask()
  } catch (error) {
    if (!tellsOnly(error, 'unreachable')) throw error
    return { kind: 'unclear', says: error.message }
  }
}
