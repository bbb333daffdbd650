import { lineBreakAt, lineEnd, lineStart, positions } from '../yaml/text.js'
import type { RuleId } from './finding.js'

/** `# repull-ignore: ID reason`: one rule has nothing to say of one line. */
export interface Exemption {
  /** As it is written; need not be a rule's. */
  readonly rule: string
  readonly reason: string
  readonly offset: number
  /** The line that it is about, from 1: its own or, where the comment stands alone, the next that is no comment. */
  readonly line: number
}

const COMMENT = /(?<=^|\s)#[ \t]*repull-ignore:[ \t]*([^\s#]*)[ \t]*([^\r\n]*)/gm

export function mayExempt(text: string): boolean {
  return text.includes('repull-ignore')
}

export function exemptionsIn(text: string): Exemption[] {
  const position = positions(text)
  return [...text.matchAll(COMMENT)].map((match) => {
    const [, rule = '', reason = ''] = match
    const offset = match.index
    return { rule, reason: reason.trim(), offset, line: position(subjectOf(text, offset)).line }
  })
}

/** An offset on the line that a comment is about. */
function subjectOf(text: string, offset: number): number {
  if (text.slice(lineStart(text, offset), offset).trim() !== '') return offset
  for (let at = offset; ;) {
    const end = lineEnd(text, at)
    const next = end + lineBreakAt(text, end).length
    if (next === end) return offset
    if (!/^[ \t]*(?:#|$)/.test(text.slice(next, lineEnd(text, next)))) return next
    at = next
  }
}

/** What is to be said of an exemption itself; undefined where it is as it should be. */
export function complaintOf(
  { rule, reason }: Exemption,
  isUsed: boolean,
  rules: readonly RuleId[]
): { readonly message: string; readonly hint: string } | undefined {
  const quoted = JSON.stringify(`repull-ignore: ${rule}`)
  if (!rules.some((id) => id === rule)) {
    const message = `${quoted} names no rule.`
    return { message, hint: `Write "repull-ignore: ID reason" with one of ${rules.join(', ')}.` }
  }
  if (!isUsed) {
    return {
      message: `${quoted} no longer applies: the rule finds nothing on this line.`,
      hint: 'Remove it.'
    }
  }
  if (reason !== '') return undefined
  return { message: `${quoted} gives no reason.`, hint: 'Write behind it why the line is right as it is.' }
}
