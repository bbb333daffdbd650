import { parseReference, registryOf } from '../../image/reference.js'
import { asMapping, asScalar, asSequence, lookup, resolve, textAt } from '../../yaml/node.js'
import type { PatchRequest } from '../request.js'
import type { Level } from './level.js'
import { homeOf } from './place.js'
import type { Place } from './place.js'

/**
 * The pull policy, the pull secrets and the annotations of an image that was found in values. What the chart's own
 * values get in the same run, an override that does not say it need not say.
 */
export function setAround(
  place: Place,
  top: Level,
  to: string,
  request: PatchRequest,
  isDefaultPatched: boolean
): void {
  const isInherited = isDefaultPatched && place.level.own(place.name) === undefined
  if (request.pullPolicy !== 'keep') setPolicy(place, request.pullPolicy, isInherited)
  const registry = registryOf(parseReference(to)?.repository ?? '')
  const secrets = request.pullSecrets.filter(
    (secret) => secret.registry === null || secret.registry === registry
  )
  const names = [...new Set(secrets.map(({ name }) => name))]
  if (names.length > 0) addSecrets(place, top, names, isInherited)
  if (request.annotations.length > 0) setAnnotations(place, top, request, isInherited)
}

/** Where values keep the pull policy of an image: beside it, around it, or for all. */
export function policySpot(
  { level, key, isMap }: Place,
  isInherited: boolean
): { readonly at: Level; readonly key: string } | undefined {
  const around = homeOf({ level, isMap })
  const stem = key.replace(/image(?:repository|repo|name)?$/i, '')
  const [image, besides] = [stem === '' ? 'image' : `${stem}Image`, ['imagePullPolicy', 'pullPolicy']]
  const spots: [Level | undefined, readonly string[]][] = [
    [isMap ? level : undefined, ['pullPolicy', 'imagePullPolicy']],
    [around, [`${image}PullPolicy`, ...(stem === '' ? [] : [`${stem}PullPolicy`]), ...besides]],
    // Further out, it is that of every image below.
    ...outwards(around).map((each): [Level, readonly string[]] => [each, besides]),
    ...globals(level).flatMap((each): [Level | undefined, readonly string[]][] => [
      [each, ['imagePullPolicy']],
      [each.below('image'), ['pullPolicy']]
    ])
  ]
  for (const [at, keys] of spots) {
    const found = at && keys.find((each) => (isInherited ? at.own(each) !== undefined : at.has(each)))
    if (at !== undefined && found !== undefined) return { at, key: found }
  }
  return undefined
}

function setPolicy(place: Place, policy: string, isInherited: boolean): void {
  const { level, key, isMap, name, tag, digest } = place
  const spot = policySpot(place, isInherited)
  if (spot !== undefined) return spot.at.set(spot.key, policy, 'pullPolicy', [tag, name])
  if (isInherited) return
  const isAllowed = level.allows(isMap ? 'pullPolicy' : 'imagePullPolicy')
  if (!isAllowed && (isMap || place.isContainer)) {
    const at = level.own(name)?.entry.start ?? level.map.start
    const message = `The chart's values.schema.json allows no pull policy in ${JSON.stringify(key)}, so none was added.`
    return level.work.note(
      'no-place',
      'notice',
      at,
      message,
      'Look in its templates for the policy that applies.'
    )
  }
  if (isMap) return level.set('pullPolicy', policy, 'pullPolicy', [digest, tag, name])
  if (place.isContainer) return level.set('imagePullPolicy', policy, 'pullPolicy', [name])
  const offset = level.own(name)?.entry.start ?? level.map.start
  level.work.note(
    'no-place',
    'notice',
    offset,
    `These values have no pull policy for ${JSON.stringify(key)}.`,
    'If the chart reads one, write its key here once; Repull keeps it from then on.'
  )
}

/** What `global` holds, in the mappings around an image, the nearest first. */
function globals(level: Level): Level[] {
  return [level, ...outwards(level)].flatMap((each) => each.below('global') ?? [])
}

function outwards(level: Level | undefined): Level[] {
  return level?.parent === undefined ? [] : [level.parent, ...outwards(level.parent)]
}

