import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import type { Listing } from '../../src/host/tree.js'
import {
  asNobodyAsync,
  commit,
  gitIn,
  put,
  rejected,
  repository,
  temporaryFolder
} from '../support/folder.js'

const home = temporaryFolder()
const env = { PATH: process.env['PATH'], HOME: home }
const processes = childProcesses(env)

function list(workingDirectory: string, directory = '.', ignored = false): Promise<Listing> {
  return folderTree({ workingDirectory, roots: [workingDirectory], processes }).list(directory, { ignored })
}

async function files(workingDirectory: string, directory = '.', ignored = false): Promise<readonly string[]> {
  const listing = await list(workingDirectory, directory, ignored)
  expect(listing.problems).toEqual([])
  return listing.files
}

describe('22. .git is never listed', () => {
  test('whatever its case', async () => {
    const folder = repository({ 'a.yaml': 'A', 'above/b.yaml': 'B' })
    put(folder, { '.git/config.yaml': 'G', 'copy/.GIT/x.yaml': 'G', '.github/workflows/w.yml': 'W' })
    const expected = ['.github/workflows/w.yml', 'a.yaml', 'above/b.yaml']
    expect(await files(folder)).toEqual(expected)
    expect(await files(folder, '.', true)).toEqual(expected)
  })

  // git refuses to add such a path; an index that was made by hand has it all the same.
  test.each(['.git/xx.yaml', '../../b.yaml'])('and an index cannot smuggle in %s', async (path) => {
    const root = temporaryFolder({ 'b.yaml': 'B' })
    const folder = join(root, 'deep/er')
    put(folder, { 'above/b.yaml': 'B' })
    gitIn(folder, 'init', '--quiet')
    commit(folder)
    put(folder, { '.git/xx.yaml': 'X' })
    const bytes = readFileSync(join(folder, '.git/index'))
    bytes.write(path, bytes.indexOf('above/b.yaml'))
    writeFileSync(join(folder, '.git/index'), bytes)
    expect(gitIn(folder, 'ls-files')).toContain(path)
    const tree = folderTree({ workingDirectory: folder, roots: [root], processes })
    expect((await tree.list('.', { ignored: false })).files).toEqual(['above/b.yaml'])
  })
})

