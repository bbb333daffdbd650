import type { Node } from '../yaml/node.js'
import { parseChunk, splitDocuments } from '../yaml/parse.js'

/** A document of a text that is only looked at. */
export interface ReadDocument {
  readonly root: Node
  readonly index: number
}

/** The documents of a text that can be read. */
export function documentsOf(text: string): ReadDocument[] {
  return splitDocuments(text).flatMap((chunk) => {
    const documents = parseChunk(text, chunk)
    return Array.isArray(documents) ? documents : []
  })
}
