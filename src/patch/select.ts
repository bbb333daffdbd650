import type { Problem } from '../errors.js'
import type { Tree } from '../host/tree.js'
import { unreadable } from './unreadable.js'

export interface Selection {
  /** Sorted, each once. */
  readonly files: readonly { readonly path: string; readonly named: boolean }[]
  readonly problems: readonly Problem[]
}

const MANIFEST = /(?:\.(?:yaml|yml|json)|(?:^|\/)Kustomization)$/

/**
 * The files that the entries of `files` name: files, directories and globs; `!` takes out of all that the others name,
 * wherever it stands. `except`: directories that are left out too.
 */
export async function select(
  entries: readonly string[],
  tree: Tree,
  except: readonly string[] = []
): Promise<Selection> {
  const spelled = (entry: string) => tree.spelled(entry)
  const wanted = entries.filter((entry) => !entry.startsWith('!')).map(spelled)
  const excluded = entries.filter((entry) => entry.startsWith('!')).map((entry) => spelled(entry.slice(1)))
  const copies = except.map((directory) => `${spelled(directory)}/`)
  const files = new Map<string, boolean>()
  const problems: Problem[] = []
  const isExcluded = await excluder(excluded)
  for (const entry of wanted.length === 0 ? ['.'] : wanted) {
    const found = await expand(entry, tree)
    problems.push(...found.problems)
    for (const path of found.paths) {
      if (isExcluded(path) || copies.some((prefix) => path.startsWith(prefix))) continue
      files.set(path, found.named || files.get(path) === true)
    }
  }
  const sorted = [...files]
    .map(([path, named]) => ({ path, named }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return { files: sorted, problems }
}

interface Expanded {
  readonly paths: readonly string[]
  /** The entry is the file's own name. */
  readonly named: boolean
  readonly problems: readonly Problem[]
}

async function expand(entry: string, tree: Tree): Promise<Expanded> {
  const kind = tree.kind(entry)
  const glob = kind === 'missing' ? await expandGlob(entry, tree) : undefined
  if (glob !== undefined) return glob
  if (kind === 'outside') return { paths: [], named: true, problems: [unreadable(entry, kind, true)] }
  // Whatever is wrong with a named file is said when it is read.
  if (kind !== 'directory') return { paths: [entry], named: true, problems: [] }
  const { files, problems } = await tree.list(entry, { ignored: false })
  return { paths: files.filter((path) => MANIFEST.test(path) && !isWorkflow(path)), named: false, problems }
}

/** What a pattern matches; undefined for what is no pattern. */
async function expandGlob(entry: string, tree: Tree): Promise<Expanded | undefined> {
  const { baseOf, matcher } = await import('./glob.js')
  const base = baseOf(entry)
  if (base === undefined) return undefined
  const { files, problems } =
    tree.kind(base) === 'directory' ? await tree.list(base, { ignored: true }) : { files: [], problems: [] }
  const matches = matcher(entry)
  const paths = files.filter((path) => matches(path) && !isWorkflow(path))
  if (paths.length > 0) return { paths, named: false, problems }
  const none: Problem = {
    code: 'missing-file',
    level: 'error',
    message: `files: ${JSON.stringify(entry)} matches no file.`,
    hint: 'Paths are relative to "working-directory".'
  }
  return { paths, named: false, problems: [...problems, none] }
}

/** Workflows run images too, but not in the cluster. */
function isWorkflow(path: string): boolean {
  return /(?:^|\/)\.github\/workflows\//.test(path)
}

async function excluder(entries: readonly string[]): Promise<(path: string) => boolean> {
  if (entries.length === 0) return () => false
  const { matcher } = await import('./glob.js')
  const matchers = entries.map((entry) => matcher([entry, `${entry}/**`]))
  return (path) => matchers.some((matches) => matches(path)) || entries.includes(path)
}
