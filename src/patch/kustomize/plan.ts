import { posix } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '../../errors.js'
import type { Tree } from '../../host/tree.js'
import { splitReference } from '../../image/reference.js'
import { findImage, matches } from '../../image/request.js'
import { walk } from '../../fields/walk.js'
import { asMapping, asScalar, lookup, textAt } from '../../yaml/node.js'
import type { Mapping } from '../../yaml/node.js'
import { positions } from '../../yaml/text.js'
import type { ChangedField } from '../change.js'
import type { Target } from '../manifest.js'
import type { PatchRequest } from '../request.js'
import { mayName, needlesFor } from '../text.js'
import { Builds, kustomizationFile } from './build.js'
import type { Build } from './build.js'
import { earlyPatches, isKustomization, latePatches, listAt, textsAt } from './definition.js'
import { imageOf } from './entries.js'
import type { AddedPatch, Additions } from './kustomization.js'
import { needsOf } from './needs.js'
import type { NewEntry, ObjectNeeds } from './needs.js'
import { overlayPatches } from './overlay-patch.js'
import { Sources } from './source.js'
import { placeOf } from './tree.js'
import type { Origin } from './tree.js'

/** What a file is told by the kustomizations that build from it. */
export interface Told extends Additions {
  readonly targets: readonly Target[]
}

export const NOTHING_TOLD: Told = { targets: [], entries: [], patches: [] }

/** Rounds of telling files what a build still lacks, until it lacks nothing. */
const ROUNDS = 3

/** The plan of single files, as far as it is made, and a way to make it anew. */
export interface FilePlans {
  readonly tree: Tree
  readonly request: PatchRequest
  readonly mode: 'auto' | 'add' | 'existing'
  /** The kustomization files among the selected ones, by their real paths. */
  readonly roots: readonly string[]
  readonly isSelected: (file: string) => boolean
  /** What patched files will read, by their real paths. */
  readonly texts: ReadonlyMap<string, string>
  /** Plans a file again, with everything that it is to get besides. */
  replan(file: string, additions: Told): void
}

export interface Overlays {
  readonly problems: readonly Problem[]
  /** What the kustomizations build from and is not in this tree. */
  readonly remote: readonly { readonly file: string; readonly url: string }[]
}

/** Plans what the selected kustomizations need beyond their own text, those that others build from first. */
export function planOverlays(plans: FilePlans): Overlays {
  const sources = new Sources(plans.tree, plans.texts)
  sources.names = namesFor(plans, sources)
  const planner = new Planner(plans, sources)
  for (const root of inOrder(plans.roots, sources)) planner.plan(root)
  return planner
}

class Planner implements Overlays {
  readonly problems: Problem[] = []
  readonly remote: { file: string; url: string }[] = []
  readonly #plans: FilePlans
  readonly #sources: Sources
  readonly #additions = new Map<string, Told>()
  readonly #builds: Builds
  /** With every object, so that a patch names the one that it is for. */
  readonly #whole: Builds

  constructor(plans: FilePlans, sources: Sources) {
    this.#plans = plans
    this.#sources = sources
    this.#builds = new Builds(sources)
    this.#whole = new Builds(sources, 'all')
  }

  plan(file: string): void {
    const { request, mode, isSelected } = this.#plans
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = posix.dirname(file)
      const built = this.#builds.build(folder)
      if (round === 0) {
        this.remote.push(...built.remote.map((url) => ({ file, url })))
        if (mode === 'add') this.#addEntries(file, built)
      }
      const isTold = (origin: Origin): boolean => this.#told(origin)
      const options = { request, isSelected, isTold, addEntries: mode !== 'existing' }
      const first = needsOf(built, options)
      const needs = first.objects.length === 0 ? first : needsOf(this.#whole.build(folder), options)
      for (const { origin, to } of needs.targets) {
        const target = { document: origin.document, path: JSON.stringify(origin.path), to }
        this.#add(origin.file, { targets: [target] })
      }
      if (round > 0 && needs.replaced.length > 0) return this.#tellReplaced(file, needs.replaced)
      const patches = needs.objects.flatMap((object) =>
        overlayPatches(object).map((patch) => ({ ...patch, object: object.object }))
      )
      if (round === 0) for (const object of needs.objects) this.#tellUnnamed(file, object)
      if (needs.entries.length > 0 || patches.length > 0) {
        if (!this.#add(file, { entries: needs.entries, patches })) break
      } else if (needs.targets.length === 0 && needs.replaced.length === 0) return
    }
    this.problems.push({
      code: 'unclear',
      level: 'warning',
      place: { file },
      message:
        'What this kustomization builds is still not what was asked for, as something else decides later.',
      hint: 'Look at its patchesJson6902, replacements and transformers.'
    })
  }

  #tellReplaced(file: string, replaced: readonly string[]): void {
    const texts = [...new Set(replaced)].map((text) => JSON.stringify(text)).join(', ')
    this.problems.push({
      code: 'unclear',
      level: 'warning',
      place: { file },
      message: `A replacement of this kustomization writes ${texts} over what is set elsewhere.`,
      hint: 'Change its source, or mark it with a comment "# repull: NAME" (":tag" for the tag alone).'
    })
  }

