import { normaliseName, parseReference } from './reference.js'

// ${TAG}, $(TAG), $TAG, {tag}, {{ tag }}, <tag>, [[ tag ]], (join ...), %TAG%, #{TAG}#, @TAG@
const VARIABLE = /[$%{}<>()[\]]|@\w+@/

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
  if (!VARIABLE.test(rest) || (!name.includes('/') && rest.includes('/'))) return undefined
  const repository = normaliseName(name)
  return repository === undefined ? undefined : { repository }
}
