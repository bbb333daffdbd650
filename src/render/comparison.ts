import { formatPath } from '../fields/path.js'
import type { Path } from '../fields/path.js'
import type { FieldDifference } from './difference.js'
import { string, textIn } from './field.js'
import type { Field, Fields, List, Text } from './field.js'
import type { Hider } from './hider.js'
import { entryPlace, itemPlace, ROOT } from './place.js'
import type { Place } from './place.js'
import { HIDDEN } from './text.js'

const CHANGED = '(hidden, changed)'
const ADDED = '(hidden, added)'
const RANDOM = '(random)'

/** The same field before and after; undefined where it is not there. */
interface Pair {
  readonly before: Field | undefined
  readonly after: Field | undefined
}

export interface ComparisonOptions {
  readonly hider: Hider
  /** Paths, as formatPath writes them, whose values are random. */
  readonly random?: ReadonlySet<string>
  readonly isExpected?: (path: Path, from: Text | undefined, to: Text | undefined) => boolean
}

/** What two versions of an object come to beside each other. */
export interface Compared {
  /** Redacted, without random values. */
  readonly before: Field | undefined
  readonly after: Field | undefined
  readonly differences: readonly FieldDifference[]
}

/** Compares two versions of an object; the order of keys is nothing, that of lists something. */
export function compare(before: Field, after: Field, options: ComparisonOptions): Compared {
  const comparison = new Comparison(options)
  return { ...comparison.pair({ before, after }, [], ROOT), differences: comparison.differences }
}

class Comparison {
  readonly differences: FieldDifference[] = []
  readonly #options: ComparisonOptions

  constructor(options: ComparisonOptions) {
    this.#options = options
  }

  pair(pair: Pair, path: Path, place: Place): Pair {
    const { before, after } = pair
    if (this.#options.random?.has(formatPath(path)) === true) {
      return { before: before && string(RANDOM), after: after && string(RANDOM) }
    }
    const type = (after ?? before)?.type
    if (before !== undefined && after !== undefined && before.type !== after.type) {
      const [old, now] = [
        this.pair({ before, after: undefined }, path, place),
        this.pair({ before: undefined, after }, path, place)
      ]
      return { before: old.before, after: now.after }
    }
    if (type === 'fields')
      return this.#fields(before as Fields | undefined, after as Fields | undefined, path, place)
    if (type === 'list') return this.#list(before as List | undefined, after as List | undefined, path, place)
    return type === 'text'
      ? this.#text(before as Text | undefined, after as Text | undefined, path, place)
      : pair
  }