describe('18. odd names', () => {
  const names = [
    ...[
      '%0A.yaml',
      "'quoted'.yaml",
      '"quoted".yaml',
      ' .yaml',
      '*.yaml',
      '--exec=x.yaml',
      '-x.yaml',
      ':(top)x.yaml'
    ],
    ...['::error::x.yaml', 'a b.yaml', 'a,b.yaml', 'a:b.yaml', 'a\nb.yaml', 'a\\b.yaml', 'a\tb.yaml'],
    ...['caf\u00e9.yaml', 'cafe\u0301.yaml', '\u202e.yaml', '\ufffd.yaml', '\u{1f680}.yaml']
  ]
  const all = Object.fromEntries(names.map((name) => [name, name]))

  test.each([false, true])('are listed exactly and can be read (ignored: %j)', async (ignored) => {
    const tracked = repository(all)
    const untracked = repository({})
    put(untracked, all)
    const plain = temporaryFolder(all)
    for (const folder of [tracked, untracked, plain]) {
      const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
      const listing = await tree.list('.', { ignored })
      expect(listing).toEqual({ files: [...names].sort(), problems: [] })
      const read = listing.files.map((name) => tree.read(name, ({ bytes }) => Buffer.from(bytes).toString()))
      expect(read).toEqual(listing.files)
    }
  })

  test.each([false, true])('in folders are listed exactly (ignored: %j)', async (ignored) => {
    const deep = Object.fromEntries(names.map((name) => [`${name}/${name}`, name]))
    for (const folder of [repository(deep), temporaryFolder(deep)]) {
      expect(await files(folder, '.', ignored)).toEqual(names.map((name) => `${name}/${name}`).sort())
      expect(await files(folder, '-x.yaml', ignored)).toEqual(['-x.yaml/-x.yaml'])
      expect(await files(folder, 'a\nb.yaml', ignored)).toEqual(['a\nb.yaml/a\nb.yaml'])
    }
  })

  test.each([
    ['a tracked file', true, false],
    ['a new file', false, false],
    ['a plain folder', null, false],
    ['a repository with ignored files', true, true]
  ])('that are not UTF-8 are left out and reported: %s', async (_, tracked, ignored) => {
    const folder = tracked === null ? temporaryFolder() : repository({})
    put(folder, { 'd/ok.yaml': 'O', 'd/\ufffd.yaml': 'R' })
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/d/bad-`), Buffer.from([0xff, 0x0a]), Buffer.from('.yaml')]),
      'B'
    )
    if (tracked === true) commit(folder)
    expect(await list(folder, '.', ignored)).toEqual({
      files: ['d/ok.yaml', 'd/\ufffd.yaml'],
      problems: [
        {
          code: 'not-text',
          level: 'notice',
          message: 'The name of this file is not UTF-8, so it was left out.',
          place: { file: 'd/bad-\\xff\\x0a.yaml' },
          hint: 'Rename it.'
        }
      ]
    })
  })

  test('a folder whose name is not UTF-8 is left out and reported', async () => {
    const folder = temporaryFolder({ 'a.yaml': 'A' })
    const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc3, 0x28])])
    mkdirSync(odd)
    writeFileSync(Buffer.concat([odd, Buffer.from('/x.yaml')]), 'X')
    const listing = await list(folder)
    expect(listing.files).toEqual(['a.yaml'])
    expect(listing.problems.map((problem) => problem.place?.file)).toEqual(['\\xc3('])
  })
})

test('21. of A.yaml and a.yaml both are listed under their own names', async () => {
  expect(await files(repository({ 'A.yaml': 'A', 'a.yaml': 'a' }))).toEqual(['A.yaml', 'a.yaml'])
})

/** Runs git, which fails or not, as the program that it runs for a repository likes. */
function carelessly(folder: string, ...args: readonly string[]): void {
  try {
    gitIn(folder, ...args)
  } catch {
    return
  }
}

describe('a hostile repository', () => {
  test('none of the programs that its settings name is run', async () => {
    const folder = repository({ 'a.yaml': 'A', '.gitattributes': '*.yaml filter=evil' })
    const ran = join(temporaryFolder(), 'ran')
    const evil = join(folder, '.git/evil.sh')
    writeFileSync(evil, `#!/bin/sh\necho "$0 $*" >> ${ran}\n`)
    chmodSync(evil, 0o755)
    mkdirSync(join(folder, '.git/myhooks'))
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'post-checkout']) {
      symlinkSync(evil, join(folder, '.git/myhooks', hook))
    }
    for (const [name, value] of Object.entries({
      'core.fsmonitor': evil,
      'core.hooksPath': join(folder, '.git/myhooks'),
      'core.pager': evil,
      'pager.ls-files': evil,
      'core.untrackedCache': 'true',
      'filter.evil.clean': evil,
      'filter.evil.process': evil,
      'core.sshCommand': evil,
      'alias.ls-files': `!${evil}`
    })) {
      gitIn(folder, 'config', name, value)
    }
    expect(await files(folder)).toEqual(['.gitattributes', 'a.yaml'])
    expect(existsSync(ran)).toBe(false)
    // The same settings do run it where git is called without care.
    carelessly(folder, 'status')
    expect(existsSync(ran)).toBe(true)
  })

  test('nothing is fetched, though an ignore file is missing from a partial clone', async () => {
    const origin = repository({
      '.gitignore': 'skip.yaml',
      'a.yaml': 'A',
      'd/.gitignore': 'skip.yaml',
      'd/b.yaml': 'B'
    })
    gitIn(origin, 'config', 'uploadpack.allowFilter', 'true')
    const clone = join(temporaryFolder(), 'clone')
    gitIn(origin, 'clone', '--quiet', '--filter=blob:none', '--no-checkout', `file://${origin}`, clone)
    gitIn(clone, 'sparse-checkout', 'set', '--no-cone', '/a.yaml')
    gitIn(clone, 'checkout', '--quiet', 'main')
    const ran = join(temporaryFolder(), 'ran')
    gitIn(clone, 'config', 'remote.origin.url', `ext::sh -c touch% ${ran}`)
    gitIn(clone, 'config', 'protocol.ext.allow', 'always')
    put(clone, { 'd/new.yaml': 'N' })
    const { code, text } = await rejected(list(clone))
    expect([code, text]).toEqual(['tool', expect.stringContaining('from promisor remote')])
    expect(existsSync(ran)).toBe(false)
    // The same settings do run it where git is called without care.
    carelessly(clone, 'ls-files', '--others', '--exclude-standard')
    expect(existsSync(ran)).toBe(true)
  })

  test('one that belongs to somebody else is listed all the same', async () => {
    const folder = repository({ 'a.yaml': 'A', '.gitignore': 'skip.yaml', 'skip.yaml': 'S' })
    const uid = process.geteuid?.()
    if (uid === 0) chownSync(folder, 65534, 65534)
    expect(await files(folder)).toEqual(['.gitignore', 'a.yaml'])
  })
})

