import { writeScalar } from '../yaml/quote.js'
import type { Field } from './field.js'

/** An object as YAML in one style, so that only what it says can differ. For reading, not for applying. */
export function printed(field: Field | undefined): string {
  if (field === undefined) return ''
  const lines: string[] = []
  if (field.type === 'text' || isEmpty(field)) lines.push(inline(field))
  else block(field, '', lines)
  return `${lines.join('\n')}\n`
}

/** The lines of a collection that has something in it. */
function block(field: Exclude<Field, { type: 'text' }>, indent: string, lines: string[]): void {
  if (field.type === 'list') {
    for (const item of field.items) nested(`${indent}-`, item, `${indent}  `, lines, true)
    return
  }
  for (const [key, value] of field.entries) {
    const name = `${indent}${writeScalar(key, 'plain', false)}:`
    // As kustomize writes it, the dashes of a list stand below the key.
    nested(name, value, value.type === 'list' ? indent : `${indent}  `, lines, false)
  }
}

function nested(before: string, value: Field, indent: string, lines: string[], isItem: boolean): void {
  if (value.type === 'text' && value.value?.includes('\n') === true) {
    lines.push(`${before} ${header(value.value)}`)
    const content = value.value.replace(/\n$/, '').split('\n')
    for (const line of content) lines.push(line === '' ? '' : indent + line)
  } else if (value.type === 'text' || isEmpty(value)) lines.push(`${before} ${inline(value)}`)
  else {
    if (!isItem) lines.push(before)
    const start = lines.length
    block(value, indent, lines)
    const first = lines[start]
    if (isItem && first !== undefined) lines[start] = `${before} ${first.slice(indent.length)}`
  }
}

function isEmpty(field: Exclude<Field, { type: 'text' }>): boolean {
  return field.type === 'list' ? field.items.length === 0 : field.entries.size === 0
}

function inline(field: Field): string {
  if (field.type === 'list') return '[]'
  if (field.type === 'fields') return '{}'
  const { value, isString } = field
  if (value === null) return 'null'
  return isString ? writeScalar(value, 'plain', false) : value
}

/** Of a literal block (YAML 1.2.2, 8.1): blanks at its start, and the line breaks at its end. */
function header(text: string): string {
  const indentation = /^\n*[ \t]/.test(text) ? '2' : ''
  const ending = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') || text === '\n' ? '+' : ''
  return `|${indentation}${ending}`
}
