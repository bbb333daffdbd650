import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Remembers what every file below `root` holds, and tells what has changed since it was last asked. */
export class Watch {
  #root
  #known

  constructor(root) {
    this.#root = root
    this.#known = this.#look()
  }

  /** Fails unless exactly `files` changed, nothing came or went, and each of them now has `text` in it. */
  expect(files, text) {
    const now = this.#look()
    const names = new Set([...this.#known.keys(), ...now.keys()])
    const changed = [...names].filter((name) => this.#known.get(name) !== now.get(name))
    this.#known = now
    const wrong = [
      ...changed.filter((name) => !files.has(name)).map((name) => `${name} was changed`),
      ...[...files].filter((name) => !changed.includes(name)).map((name) => `${name} was not changed`),
      ...changed
        .filter((name) => now.has(name) && !readFileSync(join(this.#root, name), 'utf8').includes(text))
        .map((name) => `${name} does not say ${text}`)
    ]
    if (wrong.length > 0) throw new Error(`${wrong.length} files are not as they should be: ${wrong[0]}`)
  }

  #look() {
    const tops = readdirSync(this.#root).filter((name) => name !== '.git')
    const entries = tops.flatMap((name) =>
      readdirSync(join(this.#root, name), { recursive: true, withFileTypes: true })
    )
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#root, join(entry.parentPath ?? entry.path, entry.name)))
    return new Map(paths.map((path) => [path, hash(readFileSync(join(this.#root, path)))]))
  }
}

function hash(bytes) {
  return createHash('sha1').update(bytes).digest('hex')
}
