import { createHash } from 'node:crypto'

/** A part of an evaluated template: written by the user, or given by an expression. */
export interface Piece {
  readonly text: string
  readonly literal: boolean
}

const MAX_TAG = 128
const HASH_DIGITS = 8

/**
 * Joins the pieces to a text of the characters of a tag, 128 at most. As docker/metadata-action does, each run of
 * other characters from an expression becomes one '-'. Where different texts could become one tag by that, or the
 * text is too long, the tag ends in 8 hex digits of the SHA-256 of the whole text.
 */
export function sanitise(pieces: readonly Piece[]): string {
  let lossy = false
  const folded = pieces.map(({ text, literal }) =>
    literal
      ? text
      : text.replace(/[^A-Za-z0-9._-]+/g, (run) => {
          // One ASCII character for one '-' is what everyone expects of feature/x.
          lossy ||= run.length > 1 || run.charCodeAt(0) > 0x7f
          return '-'
        })
  )
  let tag = folded.join('')
  const first = pieces[0]
  if (first?.literal === false && /^[^A-Za-z0-9._-]/.test(first.text)) {
    lossy = true
    tag = tag.replace(/^[.-]+/, '')
  }
  if (!lossy && tag.length <= MAX_TAG) return tag

  const whole = pieces.map(({ text }) => text).join('')
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, HASH_DIGITS)
  const head = tag.slice(0, MAX_TAG - 1 - HASH_DIGITS)
  return head === '' || head.endsWith('-') ? `${head}${hash}` : `${head}-${hash}`
}
