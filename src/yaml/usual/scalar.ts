import type { Scalar, ScalarStyle } from '../node.js'
import { COLON, CR, DASH, DOUBLE, HASH, LF, SINGLE, SPACE, TAB } from './cursor.js'
import type { Cursor } from './cursor.js'

/** What a scalar is read for. */
export interface Wanted {
  readonly inFlow: boolean
  readonly anchor: string | null
  /** What is added to offsets. */
  readonly shift: number
}

const FLOW_INDICATORS: ReadonlySet<number> = new Set(codes(',[]{}'))
/** What no plain scalar begins with (YAML 1.2.2, 7.3.3); the last three only before a gap. */
const INDICATORS: ReadonlySet<number> = new Set(codes(',[]{}#&*!|>\'"%@`\t'))
const BEFORE_GAP: ReadonlySet<number> = new Set(codes('-?:'))

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '"': '"', '/': '/', '\\': '\\', ' ': ' ' },
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
}

function codes(characters: string): number[] {
  return Array.from(characters, (character) => character.charCodeAt(0))
}

/** A scalar on one line in quotes or without, from the cursor, which is behind it then. */
export function readScalar(cursor: Cursor, wanted: Wanted): Scalar {
  const start = cursor.at
  const code = cursor.code()
  if (code === DOUBLE) return scalarOf('double', doubleQuoted(cursor), start, cursor, wanted)
  if (code === SINGLE) return scalarOf('single', singleQuoted(cursor), start, cursor, wanted)
  const text = plain(cursor, wanted.inFlow)
  return scalarOf('plain', isNull(text) ? null : text, start, cursor, wanted)
}

export function scalarOf(
  style: ScalarStyle,
  value: string | null,
  start: number,
  { at }: Cursor,
  { inFlow, anchor, shift }: Wanted
): Scalar {
  return { type: 'scalar', style, inFlow, value, start: start + shift, end: at + shift, anchor }
}

function isNull(text: string): boolean {
  return text === '~' || text === 'null' || text === 'Null' || text === 'NULL'
}

/**
 * A scalar in a block collection, which further lines may go on with where it has no quotes: they are joined with blanks
 * (YAML 1.2.2, 6.5). `column`: how deep the collection is indented; its content is indented deeper.
 */
export function readLines(cursor: Cursor, column: number, wanted: Wanted): Scalar {
  const { at: start } = cursor
  const first = readScalar(cursor, wanted)
  if (first.style !== 'plain' || !goesOn(cursor, column)) return first
  let text = cursor.text.slice(start, cursor.at)
  do {
    cursor.toNextLine()
    cursor.spaces()
    // What has a meaning at the start of a value may have another one here.
    if (BEFORE_GAP.has(cursor.code())) cursor.unusual()
    text += ` ${plain(cursor, false)}`
  } while (goesOn(cursor, column))
  return scalarOf('plain', text, start, cursor, wanted)
}

/** True where nothing else stands on the line, and the next line is indented deeper and is no comment. */
function goesOn(cursor: Cursor, column: number): boolean {
  const { text } = cursor
  const below = cursor.lineBelow()
  if (!/^[ ]*\r?\n?$/.test(text.slice(cursor.at, below))) return false
  let content = below
  while (text.charCodeAt(content) === SPACE) content += 1
  const code = text.charCodeAt(content)
  const isContent = content < text.length && code !== HASH && code !== LF && code !== CR
  return isContent && content - below > column
}

/** Up to a `: `, a ` #`, or in flow an indicator; without blanks at its end. */
function plain(cursor: Cursor, inFlow: boolean): string {
  const { text, at: start } = cursor
  const first = cursor.code()
  if (INDICATORS.has(first)) cursor.unusual()
  if (BEFORE_GAP.has(first) && (first !== DASH || cursor.isGap(1) || endsFlow(cursor, inFlow)))
    cursor.unusual()
  let end = start
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === LF || code === CR) break
    if (code === TAB) cursor.unusual()
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) break
    if (inFlow && FLOW_INDICATORS.has(code)) break
    if (code === COLON) {
      cursor.at = at
      if (cursor.isGap(1) || endsFlow(cursor, inFlow)) break
    }
    if (code !== SPACE) end = at + 1
  }
  if (end === start) cursor.unusual()
  cursor.at = end
  return text.slice(start, end)
}

/** Whether an indicator of flow collections follows. */
function endsFlow(cursor: Cursor, inFlow: boolean): boolean {
  return inFlow && FLOW_INDICATORS.has(cursor.code(1))
}

function singleQuoted(cursor: Cursor): string {
  const { text, at: start } = cursor
  let end = text.indexOf("'", start + 1)
  while (end >= 0 && text.charCodeAt(end + 1) === SINGLE) end = text.indexOf("'", end + 2)
  const content = inQuotes(cursor, end)
  return content.includes("''") ? content.replaceAll("''", "'") : content
}

function doubleQuoted(cursor: Cursor): string {
  const { text, at: start } = cursor
  let end = text.indexOf('"', start + 1)
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  const content = inQuotes(cursor, end)
  if (!content.includes('\\')) return content
  return content.replace(/\\(?:u([0-9a-fA-F]{4})|([^]?))/g, (_, unit?: string, short?: string) =>
    unit === undefined
      ? (ESCAPES[short ?? ''] ?? cursor.unusual())
      : String.fromCharCode(Number.parseInt(unit, 16))
  )
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes += 1
  return slashes % 2 === 1
}

/** What is between the quote at the cursor and the one at `end`. */
function inQuotes(cursor: Cursor, end: number): string {
  const content = cursor.text.slice(cursor.at + 1, end)
  if (end < 0 || content.includes('\n')) cursor.unusual()
  cursor.at = end + 1
  return content
}
