import { RepullError } from '../errors.js'
import { evaluateText, needs } from './evaluate.js'
import type { FactName, Facts } from './facts.js'
import { parseTemplate } from './template.js'

/*
 * Templates of texts for people: of a commit's first line, of a pull request. They know one expression more than a tag
 * does, {{images}}: what was written.
 */
const IMAGES = /\{\{\s*images\s*\}\}/

/** Reads a template of one line. Raises `template`. */
export function checkMessage(template: string): void {
  for (const part of template.split(IMAGES)) parseTemplate(part)
  if (!/[\r\n]/.test(template)) return
  const message = `${JSON.stringify(template)} has more than one line`
  throw new RepullError({ code: 'template', level: 'error', message })
}

/** The facts that a template speaks of. Raises `template`. */
export function messageNeeds(template: string): FactName[] {
  return template.split(IMAGES).flatMap((part) => [...needs(part)])
}

/**
 * The template's text, with `images` for {{images}}. What comes from an expression stays on its line and asks for nothing:
 * no second line could pass for a trailer, and `[skip ci]` counts only where the template itself has it. `shown` writes it for where it is read. Raises `fact-missing`.
 */
export function evaluateMessage(
  template: string,
  facts: Facts,
  images: string,
  shown: (text: string) => string = (text) => text
): string {
  return template
    .split(IMAGES)
    .map((part) =>
      parseTemplate(part)
        .map((piece) => textOf(piece, facts, shown))
        .join('')
    )
    .join(images)
    .trim()
}

function textOf(
  piece: ReturnType<typeof parseTemplate>[number],
  facts: Facts,
  shown: (text: string) => string
): string {
  if (piece.kind === 'text') return piece.text
  const [line = ''] = evaluateText(piece.source, facts).split(/[\r\n\u0085\u2028\u2029]/)
  const plain = line
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\[(skip[- ]ci|ci[- ]skip|no[- ]ci|skip[- ]actions|actions[- ]skip)\]/gi, '($1)')
  return shown(plain)
}
