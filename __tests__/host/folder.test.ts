import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import type { Tree } from '../../src/host/tree.js'
import { MAX_FILE_BYTES } from '../../src/host/tree.js'
import { asNobody, raised, temporaryFolder } from '../support/folder.js'

const processes = childProcesses(process.env)

function treeOf(workingDirectory: string, roots: readonly string[] = [workingDirectory]): Tree {
  return folderTree({ workingDirectory, roots, processes })
}

/** `path: content`, or why it was not read. */
function read(tree: Tree, path: string): string {
  return tree.read(path, (file) => `${file.path}: ${Buffer.from(file.bytes).toString()}`)
}

describe('read', () => {
  const folder = temporaryFolder({
    'a.yaml': 'A',
    'deep/er/b.yaml': 'B',
    'deep/..c': 'C',
    'not-utf8.yaml': ''
  })
  const tree = treeOf(folder)

  test.each([
    ['a.yaml', 'a.yaml: A'],
    ['./a.yaml', 'a.yaml: A'],
    ['deep/er/b.yaml', 'deep/er/b.yaml: B'],
    ['deep//er/../er/b.yaml', 'deep/er/b.yaml: B'],
    ['deep/..c', 'deep/..c: C'],
    ['b.yaml', 'missing'],
    ['none/b.yaml', 'missing'],
    ['a.yaml/b.yaml', 'missing'],
    ['a\0.yaml', 'missing'],
    ['deep\0/b.yaml', 'missing'],
    ['', 'not-regular'],
    ['.', 'not-regular'],
    ['deep', 'not-regular'],
    ['deep/', 'not-regular'],
    ['deep/..', 'not-regular']
  ])('%j gives %j', (path, expected) => {
    expect(read(tree, path)).toBe(expected)
  })

  test('an absolute path is read, and a name longer than names can be is missing', () => {
    expect(read(tree, join(folder, 'a.yaml'))).toBe('a.yaml: A')
    expect(read(tree, 'x'.repeat(300))).toBe('missing')
  })

  test('bytes are exact', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at))
    writeFileSync(join(folder, 'bytes'), bytes)
    expect(tree.read('bytes', (file) => Buffer.from(file.bytes))).toEqual(bytes)
  })

  test('files are read into one buffer, and into another where a read is going on', () => {
    const buffers = ['a.yaml', 'deep/er/b.yaml'].map((path) => tree.read(path, (file) => file.bytes.buffer))
    expect(buffers[0]).toBe(buffers[1])
    const nested = tree.read('a.yaml', (outer) => {
      const inner = read(tree, 'deep/er/b.yaml')
      return `${inner} ${Buffer.from(outer.bytes).toString()}`
    })
    expect(nested).toBe('deep/er/b.yaml: B A')
  })

  test('a working directory that is reached through a link is the real one', () => {
    const link = join(temporaryFolder(), 'work')
    symlinkSync(folder, link)
    expect(read(treeOf(link), 'deep/er/b.yaml')).toBe('deep/er/b.yaml: B')
    expect(read(treeOf(link), join(link, 'a.yaml'))).toBe('a.yaml: A')
  })

  test('paths are relative to the working directory, also above it', () => {
    expect(read(treeOf(join(folder, 'deep/er'), [folder]), '../../a.yaml')).toBe('../../a.yaml: A')
  })

  test('a root may lie anywhere, and may be missing', () => {
    const other = temporaryFolder({ 'x.yaml': 'X' })
    const both = treeOf(folder, [folder, other, join(folder, 'none')])
    expect(read(both, join(other, 'x.yaml'))).toMatch(/^\.\.\/.*x\.yaml: X$/)
    expect(read(tree, join(other, 'x.yaml'))).toBe('outside')
    expect(read(treeOf(folder, ['/']), join(other, 'x.yaml'))).toMatch(/: X$/)
    expect(read(treeOf(folder, [`${folder}x`]), 'a.yaml')).toBe('outside')
  })

  test('a working directory that is missing is an error', () => {
    expect(raised(() => treeOf(join(folder, 'none')))).toEqual({
      code: 'input',
      text: `The working directory "${folder}/none" cannot be opened: no such file or directory (ENOENT).`
    })
  })

  test('a file that may not be read is unreadable, and so is one in a closed folder', () => {
    const closed = temporaryFolder({ 'secret.yaml': 'S', 'closed/x.yaml': 'X' })
    chmodSync(join(closed, 'secret.yaml'), 0)
    chmodSync(join(closed, 'closed'), 0)
    const seen = asNobody(() => {
      const own = treeOf(closed)
      return [
        read(own, 'secret.yaml'),
        read(own, 'closed/x.yaml'),
        own.kind('closed/x.yaml'),
        own.kind('closed')
      ]
    })
    chmodSync(join(closed, 'closed'), 0o755)
    expect(seen).toEqual(['unreadable', 'unreadable', 'unreadable', 'directory'])
  })
})

