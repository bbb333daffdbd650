import { RepullError } from '../errors.js'
import type { Access } from './git-access.js'
import type { GitObjects } from './git-objects.js'
import type { Processes } from './processes.js'

// GIT_CONFIG_GLOBAL; GIT_CONFIG_COUNT is one older.
const OLDEST_GIT = [2, 32] as const

/** Raises `tool` where git is missing or too old. */
export async function requireGit(processes: Processes): Promise<void> {
  const output = await processes.run('git', ['--version'])
  const found = output.stdout.toString().trim()
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(found) ?? []).slice(1).map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_GIT
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  // Older ones do not know how to be given settings by the environment alone, and would ignore all of ours.
  const message = `git ${OLDEST_GIT.join('.')} or newer is needed to commit, and this is ${JSON.stringify(found)}.`
  throw new RepullError({ code: 'tool', level: 'error', message, hint: 'Install a newer git.' })
}

/** No setting may lead the token, or the commit, to another place. Raises `refused`. */
export async function requireUrl(git: GitObjects, { kind, url }: Access): Promise<void> {
  if (kind === 'own') return
  const found = await git.line(['ls-remote', '--get-url', 'origin'])
  if (found === url) return
  const message = `git would go to ${JSON.stringify(found)} instead of ${JSON.stringify(url)}, so nothing was sent.`
  throw new RepullError({ code: 'refused', level: 'error', message, hint: 'Look for url.*.insteadOf.' })
}
