import type { Problem } from '../errors.js'
import { parseChunk, parseWithLibrary, splitDocuments } from '../yaml/parse.js'
import { positions } from '../yaml/text.js'
import type { Patch } from './change.js'
import { toBefore } from './compose.js'
import { maskActions } from './helm-mask.js'
import { isHelmTemplate } from './helm-template.js'
import { Unexplained, append, verifyDocument } from './verify-document.js'
import type { Planned } from './verify-document.js'

/**
 * The net below all editing: reads the new text of a patch again, with the YAML library, and holds it against the old
 * one. Gives an error for the first difference that no recorded change explains, for a change that is not there, and
 * for a key that is there twice. The same holds for texts of YAML inside the file.
 */
export function verifyPatch(patch: Patch): Problem | undefined {
  const { file, before, after, changes } = patch
  const isTemplate = isHelmTemplate(before)
  const readable = (text: string): string => (isTemplate ? (maskActions(text)?.text ?? text) : text)
  try {
    const planned = new Map<number, Planned[]>()
    for (const change of changes) {
      const { document } = change.object
      append(planned, document, { change, path: change.path })
    }
    verifyText({ before: readable(before), after: readable(after), planned, isTemplate })
  } catch (error) {
    if (!(error instanceof Unexplained)) throw error
    const place = { file, ...positions(before)(Math.min(toBefore(patch)(error.offset), before.length)) }
    return {
      code: 'self-check',
      level: 'error',
      place,
      message: `Repull checked its own edit of this file and found that ${error.message}. Nothing was written.`,
      hint: 'This is a defect of Repull. Please report it with the part of the file around this line.'
    }
  }
  return undefined
}

interface Texts {
  readonly before: string
  readonly after: string
  /** By the position of the document. */
  readonly planned: ReadonlyMap<number, readonly Planned[]>
  /** The branches of a template may give one key twice. */
  readonly isTemplate: boolean
}

function verifyText({ before, after, planned, isTemplate }: Texts): void {
  const [old, now] = [splitDocuments(before), splitDocuments(after)]
  if (old.length !== now.length) throw new Unexplained(0, 'it has another number of documents')
  for (const [index, chunk] of now.entries()) {
    const was = old[index] ?? chunk
    const isSame = before.slice(was.start, was.end) === after.slice(chunk.start, chunk.end)
    if (isSame && !planned.has(chunk.index)) continue
    const [olds, news] = [parseChunk(before, was), parseWithLibrary(after, chunk)]
    if (!Array.isArray(news))
      throw new Unexplained(news.offset, `it is not valid YAML any more: ${news.message}`)
    if (!Array.isArray(olds) || olds.length !== news.length)
      throw new Unexplained(chunk.start, 'it has another number of documents')
    for (const [position, document] of news.entries()) {
      const first = olds[position] ?? document
      verifyDocument(first.root, document.root, planned.get(document.index) ?? [], isTemplate)
    }
  }
}
