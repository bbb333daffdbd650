import type { Path } from '../../fields/path.js'
import { asScalar, isMerge, lookup, textAt } from '../../yaml/node.js'
import type { Node, Scalar } from '../../yaml/node.js'

/** A registry and a tag that stand in one mapping, for images whose names stand elsewhere: `global: {hub, tag}`. */
export interface SharedTag {
  readonly registry: string
  readonly registryKey: string
  readonly scalar: Scalar
  readonly path: Path
}

const REGISTRIES = ['hub', 'registry', 'imageRegistry'] as const
const TAGS = ['tag', 'imageTag'] as const
const NAMES = ['image', 'name', 'repository', 'repo'] as const

/** Every tag of a document that images without one of their own may share. */
export function* sharedTags(node: Node, path: Path = []): Generator<SharedTag, void> {
  if (node.type === 'sequence') {
    for (const [index, item] of node.items.entries()) yield* sharedTags(item, [...path, index])
  }
  if (node.type !== 'mapping') return
  const registryKey = REGISTRIES.find((key) => textAt(node, key))
  const key = TAGS.find((each) => textAt(node, each))
  const scalar = key && asScalar(lookup(node, key)?.entry.value)
  const isNamed = NAMES.some((each) => textAt(node, each))
  if (registryKey !== undefined && key !== undefined && scalar !== undefined && !isNamed) {
    yield { registry: textAt(node, registryKey) ?? '', registryKey, scalar, path: [...path, key] }
  }
  for (const entry of node.entries) {
    if (!isMerge(entry)) yield* sharedTags(entry.value, [...path, entry.name ?? ''])
  }
}
