import type { Path } from '../fields/path.js'
import { resolve, withMerged } from '../yaml/node.js'
import type { Mapping, Node } from '../yaml/node.js'

export interface Reached {
  readonly node: Node
  /** What is left of the path where a scalar ends it. */
  readonly rest: Path
}

/** What a path leads to, through aliases and merged mappings; all of the entries where a key is there twice. */
export function reach(root: Node, path: Path): Reached[] {
  let nodes: Node[] = [root]
  const found: Reached[] = []
  for (const [index, part] of path.entries()) {
    nodes = nodes.flatMap((node) => {
      const value = resolve(node)
      if (value?.type === 'sequence') return value.items[Number(part)] ?? []
      if (value?.type === 'mapping') return valuesAt(value, String(part))
      // A text that is one scalar holds no YAML of its own.
      if (value?.type === 'scalar' && index > 0) found.push({ node: value, rest: path.slice(index) })
      return []
    })
  }
  return [...found, ...nodes.map((node) => ({ node: resolve(node) ?? node, rest: [] }))]
}

function valuesAt(map: Mapping, key: string): Node[] {
  for (const each of withMerged(map)) {
    const values = each.entries.flatMap(({ name, value }) => ((name ?? '') === key ? [value] : []))
    if (values.length > 0) return values
  }
  return []
}
