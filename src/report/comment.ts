import type { RootDifference } from '../render/difference.js'
import { closingLine } from './closing.js'
import { fitPage, wholePage } from './fit.js'
import type { Page } from './fit.js'
import { code, prose } from './markdown.js'
import type { Origin } from './origin.js'
import { renderedParts } from './rendered-parts.js'
import type { Result } from './result.js'
import { sourceParts } from './summary.js'

/** GitHub refuses a comment of more than 65,536 characters. */
export const MAX_COMMENT_LENGTH = 60_000

const measure = (text: string): number => text.length

/** The comment on a pull request in Markdown, at most `limit` UTF-16 units (no less than 4,096), without its marker. */
export function commentText(result: Result, origin: Origin, limit = MAX_COMMENT_LENGTH): string {
  const roots = result.difference?.roots ?? []
  const title = `### Repull${origin.key === '' ? '' : `: ${prose(origin.key)}`}\n`
  const page = (parts: Page['parts']): Page => ({
    title: roots.length > 0 ? title : `${title}\n${closingLine(result)}\n`,
    parts,
    foot: footer(origin, roots),
    elsewhere:
      origin.files.length === 0
        ? 'the run that made this has everything'
        : `${origin.files.map(code).join(' and ')} of the run hold everything`
  })
  const room = limit - wholePage(page([])).length
  const parts = roots.length > 0 ? renderedParts(roots, room, measure) : sourceParts(result)
  return fitPage(page(parts), limit, measure)
}

/** GitHub makes a link of a whole commit id. */
function footer({ tool, commit, runUrl, files }: Origin, roots: readonly RootDifference[]): string {
  const renderers = new Set(roots.flatMap(({ renderer }) => renderer ?? []))
  const run = runUrl === null ? 'the run' : `[the run](${runUrl})`
  const whole = files.length === 0 ? '' : `${files.map(code).join(' and ')} of `
  const compared = commit === null ? '' : `Compared: ${prose(commit)} and the same with the step's edits. `
  const tools = [tool, ...renderers].map(prose).join(', ')
  // A terminal has neither.
  const everything = runUrl === null && files.length === 0 ? '' : `Everything is in ${whole}${run}. `
  return `<sub>${everything}${compared}${tools}.</sub>\n`
}
