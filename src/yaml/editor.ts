import { contentEnd, entryEnd } from './node.js'
import type { Entry, Mapping, Node, Scalar, Sequence } from './node.js'
import { writeScalar } from './quote.js'
import {
  JSON_FLOW,
  YAML_FLOW,
  blockEntry,
  blockItem,
  blockValue,
  columnOf,
  firstFlowStyle,
  flowEntry,
  flowStyleOf,
  flowValue,
  indentationBelow,
  indentationOf
} from './style.js'
import type { FlowStyle, Indentation, Value } from './style.js'
import { lineBreakAt, lineBreakBefore, lineEnd, lineStart } from './text.js'

export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

interface Pending extends Splice {
  /** Lines that are inserted at one place stand deepest first, so that each stays in its own block. */
  readonly depth: number
}

/** Where a new entry goes in its mapping. */
export interface Beside {
  readonly entry: Entry
  readonly side: 'before' | 'after'
}

/** Collects changes to one document as splices of its file's text, in the style that stands there. */
export class Editor {
  readonly #text: string
  readonly #indentation: Indentation
  readonly #flow: FlowStyle
  readonly #pending: Pending[] = []
  readonly #replaced = new Set<string>()
  /** Empty flow collections that have got something. */
  readonly #filled = new Set<Node>()

  constructor(text: string, root: Node) {
    this.#text = text
    this.#indentation = indentationOf(text, root)
    this.#flow = root.type !== 'scalar' && text.charAt(root.start) === '{' ? JSON_FLOW : YAML_FLOW
  }

  /** The splices in the order of the text; adjacent ones do not overlap. */
  splices(): Splice[] {
    return this.#pending
      .toSorted((a, b) => a.start - b.start || a.end - b.end || b.depth - a.depth)
      .map(({ start, end, text }) => ({ start, end, text }))
  }

  /** Gives a scalar a new text, in the quotes or the block that it has. */
  setScalar(node: Scalar, value: string): void {
    if (node.style === 'folded' || node.style === 'literal') return this.#setBlock(node, value)
    const written = writeScalar(value, node.style, node.inFlow)
    const gap = node.start === node.end && /\S/.test(this.#text.charAt(node.start - 1)) ? ' ' : ''
    this.#splice(node.start, node.end, gap + written)
  }

  /** Gives a scalar a number: it gets no quotes that it does not have. */
  setNumber(node: Scalar, value: number): void {
    const text = String(value)
    this.#splice(
      node.start,
      node.end,
      node.style === 'plain' ? text : writeScalar(text, node.style, node.inFlow)
    )
  }

  /** Spells a key otherwise, in the quotes that it has. */
  renameKey({ key }: Entry, name: string): void {
    if (key.type === 'scalar') this.setScalar(key, name)
  }

