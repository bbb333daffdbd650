import type { Problem } from '../errors.js'
import { isVariable } from '../image/variable.js'
import type { ResolvedImage } from '../image/request.js'
import { resolve } from '../yaml/node.js'
import type { Entry, Node } from '../yaml/node.js'
import type { Work } from './draft.js'
import type { PatchRequest } from './request.js'

/** A text that was left alone because something else fills in a part of it. */
export interface Variable {
  /** The notice that says so. */
  readonly problem: Problem
  readonly text: string
  readonly image: ResolvedImage
}

/** A text that may hold a variable, and where a person would look for it. */
export interface Part {
  readonly text: string
  readonly offset: number
}

/**
 * True, with a notice, where one of an image's parts holds a variable: then the image is left alone. A NAME of `images`
 * that is a variable itself is meant to be replaced.
 */
export function isLeftToVariable(
  work: Work,
  image: ResolvedImage,
  parts: readonly (Part | undefined)[],
  { placeholders }: Pick<PatchRequest, 'placeholders'>
): boolean {
  const part = parts.find(
    (each) => each !== undefined && each.text !== image.name && isVariable(each.text, placeholders)
  )
  if (part === undefined) return false
  const problem: Problem = {
    code: 'variable',
    level: 'notice',
    message: `${JSON.stringify(part.text)} holds a variable and was left alone.`,
    hint: 'Whatever fills it in decides about the tag; write a tag there if Repull is to do it.',
    place: work.place(part.offset)
  }
  work.problems.push(problem)
  work.variables.push({ problem, text: part.text, image })
  return true
}

/** The text of an entry's value; see `writtenText`. */
export function partOf(work: Work, entry: Entry | undefined): Part | undefined {
  const text = entry && writtenText(work.text, entry.value)
  return entry === undefined || text === undefined ? undefined : { text, offset: entry.start }
}

// To YAML, `{{ tag }}`, `[[ tag ]]` and `{tag}` without quotes are collections.
const UNQUOTED = /^(?:\{\{[^]*\}\}|\[\[[^]*\]\]|\{[ \t]*[\w.-]+[ \t]*\})$/

/** The text of a scalar, or of a variable without quotes, which YAML takes for a collection. */
export function writtenText(text: string, node: Node | undefined): string | undefined {
  const value = resolve(node)
  if (value?.type === 'scalar') return value.value ?? undefined
  if (value === undefined || !value.flow) return undefined
  const source = text.slice(value.start, value.end)
  return UNQUOTED.test(source) ? source : undefined
}