function addSecrets(
  { level, isMap, name }: Place,
  top: Level,
  names: readonly string[],
  isInherited: boolean
): void {
  const around = homeOf({ level, isMap })
  const spots: [Level | undefined, string][] = [
    [isMap ? level : undefined, 'pullSecrets'],
    [isMap ? level : undefined, 'imagePullSecrets'],
    [around, 'imagePullSecrets'],
    [around, 'pullSecrets'],
    [top, 'imagePullSecrets'],
    ...globals(level).map((each): [Level, string] => [each, 'imagePullSecrets'])
  ]
  const isThere = (at: Level | undefined, key: string): boolean =>
    at !== undefined && (at.own(key) !== undefined || (!isInherited && at.hasDefault(key)))
  const spot = spots.find(([each, name]) => isThere(each, name))
  if (spot === undefined && isInherited) return
  if (spot === undefined && !top.allows('imagePullSecrets')) {
    const offset = level.own(name)?.entry.start ?? level.map.start
    const message = `The chart's values.schema.json allows no imagePullSecrets, so ${names.join(', ')} was not added.`
    const hint = 'Add it to the ServiceAccount that the pods use.'
    return level.work.note('no-place', 'warning', offset, message, hint)
  }
  const [at = top, key] = spot ?? [top, 'imagePullSecrets']
  const found = at.own(key)
  const value = resolve(found?.entry.value)
  const text = asScalar(value)?.value
  if (value?.type === 'mapping' || (text !== undefined && text !== null && text !== '')) {
    const message = `${JSON.stringify(key)} is no list, so ${names.join(', ')} was not added.`
    at.work.note(
      'no-place',
      'warning',
      found?.entry.start ?? 0,
      message,
      'Write it as a list, or add the secret by hand.'
    )
    return
  }
  // An override of a list takes the chart's own items away, so they are written too.
  const inherited =
    found === undefined ? at.defaults && asSequence(lookup(at.defaults, key)?.entry.value) : undefined
  const items = (asSequence(value) ?? inherited)?.items ?? []
  const nameOf = (item: (typeof items)[number]): string | undefined =>
    asScalar(item)?.value ?? textAt(asMapping(item), 'name')
  const isText = items.length > 0 ? asScalar(items[0]) !== undefined : key === 'pullSecrets'
  const present = items.map(nameOf)
  const wanted = names.filter((each) => !present.includes(each))
  const added = [...(inherited === undefined ? [] : present.flatMap((each) => each ?? [])), ...wanted].filter(
    (each) => at.work.firstTime(found?.entry.value ?? at.map, `${key}/${each}`)
  )
  if (wanted.length === 0 || added.length === 0) return
  const values = added.map((each) => (isText ? each : { name: each }))
  const list = asSequence(value)
  if (list !== undefined) at.work.editor.addItems(list, values)
  else at.setList(key, values)
  const first = list === undefined ? 0 : items.length
  for (const [index, to] of added.entries()) {
    const path = [...at.path, key, first + index, ...(isText ? [] : ['name'])]
    const offset = found?.entry.start ?? level.own(name)?.entry.start ?? level.map.start
    const edited = list ?? at.map
    const inside = path.length - (list === undefined ? at.path.length : at.path.length + 1)
    at.work.record({
      field: 'pullSecret',
      object: at.object,
      container: null,
      path,
      offset,
      from: null,
      to,
      edited,
      inside
    })
  }
}

function setAnnotations(
  { level, isMap, name }: Place,
  top: Level,
  request: PatchRequest,
  isInherited: boolean
): void {
  const around = homeOf({ level, isMap })
  const at = [around, top].find((each) => each !== undefined && (each.own('podAnnotations') ?? false))
  const found = at?.own('podAnnotations')
  const value = resolve(found?.entry.value)
  if (found === undefined && isInherited) return
  if (at === undefined || found === undefined || value?.type === 'sequence' || asScalar(value)?.value) {
    if (!top.work.firstTime(top.map, 'told podAnnotations')) return
    const offset = level.own(name)?.entry.start ?? level.map.start
    const message = 'These values have no podAnnotations, so no annotation was set.'
    level.work.note(
      'no-place',
      'notice',
      offset,
      message,
      'If the chart reads them, write "podAnnotations: {}" here once.'
    )
    return
  }
  const below = at.below('podAnnotations')
  for (const { key, value: text } of request.annotations) {
    if (below !== undefined) below.set(key, text, 'annotation')
    else if (at.work.firstTime(found.entry.value, key)) {
      const path = [...at.path, 'podAnnotations', key]
      at.work.together(found.entry.value, '', { [key]: text }, (whole) =>
        at.work.editor.fill(at.map, found.entry, whole)
      )
      const inside = path.length - at.path.length
      at.work.record({
        field: 'annotation',
        object: at.object,
        container: null,
        path,
        offset: found.entry.start,
        from: null,
        to: text,
        edited: at.map,
        inside
      })
    }
  }
}
