import type { ImageUse } from '../fields/use.js'
import { asScalar, lookup } from '../yaml/node.js'
import type { Entry, Found, Mapping } from '../yaml/node.js'
import type { Beside } from '../yaml/editor.js'
import type { Work } from './draft.js'
import { nest } from './nest.js'
import { printerOf } from './printed.js'

/** Brings the pull policy of a matched image to `policy`, at the place where it is read. */
export function setPolicy(work: Work, use: ImageUse, policy: string): void {
  const place = use.policy
  // A JSON patch does not say what it patches.
  if (place === null && use.object.kind === '') return
  if (place === null) {
    work.note(
      'no-place',
      'notice',
      use.image.start,
      `${use.object.kind} has no field for the pull policy of this image.`,
      'What applies is the default of the operator or controller that runs it.'
    )
  } else if (place.at === 'object') {
    const { found, parent, missing, path } = place.spot
    if (found !== undefined && missing.length === 0) return setFound(work, use, found, path, policy)
    if (isPrinted(work, use, found === undefined ? parent : found.holder)) return
    if (!work.firstTime(found?.entry.value ?? parent, missing.join('/'))) return
    const beside: Beside | undefined = place.near && { entry: place.near, side: 'after' }
    const [first = '', ...rest] = missing
    if (found !== undefined) work.editor.fill(parent, found.entry, nest(missing, policy))
    else work.editor.addEntry(parent, first, rest.length === 0 ? policy : nest(rest, policy), beside)
    record(work, use, place.near ?? parent.entries[0], path, policy, parent, path.length - place.spot.depth)
  } else {
    setBeside(work, use, place.container, place.image, place.key, policy)
  }
}

/**
 * A container that merges its image from elsewhere (`<<: *base`) keeps its policy there too; one with an image of its
 * own that only merges the policy gets a policy of its own, which wins over the merged one.
 */
function setBeside(
  work: Work,
  use: ImageUse,
  container: Mapping,
  image: Found,
  key: string,
  policy: string
): void {
  const path = [...use.path.slice(0, -1), key]
  const found = lookup(container, key)
  if (found !== undefined && (found.holder === container || image.holder !== container)) {
    return setFound(work, use, found, path, policy)
  }
  if (found !== undefined && asScalar(found.entry.value)?.value === policy) return
  if (isPrinted(work, use, image.holder)) return
  // Each branch of a template that has the image gets a policy.
  const place = work.template === null ? key : `${key} ${image.entry.start}`
  if (work.firstTime(image.holder, place)) {
    work.editor.addEntry(image.holder, key, policy, { entry: image.entry, side: 'after' })
  }
  const merged = asScalar(found?.entry.value)?.value ?? null
  record(work, use, image.entry, path, policy, image.holder, 1, merged)
}

function setFound(work: Work, use: ImageUse, found: Found, path: ImageUse['path'], policy: string): void {
  if (work.template !== null) return setLiterals(work, use, found, path, policy)
  work.refuseTwins(found.twins.length > 0 ? [...found.twins, found.entry] : [], found.holder)
  work.refuseBare(found.entry)
  const scalar = asScalar(found.entry.value)
  if (scalar === undefined) {
    work.refuse(
      'unclear',
      found.entry.start,
      `${JSON.stringify(found.entry.name)} should be Always, IfNotPresent or Never, and is a list or a mapping.`,
      'Give it one of these values.'
    )
  }
  const { object, container } = use
  work.set(scalar, policy, { field: 'pullPolicy', object, container, path, offset: found.entry.start })
}

/** True, with a notice, where an action of a template may print the pull policy itself. */
function isPrinted(work: Work, { image }: ImageUse, map: Mapping): boolean {
  const action = printerOf(work, map, /pull-?policy/i)
  if (action === undefined) return false
  // A container may have its image in several branches.
  if (!work.firstTime(map, `policy at ${action.start}`)) return true
  const source = JSON.stringify(work.template?.source.slice(action.start, action.end))
  const { line } = work.place(image.start)
  work.note(
    'no-place',
    'notice',
    action.start,
    `${source} may print the pull policy of the image in line ${line}, so none was added.`,
    "If it does, the chart's values file decides about it; if not, write imagePullPolicy into the template once."
  )
  return true
}

/** In a template, what an action writes is left to it with a notice, and branches may say a thing twice. */
function setLiterals(work: Work, use: ImageUse, found: Found, path: ImageUse['path'], policy: string): void {
  const { object, container } = use
  for (const entry of [...found.twins, found.entry]) {
    const scalar = asScalar(entry.value)
    if (scalar?.value == null) continue
    if (work.isMasked(scalar)) {
      noteAction(work, found.holder, entry)
      continue
    }
    work.set(scalar, policy, { field: 'pullPolicy', object, container, path, offset: entry.start })
  }
}

function noteAction(work: Work, holder: Mapping, { start, value }: Entry): void {
  // Several images may have one pull policy.
  if (!work.firstTime(holder, `policy at ${start}`)) return
  const source = JSON.stringify(work.template?.source.slice(value.start, value.end))
  const message = `The pull policy ${source} is written by the template and was left alone.`
  work.note('no-place', 'notice', start, message, "Select the chart's values file, which decides about it.")
}

function record(
  work: Work,
  use: ImageUse,
  near: Entry | undefined,
  path: ImageUse['path'],
  policy: string,
  edited: Mapping,
  inside: number,
  from: string | null = null
): void {
  const { object, container } = use
  const offset = near?.start ?? edited.start
  work.record({
    field: 'pullPolicy',
    object,
    container,
    path,
    offset,
    from,
    to: policy,
    edited,
    inside
  })
}