describe('when something fails', () => {
  test('git that is not installed is an error where there is a repository, and not needed elsewhere', async () => {
    const noTools = childProcesses({ PATH: temporaryFolder() })
    const treeOf = (folder: string) =>
      folderTree({ workingDirectory: folder, roots: [folder], processes: noTools })
    const tracked = treeOf(repository({ 'a.yaml': 'A' }))
    expect(await rejected(tracked.list('.', { ignored: false }))).toEqual({
      code: 'tool',
      text: '"git" was not found. Install git, or add its folder to PATH.'
    })
    const listing = { files: ['a.yaml'], problems: [] }
    expect(await tracked.list('.', { ignored: true })).toEqual(listing)
    expect(await treeOf(temporaryFolder({ 'a.yaml': 'A' })).list('.', { ignored: false })).toEqual(listing)
  })

  test('a broken repository is an error that says what git said', async () => {
    const folder = repository({ 'd/a.yaml': 'A' })
    writeFileSync(join(folder, '.git/config'), 'no config')
    expect(await rejected(list(folder, 'd'))).toEqual({
      code: 'tool',
      text:
        'd/: git could not list the files: fatal: bad config line 1 in file .git/config ' +
        'Repair the repository, or name each file in `files`.'
    })
  })

  test('a folder that may not be read is left out and reported', async () => {
    const closed = { 'a.yaml': 'A', 'closed/x.yaml': 'X' }
    const place = { file: 'closed/' }
    const message = 'The folder was left out, for it cannot be read: permission denied (EACCES).'
    const problem = { code: 'unreadable', level: 'warning', message, place }
    for (const folder of [temporaryFolder(closed), repository(closed)]) {
      chmodSync(join(folder, 'closed'), 0o311)
      const listing = await asNobodyAsync(() => list(folder))
      chmodSync(join(folder, 'closed'), 0o755)
      expect(listing.files.filter((file) => file !== 'closed/x.yaml')).toEqual(['a.yaml'])
      expect(listing.problems).toContainEqual(problem)
    }
  })

  test('what git has to say besides is passed on', async () => {
    const folder = repository({ 'a.yaml': 'A' })
    put(folder, { 'd/closed/x.yaml': 'X' })
    chmodSync(join(folder, 'd/closed'), 0)
    const listing = await asNobodyAsync(() => list(folder))
    chmodSync(join(folder, 'd/closed'), 0o755)
    expect(listing).toEqual({
      files: ['a.yaml'],
      problems: [
        {
          code: 'tool',
          level: 'notice',
          message:
            "git has a remark on the files: warning: could not open directory 'd/closed/': Permission denied",
          place: { file: '.' }
        }
      ]
    })
  })
})
