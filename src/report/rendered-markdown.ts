import { isUnexpected } from '../render/difference.js'
import type { ResourceDifference, RootDifference, Step } from '../render/difference.js'
import { resourceHunks } from '../render/unified.js'
import { clip } from './clip.js'
import { harmlessLines } from './harmless.js'
import { htmlText } from './html.js'
import { code, fenced, prose, row as tableRow, steps } from './markdown.js'
import type { Section } from './markdown.js'
import { countsOf, countsText, failureTitle, noteTitle, referenceLines, statusText } from './rendered-text.js'
import { objectLabel } from './table.js'

/** Fields of one object that are named where they are random. */
const MAX_FIELDS = 10

/** What each container runs, old and new, a row each. */
export function runsSection(roots: readonly RootDifference[]): Section {
  const several = roots.filter(({ containers }) => containers.length > 0).length > 1
  const rows = roots.flatMap(({ root, containers }) =>
    containers.map(({ key, container, image, policy, secrets }) => {
      const workload = code(objectLabel(key)) + (several ? `<br><sub>${code(root)}</sub>` : '')
      const names = [
        ...secrets.added.map((name) => `+ ${code(name)}`),
        ...secrets.removed.map((name) => `− ${code(name)}`)
      ]
      return tableRow([workload, code(container), imageCell(image), steps(policy), names.join('<br>')])
    })
  )
  const titles = ['Workload', 'Container', 'Image', 'Pull policy', 'Pull secrets']
  const head = tableRow(titles) + tableRow(titles.map(() => '---'))
  return { head, rows, foot: '', noun: ['container', 'containers'], tail: '' }
}

function imageCell(image: Step | null): string {
  if (image === null) return ''
  const lines = (reference: string | null, none: string): string =>
    reference === null ? none : referenceLines(reference).map(code).join('<br>')
  return `${lines(image.from, '(unset)')}<br>→ ${lines(image.to, '(removed)')}`
}

/** The objects with a change that nobody asked for, an item each with at most so many fields. */
export function unexpectedSection(roots: readonly RootDifference[], most: number): Section {
  const rows = roots.flatMap(({ root, resources }) =>
    resources.filter(isUnexpected).map((resource) => {
      const fields = resource.fields.filter(({ expected }) => !expected)
      const items = fields
        .slice(0, most)
        .map((field) => `  - ${code(clip(field.path, 200))}: ${steps(short(field))}\n`)
      const rest = fields.length - items.length
      const more = rest > 0 ? `  - and ${rest} more\n` : ''
      return `- ${code(objectLabel(resource.key))} of ${code(root)}: ${resource.status}\n${items.join('')}${more}`
    })
  )
  return {
    head: '#### ⚠️ Unexpected: nobody asked for these changes\n\n',
    rows,
    foot: '',
    noun: ['object with unexpected changes', 'objects with unexpected changes'],
    tail: ''
  }
}

function short({ from, to }: Step): Step {
  return { from: from === null ? null : clip(from, 100), to: to === null ? null : clip(to, 100) }
}

/** The roots that show no difference, and why; of each message at most `length`. */
export function failureSection(roots: readonly RootDifference[], length: number): Section {
  const rows = roots.flatMap((root) => {
    if (root.failure === null) return []
    const { open, parts, close } = fenced('text', [
      `${harmlessLines(clip(root.failure.message.trimEnd(), length))}\n`
    ])
    return [
      `- ${code(root.root)}: ${prose(failureTitle(root))}\n\n${indented([open, ...parts, close].join(''))}\n`
    ]
  })
  return {
    head: '#### ❌ Not compared\n\n',
    rows,
    foot: '',
    noun: ['root that was not compared', 'roots that were not compared'],
    tail: ''
  }
}

function indented(lines: string): string {
  return lines.replace(/^(?=.)/gm, '  ')
}

/** What was left out of the comparison, an item an object: fields that no two renders write alike, and doubled names. */
export function noteSection(roots: readonly RootDifference[]): Section {
  const rows = roots.flatMap(({ root, random, duplicates }) => [
    ...random.map(({ key, paths }) => {
      const names = paths.slice(0, MAX_FIELDS).map(code).join(', ')
      const rest = paths.length > MAX_FIELDS ? ` and ${paths.length - MAX_FIELDS} more` : ''
      return `- ${code(objectLabel(key))} of ${code(root)}: ${names}${rest}\n`
    }),
    ...duplicates.map((key) => `- ${code(objectLabel(key))} of ${code(root)}: there is more than one\n`)
  ])
  return {
    head: `<details>\n<summary>${noteTitle(roots)}</summary>\n\n`,
    rows,
    foot: '',
    noun: ['object', 'objects'],
    tail: '\n</details>\n'
  }
}

/** One root, folded away: its objects that differ, a row each. */
export function rootSection(
  root: RootDifference,
  { open, row }: { readonly open: boolean; readonly row: (resource: ResourceDifference) => string }
): Section {
  const by = root.renderer === null ? '' : ` · ${prose(root.renderer)}`
  const counts = countsText(countsOf([root]))
  return {
    head: `<details${open ? ' open' : ''}>\n<summary><b><code>${htmlText(root.root)}</code></b>${by} · ${counts}</summary>\n\n`,
    rows: root.resources.map(row),
    foot: '',
    noun: ['object', 'objects'],
    tail: '\n</details>\n'
  }
}

/** An object's unified diff, folded away. */
export function resourceFold(resource: ResourceDifference, context: number): string {
  const { open, parts, close } = fenced('diff', resourceHunks(resource, context).map(harmlessLines))
  const name = `<code>${htmlText(objectLabel(resource.key))}</code>: ${statusText(resource)}`
  const title = isUnexpected(resource) ? `⚠️ ${name}` : name
  const { renamed } = resource
  const names = renamed === null ? '' : `${steps(renamed)}\n\n`
  const diff = parts.length === 0 ? '' : `${open}${parts.join('')}${close}\n`
  return `<details>\n<summary>${title}</summary>\n\n${names}${diff}</details>\n\n`
}

/** An object named, where there is no room for its diff. */
export function resourceItem(resource: ResourceDifference): string {
  return `- ${code(objectLabel(resource.key))}: ${statusText(resource)}\n`
}

/** Each root counted, an item each. */
export function countSection(roots: readonly RootDifference[]): Section {
  const rows = roots
    .filter(({ failure }) => failure === null)
    .map((root) => {
      const counts = countsOf([root])
      const unexpected = counts.unexpected === 0 ? '' : `, ⚠️ ${counts.unexpected} unexpected`
      return `- ${code(root.root)}: ${countsText(counts)}${unexpected}\n`
    })
  return { head: '', rows, foot: '', noun: ['root', 'roots'], tail: '' }
}

/** The section with its first rows only, and a row that counts the others. */
export function firstRows(section: Section, most: number): Section {
  const { rows } = section
  if (rows.length <= most) return section
  return { ...section, rows: [...rows.slice(0, most), `- and ${rows.length - most} more\n`] }
}
