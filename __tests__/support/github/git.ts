import { execFileSync } from 'node:child_process'
import { temporaryFolder } from '../folder.js'

const AUTHOR = 'GitHub <noreply@github.com>'
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C'
}

/** Real git on a bare repository. Raises what git says where it fails. */
export function git(repository: string, args: readonly string[], input: string | Buffer = ''): string {
  return gitBytes(repository, args, input).toString().trimEnd()
}

export function gitBytes(repository: string, args: readonly string[], input: string | Buffer = ''): Buffer {
  return execFileSync('git', ['-c', 'safe.directory=*', `--git-dir=${repository}`, ...args], {
    input,
    env: ENVIRONMENT,
    maxBuffer: 64 * 1024 * 1024
  })
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}

/** A new bare repository whose branch has one commit with a README. */
export function seed(branch: string): string {
  const repository = `${temporaryFolder()}/seed.git`
  execFileSync('git', ['init', '--quiet', '--bare', `--initial-branch=${branch}`, repository], {
    env: ENVIRONMENT
  })
  const blob = writeBlob(repository, Buffer.from('A repository.\n'))
  const tree = writeTree(repository, undefined, [{ path: 'README.md', mode: '100644', sha: blob }])
  const commit = writeCommit(repository, { tree, parents: [], message: 'Begin\n', author: AUTHOR })
  git(repository, ['update-ref', `refs/heads/${branch}`, commit])
  return repository
}

/** The object that a full ref name stands for. */
export function refOf(repository: string, ref: string): string | undefined {
  return attempt(() => git(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]))
}

export function typeOf(repository: string, sha: string): string | undefined {
  return attempt(() => git(repository, ['cat-file', '-t', sha]))
}

export function isAncestor(repository: string, older: string, newer: string): boolean {
  return attempt(() => git(repository, ['merge-base', '--is-ancestor', older, newer])) !== undefined
}

/** Moves a ref from what it is known to be. False where it has moved meanwhile. */
export function moveRef(repository: string, ref: string, to: string, from: string): boolean {
  return attempt(() => git(repository, ['update-ref', ref, to, from])) !== undefined
}

export function writeBlob(repository: string, content: Buffer): string {
  return git(repository, ['hash-object', '-w', '--stdin'], content)
}

export interface TreeEntry {
  readonly path: string
  readonly mode: string
  /** Null: the path is taken away. */
  readonly sha: string | null
}

/** A tree as another one with these entries changed. Paths are taken as they are. */
export function writeTree(
  repository: string,
  base: string | undefined,
  entries: readonly TreeEntry[]
): string {
  const index = `${temporaryFolder()}/index`
  const run = (args: readonly string[], input = '') =>
    execFileSync('git', [`--git-dir=${repository}`, ...args], {
      input,
      env: { ...ENVIRONMENT, GIT_INDEX_FILE: index }
    })
      .toString()
      .trimEnd()
  run(base === undefined ? ['read-tree', '--empty'] : ['read-tree', base])
  const lines = entries.map(({ path, mode, sha }) =>
    sha === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`
  )
  run(['update-index', '-z', '--index-info'], lines.join(''))
  return run(['write-tree'])
}

export interface TreeItem {
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly path: string
}

/** Every file of a tree or commit, by path. */
export function filesOf(repository: string, tree: string): TreeItem[] {
  return gitBytes(repository, ['ls-tree', '-rz', '--full-tree', tree])
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', type = '', sha = '', path = ''] =
        /^(\d+) (\w+) ([0-9a-f]+)\t([^]*)$/.exec(line) ?? []
      return line === '' ? [] : [{ mode, type, sha, path }]
    })
}

export interface NewCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  /** `Name <email>`. */
  readonly author: string
  readonly committer?: string
  readonly isSigned?: boolean
}

/** GitHub signs what it writes for an app; the signature here has the form of one and no more. */
const SIGNATURE = ['-----BEGIN PGP SIGNATURE-----', '', 'bm90IGEgc2lnbmF0dXJl', '-----END PGP SIGNATURE-----']

export function writeCommit(repository: string, commit: NewCommit): string {
  const time = `${Math.floor(Date.now() / 1000)} +0000`
  const headers = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${commit.author} ${time}`,
    `committer ${commit.committer ?? commit.author} ${time}`,
    ...(commit.isSigned === true ? [`gpgsig ${SIGNATURE.join('\n ')}`] : [])
  ]
  const object = `${headers.join('\n')}\n\n${commit.message}`
  return git(repository, ['hash-object', '-t', 'commit', '-w', '--stdin'], object)
}

export interface ReadCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signature
  readonly committer: Signature
  readonly signature: string | null
  readonly message: string
}

export interface Signature {
  readonly name: string
  readonly email: string
  readonly date: string
}

export function commitOf(repository: string, sha: string): ReadCommit {
  const text = gitBytes(repository, ['cat-file', 'commit', sha]).toString()
  const end = text.indexOf('\n\n')
  const head = text.slice(0, end).replaceAll('\n ', '\u0001')
  const headers = head.split('\n').map((line): [string, string] => {
    const blank = line.indexOf(' ')
    return [line.slice(0, blank), line.slice(blank + 1).replaceAll('\u0001', '\n')]
  })
  const all = (name: string) => headers.filter(([key]) => key === name).map(([, value]) => value)
  return {
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: signatureOf(all('author')[0] ?? ''),
    committer: signatureOf(all('committer')[0] ?? ''),
    signature: all('gpgsig')[0] ?? null,
    message: text.slice(end + 2)
  }
}

function signatureOf(line: string): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+)/.exec(line) ?? []
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') }
}
