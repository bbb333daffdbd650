import { closingLine } from './closing.js'
import {
  code,
  containerSection,
  diffSection,
  fieldSection,
  findingSection,
  imageSection,
  problemSection
} from './markdown.js'
import type { Section } from './markdown.js'
import { changedPatches, changesOf } from './result.js'
import type { Result } from './result.js'

/** GitHub drops a step's summary that is larger, in bytes. */
export const MAX_SUMMARY_BYTES = 1024 * 1024

const ELSEWHERE = 'the files that the outputs `report-path` and `diff-path` name hold everything'

/** The step summary in Markdown, at most `limit` bytes of UTF-8 (no less than 4 KiB), cut between rows. */
export function summaryOf(result: Result, limit = MAX_SUMMARY_BYTES): string {
  const changes = changesOf(result)
  const tag = result.tag === '' ? '' : `\nTag: ${code(result.tag)}\n`
  const title = `## Repull\n\n${closingLine(result)}\n${tag}`
  // As they are shown, and how early each is served where there is not room for all.
  const sections = [
    { section: imageSection(result.images), rank: 1 },
    { section: containerSection(changes), rank: 2 },
    { section: fieldSection(changes), rank: 3 },
    { section: problemSection(result.problems), rank: 0 },
    { section: findingSection(result.findings), rank: 0 },
    { section: diffSection(changedPatches(result)), rank: 4 }
  ].filter(({ section }) => section.rows.length > 0)

  const whole = page(
    title,
    sections.map(({ section }) => sectionText(section, section.rows.length))
  )
  if (Buffer.byteLength(whole) <= limit) return whole

  const least = page(
    title,
    sections.map(({ section }) => sectionText(section, 0))
  )
  let room = limit - Buffer.byteLength(least)
  const kept = new Map<Section, number>()
  for (const { section } of sections.toSorted((a, b) => a.rank - b.rank)) {
    const rows = rowsWithin(section, room)
    kept.set(section, rows)
    room -= sizeOver(section, rows)
  }
  return page(
    title,
    sections.map(({ section }) => sectionText(section, kept.get(section) ?? 0))
  )
}

function page(title: string, sections: readonly string[]): string {
  return [title, ...sections].join('\n')
}

/** With no row kept it is at its smallest, and its line on what was left out at its longest. */
function sectionText({ head, rows, foot, noun, tail }: Section, kept: number): string {
  const left = rows.length - kept
  const rest = `\n${left} more ${left === 1 ? noun[0] : noun[1]} left out: ${ELSEWHERE}.\n`
  return head + rows.slice(0, kept).join('') + foot + (left === 0 ? '' : rest) + tail
}

/** By how many bytes a section with that many rows is larger than with none. */
function sizeOver(section: Section, rows: number): number {
  return Buffer.byteLength(sectionText(section, rows)) - Buffer.byteLength(sectionText(section, 0))
}

/** How many rows there is room for. Where not all of them fit, one of them is the first that does not. */
function rowsWithin(section: Section, room: number): number {
  const { rows } = section
  if (sizeOver(section, rows.length) <= room) return rows.length
  let bytes = 0
  return rows.findIndex((row) => {
    bytes += Buffer.byteLength(row)
    return bytes > room
  })
}
