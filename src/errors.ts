/** A position that a person can open: a path relative to the working directory, 1-based line and column. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** What kind of thing went wrong, or was left out. Closed, so that a report can be read by a program. */
export type Code =
  // A wrong call: exit status 2 in a terminal.
  | 'usage'
  | 'input'
  | 'template'
  // A template that asks for what is not known here.
  | 'fact-missing'
  // A file that is refused: the run fails and nothing is written.
  | 'syntax'
  | 'too-deep'
  | 'duplicate-key'
  | 'shared-anchor'
  | 'encrypted'
  | 'unclear'
  | 'outside'
  | 'not-regular'
  | 'too-large'
  | 'missing-file'
  | 'unreadable'
  | 'submodule'
  | 'lfs'
  // A file or an image that is left alone: the run goes on.
  | 'not-text'
  | 'helm-template'
  | 'variable'
  | 'unpinned'
  | 'no-place'
  // A place that may keep the old tag and that cannot be followed.
  | 'incomplete'
  // The whole run.
  | 'no-match'
  | 'near-miss'
  | 'no-files'
  | 'audit'
  | 'changed-meanwhile'
  | 'write'
  | 'tool'
  // The net below all editing caught something.
  | 'self-check'
  // What could not be rendered, and so not be compared.
  | 'render'
  // Delivery. `unreachable` may pass; `refused` will not.
  | 'unreachable'
  | 'refused'
  | 'race'
  | 'superseded'
  | 'own-push'
  | 'unsigned'
  // What the token may not do or see.
  | 'permission'

/** One thing to tell the user: what was found, where, and what to do about it. */
export interface Problem {
  readonly code: Code
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly place?: Place
  /** Other positions that the message speaks of. */
  readonly related?: readonly Place[]
  readonly hint?: string
}

/** The one error type of the project. Carries every problem that was found before the run stopped. */
export class RepullError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = 'code' in problems ? [problems] : problems
    super(list.map(describe).join('\n'), options)
    this.name = 'RepullError'
    this.problems = list
  }
}

/** Whether an error is of this project and tells of one kind of thing alone. */
export function tellsOnly(error: unknown, code: Code): error is RepullError {
  return error instanceof RepullError && error.problems.every((problem) => problem.code === code)
}

/** `deploy.yaml:12:9: message (hint)`, on one line as far as the message is. */
export function describe(problem: Problem): string {
  const hint = problem.hint === undefined ? '' : ` ${problem.hint}`
  return `${problem.place === undefined ? '' : `${formatPlace(problem.place)}: `}${problem.message}${hint}`
}

/** `file:line:column`, as far as they are known. */
export function formatPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':')
}
