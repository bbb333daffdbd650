import type { Finding } from '../audit/finding.js'
import { formatPlace } from '../errors.js'
import type { Problem } from '../errors.js'
import type { Change, Patch } from '../patch/change.js'
import { clip } from './clip.js'
import { closingLine } from './closing.js'
import { harmless } from './harmless.js'
import { unexpectedLine } from './rendered-line.js'
import { changedPatches, changesOf } from './result.js'
import type { Result } from './result.js'
import { shownDiff } from './shown-diff.js'
import { containerRows, fieldRows, objectLabel } from './table.js'
import type { Step } from './table.js'

// SGR parameters (ECMA-48): the number that starts a style; 0 ends all.
const STYLES = { bold: 1, red: 31, green: 32, yellow: 33, cyan: 36 }
type Style = keyof typeof STYLES

const LEVEL_STYLES = { error: 'red', warning: 'yellow', notice: 'cyan' } as const

/** All that a terminal shows of a run: the diff, the tables, the problems and one closing line. */
export function terminalText(result: Result, colour: boolean): string {
  return [
    diffText(changedPatches(result), colour),
    tableText(changesOf(result)),
    result.findings.map((finding) => findingText(finding, colour)).join(''),
    result.problems.map((problem) => problemText(problem, colour)).join(''),
    result.difference === null ? '' : unexpectedLine(result.difference),
    `${closingLine(result)}\n`
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** The unified diff: headers bold, `@@` cyan, `-` red, `+` green. */
export function diffText(patches: readonly Patch[], colour: boolean): string {
  return shownDiff(patches)
    .map((part) => {
      if (!colour) return part
      let inHeader = true
      const lines = part.split('\n').map((line) => {
        inHeader &&= !line.startsWith('@@')
        return paint(line, inHeader ? 'bold' : lineStyle(line))
      })
      return lines.join('\n')
    })
    .join('')
}

/** What changed, a line each in aligned columns: first the containers, then the other fields. */
export function tableText(changes: readonly Change[]): string {
  const containers = containerRows(changes).map((row) => [
    `${row.file}:${row.line}`,
    objectLabel(row.object),
    row.container ?? '',
    stepText(row.image),
    stepText(row.policy)
  ])
  const fields = fieldRows(changes).map((row) => [
    `${row.file}:${row.line}`,
    objectLabel(row.object),
    row.what,
    row.path,
    stepText(row.step)
  ])
  return [
    columns(['FILE', 'OBJECT', 'CONTAINER', 'IMAGE', 'POLICY'], containers),
    columns(['FILE', 'OBJECT', 'FIELD', 'PATH', 'VALUE'], fields)
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** `error: deploy.yaml:12:9: message`, then the hint and the other positions, indented. */
export function problemText(problem: Problem, colour: boolean): string {
  const place = problem.place === undefined ? '' : `${formatPlace(problem.place)}: `
  const label = `${problem.level}:`
  const more = [problem.hint ?? '', ...(problem.related ?? []).map((other) => `see ${formatPlace(other)}`)]
  return [
    `${colour ? paint(label, LEVEL_STYLES[problem.level]) : label} ${harmless(place + problem.message)}`,
    ...more.filter((text) => text !== '').map((text) => `  ${harmless(text)}`)
  ]
    .map((line) => `${line}\n`)
    .join('')
}

/** A finding with its line and a caret below the place; of one that was mended the first line alone. */
export function findingText(
  { rule, level, message, place, hint, related, source, isMended }: Finding,
  colour: boolean
): string {
  const label = isMended ? `mended[${rule}]:` : `${level}[${rule}]:`
  const style = isMended ? 'green' : LEVEL_STYLES[level]
  const head = `${colour ? paint(label, style) : label} ${harmless(`${formatPlace(place)}: ${message}`)}\n`
  if (isMended) return head
  const [before, after] = aroundOf(source, place.column)
  const gutter = `${place.line} | `
  const caret = `${' '.repeat(gutter.length - 2)}| ${' '.repeat(widthOf(before))}^`
  const others = related.map((other) => `see ${formatPlace(other)}`)
  return [
    `${gutter}${before}${after}`,
    colour ? paint(caret, style) : caret,
    ...[hint, ...others].map((text) => `  ${harmless(text)}`)
  ].reduce((text, line) => `${text}${line}\n`, head)
}

/** What stands before a column of a line, and from it on, at a length that fits a terminal. */
function aroundOf(source: string, column: number): [string, string] {
  const at = column - 1
  const start = at > MOST_BEFORE ? at - MOST_BEFORE : 0
  const cut = source.length - at > MOST_AFTER ? '…' : ''
  return [
    (start > 0 ? '…' : '') + harmless(source.slice(start, at)),
    harmless(source.slice(at, at + MOST_AFTER)) + cut
  ]
}

const MOST_BEFORE = 60
const MOST_AFTER = 100

function columns(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const used = titles.flatMap((title, at) => {
    const cells = rows.map((row) => row[at] ?? '')
    if (cells.every((cell) => cell === '')) return []
    return [[title, ...cells.map((cell) => (cell === '' ? '-' : harmless(clip(cell))))]]
  })
  const padded = used.map((cells) => {
    const width = cells.reduce((most, cell) => Math.max(most, widthOf(cell)), 0)
    return cells.map((cell) => cell + ' '.repeat(width - widthOf(cell)))
  })
  return Array.from({ length: rows.length + 1 }, (_, line) =>
    padded
      .map((cells) => cells[line] ?? '')
      .join('  ')
      .trimEnd()
  )
    .map((line) => `${line}\n`)
    .join('')
}

function widthOf(text: string): number {
  return Array.from(text).length
}

function stepText(step: Step | null): string {
  if (step === null) return ''
  const [from, to] = [step.from, step.to].map((value) => (value === '' ? '(empty)' : value))
  return `${from ?? '(unset)'} -> ${to ?? '(removed)'}`
}

function lineStyle(line: string): Style | null {
  if (line.startsWith('@@')) return 'cyan'
  if (line.startsWith('+')) return 'green'
  return line.startsWith('-') ? 'red' : null
}

function paint(text: string, style: Style | null): string {
  return style === null || text === '' ? text : `\u001b[${STYLES[style]}m${text}\u001b[0m`
}