  /** Where no patch can name an object without naming others too. */
  #tellUnnamed(file: string, { root, object, naming, sets }: ObjectNeeds): void {
    if (naming.merge !== undefined || naming.target !== undefined) return
    const place = placeOf(root)
    const text = place && this.#sources.text(place.file)
    const fields = [...new Set(sets.map(({ field }) => NAMES[field] ?? field))].join(', ')
    this.problems.push({
      code: 'unclear',
      level: 'warning',
      place: place && text !== undefined ? { file: place.file, ...positions(text)(place.offset) } : { file },
      message: `${object.kind} ${JSON.stringify(object.name)} keeps its ${fields} in ${JSON.stringify(file)}: another object of that build is renamed from one of the same name, so no patch is about this one alone.`,
      hint: `Select ${JSON.stringify(place?.file ?? file)} as well, or build from it under one name.`
    })
  }

  #told({ file, document, path }: Origin): boolean {
    const key = JSON.stringify(path)
    const targets = this.#additions.get(file)?.targets ?? []
    return targets.some((target) => target.document === document && target.path === key)
  }

  /** False where a file has been told all of it before. */
  #add(file: string, more: Partial<Told>): boolean {
    const before = this.#additions.get(file) ?? NOTHING_TOLD
    const additions = {
      targets: [...before.targets, ...(more.targets ?? [])],
      entries: withEntries(before.entries, more.entries ?? []),
      patches: withPatches(before.patches, more.patches ?? [])
    }
    if (isDeepStrictEqual(additions, before)) return false
    this.#additions.set(file, additions)
    this.#plans.replan(file, additions)
    this.#builds.forget(file)
    this.#whole.forget(file)
    return true
  }

  /** An entry for every image that the kustomization has none for. */
  #addEntries(file: string, built: Build): void {
    const { images } = this.#plans.request
    const entries = definitions(this.#sources, file).flatMap((map) => {
      const there = listAt(map, 'images').flatMap((item) => asMapping(item) ?? [])
      return images.flatMap((image): NewEntry[] => {
        if (there.some((entry) => matches(image, imageOf(entry)))) return []
        const spelled = built.resources
          .flatMap(({ root }) => imagesIn(root))
          .find((text) => matches(image, text))
        const name = splitReference(spelled ?? image.name).name
        return [{ image, name, from: spelled ?? name, isAlone: true }]
      })
    })
    if (entries.length > 0) this.#add(file, { entries })
  }
}

/** Fields in the words of manifests. */
const NAMES: Readonly<Partial<Record<ChangedField, string>>> = {
  pullPolicy: 'pull policy',
  pullSecret: 'pull secrets',
  annotation: 'annotations'
}

/** kustomize would apply two entries of one name both. */
function withEntries(before: readonly NewEntry[], more: readonly NewEntry[]): readonly NewEntry[] {
  return more.reduce(
    (all, entry) => (all.some(({ name }) => name === entry.name) ? all : [...all, entry]),
    before
  )
}

/** One that was written and did not help is overruled by a later one where it is, so it goes behind all others. */
function withPatches(before: readonly AddedPatch[], more: readonly AddedPatch[]): readonly AddedPatch[] {
  const keyOf = ({ target, body }: AddedPatch): string => JSON.stringify([target, body])
  const all = new Map(before.map((patch) => [keyOf(patch), patch]))
  const known = new Set(all.keys())
  for (const patch of more) {
    const key = keyOf(patch)
    all.set(key, known.has(key) ? { ...patch, isLast: true } : patch)
  }
  return [...all.values()]
}

function imagesIn(root: Mapping): string[] {
  return walk(root, 0).uses.flatMap(({ image }) => image.value ?? [])
}

function definitions(sources: Sources, file: string): Mapping[] {
  return sources
    .documents(file)
    .flatMap(({ root }) => (root.type === 'mapping' && isKustomization(file, root) ? [root] : []))
}

/** Whether a text may have to do with the images: names one, or a name that a kustomization gives to one. */
function namesFor({ request, roots }: FilePlans, sources: Sources): (text: string) => boolean {
  const needles = needlesFor(request.images)
  const names = new Set<string>()
  const seen = new Set<string>()
  let isAll = false
  const collect = (directory: string): void => {
    const file = kustomizationFile(sources, directory)
    if (file === undefined || seen.has(file)) return
    seen.add(file)
    for (const map of definitions(sources, file)) {
      // What they write may come from any file.
      isAll ||= ['replacements', 'vars', 'configurations'].some((key) => lookup(map, key) !== undefined)
      // A patch may bring the image to an object that does not name it.
      isAll ||= [...earlyPatches(map), ...latePatches(map)].some(({ text, file }) => {
        const patch = file === undefined ? asScalar(text)?.value : sources.text(posix.join(directory, file))
        return mayName(Buffer.from(patch ?? ''), needles)
      })
      for (const item of listAt(map, 'images')) {
        const entry = asMapping(item)
        const name = textAt(entry, 'name')
        if (entry !== undefined && name !== undefined && findImage(request.images, imageOf(entry)))
          names.add(name)
      }
      for (const key of ['resources', 'bases', 'components']) {
        for (const path of textsAt(map, key)) {
          const at = posix.join(directory, path)
          if (sources.kind(at) === 'directory') collect(at)
        }
      }
    }
  }
  for (const root of roots) collect(posix.dirname(root))
  return (text) => {
    if (isAll || mayName(Buffer.from(text), needles)) return true
    return [...names].some((name) => text.includes(name.replace(/\[\.\]|\\\./g, '.')))
  }
}

/** Those that others build from first. */
function inOrder(roots: readonly string[], sources: Sources): string[] {
  const ordered: string[] = []
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const map of definitions(sources, file)) {
      for (const path of ['resources', 'bases', 'components'].flatMap((key) => textsAt(map, key))) {
        const at = posix.join(posix.dirname(file), path)
        const inner = sources.kind(at) === 'directory' ? kustomizationFile(sources, at) : undefined
        const real = inner === undefined ? undefined : sources.file(inner)
        if (real !== undefined) visit(real)
      }
    }
    if (roots.includes(file)) ordered.push(file)
  }
  for (const root of roots) visit(root)
  return ordered
}
