import { POLICIES, SECRETS, isImageKey, isTagged, keyIn, keysOfMap, plainKey } from './image-keys.js'
import type { KeyReader } from './image-keys.js'
import type { ObjectRef } from './object.js'
import { objectOf } from './object.js'
import { follow, parseFieldSpec, spotAt } from './path.js'
import type { Hit, Path, Spot } from './path.js'
import { rowsFor } from './table.js'
import type { FieldRow } from './table.js'
import type { ApartUse, Embedded, ImageUse, Pod, PolicyPlace, Walked } from './use.js'
import { asMapping, asScalar, asSequence, isMerge, lookup, textAt } from '../yaml/node.js'
import type { Mapping, Node, Sequence } from '../yaml/node.js'

/** Every image that the objects of a document run. `rows`: what the user adds to the table of kinds. */
export function walk(root: Node, document: number, rows: readonly FieldRow[] = []): Walked {
  const walker = new Walker(document, rows)
  const list = asSequence(root)
  if (list === undefined) walker.object(root, [])
  else walker.operations(list)
  return walker
}

/** Every image of a pod's spec that stands alone, as a part of `object`. */
export function walkPod(root: Node, object: ObjectRef): Walked {
  const walker = new Walker(object.document, [])
  walker.podSpec(root, object)
  return walker
}

class Walker {
  readonly uses: ImageUse[] = []
  readonly apart: ApartUse[] = []
  readonly embedded: Embedded[] = []
  readonly #document: number
  readonly #rows: readonly FieldRow[]
  /** Nodes that were dealt with, each with the paths at which it was met. */
  readonly #seen = new Map<Node, Set<string>>()

  constructor(document: number, rows: readonly FieldRow[]) {
    this.#document = document
    this.#rows = rows
  }

  /** An object with apiVersion and kind, or a List of them. */
  object(node: Node, path: Path): void {
    const root = asMapping(node)
    const kind = textAt(root, 'kind')
    if (root === undefined || kind === undefined || kind === 'CustomResourceDefinition') return
    const object = objectOf(root, this.#document)
    const apiVersion = textAt(root, 'apiVersion') ?? ''
    const own = this.#rows.filter(
      (row) => row.kinds.includes(kind) && (row.group === '*' || row.group === object.group)
    )
    for (const row of [...rowsFor(apiVersion, kind), ...own]) this.#row(row, root, object, path)
    if (hasContainers(root)) this.#shapedPod(root, path, object, undefined)
    for (const entry of root.entries) {
      if (entry.name === 'status' || entry.name === 'metadata' || isMerge(entry)) continue
      this.#shapes(entry.value, [...path, entry.name ?? ''], object, undefined)
    }
  }

