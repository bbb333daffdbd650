import type { Change } from '../../patch/change.js'
import { nodeAt } from '../../patch/kustomize/needs.js'
import { originOf, placeOf } from '../../patch/kustomize/tree.js'
import type { Origin } from '../../patch/kustomize/tree.js'
import { asMapping, asScalar, lookup, textAt } from '../../yaml/node.js'
import type { Mapping } from '../../yaml/node.js'
import type { Found, Mend, Rule } from '../rule.js'
import type { Surroundings } from '../surroundings.js'
import type { Unit } from '../unit.js'

export const DIGEST_WINS: Rule = {
  id: 'digest-wins',
  level: 'error',
  title: 'A tag that a digest overrides',
  why:
    'Where a reference has a tag and a digest, the container runtime pulls by the digest, and the tag is only for people to read. ' +
    'A new tag beside an old digest deploys the old image. kustomize writes both where an entry of images has both, and a later digest takes an earlier newTag away.',
  mend: 'In a kustomization, what stands against `newTag` is dropped.',
  looksAt: 'both',
  *check(unit, surroundings) {
    yield* sameEntry(unit)
    yield* laterEntry(unit, surroundings)
    yield* onlyTheTag(unit, surroundings)
  }
}

/** A digest that a program keeps in step with its tag: Flux's image automation, or this one. */
const MAINTAINED = /#.*(?:\$imagepolicy|repull:)/

/** One entry of `images` that says two things. */
function* sameEntry(unit: Unit): Generator<Found, void> {
  for (const { map: entry, path } of unit.entries) {
    const tag = textAt(entry, 'newTag') ?? ''
    for (const key of ['digest', 'tagSuffix'] as const) {
      const found = lookup(entry, key)
      const text = textAt(entry, key) ?? ''
      if (found === undefined || tag === '' || text === '') continue
      if (MAINTAINED.test(unit.lineAt(found.entry.start))) continue
      yield {
        at: unit.at(found.entry.value),
        message:
          key === 'digest'
            ? `The digest ${shortened(text)} decides, whatever "newTag: ${tag}" says.`
            : `${JSON.stringify(`tagSuffix: ${text}`)} is not read beside "newTag: ${tag}".`,
        hint: key === 'digest' ? 'Keep one of the two.' : 'Write the whole tag in newTag.',
        mend: unit.source === null ? undefined : without({ ...unit.source, path }, key, unit)
      }
    }
  }
}

/** A kustomization whose digest takes away the tag of one that it builds from. */
function* laterEntry(unit: Unit, { isSelected }: Surroundings): Generator<Found, void> {
  for (const { entries } of unit.images) {
    const at = entries.findIndex((entry) => (textAt(entry, 'newTag') ?? '') !== '')
    const [first, later] = [entries[at], entries.slice(at + 1).find(isDigestAlone)]
    if (first === undefined || later === undefined) continue
    const node = lookup(later, 'digest')?.entry.value ?? later
    const origin = originOf(later)
    const related = placeOf(lookup(first, 'newTag')?.entry.value ?? first)
    yield {
      at: unit.at(node),
      message: `The digest ${shortened(textAt(later, 'digest') ?? '')} takes the place of "newTag: ${textAt(first, 'newTag') ?? ''}".`,
      hint: 'Drop it, or the tag that it overrides.',
      related: related === undefined ? [] : [related],
      mend: origin !== undefined && isSelected(origin.file) ? without(origin, 'digest', unit) : undefined
    }
  }
}

function isDigestAlone(entry: Mapping): boolean {
  return (textAt(entry, 'digest') ?? '') !== '' && (textAt(entry, 'newTag') ?? '') === ''
}

/** A tag that this run changes, in a mapping whose digest it leaves. */
function* onlyTheTag(unit: Unit, { changesIn }: Surroundings): Generator<Found, void> {
  const { source, root } = unit
  if (source === null || unit.shape === 'kustomization') return
  const changes = changesIn(source.file).filter(({ object }) => object.document === source.document)
  for (const change of changes) {
    const map = isTag(change) ? asMapping(nodeAt(root, change.path.slice(0, -1))) : undefined
    const digest = map?.entries.find(({ name, value }) => isDigest(name, asScalar(value)?.value ?? ''))
    if (digest === undefined) continue
    const path = JSON.stringify([...change.path.slice(0, -1), digest.name])
    if (changes.some((other) => JSON.stringify(other.path) === path)) continue
    yield {
      at: unit.at(digest.value),
      message: `The digest ${shortened(asScalar(digest.value)?.value ?? '')} stays beside the new tag ${JSON.stringify(change.to)}, and decides.`,
      hint: `Empty it, or give it a comment "# repull: NAME:digest" and the run a digest.`
    }
  }
}

function isTag({ field, to, path }: Change): boolean {
  return (field === 'tag' || field === 'marker') && to !== null && /tag|version/i.test(String(path.at(-1)))
}

function isDigest(name: string | null, value: string): boolean {
  return /digest$|^sha(?:256)?$/i.test(name ?? '') && /^(?:sha256:)?[0-9a-f]{64}$/.test(value)
}

function shortened(digest: string): string {
  return JSON.stringify(digest.length > 22 ? `${digest.slice(0, 19)}...` : digest)
}

/** Takes a key out of an entry. */
function without({ file, document, path }: Origin, key: 'digest' | 'tagSuffix', { object }: Unit): Mend {
  return {
    file,
    document,
    write(work, root) {
      const map = asMapping(nodeAt(root, path))
      const entry = map?.entries.find(({ name }) => name === key)
      if (map === undefined || entry === undefined || map.entries.length === 1) return
      if (!work.firstTime(map, `without ${key}`)) return
      const field = key === 'digest' ? 'digest' : 'tag'
      const from = asScalar(entry.value)?.value ?? null
      work.editor.removeEntry(map, entry)
      const record = { field, object: { ...object, document }, container: null, offset: entry.start } as const
      work.record({ ...record, path: [...path, key], from, to: null, edited: map, inside: 1 })
    }
  }
}
