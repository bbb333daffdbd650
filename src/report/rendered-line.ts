import { isUnexpected } from '../render/difference.js'
import type { RenderedDifference } from '../render/difference.js'
import { clip } from './clip.js'
import { harmless } from './harmless.js'

const MAX_NAMED = 3

/** What changes in the cluster that nobody asked for, in one line; empty where nothing does. */
export function unexpectedLine({ roots }: RenderedDifference): string {
  const named = roots.flatMap(({ root, resources }) =>
    resources.filter(isUnexpected).map(({ key, status, fields }) => {
      const paths = fields.flatMap(({ path, expected }) => (expected ? [] : [path]))
      const what = paths.length === 0 ? status : paths.slice(0, MAX_NAMED).join(', ')
      return `${root}: ${key.kind}/${key.name} (${what}${paths.length > MAX_NAMED ? ', ...' : ''})`
    })
  )
  if (named.length === 0) return ''
  const rest = named.length - MAX_NAMED
  const text = `${named.slice(0, MAX_NAMED).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
  return `What is rendered changes otherwise than was asked for: ${harmless(clip(text))}\n`
}
