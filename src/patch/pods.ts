import type { ImageUse, Pod } from '../fields/use.js'
import { parseReference, registryOf } from '../image/reference.js'
import { asMapping, asScalar, lookup, resolve } from '../yaml/node.js'
import type { Entry, Mapping, Sequence } from '../yaml/node.js'
import type { Spot } from '../fields/path.js'
import type { Value } from '../yaml/style.js'
import type { Draft, Work } from './draft.js'
import { nest } from './nest.js'
import { printerOf } from './printed.js'
import type { PatchRequest } from './request.js'

/** Adds pull secrets and annotations to every pod that runs a matched image. `matched`: each use with its new reference. */
export function patchPods(
  work: Work,
  matched: ReadonlyMap<ImageUse, { readonly to: string }>,
  request: PatchRequest
): void {
  const pods = new Map<Pod | null, { use: ImageUse; registry: string }[]>()
  for (const [use, { to }] of matched) {
    const registry = registryOf(parseReference(to)?.repository ?? '')
    const members = pods.get(use.pod)
    if (members === undefined) pods.set(use.pod, [{ use, registry }])
    else members.push({ use, registry })
  }
  for (const [pod, members] of pods) {
    const names = request.pullSecrets
      .filter(({ registry }) => registry === null || members.some((member) => member.registry === registry))
      .map(({ name }) => name)
    const [first] = members
    if (first !== undefined) notePlaces(work, first.use, names, request)
    if (pod === null) continue
    addSecrets(work, pod, [...new Set(names)])
    setAnnotations(work, pod, request.annotations)
  }
}

/** Says what could not be written because the kind has no place for it. */
function notePlaces(work: Work, use: ImageUse, secrets: readonly string[], request: PatchRequest): void {
  const { kind } = use.object
  // A JSON patch does not say what it patches.
  if (kind === '') return
  if (secrets.length > 0 && !use.pod?.secrets) {
    const message = `Repull knows no place for pull secrets in ${kind}, so ${secrets.join(', ')} was not added.`
    work.note(
      'no-place',
      'warning',
      use.image.start,
      message,
      'Add it by hand, or to the ServiceAccount that the pods use.'
    )
  }
  if (request.annotations.length > 0 && !use.pod?.annotations.length) {
    const message = `Repull knows no pod template in ${kind}, so no annotation was set.`
    work.note(
      'no-place',
      'warning',
      use.image.start,
      message,
      'Add it by hand where the controller takes annotations of its pods.'
    )
  }
}

/** Adds the pull secrets that a pod does not list yet. */
export function addSecrets(work: Work, pod: Pod, names: readonly string[]): void {
  if (names.length === 0 || pod.secrets === null) return
  if (isPrinted(work, pod.secrets.spot, /pull-?secret/i, names.join(', '))) return
  const { spot, form, near } = pod.secrets
  const value = spot.found && spot.missing.length === 0 ? resolve(spot.found.entry.value) : undefined
  const list = value?.type === 'sequence' ? value : undefined
  if (value !== undefined && list === undefined && asScalar(value)?.value) {
    work.refuse(
      'unclear',
      value.start,
      `The pull secrets should be a list, and are ${JSON.stringify(asScalar(value)?.value)}.`,
      'Write a list of names, or remove the field.'
    )
  }
  if (value?.type === 'mapping') {
    work.refuse(
      'unclear',
      value.start,
      'The pull secrets should be a list, and are a mapping.',
      'Write a list of names.'
    )
  }
  const present = list === undefined ? [] : listed(work, list, form)
  const target = list ?? spot.found?.entry.value ?? spot.parent
  const wanted = names.filter((name) => !present.includes(name))
  const added = wanted.filter((name) =>
    work.firstTime(target, [...spot.missing, 'pull secret', name].join('/'))
  )
  for (const [index, name] of wanted.entries()) {
    const path = [...spot.path, present.length + index, ...(form === 'objects' ? ['name'] : [])]
    const inside = path.length - (list === undefined ? spot.depth : spot.path.length)
    keep(work, pod, spot, near, {
      field: 'pullSecret',
      path,
      to: name,
      edited: list ?? holderOf(spot),
      inside
    })
  }
  if (added.length === 0) return
  const values = added.map((name) => (form === 'objects' ? { name } : name))
  if (list !== undefined) work.editor.addItems(list, values)
  else write(work, spot, values, near, 'before')
}

/** True, with a notice, where an action of a template writes or may print what is to be set. */
function isPrinted(work: Work, { found, missing, parent }: Spot, speaks: RegExp, what: string): boolean {
  if (work.template === null) return false
  const value = missing.length === 0 ? resolve(found?.entry.value) : undefined
  const hasContent = value?.type === 'mapping' ? value.entries.length > 0 : value?.type === 'sequence'
  const action = found === undefined ? printerOf(work, parent, speaks) : undefined
  if (found === undefined ? action === undefined : hasContent) return false
  const source = JSON.stringify(work.template.source.slice(action?.start, action?.end))
  const message = `${action === undefined ? 'The template writes this place itself' : `${source} may print this place`}, so ${what} was not added.`
  const offset = action?.start ?? found?.entry.start ?? parent.start
  work.note('no-place', 'notice', offset, message, "Add it to the chart's values file.")
  return true
}

