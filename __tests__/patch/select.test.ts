import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { describe as told } from '../../src/errors.js'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import { select } from '../../src/patch/select.js'
import { asNobodyAsync, put, repository, temporaryFolder } from '../support/folder.js'

const processes = childProcesses({ PATH: process.env['PATH'], HOME: temporaryFolder() })

interface Selected {
  /** A named file ends in `!`. */
  readonly files: readonly string[]
  readonly problems: readonly string[]
}

async function selected(
  folder: string,
  entries: readonly string[],
  ...except: readonly string[]
): Promise<Selected> {
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  const { files, problems } = await select(entries, tree, except)
  return {
    files: files.map(({ path, named }) => path + (named ? '!' : '')),
    problems: problems.map(told)
  }
}

const folder = repository({
  '.gitignore': 'build/\n',
  'a.yaml': '',
  'b.yml': '',
  'c.json': '',
  'd.txt': '',
  'E.YAML': '',
  '.hidden.yaml': '',
  '.hidden/x.yaml': '',
  'app/Kustomization': '',
  'app/kustomization.yaml': '',
  'app/NotKustomization': '',
  'app/deep/x.yaml': '',
  'app/deep/y.json': '',
  'app-2/x.yaml': '',
  '.github/workflows/ci.yaml': '',
  '.github/dependabot.yml': '',
  'sub/.github/workflows/ci.yaml': '',
  'glob/[a].yaml': '',
  'glob/a.yaml': '',
  'glob/*.yaml': '',
  'glob/{x,y}.yaml': '',
  'glob/!no.yaml': '',
  'glob/(b).yaml': '',
  'glob/ä b.yaml': ''
})
put(folder, { 'build/out.yaml': '', 'new.yaml': '' })

const APP = ['app/Kustomization', 'app/deep/x.yaml', 'app/deep/y.json', 'app/kustomization.yaml']
const GLOB = ['!no', '(b)', '*', '[a]', 'a', '{x,y}', 'ä b'].map((name) => `glob/${name}.yaml`)
const ALL = [
  ...['.github/dependabot.yml', '.hidden.yaml', '.hidden/x.yaml', 'a.yaml', 'app-2/x.yaml', ...APP],
  ...['b.yml', 'c.json', ...GLOB, 'new.yaml']
]

describe('directories', () => {
  test.each<[readonly string[], readonly string[]]>([
    [['.'], ALL],
    [[], ALL],
    [['./'], ALL],
    [['app'], APP],
    [['app/', './app/deep/..'], APP],
    [
      ['app/deep', 'app-2'],
      ['app-2/x.yaml', 'app/deep/x.yaml', 'app/deep/y.json']
    ],
    [['build'], []],
    [['.github'], ['.github/dependabot.yml']],
    [['.github/workflows'], []]
  ])('%j', async (entries, expected) => {
    expect(await selected(folder, entries)).toEqual({ files: expected, problems: [] })
  })
})

describe('files by name, whatever they are called', () => {
  test.each<[readonly string[], readonly string[]]>([
    [
      ['d.txt', 'E.YAML'],
      ['E.YAML!', 'd.txt!']
    ],
    [['build/out.yaml'], ['build/out.yaml!']],
    [['.github/workflows/ci.yaml'], ['.github/workflows/ci.yaml!']],
    [['./app//deep/../Kustomization'], ['app/Kustomization!']],
    [[join(folder, 'a.yaml')], ['a.yaml!']],
    [['glob/[a].yaml'], ['glob/[a].yaml!']],
    [['glob/*.yaml'], ['glob/*.yaml!']],
    [['glob/{x,y}.yaml'], ['glob/{x,y}.yaml!']],
    [
      ['glob/(b).yaml', 'glob/ä b.yaml'],
      ['glob/(b).yaml!', 'glob/ä b.yaml!']
    ],
    [['./glob/!no.yaml', 'glob/!no.yaml'], ['glob/!no.yaml!']],
    [
      ['a.yaml', 'a.yaml', './a.yaml', '*.yml'],
      ['a.yaml!', 'b.yml']
    ],
    [['.', 'a.yaml'], ALL.map((path) => (path === 'a.yaml' ? 'a.yaml!' : path))],
    [['a.yaml', '.'], ALL.map((path) => (path === 'a.yaml' ? 'a.yaml!' : path))]
  ])('%j', async (entries, expected) => {
    expect(await selected(folder, entries)).toEqual({ files: expected, problems: [] })
  })

  // What is wrong with them is said where they are read.
  test.each(['none.yaml', 'none', 'a.yaml/b.yaml'])('%s is nowhere', async (entry) => {
    expect(await selected(folder, [entry])).toEqual({ files: [`${entry}!`], problems: [] })
  })
})

