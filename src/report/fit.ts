import type { Section } from './markdown.js'

/** A page of Markdown that can be shortened between the rows of its sections. */
export interface Page {
  readonly title: string
  /** As they are shown, and how early each is served where there is not room for all. */
  readonly parts: readonly { readonly section: Section; readonly rank: number }[]
  /** After the sections, always whole. */
  readonly foot: string
  /** Where everything is, for the lines that say how much was left out. */
  readonly elsewhere: string
}

/** The size of a text in the unit of the limit. */
export type Measure = (text: string) => number

/** The page with every row. */
export function wholePage(page: Page): string {
  return pageWith(page, ({ rows }) => rows.length)
}

/** The page, at most `limit` large, cut between rows. Titles, heads and foot are always there. */
export function fitPage(page: Page, limit: number, measure: Measure): string {
  const whole = wholePage(page)
  if (measure(whole) <= limit) return whole
  let room = limit - measure(pageWith(page, () => 0))
  const kept = new Map<Section, number>()
  for (const { section } of page.parts.toSorted((a, b) => a.rank - b.rank)) {
    const sizeOver = (rows: number): number =>
      measure(sectionText(section, rows, page.elsewhere)) - measure(sectionText(section, 0, page.elsewhere))
    const rows =
      sizeOver(section.rows.length) <= room ? section.rows.length : rowsWithin(section, room, measure)
    kept.set(section, rows)
    room -= sizeOver(rows)
  }
  return pageWith(page, (section) => kept.get(section) ?? 0)
}

function pageWith({ title, parts, foot, elsewhere }: Page, kept: (section: Section) => number): string {
  const sections = parts.map(({ section }) => sectionText(section, kept(section), elsewhere))
  return [title, ...sections, ...(foot === '' ? [] : [foot])].join('\n')
}

/** With no row kept it is at its smallest, and its line on what was left out at its longest. */
function sectionText({ head, rows, foot, noun, tail }: Section, kept: number, elsewhere: string): string {
  const left = rows.length - kept
  const rest = `\n${left} more ${left === 1 ? noun[0] : noun[1]} left out: ${elsewhere}.\n`
  return head + rows.slice(0, kept).join('') + foot + (left === 0 ? '' : rest) + tail
}

/** How many rows there is room for, where not all of them fit. */
function rowsWithin({ rows }: Section, room: number, measure: Measure): number {
  let size = 0
  return rows.findIndex((row) => {
    size += measure(row)
    return size > room
  })
}
