import { string, textsOf } from './field.js'
import type { Field, Text } from './field.js'
import { entryPlace, itemPlace, ROOT } from './place.js'
import type { Place } from './place.js'
import { HIDDEN, isEncrypted, redactText } from './text.js'

/** Shorter texts say nothing, and stand everywhere. */
const MIN_LENGTH = 4

/** Names that end in a hash of secret content, by side, and what is shown of them. */
export interface HashedNames {
  readonly before: ReadonlyMap<string, string>
  readonly after: ReadonlyMap<string, string>
}

const NO_NAMES: HashedNames = { before: new Map(), after: new Map() }

/** Hides what is secret, and remembers it, so that it can be hidden in what a renderer says as well. */
export class Hider {
  readonly #seen: Set<string>
  readonly #names: HashedNames

  constructor(seen = new Set<string>(), names = NO_NAMES) {
    this.#seen = seen
    this.#names = names
  }

  /** One that shares the memory, and hides the hashes of some names. */
  withNames(names: HashedNames): Hider {
    return new Hider(this.#seen, names)
  }

  /** A text as it may be seen at its place. */
  shown(text: Text | undefined, place: Place, side: keyof HashedNames = 'before'): Text | undefined {
    if (text?.value == null) return text
    if (place.isHidden && !isEncrypted(text.value)) {
      this.see(text.value)
      return string(HIDDEN)
    }
    const shown = this.#withoutHashes(
      redactText(text.value, (hidden) => this.see(hidden)),
      side
    )
    return shown === text.value ? text : { ...text, value: shown }
  }

  /** Remembers what an object or another document hides. */
  look(field: Field, place = ROOT): void {
    if (field.type === 'text') this.shown(field, place)
    if (field.type === 'list') {
      for (const [index, item] of field.items.entries())
        this.look(item, itemPlace(place, [field.items[index - 1]]))
    }
    if (field.type === 'fields') {
      for (const [key, value] of field.entries) this.look(value, entryPlace(place, [field], key))
    }
  }

  see(text: string): void {
    for (const line of [text, ...text.split('\n')]) {
      const value = line.trim()
      if (value.length >= MIN_LENGTH) this.#seen.add(value)
    }
  }

  /** Free text, such as what a tool says, without all that was ever hidden, as it is and in base64. */
  hideSeen(text: string): string {
    let result = redactText(text)
    for (const secret of [...this.#seen].sort((a, b) => b.length - a.length)) {
      const forms = [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret, 'base64').toString()]
      for (const form of forms)
        if (form.length >= MIN_LENGTH && result.includes(form)) result = result.replaceAll(form, HIDDEN)
    }
    return result
  }

  get seen(): ReadonlySet<string> {
    return this.#seen
  }

  #withoutHashes(text: string, side: keyof HashedNames): string {
    let result = text
    for (const [name, shown] of this.#names[side])
      if (result.includes(name)) result = result.replaceAll(name, shown)
    return result
  }
}

/** Whether anything in an object is hidden. */
export function hides(field: Field): boolean {
  const hider = new Hider()
  hider.look(field)
  return hider.seen.size > 0 || [...textsOf(field)].some(({ text }) => text.value?.includes(HIDDEN) === true)
}
