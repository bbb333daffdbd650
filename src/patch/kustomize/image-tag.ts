import { splitReference } from '../../image/reference.js'
import { parseFieldSpec } from '../../fields/path.js'
import { splitApiVersion } from '../../fields/table.js'
import { asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node } from '../../yaml/node.js'
import { matchesPattern } from './pattern.js'
import { mapEntries, renamedBy, scalar, withItems, writtenAt } from './tree.js'

/** Where one kind keeps an image, as a transformer configuration says it. */
export interface ImagePath {
  readonly kind: string | undefined
  readonly group: string | undefined
  readonly path: string
}

/** kustomize's own field specs. Containers at these paths are changed twice, which shows in a tagSuffix. */
const PATHS = [
  { path: '{spec,spec/template/spec}/{containers[],initContainers[]}/image' },
  { path: '{spec,spec/template/spec}/volumes[]/image/reference' }
]

/** An object after an entry of `images`. The rules are kustomize's api/filters/imagetag and api/internal/image. */
export function setImageTag(root: Mapping, entry: Mapping, paths: readonly ImagePath[]): Node {
  if (textAt(root, 'kind') === 'CustomResourceDefinition') return root
  const change = (node: Node): Node => {
    const text = asScalar(node)?.value
    const next = text ? renamed(text, entry) : undefined
    if (next === undefined || next === text) return node
    return renamedBy(writtenAt(scalar(next), writerOf(entry)), node, entry)
  }
  const { group } = splitApiVersion(textAt(root, 'apiVersion') ?? '')
  const ours = paths.filter(
    (path) => (path.kind ?? textAt(root, 'kind')) === textAt(root, 'kind') && (path.group ?? group) === group
  )
  return [...PATHS, ...ours].reduce<Node>(
    (node, { path }) => parseFieldSpec(path).reduce((each, parts) => at(each, parts, change), node),
    everyContainer(root, change)
  )
}

/** What in an entry a person would look at. */
function writerOf(entry: Mapping): Node {
  const found = ['newTag', 'digest', 'tagSuffix', 'newName'].flatMap((key) => lookup(entry, key) ?? [])[0]
  return found?.entry.value ?? entry
}

/** The text of an image after an entry; undefined where the entry is not about it. */
export function renamed(text: string, entry: Mapping): string | undefined {
  const field = (name: string): string => textAt(entry, name) ?? ''
  if (!isMatched(text, field('name'))) return undefined
  const { name, tag, digest } = splitReference(text)
  const [newTag, newDigest, suffix] = [field('newTag'), field('digest'), field('tagSuffix')]
  const join = (tag: string | null, digest: string | null) =>
    (field('newName') || name) + (tag ? `:${tag}` : '') + (digest ? `@${digest}` : '')
  if (newTag !== '' || newDigest !== '') return join(newTag, newDigest)
  return suffix === '' ? join(tag, digest) : join((tag ?? '') + suffix, null)
}

/** kustomize takes the name for a regular expression; so `my.app` is about `myxapp` as well. */
export function isMatched(text: string, name: string): boolean {
  const tail = '(?::[a-zA-Z0-9_.{}-]*)?(?:@[a-zA-Z0-9]+(?:[.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?'
  return name !== '' && matchesPattern(name, text, tail)
}

/** Items of every `containers` and `initContainers`, wherever they are. */
export function everyContainer(node: Node, change: (image: Node) => Node): Node {
  if (node.type === 'sequence')
    return withItems(
      node,
      node.items.map((item) => everyContainer(item, change))
    )
  return mapEntries(node, ({ name, value }) => {
    const inner = everyContainer(value, change)
    const isList = inner.type === 'sequence' && (name === 'containers' || name === 'initContainers')
    if (!isList) return inner
    return withItems(
      inner,
      inner.items.map((item) => at(item, ['image'], change))
    )
  })
}

/** A tree whose values at a field spec are changed. */
function at(node: Node, parts: readonly string[], change: (image: Node) => Node): Node {
  const [part, ...rest] = parts
  if (part === undefined) return change(node)
  const key = part.replace(/(?:\[\])+$/, '')
  return mapEntries(node, ({ name, value }) => {
    if (name !== key) return value
    const list = asSequence(value)
    if (list === undefined) return at(value, rest, change)
    return withItems(
      list,
      list.items.map((item) => at(item, rest, change))
    )
  })
}
