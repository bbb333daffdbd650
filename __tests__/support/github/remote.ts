import { gitRemote } from '../../../src/host/git-remote.js'
import { childProcesses } from '../../../src/host/processes.js'
import type { Remote } from '../../../src/host/remote.js'
import { temporaryFolder } from '../folder.js'
import { filesOf, git, refOf, writeBlob, writeCommit, writeTree } from './git.js'
import type { Repository } from './state.js'

const PERSON = 'A Person <person@example.com>'

/** The repository as git reaches it. */
export function remoteOf({ git: url, fullName }: Repository, prefix = ''): Promise<Remote> {
  const env = { PATH: process.env['PATH'], HOME: temporaryFolder() }
  return gitRemote({
    access: { kind: 'own', url },
    name: fullName,
    prefix,
    workingDirectory: '/nowhere',
    temporary: temporaryFolder(),
    author: { name: 'Bot', email: 'bot@example.com' },
    processes: childProcesses(env),
    env,
    now: () => new Date()
  })
}

/** Somebody's push: these files, by path, with a mode where it is not 100644. Gives the commit. */
export function pushed(
  repository: Repository,
  branch: string,
  files: Readonly<Record<string, string | readonly [mode: string, content: string]>>,
  message = 'Somebody else'
): string {
  const parent = refOf(repository.git, `refs/heads/${branch}`)
  const entries = Object.entries(files).map(([path, file]) => {
    const [mode, content] = typeof file === 'string' ? ['100644', file] : file
    return { path, mode, sha: writeBlob(repository.git, Buffer.from(content)) }
  })
  const tree = writeTree(repository.git, parent, entries)
  const parents = parent === undefined ? [] : [parent]
  const commit = writeCommit(repository.git, { tree, parents, message, author: PERSON })
  git(repository.git, ['update-ref', `refs/heads/${branch}`, commit])
  return commit
}

/** `MODE CONTENT` of the files of a branch or commit, by path. */
export function filesAt(repository: Repository, revision: string): Record<string, string> {
  return Object.fromEntries(
    filesOf(repository.git, revision).map(({ path, mode, sha }) => [
      path,
      `${mode} ${git(repository.git, ['cat-file', 'blob', sha])}`
    ])
  )
}
