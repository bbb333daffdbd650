import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import { isDigest, isTag, normaliseName, splitReference } from './reference.js'

export { findImage, matches, rewrite } from './match.js'
export { variableOf } from './variable.js'

/** Which references an entry of `images` speaks of, and the name that they get. */
export interface ImageName {
  /** NAME as given. */
  readonly name: string
  /** NAME normalised; null where NAME is a placeholder such as IMAGE_URL, which is matched letter for letter. */
  readonly repository: string | null
  /** NEWNAME as given. */
  readonly newName: string | null
  /** NEWNAME normalised. */
  readonly newRepository: string | null
}

/** One entry of `images`, checked. */
export interface ImageRequest extends ImageName {
  readonly tag: string | null
  readonly digest: string | null
  /** The entry has neither tag nor digest of its own, so it gets the tag that the run computes. */
  readonly computedTag: boolean
}

/** An entry with all that is to be written. At least one of tag and digest is there. */
export interface ResolvedImage extends ImageName {
  readonly tag: string | null
  readonly digest: string | null
}

const PLACEHOLDER = /^[^\s:@=*\p{Cc}]+$/u

// As the lists of other actions are written.
const COMMA = 'a "," separates nothing here; write each entry on a line of its own'

/** Reads NAME[=NEWNAME][:TAG][@DIGEST]. Raises `input`. */
export function parseImageRequest(entry: string): ImageRequest {
  const equals = entry.indexOf('=')
  const target = splitReference(entry.slice(equals + 1))
  const renames = equals >= 0
  const name = renames ? entry.slice(0, equals) : target.name
  const fail = (reason: string): never => {
    const shown = entry.includes(',') ? COMMA : reason
    throw new RepullError(problem(`images: ${JSON.stringify(entry)}: ${shown}`))
  }

  if (renames) checkOldName(name, fail)
  const repository = normaliseName(name) ?? null
  if (repository === null && !(renames && PLACEHOLDER.test(name))) fail(noName('NAME', name))
  const newRepository = renames ? (normaliseName(target.name) ?? fail(noName('NEWNAME', target.name))) : null
  if (target.tag !== null && !isTag(target.tag)) fail(noTag(target.tag))
  if (target.digest !== null && !isDigest(target.digest)) fail(noDigest(target.digest))

  return {
    name,
    repository,
    newName: renames ? target.name : null,
    newRepository,
    tag: target.tag,
    digest: target.digest,
    computedTag: target.tag === null && target.digest === null
  }
}

/** Reads the entries of `images`, and the input `digest` for the one entry there must be then. Raises `input`. */
export function parseImageRequests(entries: readonly string[], digest: string | null): ImageRequest[] {
  const problems: Problem[] = []
  const requests: ImageRequest[] = []
  const seen = new Map<string, string>()
  for (const entry of entries) {
    try {
      const request = parseImageRequest(entry)
      const other = seen.get(request.repository ?? request.name)
      if (other !== undefined) problems.push(problem(doubled(other, entry, request)))
      seen.set(request.repository ?? request.name, entry)
      requests.push(request)
    } catch (error) {
      if (!(error instanceof RepullError)) throw error
      problems.push(...error.problems)
    }
  }
  problems.push(...requests.flatMap((request) => chained(request, requests)))
  if (digest !== null) problems.push(...digestProblems(entries, requests, digest))
  if (problems.length > 0) throw new RepullError(problems)
  return digest === null ? requests : requests.map((request) => ({ ...request, digest }))
}

/** The entry with the run's computed tag filled in where it asks for it. */
export function withTag(request: ImageRequest, tag: string): ResolvedImage {
  const { computedTag, ...image } = request
  return computedTag ? { ...image, tag } : image
}

function checkOldName(name: string, fail: (reason: string) => never): void {
  if (name === '') fail('there is no NAME before the "="')
  const { tag, digest } = splitReference(name)
  if (tag !== null || digest !== null) {
    fail('NAME before the "=" must have no tag and no digest, as references are compared by name alone')
  }
}

function digestProblems(
  entries: readonly string[],
  requests: readonly ImageRequest[],
  digest: string
): Problem[] {
  const problems: Problem[] = []
  if (!isDigest(digest)) problems.push(problem(`digest: ${noDigest(digest)}`))
  if (entries.length !== 1) {
    problems.push(problem(`digest: allowed with exactly one entry in images; there are ${entries.length}`))
  } else if (requests.some((request) => request.digest !== null)) {
    const entry = JSON.stringify(entries[0])
    problems.push(problem(`digest: the entry ${entry} in images has a digest already; give one of the two`))
  }
  return problems
}

/** With `a=b:1` and `b:2`, a second run takes what the first renamed for the other entry's. */
function chained(request: ImageRequest, requests: readonly ImageRequest[]): Problem[] {
  const { newRepository } = request
  const next = requests.find((other) => other !== request && other.repository === newRepository)
  if (newRepository === null || next === undefined) return []
  const isSame = next.newName === null && next.tag === request.tag && next.digest === request.digest
  if (isSame) return []
  const what = `the NEWNAME ${JSON.stringify(request.newName)} of ${JSON.stringify(request.name)} is the NAME of another entry`
  return [problem(`images: ${what}, so that a second run could not tell them apart; use two steps`)]
}

function doubled(first: string, second: string, request: ImageRequest): string {
  const both = `${JSON.stringify(first)} and ${JSON.stringify(second)}`
  return `images: ${both} are for the same image, ${request.repository ?? request.name}; keep one of them`
}

function noName(part: 'NAME' | 'NEWNAME', name: string): string {
  if (name === '') return `there is no ${part}`
  const start = `${part === 'NEWNAME' ? 'NEWNAME ' : ''}${JSON.stringify(name)} is no valid image name`
  if (name.includes('*')) {
    return part === 'NAME'
      ? `${start}; NAME is matched exactly, never as a pattern`
      : `${start}; write NEWNAME out`
  }
  const upperCase = normaliseName(name.toLowerCase()) === undefined ? '' : ', as it has upper-case letters'
  if (upperCase !== '' && name.includes('/')) return `${start}${upperCase}; write it in lower case`
  const placeholder = part === 'NAME' && PLACEHOLDER.test(name)
  return `${start}${upperCase}${placeholder ? `; if it is a placeholder, add its NEWNAME: ${name}=NEWNAME` : ''}`
}

function noTag(tag: string): string {
  const template = tag.includes('{{') ? '; a template can stand in the input tag only' : ''
  return `${JSON.stringify(tag)} is no valid tag ([A-Za-z0-9_][A-Za-z0-9._-]{0,127})${template}`
}

function noDigest(digest: string): string {
  return `${JSON.stringify(digest)} is no digest that can be written; use sha256: and 64 hex digits in lower case`
}

function problem(message: string): Problem {
  return { code: 'input', level: 'error', message }
}
