import type { Path } from '../../fields/path.js'
import { asMapping, textAt } from '../../yaml/node.js'
import type { Value } from '../../yaml/style.js'
import { nodeAt } from './needs.js'
import type { Naming } from './naming.js'
import type { FieldSet, ObjectNeeds } from './needs.js'
import { knowsLists } from './resource.js'

/** A patch to write: what it says, and which of its values are the fields that were asked for. */
export interface OverlayPatch {
  readonly body: Exclude<Value, string>
  /** By the path in the body, as JSON. */
  readonly fields: ReadonlyMap<string, FieldSet>
  /** Only of a JSON patch. */
  readonly target: Readonly<Record<string, string>> | null
}

type Body = { [key: string]: Value }

/**
 * The patches that set an object's fields: one strategic merge patch for what mappings and named containers lead to,
 * one JSON patch where kustomize would replace the whole list.
 */
export function overlayPatches(needs: ObjectNeeds): OverlayPatch[] {
  const { merge: identity, target } = needs.naming
  const merge = identity && new MergePatch(needs, identity)
  const rest = needs.sets.filter((set) => merge?.add(set) !== true)
  const json = rest.length > 0 && target !== undefined ? [jsonPatchOf(needs, rest, target)] : []
  return [...(merge !== undefined && merge.fields.size > 0 ? [merge] : []), ...json]
}

class MergePatch implements OverlayPatch {
  readonly body: Body
  readonly fields = new Map<string, FieldSet>()
  readonly target = null
  readonly #needs: ObjectNeeds
  readonly #keyed: boolean

  constructor(needs: ObjectNeeds, { apiVersion, kind, name, namespace }: NonNullable<Naming['merge']>) {
    this.body = { apiVersion, kind, metadata: { name, ...(namespace === '' ? {} : { namespace }) } }
    this.#needs = needs
    this.#keyed = knowsLists(needs.root)
  }

  /** False where a strategic merge patch cannot reach the field. */
  add(set: FieldSet): boolean {
    const { path, to } = set
    const lists = path.flatMap((part, index) => (typeof part === 'number' ? [index] : []))
    if (lists.length > 0 && !this.#keyed) return false
    if (lists.some((index) => this.#namesUpTo(path.slice(0, index + 1), to) === undefined)) return false
    let at: Value = this.body
    for (const [index, part] of path.entries()) {
      const isLast = index === path.length - 1
      const next: Value = isLast ? to : typeof path[index + 1] === 'number' ? [] : {}
      if (typeof part === 'string') {
        const map = at as Body
        map[part] = isLast ? next : (map[part] ?? next)
        at = map[part]
        continue
      }
      // What a patch lists comes first in the build: all that stands before it is listed too, so that nothing moves.
      const list = at as Body[]
      for (const name of this.#namesUpTo(path.slice(0, index + 1), to)?.slice(list.length) ?? [])
        list.push({ name })
      at = list[part] ?? {}
    }
    this.fields.set(JSON.stringify(path), set)
    return true
  }

  /** Names of a list's items up to a position; undefined where one has none. A new item is named as it is to be. */
  #namesUpTo(path: Path, to: string): string[] | undefined {
    const names = Array.from({ length: Number(path.at(-1)) + 1 }, (_, index) => {
      const item = asMapping(nodeAt(this.#needs.root, [...path.slice(0, -1), index]))
      return item === undefined ? this.#newName(path, index, to) : textAt(item, 'name')
    })
    return names.every((name) => name !== undefined) ? names : undefined
  }

  #newName(path: Path, index: number, to: string): string {
    const key = JSON.stringify([...path.slice(0, -1), index, 'name'])
    return this.fields.get(key)?.to ?? to
  }
}

function jsonPatchOf(
  { root }: ObjectNeeds,
  sets: readonly FieldSet[],
  target: OverlayPatch['target']
): OverlayPatch {
  const body: Body[] = []
  const fields = new Map<string, FieldSet>()
  const made = new Set<string>()
  const isThere = (path: Path): boolean => {
    const node = nodeAt(root, path)
    const isEmpty = node?.type === 'scalar' && node.value === null
    return (node !== undefined && !isEmpty) || made.has(JSON.stringify(path))
  }
  for (const set of sets) {
    const { path, to } = set
    for (const test of nameTests(root, path)) {
      if (body.every((operation) => operation['path'] !== test['path'])) body.push(test)
    }
    const missing = path.findIndex((_, index) => !isThere(path.slice(0, index + 1)))
    const depth = missing < 0 ? path.length - 1 : missing
    const inner = path.slice(depth + 1)
    for (let length = depth + 1; length <= path.length; length += 1)
      made.add(JSON.stringify(path.slice(0, length)))
    fields.set(JSON.stringify([body.length, 'value', ...asBuilt(inner)]), set)
    body.push({
      op: 'add',
      path: pointerOf(path.slice(0, depth + 1), missing === depth),
      value: nested(inner, to)
    })
  }
  return { body, fields, target }
}

/** A position says nothing about which container stands there: so the build fails if it is another one some day. */
function nameTests(root: ObjectNeeds['root'], path: Path): Body[] {
  return path.flatMap((part, index) => {
    const at = path.slice(0, index + 1)
    const name = typeof part === 'number' ? textAt(asMapping(nodeAt(root, at)), 'name') : undefined
    return name === undefined ? [] : [{ op: 'test', path: pointerOf([...at, 'name'], false), value: name }]
  })
}

/** A new list begins at 0, wherever its items are to come. */
function asBuilt(path: Path): Path {
  return path.map((part) => (typeof part === 'number' ? 0 : part))
}

function nested(path: Path, to: string): Value {
  const [first, ...rest] = path
  if (first === undefined) return to
  return typeof first === 'number' ? [nested(rest, to)] : { [first]: nested(rest, to) }
}

/** RFC 6901; `-` is the place behind a list's end. */
function pointerOf(path: Path, isNew: boolean): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return isNew && index === path.length - 1 ? '-' : String(part)
      return part.replaceAll('~', '~0').replaceAll('/', '~1')
    })
    .map((part) => `/${part}`)
    .join('')
}
