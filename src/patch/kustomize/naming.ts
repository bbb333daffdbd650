import { splitApiVersion } from '../../fields/table.js'
import { textAt } from '../../yaml/node.js'
import { effective, equals } from './resource.js'
import type { Resource, ResourceId } from './resource.js'

/** How a patch at the end of a kustomization's `patches` names one object and no other; undefined where it cannot. */
export interface Naming {
  /** The identity of a strategic merge patch. */
  readonly merge: (ResourceId & { readonly apiVersion: string }) | undefined
  /** The target of a JSON patch. */
  readonly target: Readonly<Record<string, string>> | undefined
}

export function namingOf(resource: Resource, resources: readonly Resource[]): Naming {
  const apiVersion = apiVersionOf(resource)
  const others = resources.filter((other) => other !== resource && apiVersionOf(other) === apiVersion)
  const merge = resource.patchable
    .toReversed()
    .find((id) => !others.some(({ patchable }) => patchable.some((other) => equals(other, id))))
  const target = targetsOf(resource).find((each) => !others.some((other) => isTargeted(other, each)))
  return { merge: merge && { ...merge, apiVersion }, target: target && written(target, apiVersion) }
}

function apiVersionOf({ root }: Resource): string {
  return textAt(root, 'apiVersion') ?? ''
}

/** What may stand in a target, what people would write first. An empty namespace is left out there. */
function targetsOf({ patchable }: Resource): ResourceId[] {
  const [first, now] = [patchable[0], patchable.at(-1)]
  if (first === undefined || now === undefined) return []
  const { kind } = now
  const namespaces = [now.namespace, effective(now.namespace), effective(first.namespace)]
  return [now.name, first.name].flatMap((name) => namespaces.map((namespace) => ({ kind, name, namespace })))
}

/** As kustomize's Select has it: the first name or the present one, and the same of the namespace. */
function isTargeted({ patchable }: Resource, { kind, name, namespace }: ResourceId): boolean {
  const [first, now] = [patchable[0], patchable.at(-1)]
  const ends = [first, now].flatMap((id) => id ?? [])
  return (
    now?.kind === kind &&
    ends.some((id) => id.name === name) &&
    (namespace === '' || ends.some((id) => effective(id.namespace) === namespace))
  )
}

function written({ kind, name, namespace }: ResourceId, apiVersion: string): Record<string, string> {
  const { group, version } = splitApiVersion(apiVersion)
  const place = namespace === '' ? {} : { namespace: escaped(namespace) }
  return { ...(group === '' ? {} : { group }), version, kind, name: escaped(name), ...place }
}

/** kustomize takes what a target says for regular expressions. */
function escaped(text: string): string {
  return text.replaceAll('.', '\\.')
}
