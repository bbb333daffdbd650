import { objectOf } from '../fields/object.js'
import type { ObjectRef } from '../fields/object.js'
import { follow } from '../fields/path.js'
import type { Path } from '../fields/path.js'
import type { FieldRow } from '../fields/table.js'
import type { ImageUse } from '../fields/use.js'
import { walk, walkPod } from '../fields/walk.js'
import { parseReference } from '../image/reference.js'
import type { Work } from '../patch/draft.js'
import type { Build } from '../patch/kustomize/build.js'
import { isKustomization } from '../patch/kustomize/definition.js'
import { nodeAt } from '../patch/kustomize/needs.js'
import { entriesBehind, originOf, placeOf } from '../patch/kustomize/tree.js'
import type { FilePlace, Origin } from '../patch/kustomize/tree.js'
import { setPolicy } from '../patch/policy.js'
import { EMPTY_MAPPING, asMapping, asScalar, lookup } from '../yaml/node.js'
import type { Embedded } from '../yaml/embedded.js'
import type { Node } from '../yaml/node.js'
import { lineEnd, lineStart } from '../yaml/text.js'
import type { Mend } from './rule.js'
import type { AuditedImage, EntryIn, Policy, Unit } from './unit.js'

/** What is needed to look at objects. */
export interface Looking {
  readonly rows: readonly FieldRow[]
  readonly isSelected: (file: string) => boolean
}

/** Where the nodes of a tree are written. */
interface Places {
  readonly at: (node: Node) => FilePlace
  /** Where a node can be changed; undefined for one that was made, or that is none of ours. */
  readonly origin: (node: Node, path: Path) => Origin | undefined
}

/** A document of a file as its text has it. `isMasked`: of a Helm template, what its actions write. */
export function documentUnit(
  file: string,
  document: number,
  root: Node,
  text: string,
  looking: Looking,
  isMasked: ((start: number, end: number) => boolean) | null
): Unit {
  const at = (node: Node): FilePlace => ({ file, offset: node.start })
  const origin = (_: Node, path: Path): Origin => ({ file, document, path })
  const map = asMapping(root)
  const object = map === undefined ? nameless(document) : objectOf(map, document)
  const uses = walk(root, document, looking.rows).uses.filter(
    ({ image }) => isMasked?.(image.start, image.end) !== true
  )
  const isKustomizations = map !== undefined && isKustomization(file, map)
  return {
    shape: isKustomizations ? 'kustomization' : 'object',
    root,
    object,
    images: uses.map((use) => imageOf(use, { at, origin }, looking, isMasked)),
    build: null,
    isTemplate: isMasked !== null,
    source: { file, document },
    files: new Set([file]),
    at,
    lineAt: (offset) => text.slice(lineStart(text, offset), lineEnd(text, offset)),
    keyAt: (entry) => ({ file, offset: entry.start }),
    entries: isKustomizations ? entriesAt(root, ['images']) : [],
    values: []
  }
}

/** The objects that a kustomization builds. */
export function buildUnits(kustomization: string, { resources, files }: Build, looking: Looking): Unit[] {
  const at = (node: Node): FilePlace => placeOf(node) ?? { file: kustomization, offset: 0 }
  const origin = (node: Node): Origin | undefined => {
    const found = originOf(node)
    return found !== undefined && looking.isSelected(found.file) ? found : undefined
  }
  return resources.map(({ root }) => {
    return {
      shape: 'object',
      root,
      object: objectOf(root, 0),
      images: walk(root, 0, looking.rows).uses.map((use) => imageOf(use, { at, origin }, looking, null)),
      build: kustomization,
      isTemplate: false,
      source: null,
      files,
      at,
      lineAt: () => '',
      keyAt: (entry) => at(entry.value),
      entries: [],
      values: []
    }
  })
}