describe('links', () => {
  const outside = temporaryFolder({ 'passwd.yaml': 'P', 'etc/passwd.yaml': 'P' })
  const folder = temporaryFolder({
    'a.yaml': 'A',
    'deep/b.yaml': 'B',
    '.git/config': 'G',
    'sub/.git/x.yaml': 'G'
  })
  for (const [name, target] of Object.entries({
    'out.yaml': join(outside, 'passwd.yaml'),
    'up.yaml': `../${outside.split('/').at(-1) ?? ''}/passwd.yaml`,
    'via.yaml': 'out.yaml',
    out: join(outside, 'etc'),
    'in.yaml': 'a.yaml',
    'again.yaml': './deep/../in.yaml',
    inside: 'deep',
    'loop.yaml': 'loop.yaml',
    ping: 'pong',
    pong: 'ping',
    x: '..',
    here: '.',
    'nowhere.yaml': 'none.yaml',
    'git.yaml': '.git/config',
    gitfolder: '.git'
  })) {
    symlinkSync(target, join(folder, name))
  }
  const tree = treeOf(folder)

  test.each([
    ['out.yaml', 'outside', 'outside'],
    ['up.yaml', 'outside', 'outside'],
    ['via.yaml', 'outside', 'outside'],
    ['loop.yaml', 'missing', 'missing'],
    ['ping', 'missing', 'missing'],
    ['ping/a.yaml', 'missing', 'missing'],
    ['nowhere.yaml', 'missing', 'missing']
  ])(
    '13. a link to a file outside is refused, and one that leads nowhere is missing: %s',
    (path, expected, kind) => {
      expect(read(tree, path)).toBe(expected)
      expect(tree.kind(path)).toBe(kind)
    }
  )

  test.each([
    ['out/passwd.yaml', 'outside'],
    ['deep/../out/passwd.yaml', 'outside'],
    ['x/a.yaml', 'outside'],
    ['here/x/a.yaml', 'outside'],
    ['../a.yaml', 'outside']
  ])('14. a link to a folder outside in the middle of a path is refused: %s', (path, expected) => {
    expect(read(tree, path)).toBe(expected)
  })

  test.each([
    ['in.yaml', 'a.yaml: A'],
    ['again.yaml', 'a.yaml: A'],
    ['here/here/in.yaml', 'a.yaml: A'],
    ['inside/b.yaml', 'deep/b.yaml: B']
  ])('15. a link inside leads to the real file, which has one path: %s', (path, expected) => {
    expect(read(tree, path)).toBe(expected)
    expect(tree.kind(path)).toBe('file')
  })

  test.each(['.git/config', 'git.yaml', 'gitfolder/config', 'sub/.git/x.yaml', 'here/.git/config'])(
    '22. nothing in a .git folder is read: %s',
    (path) => {
      expect(read(tree, path)).toBe('outside')
      expect(tree.kind(path)).toBe('outside')
    }
  )
})

describe('what is not a regular file', () => {
  test('16. a FIFO, a socket, a device or a directory named x.yaml is not read and does not block', async () => {
    const folder = temporaryFolder({ 'dir.yaml/a.yaml': 'A' })
    execFileSync('mkfifo', [join(folder, 'fifo.yaml')])
    symlinkSync('fifo.yaml', join(folder, 'link.yaml'))
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(join(folder, 'socket.yaml'), resolve))
    try {
      const tree = treeOf(folder)
      const names = ['fifo.yaml', 'link.yaml', 'socket.yaml', 'dir.yaml']
      expect(names.map((name) => read(tree, name))).toEqual(names.map(() => 'not-regular'))
      expect(names.map((name) => tree.kind(name))).toEqual(['other', 'other', 'other', 'directory'])
      expect(await tree.list('.', { ignored: true })).toEqual({ files: ['dir.yaml/a.yaml'], problems: [] })
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
    expect([read(treeOf('/dev'), 'zero'), treeOf('/dev').kind('zero')]).toEqual(['not-regular', 'other'])
  })

  test('19. a file of 5 MiB is read, one byte more or 2 GB is too large, an empty one is empty', () => {
    const folder = temporaryFolder({ 'empty.yaml': '', 'cap.yaml': 'x', 'over.yaml': 'x', 'huge.yaml': 'x' })
    truncateSync(join(folder, 'cap.yaml'), MAX_FILE_BYTES)
    truncateSync(join(folder, 'over.yaml'), MAX_FILE_BYTES + 1)
    truncateSync(join(folder, 'huge.yaml'), 2 ** 31)
    const tree = treeOf(folder)
    const started = performance.now()
    const sizes = ['empty.yaml', 'cap.yaml', 'over.yaml', 'huge.yaml'].map((name) =>
      tree.read(name, (file) => file.bytes.length)
    )
    expect(sizes).toEqual([0, MAX_FILE_BYTES, 'too-large', 'too-large'])
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('21. of A.yaml and a.yaml only the named one is read', () => {
    const folder = temporaryFolder({ 'A.yaml': 'upper', 'a.yaml': 'lower' })
    const tree = treeOf(folder)
    expect([read(tree, 'A.yaml'), read(tree, 'a.yaml')]).toEqual(['A.yaml: upper', 'a.yaml: lower'])
    expect(read(tree, 'a.YAML')).toBe('missing')
  })

  test('two hard links are two files', () => {
    const folder = temporaryFolder({ 'a.yaml': 'A' })
    linkSync(join(folder, 'a.yaml'), join(folder, 'b.yaml'))
    expect(read(treeOf(folder), 'b.yaml')).toBe('b.yaml: A')
  })
})
