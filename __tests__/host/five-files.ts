import { chmodSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { FileWrite, Prepared } from '../../src/host/writer.js'
import { prepareAll, writeAll } from '../../src/host/writer.js'
import { contents, temporaryFolder } from '../support/folder.js'

export const FIVE = ['1.yaml', 'd/2.yaml', 'd/3.yaml', 'e/4.yaml', 'e/5.yaml']

export function five(): string {
  const folder = temporaryFolder(Object.fromEntries(FIVE.map((path) => [path, `old ${path}\r\n`])))
  for (const path of FIVE) utimesSync(join(folder, path), 1, 1)
  chmodSync(join(folder, 'd/2.yaml'), 0o755)
  chmodSync(join(folder, 'd/3.yaml'), 0o640)
  return folder
}

export const edit = (
  path: string,
  before = `old ${path}\r\n`,
  after = `new ${path}, which is longer\n`
): FileWrite => ({
  path,
  before: Buffer.from(before),
  after: Buffer.from(after)
})

export const write = (folder: string, writes: readonly FileWrite[]) =>
  writeAll(writes, { workingDirectory: folder, roots: [folder] })
export const prepare = (folder: string): Prepared =>
  prepareAll(
    FIVE.map((path) => edit(path)),
    { workingDirectory: folder, roots: [folder] }
  )

export const changed = (path: string) => ({
  code: 'changed-meanwhile',
  text: `${path}: The file has changed since it was read, so nothing was written. Run again while no other program writes to it.`
})

/** What the folder holds, but for the files that prepareAll put there. */
export function withoutScratch(folder: string): Record<string, string> {
  const all = Object.entries(contents(folder))
  expect(all.some(([path]) => path.endsWith('.tmp'))).toBe(true)
  return Object.fromEntries(all.filter(([path]) => !path.endsWith('.tmp')))
}
