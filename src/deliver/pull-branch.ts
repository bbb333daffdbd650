import { createHash } from 'node:crypto'

// A reference is a file's name in some repositories, and git adds to it while it writes.
const MAX_BYTES = 200

/** The branch for these images (normalised names) and this base: the same each time, so that a later run finds it. */
export function pullBranch(base: string, images: readonly string[]): string {
  const sorted = images.toSorted()
  const [first = 'images', ...others] = sorted.map((image) => image.replace(/^.*\//, ''))
  const what = others.length === 0 ? first : `${first}-and-${others.length}-more`
  return limited(`repull/${plain(base)}/${plain(what)}`, JSON.stringify([base, sorted]))
}

/** A branch that a template gave, with what no branch should have in it replaced: two texts never become one name. */
export function templateBranch(text: string): string {
  const safe = plain(text)
  return safe === text && Buffer.byteLength(text) <= MAX_BYTES ? text : limited(safe, text)
}

/** Characters that stand for nothing else, in parts that git-check-ref-format(1) takes. */
function plain(text: string): string {
  return text
    .replace(/[^A-Za-z0-9._/-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .split('/')
    .map((part) => part.replace(/^[.-]+|\.+$|\.lock$/g, ''))
    .filter((part) => part !== '')
    .join('/')
}

function limited(text: string, whole: string): string {
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 8)
  const head = text.slice(0, MAX_BYTES - 1 - hash.length).replace(/[./-]+$/, '')
  return head === '' ? `repull-${hash}` : `${head}-${hash}`
}
