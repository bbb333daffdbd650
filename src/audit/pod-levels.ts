import { follow, parseFieldSpec } from '../fields/path.js'
import type { Path } from '../fields/path.js'
import { rowsFor } from '../fields/table.js'
import type { Work } from '../patch/draft.js'
import { nodeAt } from '../patch/kustomize/needs.js'
import { asMapping, asSequence, lookup, resolve, textAt } from '../yaml/node.js'
import type { Entry, Mapping, Node } from '../yaml/node.js'

/** Where a level is found again. A mend keeps this, and so no tree of a document that was looked at. */
export interface LevelPlace {
  readonly path: Path
  readonly kind: 'object' | 'metadata' | 'workload' | 'template' | 'pod' | 'container' | 'image volume'
}

/** A mapping on the way from an object to the containers of its pods. */
export interface PodLevel extends LevelPlace {
  readonly map: Mapping
  /** What it is, for people. */
  readonly name: string
}

/** Groups whose objects hold nothing but what Kubernetes itself reads. */
const OWN_GROUPS: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'extensions'])

const LISTS = ['containers', 'initContainers', 'ephemeralContainers'] as const

/**
 * The mappings of an object (or of the items of a List) around its containers. Of other kinds than Kubernetes' own only
 * those from the pod's template inwards, as what stands around it may be the controller's to read.
 */
export function* podLevels(root: Node, base: Path = []): Generator<PodLevel, void> {
  const map = asMapping(root)
  const kind = textAt(map, 'kind')
  if (map === undefined || kind === undefined) return
  if (kind.endsWith('List')) {
    const items = asSequence(lookup(map, 'items')?.entry.value)?.items ?? []
    for (const [index, item] of items.entries()) yield* podLevels(item, [...base, 'items', index])
    return
  }
  const apiVersion = textAt(map, 'apiVersion') ?? ''
  for (const row of rowsFor(apiVersion, kind)) {
    for (const parts of (row.templates ?? []).flatMap((spec) => parseFieldSpec(spec))) {
      if (OWN_GROUPS.has(row.group)) yield* around(map, parts, base, kind)
      for (const hit of follow(map, parts, base)) {
        const template = asMapping(hit.node)
        if (template !== undefined) yield* insideTemplate(template, hit.path, parts.length > 0)
      }
    }
  }
}

function* around(
  root: Mapping,
  parts: readonly string[],
  base: Path,
  kind: string
): Generator<PodLevel, void> {
  yield { map: root, path: base, name: `the ${kind}`, kind: 'object' }
  yield* metadataOf(root, base, `the ${kind}'s metadata`)
  for (let length = 1; length < parts.length; length += 1) {
    for (const { node, path } of follow(root, parts.slice(0, length), base)) {
      const map = asMapping(node)
      if (map !== undefined) yield { map, path, name: path.slice(base.length).join('.'), kind: 'workload' }
    }
  }
}

function* insideTemplate(template: Mapping, path: Path, isTemplate: boolean): Generator<PodLevel, void> {
  if (isTemplate) {
    yield { map: template, path, name: "the pod's template", kind: 'template' }
    yield* metadataOf(template, path, "the metadata of the pod's template")
  }
  const spec = asMapping(lookup(template, 'spec')?.entry.value)
  if (spec === undefined) return
  const below = [...path, 'spec']
  yield { map: spec, path: below, name: "the pod's spec", kind: 'pod' }
  for (const key of LISTS) {
    const list = asSequence(lookup(spec, key)?.entry.value)?.items ?? []
    for (const [index, item] of list.entries()) {
      const map = asMapping(item)
      const name = `container ${JSON.stringify(textAt(map, 'name') ?? '')}`
      if (map !== undefined) yield { map, path: [...below, key, index], name, kind: 'container' }
    }
  }
  const volumes = asSequence(lookup(spec, 'volumes')?.entry.value)?.items ?? []
  for (const [index, item] of volumes.entries()) {
    const volume = asMapping(item)
    const map = volume && asMapping(lookup(volume, 'image')?.entry.value)
    const name = `image volume ${JSON.stringify(textAt(volume, 'name') ?? '')}`
    if (map !== undefined)
      yield { map, path: [...below, 'volumes', index, 'image'], name, kind: 'image volume' }
  }
}

function* metadataOf(map: Mapping, path: Path, name: string): Generator<PodLevel, void> {
  const metadata = resolve(lookup(map, 'metadata')?.entry.value)
  if (metadata?.type === 'mapping')
    yield { map: metadata, path: [...path, 'metadata'], name, kind: 'metadata' }
}

/** True for what stands inside a level; inside an object's metadata means inside the object. */
export function isBelow(path: Path, { path: level, kind }: LevelPlace): boolean {
  const holder = kind === 'metadata' ? level.slice(0, -1) : level
  return holder.every((part, index) => path[index] === part)
}

interface Out {
  readonly map: Mapping
  readonly start: number
}

/** Takes a key that is not read out of its level, once; undefined where it is gone. */
export function takeOut(work: Work, root: Node, level: LevelPlace, name: string | null): Out | undefined {
  const found = once(work, root, level, name)
  if (found === undefined) return undefined
  work.editor.removeEntry(found.map, found.entry)
  return { map: found.map, start: found.entry.start }
}

/** Spells a key of a level as it is read, once; undefined where it is gone. */
export function respell(
  work: Work,
  root: Node,
  level: LevelPlace,
  name: string | null,
  right: string
): Out | undefined {
  const found = once(work, root, level, name)
  // Another fix may have written the right key already.
  if (found === undefined || !work.firstTime(found.map, right)) return undefined
  work.editor.renameKey(found.entry, right)
  return { map: found.map, start: found.entry.start }
}

function once(
  work: Work,
  root: Node,
  level: LevelPlace,
  name: string | null
): { readonly map: Mapping; readonly entry: Entry } | undefined {
  const map = asMapping(nodeAt(root, level.path))
  const entry = map?.entries.find((each) => each.name === name)
  if (map === undefined || entry === undefined || !work.firstTime(map, `without ${name}`)) return undefined
  return { map, entry }
}
