import { git } from './github/git.js'
import { startGitHub } from './github/server.js'
import type { GitHubServer } from './github/server.js'
import type { Pull, Repository, Token } from './github/state.js'
import { folderWith, startAction } from './program.js'
import type { Step } from './program.js'

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: ghcr.io/acme/shop:old
`

export interface Run {
  readonly id?: number
  readonly attempt?: number
  readonly tag?: string
  readonly head?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: NodeJS.ProcessEnv
  /** The work tree; without it, one with a Pod in it. */
  readonly workspace?: string
}

/** A repository on a server of GitHub's API, with one open pull request, on which steps run. */
export interface PullRun {
  readonly server: GitHubServer
  readonly repository: Repository
  readonly token: Token
  readonly pull: Pull
  /** The built Action, as a run of the pull request starts it. */
  readonly step: (run?: Run) => Promise<Step>
}

export async function startPull(): Promise<PullRun> {
  const server = await startGitHub()
  const repository = server.state.addRepository('acme/shop')
  const token = server.state.addToken('good')
  const tree = git(repository.git, ['rev-parse', 'main^{tree}'])
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com']
  const commit = git(repository.git, [...identity, 'commit-tree', tree, '-p', 'main', '-m', 'x'])
  git(repository.git, ['update-ref', 'refs/heads/topic', commit])
  const pull = server.state.addPull(repository, { head: 'topic', base: 'main' }, token)
  const step = ({
    id = 10,
    attempt = 1,
    tag = 'v2',
    head,
    inputs,
    env,
    workspace
  }: Run = {}): Promise<Step> => {
    const given = { images: `ghcr.io/acme/shop:${tag}`, token: 'good', render: 'off', ...inputs }
    return startAction(given, workspace ?? folderWith({ 'web.yaml': POD }), {
      event: { pull_request: { number: pull.number, head: { sha: head ?? pull.headSha } } },
      env: {
        ...server.env,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_WORKFLOW: 'Check',
        GITHUB_JOB: 'repull',
        GITHUB_RUN_ID: String(id),
        GITHUB_RUN_ATTEMPT: String(attempt),
        ...env
      }
    })
  }
  return { server, repository, token, pull, step }
}
