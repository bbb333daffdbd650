import type { Node } from '../yaml/node.js'
import { parseChunk, splitDocuments } from '../yaml/parse.js'
import type { Chunk } from '../yaml/parse.js'

/** A document of a text that is only looked at. */
export interface ReadDocument {
  readonly root: Node
  readonly index: number
}

/** The documents of a text that can be read; `isWanted` spares what nobody wants from being parsed. */
export function documentsOf(text: string, isWanted: (chunk: Chunk) => boolean = () => true): ReadDocument[] {
  return splitDocuments(text).flatMap((chunk) => {
    if (!isWanted(chunk)) return []
    const documents = parseChunk(text, chunk)
    return Array.isArray(documents) ? documents : []
  })
}

/** CustomResourceDefinitions describe fields named `image`, and run nothing. They are large, and need not be parsed. */
export function isDefinition(text: string, { start, end }: Chunk): boolean {
  const source = text.slice(start, end)
  const kind = /^kind:[ \t]*["']?CustomResourceDefinition["']?[ \t]*\r?$/m.exec(source)
  // After a `---` or `...` further in, there may be another document.
  return kind !== null && !/#[ \t]*repull:|[\r\n](?:---|\.\.\.)\s/.test(source)
}