describe('globs', () => {
  test.each<[readonly string[], readonly string[]]>([
    [['*.yaml'], ['.hidden.yaml', 'a.yaml', 'new.yaml']],
    [['*.{yml,json}'], ['b.yml', 'c.json']],
    [['app/**'], [...APP.slice(0, 1), 'app/NotKustomization', ...APP.slice(1)]],
    [['app*/**/x.yaml'], ['app-2/x.yaml', 'app/deep/x.yaml']],
    [['**/out.yaml'], ['build/out.yaml']],
    [['build/*'], ['build/out.yaml']],
    [['./app/deep/*'], ['app/deep/x.yaml', 'app/deep/y.json']],
    [['app/../app/deep/?.yaml'], ['app/deep/x.yaml']],
    [[join(folder, '*.yml')], ['b.yml']],
    [['?.*'], ['a.yaml', 'b.yml', 'c.json', 'd.txt', 'E.YAML'].sort()],
    [['[!a].y*ml'], ['b.yml']],
    [['*.YAML'], ['E.YAML']]
  ])('%j', async (entries, expected) => {
    expect(await selected(folder, entries)).toEqual({ files: expected, problems: [] })
  })

  test.each(['*.toml', 'none/*.yaml', 'a.yaml/*', '**/ci.yaml', '.github/workflows/*'])(
    '%s matches nothing, which is an error',
    async (entry) => {
      expect(await selected(folder, [entry, 'a.yaml'])).toEqual({
        files: ['a.yaml!'],
        problems: [`files: "${entry}" matches no file. Paths are relative to "working-directory".`]
      })
    }
  )
})

describe('excludes', () => {
  test.each<[readonly string[], readonly string[]]>([
    [
      ['app', '!app/deep'],
      ['app/Kustomization', 'app/kustomization.yaml']
    ],
    [
      ['!app/deep/', 'app'],
      ['app/Kustomization', 'app/kustomization.yaml']
    ],
    [['app', '!app/deep/x.yaml'], APP.filter((path) => path !== 'app/deep/x.yaml')],
    [
      ['app', '!**/*.yaml'],
      ['app/Kustomization', 'app/deep/y.json']
    ],
    [['app', '!./app/deep/../deep/*.json'], APP.filter((path) => !path.endsWith('.json'))],
    [
      ['app', `!${join(folder, 'app/deep')}`],
      ['app/Kustomization', 'app/kustomization.yaml']
    ],
    [['app', '!ap'], APP],
    [['glob', '!glob/[a].yaml'], GLOB.filter((path) => !/\/\[?a\]?\./.test(path))],
    [['glob', '!glob/!no.yaml'], GLOB.slice(1)],
    [['a.yaml', '!a.yaml'], []],
    [
      ['!app', '!glob', '!.*', '!.*/**'],
      ['a.yaml', 'app-2/x.yaml', 'b.yml', 'c.json', 'new.yaml']
    ],
    [['app', '!none/*'], APP]
  ])('%j', async (entries, expected) => {
    expect(await selected(folder, entries)).toEqual({ files: expected, problems: [] })
  })

  test('the directory that copies go to', async () => {
    expect((await selected(folder, ['app'], 'app/deep')).files).toEqual([
      'app/Kustomization',
      'app/kustomization.yaml'
    ])
    expect((await selected(folder, ['app', 'app-2'], 'app')).files).toEqual(['app-2/x.yaml'])
  })
})

describe('outside git', () => {
  test('everything below a directory, .git folders never, links to files and not to directories', async () => {
    const outside = temporaryFolder({ 'x.yaml': '' })
    const plain = temporaryFolder({ 'a.yaml': '', 'b/c.yaml': '', '.gitignore': '*\n' })
    symlinkSync('a.yaml', join(plain, 'link.yaml'))
    symlinkSync('b', join(plain, 'd'))
    symlinkSync('..', join(plain, 'b/up'))
    symlinkSync(join(outside, 'x.yaml'), join(plain, 'out.yaml'))
    expect(await selected(plain, ['.'])).toEqual({
      files: ['a.yaml', 'b/c.yaml', 'link.yaml', 'out.yaml'],
      problems: []
    })
    expect(await selected(plain, ['d'])).toEqual({ files: ['d/c.yaml'], problems: [] })
  })

  test.each(['..', '.git', 'out', 'out/'])('%s is refused', async (entry) => {
    const plain = repository({ 'a.yaml': '' })
    symlinkSync('..', join(plain, 'out'))
    expect(await selected(plain, [entry, 'a.yaml'])).toEqual({
      files: ['a.yaml!'],
      problems: [
        `${entry.replace('/', '')}: Refused, as it leads out of the workspace (or into .git). Exclude it with "!", or name the real file.`
      ]
    })
  })
})

test('a closed folder is told, and the rest is selected', async () => {
  const plain = temporaryFolder({ 'a.yaml': '', 'shut/b.yaml': '' })
  chmodSync(join(plain, 'shut'), 0)
  try {
    const found = await asNobodyAsync(() => selected(plain, ['.']))
    expect(found).toEqual({
      files: ['a.yaml'],
      problems: ['shut/: The folder was left out, for it cannot be read: permission denied (EACCES).']
    })
  } finally {
    chmodSync(join(plain, 'shut'), 0o755)
  }
})

test('a FIFO is left out of a directory and left to the reader where it is named', async () => {
  const plain = temporaryFolder({ 'a.yaml': '' })
  execFileSync('mkfifo', [join(plain, 'f.yaml')])
  expect((await selected(plain, ['.'])).files).toEqual(['a.yaml'])
  expect((await selected(plain, ['f.yaml'])).files).toEqual(['f.yaml!'])
})
