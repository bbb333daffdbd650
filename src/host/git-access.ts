import { writeFileSync } from 'node:fs'
import { devNull, homedir } from 'node:os'
import { join } from 'node:path'
import { GITHUB_KNOWN_HOSTS } from './known-hosts.js'

/**
 * How a remote repository is reached. `token`: in one header, to the origin of the URL. `key`: a deploy key, over SSH.
 * `own`: as the person at the terminal would, by the settings of the user and of the machine.
 */
export type Access =
  | { readonly kind: 'token'; readonly url: string; readonly token: string }
  | { readonly kind: 'key'; readonly url: string; readonly key: string }
  | { readonly kind: 'own'; readonly url: string }

type Environment = Readonly<Record<string, string | undefined>>

// A proxy and the certificates that a company's machines trust, without which nothing may be reached at all.
const NETWORK = [
  ...['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'],
  ...['NO_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO', 'GIT_SSL_CAPATH']
]
// What an agent or a helper of the person at the terminal is found by.
const PERSONAL = ['SSH_AUTH_SOCK', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR', 'DISPLAY', 'GNUPGHOME']

/** Settings that hold for every call: nothing but git itself runs, nothing is asked for, and nothing stays running. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.autocrlf', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['http.followRedirects', 'false'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['push.followTags', 'false'],
  ['push.gpgSign', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['submodule.recurse', 'false'],
  ['protocol.allow', 'never']
]

/**
 * The environment of git in the repository in `folder`, which is ours alone. It is the only place where a token is; a
 * deploy key must be in a file, which is made in `folder`.
 */
export function gitEnvironment(access: Access, folder: string, env: Environment): Record<string, string> {
  const { url } = access
  const settings = [...SETTINGS, [`protocol.${protocolOf(url)}.allow`, 'always'], ['remote.origin.url', url]]
  const variables: Record<string, string> = {
    GIT_DIR: folder,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_SSH_VARIANT: 'ssh',
    LC_ALL: 'C',
    LANGUAGE: 'C',
    ...taken(env, NETWORK)
  }
  if (access.kind === 'own') Object.assign(variables, taken(env, PERSONAL))
  else {
    // Settings of the machine and of the runner's user could send the token elsewhere, or a second one along with it; so
    // could ~/.netrc, which HOME leads to.
    Object.assign(variables, { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, HOME: folder })
    Object.assign(variables, { XDG_CONFIG_HOME: folder, GIT_ASKPASS: '', SSH_ASKPASS: '' })
    settings.push(['credential.helper', ''])
  }
  if (access.kind === 'token') {
    const key = `http.${new URL(url).origin}/.extraheader`
    // An empty value forgets what came before it (http.extraHeader in git-config(1)); GitHub refuses two headers.
    settings.push([key, ''], [key, `Authorization: Basic ${basicCredentials(access.token)}`])
  }
  if (access.kind === 'key')
    variables['GIT_SSH_COMMAND'] = sshCommand(url, access.key, folder, env['HOME'] ?? homedir())
  settings.forEach(([key = '', value = ''], index) => {
    variables[`GIT_CONFIG_KEY_${index}`] = key
    variables[`GIT_CONFIG_VALUE_${index}`] = value
  })
  variables['GIT_CONFIG_COUNT'] = String(settings.length)
  return variables
}

/** As GitHub takes a token for a password: the user's name does not matter, but must be there. */
export function basicCredentials(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64')
}

/** `https`, `ssh` or `file`, as git names the way to a URL or path; `HOST:PATH` is SSH, a path is a file. */
export function protocolOf(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]
  if (scheme !== undefined) return scheme.toLowerCase()
  return /^[^/\\]{2,}?:/.test(url) ? 'ssh' : 'file'
}

/**
 * The keys of github.com are pinned. Another host must be in the known_hosts of whoever runs this, and is never added.
 */
function sshCommand(url: string, key: string, folder: string, home: string): string {
  const keyFile = join(folder, 'deploy-key')
  writeFileSync(keyFile, `${key.replaceAll('\r', '').trimEnd()}\n`, { mode: 0o600 })
  let knownHosts = join(home, '.ssh', 'known_hosts')
  if (/^(?:ssh:\/\/)?(?:[^@/]+@)?(?:ssh\.)?github\.com[:/]/.test(url)) {
    knownHosts = join(folder, 'known-hosts')
    writeFileSync(knownHosts, GITHUB_KNOWN_HOSTS, { mode: 0o600 })
  }
  const options = {
    IdentitiesOnly: 'yes',
    IdentityAgent: 'none',
    BatchMode: 'yes',
    StrictHostKeyChecking: 'yes',
    UpdateHostKeys: 'no',
    GlobalKnownHostsFile: '/dev/null',
    UserKnownHostsFile: `"${knownHosts}"`,
    ConnectTimeout: '30'
  }
  const words = ['ssh', '-F', '/dev/null', '-i', keyFile]
  for (const [name, value] of Object.entries(options)) words.push('-o', `${name}=${value}`)
  // git hands this to a shell, which takes what stands in single quotes as it is.
  return words.map((word) => `'${word.replaceAll('\\', '/').replaceAll("'", String.raw`'\''`)}'`).join(' ')
}

function taken(env: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name]
      return value === undefined ? [] : [[name, value]]
    })
  )
}
