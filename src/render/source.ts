import { resolve } from '../yaml/node.js'
import type { Node } from '../yaml/node.js'
import { parseChunk, splitDocuments } from '../yaml/parse.js'
import { asFields, fieldOf } from './field.js'
import type { Field } from './field.js'
import { entryPlace, itemPlace, ROOT } from './place.js'
import type { Place } from './place.js'
import { HIDDEN, isEncrypted, redactText } from './text.js'

/** Without one of these, a text has nothing that is hidden; most files have none, and need not be read again. */
const SUSPECT =
  /(?<!pull)secret(?!Name|KeyRef|Ref|s?"?:\s*\[?\s*$)|passw|passphrase|pass\b|pwd|token|credential|api.?key|(?:private|access|ssh|encryption|signing|master|license|auth).?keys?|-----BEGIN|LS0tLS1CRUdJT|:\/\/[^\s]*@|@(?:tcp|unix)\(|docker|htpasswd|authorization|bearer|jwt|kubeconfig|last-applied|checksum|"auth"/i

interface Range {
  readonly start: number
  readonly end: number
}

/**
 * The lines of a source file, each with its line end, as many as there are, with what is secret in them hidden. Undefined
 * where nothing is.
 */
export function hiddenLines(text: string): readonly string[] | undefined {
  if (!SUSPECT.test(text)) return undefined
  const lines = text.split(/(?<=\n)/)
  const shown: string[] = []
  const ranges = secretRanges(text)
  let [start, at] = [0, 0]
  let isInPem = false
  for (const line of lines) {
    while ((ranges[at]?.end ?? Infinity) <= start) at += 1
    const hidden = hideRanges(
      line,
      start,
      ranges.slice(at, at + 1 + line.length).filter((range) => range.start < start + line.length)
    )
    const wasInPem = isInPem
    if (line.includes('-----BEGIN ')) isInPem = true
    if (isInPem && line.includes('-----END ')) isInPem = false
    shown.push(wasInPem ? whole(line) : redactLine(hidden))
    start += line.length
  }
  return shown.some((line, index) => line !== lines[index]) ? shown : undefined
}

/** What stands in the place of all that a line says. */
function whole(line: string): string {
  return `${/^[ \t]*/.exec(line)?.[0] ?? ''}${HIDDEN}${endOf(line)}`
}

function endOf(line: string): string {
  return /\r?\n$/.exec(line)?.[0] ?? ''
}

/** Comments, and templates that are no YAML, are hidden by their words alone. */
function redactLine(line: string): string {
  const end = endOf(line)
  return redactText(line.slice(0, line.length - end.length)) + end
}

function hideRanges(line: string, start: number, ranges: readonly Range[]): string {
  const end = start + line.length - endOf(line).length
  let shown = ''
  let taken = start
  for (const range of ranges) {
    const [from, to] = [Math.max(range.start, start), Math.min(range.end, end)]
    if (from >= to) continue
    // The indentation of a later line of a block.
    const blank = from === start ? (/^[ \t]*/.exec(line)?.[0].length ?? 0) : 0
    if (start + blank >= to) continue
    shown += line.slice(taken - start, Math.max(from, start + blank) - start) + HIDDEN
    taken = to
  }
  return shown + line.slice(taken - start)
}

/** Where secret scalars stand, in their order. */
function secretRanges(text: string): Range[] {
  const ranges = splitDocuments(text).flatMap((chunk) => {
    if (!SUSPECT.test(text.slice(chunk.start, chunk.end))) return []
    const documents = parseChunk(text, chunk)
    if (!Array.isArray(documents)) return unreadRanges(text, chunk)
    return documents.flatMap(({ root }) => {
      const field = fieldOf(root)
      return field === undefined ? unreadRanges(text, chunk) : [...rangesIn(root, field, ROOT)]
    })
  })
  return ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** Of what cannot be read, a Secret is hidden whole. */
function unreadRanges(text: string, { start, end }: Range): Range[] {
  return /kind["']?[ \t]*:[ \t]*["']?Secret\b/i.test(text.slice(start, end)) ? [{ start, end }] : []
}

function* rangesIn(node: Node, field: Field | undefined, place: Place): Generator<Range, void> {
  if (node.type === 'mapping') {
    const map = asFields(field)
    if (map === undefined) return
    for (const entry of node.entries) {
      if (entry.name === null) continue
      // What a key merges has its own names; it is looked at where its anchor stands.
      yield* rangesIn(entry.value, map.entries.get(entry.name), entryPlace(place, [map], entry.name))
    }
  } else if (node.type === 'sequence') {
    const items = field?.type === 'list' ? field.items : []
    for (const [index, item] of node.items.entries()) {
      yield* rangesIn(item, items[index], itemPlace(place, [items[index - 1]]))
    }
  } else {
    const scalar = resolve(node)
    if (scalar?.type !== 'scalar' || scalar.value === null || isEncrypted(scalar.value)) return
    if (place.isHidden || (node.type === 'scalar' && redactText(scalar.value) !== scalar.value)) {
      yield { start: scalar.start, end: scalar.end }
    }
  }
}