  /** What a JSON patch (RFC 6902) puts into an object: an image, a container, or something around them. */
  operations(list: Sequence): void {
    const object = { document: this.#document, kind: '', group: '', namespace: '', name: '' }
    for (const [index, item] of list.items.entries()) {
      const operation = asMapping(item)
      const [key, list, before] = (textAt(operation, 'path') ?? '').split('/').toReversed()
      if (!/^(?:add|replace)$/.test(textAt(operation, 'op') ?? '')) continue
      for (const hit of follow(item, ['value'], [index])) {
        const isItem = isListKey(list) && /^(?:-|\d+)$/.test(key ?? '')
        const isImage = key === 'image' || (key === 'reference' && list === 'image' && before !== undefined)
        if (isImage && asScalar(hit.node) !== undefined) this.#use(hit, null, null, object, null)
        else if (isItem) this.#container(hit, 'image', 'imagePullPolicy', object, null)
        else if (isListKey(key)) {
          for (const each of follow(item, ['value[]'], [index])) {
            this.#container(each, 'image', 'imagePullPolicy', object, null)
          }
        } else this.#shapes(hit.node, hit.path, object, undefined)
      }
    }
  }

  podSpec(root: Node, object: ObjectRef): void {
    const spec = asMapping(root)
    if (spec !== undefined) this.#containersOf(spec, [], object, this.#pod(spec, [], object, undefined), [])
  }

  #row(row: FieldRow, root: Mapping, object: ObjectRef, base: Path): void {
    const hits = (specs: readonly string[] | undefined): Hit[] =>
      (specs ?? []).flatMap((spec) => parseFieldSpec(spec)).flatMap((parts) => [...follow(root, parts, base)])
    const at = (spec: string): Spot | undefined => spotAt(root, parseFieldSpec(spec)[0] ?? [], base)
    for (const hit of hits(row.never)) this.#mark(hit.node, hit.path)
    for (const hit of hits(row.templates)) this.#template(hit, object)
    const secrets = row.secrets && at(row.secrets.at)
    const pod: Pod = {
      object,
      secrets: row.secrets && secrets ? { spot: secrets, form: row.secrets.form, near: undefined } : null,
      annotations: parseAll(row.annotations).flatMap((keys) => {
        const spot = spotAt(root, keys, base)
        return spot === undefined ? [] : [{ spot, near: undefined }]
      })
    }
    for (const hit of hits(row.containers)) this.#container(hit, 'image', 'imagePullPolicy', object, pod)
    for (const hit of hits(row.volumes)) this.#volume(hit, object, pod)
    for (const hit of hits(row.images)) {
      const spot = row.policy === undefined ? undefined : at(row.policy)
      const near = spot?.parent === hit.parent ? hit.found?.entry : undefined
      const policy: PolicyPlace | null = spot === undefined ? policyBeside(hit) : { at: 'object', spot, near }
      this.#use(hit, null, policy, object, pod)
    }
    for (const { at: spec, tag, digest, unless } of row.apart ?? []) {
      for (const { node, path, parent, twins } of hits([spec])) {
        const image = asScalar(node)
        if (image === undefined || parent === null || textAt(parent, unless)) continue
        const spot = row.policy === undefined ? undefined : at(row.policy)
        const near = spot?.parent === parent ? lookup(parent, tag)?.entry : undefined
        const policy: PolicyPlace | null = spot === undefined ? null : { at: 'object', spot, near }
        const use = { object, container: null, path, node, image, twins, policy, pod }
        const parts = { registry: undefined, organisation: undefined, name: String(path.at(-1)), tag, digest }
        this.apart.push({ ...use, map: parent, keys: { ...parts, alternatives: [] }, isShape: false })
      }
    }
    for (const { at: spec, holds } of row.embedded ?? []) {
      for (const hit of hits([spec])) {
        const scalar = asScalar(hit.node)
        if (scalar !== undefined) this.embedded.push({ scalar, holds, object, path: hit.path, pod })
      }
    }
  }