/** True, with a notice, where an action among annotations is known to print one of this key. */
function isPrintedKey(work: Work, map: Mapping, key: string): boolean {
  const escaped = key.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const action = printerOf(work, map, new RegExp(`(?<![\\w./-])${escaped}(?![\\w./-])`), true)
  if (action === undefined) return false
  const source = JSON.stringify(work.template?.source.slice(action.start, action.end))
  const message = `${source} prints the annotation ${key}, so it was not added a second time.`
  work.note('no-place', 'notice', action.start, message, "Set it in the chart's values file.")
  return true
}

function listed(work: Work, list: Sequence, form: 'objects' | 'strings'): (string | undefined)[] {
  return list.items.map((item) => {
    const map = asMapping(item)
    if ((map !== undefined) === (form === 'objects')) {
      const name = asScalar(map === undefined ? item : lookup(map, 'name')?.entry.value)
      if (name !== undefined) work.claimed.add(name)
      return name?.value ?? undefined
    }
    const wanted = form === 'objects' ? 'objects with a name (- name: regcred)' : 'plain names (- regcred)'
    return work.refuse(
      'unclear',
      item.start,
      `This kind lists its pull secrets as ${wanted}.`,
      'Change the list, then run again.'
    )
  })
}

/** Sets annotations of a pod's template. */
export function setAnnotations(
  work: Work,
  pod: Pod,
  annotations: readonly { readonly key: string; readonly value: string }[]
): void {
  for (const { spot, near } of pod.annotations) {
    const keys = annotations.map(({ key }) => key).join(', ')
    if (annotations.length > 0 && isPrinted(work, spot, /annotations/i, keys)) continue
    const missing: { key: string; value: string }[] = []
    const there = spot.found && spot.missing.length === 0 ? resolve(spot.found.entry.value) : undefined
    const map = asMapping(there)
    if (there?.type === 'sequence' || asScalar(there)?.value) {
      const what = there?.type === 'sequence' ? 'a list' : JSON.stringify(asScalar(there)?.value)
      work.refuse(
        'unclear',
        there?.start ?? spot.parent.start,
        `The annotations should be a mapping, and are ${what}.`,
        'Write them as a mapping, or remove the field.'
      )
    }
    for (const { key, value } of annotations) {
      const path = [...spot.path, key]
      const found = map && lookup(map, key)
      const scalar = asScalar(found?.entry.value)
      if (found !== undefined && scalar === undefined) {
        work.refuse(
          'unclear',
          found.entry.start,
          `The annotation ${JSON.stringify(key)} should be text.`,
          'Write it as text.'
        )
      }
      if (found !== undefined && scalar !== undefined) {
        work.refuseTwins(found.twins.length > 0 ? [...found.twins, found.entry] : [], null)
        work.refuseBare(found.entry)
        const offset = found.entry.start
        work.set(scalar, value, { field: 'annotation', object: pod.object, container: null, path, offset })
        continue
      }
      if (map !== undefined && isPrintedKey(work, map, key)) continue
      const inside = path.length - (map === undefined ? spot.depth : spot.path.length)
      keep(work, pod, spot, near, {
        field: 'annotation',
        path,
        to: value,
        edited: map ?? holderOf(spot),
        inside
      })
      const target = map ?? spot.found?.entry.value ?? spot.parent
      if (work.firstTime(target, [...spot.missing, 'annotation', key].join('/'))) missing.push({ key, value })
    }
    if (missing.length === 0) continue
    if (map === undefined) {
      write(work, spot, Object.fromEntries(missing.map(({ key, value }) => [key, value])), near, 'before')
    } else for (const { key, value } of missing) work.editor.addEntry(map, key, value)
  }
}

/** Writes a value to a field that is not there, or has no value. */
function write(
  work: Work,
  spot: Spot,
  value: Exclude<Value, string>,
  near: Entry | undefined,
  side: 'before' | 'after'
): void {
  const { found, missing, parent } = spot
  if (found === undefined) {
    const [first = '', ...rest] = missing
    // `near` stands beside the outermost of the missing keys; further in, the first key is the neighbour.
    const entry = near !== undefined && parent.entries.includes(near) ? near : parent.entries[0]
    work.together(parent, first, rest.length === 0 ? value : nest(rest, value), (whole) => {
      work.editor.addEntry(parent, first, whole, entry && { entry, side })
    })
    return
  }
  work.refuseBare(found.entry)
  work.together(found.entry.value, '', missing.length === 0 ? value : nest(missing, value), (whole) => {
    work.editor.fill(holderOf(spot), found.entry, whole, near)
  })
}

function holderOf({ found, parent }: Spot): Mapping {
  return found?.holder ?? parent
}

function keep(
  work: Work,
  pod: Pod,
  spot: Spot,
  near: Entry | undefined,
  draft: Pick<Draft, 'field' | 'path' | 'to' | 'edited' | 'inside'>
): void {
  const offset = spot.found?.entry.start ?? near?.start ?? spot.parent.start
  work.record({ ...draft, object: pod.object, container: null, offset, from: null })
}
