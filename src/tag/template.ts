import { RepullError } from '../errors.js'
import { EXPRESSIONS } from './expressions.js'
import type { Call, Expression } from './expressions.js'
import { FACT_NAMES } from './facts.js'
import type { FactName } from './facts.js'

export interface Text {
  readonly kind: 'text'
  readonly text: string
}

/** A template, cut into what is literal and what is to be evaluated. No part is empty. */
export type Part = Text | Call

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y
const QUOTED = /'[^']*'|"[^"]*"/y
const EQUALS = /\s*=\s*/y
const BLANKS = /\s*/y

/** Reads a template; everything in it is known and complete then. Raises `template`. */
export function parseTemplate(template: string): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < template.length) {
    const open = template.indexOf('{{', at)
    const end = open < 0 ? template.length : open
    if (end > at) parts.push({ kind: 'text', text: template.slice(at, end) })
    if (open < 0) break
    const call = readCall(template, open)
    parts.push(call)
    at = open + call.source.length
  }
  return parts
}

/** The error for something in a template at an offset. */
export function templateError(template: string, offset: number, reason: string): RepullError {
  // People count characters, not UTF-16 units.
  const column = Array.from(template.slice(0, offset)).length + 1
  const message = `${JSON.stringify(template)}, column ${column}: ${reason}`
  return new RepullError({ code: 'template', level: 'error', message })
}

function readCall(template: string, open: number): Call {
  let at = open + 2
  const fail = (reason: string, offset = at) => templateError(template, offset, reason)
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(template)?.[0]
    at += found?.length ?? 0
    return found
  }
  const unexpected = (usage: string): RepullError => {
    if (template[at] === "'" || template[at] === '"') return fail('the quote is not closed')
    if (!template.includes('}}', at)) return fail('"{{" is not closed by "}}"', open)
    const found = template.slice(at, template.indexOf('}}', at)).split(/\s/)[0]
    const what = found === '' ? 'a value is missing' : `${JSON.stringify(found)} is not understood`
    return fail(`${what}; write ${usage}, with quotes around values`)
  }

  take(BLANKS)
  const nameAt = at
  const name = take(NAME)
  if (name === undefined && template.startsWith('}}', at))
    throw fail(`there is no expression; ${known()}`, open)
  if (name === undefined) throw unexpected('an expression such as {{sha}}')
  if (!isFactName(name)) throw fail(`${JSON.stringify(name)} is no expression; ${known()}`, nameAt)

  const expression = EXPRESSIONS[name]
  const options = new Map<string, string>()
  let argument: string | null = null
  for (take(BLANKS); !template.startsWith('}}', at); take(BLANKS)) {
    const itemAt = at
    const quoted = take(QUOTED)
    if (quoted !== undefined) {
      if (expression.argument === 'none' || argument !== null) throw fail(tooMany(name, quoted), itemAt)
      argument = quoted.slice(1, -1)
      continue
    }
    const option = take(NAME)
    if (option === undefined || take(EQUALS) === undefined) {
      at = itemAt
      throw unexpected(expression.usage)
    }
    const value = take(QUOTED)
    if (value === undefined) throw unexpected(expression.usage)
    if (!expression.options.includes(option)) throw fail(noOption(name, option, expression), itemAt)
    if (options.has(option)) throw fail(`the option ${option} is given twice`, itemAt)
    options.set(option, value.slice(1, -1))
  }
  if (expression.argument === 'required' && argument === null) {
    throw fail(`${name} needs ${name === 'env' ? 'a name' : 'a format'}, as in ${expression.usage}`, nameAt)
  }

  const call: Call = { kind: 'call', name, argument, options, source: template.slice(open, at + 2) }
  const problem = expression.check?.(call)
  if (problem !== undefined) throw fail(`${name}: ${problem}`, nameAt)
  return call
}

function isFactName(name: string): name is FactName {
  return FACT_NAMES.some((known) => known === name)
}

function known(): string {
  return `there are ${FACT_NAMES.join(', ')}`
}

function tooMany(name: FactName, quoted: string): string {
  const takes = EXPRESSIONS[name].argument === 'none' ? 'no argument' : 'one argument'
  return `${name} takes ${takes}; ${quoted} is one too many`
}

function noOption(name: FactName, option: string, { options }: Expression): string {
  const has = options.length === 0 ? 'it has none' : `it has ${options.join(', ')}`
  return `${JSON.stringify(option)} is no option of ${name}; ${has}`
}
