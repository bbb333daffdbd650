import type { Node } from '../yaml/node.js'

/**
 * The tree of a Helm template without what its actions write: such a scalar has no text of its own, and no rule may take
 * the characters that cover the action for one.
 */
export function withoutActions(root: Node, isMasked: (start: number, end: number) => boolean): Node {
  const done = new Map<Node, Node>()

  function copy(node: Node): Node {
    const known = done.get(node)
    if (known !== undefined) return known
    const made = copyOf(node)
    done.set(node, made)
    return made
  }

  function copyOf(node: Node): Node {
    switch (node.type) {
      case 'scalar':
        return isMasked(node.start, node.end) ? { ...node, value: null } : node
      case 'mapping': {
        const entries = node.entries.map((entry) => ({ ...entry, value: copy(entry.value) }))
        return { ...node, entries }
      }
      case 'sequence':
        return { ...node, items: node.items.map(copy) }
      case 'alias': {
        // An alias inside its own anchor stays as it is.
        const target = node.target === null ? undefined : done.get(node.target)
        return target === undefined || target.type === 'alias' ? node : { ...node, target }
      }
    }
  }

  return copy(root)
}
