import type { Kind, Tree } from '../../host/tree.js'
import { documentsOf, isDefinition } from '../documents.js'
import type { ReadDocument } from '../documents.js'
import type { Chunk } from '../../yaml/parse.js'
import { decode } from '../text.js'

interface Parsed {
  readonly text: string
  readonly documents: readonly ReadDocument[]
}

/** The files that builds are made of: those of a tree, some of them with a text that is not written yet. */
export class Sources {
  readonly #tree: Tree
  readonly #texts: ReadonlyMap<string, string>
  readonly #read = new Map<string, { path: string; text: string } | undefined>()
  readonly #parsed = new Map<string, Parsed>()
  readonly #objects = new Map<string, Parsed>()
  readonly #all = new Map<string, Parsed>()
  readonly #kinds = new Map<string, Kind>()

  /** `texts`: by the real path of a file; looked at anew at every read. */
  constructor(tree: Tree, texts: ReadonlyMap<string, string>) {
    this.#tree = tree
    this.#texts = texts
  }

  /** Whether a text holds one of the names that matter here. */
  names: (text: string) => boolean = () => true

  kind(path: string): Kind {
    const kind = this.#kinds.get(path) ?? this.#tree.kind(path)
    this.#kinds.set(path, kind)
    return kind
  }

  /** The real path of a file; undefined where it cannot be read. */
  file(path: string): string | undefined {
    return this.#file(path)?.path
  }

  text(path: string): string | undefined {
    const file = this.#file(path)
    return file && (this.#texts.get(file.path) ?? file.text)
  }

  /** The documents of a file; none where it cannot be read, or is no YAML. */
  documents(path: string): readonly ReadDocument[] {
    return this.#documents(path, this.#parsed, () => true)
  }

  /** Those of them that hold one of the names that matter here, or `all`, without definitions of kinds. */
  objects(path: string, which: 'named' | 'all'): readonly ReadDocument[] {
    return this.#documents(path, which === 'all' ? this.#all : this.#objects, (text, chunk) => {
      const isWanted = which === 'all' || this.names(text.slice(chunk.start, chunk.end))
      return isWanted && !isDefinition(text, chunk)
    })
  }

  #documents(
    path: string,
    known: Map<string, Parsed>,
    isWanted: (text: string, chunk: Chunk) => boolean
  ): readonly ReadDocument[] {
    const [file, text] = [this.file(path), this.text(path)]
    if (file === undefined || text === undefined) return []
    const before = known.get(file)
    if (before?.text === text) return before.documents
    const documents = documentsOf(text, (chunk) => isWanted(text, chunk))
    known.set(file, { text, documents })
    return documents
  }

  #file(path: string): { path: string; text: string } | undefined {
    if (!this.#read.has(path)) {
      const file = this.#tree.read(path, ({ path: real, bytes }) => {
        const decoded = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
        return 'text' in decoded ? { path: real, text: decoded.text } : undefined
      })
      this.#read.set(path, typeof file === 'string' ? undefined : file)
    }
    return this.#read.get(path)
  }
}
