import type { Problem } from '../errors.js'
import { parseReference } from '../image/reference.js'
import type { Change } from './change.js'

/** A notice for each digest that held an image at one build and goes away, as a tag is written in its place. */
export function removedPins(changes: readonly Change[]): Problem[] {
  return changes.flatMap(({ file, line, column, field, from, to }): Problem[] => {
    const digest = field === 'alias' ? undefined : pinOf(field, from)
    if (digest === undefined || pinOf(field, to) !== undefined) return []
    const short = digest.replace(/([0-9a-f]{12})[0-9a-f]+$/, '$1...')
    const message = `The digest ${short} goes away; the tag alone decides from now on.`
    const hint = 'Give the build step\'s digest in "digest" to keep the image pinned.'
    return [{ code: 'unpinned', level: 'notice', place: { file, line, column }, message, hint }]
  })
}

function pinOf(field: Change['field'], text: string | null): string | undefined {
  if (text === null || text === '') return undefined
  if (field === 'digest') return text
  return parseReference(text)?.digest ?? /@([a-z0-9]+:[0-9a-f]{32,})/.exec(text)?.[1]
}
