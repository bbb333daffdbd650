/*
 * Tells a Helm template from YAML without parsing it: parsing one can take seconds a megabyte, and `{{` alone says
 * nothing, as Argo Workflows, alert rules and generators have it in plain YAML.
 */

/** An action of Go's templates as charts use them, unlike `{{inputs.parameters.x}}` of Argo. */
const ACTION = String.raw`\{\{-?\s*(?:/\*|[.$(]|(?:if|else|end|range|with|define|block|template|include|toYaml|tpl|required|default|printf|quote|fail|lookup|nindent|indent)\b)`

/** An action where YAML has a key, a list's item or an unquoted value. */
const OUTSIDE_QUOTES = new RegExp(
  String.raw`^\s*(?:- +)*${ACTION}|^\s*(?:- +)*[\w./"'-]+:\s+(?:[&!]\S+\s+)*${ACTION}|^\s*(?:- +)+${ACTION}`
)

/** Text that goes on in the next line if that is indented deeper, as in `summary: The pod` and `{{ $labels.pod }} is down`. */
const PLAIN_VALUE = /^\s*(?:(?:- +)*[\w./-]+:|-)\s+[^\s"'|>{[&*!#-]/
const PRINTED_FIELD = /^\s*\{\{\s*[$.]/

/** The end of a line that begins a block scalar. */
export const BLOCK_HEADER = /(?:^|[:\-\s])[|>][-+\d]*\s*(?:#.*)?$/

/** True if template actions stand where YAML has structure: outside quotes, block scalars and comments. */
export function isHelmTemplate(text: string): boolean {
  if (!text.includes('{{')) return false
  let quote = ''
  let block: number | undefined
  let plain: number | undefined
  for (const line of text.split(/\r\n?|\n/)) {
    const indentation = line.search(/\S/)
    if (indentation < 0) continue
    if (quote !== '') {
      quote = openQuote(line, quote)
      continue
    }
    if (block !== undefined && indentation > block) continue
    block = undefined
    if (line.startsWith('#', indentation)) continue
    if (plain !== undefined && indentation > plain && PRINTED_FIELD.test(line)) continue
    if (OUTSIDE_QUOTES.test(line) || printsBehindText(line)) return true
    if (BLOCK_HEADER.test(line)) block = keyColumn(line)
    else quote = openQuote(line, '')
    if (PLAIN_VALUE.test(line)) plain = keyColumn(line)
    else if (plain !== undefined && indentation <= plain) plain = undefined
  }
  return false
}

/**
 * True for an action behind unquoted text that prints lines of its own. The values of charts have actions in their texts
 * too, but none of these.
 */
function printsBehindText(line: string): boolean {
  const end = line.indexOf('nindent')
  const start = end < 0 ? -1 : line.lastIndexOf('{{', end)
  if (start < 0) return false
  const action = line.slice(start, end).trimEnd()
  return action.endsWith('|') && !/^\{\{=|\}/.test(action) && !/[#"']/.test(line.slice(0, start))
}

/** A block scalar's lines are indented deeper than its parent: the key that it is the value of, or the list's dash. */
export function keyColumn(line: string): number {
  return /^\s*(?:- +)*(?=[^\s-][^:]*:)/.exec(line)?.[0].length ?? line.search(/\S/)
}

/** The quote that is still open at the end of a line, given the one that was open at its start. */
function openQuote(line: string, open: string): string {
  let quote = open
  let rest = line
  if (quote === '') {
    rest = line.replace(/^\s*(?:- +)*/, '')
    const value = /^(?:(?:[^\s"':#]|"[^"]*"|'[^']*')[^:"']*:\s+)?(?:[&!]\S+\s+)*(["'])/.exec(rest)
    if (value === null) return ''
    quote = value[1] ?? ''
    rest = rest.slice(value[0].length)
  }
  const closing = quote === '"' ? /^(?:[^"\\]|\\.)*"/ : /^(?:[^']|'')*'(?!')/
  return closing.test(rest) ? '' : quote
}
