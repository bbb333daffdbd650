import type { ObjectRef } from '../../fields/object.js'
import type { Path } from '../../fields/path.js'
import { asMapping, asScalar, lookup, resolve, textAt } from '../../yaml/node.js'
import type { Entry, Mapping, Node, Resolved, Sequence } from '../../yaml/node.js'
import type { Value } from '../../yaml/style.js'
import type { Draft, Work } from '../draft.js'
import type { OverlayPatch } from './overlay-patch.js'

/** What is put into a document, and what its values are to people. */
export interface Graft {
  readonly work: Work
  readonly object: ObjectRef
  readonly fields: OverlayPatch['fields']
}

/** Brings what a patch says into one that is there: keys and items that it lacks are added, other texts replaced. */
export function graftBody(graft: Graft, root: Node, { body }: OverlayPatch): void {
  graftValue(graft, root, body, { path: [], inBody: [] })
}

/** The record of values that are written into a collection for the first time. */
export function recordNew(graft: Graft, value: Value, at: Place, near: number, edited: Node): void {
  if (typeof value === 'string') {
    const set = graft.fields.get(JSON.stringify(at.inBody))
    const container = set?.container ?? null
    graft.work.record({
      field: set?.field ?? 'patch',
      object: graft.object,
      container,
      path: at.path,
      offset: near,
      from: null,
      to: value,
      edited,
      inside: at.inside ?? at.path.length
    })
    return
  }
  const parts = Array.isArray(value) ? value.entries() : Object.entries(value)
  for (const [part, child] of parts as Iterable<[string | number, Value]>) {
    recordNew(graft, child, below(at, part), near, edited)
  }
}

/** Where a value goes: in the document, and in the patch that asks for it. `inside`: see Draft. */
export interface Place {
  readonly path: Path
  readonly inBody: Path
  readonly inside?: number
}

function below({ path, inBody, inside = 0 }: Place, part: string | number, inBodyPart = part): Place {
  return { path: [...path, part], inBody: [...inBody, inBodyPart], inside: inside + 1 }
}

function graftValue(graft: Graft, node: Node, value: Value, at: Place): void {
  const there = resolve(node)
  if (there?.type === 'mapping' && isMapping(value)) graftEntries(graft, there, value, at)
  else if (there?.type === 'sequence' && Array.isArray(value)) graftItems(graft, there, value as Value[], at)
  else refuse(graft, node, there)
}

function graftEntries(graft: Graft, map: Mapping, value: Readonly<Record<string, Value>>, at: Place): void {
  for (const [key, child] of Object.entries(value)) {
    const place = { path: [...at.path, key], inBody: [...at.inBody, key] }
    const entry = lookup(map, key)?.entry
    if (entry === undefined) {
      // Several patches, or the image of this patch itself, may want one key.
      const write = (whole: Value): void => graft.work.editor.addEntry(map, key, whole)
      if (typeof child !== 'string') graft.work.together(map, key, child, write)
      else if (graft.work.firstTime(map, key)) write(child)
      recordNew(graft, child, { ...place, inside: 1 }, map.start, map)
    } else graftEntry(graft, map, entry, child, place)
  }
}

function graftEntry(graft: Graft, map: Mapping, entry: Entry, child: Value, at: Place): void {
  const scalar = asScalar(entry.value)
  if (scalar === undefined) return graftValue(graft, entry.value, child, at)
  const set = graft.fields.get(JSON.stringify(at.inBody))
  if (typeof child === 'string') {
    const record: Pick<Draft, 'field' | 'object' | 'container'> = {
      field: set?.field ?? 'patch',
      object: graft.object,
      container: set?.container ?? null
    }
    graft.work.set(scalar, child, { ...record, path: at.path, offset: entry.start })
  } else if (scalar.value === null) {
    graft.work.editor.fill(map, entry, child)
    recordNew(graft, child, { ...at, inside: 1 }, entry.start, map)
  } else refuse(graft, scalar, scalar)
}

function graftItems(graft: Graft, list: Sequence, values: readonly Value[], at: Place): void {
  let length = list.items.length
  for (const [index, value] of values.entries()) {
    const same = list.items.findIndex((item) => isSameItem(asMapping(item), value))
    const item = list.items[same]
    if (item !== undefined) {
      graftValue(graft, item, value, { path: [...at.path, same], inBody: [...at.inBody, index] })
      continue
    }
    graft.work.editor.addItems(list, [value])
    const place = { path: [...at.path, length], inBody: [...at.inBody, index], inside: 1 }
    recordNew(graft, value, place, list.start, list)
    length += 1
  }
}

/** Items of one name, or operations of one kind on one place. */
function isSameItem(map: Mapping | undefined, value: Value): boolean {
  if (map === undefined || !isMapping(value)) return false
  const keys = 'op' in value ? ['op', 'path'] : ['name']
  return keys.every((key) => value[key] !== undefined && textAt(map, key) === value[key])
}

function isMapping(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && !Array.isArray(value)
}

function refuse({ work }: Graft, node: Node, found: Resolved | undefined): never {
  const what = found?.type === 'scalar' ? JSON.stringify(found.value) : `a ${found?.type ?? 'alias'}`
  return work.refuse(
    'unclear',
    node.start,
    `A pull policy, pull secret or annotation is to go into this patch, and here it has ${what}.`,
    'Mend the patch, or take it out of the kustomization.'
  )
}
