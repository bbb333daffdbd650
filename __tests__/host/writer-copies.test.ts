import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { FileWrite } from '../../src/host/writer.js'
import { prepareAll, replaceAll, writeAll } from '../../src/host/writer.js'
import { contents, put, raised, temporaryFolder } from '../support/folder.js'

const copy = (modeOf: string, below = 'out', path = join(below, modeOf)): FileWrite => ({
  ...{ path, below, modeOf },
  before: null,
  after: Buffer.from(`new ${modeOf}\n`)
})

const write = (workingDirectory: string, writes: readonly FileWrite[]) =>
  writeAll(writes, { workingDirectory, roots: [] })

function sources(): string {
  const folder = temporaryFolder({ 'a.yaml': 'A', 'd/e/b.yaml': 'B' })
  chmodSync(join(folder, 'a.yaml'), 0o444)
  chmodSync(join(folder, 'd/e/b.yaml'), 0o755)
  return folder
}

const both = [copy('a.yaml'), copy('d/e/b.yaml')]
const copied = {
  out: '755 not a file',
  'out/a.yaml': '444 new a.yaml\n',
  'out/d': '755 not a file',
  'out/d/e': '755 not a file',
  'out/d/e/b.yaml': '755 new d/e/b.yaml\n'
}

describe('copies', () => {
  test('are made with their folders and the modes of their sources, once and again', () => {
    const folder = sources()
    const before = contents(folder)
    write(folder, both)
    expect(contents(folder)).toEqual({ ...before, ...copied })
    write(folder, both)
    expect(contents(folder)).toEqual({ ...before, ...copied })
  })

  test('replace regular files, whatever these hold', () => {
    const folder = sources()
    put(folder, { 'out/a.yaml': 'something else', 'out/other.yaml': 'stays' })
    write(folder, both)
    expect(contents(folder)).toMatchObject({ ...copied, 'out/other.yaml': '644 stays' })
  })

  test('can go anywhere, also through a link that leads there', () => {
    const folder = sources()
    const elsewhere = temporaryFolder()
    symlinkSync(elsewhere, join(folder, 'link'))
    write(folder, [copy('a.yaml', 'link')])
    write(folder, [copy('d/e/b.yaml', join(elsewhere, 'new/er'))])
    expect(Object.keys(contents(elsewhere))).toEqual([
      ...['a.yaml', 'new', 'new/er', 'new/er/d', 'new/er/d/e', 'new/er/d/e/b.yaml']
    ])
  })
})

describe('no copy is made, and no folder,', () => {
  const outside = temporaryFolder()

  test.each<[string, (folder: string) => void, FileWrite, string, string]>([
    [
      '14. through a link below the output folder that leads out of it',
      (folder) => symlinkSync(outside, join(folder, 'out/d')),
      copy('d/e/b.yaml'),
      'outside',
      'out/d/e/b.yaml: The file lies outside "<folder>/out", so nothing was written. Replace the link, or the `..`, that leads there.'
    ],
    [
      '14. through a link to the sources',
      (folder) => symlinkSync('../d', join(folder, 'out/d')),
      copy('d/e/b.yaml'),
      'outside',
      'out/d/e/b.yaml: The file lies outside "<folder>/out", so nothing was written. Replace the link, or the `..`, that leads there.'
    ],
    [
      '14. above the output folder',
      () => undefined,
      copy('a.yaml', 'out', 'out/../new/a.yaml'),
      'outside',
      'out/../new/a.yaml: The file lies outside "<folder>/out", so nothing was written. Replace the link, or the `..`, that leads there.'
    ],
    [
      '13. in place of a link',
      (folder) => symlinkSync('../d/e/b.yaml', join(folder, 'out/a.yaml')),
      copy('a.yaml'),
      'not-regular',
      'out/a.yaml: Something other than a regular file stands here, so nothing was written. Remove it, or choose another output-dir.'
    ],
    [
      '16. in place of a FIFO',
      (folder) => execFileSync('mkfifo', [join(folder, 'out/a.yaml')]),
      copy('a.yaml'),
      'not-regular',
      'out/a.yaml: Something other than a regular file stands here, so nothing was written. Remove it, or choose another output-dir.'
    ],
    [
      '16. in place of a folder',
      (folder) => mkdirSync(join(folder, 'out/a.yaml')),
      copy('a.yaml'),
      'not-regular',
      'out/a.yaml: Something other than a regular file stands here, so nothing was written. Remove it, or choose another output-dir.'
    ],
    [
      'below a file',
      (folder) => put(folder, { 'out/d': 'D' }),
      copy('d/e/b.yaml'),
      'write',
      'out/d/e/b.yaml: The file could not be written: not a directory (ENOTDIR). Nothing was written. A folder of its path is a file; remove that, or choose another place.'
    ],
    [
      'onto the source',
      () => undefined,
      copy('a.yaml', '.'),
      'input',
      'a.yaml: The copy in output-dir would take the place of the file itself. Choose another output-dir, or leave it away to write in place.'
    ],
    [
      'onto the source through a link',
      (folder) => symlinkSync('.', join(folder, 'here')),
      copy('a.yaml', 'here'),
      'input',
      'a.yaml: The copy in output-dir would take the place of the file itself. Choose another output-dir, or leave it away to write in place.'
    ],
    [
      'of a source that is gone',
      (folder) => unlinkSync(join(folder, 'a.yaml')),
      copy('a.yaml'),
      'changed-meanwhile',
      'out/a.yaml: The file has changed since it was read, so nothing was written. Run again while no other program writes to it.'
    ]
  ])('%s', (_, arrange, bad, code, text) => {
    const folder = sources()
    put(folder, { 'out/keep.yaml': 'K', 'good.yaml': 'G' })
    arrange(folder)
    const before = contents(folder)
    const writes = [copy('good.yaml', 'elsewhere/new'), copy('good.yaml'), bad]
    const expected = { code, text: text.replace('<folder>', folder) }
    expect(raised(() => write(folder, writes))).toEqual(expected)
    expect(contents(folder)).toEqual(before)
    expect(contents(outside)).toEqual({})
  })

  test('where another file has come meanwhile', () => {
    const folder = sources()
    const prepared = prepareAll(both, { workingDirectory: folder, roots: [] })
    put(folder, { 'out/d/e/b.yaml': 'mine' })
    expect(raised(() => replaceAll(prepared))).toEqual({
      code: 'changed-meanwhile',
      text: 'out/d/e/b.yaml: The file has changed since it was read, so nothing was written. Run again while no other program writes to it.'
    })
    expect(contents(join(folder, 'out'))).toEqual({
      d: '755 not a file',
      'd/e': '755 not a file',
      'd/e/b.yaml': '644 mine'
    })
  })

  test('and what was there is put back', () => {
    const folder = sources()
    put(folder, { 'out/a.yaml': 'mine' })
    const prepared = prepareAll(both, { workingDirectory: folder, roots: [] })
    unlinkSync(prepared.files[1]?.temporary ?? '')
    expect(raised(() => replaceAll(prepared)).code).toBe('changed-meanwhile')
    expect(contents(join(folder, 'out'))).toEqual({ 'a.yaml': '644 mine' })
    expect(existsSync(join(folder, 'out/d'))).toBe(false)
  })
})
