import { closingLine } from './closing.js'
import { fitPage, wholePage } from './fit.js'
import type { Page } from './fit.js'
import {
  code,
  containerSection,
  diffSection,
  fieldSection,
  findingSection,
  imageSection,
  problemSection
} from './markdown.js'
import { renderedParts } from './rendered-parts.js'
import { changedPatches, changesOf } from './result.js'
import type { Result } from './result.js'

/** GitHub drops a step's summary that is larger, in bytes. */
export const MAX_SUMMARY_BYTES = 1024 * 1024

const ELSEWHERE = 'the files that the outputs `report-path` and `diff-path` name hold everything'

const measure = (text: string): number => Buffer.byteLength(text)

/** The step summary in Markdown, at most `limit` bytes of UTF-8 (no less than 4 KiB), cut between rows. */
export function summaryOf(result: Result, limit = MAX_SUMMARY_BYTES): string {
  const tag = result.tag === '' ? '' : `\nTag: ${code(result.tag)}\n`
  const title = `## Repull\n\n${closingLine(result)}\n${tag}`
  const page = (parts: Page['parts']): Page => ({ title, parts, foot: '', elsewhere: ELSEWHERE })
  const source = sourceParts(result)
  const roots = result.difference?.roots ?? []
  if (roots.length === 0) return fitPage(page(source), limit, measure)
  // What a cluster runs is worth more than the lines of the files.
  const room = Math.max(limit / 2, limit - measure(wholePage(page(source))))
  const rendered = renderedParts(roots, room, measure)
  const parts = [
    ...rendered.map(({ section, rank }) => ({ section, rank: rank + 1 })),
    ...source.map(({ section, rank }) => ({ section, rank: rank === 0 ? 0 : rank + rendered.length }))
  ]
  return fitPage(page(parts), limit, measure)
}

/** What changed in the files, and what went wrong. */
export function sourceParts(result: Result): Page['parts'] {
  const changes = changesOf(result)
  return [
    { section: imageSection(result.images), rank: 1 },
    { section: containerSection(changes), rank: 2 },
    { section: fieldSection(changes), rank: 3 },
    { section: problemSection(result.problems), rank: 0 },
    { section: findingSection(result.findings), rank: 0 },
    { section: diffSection(changedPatches(result)), rank: 4 }
  ].filter(({ section }) => section.rows.length > 0)
}
