import { rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import type { Listing } from '../../src/host/tree.js'
import { commit, gitIn, put, rejected, repository, temporaryFolder } from '../support/folder.js'

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

describe('a git repository', () => {
  const folder = repository({
    '.gitignore': 'build/\n*.log\n',
    'b.yaml': 'B',
    'a/a.yaml': 'A',
    'a/deep/er.yaml': 'D',
    'gone.yaml': 'G',
    'a/gone.yaml': 'G',
    'all-gone/x.yaml': 'X'
  })
  put(folder, {
    'build/out.yaml': 'O',
    'x.log': 'L',
    'a/new.yaml': 'N',
    'new/new.yaml': 'N',
    '-dash.yaml': '-'
  })
  unlinkSync(join(folder, 'gone.yaml'))
  unlinkSync(join(folder, 'a/gone.yaml'))
  rmSync(join(folder, 'all-gone'), { recursive: true })

  test('tracked and new files are listed, ignored and deleted ones are not', async () => {
    const expected = [
      '-dash.yaml',
      '.gitignore',
      'a/a.yaml',
      'a/deep/er.yaml',
      'a/new.yaml',
      'b.yaml',
      'new/new.yaml'
    ]
    expect(await files(folder)).toEqual(expected)
  })

  test('with ignored files everything is listed', async () => {
    expect(await files(folder, '.', true)).toEqual([
      ...['-dash.yaml', '.gitignore', 'a/a.yaml', 'a/deep/er.yaml', 'a/new.yaml', 'b.yaml', 'build/out.yaml'],
      ...['new/new.yaml', 'x.log']
    ])
  })

  test.each([
    ['a', ['a/a.yaml', 'a/deep/er.yaml', 'a/new.yaml']],
    ['./a/', ['a/a.yaml', 'a/deep/er.yaml', 'a/new.yaml']],
    ['a/deep', ['a/deep/er.yaml']],
    ['a/../a/deep/.', ['a/deep/er.yaml']],
    ['build', []]
  ])('below %s', async (directory, expected) => {
    expect(await files(folder, directory)).toEqual(expected)
  })

  test('names are relative to the working directory, also for an absolute path and above it', async () => {
    const tree = folderTree({ workingDirectory: join(folder, 'a'), roots: [folder], processes })
    const below = async (directory: string) => (await tree.list(directory, { ignored: false })).files
    expect(await below('.')).toEqual(['a.yaml', 'deep/er.yaml', 'new.yaml'])
    expect(await below('../new')).toEqual(['../new/new.yaml'])
    expect(await below(join(folder, 'a/deep'))).toEqual(['deep/er.yaml'])
    expect(await below(join(folder, 'new'))).toEqual(['../new/new.yaml'])
  })

  test.each([
    ['none', 'missing-file', 'none: There is no such directory.'],
    ['b.yaml', 'not-regular', 'b.yaml: This is not a directory.'],
    ['..', 'outside', '..: The directory lies outside the workspace.'],
    ['.git', 'outside', '.git: The directory lies outside the workspace.']
  ])('%s cannot be listed', async (directory, code, text) => {
    expect(await rejected(list(folder, directory))).toEqual({ code, text })
  })

  test('a file with a merge conflict is listed once', async () => {
    const conflict = repository({ 'x.yaml': '1' })
    gitIn(conflict, 'switch', '--quiet', '--create', 'other')
    put(conflict, { 'x.yaml': '2' })
    commit(conflict)
    gitIn(conflict, 'switch', '--quiet', 'main')
    put(conflict, { 'x.yaml': '3' })
    commit(conflict)
    expect(() => gitIn(conflict, 'merge', 'other')).toThrow()
    expect(gitIn(conflict, 'ls-files', '--unmerged').split('\n')).toHaveLength(3)
    expect(await files(conflict)).toEqual(['x.yaml'])
  })

  test('a worktree, whose .git is a file, is a repository', async () => {
    const worktree = join(temporaryFolder(), 'tree')
    gitIn(folder, 'worktree', 'add', '--quiet', worktree)
    put(worktree, { 'build/out.yaml': 'O' })
    expect(await files(worktree, 'build')).toEqual([])
    expect(await files(worktree, 'a')).toEqual(['a/a.yaml', 'a/deep/er.yaml', 'a/gone.yaml'])
  })
})

describe('links', () => {
  const outside = temporaryFolder({ 'p.yaml': 'P' })
  const folder = repository({ 'a.yaml': 'A', 'deep/b.yaml': 'B', 'swapped/c.yaml': 'C' })
  symlinkSync('a.yaml', join(folder, 'link.yaml'))
  symlinkSync('deep', join(folder, 'folder'))
  symlinkSync('..', join(folder, 'x'))
  symlinkSync('loop', join(folder, 'loop'))
  symlinkSync('none', join(folder, 'nowhere.yaml'))
  symlinkSync(join(outside, 'p.yaml'), join(folder, 'out.yaml'))
  symlinkSync(outside, join(folder, 'outside'))
  rmSync(join(folder, 'swapped'), { recursive: true })
  symlinkSync('deep', join(folder, 'swapped'))
  put(folder, { 'deep/c.yaml': 'C' })

  test.each([false, true])(
    '13. 14. links to files are listed, links to folders and to nothing are not (ignored: %j)',
    async (ignored) => {
      const expected = ['a.yaml', 'deep/b.yaml', 'deep/c.yaml', 'link.yaml', 'out.yaml']
      expect(await files(folder, '.', ignored)).toEqual(expected)
    }
  )

  test('a link to a folder that is named itself is listed under its name', async () => {
    expect(await files(folder, 'folder')).toEqual(['folder/b.yaml', 'folder/c.yaml'])
  })
})

describe('repositories inside a folder', () => {
  test('an untracked repository lists itself', async () => {
    const folder = repository({ 'a.yaml': 'A' })
    put(folder, {
      'nested/.gitignore': 'skip.yaml',
      'nested/b.yaml': 'B',
      'nested/skip.yaml': 'S',
      'nested/d/c.yaml': 'C'
    })
    gitIn(join(folder, 'nested'), 'init', '--quiet')
    expect(await files(folder)).toEqual(['a.yaml', 'nested/.gitignore', 'nested/b.yaml', 'nested/d/c.yaml'])
    commit(join(folder, 'nested'))
    expect(await files(folder)).toEqual(['a.yaml', 'nested/.gitignore', 'nested/b.yaml', 'nested/d/c.yaml'])
  })

  test('a submodule lists itself; one that was not fetched is empty', async () => {
    const library = repository({ 'lib.yaml': 'L', '.gitignore': 'skip.yaml' })
    const folder = repository({ 'a.yaml': 'A' })
    gitIn(folder, 'submodule', '--quiet', 'add', library, 'sub')
    commit(folder)
    put(folder, { 'sub/new.yaml': 'N', 'sub/skip.yaml': 'S' })
    expect(await files(folder)).toEqual([
      ...['.gitmodules', 'a.yaml', 'sub/.gitignore', 'sub/lib.yaml', 'sub/new.yaml']
    ])
    const clone = join(temporaryFolder(), 'clone')
    gitIn(folder, 'clone', '--quiet', folder, clone)
    expect(await files(clone)).toEqual(['.gitmodules', 'a.yaml'])
  })

  test('a folder without a repository is walked, and the repositories in it list themselves', async () => {
    const folder = temporaryFolder({
      'z.yaml': 'Z',
      'app/.gitignore': 'skip.yaml',
      'app/skip.yaml': 'S',
      'd/a.yaml': 'A'
    })
    gitIn(join(folder, 'app'), 'init', '--quiet')
    expect(await files(folder)).toEqual(['app/.gitignore', 'd/a.yaml', 'z.yaml'])
    expect(await files(folder, '.', true)).toEqual(['app/.gitignore', 'app/skip.yaml', 'd/a.yaml', 'z.yaml'])
  })
})
