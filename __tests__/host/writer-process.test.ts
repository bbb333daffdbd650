import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { contents, temporaryFolder } from '../support/folder.js'
import { ACTIONS_NODE, describeWith } from '../support/tools.js'

const root = join(import.meta.dirname, '../..')

/** Runs support/write-files.ts in a process of its own, after some words of the shell. */
function run(shell: string, folder: string, args: readonly string[]) {
  const program = [
    ...[ACTIONS_NODE, '--import', join(root, '__tests__/support/ts-imports.mjs')],
    ...[join(root, '__tests__/support/write-files.ts'), ...args]
  ]
  const { status, signal, stdout, stderr } = spawnSync('sh', ['-c', `${shell} exec "$@"`, 'sh', ...program], {
    cwd: folder,
    encoding: 'utf8'
  })
  return { status, signal, stdout, stderr }
}

const old = { '1.yaml': 'one', '2.yaml': 'two', '3.yaml': 'three' }

describeWith('Node 24', 'a disk that is full', () => {
  // The shell counts in units of 512 bytes; a file that would be longer is cut off there, as on a full disk.
  test.each([
    ['after some bytes of the first file', '2000,1,1', '1.yaml', 1],
    ['after some bytes of the last file', '1,1,2000', '3.yaml', 1],
    ['before the first byte', '1,1,1', '1.yaml', 0]
  ])('%s', (_, sizes, path, blocks) => {
    const folder = temporaryFolder(old)
    const before = contents(folder)
    const text =
      'The file could not be written: file too large (EFBIG). Nothing was written. Make room and run again.'
    const stdout = `${path}: ${text}\n`
    expect(run(`ulimit -f ${blocks};`, folder, [sizes])).toEqual({
      status: 1,
      signal: null,
      stdout,
      stderr: ''
    })
    expect(contents(folder)).toEqual(before)
  })

  test('is what the others fail for: the same call succeeds without', () => {
    const folder = temporaryFolder(old)
    const done = { status: 0, signal: null, stdout: 'written\n', stderr: '' }
    expect(run('', folder, ['1,1,2000'])).toEqual(done)
    expect(contents(folder)['3.yaml']).toBe(`644 ${'x'.repeat(2000)}`)
  })
})

describeWith('Node 24', 'a signal on the way', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    '%s does not leave some files written and some not',
    (signal) => {
      const folder = temporaryFolder(old)
      expect(run('', folder, ['3,3,3', signal])).toEqual({
        status: 0,
        signal: null,
        stdout: 'written\n',
        stderr: ''
      })
      expect(contents(folder)).toEqual({ '1.yaml': '644 xxx', '2.yaml': '644 xxx', '3.yaml': '644 xxx' })
    }
  )

  test('SIGKILL does end it, before anything was replaced', () => {
    const folder = temporaryFolder(old)
    expect(run('', folder, ['3,3,3', 'SIGKILL'])).toMatchObject({ status: null, signal: 'SIGKILL' })
    expect(contents(folder)).toMatchObject({
      '1.yaml': '644 one',
      '2.yaml': '644 two',
      '3.yaml': '644 three'
    })
  })
})
