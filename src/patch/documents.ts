import type { Node } from '../yaml/node.js'
import { parseChunk, splitDocuments, startsLine } from '../yaml/parse.js'
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
  if (kind === null) return false
  const isLikely = source.includes('repull:') || startsLine(source, '---') || startsLine(source, '...')
  // After a `---` or `...` further in, there may be another document.
  return !isLikely || !/#[ \t]*repull:|[\r\n](?:---|\.\.\.)\s/.test(source)
}

/** The same of a whole file, at once; false also where that is not as clear. */
export function isDefinitionFile(bytes: Buffer): boolean {
  const at = bytes.indexOf(DEFINITION)
  if (at < 0 || (at > 0 && bytes[at - 1] !== LF)) return false
  const end = bytes[at + DEFINITION.length]
  return (end === LF || end === CR) && !MORE.some((text) => bytes.includes(text))
}

const DEFINITION = Buffer.from('kind: CustomResourceDefinition')
const [LF, CR] = [0x0a, 0x0d]
const MORE = ['repull', '\n---', '\n...', '\r---', '\r...'].map((text) => Buffer.from(text))