/** A text of a document that is YAML of its own. What is found in it is told, and mended by hand. */
export function insideUnit(
  outer: Unit,
  file: string,
  inner: Embedded,
  root: Node,
  holds: 'pod' | 'object' | 'values',
  looking: Looking
): Unit {
  const { document } = outer.object
  const at = (node: Node): FilePlace => ({ file, offset: inner.toOuter(node.start) })
  const object = holds === 'object' ? objectOf(asMapping(root) ?? EMPTY_MAPPING, document) : outer.object
  const { uses } =
    holds === 'object'
      ? walk(root, document, looking.rows)
      : holds === 'pod'
        ? walkPod(root, object)
        : NO_USES
  const images = uses.map((use) => imageOf(use, { at, origin: () => undefined }, looking, null))
  return {
    ...outer,
    shape: holds === 'values' ? 'values' : 'object',
    root,
    object,
    // What a patch of a pod does not say, the pod does.
    images: images.map((image) =>
      holds === 'pod' && image.policy.kind === 'default' ? { ...image, policy: { kind: 'unknown' } } : image
    ),
    source: null,
    at,
    lineAt: (offset) => inner.text.slice(lineStart(inner.text, offset), lineEnd(inner.text, offset)),
    keyAt: (entry) => ({ file, offset: inner.toOuter(entry.start) }),
    entries: [],
    values: []
  }
}

const NO_USES = { uses: [] }

/** The mappings of the lists that a path leads to. */
export function entriesAt(root: Node, path: readonly string[]): EntryIn[] {
  return [...follow(root, [...path.slice(0, -1), `${path.at(-1) ?? ''}[]`])].flatMap(({ node, path: at }) => {
    const map = asMapping(node)
    return map === undefined ? [] : [{ map, path: at }]
  })
}

function nameless(document: number): ObjectRef {
  return { document, kind: '', group: '', namespace: '', name: '' }
}

function imageOf(
  use: ImageUse,
  { at, origin }: Places,
  { rows }: Looking,
  isMasked: ((start: number, end: number) => boolean) | null
): AuditedImage {
  const text = (use.image.value ?? '').trim()
  const found = policyNode(use)
  const place = use.policy
  const hasActions =
    isMasked !== null && place?.at === 'container' && isMasked(place.container.start, place.container.end)
  const value = asScalar(found)?.value ?? ''
  let policy: Policy = { kind: 'unknown' }
  if (found !== undefined && value !== '' && isMasked?.(found.start, found.end) !== true) {
    policy = { kind: 'given', value, at: at(found) }
  } else if (place?.at === 'container' && !hasActions && use.object.kind !== '') policy = { kind: 'default' }
  return {
    text,
    reference: parseReference(text),
    at: at(use.image),
    who: use.container === null ? 'the image' : `container ${JSON.stringify(use.container)}`,
    policy,
    pod: use.pod,
    entries: entriesBehind(use.image),
    path: use.path,
    setPolicy: isMasked === null ? mender(use, policy, found, origin, rows) : undefined
  }
}

function policyNode({ policy }: ImageUse): Node | undefined {
  if (policy === null) return undefined
  if (policy.at === 'container') return lookup(policy.container, policy.key)?.entry.value
  return policy.spot.missing.length === 0 ? policy.spot.found?.entry.value : undefined
}

/** Writes the policy where it is written now; where there is none, into the container. */
function mender(
  use: ImageUse,
  policy: Policy,
  found: Node | undefined,
  origin: Places['origin'],
  rows: readonly FieldRow[]
): AuditedImage['setPolicy'] {
  const { policy: place, object, container } = use
  if (place === null) return undefined
  if (policy.kind === 'given' && found !== undefined) {
    const path = place.at === 'container' ? [...use.path.slice(0, -1), place.key] : place.spot.path
    const written = origin(found, path)
    return written && ((to) => scalarMend(written, to, { field: 'pullPolicy', object, container }))
  }
  if (place.at !== 'container') return undefined
  const holder = origin(place.container, use.path.slice(0, -1))
  return (
    holder &&
    ((to) => ({
      ...holder,
      write(work: Work, root: Node): void {
        const path = JSON.stringify(holder.path)
        const same = walk(root, holder.document, rows).uses.find(
          (each) => JSON.stringify(each.path.slice(0, -1)) === path
        )
        if (same !== undefined) setPolicy(work, same, to)
      }
    }))
  )
}

/** Gives a scalar of a document another text. */
export function scalarMend(
  { file, document, path }: Origin,
  to: string,
  record: Pick<Parameters<Work['set']>[2], 'field' | 'object' | 'container'>
): Mend {
  return {
    file,
    document,
    write(work, root) {
      const scalar = asScalar(nodeAt(root, path))
      if (scalar === undefined) return
      const map = asMapping(root)
      const object = map === undefined ? record.object : objectOf(map, document)
      work.set(scalar, to, { ...record, object, path, offset: scalar.start })
    }
  }
}
