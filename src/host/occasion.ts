import { eventField } from './event.js'

/** The run of a workflow, and the pull request that it is about. */
export interface Occasion {
  /** OWNER/NAME. */
  readonly repository: string
  readonly workflow: string
  readonly job: string
  readonly run: { readonly id: string; readonly attempt: string }
  /** Address of the run's page. */
  readonly runUrl: string
  /** `head`: its newest commit when the event came; null where the event does not say. */
  readonly pull: { readonly number: number; readonly head: string | null } | null
  /** The commit that is worked on; null where it is not known. */
  readonly commit: string | null
}

/** What the environment of a workflow and its event say; null elsewhere. */
export function occasionOf(
  env: Readonly<Record<string, string | undefined>>,
  event: unknown
): Occasion | null {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: id = '', GITHUB_SHA: sha = '' } = env
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^\d+$/.test(id)) return null
  const attempt = /^\d+$/.test(env['GITHUB_RUN_ATTEMPT'] ?? '') ? (env['GITHUB_RUN_ATTEMPT'] ?? '1') : '1'
  const given = env['GITHUB_SERVER_URL'] ?? ''
  const server = /^https?:\/\/[\w.:-]+$/.test(given) ? given : 'https://github.com'
  const pull = pullOf(env['GITHUB_EVENT_NAME'] ?? '', event)
  return {
    repository,
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    job: env['GITHUB_JOB'] ?? '',
    run: { id, attempt },
    runUrl: `${server}/${repository}/actions/runs/${id}/attempts/${attempt}`,
    pull,
    commit: pull?.head ?? commitId(sha)
  }
}

/** A comment on a pull request is, in the event, one on an issue. */
function pullOf(name: string, event: unknown): Occasion['pull'] {
  const isComment =
    name === 'issue_comment' && eventField(event, 'issue', 'pull_request', 'url') !== undefined
  if (!name.startsWith('pull_request') && !isComment) return null
  const number =
    eventField(event, isComment ? 'issue' : 'pull_request', 'number') ?? eventField(event, 'number')
  if (number === undefined || !/^[1-9]\d*$/.test(number)) return null
  return { number: Number(number), head: commitId(eventField(event, 'pull_request', 'head', 'sha') ?? '') }
}

function commitId(text: string): string | null {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : null
}
