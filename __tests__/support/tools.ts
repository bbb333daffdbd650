import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, test } from '@jest/globals'
import settings from './chromium.json' with { type: 'json' }
import { temporaryFolder } from './folder.js'

/** Public manifests and kustomizations, which lie beside the checkout where there are any. */
export const CORPUS = '../shared/corpus'
/** Where `npm run tools` installs what is not on the PATH. */
const TOOLS = '.tools'
export const SCHEMAS = join(TOOLS, 'schemas')
export const SSHD = '/usr/sbin/sshd'
/** The Node that Actions use, from the npm package `node`. */
export const ACTIONS_NODE = resolve('node_modules/node/bin/node')

export type Tool = 'kustomize' | 'helm' | 'kubeconform'

/** What a test may need besides Node and git, and whether it is here. */
const NEEDS = {
  kustomize: () => command('kustomize') !== undefined,
  helm: () => command('helm') !== undefined,
  kubeconform: () => command('kubeconform') !== undefined && existsSync(SCHEMAS),
  sshd: () => existsSync(SSHD) && ['ssh', 'ssh-keygen'].every((name) => onPath(name) !== undefined),
  Chromium: () => existsSync(settings.executablePath) && onPath('chromium') !== undefined,
  mounts: () => unshared() !== undefined,
  [CORPUS]: () => existsSync(CORPUS),
  'Node 24': () => spawnSync(ACTIONS_NODE, ['--version']).status === 0
}
export type Need = keyof typeof NEEDS

const asked = new Map<Need, boolean>()
function isHere(need: Need): boolean {
  const known = asked.get(need) ?? NEEDS[need]()
  asked.set(need, known)
  return known
}

/** A title with what is missing at its end, where left-out.mjs looks for it; undefined where nothing is. */
function leftOut(needs: Need | readonly Need[], title: string): string | undefined {
  const all: readonly Need[] = typeof needs === 'string' ? [needs] : needs
  const missing = all.filter((need) => !isHere(need))
  return missing.length === 0 ? undefined : `${title} [needs ${missing.join(', ')}]`
}

/** A test that needs something besides Node and git. It is skipped where that is missing; left-out.mjs says so at the end. */
export function testWith(
  needs: Need | readonly Need[],
  title: string,
  run: () => unknown,
  timeout?: number
): void {
  const skipped = leftOut(needs, title)
  const body = async (): Promise<void> => {
    await run()
  }
  if (skipped === undefined) test(title, body, timeout)
  else test.skip(skipped, body)
}

/** The same for all tests of a group, which are not even gathered where something is missing. */
export function describeWith(needs: Need | readonly Need[], title: string, tests: () => void): void {
  const skipped = leftOut(needs, title)
  if (skipped === undefined) describe(title, tests)
  else test.skip(skipped, () => undefined)
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, name)).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The program and the arguments that it is called with first; `kubectl kustomize` stands in for `kustomize build`. */
function command(tool: Tool): readonly [string, ...string[]] | undefined {
  const own = resolve(TOOLS, tool)
  const program = existsSync(own) ? own : onPath(tool)
  if (program !== undefined) return tool === 'kustomize' ? [program, 'build'] : [program]
  const kubectl = onPath('kubectl')
  return tool === 'kustomize' && kubectl !== undefined ? [kubectl, 'kustomize'] : undefined
}

/** How this machine lets a process mount something that nobody else sees: as root, else as root of a user namespace. */
export function unshared(): string | undefined {
  if (onPath('unshare') === undefined) return undefined
  return ['--mount', '--map-root-user --mount'].find((way) => {
    const probe = ['-c', 'mount -t tmpfs -o size=4k tmpfs "$0"', temporaryFolder()]
    return spawnSync('unshare', [...way.split(' '), 'sh', ...probe]).status === 0
  })
}

const OPTIONS = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const

/** What a tool prints. Raises what it says where it fails. */
export function call(tool: Tool, ...args: readonly string[]): string {
  const [program = tool, ...first] = command(tool) ?? []
  return execFileSync(program, [...first, ...args], { ...OPTIONS, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The same, while others run. */
export async function callAsync(tool: Tool, ...args: readonly string[]): Promise<string> {
  const [program = tool, ...first] = command(tool) ?? []
  return (await promisify(execFile)(program, [...first, ...args], OPTIONS)).stdout
}

/** What kustomize prints for a folder with these files. Raises what it says where it refuses. */
export function kustomize(files: Readonly<Record<string, string>>): string {
  return call('kustomize', temporaryFolder(files))
}
