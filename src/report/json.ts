import type { Finding } from '../audit/finding.js'
import type { Place, Problem } from '../errors.js'
import { formatPath } from '../fields/path.js'
import type { Change, ChangedField, ImageResult } from '../patch/change.js'
import { harmlessJson } from './harmless.js'
import { reportedRendering } from './rendered-json.js'
import type { ReportedRendering } from './rendered-json.js'
import { changedPatches } from './result.js'
import type { Delivery, Result } from './result.js'

/** The report as docs/report.schema.json describes it. */
export interface Report {
  readonly version: 1
  readonly toolVersion: string | null
  readonly tag: string
  readonly image: string
  readonly images: readonly ImageResult[]
  readonly changed: boolean
  readonly dryRun: boolean
  readonly files: readonly { readonly path: string; readonly changes: readonly ReportedChange[] }[]
  readonly rendered: ReportedRendering | null
  readonly delivery: Delivery | null
  readonly problems: readonly ReportedProblem[]
  readonly findings: readonly ReportedFinding[]
}

export interface ReportedChange {
  readonly line: number
  readonly column: number
  readonly document: number
  readonly kind: string
  readonly group: string
  readonly namespace: string
  readonly name: string
  readonly container: string | null
  readonly field: ChangedField
  readonly path: string
  readonly from: string | null
  readonly to: string | null
}

export interface ReportedPlace {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
}

export interface ReportedProblem {
  readonly level: Problem['level']
  readonly code: Problem['code']
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  readonly hint: string | null
  readonly related: readonly ReportedPlace[]
}

export interface ReportedFinding {
  readonly rule: Finding['rule']
  readonly level: Finding['level']
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly hint: string
  readonly related: readonly ReportedPlace[]
  readonly mendable: boolean
  readonly mended: boolean
}

/** A run as data. */
export function reportOf(result: Result, toolVersion?: string): Report {
  const patches = changedPatches(result)
  return {
    version: 1,
    toolVersion: toolVersion ?? null,
    tag: result.tag,
    image: result.image,
    images: result.images.map(({ name, from, to }) => ({ name, from, to })),
    changed: patches.length > 0,
    dryRun: result.dryRun,
    files: patches.map(({ file, changes }) => ({ path: file, changes: changes.map(changeOf) })),
    rendered: reportedRendering(result.difference),
    delivery: result.delivery === null ? null : deliveryOf(result.delivery),
    problems: result.problems.map(problemOf),
    findings: result.findings.map(findingOf)
  }
}

/** The report as JSON text, safe to print: what could act on a terminal or a runner is written as a JSON escape. */
export function reportText(report: Report): string {
  return `${harmlessJson(JSON.stringify(report, null, 2))}\n`
}

function deliveryOf(delivery: Delivery): Delivery {
  const { branch, committed, commit, attempts, superseded, verified, pullRequest } = delivery
  return { branch, committed, commit, attempts, superseded, verified, pullRequest }
}

function changeOf({ line, column, object, container, field, path, from, to }: Change): ReportedChange {
  const { document, kind, group, namespace, name } = object
  return {
    line,
    column,
    document,
    kind,
    group,
    namespace,
    name,
    container,
    field,
    path: formatPath(path),
    from,
    to
  }
}

function problemOf({ level, code, message, place, hint, related }: Problem): ReportedProblem {
  return {
    level,
    code,
    message,
    ...(place === undefined ? { file: null, line: null, column: null } : placeOf(place)),
    hint: hint ?? null,
    related: (related ?? []).map(placeOf)
  }
}

function findingOf({
  rule,
  level,
  message,
  place,
  hint,
  related,
  isMendable,
  isMended
}: Finding): ReportedFinding {
  const { file, line, column } = place
  const others = related.map(placeOf)
  return {
    rule,
    level,
    message,
    file,
    line,
    column,
    hint,
    related: others,
    mendable: isMendable,
    mended: isMended
  }
}

function placeOf({ file, line, column }: Place): ReportedPlace {
  return { file, line: line ?? null, column: column ?? null }
}
