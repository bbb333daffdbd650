import { isUtf8 } from 'node:buffer'
import type { ResolvedImage } from '../image/request.js'
import { normaliseName } from '../image/reference.js'

/** What a file must hold to be worth reading. */
export interface Needles {
  /** One of these, whatever the registry and however it is spelled: the repositories' paths. */
  readonly names: readonly Needle[]
  /** Or, in a file that may write them apart, one of their last parts. */
  readonly parts: readonly Needle[]
}

interface Needle {
  readonly bytes: Buffer
  /** The same as double-quoted scalars may spell it, and a little more. */
  readonly spelled: RegExp
}

/** What every file that names one of the images has in it: names are lower case, and so can be spelled in one way alone. */
export function needlesFor(images: readonly ResolvedImage[]): Needles {
  const names = images
    .flatMap(({ name, newName }) => (newName === null ? [name] : [name, newName]))
    .map((name) => pathOf(name))
  return {
    names: names.map(needle),
    parts: [...new Set(names.map((name) => name.split('/').at(-1) ?? name))].map(needle)
  }
}

function needle(text: string): Needle {
  return { bytes: Buffer.from(text), spelled: spelled(text) }
}

/** What every spelling of a name has: `acme/shop` of `docker.io/acme/shop`, `nginx` of `library/nginx`. */
function pathOf(name: string): string {
  const repository = normaliseName(name)
  if (repository === undefined) return name
  return repository.replace(/^docker\.io\/library\/|^[^/]*\//, '')
}

/** False only if no scalar of the file can name one of the images. */
export function mayName(bytes: Buffer, { names }: Needles): boolean {
  return hasOne(bytes, names)
}

/** False only if the file does not even hold the last part of a name: then it names none. */
export function mayNamePart(bytes: Buffer, { parts }: Needles): boolean {
  return hasOne(bytes, parts)
}

/** True for what may write the parts of a name apart, besides files of values. */
export function writesParts(bytes: Buffer): boolean {
  return APART.some((text) => bytes.includes(text))
}

const APART = ['HelmRelease', 'helmCharts', 'argoproj.io', 'parameters:'].map((text) => Buffer.from(text))

function hasOne(bytes: Buffer, needles: readonly Needle[]): boolean {
  if (needles.some((needle) => bytes.includes(needle.bytes))) return true
  if (!hasEscapes(bytes)) return false
  const text = bytes.toString()
  return needles.some((needle) => needle.spelled.test(text))
}

function hasEscapes(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(BACKSLASH); at >= 0; at = bytes.indexOf(BACKSLASH, at + 2)) {
    const next = bytes[at + 1]
    if (next !== undefined && ESCAPES.has(next)) return true
  }
  return false
}

const BACKSLASH = 0x5c
const ESCAPES: ReadonlySet<number> = new Set(Buffer.from('xuU/\r\n'))

// A double-quoted scalar may spell `a` as `\x61`, `\u0061` or `\U00000061`, may have a backslash before some other
// characters, and may be broken after a backslash anywhere (YAML 1.2.2, 5.7 and 7.3.1).
function spelled(part: string): RegExp {
  const characters = Array.from(part, (character) => {
    const short = hex(character.charCodeAt(0), 2)
    const units = character.split('').map((unit) => String.raw`\\u${hex(unit.charCodeAt(0), 4)}`)
    const long = hex(character.codePointAt(0) ?? 0, 8)
    const itself = character.replace(/[\^$\\.*+?()[\]{}|/]/, String.raw`\$&`)
    return String.raw`(?:\\?${itself}|\\x${short}|${units.join('')}|\\U${long})`
  })
  return new RegExp(characters.join(String.raw`(?:\\(?:\r\n?|\n)[ \t]*)*`))
}

function hex(code: number, length: number): string {
  return code
    .toString(16)
    .padStart(length, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}

/** The text of a file, its byte order mark included; or why it is none that we can rewrite byte for byte. */
export function decode(bytes: Buffer): { text: string } | { reason: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { reason: 'it is UTF-16' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { reason: 'it is UTF-16' }
  if (bytes.includes(0)) return { reason: 'it has NUL bytes in it (UTF-16, or no text)' }
  if (!isUtf8(bytes)) return { reason: 'it is not valid UTF-8' }
  return { text: bytes.toString('utf8') }
}

/** What UTF-16 leaves of plain letters, so that a file in it can still be told to name an image. */
export function withoutNul(bytes: Buffer): Buffer {
  return Buffer.from(bytes.filter((byte) => byte !== 0))
}
