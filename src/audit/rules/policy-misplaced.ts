import { walk } from '../../fields/walk.js'
import { setPolicy } from '../../patch/policy.js'
import { asScalar } from '../../yaml/node.js'
import type { Entry } from '../../yaml/node.js'
import { isBelow, podLevels, respell, takeOut } from '../pod-levels.js'
import type { LevelPlace, PodLevel } from '../pod-levels.js'
import type { Mend, Rule } from '../rule.js'
import type { Surroundings } from '../surroundings.js'
import type { Unit } from '../unit.js'

export const POLICY_MISPLACED: Rule = {
  id: 'policy-misplaced',
  level: 'error',
  title: 'A pull policy where Kubernetes does not read it',
  why:
    'imagePullPolicy is a field of each container and of nothing else; in an image volume it is named pullPolicy. ' +
    'Anywhere else, or under another spelling, the API server drops it (or refuses the object, with strict validation), and the default applies.',
  mend: 'It moves to the containers that have no policy of their own; a misspelt key is spelled right.',
  looksAt: 'written',
  *check(unit, surroundings) {
    for (const level of podLevels(unit.root)) {
      for (const entry of level.map.entries) {
        const right = rightKey(level.kind)
        if (entry.name === null || entry.name === right || !isPolicyKey(entry.name, level.kind)) continue
        const value = asScalar(entry.value)?.value ?? ''
        const quoted = JSON.stringify(value === '' ? entry.name : `${entry.name}: ${value}`)
        const isMisspelt = right !== undefined
        yield {
          at: unit.keyAt(entry),
          message: isMisspelt
            ? `${quoted} in ${level.name} is not read; the key there is ${right}.`
            : `${quoted} in ${level.name} is not read; each container has a policy of its own.`,
          hint: isMisspelt ? `Spell it ${right}.` : 'Write imagePullPolicy in the containers.',
          mend: mendOf(unit, level, entry, surroundings)
        }
      }
    }
  }
}

/** The key that is read; undefined where none is. */
function rightKey(kind: PodLevel['kind']): string | undefined {
  if (kind === 'container') return 'imagePullPolicy'
  return kind === 'image volume' ? 'pullPolicy' : undefined
}

function isPolicyKey(key: string, kind: PodLevel['kind']): boolean {
  const letters = key.toLowerCase().replace(/[-_]/g, '')
  if (kind === 'container' || kind === 'image volume') {
    return /^(?:images?)?pull(?:policy|polic[iy]es|polciy|poilcy|plicy)$|^imagepolicy$/.test(letters)
  }
  return letters === 'imagepullpolicy' || (letters === 'pullpolicy' && kind !== 'object')
}

function mendOf(
  unit: Unit,
  { map, path, kind }: PodLevel,
  entry: Entry,
  surroundings: Surroundings
): Mend | undefined {
  const { source, object } = unit
  const level: LevelPlace = { path, kind }
  const right = rightKey(kind)
  const value = asScalar(entry.value)?.value ?? ''
  const isPolicy = /^(?:Always|IfNotPresent|Never)$/.test(value)
  if (source === null || unit.isTemplate || !isPolicy) return undefined
  const { name } = entry
  const record = { field: 'pullPolicy', object, container: null, inside: 1 } as const
  if (right !== undefined && map.entries.every((each) => each.name !== right)) {
    return {
      ...source,
      write(work, root) {
        const out = respell(work, root, level, name, right)
        if (out === undefined) return
        const here = { ...record, offset: out.start, edited: out.map }
        work.record({ ...here, path: [...path, name ?? ''], from: value, to: null })
        work.record({ ...here, path: [...path, right], from: null, to: value })
      }
    }
  }
  // In a patch that names no image there is no container that could take it.
  const isAnyBelow = unit.images.some(({ path }) => isBelow(path, level))
  if (!isAnyBelow || map.entries.length === 1) return undefined
  return {
    ...source,
    write(work, root) {
      const out = takeOut(work, root, level, name)
      if (out === undefined) return
      const gone = { ...record, path: [...path, name ?? ''], offset: out.start, edited: out.map }
      work.record({ ...gone, from: value, to: null })
      for (const use of walk(root, source.document, surroundings.rows).uses) {
        const place = use.policy
        if (place?.at !== 'container' || !isBelow(use.path, level)) continue
        const has = place.container.entries.some((each) => each.name === place.key)
        if (!has) setPolicy(work, use, value)
      }
    }
  }
}
