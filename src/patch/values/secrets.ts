import { SECRETS, SECRET_LISTS, SECRET_NAMES, keyIn, plainKey } from '../../fields/image-keys.js'
import type { Path } from '../../fields/path.js'
import { asMapping, asScalar, asSequence, lookup, resolve, textAt } from '../../yaml/node.js'
import type { Mapping, Node, Resolved, Sequence } from '../../yaml/node.js'
import type { Value } from '../../yaml/style.js'
import type { Draft } from '../draft.js'
import type { Level } from './level.js'
import { globals, homeOf, outwards, stemOf } from './place.js'
import type { Place } from './place.js'

/** A key for pull secrets, with a value of whatever form. */
interface Spot {
  readonly at: Level
  readonly key: string
}

/** Adds pull secrets at the nearest key that is for them. An override does not repeat what the chart's own values get. */
export function addSecrets(place: Place, top: Level, names: readonly string[], isInherited: boolean): void {
  const spot = secretSpot(place, isInherited)
  if (spot !== undefined) return addAt(spot, place, names)
  if (!isInherited) addKey(place, top, names)
}

/** Where values keep the pull secrets of an image: in its mapping, around it, for all pods, in `global`, or on the account. */
function secretSpot(place: Place, isInherited: boolean): Spot | undefined {
  const { level, isMap } = place
  const around = homeOf(place)
  const outside = outwards(around)
  const all = [...(around === undefined ? [] : [around]), ...outside]
  const stem = stemOf(place.key)
  const own = stem === '' ? SECRETS : [...SECRETS.map((name) => stem + name), ...SECRETS]
  const below = (levels: readonly Level[], key: string): Level[] =>
    levels.flatMap((each) => each.below(key) ?? [])
  const spots: [readonly Level[], readonly string[]][] = [
    [isMap ? [level] : [], PULL_SECRETS_FIRST],
    [all.slice(0, 1), own],
    [[...below(all, 'pod'), ...outside], SECRETS],
    // The common library of bjw-s.
    [below(all, 'defaultPodOptions'), SECRETS],
    [globals(level), SECRETS],
    [below(globals(level), 'image'), PULL_SECRETS_FIRST],
    [below(all, 'serviceAccount'), SECRETS]
  ]
  for (const [levels, keys] of spots) {
    for (const at of levels) {
      const maps = isInherited ? [at.map] : [at.map, at.defaults]
      const key = maps.flatMap((map) => keyIn(map, keys) ?? [])[0]
      if (key !== undefined) return { at, key }
    }
  }
  return undefined
}

const PULL_SECRETS_FIRST = ['pullsecrets', ...SECRETS]

/** Adds names to what stands at a key, in the form that it has. */
function addAt(spot: Spot, place: Place, names: readonly string[]): void {
  const { at, key } = spot
  const value = valueOf(spot)
  const isName =
    /(?:secret|secretname)$/.test(plainKey(key)) || SECRET_NAMES.some((each) => each === plainKey(key))
  if (value?.type === 'sequence' || (value?.type === 'scalar' && value.value === null && !isName)) {
    return addItems(spot, place, names)
  }
  if (value?.type === 'scalar') return addText(spot, names)
  const inner = at.below(key)
  const list = keyIn(inner?.map, SECRET_LISTS)
  const name = keyIn(inner?.map, SECRET_NAMES)
  // A secret that the chart makes is not one that is there.
  const isMade = inner !== undefined && MADE.some((each) => keyIn(inner.map, [each]) !== undefined)
  if (inner === undefined || isMade || (list ?? name) === undefined)
    return noteForm(spot, names, 'is a mapping')
  addAt({ at: inner, key: list ?? name ?? '' }, place, names)
  const switchKey = keyIn(inner.map, ['enabled'])
  if (switchKey === undefined || inner.text(switchKey) !== 'false') return
  const message = `${JSON.stringify(key)} has "enabled: false", so the chart may not use ${names.join(', ')}.`
  at.work.note('no-place', 'warning', offsetOf({ at: inner, key: switchKey }), message, 'Set it to true.')
}

const MADE = ['create', 'username', 'password', 'dockerconfigjson'] as const

function valueOf({ at, key }: Spot): Resolved | undefined {
  const found = at.own(key) ?? (at.defaults && lookup(at.defaults, key))
  return resolve(found?.entry.value)
}

/** A text holds one name. */
function addText(spot: Spot, names: readonly string[]): void {
  const { at, key } = spot
  const text = at.text(key) ?? ''
  const [name = '', ...others] = names.filter((each) => each !== text)
  if (name === '') return
  if (text !== '' || others.length > 0) {
    const present = text === '' ? '' : `, ${JSON.stringify(text)}`
    return noteForm(spot, text === '' ? names : [name, ...others], `holds one name${present}`)
  }
  at.set(key, name, 'pullSecret')
}

function noteForm(spot: Spot, names: readonly string[], what: string): void {
  const { at, key } = spot
  if (!at.work.firstTime(at.map, `told ${key}`)) return
  const message = `${JSON.stringify(key)} ${what}, so ${names.join(', ')} was not added.`
  const hint =
    'If the chart takes a list there, write one; otherwise add the secret to the ServiceAccount of the pods.'
  at.work.note('no-place', 'warning', offsetOf(spot), message, hint)
}

function offsetOf({ at, key }: Spot): number {
  return at.own(key)?.entry.start ?? at.map.start
}

