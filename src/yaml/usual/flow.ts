import type { Entry, Mapping, Node, Resolved, Sequence } from '../node.js'
import { COLON, DOUBLE, HASH, SINGLE } from './cursor.js'
import type { Cursor } from './cursor.js'
import { readScalar } from './scalar.js'

const [COMMA, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x2c, 0x5b, 0x5d, 0x7b, 0x7d]
const MAX_DEPTH = 60

export function isFlow(cursor: Cursor): boolean {
  return cursor.code() === OPEN_LIST || cursor.code() === OPEN_MAP
}

/** Where a flow collection stands. */
export interface FlowSpot {
  readonly anchor: string | null
  readonly shift: number
  /** How deep its further lines must be indented. */
  readonly column: number
  /** Told of the collection before its content is read. */
  readonly onOpen: (node: Resolved) => void
}

/** A flow collection without comments, anchors and what is left out, from its bracket. */
export function readFlow(cursor: Cursor, spot: FlowSpot, depth = 0): Mapping | Sequence {
  if (depth > MAX_DEPTH) cursor.unusual()
  return cursor.code() === OPEN_MAP ? readMapping(cursor, spot, depth) : readSequence(cursor, spot, depth)
}

function readMapping(cursor: Cursor, spot: FlowSpot, depth: number): Mapping {
  const { anchor, shift } = spot
  const entries: Entry[] = []
  const start = cursor.at + shift
  const mapping: Mapping = { type: 'mapping', flow: true, entries, start, end: 0, anchor }
  spot.onOpen(mapping)
  items(cursor, CLOSE_MAP, spot.column, () => entries.push(readEntry(cursor, spot, depth)))
  return close(mapping, cursor.at + shift)
}

function readSequence(cursor: Cursor, spot: FlowSpot, depth: number): Sequence {
  const { anchor, shift } = spot
  const list: Node[] = []
  const start = cursor.at + shift
  const sequence: Sequence = {
    type: 'sequence',
    flow: true,
    items: list,
    dash: null,
    start,
    end: 0,
    anchor
  }
  spot.onOpen(sequence)
  items(cursor, CLOSE_LIST, spot.column, () => list.push(readNode(cursor, spot, depth)))
  return close(sequence, cursor.at + shift)
}

/** Sets the end of a collection, which others may refer to by now. */
export function close<T extends Resolved>(node: T, end: number): T {
  return Object.assign(node, { end })
}

function items(cursor: Cursor, end: number, column: number, readItem: () => void): void {
  cursor.at += 1
  toToken(cursor, column)
  if (cursor.code() !== end) {
    readItem()
    for (toToken(cursor, column); cursor.code() === COMMA; toToken(cursor, column)) {
      cursor.at += 1
      toToken(cursor, column)
      readItem()
    }
  }
  if (cursor.code() !== end) cursor.unusual()
  cursor.at += 1
}

function readEntry(cursor: Cursor, spot: FlowSpot, depth: number): Entry {
  const isQuoted = cursor.code() === DOUBLE || cursor.code() === SINGLE
  const key = readScalar(cursor, { inFlow: true, anchor: null, shift: spot.shift })
  cursor.spaces()
  if (cursor.code() !== COLON || (!isQuoted && !cursor.isGap(1))) cursor.unusual()
  cursor.at += 1
  const afterColon = cursor.at + spot.shift
  toToken(cursor, spot.column)
  return { key, name: key.value ?? '', value: readNode(cursor, spot, depth), start: key.start, afterColon }
}

function readNode(cursor: Cursor, { shift, column }: FlowSpot, depth: number): Node {
  if (!isFlow(cursor)) return readScalar(cursor, { inFlow: true, anchor: null, shift })
  return readFlow(cursor, { shift, column, anchor: null, onOpen: () => undefined }, depth + 1)
}

/** Over blanks and line ends. */
function toToken(cursor: Cursor, column: number): void {
  let indentation = Infinity
  cursor.spaces()
  while (cursor.isLineEnd() && cursor.at < cursor.text.length) {
    cursor.lineBreak()
    indentation = cursor.spaces()
  }
  if (indentation < column || (indentation === 0 && cursor.isMarker()) || cursor.code() === HASH)
    cursor.unusual()
}
