import { compare } from './comparison.js'
import { containerDifferences } from './containers.js'
import type {
  ContainerDifference,
  RandomFields,
  ResourceDifference,
  ResourceKey,
  RootDifference
} from './difference.js'
import { expectations } from './expected.js'
import type { Asked, Expectation } from './expected.js'
import { Hider, hides } from './hider.js'
import type { HashedNames } from './hider.js'
import { duplicatesOf, keyText, pairsOf } from './match.js'
import type { ObjectPair } from './match.js'
import type { RenderedObject } from './object.js'
import { printed } from './print.js'

export interface Renders {
  readonly before: readonly RenderedObject[]
  readonly after: readonly RenderedObject[]
  /** A second render of what `after` was rendered from; null where nothing in it can be random. */
  readonly again: readonly RenderedObject[] | null
}

type ComparedResources = Pick<
  RootDifference,
  'resources' | 'containers' | 'random' | 'duplicates' | 'unchanged'
>

/** What differs between the objects of two renders. Raises Unreadable. */
export function compareResources(
  { before, after, again }: Renders,
  asked: Asked,
  hider: Hider
): ComparedResources {
  const random = randomOf(after, again)
  const pairs = withoutRandomNames(pairsOf(before, after), random)
  const names = hashedNames(pairs)
  const own = hider.withNames(names)
  const renamed = new Map(
    pairs.flatMap(({ before, after }) =>
      before && after && before.name !== after.name ? [[before.name, after.name]] : []
    )
  )
  const expectation = expectations(asked, renamed, after)
  const resources: ResourceDifference[] = []
  const containers: ContainerDifference[] = []
  let unchanged = 0
  for (const pair of pairs) {
    const resource = resourceOf(pair, own, names, random.fields, expectation)
    if (resource === undefined) unchanged += 1
    else {
      resources.push(resource)
      containers.push(...containerDifferences(resource.key, pair.before, pair.after, asked.request.rows))
    }
  }
  return { resources, containers, random: random.told, duplicates: duplicatesOf(before, after), unchanged }
}

function resourceOf(
  { before, after }: ObjectPair,
  hider: Hider,
  names: HashedNames,
  random: ReadonlyMap<string, ReadonlySet<string>>,
  expectation: (after: RenderedObject) => Expectation
): ResourceDifference | undefined {
  const object = after ?? before
  if (object === undefined || before?.source === after?.source) return undefined
  const { key } = object
  if (before === undefined || after === undefined) {
    const field = object.field()
    const shown = compare(field, field, { hider })
    const status = before === undefined ? 'added' : 'removed'
    return {
      key,
      status,
      renamed: null,
      before: before ? printed(shown.before) : '',
      after: after ? printed(shown.after) : '',
      fields: []
    }
  }
  const isRenamed = before.name !== after.name
  const paths = random.get(keyText(key))
  const compared = compare(before.field(), after.field(), {
    hider,
    ...(paths === undefined ? {} : { random: paths }),
    isExpected: expectation(after)
  })
  const fields = compared.differences.filter(({ path }) => !isRenamed || path !== 'metadata/name')
  if (fields.length === 0 && !isRenamed) return undefined
  const shownName = (name: string, side: keyof HashedNames): string => names[side].get(name) ?? name
  return {
    key,
    status: isRenamed ? 'renamed' : 'changed',
    renamed: isRenamed
      ? { from: shownName(before.name, 'before'), to: shownName(after.name, 'after') }
      : null,
    before: printed(compared.before),
    after: printed(compared.after),
    fields
  }
}

/** The hash behind the name of what holds secrets is a digest of them, wherever the name stands. */
function hashedNames(pairs: readonly ObjectPair[]): HashedNames {
  const names = { before: new Map<string, string>(), after: new Map<string, string>() }
  for (const { before, after } of pairs) {
    const object = after ?? before
    const isHashed = [before, after].some((side) => side !== undefined && side.name !== side.key.name)
    if (object === undefined || !isHashed) continue
    const isSecret =
      object.key.kind === 'Secret' ||
      [before, after].some((side) => side !== undefined && hides(side.field()))
    if (!isSecret) continue
    const { name } = object.key
    const isChanged = before !== undefined && after !== undefined && before.name !== after.name
    if (before !== undefined) names.before.set(before.name, `${name}-(hash)`)
    if (after !== undefined)
      names.after.set(after.name, isChanged ? `${name}-(hash, changed)` : `${name}-(hash)`)
  }
  return names
}

interface Random {
  readonly told: readonly RandomFields[]
  /** Paths by the key of their object. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
  /** Objects that get another name at every render, and their kinds with group and namespace. */
  readonly objects: ReadonlySet<RenderedObject>
  readonly kinds: ReadonlySet<string>
}

function randomOf(after: readonly RenderedObject[], again: readonly RenderedObject[] | null): Random {
  const told: RandomFields[] = []
  const fields = new Map<string, Set<string>>()
  const objects = new Set<RenderedObject>()
  const kinds = new Set<string>()
  for (const pair of again === null ? [] : pairsOf(after, again)) {
    const [one, other] = [pair.before, pair.after]
    if (one?.source === other?.source) continue
    const key = (one ?? other)?.key
    if (key === undefined) continue
    if (one === undefined || other === undefined) {
      kinds.add(kindText(key))
      if (one !== undefined) {
        objects.add(one)
        told.push({ key, paths: ['metadata/name'] })
      }
      continue
    }
    const paths = compare(one.field(), other.field(), { hider: new Hider() }).differences.map(
      ({ path }) => path
    )
    if (paths.length === 0) continue
    fields.set(keyText(key), new Set(paths))
    told.push({ key, paths })
  }
  return { told, fields, objects, kinds }
}

/** Objects with a random name are neither added nor removed. */
function withoutRandomNames(pairs: readonly ObjectPair[], { objects, kinds }: Random): ObjectPair[] {
  return pairs.filter(({ before, after }) => {
    if (before === undefined) return after === undefined || !objects.has(after)
    return after !== undefined || !kinds.has(kindText(before.key))
  })
}

function kindText(key: ResourceKey): string {
  return keyText({ ...key, name: '' })
}
