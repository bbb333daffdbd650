import { normaliseName, parseReference, splitReference } from './reference.js'

// ${TAG}, $(TAG), $TAG, {tag}, {{ tag }}, <tag>, [[ tag ]], (join ...), %TAG%, #{TAG}#, @TAG@, __TAG__
const VARIABLE = /[$%{}<>()[\]]|@\w+@|(?<![A-Za-z0-9])__[A-Za-z]\w*__(?![A-Za-z0-9])/
/** What else a script may replace: words in capitals, if the script is known. */
const WORD = /[A-Z][A-Z0-9_]{2,}/g

/**
 * The one rule for what is left alone: true for a tag, digest, name or whole reference in which something else fills in a
 * part. `placeholders`: words in capitals that a script is known to replace; all others are plain text, as `LATEST` is.
 */
export function isVariable(text: string, placeholders?: { has(word: string): boolean }): boolean {
  if (placeholders !== undefined && wordsIn(text).some((word) => placeholders.has(word))) return true
  // An IPv6 registry has brackets.
  const name = parseReference(text)?.name
  return VARIABLE.test(name === undefined ? text : text.slice(name.length))
}

/** The words in capitals of a tag, alone or behind a name. */
export function wordsIn(text: string): string[] {
  const tag = text.includes('/') || text.includes(':') ? splitReference(text).tag : text
  return tag?.match(WORD) ?? []
}

// The name inside each of the forms above.
const NAMES = [
  /\{\{-?\s*\.?([A-Za-z_][\w.-]*)/g,
  /\[\[-?\s*\.?([A-Za-z_][\w.-]*)/g,
  /\$[{(]\s*([A-Za-z_][\w.-]*)/g,
  /\$([A-Za-z_]\w*)/g,
  /(?<![{$#])\{\s*([A-Za-z_][\w.-]*)\s*\}(?!\})/g,
  /#\{\s*([A-Za-z_][\w.-]*)/g,
  /<\s*([A-Za-z_][\w.-]*)\s*>/g,
  /%([A-Za-z_]\w*)%/g,
  /@([A-Za-z_]\w*)@/g,
  /(?<![A-Za-z0-9])(__[A-Za-z]\w*?__)/g
]

/** The names of the variables in a text: `TAG` of `${TAG:-v1}`, `image.tag` of `{{ .image.tag }}`. */
export function variablesIn(text: string): string[] {
  return NAMES.flatMap((pattern) => Array.from(text.matchAll(pattern), (match) => match[1] ?? ''))
}

/**
 * Recognises a valid name followed by ':' or '@' and a variable, as in `repo/app:${TAG}`: no reference, but its
 * repository is known. Undefined for everything else, references included.
 */
export function variableOf(text: string): { readonly repository: string } | undefined {
  if (parseReference(text) !== undefined) return undefined
  const slash = text.indexOf('/')
  // Up to the first '/' a ':' may belong to a port, if what is before the '/' is a registry.
  const afterRegistry =
    slash >= 0 && normaliseName(`${text.slice(0, slash)}/name`) !== undefined ? slash + 1 : 0
  const end = text.slice(afterRegistry).search(/[:@]/)
  if (end < 0) return undefined
  const name = text.slice(0, afterRegistry + end)
  const rest = text.slice(name.length + 1)
  // In registry:${PORT}/app the variable is in the registry, so that the repository is not known.
  if (!isVariable(rest) || (!name.includes('/') && rest.includes('/'))) return undefined
  const repository = normaliseName(name)
  return repository === undefined ? undefined : { repository }
}
