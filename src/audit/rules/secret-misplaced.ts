import { walk } from '../../fields/walk.js'
import { nodeAt } from '../../patch/kustomize/needs.js'
import { addSecrets } from '../../patch/pods.js'
import { asMapping, asScalar, asSequence, resolve, textAt } from '../../yaml/node.js'
import type { Entry, Mapping } from '../../yaml/node.js'
import { isBelow, podLevels, respell, takeOut } from '../pod-levels.js'
import type { LevelPlace, PodLevel } from '../pod-levels.js'
import type { Found, Mend, Rule } from '../rule.js'
import type { Surroundings } from '../surroundings.js'
import type { Unit } from '../unit.js'

const RIGHT = 'imagePullSecrets'

export const SECRET_MISPLACED: Rule = {
  id: 'secret-misplaced',
  level: 'error',
  title: 'Pull secrets where Kubernetes does not read them',
  why:
    "imagePullSecrets is a field of the pod's spec (and of a ServiceAccount), a list of objects with a name. Anywhere else the API server drops it, " +
    'a list of plain names is refused, and the image is pulled without credentials.',
  mend: "They move to the pod's spec; plain names become objects with a name.",
  looksAt: 'written',
  *check(unit, surroundings) {
    for (const level of podLevels(unit.root)) {
      for (const entry of level.map.entries) {
        if (entry.name === null || !/^image-?_?pull-?_?secrets?$/i.test(entry.name)) continue
        if (level.kind === 'pod' && entry.name === RIGHT) yield* plainNames(unit, entry, level)
        else {
          const isMisspelt = level.kind === 'pod'
          yield {
            at: unit.keyAt(entry),
            message: isMisspelt
              ? `${JSON.stringify(entry.name)} in ${level.name} is not read; the key is imagePullSecrets.`
              : `${JSON.stringify(entry.name)} in ${level.name} is not read; pull secrets belong to the pod's spec.`,
            hint: isMisspelt
              ? 'Spell it imagePullSecrets.'
              : "Move it to the pod's spec, beside its containers.",
            mend: moved(unit, level, entry, surroundings)
          }
        }
      }
    }
  }
}

function* plainNames(unit: Unit, entry: Entry, level: PodLevel): Generator<Found, void> {
  const value = resolve(entry.value)
  const path = [...level.path, RIGHT]
  if (value?.type === 'scalar' && value.value !== null && value.value !== '') {
    yield {
      at: unit.at(entry.value),
      message: `The pull secrets are the text ${JSON.stringify(value.value)}, and should be a list of objects with a name.`,
      hint: `Write "- name: ${value.value}" below the key.`
    }
  }
  for (const [index, item] of (asSequence(value)?.items ?? []).entries()) {
    const name = asScalar(item)?.value
    if (name == null || name === '') continue
    yield {
      at: unit.at(item),
      message: `The pull secret ${JSON.stringify(name)} is a plain name, and should be an object with a name.`,
      hint: `Write "name: ${name}".`,
      mend: wrapped(unit, [...path, index], name)
    }
  }
}

/** `regcred` as `name: regcred`. */
function wrapped(unit: Unit, path: PodLevel['path'], name: string): Mend | undefined {
  const { source, object } = unit
  if (source === null || unit.isTemplate) return undefined
  return {
    ...source,
    write(work, root) {
      const item = nodeAt(root, path)
      if (item?.type !== 'scalar' || item.style === 'folded' || item.style === 'literal') return
      if (!work.firstTime(item, 'name')) return
      work.editor.wrapItem(item, 'name')
      const record = { field: 'pullSecret', object, container: null, offset: item.start } as const
      work.record({ ...record, path: [...path, 'name'], from: null, to: name, edited: item, inside: 1 })
    }
  }
}

function moved(
  unit: Unit,
  { map: holder, path: at, kind }: PodLevel,
  entry: Entry,
  { rows }: Surroundings
): Mend | undefined {
  const { source, object } = unit
  const level: LevelPlace = { path: at, kind }
  const items = asSequence(entry.value)?.items ?? [entry.value]
  const names = items.flatMap((item) => asScalar(item)?.value ?? textAt(asMapping(item), 'name') ?? [])
  if (source === null || unit.isTemplate || names.length === 0) return undefined
  const { name } = entry
  const record = { field: 'pullSecret', object, container: null, inside: 1 } as const
  const gone = (map: Mapping, offset: number) =>
    ({
      ...record,
      offset,
      path: [...at, name ?? ''],
      from: names.join(', '),
      to: null,
      edited: map
    }) as const
  if (kind === 'pod' && holder.entries.every((each) => each.name !== RIGHT)) {
    return {
      ...source,
      write(work, root) {
        const out = respell(work, root, level, name, RIGHT)
        if (out === undefined) return
        work.record(gone(out.map, out.start))
        for (const [index, item] of items.entries()) {
          const below = item.type === 'scalar' ? [] : ['name']
          const path = [...at, RIGHT, index, ...below]
          const to = names[index] ?? null
          work.record({ ...record, offset: out.start, path, from: null, to, edited: out.map })
        }
      }
    }
  }
  // In a patch that names no image there is no pod that could take them.
  const isAnyBelow = unit.images.some(({ pod, path }) => pod !== null && isBelow(path, level))
  if (!isAnyBelow || holder.entries.length === 1) return undefined
  return {
    ...source,
    write(work, root) {
      const out = takeOut(work, root, level, name)
      if (out === undefined) return
      work.record(gone(out.map, out.start))
      const pods = walk(root, source.document, rows)
        .uses.filter(({ path }) => isBelow(path, level))
        .map(({ pod }) => pod)
      for (const pod of new Set(pods)) if (pod !== null) addSecrets(work, pod, names)
    }
  }
}
