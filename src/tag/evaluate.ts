import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import { EXPRESSIONS } from './expressions.js'
import type { FactName, Facts } from './facts.js'
import { sanitise } from './sanitise.js'
import type { Piece } from './sanitise.js'
import { parseTemplate, templateError } from './template.js'
import type { Part } from './template.js'

const RULE = '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}'
const MAX_TAG = 128

/** The facts that a template speaks of, so that no others need be gathered. Raises `template`. */
export function needs(template: string): Set<FactName> {
  return new Set(parseTemplate(template).flatMap((part) => (part.kind === 'call' ? [part.name] : [])))
}

/** The template's text, values as they are: for annotations and messages. Raises `template`, `fact-missing`. */
export function evaluateText(template: string, facts: Facts): string {
  return resolve(parseTemplate(template), facts)
    .map(({ text }) => text)
    .join('')
}

/**
 * The template's tag. What cannot stand in a tag becomes '-' where an expression gave it, and is an error where it is
 * literal. Raises `template`, `fact-missing`.
 */
export function evaluateTag(
  template: string,
  facts: Facts,
  { allowLatest }: { readonly allowLatest: boolean }
): string {
  const tag = sanitise(resolve(parseTagTemplate(template), facts))
  if (/^[.-]/.test(tag)) throw templateError(template, 0, beginsWrong(tag))
  if (tag === 'latest' && !allowLatest) {
    throw templateError(
      template,
      0,
      'the tag latest moves from build to build, so that writing it starts no rollout and nodes keep the copy they have; ' +
        'to use it all the same, write it out as NAME:latest in images, or give digest'
    )
  }
  return tag
}

/** Reads a template that is to give a tag, and checks its literal text. Raises `template`. */
export function parseTagTemplate(template: string): readonly Part[] {
  const parts = parseTemplate(template)
  let offset = 0
  for (const part of parts) {
    const bad = part.kind === 'text' ? part.text.search(/[^A-Za-z0-9._-]/) : -1
    if (part.kind === 'text' && bad >= 0) {
      const found = JSON.stringify(String.fromCodePoint(part.text.codePointAt(bad) ?? 0))
      throw templateError(template, offset + bad, `${found} cannot stand in a tag (${RULE})`)
    }
    offset += part.kind === 'text' ? part.text.length : part.source.length
  }
  if (template === '') throw templateError(template, 0, `a tag cannot be empty (${RULE})`)
  if (/^[.-]/.test(template)) throw templateError(template, 0, beginsWrong(template))
  if (parts.every(({ kind }) => kind === 'text') && template.length > MAX_TAG) {
    const reason = `this has ${template.length} characters, a tag has at most ${MAX_TAG} (${RULE})`
    throw templateError(template, MAX_TAG, reason)
  }
  return parts
}

function beginsWrong(tag: string): string {
  return `the tag ${JSON.stringify(tag)} begins with ${JSON.stringify(tag.slice(0, 1))}, which no tag does (${RULE})`
}

function resolve(parts: readonly Part[], facts: Facts): Piece[] {
  const problems: Problem[] = []
  const pieces = parts.map((part): Piece => {
    if (part.kind === 'text') return { text: part.text, literal: true }
    const { value, missing } = EXPRESSIONS[part.name]
    const text = value(facts, part) ?? ''
    if (text === '') {
      problems.push({ code: 'fact-missing', level: 'error', message: `${part.source}: ${missing}` })
    }
    return { text, literal: false }
  })
  if (problems.length > 0) throw new RepullError(problems)
  return pieces
}
