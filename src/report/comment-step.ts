import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import type { GitHub } from '../host/github.js'
import type { Occasion } from '../host/occasion.js'
import type { Inputs } from '../inputs.js'
import { markerKey } from './comment-marker.js'
import { updateComment } from './comment-update.js'
import { commentText } from './comment.js'
import type { Origin } from './origin.js'
import { changedPatches } from './result.js'
import type { Result } from './result.js'

export interface CommentOptions {
  readonly mode: 'auto' | 'always' | 'never'
  /** As given; empty: told apart by workflow and job. */
  readonly key: string
  readonly token: string
  readonly occasion: Occasion | null
  readonly github: (token: string) => GitHub
  readonly origin: Omit<Origin, 'key' | 'runUrl' | 'commit'>
}

export interface Commented {
  /** Address of the comment; empty where there is none. */
  readonly url: string
  readonly problems: readonly Problem[]
}

const NONE: Commented = { url: '', problems: [] }

/** Where a comment must be made, there must be a pull request to make it on. Raises `input`. */
export function requirePull(
  mode: CommentOptions['mode'],
  occasion: Occasion | null,
  deliver: Inputs['deliver']
): void {
  if (mode !== 'always' || (occasion !== null && occasion.pull !== null)) return
  const hint =
    deliver === 'pull-request'
      ? 'The pull request that Repull opens says the same in its text: leave "comment" at "auto".'
      : 'Run it on pull_request, or on issue_comment for a comment on one; "auto" comments where it can.'
  throw new RepullError({
    code: 'input',
    level: 'error',
    message: 'comment: "always" was asked for, but this run is not about a pull request.',
    hint
  })
}

/** Makes or updates the comment on the pull request. What keeps it from that is a problem, and an error only with `always`. */
export async function commentOn(result: Result, options: CommentOptions): Promise<Commented> {
  const { mode, key, token, occasion, github, origin } = options
  if (mode === 'never' || occasion === null || occasion.pull === null) return NONE
  const { repository, pull, run, runUrl, commit, workflow, job } = occasion
  if (token === '')
    return failedTo(mode, { code: 'permission', level: 'error', message: 'There is no token.' })
  const runUrlOf = (one: Occasion['run']): string =>
    runUrl.replace(/\d+\/attempts\/\d+$/, `${one.id}/attempts/${one.attempt}`)
  try {
    const url = await updateComment(github(token), {
      repository,
      number: pull.number,
      head: pull.head,
      key: markerKey(key, workflow, job),
      run,
      text: (one) => commentText(result, { ...origin, key, commit, runUrl: runUrlOf(one) }),
      create: mode === 'always' || hasNews(result)
    })
    return { url: url ?? '', problems: [] }
  } catch (error) {
    if (!(error instanceof RepullError)) throw error
    return { url: '', problems: error.problems.flatMap((problem) => failedTo(mode, problem).problems) }
  }
}

/** A pull request that changes nothing that Repull looks at gets no comment, as long as it has none. */
function hasNews(result: Result): boolean {
  const roots = result.difference?.roots
  if (roots === undefined) return changedPatches(result).length > 0
  return roots.some(({ failure, resources }) => failure?.side != null || resources.length > 0)
}

/** The token of a pull request from a fork may only read: that is no fault of the run's. */
function failedTo(mode: 'auto' | 'always', problem: Problem): Commented {
  const level = mode === 'always' ? 'error' : problem.code === 'permission' ? 'notice' : 'warning'
  const message = `The comment on the pull request was not written. ${problem.message}`
  return { url: '', problems: [{ ...problem, level, message }] }
}
