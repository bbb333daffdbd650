import type { Alias, Entry, Mapping, Node, Resolved, Scalar, Sequence } from '../node.js'
import { isBlockScalar, readBlockScalar } from './block-scalar.js'
import { COLON, Cursor, DOUBLE, HASH, NONE, SINGLE, Unusual } from './cursor.js'
import { close, isFlow, readFlow } from './flow.js'
import { readLines, readScalar } from './scalar.js'

const [AND, STAR] = [0x26, 0x2a]
const MAX_DEPTH = 60
const MAX_KEY = 1000

/**
 * The root of the one document of a text (whose lines end in LF or CRLF), just as the library would give it, with `shift`
 * added to its offsets; undefined where the text is not written as nearly all manifests are. Reads thirty times as fast.
 */
export function readUsual(text: string, shift: number): Node | undefined {
  try {
    return new Reader(text, shift).root()
  } catch (error) {
    if (error instanceof Unusual) return undefined
    throw error
  }
}

class Reader {
  readonly #cursor: Cursor
  readonly #shift: number
  readonly #anchors = new Map<string, Resolved>()
  /** Where the last node ends, together with the line break and comments that the library counts to it. */
  #end = 0

  constructor(text: string, shift: number) {
    this.#cursor = new Cursor(text)
    this.#shift = shift
  }

  root(): Node {
    const cursor = this.#cursor
    // The library refuses some texts for their byte order mark.
    if (cursor.text.charCodeAt(0) === 0xfeff) cursor.unusual()
    this.#toDocument()
    if (cursor.column !== 0) cursor.unusual()
    const root = isFlow(cursor) ? this.#flow(0, null) : this.#collection(0, 0, null)
    if (root === undefined || cursor.at < cursor.text.length) return cursor.unusual()
    return root
  }

  /** Over what stands above a document, and a `---`. */
  #toDocument(): void {
    const cursor = this.#cursor
    const mark = /(?:[ ]*(?:#[^\n]*)?\r?\n)*(?=---\s)/y
    mark.lastIndex = cursor.at
    if (mark.test(cursor.text)) {
      cursor.at = mark.lastIndex + 3
      cursor.restOfLine()
    }
    cursor.toContent()
  }

  /** A block collection at the cursor, or undefined for anything else. `column`: of what it begins with. */
  #collection(column: number, depth: number, anchor: string | null): Mapping | Sequence | undefined {
    if (depth > MAX_DEPTH) this.#cursor.unusual()
    if (this.#cursor.isDash()) return this.#sequence(column, depth, anchor)
    const key = this.#key()
    return key && this.#mapping(column, depth, anchor, key)
  }

  #mapping(column: number, depth: number, anchor: string | null, first: Scalar): Mapping {
    const cursor = this.#cursor
    const entries: Entry[] = []
    const start = first.start
    const mapping: Mapping = { type: 'mapping', flow: false, entries, start, end: 0, anchor }
    this.#anchored(mapping)
    for (let key: Scalar | undefined = first; ; key = this.#key()) {
      if (key === undefined) return cursor.unusual()
      entries.push(this.#entry(key, column, depth))
      if (cursor.column !== column) break
    }
    return this.#leave(mapping, column)
  }

  #sequence(column: number, depth: number, anchor: string | null): Sequence {
    const cursor = this.#cursor
    const items: Node[] = []
    const start = cursor.at + this.#shift
    const sequence: Sequence = { type: 'sequence', flow: false, items, dash: start, start, end: 0, anchor }
    this.#anchored(sequence)
    do {
      cursor.at += 1
      const inner = column + 1 + cursor.spaces()
      if (cursor.isLineEnd() || cursor.isDash()) cursor.unusual()
      items.push(this.#collection(inner, depth + 1, null) ?? this.#value(column, null))
    } while (cursor.column === column && cursor.isDash())
    return this.#leave(sequence, column)
  }

  /**
   * Ends a collection. Comments below it that are indented as deep as it are inside of it for the library, though not a
   * part of its range.
   */
  #leave<T extends Mapping | Sequence>(node: T, column: number): T {
    const cursor = this.#cursor
    if (cursor.column > column) cursor.unusual()
    close(node, this.#end + this.#shift)
    if (column > 0 && cursor.comments.some((comment) => comment.column >= column)) {
      cursor.comments = NONE
      this.#end = cursor.at
    }
    return node
  }

  /** A key on one line, and its colon; undefined, with the cursor as it was, where there is none. */
  #key(): Scalar | undefined {
    const cursor = this.#cursor
    const { at } = cursor
    const code = cursor.code()
    if (code === AND || code === STAR || isBlockScalar(cursor) || isFlow(cursor)) return undefined
    const isQuoted = code === DOUBLE || code === SINGLE
    const key = readScalar(cursor, { inFlow: false, anchor: null, shift: this.#shift })
    if (cursor.code() !== COLON || !cursor.isGap(1)) {
      // A blank before the colon.
      if (isQuoted ? cursor.code() === COLON : /^ +:\s/.test(cursor.text.slice(cursor.at, cursor.at + 9)))
        cursor.unusual()
      cursor.at = at
      return undefined
    }
    // Merged mappings are not seen here.
    if (key.value === '<<' || cursor.at - at > MAX_KEY) cursor.unusual()
    return key
  }

  /** The rest of an entry, from its colon. */
  #entry(key: Scalar, column: number, depth: number): Entry {
    const cursor = this.#cursor
    cursor.at += 1
    const afterColon = cursor.at + this.#shift
    cursor.spaces()
    const anchor = this.#anchor()
    const value =
      cursor.isLineEnd() || cursor.code() === HASH
        ? this.#below(afterColon, column, depth, anchor)
        : this.#value(column, anchor)
    return { key, name: key.value ?? '', value, start: key.start, afterColon }
  }

  /** What stands in the lines below a key, or nothing. */
  #below(afterColon: number, column: number, depth: number, anchor: string | null): Node {
    const cursor = this.#cursor
    const end = cursor.at
    if (cursor.code() === HASH && cursor.text[end - 1] !== ' ') cursor.unusual()
    const isCommented = cursor.code() === HASH
    if (isCommented) cursor.toNextLine()
    else cursor.lineBreak()
    cursor.toContent()
    const isDeeper = cursor.column > column
    if (isDeeper || (cursor.column === column && cursor.isDash())) {
      return this.#collection(cursor.column, depth + 1, anchor) ?? cursor.unusual()
    }
    if (anchor !== null) cursor.unusual()
    this.#end = isCommented || cursor.comments.length > 0 ? cursor.at : end
    cursor.comments = NONE
    const at = { start: afterColon, end: afterColon }
    return { type: 'scalar', style: 'plain', inFlow: false, value: null, ...at, anchor: null }
  }

