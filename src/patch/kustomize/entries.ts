import type { ObjectRef } from '../../fields/object.js'
import type { Path } from '../../fields/path.js'
import { splitReference } from '../../image/reference.js'
import { findImage } from '../../image/request.js'
import type { ResolvedImage } from '../../image/request.js'
import { asMapping, asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Entry, Mapping, Node } from '../../yaml/node.js'
import type { Match } from '../change.js'
import type { Draft, Work } from '../draft.js'
import type { PatchRequest } from '../request.js'
import { isLeftToVariable, partOf } from '../variable.js'

/** The fields of an `images` entry, in the order in which kustomize's documentation writes them. */
const FIELDS = ['name', 'newName', 'newTag', 'tagSuffix', 'digest'] as const
type Field = (typeof FIELDS)[number]
const CHANGED = { name: 'name', newName: 'name', newTag: 'tag', tagSuffix: 'tag', digest: 'digest' } as const

/**
 * Brings the entries of a list of `{name, newName, newTag, digest}`, as kustomize and Flux have it, to the new
 * reference, where their `newName`, or else their `name`, is an image that was asked for. `path`: where the list stands.
 */
export function patchImageEntries(
  work: Work,
  list: Node,
  path: Path,
  object: ObjectRef,
  request: Pick<PatchRequest, 'images' | 'placeholders'>
): Match[] {
  return (asSequence(list)?.items ?? []).flatMap((item, index) => {
    const map = asMapping(item)
    const name = map === undefined ? '' : imageOf(map)
    const image = findImage(request.images, name)
    // A name with a tag in it is none that kustomize could write.
    if (map === undefined || image === undefined || splitReference(name).name !== name) return []
    const parts = (['newTag', 'tagSuffix', 'digest'] as const).map((field) =>
      partOf(work, lookup(map, field)?.entry)
    )
    if (isLeftToVariable(work, image, parts, request)) return []
    const entry = new ImageEntry(work, map, [...path, index], object)
    return [entry.setTo(image)]
  })
}

/** What an entry makes of the images that it is about, without tag and digest. */
export function imageOf(map: Mapping): string {
  const newName = textAt(map, 'newName') ?? ''
  return newName === '' ? (textAt(map, 'name') ?? '') : newName
}

/** The fields that give exactly this image; null: the field must not be there. */
export function wantedFields(image: ResolvedImage): Readonly<Record<Exclude<Field, 'name'>, string | null>> {
  // A newTag alone takes an old digest away, a digest alone an old tag; with both, both are written. A tagSuffix counts
  // only without them, and would say something that is not so (kustomize api/filters/imagetag).
  return { newName: image.newName, newTag: image.tag, tagSuffix: null, digest: image.digest }
}

class ImageEntry {
  readonly #work: Work
  readonly #map: Mapping
  readonly #path: Path
  readonly #object: ObjectRef

  constructor(work: Work, map: Mapping, path: Path, object: ObjectRef) {
    this.#work = work
    this.#map = map
    this.#path = path
    this.#object = object
  }

  setTo(image: ResolvedImage): Match {
    const from = this.#reference((field) => textAt(this.#map, field) ?? null)
    const wanted = wantedFields(image)
    for (const field of FIELDS) {
      if (field === 'name') continue
      const value = wanted[field]
      if (value !== null) this.#set(field, value)
      else if (field !== 'newName') this.#remove(field)
    }
    const to = this.#reference((field) =>
      field === 'name' || (field === 'newName' && wanted.newName === null)
        ? (textAt(this.#map, field) ?? null)
        : wanted[field]
    )
    return { image, from, to }
  }

  #reference(field: (name: Field) => string | null): string {
    const name = field('newName') || field('name') || ''
    const [tag, digest] = [field('newTag') ?? '', field('digest')]
    return `${name}${tag === '' ? '' : `:${tag}`}${digest ? `@${digest}` : ''}`
  }

  #set(field: Field, value: string): void {
    const found = lookup(this.#map, field)
    if (found === undefined) return this.#add(field, value)
    this.#work.refuseTwins(found.twins.length > 0 ? [...found.twins, found.entry] : [], null)
    this.#work.refuseBare(found.entry)
    const scalar = asScalar(found.entry.value)
    if (scalar === undefined) return this.#refuse(found.entry)
    this.#work.set(scalar, value, { ...this.#record(field), offset: found.entry.start })
  }

  #add(field: Field, value: string): void {
    if (!this.#work.firstTime(this.#map, field)) return
    const before = FIELDS.slice(0, FIELDS.indexOf(field))
    const near = this.#map.entries.findLast(({ name }) => before.some((other) => other === name))
    this.#work.editor.addEntry(this.#map, field, value, near && { entry: near, side: 'after' })
    const offset = near?.start ?? this.#map.start
    const draft = { ...this.#record(field), offset, from: null, to: value, edited: this.#map, inside: 1 }
    this.#work.record(draft)
  }

  #remove(field: Field): void {
    const found = lookup(this.#map, field)
    const from = found && (asScalar(found.entry.value)?.value ?? '')
    if (found === undefined || from === undefined || from === '') return
    if (found.holder !== this.#map) return this.#set(field, '')
    for (const entry of [...found.twins, found.entry]) this.#work.editor.removeEntry(this.#map, entry)
    const offset = found.entry.start
    this.#work.record({ ...this.#record(field), offset, from, to: null, edited: this.#map, inside: 1 })
  }

  #record(field: Field): Pick<Draft, 'field' | 'object' | 'container' | 'path'> {
    return { field: CHANGED[field], object: this.#object, container: null, path: [...this.#path, field] }
  }

  #refuse(entry: Entry): never {
    return this.#work.refuse(
      'unclear',
      entry.start,
      `${JSON.stringify(entry.name)} should be text, and is a list or a mapping.`,
      'Write it as text.'
    )
  }
}
