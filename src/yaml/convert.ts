import { isAlias, isPair, isScalar, isSeq } from 'yaml'
import type {
  CST,
  Document,
  Node as LibraryNode,
  Pair,
  Scalar as LibraryScalar,
  YAMLMap,
  YAMLSeq
} from 'yaml'
import { isMerge, mergedAt } from './node.js'
import type { Entry, Mapping, Node, Resolved, Scalar, ScalarStyle, Sequence } from './node.js'
import { valueOf } from './repair.js'

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'folded',
  BLOCK_LITERAL: 'literal'
}

type LibraryPair = Pair<LibraryNode | null, LibraryNode | null>

/** Where a node stands in the library's tree. */
interface Spot {
  /** Offset to use where the node itself has none. */
  readonly at: number
  readonly inFlow: boolean
  readonly depth: number
}

/**
 * The root of a document of the library as our located node, or the offset at which it goes deeper than `maxDepth`.
 * `written`: what the library would not read, and was given with its lines joined.
 */
export function convert(
  document: Document.Parsed,
  shift: number,
  maxDepth: number,
  written?: string
): { root: Node } | { tooDeep: number } {
  const converter = new Converter(shift, maxDepth, written)
  const root = converter.node(document.contents, { at: document.range[0], inFlow: false, depth: 0 })
  return converter.tooDeep === undefined ? { root } : { tooDeep: converter.tooDeep }
}

class Converter {
  tooDeep: number | undefined
  readonly #anchors = new Map<string, Resolved>()
  /** How many merges of merges a mapping has. */
  readonly #merges = new Map<Mapping, number>()
  readonly #shift: number
  readonly #maxDepth: number
  readonly #written: string | undefined

  constructor(shift: number, maxDepth: number, written: string | undefined) {
    this.#shift = shift
    this.#maxDepth = maxDepth
    this.#written = written
  }

  node(node: LibraryNode | null, spot: Spot): Node {
    if (node === null) return this.#nothing(spot)
    if (spot.depth > this.#maxDepth) {
      this.tooDeep ??= this.#span(node, spot).start
      return this.#nothing(spot)
    }
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source) ?? null
      return { type: 'alias', name: node.source, target, ...this.#span(node, spot), anchor: null }
    }
    if (isScalar(node)) return this.#scalar(node, spot)
    return isSeq(node) ? this.#sequence(node, spot) : this.#mapping(node, spot)
  }

  #scalar(node: LibraryScalar, spot: Spot): Scalar {
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain'
    const isBlock = style === 'folded' || style === 'literal'
    const lines = node.range && !isBlock ? this.#written?.slice(node.range[0], node.range[1]) : undefined
    const source = lines !== undefined && /[\r\n]/.test(lines) ? valueOf(lines) : (node.source ?? '')
    const isNull = style === 'plain' && node.tag === undefined && /^(?:|~|null|Null|NULL)$/.test(source)
    const anchor = node.anchor ?? null
    const value = isNull ? null : source
    const offset = spot.at + this.#shift
    // The library puts a value that is not there before the next token.
    const range = style === 'plain' && source === '' ? { start: offset, end: offset } : this.#span(node, spot)
    return this.#anchored({ type: 'scalar', style, inFlow: spot.inFlow, value, ...range, anchor })
  }

  #sequence(node: YAMLSeq, { at, inFlow, depth }: Spot): Sequence {
    const flow = node.flow === true
    const items: Node[] = []
    const token = node.srcToken
    const dash = token?.type === 'block-seq' ? token.offset + this.#shift : null
    const range = this.#span(node, { at, inFlow, depth })
    const sequence = this.#anchored({
      type: 'sequence',
      flow,
      items,
      dash,
      ...range,
      anchor: node.anchor ?? null
    })
    for (const [index, item] of node.items.entries()) {
      const source = token !== undefined && 'items' in token ? token.items[index] : undefined
      const spot = {
        at: afterMarks(source?.start) ?? at,
        inFlow: flow || inFlow,
        depth: depth + 1
      }
      items.push(
        isPair(item) ? this.#onePair(item as LibraryPair, spot) : this.node(item as LibraryNode | null, spot)
      )
    }
    return sequence
  }

  #mapping(node: YAMLMap, { at, inFlow, depth }: Spot): Mapping {
    const flow = node.flow === true
    const entries: Entry[] = []
    const range = this.#span(node, { at, inFlow, depth })
    const mapping = this.#anchored({ type: 'mapping', flow, entries, ...range, anchor: node.anchor ?? null })
    const spot = { at, inFlow: flow || inFlow, depth: depth + 1 }
    for (const pair of node.items) {
      const entry = this.#entry(pair as LibraryPair, spot)
      entries.push(entry)
      if (isMerge(entry)) this.#merge(mapping, entry)
    }
    return mapping
  }

  /** Mappings that merge one that merges another one are as deep as if they were nested. */
  #merge(mapping: Mapping, entry: Entry): void {
    for (const other of mergedAt(entry)) {
      const depth = Math.max((this.#merges.get(other) ?? 0) + 1, this.#merges.get(mapping) ?? 0)
      this.#merges.set(mapping, depth)
      if (depth > this.#maxDepth) this.tooDeep ??= entry.start
    }
  }

  /** `[a: b]`: a mapping of one entry without braces. */
  #onePair(pair: LibraryPair, spot: Spot): Mapping {
    const entry = this.#entry(pair, { ...spot, depth: spot.depth + 1 })
    return {
      type: 'mapping',
      flow: true,
      entries: [entry],
      start: entry.start,
      end: entry.value.end,
      anchor: null
    }
  }

  #entry(pair: LibraryPair, spot: Spot): Entry {
    const token = pair.srcToken
    const colon = token?.sep?.find(({ type }) => type === 'map-value-ind')
    const mark = token?.start.find(({ type }) => ENTRY_MARKS.has(type))
    const keyAt = token?.key?.offset ?? colon?.offset ?? mark?.offset ?? spot.at
    const afterColon = colon === undefined ? null : colon.offset + 1
    const key = this.node(pair.key, { ...spot, at: keyAt })
    return {
      key,
      name: key.type === 'scalar' ? (key.value ?? '') : null,
      value: this.node(pair.value, { ...spot, at: afterMarks(token?.sep) ?? key.end - this.#shift }),
      start: (mark?.offset ?? keyAt) + this.#shift,
      afterColon: afterColon === null ? null : afterColon + this.#shift
    }
  }

  #span(node: LibraryNode, spot: Spot): { start: number; end: number } {
    const [start, end] = node.range ?? [spot.at, spot.at]
    return { start: start + this.#shift, end: end + this.#shift }
  }

  /** A value that is not there, at the place where one would be written. */
  #nothing({ at, inFlow }: Spot): Scalar {
    const offset = at + this.#shift
    return { type: 'scalar', style: 'plain', inFlow, value: null, start: offset, end: offset, anchor: null }
  }

  #anchored<T extends Resolved>(node: T): T {
    if (node.anchor !== null) this.#anchors.set(node.anchor, node)
    return node
  }
}

const ENTRY_MARKS: ReadonlySet<CST.SourceToken['type']> = new Set(['explicit-key-ind', 'anchor', 'tag'])

/** What a value stands behind: its indicator, anchor and tag. */
const VALUE_MARKS: ReadonlySet<CST.SourceToken['type']> = new Set([
  'map-value-ind',
  'seq-item-ind',
  'anchor',
  'tag'
])

function afterMarks(tokens: readonly CST.SourceToken[] | undefined): number | undefined {
  const last = tokens?.findLast(({ type }) => VALUE_MARKS.has(type))
  return last && last.offset + last.source.length
}
