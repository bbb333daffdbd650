import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@jest/globals'
import { temporaryFolder } from './folder.js'

/** Where `npm run tools` installs what is not on the PATH. */
const TOOLS = resolve('.tools')
const FOUND = new Map(['kustomize', 'helm', 'kubeconform', 'kubectl'].map((name) => [name, find(name)]))

function find(name: string): string | undefined {
  const own = join(TOOLS, name)
  if (existsSync(own)) return own
  return spawnSync(name, ['version', '--client']).error === undefined ? name : undefined
}

export type Tool = 'kustomize' | 'helm' | 'kubeconform'

/** The program and the arguments that it is called with first; `kubectl kustomize` stands in for `kustomize build`. */
function command(tool: Tool): readonly [string, ...string[]] | undefined {
  const program = FOUND.get(tool)
  if (program !== undefined) return tool === 'kustomize' ? [program, 'build'] : [program]
  const kubectl = FOUND.get('kubectl')
  return tool === 'kustomize' && kubectl !== undefined ? [kubectl, 'kustomize'] : undefined
}

/** A test that calls a tool; where there is none, a line says that it is left out. */
export function testWith(tool: Tool, name: string, run: () => unknown, timeout?: number): void {
  if (command(tool) !== undefined)
    test(
      name,
      async () => {
        await run()
      },
      timeout
    )
  else console.log(`LEFT OUT, as ${tool} is not there (npm run tools): ${name}`)
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
