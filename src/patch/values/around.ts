import { POLICIES } from '../../fields/image-keys.js'
import { parseReference, registryOf } from '../../image/reference.js'
import { asScalar, resolve } from '../../yaml/node.js'
import type { PatchRequest } from '../request.js'
import type { Level } from './level.js'
import { globals, homeOf, outwards, stemOf } from './place.js'
import type { Place } from './place.js'
import { addSecrets } from './secrets.js'

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
  const stem = stemOf(key)
  const spots: [Level | undefined, readonly string[]][] = [
    [isMap ? level : undefined, ['pullpolicy', 'imagepullpolicy']],
    [around, [`${stem}imagepullpolicy`, `${stem}pullpolicy`, ...POLICIES]],
    // Further out, it is that of every image below.
    ...outwards(around).map((each): [Level, readonly string[]] => [each, POLICIES]),
    ...globals(level).flatMap((each): [Level | undefined, readonly string[]][] => [
      [each, ['imagepullpolicy']],
      [each.below('image'), ['pullpolicy']]
    ])
  ]
  for (const [at, keys] of spots) {
    const found = at?.find(keys)
    if (at !== undefined && found !== undefined && !(isInherited && at.own(found) === undefined)) {
      return { at, key: found }
    }
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
