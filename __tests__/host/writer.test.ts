import { chmodSync, chownSync, linkSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { replaceAll, writeAll } from '../../src/host/writer.js'
import { contents, put, raised, temporaryFolder } from '../support/folder.js'
import { changed, edit, five, FIVE, prepare, withoutScratch, write } from './five-files.js'

describe('files are replaced', () => {
  test('with their modes, and nothing else is left', () => {
    const folder = five()
    write(folder, [...FIVE.map((path) => edit(path))])
    expect(contents(folder)).toEqual({
      '1.yaml': '644 new 1.yaml, which is longer\n',
      d: '755 not a file',
      'd/2.yaml': '755 new d/2.yaml, which is longer\n',
      'd/3.yaml': '640 new d/3.yaml, which is longer\n',
      e: '755 not a file',
      'e/4.yaml': '644 new e/4.yaml, which is longer\n',
      'e/5.yaml': '644 new e/5.yaml, which is longer\n'
    })
  })

  test('in one step: whoever has the old file open still reads all of it', () => {
    const folder = five()
    const before = statSync(join(folder, '1.yaml')).ino
    linkSync(join(folder, '1.yaml'), join(folder, 'other-name'))
    write(folder, [edit('1.yaml')])
    expect(statSync(join(folder, 'other-name')).ino).toBe(before)
    expect(contents(folder)['other-name']).toBe('644 old 1.yaml\r\n')
    expect(contents(folder)['1.yaml']).toBe('644 new 1.yaml, which is longer\n')
  })

  test('whatever the umask, and with the owner where that may be kept', () => {
    const folder = five()
    chmodSync(join(folder, '1.yaml'), 0o666)
    if (process.geteuid?.() === 0) chownSync(join(folder, '1.yaml'), 1234, 4321)
    const { uid, gid } = statSync(join(folder, '1.yaml'))
    const umask = process.umask(0o077)
    write(folder, [edit('1.yaml')])
    process.umask(umask)
    const now = statSync(join(folder, '1.yaml'))
    expect([now.mode & 0o7777, now.uid, now.gid]).toEqual([0o666, uid, gid])
  })

  test('by absolute path, from a working directory that is a link, and above it', () => {
    const folder = five()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(join(folder, 'd'), link)
    const absolute = { ...edit('1.yaml'), path: join(folder, '1.yaml') }
    writeAll([absolute, edit('2.yaml', 'old d/2.yaml\r\n'), edit('../e/4.yaml', 'old e/4.yaml\r\n')], {
      workingDirectory: link,
      roots: [folder]
    })
    expect(contents(folder)).toMatchObject({
      '1.yaml': '644 new 1.yaml, which is longer\n',
      'd/2.yaml': '755 new 2.yaml, which is longer\n',
      'e/4.yaml': '644 new ../e/4.yaml, which is longer\n'
    })
  })

  test('18. under odd names, and one as long as names can be', () => {
    const names = [
      'a\nb',
      '%0A',
      ':',
      ',',
      '::error::',
      '"\'',
      '-x',
      '\u202e',
      'é'.repeat(127),
      '\u{1f680}'.repeat(63)
    ]
    const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, `old ${name}\r\n`])))
    write(
      folder,
      names.map((name) => edit(name))
    )
    const expected = names.map((name) => [
      name,
      `644 ${Buffer.from(`new ${name}, which is longer\n`).toString('latin1')}`
    ])
    expect(contents(folder)).toEqual(Object.fromEntries(expected))
  })

  test('19. from empty and to empty', () => {
    const folder = temporaryFolder({ a: '', b: 'B' })
    write(folder, [edit('a', '', 'A'), edit('b', 'B', '')])
    expect(contents(folder)).toEqual({ a: '644 A', b: '644 ' })
  })

  test('no files are no work', () => {
    write(temporaryFolder(), [])
  })
})

describe('nothing is written where a file', () => {
  const outside = temporaryFolder({ '1.yaml': 'old d/3.yaml\r\n' })
  const text = (path: string, of = 'the workspace') => ({
    code: 'outside',
    text: `${path}: The file lies outside ${of}, so nothing was written. Replace the link, or the \`..\`, that leads there.`
  })

  test.each<[string, (folder: string) => void, { code: string; text: string }]>([
    [
      '17. is swapped for a link to the same content',
      (folder) => swapForLink(join(folder, 'd/3.yaml'), outside),
      changed('d/3.yaml')
    ],
    [
      '17. is swapped for a link inside',
      (folder) => swapForLink(join(folder, 'd/3.yaml'), join(folder, 'd')),
      changed('d/3.yaml')
    ],
    ['is written to', (folder) => put(folder, { 'd/3.yaml': 'OLD d/3.yaml\r\n' }), changed('d/3.yaml')],
    ['is longer', (folder) => put(folder, { 'd/3.yaml': 'old d/3.yaml\r\n\n' }), changed('d/3.yaml')],
    ['is gone', (folder) => unlinkSync(join(folder, 'd/3.yaml')), changed('d/3.yaml')],
    ['is a folder', (folder) => swapForFolder(join(folder, 'd/3.yaml')), changed('d/3.yaml')],
    ['has lost its folder', (folder) => rmSync(join(folder, 'd'), { recursive: true }), changed('d/2.yaml')],
    [
      '14. has a folder that became a link out',
      (folder) => moveOut(join(folder, 'd'), outside),
      text('d/2.yaml')
    ],
    [
      '20. is read-only, even for root',
      (folder) => chmodSync(join(folder, 'd/3.yaml'), 0o444),
      {
        code: 'write',
        text:
          'd/3.yaml: The file is read-only (mode 0444), so nothing was written. ' +
          'Make it writable (chmod u+w), or use output-dir.'
      }
    ]
  ])('%s', (_, damage, expected) => {
    const folder = five()
    damage(folder)
    const before = contents(folder)
    expect(
      raised(() =>
        write(
          folder,
          FIVE.map((path) => edit(path))
        )
      )
    ).toEqual(expected)
    expect(contents(folder)).toEqual(before)
    expect(contents(outside)['1.yaml']).toBe('644 old d/3.yaml\r\n')
  })

  test('22. is in a .git folder, or outside the roots', () => {
    const folder = temporaryFolder({ '.git/x.yaml': 'old .git/x.yaml\r\n' })
    const before = contents(folder)
    expect(raised(() => write(folder, [edit('.git/x.yaml')]))).toEqual(text('.git/x.yaml'))
    expect(contents(folder)).toEqual(before)
    expect(raised(() => write(folder, [edit(join(outside, '1.yaml'))]))).toEqual(
      text(join(outside, '1.yaml'))
    )
  })
})

