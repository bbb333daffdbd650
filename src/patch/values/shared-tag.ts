import { NAMES, SHARED_REGISTRIES, SHARED_TAGS, keyIn } from '../../fields/image-keys.js'
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

/** Every tag of a document that images without one of their own may share. */
export function* sharedTags(node: Node, path: Path = []): Generator<SharedTag, void> {
  if (node.type === 'sequence') {
    for (const [index, item] of node.items.entries()) yield* sharedTags(item, [...path, index])
  }
  if (node.type !== 'mapping') return
  const first = (names: readonly string[]): string | undefined =>
    names.flatMap((name) => keyIn(node, [name]) ?? []).find((key) => textAt(node, key))
  // Beside a name, a registry is that of this name.
  const registryKey = first(['image', ...NAMES]) ?? first(SHARED_REGISTRIES)
  const key = first(SHARED_TAGS)
  const scalar = key === undefined ? undefined : asScalar(lookup(node, key)?.entry.value)
  if (registryKey !== undefined && key !== undefined && scalar !== undefined) {
    yield { registry: textAt(node, registryKey) ?? '', registryKey, scalar, path: [...path, key] }
  }
  for (const entry of node.entries) {
    if (!isMerge(entry)) yield* sharedTags(entry.value, [...path, entry.name ?? ''])
  }
}
