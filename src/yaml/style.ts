import { asMapping } from './node.js'
import type { Entry, Mapping, Node } from './node.js'
import { writeScalar } from './quote.js'
import { lineStart } from './text.js'

/** What may be inserted: text, lists and mappings of it. */
export type Value = string | readonly Value[] | { readonly [key: string]: Value }

/** How a document indents: blanks from a key to its nested keys, and to the dashes of its list. */
export interface Indentation {
  readonly step: number
  readonly dash: number
}

/** Blanks before an offset of its line, in characters. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** The indentation that the first nested block mapping and block list of a node use; two blanks and none by default. */
export function indentationOf(text: string, root: Node): Indentation {
  const found: { step?: number | undefined; dash?: number | undefined } = {}
  const visit = (node: Node): void => {
    if (node.type === 'mapping' && !node.flow) {
      for (const entry of node.entries) {
        if (found.step !== undefined && found.dash !== undefined) return
        const own = indentationBelow(text, entry)
        found.step ??= own.step
        found.dash ??= own.dash
        visit(entry.value)
      }
    }
    if (node.type === 'sequence' && !node.flow) node.items.forEach(visit)
  }
  visit(root)
  return { step: found.step ?? 2, dash: found.dash ?? 0 }
}

/** The same, of one entry alone. */
export function indentationBelow(text: string, entry: Entry): { step?: number; dash?: number } {
  const { value } = entry
  const column = columnOf(text, entry.start)
  if (value.type === 'sequence' && value.dash !== null) return { dash: columnOf(text, value.dash) - column }
  const first = value.type === 'mapping' && !value.flow ? value.entries[0] : undefined
  return first === undefined ? {} : { step: columnOf(text, first.start) - column }
}

/** Text of several lines that a literal block (YAML 1.2.2, 8.1.2) gives back as it is. */
const LINES = /^[\x21-\x7E][\x20-\x7E]*(?:\n[\x20-\x7E]+)+$/

/** Lists and mappings as a YAML document of their own, without a line break at its end. */
export function blockText(value: Exclude<Value, string>, indentation: Indentation): string {
  const lines = isList(value)
    ? value.flatMap((item) => blockItem(item, indentation))
    : Object.entries(value).flatMap(([key, child]) => blockEntry(key, child, indentation))
  return lines.join('\n')
}

/** `key: value` in block style, as lines without the indentation of the first. */
export function blockEntry(key: string, value: Value, indentation: Indentation): string[] {
  const name = writeScalar(key, 'plain', false)
  if (typeof value === 'string' && LINES.test(value)) {
    return [`${name}: |-`, ...indent(value.split('\n'), indentation.step)]
  }
  if (typeof value === 'string') return [`${name}: ${writeScalar(value, 'plain', false)}`]
  return [`${name}:`, ...blockValue(value, indentation)]
}

/** A list or a mapping as the lines below its key, indented from the key's column. */
export function blockValue(value: Exclude<Value, string>, indentation: Indentation): string[] {
  if (isList(value)) return value.flatMap((item) => indent(blockItem(item, indentation), indentation.dash))
  return Object.entries(value).flatMap(([key, child]) =>
    indent(blockEntry(key, child, indentation), indentation.step)
  )
}

/** `- value` in block style, as lines without the indentation of the first. */
export function blockItem(value: Value, indentation: Indentation): string[] {
  if (typeof value === 'string') return [`- ${writeScalar(value, 'plain', false)}`]
  if (isList(value)) return [`- ${flowValue(value, YAML_FLOW)}`]
  const lines = Object.entries(value).flatMap(([key, child]) => blockEntry(key, child, indentation))
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`))
}

function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => `${' '.repeat(columns)}${line}`)
}

/** How a flow collection is spaced and quoted. */
export interface FlowStyle {
  readonly json: boolean
  readonly colon: string
  readonly comma: string
}

export const YAML_FLOW: FlowStyle = { json: false, colon: ': ', comma: ', ' }
export const JSON_FLOW: FlowStyle = { json: true, colon: ': ', comma: ', ' }

/** The style of an entry of a flow mapping: JSON if its key is in double quotes. */
export function flowStyleOf(text: string, entry: Entry): FlowStyle {
  const json = entry.key.type === 'scalar' && entry.key.style === 'double'
  const between = text.slice(entry.key.end, entry.value.start)
  const colon = /^ *: *$/.test(between) && (json || between.endsWith(' ')) ? between : ': '
  return { json, colon, comma: json && colon === ':' ? ',' : ', ' }
}

export function flowEntry(key: string, value: Value, style: FlowStyle): string {
  return `${flowValue(key, style)}${style.colon}${flowValue(value, style)}`
}

export function flowValue(value: Value, style: FlowStyle): string {
  if (typeof value === 'string') return writeScalar(value, style.json ? 'double' : 'plain', true)
  if (isList(value)) return `[${value.map((item) => flowValue(item, style)).join(style.comma)}]`
  return `{${Object.entries(value)
    .map(([key, child]) => flowEntry(key, child, style))
    .join(style.comma)}}`
}

function isList(value: Exclude<Value, string>): value is readonly Value[] {
  return Array.isArray(value)
}

/** The style of the first entry that a flow collection's items or entries show. */
export function firstFlowStyle(text: string, node: Node): FlowStyle | undefined {
  const map: Mapping | undefined = node.type === 'sequence' ? asMapping(node.items[0]) : asMapping(node)
  const entry = map?.entries[0]
  return map?.flow === true && entry !== undefined ? flowStyleOf(text, entry) : undefined
}