function swapForLink(path: string, target: string): void {
  rmSync(path)
  symlinkSync(join(target, '1.yaml'), path)
}

function swapForFolder(path: string): void {
  rmSync(path)
  mkdirSync(path)
}

function moveOut(path: string, target: string): void {
  renameSync(path, `${path}-moved`)
  symlinkSync(target, path)
}

describe('all are put back where replacing fails at the third of five, for', () => {
  test.each<[string, (folder: string) => void, { code: string; text: string }]>([
    [
      '17. it was swapped for a link',
      (folder) => swapForLink(join(folder, 'd/3.yaml'), folder),
      changed('d/3.yaml')
    ],
    [
      'it was swapped for another file with the same content',
      (folder) => {
        put(folder, { 'd/new': 'old d/3.yaml\r\n' })
        utimesSync(join(folder, 'd/new'), 1, 1)
        renameSync(join(folder, 'd/new'), join(folder, 'd/3.yaml'))
      },
      changed('d/3.yaml')
    ],
    [
      'it was written to, in the same length',
      (folder) => {
        writeFileSync(join(folder, 'd/3.yaml'), 'OLD d/3.yaml\r\n')
        utimesSync(join(folder, 'd/3.yaml'), 2, 2)
      },
      changed('d/3.yaml')
    ],
    ['it is gone', (folder) => unlinkSync(join(folder, 'd/3.yaml')), changed('d/3.yaml')],
    ['it is a folder now', (folder) => swapForFolder(join(folder, 'd/3.yaml')), changed('d/3.yaml')]
  ])('%s', (_, damage, expected) => {
    const folder = five()
    const prepared = prepare(folder)
    damage(folder)
    const { ino } = statSync(join(folder, 'd/2.yaml'))
    const before = withoutScratch(folder)
    expect(raised(() => replaceAll(prepared))).toEqual(expected)
    expect(contents(folder)).toEqual(before)
    expect(statSync(join(folder, 'd/2.yaml')).ino).toBe(ino)
  })

  test('its folder has vanished, or came back empty', () => {
    for (const back of [false, true]) {
      const folder = five()
      const prepared = prepare(folder)
      rmSync(join(folder, 'e'), { recursive: true })
      if (back) mkdirSync(join(folder, 'e'))
      const before = withoutScratch(folder)
      expect(raised(() => replaceAll(prepared))).toEqual(changed('e/4.yaml'))
      expect(contents(folder)).toEqual(before)
    }
  })

  test('its new content has vanished', () => {
    const folder = five()
    const before = contents(folder)
    const prepared = prepare(folder)
    const third = prepared.files[2]
    if (third === undefined) throw new Error('three files were prepared')
    unlinkSync(third.temporary)
    expect(raised(() => replaceAll(prepared))).toEqual(changed('d/3.yaml'))
    expect(contents(folder)).toEqual(before)
  })
})

test('an original that cannot be put back is kept, and named', () => {
  const folder = five()
  const { files, madeFolders } = prepare(folder)
  const third = files[2]
  if (third === undefined) throw new Error('five files were prepared')
  unlinkSync(third.temporary)
  // While the third is replaced, somebody puts a folder where the first has just been replaced.
  const damaging = {
    ...third,
    get original() {
      rmSync(join(folder, '1.yaml'))
      put(folder, { '1.yaml/x': 'x' })
      return third.original
    }
  }
  const { text } = raised(() => replaceAll({ files: files.with(2, damaging), madeFolders }))
  const kept = /^\.1\.yaml\.repull-[0-9a-f]{12}\.bak$/
  const backup = Object.keys(contents(folder)).find((path) => kept.test(path)) ?? ''
  expect(text.split('\n')).toEqual([
    changed('d/3.yaml').text,
    '1.yaml: The file could not be written: illegal operation on a directory (EISDIR). ' +
      `It could not be put back as it was. What it held is in "${join(folder, backup)}".`
  ])
  expect(contents(folder)).toEqual({
    ...contents(five()),
    '1.yaml': '755 not a file',
    '1.yaml/x': '644 x',
    [backup]: '644 old 1.yaml\r\n'
  })
})