/** Adds the names that a list has not, as texts or as objects. */
function addItems(spot: Spot, place: Place, names: readonly string[]): void {
  const { at, key } = spot
  const found = at.own(key)
  const list = asSequence(found?.entry.value)
  // An override of a list takes the chart's own items away, so they are written too.
  const inherited =
    found === undefined ? asSequence(at.defaults && lookup(at.defaults, key)?.entry.value) : undefined
  const items = (list ?? inherited)?.items ?? []
  const present = items.map(nameOf)
  const wanted = names.filter((each) => !present.includes(each))
  const added = [...(inherited === undefined ? [] : present.flatMap((each) => each ?? [])), ...wanted].filter(
    (each) => at.work.firstTime(found?.entry.value ?? at.map, `${key}/${each}`)
  )
  if (wanted.length === 0 || added.length === 0) return
  const isText = takesTexts(spot, items)
  const values = added.map((each) => (isText ? each : { name: each }))
  const write = (whole: Exclude<Value, string>): void => at.setList(key, whole)
  if (list !== undefined) at.work.editor.addItems(list, values)
  else at.work.together(found?.entry.value ?? at.map, key, values, write)
  const offset = found?.entry.start ?? offsetOfName(place)
  const node = list ?? at.map
  keep(at, {
    path: [...at.path, key],
    first: list === undefined ? 0 : items.length,
    isText,
    added,
    offset,
    node
  })
}

/** Keeps a record for each name that was added to a list. `node`: what the edit is made in. */
function keep(
  { work, object, path: outer }: Level,
  {
    path,
    first,
    isText,
    added,
    offset,
    node
  }: {
    readonly path: Path
    readonly first: number
    readonly isText: boolean
    readonly added: readonly string[]
    readonly offset: number
    readonly node: Mapping | Sequence
  }
): void {
  const depth = node.type === 'mapping' ? outer.length : path.length
  const isBelow = (draft: Draft): boolean => path.every((part, index) => draft.path[index] === part)
  const before = work.drafts.filter((draft) => draft.field === 'pullSecret' && isBelow(draft)).length
  for (const [index, to] of added.entries()) {
    const at = [...path, first + before + index, ...(isText ? [] : ['name'])]
    const record = { field: 'pullSecret', object, container: null, from: null, offset } as const
    work.record({ ...record, path: at, to, edited: node, inside: at.length - depth })
  }
}

function offsetOfName({ level, name }: Place): number {
  return level.own(name)?.entry.start ?? level.map.start
}

/** As the other items are; where there are none, as those of the chart are, or as its schema says, or as the key is usually read. */
function takesTexts({ at, key }: Spot, items: readonly Node[]): boolean {
  const [first = asSequence(at.defaults && lookup(at.defaults, key)?.entry.value)?.items[0]] = items
  if (first !== undefined) return asScalar(first) !== undefined
  const type = at.itemType(key)
  return type === undefined ? /^pullsecrets$|names$/.test(plainKey(key)) : type === 'string'
}

function nameOf(item: Node): string | undefined {
  return asScalar(item)?.value ?? textAt(asMapping(item), 'name')
}

/** Makes a key up where there is none, and says so: nobody knows whether the chart reads it. */
function addKey(place: Place, top: Level, names: readonly string[]): void {
  const offset = offsetOfName(place)
  const [first, , third] = place.level.path.slice(top.path.length)
  // Charts on the common library of bjw-s have no other key, and its schema refuses others.
  const isCommon = first === 'controllers' && /^(?:containers|initContainers)$/.test(String(third))
  const outer = isCommon ? 'defaultPodOptions' : 'imagePullSecrets'
  if (!top.allows(outer)) {
    const message = `The chart's values.schema.json allows no ${outer}, so ${names.join(', ')} was not added.`
    const hint = 'Add it to the ServiceAccount that the pods use.'
    return top.work.note('no-place', 'warning', offset, message, hint)
  }
  const inner = isCommon ? top.below(outer) : top
  if (inner !== undefined) addItems({ at: inner, key: 'imagePullSecrets' }, place, names)
  else addOptions(top, outer, names, offset)
  if (!top.work.firstTime(top.map, 'told imagePullSecrets')) return
  const key = isCommon ? `${outer}.imagePullSecrets` : outer
  const message = `These values had no key for pull secrets, so ${JSON.stringify(key)} was added with ${names.join(', ')}.`
  const hint = 'Check that the chart reads it; if it reads another key, write that once and remove this one.'
  top.work.note('no-place', 'notice', offset, message, hint)
}

/** `defaultPodOptions: {imagePullSecrets: [{name}]}`, where nothing of it is there. */
function addOptions(top: Level, outer: string, names: readonly string[], offset: number): void {
  const { work, map } = top
  const added = names.filter((name) => work.firstTime(map, `${outer}/${name}`))
  if (added.length === 0) return
  const value = { imagePullSecrets: added.map((name) => ({ name })) }
  work.together(map, outer, value, (whole) => {
    const found = top.own(outer)
    if (found === undefined) work.editor.addEntry(map, outer, whole)
    else work.editor.fill(found.holder, found.entry, whole)
  })
  keep(top, {
    path: [...top.path, outer, 'imagePullSecrets'],
    first: 0,
    isText: false,
    added,
    offset,
    node: map
  })
}
