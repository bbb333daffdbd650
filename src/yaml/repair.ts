import { Lexer } from 'yaml'

/** Work that joining may cost: characters lexed, all passes together. */
const BUDGET = 50_000_000

/**
 * A quoted scalar may go on in lines that are indented no deeper than its parent, for libyaml and go-yaml and so for
 * kubectl and kustomize; `yaml` wants them deeper (YAML 1.2.2, 6.1) and calls the quote unclosed. Gives the text with
 * the line breaks inside such scalars blanked out, so that every offset stays; undefined where there are none.
 */
export function joinQuotedLines(text: string): string | undefined {
  let source = text
  for (let spent = 0; spent < BUDGET; spent += source.length) {
    const open = unclosedQuote(source)
    if (open === undefined) return source === text ? undefined : source
    const close = closingQuote(source, open)
    if (close === undefined || /[\r\n](?:---|\.\.\.)\s/.test(source.slice(open, close))) return undefined
    source = source.slice(0, open) + source.slice(open, close).replace(/[\r\n]/g, ' ') + source.slice(close)
  }
  return undefined
}

/** Offset of the first quoted scalar that the lexer gave up before its closing quote. */
function unclosedQuote(source: string): number | undefined {
  // Marks that the lexer puts between the lexemes and that are not in the text (yaml's parse/cst).
  const marks = new Set(['\u0002', '\u0018', '\u001F'])
  let offset = 0
  for (const lexeme of new Lexer().lex(source)) {
    if (marks.has(lexeme)) continue
    const quote = lexeme.charAt(0)
    if ((quote === '"' || quote === "'") && closingQuote(lexeme, 0) !== lexeme.length) return offset
    offset += lexeme.length
  }
  return undefined
}

/** Offset just after the quote that closes the one at `open`. */
function closingQuote(source: string, open: number): number | undefined {
  const scalar = source.charAt(open) === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^']|'')*'/y
  scalar.lastIndex = open
  return scalar.test(source) ? scalar.lastIndex : undefined
}
