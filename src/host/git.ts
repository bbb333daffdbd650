import type { Output, Processes } from './processes.js'

// A repository's own settings can name programs that git runs (core.fsmonitor, hooks, gpg.program) and places that it
// fetches missing objects from; see "Configuration" and "GIT_ALLOW_PROTOCOL" in git-config(1) and git(1).
const SETTINGS = [
  '--no-pager',
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.untrackedCache=false'],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'log.showSignature=false'],
  ...['-c', 'safe.directory=*']
]
const ENVIRONMENT = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C'
}

/** Runs git on a repository that nobody vouches for: nothing that its settings name is run. Raises `tool` where git is missing. */
export function git(processes: Processes, directory: string, args: readonly string[]): Promise<Output> {
  return processes.run('git', [...SETTINGS, ...args], { cwd: directory, env: ENVIRONMENT })
}
