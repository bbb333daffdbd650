import type { ImageResult } from '../patch/change.js'
import type { Facts } from '../tag/facts.js'
import { evaluateMessage } from '../tag/message.js'
import { clip } from './clip.js'
import { code, prose } from './markdown.js'

/** What leaves room for the table in the 65,536 characters that GitHub takes. */
const MAX_INTRO = 5000

/** The text of a pull request: what the template says, then the table. What an expression gave is text, and no markup. */
export function pullRequestText(
  template: string,
  facts: Facts,
  { images, table }: { readonly images: readonly ImageResult[]; readonly table: string }
): string {
  if (template === '') return table.trim()
  const written = [...new Set(images.map(({ to }) => code(to)))].join(', ')
  const intro = clip(evaluateMessage(template, facts, written, prose), MAX_INTRO)
  return `${intro}\n\n${table}`.trim()
}
