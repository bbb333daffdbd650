import { execFileSync, spawnSync } from 'node:child_process'
import { test } from '@jest/globals'
import { temporaryFolder } from './folder.js'

const isThere = spawnSync('kubectl', ['version', '--client']).status === 0

/** A test that builds with the kustomize in kubectl; where there is none, a line says that it is left out. */
export function testWithKubectl(name: string, run: () => void): void {
  if (isThere) test(name, run)
  else console.log(`LEFT OUT, as kubectl is not on the PATH: ${name}`)
}

/** What `kubectl kustomize` prints for a folder with these files. Raises what it says where it refuses. */
export function kustomize(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files)
  return execFileSync('kubectl', ['kustomize', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe']
  })
}
