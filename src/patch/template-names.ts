import type { ObjectRef } from '../fields/object.js'
import type { Path } from '../fields/path.js'
import { asMapping, asScalar, asSequence, lookup } from '../yaml/node.js'
import type { Node } from '../yaml/node.js'
import type { Draft, Work } from './draft.js'

/** The object and the container of a change; names that a template's action writes are given as the template has them. */
export function namesOf(work: Work, draft: Draft): Pick<Draft, 'object' | 'container'> {
  const { object, container, path } = draft
  if (work.template === null) return { object, container }
  const at = (place: Path): string | undefined => sourceAt(work, place)
  const inList = path.findLastIndex((part) => typeof part === 'number')
  const names: ObjectRef = {
    ...object,
    kind: at(['kind']) ?? object.kind,
    namespace: at(['metadata', 'namespace']) ?? object.namespace,
    name: at(['metadata', 'name']) ?? object.name
  }
  return {
    object: names,
    container: container === null ? null : (at([...path.slice(0, inList + 1), 'name']) ?? container)
  }
}

/** What the template has for a scalar that an action has a part in. */
function sourceAt(work: Work, path: Path): string | undefined {
  const node = path.reduce<Node | undefined>((value, part) => {
    if (typeof part === 'number') return asSequence(value)?.items[part]
    const map = asMapping(value)
    return map && lookup(map, part)?.entry.value
  }, work.root)
  const scalar = asScalar(node)
  if (scalar === undefined || !work.isMasked(scalar)) return undefined
  return work.template?.source.slice(scalar.start, scalar.end).replace(/^(["'])(.*)\1$/, '$2')
}