  /** `metadata` beside a pod's `spec`. */
  #template(hit: Hit, object: ObjectRef): void {
    const template = asMapping(hit.node)
    if (template === undefined) return
    for (const inner of follow(template, ['spec'], hit.path)) {
      const spec = asMapping(inner.node)
      if (spec === undefined) continue
      const spot = spotAt(template, ['metadata', 'annotations'], hit.path)
      const pod = this.#pod(spec, inner.path, object, spot && { spot, near: inner.found?.entry })
      this.#containersOf(spec, inner.path, object, pod, [...hit.twins, ...inner.twins])
    }
  }

  #pod(
    spec: Mapping,
    path: Path,
    object: ObjectRef,
    annotations: Pod['annotations'][number] | undefined
  ): Pod {
    const spot = spotAt(spec, ['imagePullSecrets'], path)
    const near = CONTAINER_LISTS.flatMap((key) => spec.entries.find(({ name }) => name === key) ?? [])[0]
    return {
      object,
      secrets: spot === undefined ? null : { spot, form: 'objects', near },
      annotations: annotations === undefined ? [] : [annotations]
    }
  }

  /** The containers and image volumes of a pod's spec. */
  #containersOf(spec: Mapping, path: Path, object: ObjectRef, pod: Pod | null, twins: Hit['twins']): void {
    for (const key of CONTAINER_LISTS) {
      for (const hit of follow(spec, [`${key}[]`], path)) {
        this.#container({ ...hit, twins: [...twins, ...hit.twins] }, 'image', 'imagePullPolicy', object, pod)
      }
    }
    for (const hit of follow(spec, ['volumes[]'], path)) {
      this.#volume({ ...hit, twins: [...twins, ...hit.twins] }, object, pod)
    }
  }

  #volume(hit: Hit, object: ObjectRef, pod: Pod | null): void {
    const volume = asMapping(hit.node)
    const name = textAt(volume, 'name') ?? null
    for (const image of follow(hit.node, ['image'], hit.path)) {
      this.#container(
        { ...image, twins: [...hit.twins, ...image.twins] },
        'reference',
        'pullPolicy',
        object,
        pod,
        name
      )
    }
  }

  #container(
    hit: Hit,
    imageKey: string,
    policyKey: string,
    object: ObjectRef,
    pod: Pod | null,
    name?: string | null
  ): void {
    const container = asMapping(hit.node)
    if (container === undefined) return
    for (const image of follow(container, [imageKey], hit.path)) {
      if (image.found === null) continue
      const policy: PolicyPlace = { at: 'container', container, key: policyKey, image: image.found }
      const twins = [...hit.twins, ...image.twins]
      const title = name === undefined ? (textAt(container, 'name') ?? null) : name
      this.#use({ ...image, twins }, title, policy, object, pod)
    }
  }

  #use(
    hit: Hit,
    container: string | null,
    policy: PolicyPlace | null,
    object: ObjectRef,
    pod: Pod | null
  ): void {
    const image = asScalar(hit.node)
    if (image === undefined || !this.#mark(hit.node, hit.path)) return
    this.uses.push({
      object,
      container,
      path: hit.path,
      node: hit.node,
      image,
      twins: hit.twins,
      policy,
      pod
    })
  }

  /** False if the node was already met at this path. */
  #mark(node: Node, path: Path): boolean {
    const paths = this.#seen.get(node) ?? new Set()
    const at = JSON.stringify(path)
    if (paths.has(at)) return false
    this.#seen.set(node, paths.add(at))
    return true
  }

  /** Pods and container lists that are recognised by their shape, and whole objects inside others. */
  #shapes(node: Node, path: Path, object: ObjectRef, parent: Mapping | undefined): void {
    if (node.type === 'sequence') {
      for (const [index, item] of node.items.entries())
        if (item.type !== 'scalar') this.#shapes(item, [...path, index], object, undefined)
      return
    }
    const map = asMapping(node)
    if (map === undefined) return
    if (textAt(map, 'kind') !== undefined && textAt(map, 'apiVersion') !== undefined)
      return this.object(map, path)
    if (hasContainers(map)) this.#shapedPod(map, path, object, parent)
    for (const entry of map.entries) {
      const image = asMapping(entry.value)
      if (image === undefined || isMerge(entry) || !isImageKey(entry.name ?? '')) continue
      this.#shapedImage(image, [...path, entry.name ?? ''], object, map)
    }
    if (node.type === 'alias') return
    for (const entry of node.type === 'mapping' ? node.entries : []) {
      // Most values are scalars, which have no shape.
      if (entry.value.type === 'scalar' || isMerge(entry)) continue
      this.#shapes(entry.value, [...path, entry.name ?? ''], object, entry.name === 'spec' ? map : undefined)
    }
  }

  /** `image: {repository, tag}`, as many operators have it. `around`: the mapping that it stands in. */
  #shapedImage(map: Mapping, path: Path, object: ObjectRef, around: Mapping): void {
    if (HOLDS_VALUES.some(({ group, kinds }) => group === object.group && kinds.test(object.kind))) return
    const keys = keysOfMap(readerOf(map), String(path.at(-1)))
    const found = keys && lookup(map, keys.name)
    const image = asScalar(found?.entry.value)
    const hasTag = [keys?.tag, keys?.digest].some(
      (key) => key !== undefined && lookup(map, key) !== undefined
    )
    if (keys === undefined || found === undefined || image === undefined) return
    if (!(hasTag || isTagged(image.value ?? '')) || !this.#mark(found.entry.value, [...path, keys.name]))
      return
    const beside = [map, around].flatMap((container) => {
      const key = keyIn(container, POLICIES)
      return key === undefined ? [] : [{ at: 'container' as const, container, key, image: found }]
    })
    this.apart.push({
      object,
      container: textAt(around, 'name') ?? null,
      path: [...path, keys.name],
      node: found.entry.value,
      image,
      twins: [],
      policy: beside[0] ?? null,
      pod: this.#podAround(map, path, object, around),
      map,
      keys,
      isShape: true
    })
  }

  /** Pull secrets that stand in an image's mapping or beside it. */
  #podAround(map: Mapping, path: Path, object: ObjectRef, around: Mapping): Pod | null {
    for (const [at, base] of [
      [map, path],
      [around, path.slice(0, -1)]
    ] as const) {
      const key = keyIn(
        at,
        SECRETS.filter((name) => name.endsWith('s'))
      )
      const spot = key === undefined ? undefined : spotAt(at, [key], base)
      const [first] = asSequence(spot?.found?.entry.value)?.items ?? []
      const isText =
        first === undefined ? plainKey(key ?? '') !== 'imagepullsecrets' : asScalar(first) !== undefined
      const form = isText ? 'strings' : 'objects'
      if (spot !== undefined) return { object, secrets: { spot, form, near: undefined }, annotations: [] }
    }
    return null
  }

  #shapedPod(spec: Mapping, path: Path, object: ObjectRef, template: Mapping | undefined): void {
    const isPod = template !== undefined || POD_KEYS.some((key) => lookup(spec, key) !== undefined)
    const isTemplate = template && (lookup(template, 'metadata') ?? /template$/i.test(String(path.at(-2))))
    const spot = isTemplate && spotAt(template, ['metadata', 'annotations'], path.slice(0, -1))
    const near = template && lookup(template, 'spec')?.entry
    const pod = this.#pod(spec, path, object, spot ? { spot, near } : undefined)
    this.#containersOf(spec, path, object, isPod ? pod : null, [])
  }
}

