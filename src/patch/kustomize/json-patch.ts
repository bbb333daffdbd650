import { asMapping, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Node } from '../../yaml/node.js'
import { entryOf, withEntries, withItems } from './tree.js'

/** The parts of a JSON pointer (RFC 6901): `/a~1b/0` is `a/b`, `0`. */
export function pointer(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** An object after the operations of a JSON patch (RFC 6902). One that fails here fails the build, and is passed over. */
export function jsonPatch(root: Node, operations: Node): Node {
  return (asSequence(operations)?.items ?? []).reduce((node, item) => {
    const operation = asMapping(item)
    const [op, path, from] = ['op', 'path', 'from'].map((key) => textAt(operation, key))
    if (operation === undefined || path === undefined) return node
    const to = pointer(path)
    const value = lookup(operation, 'value')?.entry.value
    if ((op === 'add' || op === 'replace') && value !== undefined) return put(node, to, value, op === 'add')
    if (op === 'remove') return remove(node, to)
    const source = from === undefined ? undefined : nodeAt(node, pointer(from))
    if (source === undefined || from === undefined) return node
    if (op === 'copy') return put(node, to, source, true)
    return op === 'move' ? put(remove(node, pointer(from)), to, source, true) : node
  }, root)
}

function nodeAt(root: Node, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, part) => {
    const map = asMapping(node)
    if (map !== undefined) return lookup(map, part)?.entry.value
    return asSequence(node)?.items[Number(part)]
  }, root)
}

/** With `insert`, an item of a list moves those behind it. */
function put(node: Node, path: readonly string[], value: Node, insert: boolean): Node {
  const [part, ...rest] = path
  if (part === undefined) return value
  if (node.type === 'mapping') {
    const found = node.entries.find(({ name }) => name === part)
    if (found === undefined)
      return rest.length > 0 ? node : withEntries(node, [...node.entries, entryOf(part, value)])
    const next = { ...found, value: put(found.value, rest, value, insert) }
    return withEntries(
      node,
      node.entries.map((entry) => (entry === found ? next : entry))
    )
  }
  if (node.type !== 'sequence') return node
  const at = part === '-' ? node.items.length : Number(part)
  if (rest.length === 0) return withItems(node, node.items.toSpliced(at, insert ? 0 : 1, value))
  const item = node.items[at]
  return item === undefined ? node : withItems(node, node.items.with(at, put(item, rest, value, insert)))
}

function remove(node: Node, path: readonly string[]): Node {
  const [part, ...rest] = path
  if (part === undefined) return node
  if (node.type === 'mapping') {
    const entries = node.entries.flatMap((entry) => {
      if (entry.name !== part) return [entry]
      return rest.length === 0 ? [] : [{ ...entry, value: remove(entry.value, rest) }]
    })
    return withEntries(node, entries)
  }
  if (node.type !== 'sequence') return node
  const at = Number(part)
  const item = node.items[at]
  if (item === undefined) return node
  return withItems(
    node,
    rest.length === 0 ? node.items.toSpliced(at, 1) : node.items.with(at, remove(item, rest))
  )
}
