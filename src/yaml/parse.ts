import { Composer, Parser } from 'yaml'
import type { Document } from 'yaml'
import { convert } from './convert.js'
import type { Node } from './node.js'
import { joinLines } from './repair.js'
import { readUsual } from './usual/read.js'

/** A stretch of a file that holds one YAML document (or, where directives or `...` stand in the file, all of them). */
export interface Chunk {
  readonly start: number
  readonly end: number
  /** Position of the chunk's first document in the file, from 0. */
  readonly index: number
}

export interface YamlDocument {
  readonly index: number
  readonly root: Node
}

/** Why a text is not YAML that we can be sure about, at an offset of the file. */
export interface YamlError {
  readonly code: 'syntax' | 'too-deep'
  readonly offset: number
  readonly message: string
}

const MAX_DEPTH = 100
const TOO_DEEP = `Collections are nested more than ${MAX_DEPTH} deep`

/**
 * Cuts a file at its `---` lines, without parsing: at the start of a line that marker always begins a document, even
 * inside a scalar (YAML 1.2.2, 9.1.2). So a document can be left alone without being read.
 */
export function splitDocuments(text: string): Chunk[] {
  if (hasDirectives(text)) return [{ start: 0, end: text.length, index: 0 }]
  const marks = marksIn(text)
  const starts = marks[0] === undefined || hasContent(text.slice(0, marks[0])) ? [0, ...marks] : marks
  return starts.map((start, index) => ({
    start: index === 0 ? 0 : start,
    end: starts[index + 1] ?? text.length,
    index
  }))
}

/** Directives, and the ends of documents. To look for short texts is many times as fast as the pattern. */
function hasDirectives(text: string): boolean {
  const isLikely = /^\uFEFF?[%.]/.test(text) || ['%', '...', '\uFEFF'].some((mark) => startsLine(text, mark))
  return isLikely && /(?:^|[\r\n])\uFEFF?(?:%|\.\.\.(?=\s|$))/.test(text)
}

/** Whether a line other than the first starts with a text. */
export function startsLine(text: string, start: string): boolean {
  return text.includes(`\n${start}`) || text.includes(`\r${start}`)
}

/** Where `---` starts a line and is all of its first word. */
function marksIn(text: string): number[] {
  const marks: number[] = []
  for (let at = text.indexOf('---'); at >= 0; at = text.indexOf('---', at + 1)) {
    const before = text[at - 1]
    const isStart = before === '\n' || before === '\r' || at === 0 || (at === 1 && before === '\uFEFF')
    if (isStart && !/^\S/.test(text.charAt(at + 3))) marks.push(at)
  }
  return marks
}

function hasContent(text: string): boolean {
  return /^[^\S\r\n]*[^\s#\uFEFF]/m.test(text)
}

/** The documents of a chunk, with offsets of the whole text; or the first thing that is wrong with it. */
export function parseChunk(text: string, chunk: Chunk): YamlDocument[] | YamlError {
  const source = withoutLoneReturns(text, chunk)
  const root = readUsual(source, chunk.start)
  return root === undefined ? parseUnusual(source, chunk) : [{ index: chunk.index, root }]
}

/** The same by the library alone, whose reading is the judge of ours. */
export function parseWithLibrary(text: string, chunk: Chunk): YamlDocument[] | YamlError {
  return parseUnusual(withoutLoneReturns(text, chunk), chunk)
}

/** YAML ends lines at a lone CR too (5.4); `yaml` does not, and one character for another keeps every offset. */
function withoutLoneReturns(text: string, { start, end }: Chunk): string {
  return text.slice(start, end).replace(/\r(?!\n)/g, '\n')
}

/** The same for whatever YAML. `source`: the chunk's text, its lines ended by LF or CRLF. */
export function parseUnusual(source: string, chunk: Chunk): YamlDocument[] | YamlError {
  const parsed = compose(source)
  const failure = parsed.flatMap((document) => document.errors)[0]
  if (failure === undefined) return toDocuments(parsed, chunk)
  const joined = joinLines(source)
  const again = joined === undefined ? [] : compose(joined)
  if (again.length > 0 && again.every((document) => document.errors.length === 0)) {
    return toDocuments(again, chunk, source)
  }
  const offset = chunk.start + failure.pos[0]
  // The library's own limit is how deep its functions may call each other.
  if (failure.code === 'RESOURCE_EXHAUSTION') return { code: 'too-deep', offset, message: TOO_DEEP }
  return { code: 'syntax', offset, message: failure.message }
}

function compose(source: string): Document.Parsed[] {
  const composer = new Composer({
    keepSourceTokens: true,
    // The library compares every key with every other one; we look for twins where they matter.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent'
  })
  return [...composer.compose(new Parser().parse(source))]
}

function toDocuments(
  parsed: readonly Document.Parsed[],
  chunk: Chunk,
  written?: string
): YamlDocument[] | YamlError {
  const documents: YamlDocument[] = []
  for (const [position, document] of parsed.entries()) {
    const converted = convert(document, chunk.start, MAX_DEPTH, written)
    if ('tooDeep' in converted) {
      return { code: 'too-deep', offset: converted.tooDeep, message: TOO_DEEP }
    }
    documents.push({ index: chunk.index + position, root: converted.root })
  }
  return documents
}
