import type { ResolvedImage } from '../image/request.js'
import type { Facts } from '../tag/facts.js'
import { evaluateMessage } from '../tag/message.js'

const MOST_NAMED = 3
const MAX_LENGTH = 250

/** The first line of a commit's message. Raises `fact-missing`. */
export function subjectOf(template: string, facts: Facts, images: readonly ResolvedImage[]): string {
  const named = images.slice(0, MOST_NAMED).map(referenceOf).join(', ')
  const rest = images.length - MOST_NAMED
  const text = evaluateMessage(template, facts, rest > 0 ? `${named} and ${rest} more` : named)
  const subject = text === '' ? named : text
  return subject.length <= MAX_LENGTH
    ? subject
    : `${Array.from(subject)
        .slice(0, MAX_LENGTH - 1)
        .join('')}…`
}

function referenceOf({ name, newName, tag, digest }: ResolvedImage): string {
  // A digest makes a line unreadable, and stands in the trailers.
  return `${newName ?? name}${tag === null ? `@${(digest ?? '').slice(0, 19)}` : `:${tag}`}`
}
