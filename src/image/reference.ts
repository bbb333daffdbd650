/** An image reference: what it names, and how it was spelled. `text` is name, `:tag` and `@digest` joined. */
export interface Reference {
  readonly text: string
  /** As spelled, without tag and digest. */
  readonly name: string
  readonly tag: string | null
  readonly digest: string | null
  /** The name normalised, such as docker.io/library/nginx; two spellings of one repository have the same. */
  readonly repository: string
}

// The grammar of github.com/distribution/reference v0.6 (regexp.go). Written so that no text can be matched in
// two ways: a text of any length is tested in linear time.
const DOMAIN =
  /^(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*|\[[A-Fa-f0-9:]+\])(?::[0-9]+)?$/
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}$/
const WRITTEN_DIGEST = /^sha256:[0-9a-f]{64}$/
const IDENTIFIER = /^[0-9a-f]{64}$/

const MAX_PATH = 255
const DEFAULT_DOMAIN = 'docker.io'

/** Takes any text; gives the reference that it is, or undefined. Digests of every algorithm are let through. */
export function parseReference(text: string): Reference | undefined {
  // distribution refuses 64 hex digits, because Docker reads them as the id of an image.
  if (IDENTIFIER.test(text)) return undefined
  const { name, tag, digest } = splitReference(text)
  if (tag !== null && !TAG.test(tag)) return undefined
  if (digest !== null && !DIGEST.test(digest)) return undefined
  const repository = normalise(name)
  return repository === undefined ? undefined : { text, name, tag, digest, repository }
}

/** Cuts any text where a reference has its ':' and its '@', without a look at whether the parts are valid. */
export function splitReference(text: string): Pick<Reference, 'name' | 'tag' | 'digest'> {
  // A ':' before the first '/' belongs to the port of a registry.
  const afterDomain = text.indexOf('/') + 1
  const at = text.indexOf('@', afterDomain)
  const named = at < 0 ? text : text.slice(0, at)
  const colon = named.indexOf(':', afterDomain)
  return {
    name: colon < 0 ? named : named.slice(0, colon),
    tag: colon < 0 ? null : named.slice(colon + 1),
    digest: at < 0 ? null : text.slice(at + 1)
  }
}

/** 'nginx' -> 'docker.io/library/nginx'. Undefined if it is no valid name; a name has no tag and no digest. */
export function normaliseName(name: string): string | undefined {
  const reference = parseReference(name)
  return reference?.tag === null && reference.digest === null ? reference.repository : undefined
}

/** The registry of a normalised name, port included: 'docker.io' of 'docker.io/library/nginx'. */
export function registryOf(repository: string): string {
  return repository.slice(0, repository.indexOf('/'))
}

/** 'index.docker.io' -> 'docker.io'. Undefined if images could not name their registry so. */
export function normaliseRegistry(registry: string): string | undefined {
  if (!DOMAIN.test(registry)) return undefined
  const [domain] = splitDomain(`${registry}/name`)
  return registry === domain || registry === 'index.docker.io' ? domain : undefined
}

/** True for a text that may stand after the ':' of a reference. */
export function isTag(text: string): boolean {
  return TAG.test(text)
}

/** True for a digest that we write: SHA-256, in lower case. Narrower than what is read. */
export function isDigest(text: string): boolean {
  return WRITTEN_DIGEST.test(text)
}

function normalise(name: string): string | undefined {
  const [domain, path] = splitDomain(name)
  if (path.length > MAX_PATH) return undefined
  const repository = `${domain}/${path}`
  if (!PATH.test(path)) return undefined
  // A first segment such as my_host.local is no domain, but distribution takes the whole as a path then.
  if (DOMAIN.test(domain)) return repository
  return repository.length <= MAX_PATH && PATH.test(repository) ? repository : undefined
}

// splitDockerDomain of distribution/reference (normalize.go).
function splitDomain(name: string): readonly [domain: string, path: string] {
  const slash = name.indexOf('/')
  if (slash < 0) return [DEFAULT_DOMAIN, `library/${name}`]
  const first = name.slice(0, slash)
  const isDomain = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase()
  const domain = !isDomain || first === 'index.docker.io' ? DEFAULT_DOMAIN : first
  const path = isDomain ? name.slice(slash + 1) : name
  return [domain, domain === DEFAULT_DOMAIN && !path.includes('/') ? `library/${path}` : path]
}
