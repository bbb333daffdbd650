import { findImage, matches, rewrite } from '../image/request.js'
import type { ResolvedImage } from '../image/request.js'
import { parseReference, splitReference } from '../image/reference.js'
import type { Path } from '../fields/path.js'
import { scalarsOf } from '../yaml/node.js'
import type { Scalar } from '../yaml/node.js'
import { lineEnd } from '../yaml/text.js'
import type { Work } from './draft.js'

/** A scalar with a comment `# repull: NAME[:tag|:name|:digest]` at the end of its line. */
export interface Marked {
  readonly scalar: Scalar
  readonly path: Path
  readonly image: ResolvedImage
  readonly part: 'reference' | 'tag' | 'name' | 'digest'
}

const MARKER = /#[ \t]*repull:[ \t]*(\S+)/

/** The marked scalars of a document whose NAME is one of the images. */
export function markedIn(work: Work, images: readonly ResolvedImage[]): Marked[] {
  const { text, root } = work
  if (!MARKER.test(text.slice(root.start, lineEnd(text, root.end)))) return []
  const marked: Marked[] = []
  /** The scalars of a flow collection that stand on one line. */
  let line: Place[] = []
  for (const place of scalarsOf(root, [])) {
    const { scalar } = place
    const previous = line[0]?.scalar
    const isSameLine = previous !== undefined && lineEnd(text, previous.start) === lineEnd(text, scalar.start)
    if (!scalar.inFlow || !isSameLine) line = []
    line.push(place)
    const name = MARKER.exec(commentOn(text, scalar))?.[1]
    if (name === undefined || work.isMasked(scalar)) continue
    const marker = parse(work, scalar, name, images)
    if (marker === undefined) continue
    // What is added to a flow collection may stand behind its image, which is marked all the same.
    const ours = marker.part === 'reference' ? line.filter((one) => names(marker.image, one.scalar)) : []
    for (const each of ours.length > 0 ? ours : [place]) marked.push({ ...each, ...marker })
  }
  return marked
}

interface Place {
  readonly scalar: Scalar
  readonly path: Path
}

/** Warns of markers that speak of one of the images and stand behind no value, such as on a line of their own. */
export function warnOfIdle(work: Work, marked: readonly Marked[], images: readonly ResolvedImage[]): void {
  const { text, root } = work
  const line = (offset: number): number => lineEnd(text, offset)
  const used = new Set(marked.map(({ scalar }) => line(isBlock(scalar) ? scalar.start : scalar.end)))
  for (const match of text.slice(root.start, line(root.end)).matchAll(new RegExp(MARKER, 'g'))) {
    const at = root.start + match.index
    const isOther = findImage(images, targetOf(match[1] ?? '').target) === undefined
    if (isOther || used.has(line(at))) continue
    // In a text, it is no comment.
    if ([...scalarsOf(root)].some(({ scalar }) => scalar.start <= at && at < scalar.end)) continue
    const message = `The marker ${JSON.stringify(match[0].replace(/^#\s*/, ''))} stands behind no value, so it marks nothing.`
    work.note(
      'unclear',
      'warning',
      at,
      message,
      'Put it at the end of the line of the value that it is about.'
    )
  }
}

/** What a marker asks for; undefined if it speaks of none of the images. */
function parse(
  work: Work,
  scalar: Scalar,
  name: string,
  images: readonly ResolvedImage[]
): Pick<Marked, 'image' | 'part'> | undefined {
  const { target, part } = targetOf(name)
  const image = findImage(images, target)
  if (image === undefined) return undefined
  const { tag, digest } = splitReference(target)
  if (tag === null && digest === null) return { image, part }
  return work.refuse(
    'unclear',
    scalar.start,
    `The marker ${JSON.stringify(`repull: ${name}`)} ends in neither :tag, nor :name, nor :digest.`,
    'Write one of them after the name, or nothing for the whole reference.'
  )
}

function targetOf(name: string): { readonly target: string; readonly part: Marked['part'] } {
  const [, target = name, part = 'reference'] = /^(.*?)(?::(tag|name|digest))?$/.exec(name) ?? []
  return { target, part: part as Marked['part'] }
}

function isBlock({ style }: Scalar): boolean {
  return style === 'folded' || style === 'literal'
}

/** The comment on the line on which a scalar ends, or a block scalar's header stands. */
function commentOn(text: string, scalar: Scalar): string {
  // In a flow collection, brackets and commas may stand between.
  const comment = isBlock(scalar) ? /[|>][-+\d]*[ \t]+(#[^\r\n]*)/y : /[ \t,\]}]*[ \t,\]}](#[^\r\n]*)/y
  comment.lastIndex = isBlock(scalar) ? scalar.start : scalar.end
  return comment.exec(text)?.[1] ?? ''
}

/** The new text of a marked scalar. Refuses where it is not clear what is to be replaced. */
export function markedText(work: Work, { scalar, image, part }: Marked): string {
  const text = scalar.value ?? ''
  const flag = /^--?[\w.-]+=/.exec(text)?.[0] ?? ''
  if (part === 'digest') {
    if (image.digest !== null) return flag + image.digest
    return work.refuse(
      'unclear',
      scalar.start,
      `The marker wants a digest of ${JSON.stringify(image.name)}, and this run has none.`,
      'Give the build step\'s digest in "digest", or remove the marker.'
    )
  }
  if (part === 'tag') {
    if (image.tag !== null) return flag + image.tag
    return work.refuse(
      'unclear',
      scalar.start,
      `The marker wants a tag of ${JSON.stringify(image.name)}, and this run has only a digest.`,
      'Give a tag too, or remove the marker.'
    )
  }
  if (part === 'name') {
    const current = text.slice(flag.length)
    return image.newName === null && matches(image, current) ? text : flag + (image.newName ?? image.name)
  }
  // The reference may be one word among others, as in an argument.
  const words = wordsOf(text)
  if (words.some((word) => isOurs(image, word))) {
    return words.map((word) => (isOurs(image, word) ? (rewrite(image, word) ?? word) : word)).join('')
  }
  if (!/\s/.test(text.trim())) return flag + whole(image)
  return work.refuse(
    'unclear',
    scalar.start,
    `The marker speaks of ${JSON.stringify(image.name)}, and this text holds other words and no such image.`,
    'Write the image out once, or move the marker.'
  )
}

function names(image: ResolvedImage, scalar: Scalar): boolean {
  return wordsOf(scalar.value ?? '').some((word) => isOurs(image, word))
}

/** Words and what stands between them. */
function wordsOf(text: string): string[] {
  return text.split(/([\s,;'"=]+)/)
}

function isOurs(image: ResolvedImage, word: string): boolean {
  return parseReference(word) !== undefined && matches(image, word)
}

function whole(image: ResolvedImage): string {
  const name = image.newName ?? image.name
  return `${name}${image.tag === null ? '' : `:${image.tag}`}${image.digest === null ? '' : `@${image.digest}`}`
}
