/*
 * What the name of a value says about it. A name is cut into words, as in DB_PASSWORD, dbPassword and db.password.
 */

const SECRET = new Set([
  ...['password', 'passwords', 'passwd', 'passphrase', 'pass', 'pwd', 'secret', 'secrets', 'token', 'tokens'],
  ...[
    'credential',
    'credentials',
    'apikey',
    'apikeys',
    'apitoken',
    'authtoken',
    'privatekey',
    'secretkey',
    'accesskey'
  ],
  ...['dockerconfigjson', 'dockercfg', 'htpasswd', 'authorization', 'jwt', 'kubeconfig']
])

/** Keys that open something, as `private key` and `api key` do. */
const KEYS = new Set([
  'api',
  'private',
  'access',
  'secret',
  'ssh',
  'encryption',
  'signing',
  'master',
  'license',
  'auth'
])

/** A name that ends so says where a secret is, or something about it, and is none. */
const ABOUT = new Set([
  ...[
    'name',
    'names',
    'ref',
    'refs',
    'reference',
    'namespace',
    'file',
    'files',
    'path',
    'dir',
    'directory',
    'mount'
  ],
  ...[
    'url',
    'uri',
    'endpoint',
    'enabled',
    'seconds',
    'minutes',
    'hours',
    'ttl',
    'expiration',
    'expiry',
    'timeout'
  ],
  ...[
    'type',
    'kind',
    'class',
    'store',
    'provider',
    'policy',
    'audience',
    'issuer',
    'header',
    'length',
    'count'
  ],
  ...['version', 'annotations', 'labels', 'mode', 'optional', 'required', 'create', 'rotation', 'interval']
])

/** Names of Secrets, in fields of pods and of charts. */
const NAMES_OF_SECRETS = /pull-?secrets?$|^existing|^secretName|^(?:tls|auth|ca|client)?secret(?:Name|Ref)$/i

/** What every word is or begins with that makes a name sensitive. */
const STEMS = /pass|pwd|secret|token|credential|key|docker|authorization|jwt|kubeconfig/i

/** False only if no name in a text is sensitive. */
export function maySayOfSecrets(text: string): boolean {
  return STEMS.test(text)
}

const known = new Map<string, boolean>()

/** True for a name of something that must not be seen: DB_PASSWORD, apiKey, `auth.token`. */
export function isSensitive(name: string): boolean {
  const before = known.get(name)
  if (before !== undefined) return before
  const answer = name.length <= 200 && decide(name)
  if (known.size < 10_000) known.set(name, answer)
  return answer
}

function decide(name: string): boolean {
  if (NAMES_OF_SECRETS.test(name)) return false
  const words = wordsOf(name)
  if (ABOUT.has(words.at(-1) ?? '')) return false
  return words.some(
    (word, index) =>
      SECRET.has(word) ||
      /password|passwd|secret|token/.test(word) ||
      (/^keys?$/.test(word) && KEYS.has(words[index - 1] ?? ''))
  )
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
