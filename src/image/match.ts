import { parseReference } from './reference.js'
import type { Reference } from './reference.js'
import type { ImageName, ResolvedImage } from './request.js'

/** True if the entry speaks of this reference: by its NAME, or by its NEWNAME after an earlier run wrote that. */
export function matches(image: ImageName, reference: Reference | string): boolean {
  return matchesName(image, reference) || matchesNewName(image, reference)
}

/**
 * The entry that a scalar's text belongs to. NAME goes before NEWNAME; entries that share a NEWNAME but not what is
 * written give undefined, as nobody can tell any more which of them it was.
 */
export function findImage<T extends ImageName>(images: readonly T[], text: string): T | undefined {
  const reference = parseReference(text) ?? text
  const named = images.find((image) => matchesName(image, reference))
  if (named !== undefined) return named
  const [first, ...others] = images.filter((image) => matchesNewName(image, reference))
  return first !== undefined && others.every((other) => writesTheSame(first, other)) ? first : undefined
}

/**
 * The new reference for a scalar's text, or undefined if the entry does not speak of it. The name stays as it is
 * spelled in the text unless there is a NEWNAME; the old tag and digest go.
 */
export function rewrite(image: ResolvedImage, text: string): string | undefined {
  const reference = parseReference(text)
  if (!matches(image, reference ?? text)) return undefined
  const name = image.newName ?? reference?.name ?? image.name
  const tag = image.tag === null ? '' : `:${image.tag}`
  const digest = image.digest === null ? '' : `@${image.digest}`
  return `${name}${tag}${digest}`
}

function matchesName(image: ImageName, reference: Reference | string): boolean {
  if (image.repository === null) return textOf(reference) === image.name
  return repositoryOf(reference) === image.repository
}

function matchesNewName(image: ImageName, reference: Reference | string): boolean {
  return image.newRepository !== null && repositoryOf(reference) === image.newRepository
}

function textOf(reference: Reference | string): string {
  return typeof reference === 'string' ? reference : reference.text
}

function repositoryOf(reference: Reference | string): string | undefined {
  return typeof reference === 'string' ? parseReference(reference)?.repository : reference.repository
}

function writesTheSame(
  one: ImageName & Partial<ResolvedImage>,
  other: ImageName & Partial<ResolvedImage>
): boolean {
  return one.newName === other.newName && one.tag === other.tag && one.digest === other.digest
}
