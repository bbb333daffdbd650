import * as core from '@actions/core'
import type { AnnotationProperties } from '@actions/core'
import type { Finding } from '../audit/finding.js'
import { formatPlace } from '../errors.js'
import type { Problem } from '../errors.js'
import { clip } from './clip.js'
import { harmless } from './harmless.js'

/** GitHub shows this many annotations of one level for a step, and drops the others. */
export const MAX_ANNOTATIONS = 10

const LEVELS = ['error', 'warning', 'notice'] as const

/** What is shown: a problem, or a finding under its rule's name. */
type Shown = Omit<Problem, 'code'> & { readonly code: string }

/** Findings as annotations show them; what this run has mended needs nobody's attention. */
export function shownFindings(findings: readonly Finding[]): Shown[] {
  return findings
    .filter(({ isMended }) => !isMended)
    .map(({ rule, ...finding }) => ({ ...finding, code: rule }))
}

export interface Annotation {
  readonly level: Problem['level']
  readonly message: string
  readonly properties: AnnotationProperties
}

export interface AnnotationOptions {
  /** A path relative to the working directory as one relative to the repository, the way GitHub wants it. */
  readonly toWorkspacePath: (file: string) => string
}

/** Shows the problems on the run's page and at their lines. */
export function annotate(problems: readonly Shown[], options: AnnotationOptions): void {
  for (const { level, message, properties } of annotationsOf(problems, options))
    core[level](message, properties)
}

/** Errors, then warnings, then notices, at most MAX_ANNOTATIONS of each; where there are more, the last counts them. */
export function annotationsOf(problems: readonly Shown[], options: AnnotationOptions): readonly Annotation[] {
  return LEVELS.flatMap((level) => {
    const all = problems.filter((problem) => problem.level === level)
    if (all.length <= MAX_ANNOTATIONS) return all.map((problem) => annotationOf(problem, options))
    const shown = all.slice(0, MAX_ANNOTATIONS - 1)
    const message = `${all.length - shown.length} more ${level}s: the summary of this step lists all of them.`
    return [
      ...shown.map((problem) => annotationOf(problem, options)),
      { level, message, properties: { title: 'Repull' } }
    ]
  })
}

function annotationOf(problem: Shown, { toWorkspacePath }: AnnotationOptions): Annotation {
  const { level, code, place } = problem
  const title = `Repull: ${code}`
  const file = place === undefined ? null : toWorkspacePath(place.file)
  if (place === undefined || file === null || isOutside(file)) {
    const where = place === undefined ? '' : `${formatPlace(place)}: `
    return { level, message: textOf(problem, where), properties: { title } }
  }
  return {
    level,
    message: textOf(problem, ''),
    properties: {
      title,
      file: harmless(file),
      ...(place.line === undefined ? {} : { startLine: place.line }),
      ...(place.column === undefined ? {} : { startColumn: place.column })
    }
  }
}

function textOf({ message, hint, related }: Shown, where: string): string {
  const others = (related ?? []).map(formatPlace).join(', ')
  const text = [where + message, hint ?? '', others === '' ? '' : `(see ${others})`]
  return harmless(clip(text.filter((part) => part !== '').join(' '), 4000))
}

/** GitHub takes paths below the repository only. */
function isOutside(file: string): boolean {
  return /^(\.\.?$|\.\.[/\\]|[/\\]|[A-Za-z]:[/\\])/.test(file)
}