  #fields(before: Fields | undefined, after: Fields | undefined, path: Path, place: Place): Pair {
    const maps = [after, before].flatMap((map) => map ?? [])
    const keys = new Set(maps.flatMap((map) => [...map.entries.keys()]))
    if (keys.size === 0 && maps.length === 1) this.#told(path, before && '{}', after && '{}')
    const pairs = new Map<string, Pair>()
    for (const key of keys) {
      const pair = { before: before?.entries.get(key), after: after?.entries.get(key) }
      pairs.set(key, this.pair(pair, [...path, key], entryPlace(place, maps, key)))
    }
    const side = (map: Fields | undefined, name: keyof Pair): Fields | undefined => {
      if (map === undefined) return undefined
      const entries = [...map.entries.keys()].flatMap((key) => {
        const value = pairs.get(key)?.[name]
        return value === undefined ? [] : [[key, value] as const]
      })
      return { type: 'fields', entries: new Map(entries) }
    }
    return { before: side(before, 'before'), after: side(after, 'after') }
  }

  #list(before: List | undefined, after: List | undefined, path: Path, place: Place): Pair {
    const [old, now] = [before?.items ?? [], after?.items ?? []]
    const sides = [before, after].flatMap((list) => list ?? [])
    if (sides.length === 1 && old.length + now.length === 0) this.#told(path, before && '[]', after && '[]')
    const [shownOld, shownNow] = [new Array<Field>(), new Array<Field>()]
    for (const [from, to] of aligned(old, now)) {
      const pair = { before: from === null ? undefined : old[from], after: to === null ? undefined : now[to] }
      const around = itemPlace(place, [old[(from ?? 0) - 1], now[(to ?? 0) - 1]])
      const shown = this.pair(pair, [...path, to ?? from ?? 0], around)
      if (from !== null && shown.before !== undefined) shownOld[from] = shown.before
      if (to !== null && shown.after !== undefined) shownNow[to] = shown.after
    }
    this.#order(old, now, path)
    return {
      before: before && { type: 'list', items: shownOld },
      after: after && { type: 'list', items: shownNow }
    }
  }

  /** Containers that change places start in another order. */
  #order(old: readonly Field[], now: readonly Field[], path: Path): void {
    const [before, after] = [namesOf(old), namesOf(now)]
    if (before === undefined || after === undefined) return
    const [left, stays] = [
      before.filter((name) => after.includes(name)),
      after.filter((name) => before.includes(name))
    ]
    if (left.some((name, index) => stays[index] !== name)) this.#told(path, left.join(', '), stays.join(', '))
  }

  #text(before: Text | undefined, after: Text | undefined, path: Path, place: Place): Pair {
    const { hider, isExpected } = this.#options
    const isSame = before?.value === after?.value && before?.isString === after?.isString
    const from = hider.shown(before, place)
    let to = hider.shown(after, place, 'after')
    if (
      !isSame &&
      to?.value?.includes(HIDDEN) === true &&
      (before === undefined || from?.value === to.value)
    ) {
      to = string(to.value.replaceAll(HIDDEN, before === undefined ? ADDED : CHANGED))
    }
    if (!isSame) {
      const told = [from, to].map((text) => (text === undefined ? null : (text.value ?? 'null')))
      const quoted =
        told[0] === told[1]
          ? told.map((text, index) =>
              (index === 0 ? from : to)?.isString === true ? JSON.stringify(text) : text
            )
          : told
      const expected = isExpected?.(path, before, after) ?? false
      this.differences.push({
        path: formatPath(path),
        from: quoted[0] ?? null,
        to: quoted[1] ?? null,
        expected
      })
    }
    return { before: from, after: to }
  }

  #told(path: Path, from: string | undefined, to: string | undefined): void {
    this.differences.push({ path: formatPath(path), from: from ?? null, to: to ?? null, expected: false })
  }
}

type Positions = readonly [before: number | null, after: number | null]

/** Which items belong together: those of one name, or else, between what is the same at both ends, those of one position. */
function aligned(before: readonly Field[], after: readonly Field[]): Positions[] {
  const [old, now] = [namesOf(before), namesOf(after)]
  if (old !== undefined && now !== undefined) {
    const gone = old.flatMap((name, index): Positions[] => (now.includes(name) ? [] : [[index, null]]))
    const kept = now.map((name, index): Positions => [old.includes(name) ? old.indexOf(name) : null, index])
    return [...gone, ...kept]
  }
  const length = Math.min(before.length, after.length)
  let [head, tail] = [0, 0]
  while (head < length && isSame(before[head], after[head])) head += 1
  while (tail < length - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1
  const middle = Math.max(before.length, after.length) - head - tail
  const positions: Positions[] = Array.from({ length: head }, (_, index) => [index, index])
  for (let index = head; index < head + middle; index += 1) {
    positions.push([index < before.length - tail ? index : null, index < after.length - tail ? index : null])
  }
  for (let index = tail; index > 0; index -= 1) positions.push([before.length - index, after.length - index])
  return positions
}

/** The names of a list's items, where each has one of its own. */
function namesOf(items: readonly Field[]): string[] | undefined {
  const names = items.flatMap((item) => textIn(item, 'name') ?? [])
  return names.length === items.length && new Set(names).size === names.length ? names : undefined
}

function isSame(one: Field | undefined, other: Field | undefined): boolean {
  if (one?.type === 'text')
    return other?.type === 'text' && one.value === other.value && one.isString === other.isString
  if (one?.type === 'list') {
    return (
      other?.type === 'list' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => isSame(item, other.items[index]))
    )
  }
  if (one?.type !== 'fields' || other?.type !== 'fields' || one.entries.size !== other.entries.size)
    return false
  return [...one.entries].every(([key, value]) => isSame(value, other.entries.get(key)))
}
