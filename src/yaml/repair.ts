import { Lexer, isScalar, parseDocument } from 'yaml'

/** Work that joining may cost: characters lexed, all passes together; copying them costs much less. */
const BUDGET = 20_000_000
const COPYING = 1 / 500

/**
 * Quoted scalars and flow collections may go on in lines that are indented no deeper than their parent, for libyaml and
 * go-yaml and so for kubectl and kustomize; `yaml` wants them deeper (YAML 1.2.2, 6.1) and takes them for unclosed. Gives
 * the text with the line breaks (and comments) inside them blanked out, so that every offset stays; undefined where there
 * are none.
 */
export function joinLines(text: string): string | undefined {
  let source = text
  let from = 0
  for (let spent = 0; spent < BUDGET; spent += source.length * COPYING) {
    const broken = firstBroken(source, from)
    if (broken === undefined) return source === text ? undefined : source
    const { open, at, line } = broken
    const isFlow = '[{'.includes(source.charAt(open))
    const close = isFlow ? closingBracket(source, open) : closingQuote(source, open)
    if (close === undefined) return undefined
    const lines = source.slice(open, close)
    if (!/[\r\n]/.test(lines) || /[\r\n](?:---|\.\.\.)\s/.test(lines)) return undefined
    source =
      source.slice(0, open) +
      (isFlow ? withoutComments(lines) : lines).replace(/[\r\n]/g, ' ') +
      source.slice(close)
    spent += at - from
    from = line
  }
  return undefined
}

/** The value of a quoted or plain scalar on several lines, however little they are indented. */
export function valueOf(source: string): string {
  const { contents } = parseDocument(source.replace(/\r\n?|\n/g, '\n '), { logLevel: 'silent' })
  return (isScalar(contents) ? contents.source : undefined) ?? source
}

interface Broken {
  /** Offset of the quote or bracket, and how far the text was read to find it. */
  readonly open: number
  readonly at: number
  /** A line above that is in no flow collection, where reading can begin anew. */
  readonly line: number
}

// Marks that the lexer puts between the lexemes and that are not in the text (yaml's parse/cst).
const FLOW_END = '\u0018'
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u001F'])

/** The first quoted scalar or flow collection that the lexer gives up before its end. */
function firstBroken(source: string, from: number): Broken | undefined {
  let [at, line, depth, flow] = [from, from, 0, from]
  for (const lexeme of new Lexer().lex(source.slice(from))) {
    if (lexeme === FLOW_END) return { open: flow, at, line }
    if (MARKS.has(lexeme)) continue
    const first = lexeme.charAt(0)
    if ((first === '"' || first === "'") && closingQuote(lexeme, 0) !== lexeme.length)
      return { open: at, at, line }
    if (lexeme === '[' || lexeme === '{') {
      if (depth === 0) flow = at
      depth += 1
    }
    if (lexeme === ']' || lexeme === '}') depth -= 1
    at += lexeme.length
    if (depth === 0 && /^[\r\n]+$/.test(lexeme)) line = at
  }
  return undefined
}

/** Offset just after the quote that closes the one at `open`. */
function closingQuote(source: string, open: number): number | undefined {
  const scalar = source.charAt(open) === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^']|'')*'/y
  scalar.lastIndex = open
  return scalar.test(source) ? scalar.lastIndex : undefined
}

/** What may hold brackets that are none, and the brackets. */
const FLOW_PARTS = /(?<=[\s,:[{])(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')|(?<=\s)#[^\r\n]*|[[\]{}]/g

/** Offset just after the bracket that closes the one at `open`. */
function closingBracket(source: string, open: number): number | undefined {
  let depth = 0
  FLOW_PARTS.lastIndex = open
  for (let part = FLOW_PARTS.exec(source); part !== null; part = FLOW_PARTS.exec(source)) {
    if (part[0] === '[' || part[0] === '{') depth += 1
    if (part[0] === ']' || part[0] === '}') depth -= 1
    if (depth === 0) return part.index + 1
  }
  return undefined
}

function withoutComments(flow: string): string {
  return flow.replace(FLOW_PARTS, (part) => (part.startsWith('#') ? ' '.repeat(part.length) : part))
}
