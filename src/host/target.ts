import { tmpdir } from 'node:os'
import { isAbsolute, relative, sep } from 'node:path'
import type { Identity } from '../destination.js'
import { RepullError } from '../errors.js'
import { findCheckout } from './checkout.js'
import type { Checkout } from './checkout.js'
import { repositoryOf } from './facts.js'
import { protocolOf } from './git-access.js'
import type { Access } from './git-access.js'
import { gitRemote } from './git-remote.js'
import type { Processes } from './processes.js'
import type { Remote } from './remote.js'

/** Where a commit goes, as the inputs have it. */
export interface Destination {
  readonly repository: string | null
  readonly branch: string | null
  readonly token: string
  readonly sshKey: string
  readonly commitAuthor: Identity
}

/** A repository to commit to, reached and ready. */
export interface Target {
  readonly remote: Remote
  readonly branch: string
  /** The branch is what is checked out around the working directory. */
  readonly isCheckedOut: boolean
  /** The object of a file in what is checked out; undefined where it has none. */
  readonly objectHere: (path: string) => Promise<string | undefined>
  /** OWNER/NAME; null where a terminal's remote is not of that form. */
  readonly repository: string | null
}

export interface TargetOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly processes: Processes
  readonly workingDirectory: string
  /** What `working-directory` is relative to. */
  readonly base: string
  readonly now: () => Date
}

/** Finds out where to commit to, and how to get there. Raises `input`, `refused`, `unreachable` and `tool`. */
export async function openTarget(destination: Destination, options: TargetOptions): Promise<Target> {
  const { env, workingDirectory, processes } = options
  const isAction = env['GITHUB_ACTIONS'] === 'true'
  if (isAction && destination.token === '' && destination.sshKey === '') throw noToken()
  const here = isAction ? (env['GITHUB_REPOSITORY'] ?? '') : ''
  const isElsewhere = destination.repository !== null && !isSame(destination.repository, here)
  const checkout = isElsewhere ? undefined : await findCheckout(workingDirectory, processes)
  if (isAction && checkout !== undefined) requireSame(checkout, here)
  const place = placeOf(destination, { isAction, here, checkout, env })
  const remote = await gitRemote({
    access: place.access,
    name: place.name,
    prefix: checkout?.prefix ?? prefixOf(options),
    workingDirectory,
    temporary: env['RUNNER_TEMP'] ?? tmpdir(),
    author: destination.commitAuthor,
    processes,
    env,
    now: options.now
  })
  try {
    const checkedOut = checkout?.branch ?? null
    const given = destination.branch ?? (destination.repository === null ? checkedOut : null)
    const branch = given ?? (await fallbackBranch(destination, remote, isAction ? env : {}))
    const { repository } = place
    const isCheckedOut = checkedOut !== null && branch === checkedOut
    const objectHere = checkout?.objectAt ?? (() => Promise.resolve(undefined))
    return { remote, branch, isCheckedOut, objectHere, repository }
  } catch (error) {
    remote.close()
    throw error
  }
}

interface Place {
  readonly access: Access
  readonly name: string
  readonly repository: string | null
}

function placeOf(
  { repository: given, token, sshKey }: Destination,
  {
    isAction,
    here,
    checkout,
    env
  }: {
    readonly isAction: boolean
    readonly here: string
    readonly checkout: Checkout | undefined
    readonly env: TargetOptions['env']
  }
): Place {
  const server = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '')
  const own = checkout?.remote ?? null
  const repository = given ?? (isAction ? here : repositoryOf(own ?? '')) ?? null
  const name = repository ?? withoutUser(own ?? '')
  if (sshKey !== '') {
    // A server's SSH may have a port of its own, which only the checkout knows.
    const isSsh =
      given === null && own !== null && protocolOf(own) === 'ssh' && (!isAction || leadsTo(own, server))
    const url = isSsh ? own : `ssh://git@${new URL(server).hostname}/${repository ?? ''}.git`
    if (!isSsh && repository === null) throw noRemote()
    return { access: { kind: 'key', url, key: sshKey }, name, repository }
  }
  if (token !== '') {
    if (repository === null || (!isAction && given === null && !leadsTo(own ?? '', server)))
      throw notThere(own, server)
    return { access: { kind: 'token', url: `${server}/${repository}`, token }, name, repository }
  }
  const url = given === null ? own : `${server}/${given}`
  if (url === null) throw noRemote()
  return { access: { kind: 'own', url }, name, repository }
}