  #setBlock(node: Scalar, value: string): void {
    const source = this.#text.slice(node.start, node.end)
    const header = /^[^\r\n]*/.exec(source)?.[0] ?? ''
    const content = source.slice(header.length).trim()
    if (content === '') {
      this.#splice(node.start, this.#emptyEnd(node), writeScalar(value, 'plain', false))
      return
    }
    const start = node.start + source.indexOf(content, header.length)
    // Word for word, so that its lines stay as they are broken and indented.
    const [before, after] = [[...content.matchAll(/\S+/g)], value.trim().split(/\s+/)]
    if (before.length !== after.length) return this.#splice(start, start + content.length, value.trim())
    for (const [index, word] of before.entries()) {
      const [at, to = ''] = [start + word.index, after[index]]
      if (word[0] !== to) this.#splice(at, at + word[0].length, to)
    }
  }

  /** Adds a key that the mapping does not have. Without `beside`, it becomes the last. */
  addEntry(map: Mapping, key: string, value: Value, beside?: Beside): void {
    const entry = beside?.entry ?? map.entries.at(-1)
    if (map.flow) return this.#addFlow(map, entry?.value, entry, (style) => flowEntry(key, value, style))
    if (entry === undefined) throw new RangeError('a block mapping has at least one entry')
    const column = columnOf(this.#text, entry.start)
    const lines = blockEntry(key, value, { ...this.#indentation, ...indentationBelow(this.#text, entry) })
    const before = beside?.side === 'before' ? this.#lineAbove(map, entry) : undefined
    if (before === undefined) this.#insertBelow(entryEnd(this.#text, entry), lines, column)
    else this.#insertLines(before, lines, column)
  }

  addItems(list: Sequence, values: readonly Value[]): void {
    const last = list.items.at(-1)
    for (const value of values) {
      if (list.flow) this.#addFlow(list, last, undefined, (style) => flowValue(value, style))
      else {
        const column = columnOf(this.#text, list.dash ?? list.start)
        // Deeper than a key in the same column, which would end the list.
        const lines = blockItem(value, this.#indentation)
        this.#insertBelow(contentEnd(this.#text, last ?? list), lines, column, column + 0.5)
      }
    }
  }

  /** Makes an item of a list that is a text on one line the value of a key in a mapping of its own. */
  wrapItem(item: Scalar, key: string): void {
    const open = item.inFlow
      ? this.#flow.json
        ? `{${writeScalar(key, 'double', true)}: `
        : `{${key}: `
      : `${key}: `
    this.#splice(item.start, item.start, open)
    if (item.inFlow) this.#splice(item.end, item.end, '}')
  }

  /** Takes a key and its value out of a mapping that has other keys; comment lines above it stay. */
  removeEntry(map: Mapping, entry: Entry): void {
    const at = map.entries.indexOf(entry)
    const [previous, next] = [map.entries[at - 1], map.entries[at + 1]]
    if (map.flow) {
      // With the comma behind it, or that before it where it is the last.
      if (next !== undefined) this.#splice(entry.start, next.start, '')
      else this.#splice(previous ? this.#flowEnd(previous) : entry.start, this.#flowEnd(entry), '')
      return
    }
    const end = lineEnd(this.#text, entryEnd(this.#text, entry))
    const start = lineStart(this.#text, entry.start)
    if (this.#text.slice(start, entry.start).trim() !== '') {
      // The first of a list's item: what follows moves up behind the dash.
      if (next === undefined) throw new RangeError('a block mapping has at least one entry')
      // Comment lines between stay below the dash.
      this.#splice(entry.start, this.#text.slice(end, next.start).includes('#') ? end : next.start, '')
    } else if (lineBreakAt(this.#text, end) !== '')
      this.#splice(start, end + lineBreakAt(this.#text, end).length, '')
    else this.#removeLastLine(start, end)
  }

  /** At the end of a file without a line break; lines that were inserted above it become the last. */
  #removeLastLine(start: number, end: number): void {
    const above = this.#pending.filter((splice) => splice.start === start && splice.end === start)
    if (above.length === 0) return this.#splice(start - lineBreakBefore(this.#text, start).length, end, '')
    for (const splice of above) this.#pending.splice(this.#pending.indexOf(splice), 1)
    const lines = above.map(({ text }) => text).join('')
    this.#splice(start, end, lines.replace(/(?:\r\n|\r|\n)$/, ''))
  }

  #flowEnd(entry: Entry): number {
    return Math.max(entry.value.end, entry.key.end)
  }

  /** Gives a value to an entry that has none, or has null or an empty text. */
  fill(map: Mapping, entry: Entry, value: Exclude<Value, string>, like?: Entry): void {
    const { start } = entry.value
    const end = this.#emptyEnd(entry.value)
    if (map.flow || start !== end) {
      const style = map.flow ? flowStyleOf(this.#text, entry) : this.#flow
      this.#splice(start, end, (start === end ? ' ' : '') + flowValue(value, style))
      return
    }
    const indentation = { ...this.#indentation, ...(like && indentationBelow(this.#text, like)) }
    this.#insertBelow(start, blockValue(value, indentation), columnOf(this.#text, entry.start))
  }

  /** Where a node without content ends: of a block scalar there is only the header, and the lines below it stay. */
  #emptyEnd(node: Node): number {
    const isBlock = node.type === 'scalar' && (node.style === 'folded' || node.style === 'literal')
    const header = isBlock ? /^[|>][-+\d]*/.exec(this.#text.slice(node.start, node.end))?.[0] : undefined
    return header === undefined ? node.end : node.start + header.length
  }

  /** Adds to a flow collection after `last`; `entry` is given where `last` is the value of one. */
  #addFlow(
    parent: Mapping | Sequence,
    last: Node | undefined,
    entry: Entry | undefined,
    write: (style: FlowStyle) => string
  ): void {
    if (last === undefined) {
      const separator = this.#filled.has(parent) ? this.#flow.comma : ''
      this.#filled.add(parent)
      return this.#splice(parent.start + 1, parent.start + 1, separator + write(this.#flow))
    }
    const style = entry ? flowStyleOf(this.#text, entry) : (firstFlowStyle(this.#text, last) ?? this.#flow)
    const start = entry?.start ?? last.start
    const prefix = this.#text.slice(lineStart(this.#text, start), start)
    const ownLine =
      prefix.trim() === '' && start > parent.start && lineStart(this.#text, start) > parent.start
    const separator = ownLine ? `,${this.#lineBreakAbove(start)}${prefix}` : style.comma
    const end = entry ? Math.max(last.end, entry.key.end) : last.end
    // libyaml takes the colon of `a:,` for a part of the key.
    const gap = this.#text.charAt(end - 1) === ':' ? ' ' : ''
    this.#splice(end, end, gap + separator + write(style))
  }

  /** The start of an entry's line, or of the comment lines that belong to it; undefined if it does not begin its line. */
  #lineAbove(map: Mapping, entry: Entry): number | undefined {
    let start = lineStart(this.#text, entry.start)
    const indentation = this.#text.slice(start, entry.start)
    if (indentation.trim() !== '') return undefined
    const previous = map.entries[map.entries.indexOf(entry) - 1]
    const floor = previous === undefined ? lineStart(this.#text, 0) : entryEnd(this.#text, previous)
    while (start > floor) {
      const above = lineStart(this.#text, start - lineBreakBefore(this.#text, start).length)
      if (above >= start || above <= floor || !this.#text.startsWith(`${indentation}#`, above)) break
      start = above
    }
    return start
  }

  #insertBelow(offset: number, lines: readonly string[], column: number, depth = column): void {
    const end = lineEnd(this.#text, offset)
    const next = end + lineBreakAt(this.#text, end).length
    if (next > end) return this.#insertLines(next, lines, column, depth)
    const text = lines.map((line) => `${this.#lineBreakAbove(end)}${' '.repeat(column)}${line}`).join('')
    this.#splice(end, end, text, depth)
  }

  #insertLines(at: number, lines: readonly string[], column: number, depth = column): void {
    const lineBreak = this.#lineBreakAbove(at)
    this.#splice(at, at, lines.map((line) => `${' '.repeat(column)}${line}${lineBreak}`).join(''), depth)
  }

  /** The line break above the line that an offset is on; for the first line the file's first one, or `\n`. */
  #lineBreakAbove(offset: number): string {
    const above = lineBreakBefore(this.#text, lineStart(this.#text, offset))
    return above === '' ? (/\r\n|\r|\n/.exec(this.#text)?.[0] ?? '\n') : above
  }

  #splice(start: number, end: number, text: string, depth = -1): void {
    // Every alias of a scalar asks for the same change.
    if (start < end && this.#replaced.has(`${start}-${end}`)) return
    this.#replaced.add(`${start}-${end}`)
    this.#pending.push({ start, end, text, depth })
  }
}
