import { chmodSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { replaceAll } from '../../src/host/writer.js'
import { asNobody, contents, raised } from '../support/folder.js'
import { changed, edit, five, FIVE, prepare, withoutScratch, write } from './five-files.js'

describe('without permission', () => {
  const denied = (path: string, reason = 'permission denied (EACCES)') => ({
    code: 'write',
    text:
      `${path}: The file could not be written: ${reason}. Nothing was written. ` +
      'Who runs Repull must be allowed to write to the file and to its folder.'
  })

  test('20. for the folder, nothing is written', () => {
    const folder = five()
    for (const path of FIVE) chmodSync(join(folder, path), 0o666)
    for (const path of ['.', 'd']) chmodSync(join(folder, path), 0o777)
    chmodSync(join(folder, 'e'), 0o555)
    const before = contents(folder)
    expect(
      raised(() =>
        asNobody(() =>
          write(
            folder,
            FIVE.map((path) => edit(path))
          )
        )
      )
    ).toEqual(denied('e/4.yaml'))
    expect(contents(folder)).toEqual(before)
    chmodSync(join(folder, 'e'), 0o755)
  })

  test('20. for the file, nothing is written though the folder would allow it', () => {
    const folder = five()
    if (process.geteuid?.() === 0) chmodSync(folder, 0o777)
    else chmodSync(join(folder, '1.yaml'), 0o422)
    const before = contents(folder)
    expect(raised(() => asNobody(() => write(folder, [edit('1.yaml')])))).toEqual(denied('1.yaml'))
    expect(contents(folder)).toEqual(before)
  })

  test('20. for the folder from the third file on, all are put back', () => {
    const folder = five()
    for (const path of ['.', 'd', 'e']) chmodSync(join(folder, path), 0o777)
    for (const path of FIVE) chmodSync(join(folder, path), 0o666)
    const before = contents(folder)
    const prepared = asNobody(() => prepare(folder))
    chmodSync(join(folder, 'e'), 0o555)
    expect(raised(() => asNobody(() => replaceAll(prepared)))).toEqual(denied('e/4.yaml'))
    chmodSync(join(folder, 'e'), 0o777)
    expect(withoutScratch(folder)).toEqual(before)
  })

  test('20. to make a hard link, the originals are kept as copies', () => {
    const folder = five()
    for (const path of ['.', 'd', 'e']) chmodSync(join(folder, path), 0o777)
    // Linux refuses links to such a file of another user (fs.protected_hardlinks).
    for (const path of FIVE) chmodSync(join(folder, path), 0o2777)
    const before = contents(folder)
    const prepared = asNobody(() => prepare(folder))
    unlinkSync(prepared.files.at(-1)?.temporary ?? '')
    expect(raised(() => asNobody(() => replaceAll(prepared)))).toEqual(changed('e/5.yaml'))
    expect(contents(folder)).toEqual(before)
    asNobody(() =>
      write(
        folder,
        FIVE.map((path) => edit(path))
      )
    )
    expect(Object.keys(contents(folder))).toEqual(Object.keys(before))
    expect(contents(folder)['1.yaml']).toBe('2777 new 1.yaml, which is longer\n')
  })
})
