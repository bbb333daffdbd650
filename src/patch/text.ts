import { isUtf8 } from 'node:buffer'
import type { ResolvedImage } from '../image/request.js'
import { normaliseName } from '../image/reference.js'

/** Bytes that a file must hold to be worth reading: for each image and name, all of a list. */
export type Needles = readonly (readonly Buffer[])[]

/**
 * What a file that names one of the images has in it, however registry, name and tag are spelled or kept apart: every
 * part of the repository's path, which is lower case and so can be spelled in one way alone.
 */
export function needlesFor(images: readonly ResolvedImage[]): Needles {
  return images.flatMap((image) =>
    [image.name, image.newName].flatMap((name) =>
      name === null ? [] : [pathParts(name).map((part) => Buffer.from(part))]
    )
  )
}

/** The parts of a name that every spelling of it has; the longest first, as it is the rarest. */
function pathParts(name: string): string[] {
  const repository = normaliseName(name)
  if (repository === undefined) return [name]
  const parts = repository.split('/').slice(1)
  if (repository.startsWith('docker.io/library/')) parts.shift()
  return [...new Set(parts)].sort((a, b) => b.length - a.length)
}

/** False only if no scalar of the file can name one of the images. */
export function mayName(bytes: Buffer, needles: Needles): boolean {
  return needles.some((parts) => parts.every((part) => bytes.includes(part))) || hasEscapes(bytes)
}

/** A double-quoted scalar may spell a letter as `\x61` or `\u0061`, or break a word at the end of a line. */
function hasEscapes(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(BACKSLASH); at >= 0; at = bytes.indexOf(BACKSLASH, at + 2)) {
    const next = bytes[at + 1]
    if (next !== undefined && ESCAPES.has(next)) return bytes.includes('mage')
  }
  return false
}

const BACKSLASH = 0x5c
const ESCAPES: ReadonlySet<number> = new Set(Buffer.from('xuU\r\n'))

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