/** Whether a remote, whichever way it goes, is on that server: a token is shown to no other. */
function leadsTo(remote: string, server: string): boolean {
  const isWeb = /^https?:/i.test(remote)
  const [, host, port = ''] =
    /^[a-z]+:\/\/(?:[^@/]*@)?([^/:]+)(:[0-9]+)?\//i.exec(remote) ??
    /^(?:[^@/]*@)?([^/:]+):/.exec(remote) ??
    []
  // SSH has a port of its own.
  return isWeb ? `${host ?? ''}${port}` === new URL(server).host : host === new URL(server).hostname
}

async function fallbackBranch(
  { repository }: Destination,
  remote: Remote,
  env: TargetOptions['env']
): Promise<string> {
  if (repository !== null) return remote.defaultBranch()
  if (env['GITHUB_REF_TYPE'] === 'branch' && env['GITHUB_REF']?.startsWith('refs/heads/') === true)
    return env['GITHUB_REF'].replace('refs/heads/', '')
  const message = 'branch: no branch is checked out, so there is none to commit to.'
  const hint =
    'Name one: on pull requests, ${{ github.head_ref }} in "branch" is the branch of the pull request.'
  throw new RepullError({ code: 'input', level: 'error', message, hint })
}

/** The working directory as a path from the root of a repository that is not here. */
function prefixOf({ base, workingDirectory }: TargetOptions): string {
  const path = relative(base, workingDirectory).split(sep).join('/')
  if (path === '') return ''
  if (!isAbsolute(path) && !/^\.\.(?:\/|$)/.test(path)) return `${path}/`
  const message = `working-directory: ${JSON.stringify(path)} leads out of the repository.`
  throw new RepullError({ code: 'input', level: 'error', message })
}

/** In a submodule, or in a checkout of something else, the paths would be of one repository and the commit of another. */
function requireSame({ remote }: Checkout, here: string): void {
  const found = repositoryOf(remote ?? '')
  if (found === undefined || isSame(found, here)) return
  const message = `working-directory: it lies in a checkout of ${found}, and this workflow is of ${here}.`
  const hint = `To commit to the former, set "repository: ${found}", and a token that may.`
  throw new RepullError({ code: 'input', level: 'error', message, hint })
}

/** GitHub does not look at case. */
function isSame(repository: string, other: string): boolean {
  return repository.toLowerCase() === other.toLowerCase()
}

function withoutUser(remote: string): string {
  return remote.replace(/^([a-z]+:\/\/)[^@/]*@/i, '$1')
}

function noToken(): RepullError {
  const message = 'token: it is empty, and there is no "ssh-key".'
  const hint =
    'Leave "token" away to use that of the job, with "permissions: contents: write"; a secret is empty where it is not set, and in workflows of forks.'
  return new RepullError({ code: 'input', level: 'error', message, hint })
}

function noRemote(): RepullError {
  const message = 'There is no remote repository to commit to.'
  const hint = 'Run in a clone with a remote "origin", or name one with "repository".'
  return new RepullError({ code: 'input', level: 'error', message, hint })
}

function notThere(own: string | null, server: string): RepullError {
  const found =
    own === null ? 'there is no remote "origin"' : `"origin" is ${JSON.stringify(withoutUser(own))}`
  const message = `token: it is for ${server} alone, and ${found}.`
  const hint = 'Name the repository with "repository", or leave "token" away to push as you always do.'
  return new RepullError({ code: 'input', level: 'error', message, hint })
}
