import { asMapping, lookup, textAt } from '../yaml/node.js'
import type { Mapping } from '../yaml/node.js'
import { splitApiVersion } from './table.js'

/** The Kubernetes object that something belongs to. */
export interface ObjectRef {
  /** Position of the YAML document in its file, from 0. */
  readonly document: number
  readonly kind: string
  /** API group, without the version; empty for the core group. */
  readonly group: string
  readonly namespace: string
  readonly name: string
}

/** The identity of an object; what it does not say is empty. */
export function objectOf(root: Mapping, document: number): ObjectRef {
  const metadata = asMapping(lookup(root, 'metadata')?.entry.value)
  return {
    document,
    kind: textAt(root, 'kind') ?? '',
    group: splitApiVersion(textAt(root, 'apiVersion') ?? '').group,
    namespace: textAt(metadata, 'namespace') ?? '',
    name: textAt(metadata, 'name') ?? textAt(metadata, 'generateName') ?? ''
  }
}
