import { asMapping, asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node, Scalar } from '../../yaml/node.js'
import { listAt, textsAt } from './definition.js'
import { everyContainer } from './image-tag.js'
import { hasSelectedId } from './resource.js'
import type { Resource } from './resource.js'
import { changed } from './transform.js'
import { entryOf, mappingOf, replacedBy, scalar, withEntries, withItems } from './tree.js'

/** Objects after one of a kustomization's `replacements`, which run last (kustomize api/filters/replacement). */
export function replace(resources: readonly Resource[], replacement: Mapping): readonly Resource[] {
  const source = asMapping(lookup(replacement, 'source')?.entry.value)
  const from = source && resources.find((resource) => hasSelectedId(resource, source))
  const written =
    from === undefined
      ? asScalar(lookup(replacement, 'sourceValue')?.entry.value)
      : asScalar(valueAt(from.root, parts(textAt(source, 'fieldPath') ?? 'metadata.name')))
  if (written?.value == null) return resources
  const text = part(written.value, source && options(source))
  return listAt(replacement, 'targets').reduce<readonly Resource[]>((all, item) => {
    const target = asMapping(item)
    const select = asMapping(target && lookup(target, 'select')?.entry.value)
    if (target === undefined || select === undefined || text === undefined) return all
    const fields = textsAt(target, 'fieldPaths')
    const paths = (fields.length === 0 ? ['metadata.name'] : fields).map(parts)
    const rejects = listAt(target, 'reject').flatMap((each) => asMapping(each) ?? [])
    return changed(all, (resource) => {
      if (!hasSelectedId(resource, select) || rejects.some((each) => hasSelectedId(resource, each)))
        return resource
      const put = (old: Scalar): Node =>
        replacedBy(scalar(joined(old.value ?? '', text, options(target))), written)
      const create = creates(target)
      const root = asMapping(
        paths.reduce<Node>((node, path) => change(node, path, put, create), resource.root)
      )
      return root === undefined || root === resource.root ? resource : { ...resource, root }
    })
  }, resources)
}

/** Objects after one of a kustomization's `vars`: `$(NAME)` in the images of containers. */
export function substitute(resources: readonly Resource[], variable: Mapping): readonly Resource[] {
  const reference = asMapping(lookup(variable, 'objref')?.entry.value)
  const field = asMapping(lookup(variable, 'fieldref')?.entry.value)
  const from = reference && resources.find((resource) => hasSelectedId(resource, reference))
  const written = from && asScalar(valueAt(from.root, parts(textAt(field, 'fieldpath') ?? 'metadata.name')))
  const name = `$(${textAt(variable, 'name') ?? ''})`
  const text = written?.value
  if (written === undefined || text == null) return resources
  const put = (image: Node): Node => {
    const old = asScalar(image)?.value ?? ''
    if (!old.includes(name)) return image
    return replacedBy(scalar(old.split(name).join(text)), old === name ? written : image)
  }
  return changed(resources, (resource) => {
    const root = asMapping(everyContainer(resource.root, put))
    return root === undefined || root === resource.root ? resource : { ...resource, root }
  })
}

interface Options {
  readonly delimiter: string
  readonly index: number
}

function options(map: Mapping): Options | undefined {
  const found = asMapping(lookup(map, 'options')?.entry.value)
  const delimiter = textAt(found, 'delimiter') ?? ''
  return delimiter === '' ? undefined : { delimiter, index: Number(textAt(found, 'index') ?? '0') }
}

function creates(map: Mapping): boolean {
  return textAt(asMapping(lookup(map, 'options')?.entry.value), 'create')?.toLowerCase() === 'true'
}

function part(text: string, given: Options | undefined): string | undefined {
  return given === undefined ? text : text.split(given.delimiter)[given.index]
}

function joined(old: string, text: string, given: Options | undefined): string {
  if (given === undefined) return text
  const parts = old.split(given.delimiter)
  if (given.index < 0) return [text, ...parts].join(given.delimiter)
  if (given.index >= parts.length) return [...parts, text].join(given.delimiter)
  return parts.with(given.index, text).join(given.delimiter)
}

/** `a.b\.c.[name=x].d` as `a`, `b.c`, `[name=x]`, `d`. */
function parts(path: string): string[] {
  const found = path.match(/\[[^\]]*\]|(?:\\.|[^.\\[])+/g) ?? []
  return found.map((each) => each.replaceAll('\\.', '.'))
}

function valueAt(root: Node, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, key) => {
    const map = asMapping(node)
    if (map !== undefined) return lookup(map, key)?.entry.value
    return asSequence(node)?.items.find((item, index) => isItem(item, index, key))
  }, root)
}

/** `create`: what mappings lack on the way is made. */
function change(node: Node, path: readonly string[], put: (old: Scalar) => Node, create: boolean): Node {
  const [key, ...rest] = path
  if (key === undefined) return node.type === 'scalar' ? put(node) : node
  if (node.type === 'mapping') {
    const isMissing = create && key !== '*' && node.entries.every(({ name }) => name !== key)
    const made = rest.length === 0 ? scalar(null) : mappingOf({})
    const entries = isMissing ? [...node.entries, entryOf(key, made)] : node.entries
    const next = entries.map((entry) =>
      entry.name === key || key === '*' ? { ...entry, value: change(entry.value, rest, put, create) } : entry
    )
    return withEntries(node, next)
  }
  if (node.type !== 'sequence') return node
  return withItems(
    node,
    node.items.map((item, index) => (isItem(item, index, key) ? change(item, rest, put, create) : item))
  )
}

/** `[name=x]`, `*` or a position. */
function isItem(item: Node, index: number, key: string): boolean {
  const [, field, value] = /^\[([^=]+)=(.*)\]$/.exec(key) ?? []
  if (field !== undefined) return textAt(asMapping(item), field) === value
  return key === '*' || key === String(index)
}
