import type { Finding } from '../audit/finding.js'
import { formatPlace } from '../errors.js'
import type { Place, Problem } from '../errors.js'
import type { Change, ImageResult, Patch } from '../patch/change.js'
import { clip } from './clip.js'
import { harmless } from './harmless.js'
import { reference } from './html.js'
import { shownDiff } from './shown-diff.js'
import { containerRows, fieldRows, objectLabel } from './table.js'
import type { Step } from './table.js'

/** A piece of a Markdown page that can be cut between its rows. Each part ends with a line end. */
export interface Section {
  readonly head: string
  readonly rows: readonly string[]
  /** Between the rows and the line that says how much was left out. */
  readonly foot: string
  /** What a row is, one and several. */
  readonly noun: readonly [string, string]
  /** After that line. */
  readonly tail: string
}

const BREAK = '&#8203;'
const MAX_PLACES = 10

/**
 * Text as a code span: no Markdown, HTML, link or mention works in one. A backtick would end it and a pipe would end the
 * cell of a table around it (GFM 4.10 looks for pipes first, in code spans too), so both show as escapes.
 */
export function code(text: string): string {
  const inert = harmless(clip(text)).replaceAll('`', '\\u0060').replaceAll('|', '\\u007c')
  return inert === '' ? '(empty)' : `\`${inert}\``
}

/**
 * Text as running text. Signs that mean something to Markdown, HTML or GitHub's formulas are character references, which
 * CommonMark never takes for structure; a zero-width space breaks up mentions, issue numbers and addresses.
 */
export function prose(text: string): string {
  return harmless(clip(text, 2000)).replace(
    /[&<>"'`*_~|\\[\](){}$!^]|[@#]|:(?=\/\/)|www(?=\.)|mailto:|xmpp:/gi,
    (sign) => {
      if (sign === '@' || sign === '#') return reference(sign) + BREAK
      return sign.length > 1 || sign === ':' ? sign + BREAK : reference(sign)
    }
  )
}

/** The images that were asked for, old and new. */
export function imageSection(images: readonly ImageResult[]): Section {
  const rows = images.map(({ from, to }) =>
    from === to ? `- ${code(to)} (as asked already)\n` : `- ${code(from)} → ${code(to)}\n`
  )
  return { head: '', rows, foot: '', noun: ['image', 'images'], tail: '' }
}

/** The containers whose image or pull policy changed, a row each. */
export function containerSection(changes: readonly Change[]): Section {
  const rows = containerRows(changes).map(({ file, line, object, container, image, policy }) =>
    row([code(`${file}:${line}`), code(objectLabel(object)), cell(container), steps(image), steps(policy)])
  )
  const head = row(['File', 'Object', 'Container', 'Image', 'Pull policy']) + row(Array(5).fill('---'))
  return { head, rows, foot: '', noun: ['row', 'rows'], tail: '' }
}

/** The other changed fields, a row each. */
export function fieldSection(changes: readonly Change[]): Section {
  const rows = fieldRows(changes).map(({ file, line, object, what, path, step }) =>
    row([code(`${file}:${line}`), code(objectLabel(object)), what, code(path), steps(step)])
  )
  const head = row(['File', 'Object', 'Field', 'Path', 'Value']) + row(Array(5).fill('---'))
  return { head: `### Other fields\n\n${head}`, rows, foot: '', noun: ['row', 'rows'], tail: '' }
}

/** What went wrong or was left out, a list item each. */
export function problemSection(problems: readonly Problem[]): Section {
  const rows = problems.map(({ level, message, place, hint, related }) => {
    const where = place === undefined ? '' : ` ${code(formatPlace(place))}:`
    const text = hint === undefined ? prose(message) : `${prose(message)} ${prose(hint)}`
    return `- **${level}**${where} ${text}${seeAlso(related ?? [])}\n`
  })
  return { head: '### Problems\n\n', rows, foot: '', noun: ['problem', 'problems'], tail: '' }
}

/** What the audit found, a list item each; what was mended last. */
export function findingSection(findings: readonly Finding[]): Section {
  const sorted = findings.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
  const rows = [false, true].flatMap((isMended) =>
    sorted
      .filter((finding) => finding.isMended === isMended)
      .map(({ level, rule, place, message, hint, related }) => {
        const text = isMended ? prose(message) : `${prose(message)} ${prose(hint)}`
        return `- **${isMended ? 'mended' : level}** ${code(rule)} ${code(formatPlace(place))}: ${text}${seeAlso(related)}\n`
      })
  )
  return { head: '### Findings\n\n', rows, foot: '', noun: ['finding', 'findings'], tail: '' }
}

const LEVELS = ['error', 'warning', 'notice'] as const

/** The diff, folded away. */
export function diffSection(patches: readonly Patch[]): Section {
  const { open, parts, close } = fenced('diff', shownDiff(patches))
  return {
    head: `<details>\n<summary>Diff</summary>\n\n${open}`,
    rows: parts,
    foot: close,
    noun: ['piece of the diff', 'pieces of the diff'],
    tail: '\n</details>\n'
  }
}

/** Text of whole, harmless lines for a code block, and the fences around it. */
export function fenced(
  language: string,
  texts: readonly string[]
): { readonly open: string; readonly parts: readonly string[]; readonly close: string } {
  // A fence must be longer than any run of backticks in it; escapes keep a long run from making it endless.
  const parts = texts.map((text) => text.replace(/`{32,}/g, (run) => '\\u0060'.repeat(run.length)))
  const longest = parts.reduce(
    (most, part) => Array.from(part.matchAll(/`+/g)).reduce((max, [run]) => Math.max(max, run.length), most),
    2
  )
  const fence = '`'.repeat(longest + 1)
  return { open: `${fence}${language}\n`, parts, close: `${fence}\n` }
}

/** A line of a table. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function cell(text: string | null): string {
  return text === null ? '' : code(text)
}

/** `old` → `new`. */
export function steps(step: Step | null): string {
  if (step === null) return ''
  return `${step.from === null ? '(unset)' : code(step.from)} → ${step.to === null ? '(removed)' : code(step.to)}`
}

function seeAlso(places: readonly Place[]): string {
  if (places.length === 0) return ''
  const shown = places.slice(0, MAX_PLACES).map((place) => code(formatPlace(place)))
  const rest = places.length - shown.length
  return ` (see ${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`})`
}
