import { isUnexpected } from '../render/difference.js'
import type { ResourceDifference, RootDifference } from '../render/difference.js'
import { wholePage } from './fit.js'
import type { Measure, Page } from './fit.js'
import type { Section } from './markdown.js'
import {
  countSection,
  failureSection,
  firstRows,
  noteSection,
  resourceFold,
  resourceItem,
  rootSection,
  runsSection,
  unexpectedSection
} from './rendered-markdown.js'
import { countsOf, countsText } from './rendered-text.js'

/** With more roots than that, they are folded as well as their objects. */
const MAX_OPEN = 3
/** How many unexpected, failed and left out things are told where only counts are. */
const MAX_BRIEF = 20

const RUNGS = [
  { context: 3, note: '' },
  { context: 1, note: 'Shortened: one line around each change.' },
  { context: 0, note: 'Shortened: the changed lines only.' }
]
const NAMED =
  'Shortened: the changed lines of the objects for which there is room, and the names of the others.'
const COUNTED = 'Shortened: counts only.'

/**
 * The rendered difference in at most that much room, as full as it can be: three lines around each change, one, changed
 * lines alone, then objects by name. No object is cut in two. Last come counts, which the page has to cut between rows.
 */
export function renderedParts(
  roots: readonly RootDifference[],
  room: number,
  measure: Measure
): Page['parts'] {
  const size = (parts: Page['parts']): number =>
    measure(wholePage({ title: '', parts, foot: '', elsewhere: '' }))
  for (const { context, note } of RUNGS) {
    const parts = told(roots, note, (resource) => resourceFold(resource, context))
    if (size(parts) <= room) return parts
  }
  const named = told(roots, NAMED, resourceItem)
  const left = room - size(named)
  if (left < 0) return counted(roots)
  const folds = foldsWithin(roots, left, measure)
  return told(roots, NAMED, (resource) => folds.get(resource) ?? resourceItem(resource))
}

/** The changed lines of those objects for which there is room in place of their names; unexpected changes come first. */
function foldsWithin(
  roots: readonly RootDifference[],
  room: number,
  measure: Measure
): ReadonlyMap<ResourceDifference, string> {
  const all = roots.flatMap(({ resources }) => resources)
  const folds = new Map<ResourceDifference, string>()
  let left = room
  for (const resource of [...all.filter(isUnexpected), ...all.filter((one) => !isUnexpected(one))]) {
    const fold = resourceFold(resource, 0)
    const more = measure(fold) - measure(resourceItem(resource))
    if (more > left) continue
    folds.set(resource, fold)
    left -= more
  }
  return folds
}

function told(
  roots: readonly RootDifference[],
  note: string,
  row: (resource: ResourceDifference) => string
): Page['parts'] {
  const open = roots.length <= MAX_OPEN
  const changed = roots.filter(({ resources }) => resources.length > 0)
  return ranked([
    runsSection(roots),
    countsLine(roots),
    unexpectedSection(roots, 10),
    failureSection(roots, 10_000),
    line(note),
    ...changed.map((root) => rootSection(root, { open, row })),
    noteSection(roots)
  ])
}

function counted(roots: readonly RootDifference[]): Page['parts'] {
  return ranked([
    countsLine(roots),
    firstRows(unexpectedSection(roots, 3), MAX_BRIEF),
    firstRows(failureSection(roots, 300), MAX_BRIEF),
    line(COUNTED),
    runsSection(roots),
    countSection(roots),
    firstRows(noteSection(roots), MAX_BRIEF)
  ])
}

/** Those that come first are served first where there is not room for all. */
function ranked(sections: readonly Section[]): Page['parts'] {
  return sections.filter(({ rows }) => rows.length > 0).map((section, rank) => ({ section, rank }))
}

function countsLine(roots: readonly RootDifference[]): Section {
  const failed = roots.filter(({ failure }) => failure !== null).length
  const compared = roots.length - failed
  const rest = failed === 0 ? '' : `; ${failed} of ${roots.length} not compared`
  return line(`**${countsText(countsOf(roots))}** in ${compared} ${compared === 1 ? 'root' : 'roots'}${rest}`)
}

function line(text: string): Section {
  const rows = text === '' ? [] : [`${text}\n`]
  return { head: '', rows, foot: '', noun: ['line', 'lines'], tail: '' }
}