/** Kinds that hold the values of charts, whose images are found there. */
const HOLDS_VALUES = [
  { group: 'helm.toolkit.fluxcd.io', kinds: /^HelmRelease$/ },
  { group: 'argoproj.io', kinds: /^Application(?:Set)?$/ },
  { group: 'kustomize.config.k8s.io', kinds: /^/ },
  { group: 'kustomize.toolkit.fluxcd.io', kinds: /^/ }
]

function readerOf(map: Mapping): KeyReader {
  const find = (names: readonly string[]): string | undefined =>
    names
      .flatMap((name) => keyIn(map, [name]) ?? [])
      .find((key) => asScalar(lookup(map, key)?.entry.value) !== undefined)
  return { find, text: (key) => textAt(map, key) }
}

const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'] as const

function isListKey(key: string | undefined): boolean {
  return CONTAINER_LISTS.some((list) => list === key)
}

/** Fields that only a pod's spec has (k8s.io/api core/v1 PodSpec). */
const POD_KEYS = [
  'imagePullSecrets',
  'restartPolicy',
  'serviceAccountName',
  'terminationGracePeriodSeconds'
] as const

/** A pull policy that stands beside an image of a kind without a known field for it is that field. */
function policyBeside({ parent, found }: Hit): PolicyPlace | null {
  if (parent === null || found === null || lookup(parent, 'imagePullPolicy') === undefined) return null
  return { at: 'container', container: parent, key: 'imagePullPolicy', image: found }
}

/** Its own containers, or those that it merges. */
function hasContainers(map: Mapping): boolean {
  return CONTAINER_LISTS.some((key) => isContainerList(lookup(map, key)?.entry.value))
}

function isContainerList(node: Node | undefined): boolean {
  const items = asSequence(node)?.items ?? []
  return items.some((item) => {
    const map = asMapping(item)
    return map !== undefined && asScalar(lookup(map, 'image')?.entry.value) !== undefined
  })
}

function parseAll(specs: readonly string[] | undefined): string[][] {
  return (specs ?? []).flatMap((spec) => parseFieldSpec(spec))
}
