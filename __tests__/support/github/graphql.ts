import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import { schema as published } from '@octokit/graphql-schema'
import type { Answer } from './answer.js'
import { commitOf, filesOf, git as run, isAncestor, moveRef, refOf, typeOf, writeBlob, writeCommit, writeTree } from './git.js' // prettier-ignore
import { identity, RULE } from './git-routes.js'
import type { Permission, Repository, State, Token } from './state.js'

const NOTHING = '0'.repeat(40)
let built: GraphQLSchema | undefined

/** Calls are judged by GitHub's published schema; of what it allows, the server knows what Repull uses, and refuses the rest. */
export function graphql(state: State, token: Token, body: Readonly<Record<string, unknown>>): Answer {
  // What is published defines two fields twice.
  built ??= buildSchema(published.idl, { assumeValidSDL: true })
  let document
  try {
    document = parse(String(body['query']))
  } catch (error) {
    return refused([error instanceof GraphQLError ? error : new GraphQLError(String(error))])
  }
  const errors = validate(built, document)
  if (errors.length > 0) return refused(errors)
  const result = execute({
    schema: built,
    document,
    rootValue: rootOf(state, token),
    variableValues: body['variables'] as Record<string, unknown> | undefined
  })
  if (result instanceof Promise) throw new Error('nothing here is asynchronous')
  return { status: 200, json: { data: result.data ?? null, ...toldErrors(result.errors ?? []) } }
}

/** What is wrong with a call itself. GitHub answers 200 to that as well. */
function refused(errors: readonly GraphQLError[]): Answer {
  return { status: 200, json: toldErrors(errors) }
}

function toldErrors(errors: readonly GraphQLError[]) {
  if (errors.length === 0) return {}
  return {
    errors: errors.map(({ message, path, locations, extensions }) => ({
      ...(typeof extensions['type'] === 'string' ? { type: extensions['type'] } : {}),
      ...(path === undefined ? {} : { path }),
      ...(locations === undefined ? {} : { locations }),
      message
    }))
  }
}

function failure(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } })
}

interface Input<T> {
  readonly input: T
}

interface CommitInput {
  readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string }
  readonly expectedHeadOid: string
  readonly message: { readonly headline: string; readonly body?: string }
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[]
    readonly deletions?: readonly { readonly path: string }[]
  }
}

interface UpdateInput {
  readonly repositoryId: string
  readonly refUpdates: readonly {
    readonly name: string
    readonly afterOid: string
    readonly beforeOid?: string
    readonly force?: boolean
  }[]
}

function rootOf(state: State, token: Token) {
  const allowed = (repository: Repository | undefined, name: string): Repository => {
    const isSeen = token.repositories?.includes(repository?.fullName ?? '') ?? true
    if (repository === undefined || !isSeen)
      throw failure('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`)
    const needed: Permission = 'contents'
    if (token.permissions[needed] !== 'write')
      throw failure('FORBIDDEN', 'Resource not accessible by integration')
    state.settle(repository)
    return repository
  }
  return {
    viewer: { login: token.login },
    createCommitOnBranch: ({ input }: Input<CommitInput>) => {
      const name = input.branch.repositoryNameWithOwner ?? ''
      const repository = allowed(state.find(name) ?? state.renamed.get(name.toLowerCase()), name)
      return { commit: createCommit(repository, token, input) }
    },
    updateRefs: ({ input }: Input<UpdateInput>) => {
      const found = state.repositories.find(({ id }) => `R_${id}` === input.repositoryId)
      const repository = allowed(found, input.repositoryId)
      for (const update of input.refUpdates) updateRef(repository, update)
      return {}
    }
  }
}

function createCommit(repository: Repository, token: Token, input: CommitInput) {
  const { git, protectedBranches } = repository
  const { branch, expectedHeadOid, message, fileChanges } = input
  const { additions = [], deletions = [] } = fileChanges ?? {}
  const ref = `refs/heads/${branch.branchName ?? ''}`
  const head = refOf(git, ref)
  if (head === undefined) throw failure('NOT_FOUND', 'The branch does not exist.')
  if (protectedBranches.has(branch.branchName ?? '')) throw failure('UNPROCESSABLE', RULE)
  const stale = failure(
    'STALE_DATA',
    `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`
  )
  if (head !== expectedHeadOid) throw stale
  const known = new Set(filesOf(git, head).map(({ path }) => path))
  const missing = deletions.find(({ path }) => !known.has(path))
  if (missing !== undefined) throw failure('UNPROCESSABLE', `A file with path ${missing.path} does not exist`)
  // Every file that is written this way is a plain one, whatever it was.
  const tree = writeTree(git, head, [
    ...additions.map(({ path, contents }) => ({
      path,
      mode: '100644',
      sha: writeBlob(git, Buffer.from(contents, 'base64'))
    })),
    ...deletions.map(({ path }) => ({ path, mode: '0', sha: null }))
  ])
  const { headline, body = '' } = message
  const oid = writeCommit(git, {
    tree,
    parents: [head],
    message: body === '' ? headline : `${headline}\n\n${body}`,
    author: identity(token),
    committer: 'GitHub <noreply@github.com>',
    isSigned: true
  })
  if (!moveRef(git, ref, oid, head)) throw stale
  return { oid, url: `https://github.example/commit/${oid}`, signature: signatureOf(repository, oid) }
}

function signatureOf({ git }: Repository, oid: string) {
  const { signature } = commitOf(git, oid)
  if (signature === null) return null
  return { __typename: 'GpgSignature', isValid: true, state: 'VALID', wasSignedByGitHub: true, signature }
}

function updateRef(repository: Repository, update: UpdateInput['refUpdates'][number]): void {
  const { git, protectedBranches } = repository
  const { name, afterOid, beforeOid, force = false } = update
  const before = refOf(git, name)
  if (protectedBranches.has(name.replace(/^refs\/heads\//, ''))) throw failure('UNPROCESSABLE', RULE)
  if (beforeOid !== undefined && beforeOid !== (before ?? NOTHING))
    throw failure('STALE_DATA', `Reference ${name} is not at ${beforeOid}`)
  if (afterOid === NOTHING) {
    if (before === undefined) throw failure('NOT_FOUND', `Could not resolve to ${name}`)
    run(git, ['update-ref', '-d', name, before])
    return
  }
  if (typeOf(git, afterOid) !== 'commit') throw failure('NOT_FOUND', `Could not resolve to ${afterOid}`)
  if (!force && before !== undefined && !isAncestor(git, before, afterOid))
    throw failure('UNPROCESSABLE', 'Update is not a fast forward')
  if (!moveRef(git, name, afterOid, before ?? NOTHING))
    throw failure('STALE_DATA', `Reference ${name} cannot be updated`)
}
