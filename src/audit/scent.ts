import { splitReference } from '../image/reference.js'
import { isMovingTag } from './moving.js'

/** What the text of a document tells without being parsed, which takes a hundred times as long. */
export interface Scent {
  /** False only if no rule has anything to say of the document by itself. */
  readonly isSuspect: boolean
  /** The images of a document that is not suspect. */
  readonly images: readonly string[]
}

const NOTHING: Scent = { isSuspect: false, images: [] }
const SUSPECT: Scent = { isSuspect: true, images: [] }

/** Keys that rules look at, however they are spelled, and names of a chart's parameters that are about images. */
const KEY =
  /(?:image|pull[-_]?policy|pull[-_]?secret)[\w-]*["']?[ \t]*:|name["']?:[ \t]*["']?(?:[\w-]+\.)*\w*image(?:\.\w+)?(?![\w.-])/gi
const IMAGE_LINE = /^([ ]*(?:- )?)image: (?:([\w./:@-]+)|"([\w./:@-]+)"|'([\w./:@-]+)')[ \t\r]*$/
const POLICY_LINE = /^([ ]*(?:- )?)imagePullPolicy: (?:Always|IfNotPresent)[ \t\r]*$/

/** Bytes that every file with something to audit has in it: `image`, `Image`, `pullPolicy`. */
const BYTES = ['mage', 'MAGE', 'ullPolicy', 'ull-policy'].map((text) => Buffer.from(text))

export function mayMatter(bytes: Buffer): boolean {
  return BYTES.some((needle) => bytes.includes(needle))
}

/** Follows the lines that matter; whatever is not just as most people write it is worth parsing. */
export function scentOf(text: string): Scent {
  const tags = new Map<string, string>()
  const images: string[] = []
  let done = 0
  for (const match of text.matchAll(KEY)) {
    if (match.index < done) continue
    const start = text.lastIndexOf('\n', match.index) + 1
    const end = endOf(text, start)
    done = end
    const line = text.slice(start, end)
    if (POLICY_LINE.test(line)) {
      if (!hasImageBeside(text, start, end, line)) return SUSPECT
      continue
    }
    const [, , plain, double, single] = IMAGE_LINE.exec(line) ?? []
    const image = plain ?? double ?? single
    if (image === undefined) return SUSPECT
    const { name, tag, digest } = splitReference(image)
    if (/[A-Z]/.test(name) || (tag === null && digest === null)) return SUSPECT
    if (tag !== null && (!isLabel(tag) || (digest === null && isMovingTag(tag)))) return SUSPECT
    if ((tags.get(name) ?? tag) !== tag) return SUSPECT
    if (tag !== null) tags.set(name, tag)
    images.push(image)
  }
  return images.length === 0 ? NOTHING : { isSuspect: false, images }
}

function endOf(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

/** True for a policy whose line is next to the line of an image of the same container. */
function hasImageBeside(text: string, start: number, end: number, line: string): boolean {
  const column = columnOf(line)
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1))
  const below = text.slice(end + 1, endOf(text, end + 1))
  const isOurs = (other: string): boolean => IMAGE_LINE.test(other) && columnOf(other) === column
  return (!line.includes('- ') && isOurs(above)) || (!below.includes('- ') && isOurs(below))
}

function columnOf(line: string): number {
  return /^ *(?:- )?/.exec(line)?.[0].length ?? 0
}

/** Kubernetes' label values (apimachinery, IsValidLabelValue). */
export function isLabel(text: string): boolean {
  return text.length <= 63 && /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(text)
}