  /** What stands behind a key or a dash on the same line, and is no block collection. `column`: of the collection around it. */
  #value(column: number, anchor: string | null): Node {
    const cursor = this.#cursor
    const wanted = { inFlow: false, anchor, shift: this.#shift }
    if (isFlow(cursor)) return this.#flow(column + 1, anchor)
    if (isBlockScalar(cursor)) {
      const scalar = this.#anchored(readBlockScalar(cursor, column, wanted))
      this.#end = cursor.at
      cursor.toContent()
      return scalar
    }
    const value =
      cursor.code() === STAR ? this.#alias(anchor) : this.#anchored(readLines(cursor, column, wanted))
    this.#endLine(column)
    return value
  }

  #flow(column: number, anchor: string | null): Node {
    const { shift, onOpen } = { shift: this.#shift, onOpen: (node: Resolved) => void this.#anchored(node) }
    const node = readFlow(this.#cursor, { anchor, shift, column, onOpen })
    this.#endLine(column - 1)
    return node
  }

  /** Comments below that are indented deeper than the collection around a node are counted to the node. */
  #endLine(column: number): void {
    const cursor = this.#cursor
    cursor.restOfLine()
    this.#end = cursor.at
    cursor.toContent()
    if (cursor.comments.length === 0) return
    const other = cursor.comments.findIndex((comment) => comment.column <= column)
    const own = other < 0 ? cursor.comments.length : other
    this.#end = cursor.comments[own - 1]?.end ?? this.#end
    cursor.comments = cursor.comments.slice(own)
  }

  #alias(anchor: string | null): Alias {
    const cursor = this.#cursor
    if (anchor !== null) cursor.unusual()
    const start = cursor.at + this.#shift
    const name = this.#name()
    const target = this.#anchors.get(name) ?? null
    return { type: 'alias', name, target, start, end: cursor.at + this.#shift, anchor: null }
  }

  /** The anchor at the cursor and the blanks after it. */
  #anchor(): string | null {
    if (this.#cursor.code() !== AND) return null
    const name = this.#name()
    if (!this.#cursor.isGap(0)) this.#cursor.unusual()
    this.#cursor.spaces()
    return name
  }

  /** The name behind `&` or `*`. */
  #name(): string {
    const cursor = this.#cursor
    const name = /[\w-]+/y
    name.lastIndex = cursor.at + 1
    const found = name.exec(cursor.text)?.[0] ?? cursor.unusual()
    cursor.at = name.lastIndex
    return found
  }

  #anchored<T extends Resolved>(node: T): T {
    if (node.anchor !== null) this.#anchors.set(node.anchor, node)
    return node
  }
}
