import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { deliverToWorkspace } from '../../src/deliver/workspace.js'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import { writeAll } from '../../src/host/writer.js'
import type { Patch } from '../../src/patch/change.js'
import { contents, put, raised, temporaryFolder } from '../support/folder.js'

const processes = childProcesses({ PATH: process.env['PATH'] })

/** Patches that replace the first `1` of each file, read through a tree as the program does; one patch for a real file. */
function patches(workingDirectory: string, paths: readonly string[], roots = [workingDirectory]): Patch[] {
  const tree = folderTree({ workingDirectory, roots, processes })
  const found = new Map<string, Patch>()
  for (const path of paths) {
    tree.read(path, (file) => {
      const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes)
      const start = before.indexOf('1')
      const edits = [{ start, end: start + 1, text: '22' }]
      found.set(file.path, { file: file.path, before, after: before.replace('1', '22'), edits, changes: [] })
    })
  }
  return [...found.values()]
}

function deliver(
  workingDirectory: string,
  all: readonly Patch[],
  outputDir: string | null = null,
  roots = [workingDirectory]
) {
  deliverToWorkspace(all, {
    workingDirectory,
    outputDir,
    also: [],
    write: (writes) => writeAll(writes, { workingDirectory, roots })
  })
}

const FILES = { 'a.yaml': '\ufeffa: 1\r\nb: é', 'd/b.yaml': 'image: app:1 # \u{1f680}\n' }
const A = `644 ${Buffer.from('\ufeffa: 22\r\nb: é').toString('latin1')}`
const B = `755 ${Buffer.from('image: app:22 # \u{1f680}\n').toString('latin1')}`

function manifests(): string {
  const folder = temporaryFolder(FILES)
  chmodSync(join(folder, 'd/b.yaml'), 0o755)
  return folder
}

test('files are written in place, all bytes but the edit as they were', () => {
  const folder = manifests()
  deliver(folder, patches(folder, ['a.yaml', 'd/b.yaml']))
  expect(contents(folder)).toEqual({ 'a.yaml': A, d: '755 not a file', 'd/b.yaml': B })
})

test('15. a link inside is left as it is, and the real file is edited once', () => {
  const folder = manifests()
  symlinkSync('d/b.yaml', join(folder, 'link.yaml'))
  symlinkSync('d', join(folder, 'folder'))
  const all = patches(folder, ['link.yaml', 'd/b.yaml', 'folder/b.yaml'])
  expect(all.map((patch) => patch.file)).toEqual(['d/b.yaml'])
  deliver(folder, all)
  expect(contents(folder)).toMatchObject({ 'link.yaml': '-> d/b.yaml', folder: '-> d', 'd/b.yaml': B })
})

test('17. a file that is swapped for a link between plan and write is refused, and nothing is written', () => {
  const outside = temporaryFolder({ 'b.yaml': FILES['d/b.yaml'] })
  const folder = manifests()
  const all = patches(folder, ['a.yaml', 'd/b.yaml'])
  rmSync(join(folder, 'd/b.yaml'))
  symlinkSync(join(outside, 'b.yaml'), join(folder, 'd/b.yaml'))
  const before = contents(folder)
  expect(raised(() => deliver(folder, all))).toEqual({
    code: 'changed-meanwhile',
    text: 'd/b.yaml: The file has changed since it was read, so nothing was written. Run again while no other program writes to it.'
  })
  expect(contents(folder)).toEqual(before)
  expect(contents(outside)).toEqual({ 'b.yaml': `644 ${Buffer.from(FILES['d/b.yaml']).toString('latin1')}` })
})

test('files above the working directory are written where the roots allow it', () => {
  const folder = manifests()
  put(folder, { 'work/c.yaml': '1' })
  const work = join(folder, 'work')
  deliver(work, patches(work, ['c.yaml', '../a.yaml'], [folder]), null, [folder])
  expect(contents(folder)).toMatchObject({ 'work/c.yaml': '644 22', 'a.yaml': A })
})

test.each(['out', './out/', 'new/out'])('copies go below %s, and the sources stay', (outputDir) => {
  const folder = manifests()
  const before = contents(folder)
  deliver(folder, patches(folder, ['a.yaml', 'd/b.yaml']), outputDir)
  expect(contents(folder)).toMatchObject(before)
  expect(contents(join(folder, outputDir))).toEqual({ 'a.yaml': A, d: '755 not a file', 'd/b.yaml': B })
})

test('copies can go to a folder outside the workspace', () => {
  const folder = manifests()
  const out = join(temporaryFolder(), 'out')
  deliver(folder, patches(folder, ['d/b.yaml']), out)
  expect(contents(out)).toEqual({ d: '755 not a file', 'd/b.yaml': B })
})

test('a copy of a file outside the working directory has no place', () => {
  const folder = manifests()
  put(folder, { 'work/c.yaml': '1', '..x/d.yaml': '1' })
  const work = join(folder, 'work')
  const before = contents(folder)
  const all = patches(work, ['c.yaml', '../a.yaml', '../d/b.yaml'], [folder])
  const text = (file: string) =>
    `${file}: The file lies outside the working directory "${work}", so output-dir has no place for its copy. ` +
    'Choose a working-directory that holds all files, or leave output-dir away to write in place.'
  expect(raised(() => deliver(work, all, 'out'))).toEqual({
    code: 'outside,outside',
    text: `${text('../a.yaml')}\n${text('../d/b.yaml')}`
  })
  expect(contents(folder)).toEqual(before)
  deliver(folder, patches(folder, ['..x/d.yaml']), 'out')
  expect(contents(join(folder, 'out'))).toEqual({ '..x': '755 not a file', '..x/d.yaml': '644 22' })
})

test('without patches nothing is made', () => {
  const folder = manifests()
  const before = contents(folder)
  deliver(folder, [], 'out')
  deliver(folder, [])
  expect(contents(folder)).toEqual(before)
})
