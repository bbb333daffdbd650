import type { ResourceKey } from './difference.js'
import type { RenderedObject } from './object.js'

/** The same object before and after; undefined where it is not there. */
export interface ObjectPair {
  readonly before: RenderedObject | undefined
  readonly after: RenderedObject | undefined
}

/**
 * Brings objects together by their keys, in the order of those after; those that are gone come last. Among objects of one
 * key, those of one whole name belong together.
 */
export function pairsOf(before: readonly RenderedObject[], after: readonly RenderedObject[]): ObjectPair[] {
  const waiting = new Map<string, RenderedObject[]>()
  for (const object of before) {
    const key = keyText(object.key)
    const others = waiting.get(key)
    if (others === undefined) waiting.set(key, [object])
    else others.push(object)
  }
  const take = (
    object: RenderedObject,
    isSame: (other: RenderedObject) => boolean
  ): RenderedObject | undefined => {
    const others = waiting.get(keyText(object.key)) ?? []
    const at = others.findIndex(isSame)
    return at < 0 ? undefined : others.splice(at, 1)[0]
  }
  const exact = after.map((object) => take(object, ({ name }) => name === object.name))
  const pairs = after.map((object, index) => ({
    before: exact[index] ?? take(object, () => true),
    after: object
  }))
  return [...pairs, ...[...waiting.values()].flat().map((object) => ({ before: object, after: undefined }))]
}

/** Keys that more than one object of a render has. */
export function duplicatesOf(...sides: readonly (readonly RenderedObject[])[]): ResourceKey[] {
  const doubled = new Map<string, ResourceKey>()
  for (const objects of sides) {
    const seen = new Set<string>()
    for (const { key, name } of objects) {
      const id = `${keyText(key)}\0${name}`
      if (seen.has(id)) doubled.set(id, key)
      seen.add(id)
    }
  }
  return [...doubled.values()]
}

export function keyText({ group, kind, namespace, name }: ResourceKey): string {
  return [group, kind, namespace, name].join('\0')
}
