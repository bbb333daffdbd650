import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { describe as told } from '../../src/errors.js'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import type { RawInputs } from '../../src/inputs.js'
import { planFiles } from '../../src/patch/plan.js'
import type { Plan } from '../../src/patch/plan.js'
import { select } from '../../src/patch/select.js'
import { requestOf } from '../support/checked.js'
import { asNobodyAsync, contents, repository, temporaryFolder } from '../support/folder.js'
import { SHOP, pod } from './manifests.js'

const processes = childProcesses({ PATH: process.env['PATH'], HOME: temporaryFolder() })
const TEXT = pod('image: acme/shop:1')
const KEEP: RawInputs = { ...SHOP, 'pull-policy': 'keep' }

async function planned(folder: string, entries: readonly string[], raw: RawInputs = KEEP): Promise<Plan> {
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  return planFiles(await select(entries, tree), tree, requestOf(raw))
}

/** Which files get a patch, and every problem with its level. */
function summary({ patches, problems }: Plan): { files: readonly string[]; problems: readonly string[] } {
  return {
    files: patches.map(({ file }) => file),
    problems: problems.map((problem) => `${problem.level} ${told(problem)}`)
  }
}

describe('what cannot be read', () => {
  test.each([
    [
      'none.yaml',
      'error none.yaml: There is no such file or directory. "files" names it; paths are relative to "working-directory".'
    ],
    ['fifo.yaml', 'warning fifo.yaml: Skipped, as it is no regular file. Exclude it with "!".'],
    ['big.yaml', 'error big.yaml: It is larger than 5 MB. Split it, or exclude it with "!".'],
    [
      'gone.yaml',
      'error gone.yaml: There is no such file or directory. "files" names it; paths are relative to "working-directory".'
    ]
  ])('by name: %s', async (entry, expected) => {
    expect(summary(await planned(odd(), [entry, 'a.yaml']))).toEqual({
      files: ['a.yaml'],
      problems: [expected]
    })
  })

  test('in a directory', async () => {
    expect(summary(await planned(odd(), ['.']))).toEqual({
      files: ['a.yaml'],
      problems: ['warning big.yaml: Skipped, as it is larger than 5 MB. Split it, or exclude it with "!".']
    })
  })

  test('for want of permission', async () => {
    const folder = temporaryFolder({ 'a.yaml': TEXT, 'b.yaml': TEXT })
    chmodSync(join(folder, 'b.yaml'), 0)
    const expected = {
      files: ['a.yaml'],
      problems: ['error b.yaml: It cannot be read. Look at its permissions, or exclude it with "!".']
    }
    expect(summary(await asNobodyAsync(() => planned(folder, ['.'])))).toEqual(expected)
    expect(summary(await asNobodyAsync(() => planned(folder, ['.', '!b.yaml'])))).toEqual({
      files: ['a.yaml'],
      problems: []
    })
  })

  test('31. a link to the outside is refused, and left alone where it is excluded', async () => {
    const outside = temporaryFolder({ 'x.yaml': TEXT })
    const folder = temporaryFolder({ 'a.yaml': TEXT })
    symlinkSync(join(outside, 'x.yaml'), join(folder, 'x.yaml'))
    const refused =
      'error x.yaml: Refused, as it leads out of the workspace (or into .git). Exclude it with "!", or name the real file.'
    expect(summary(await planned(folder, ['.']))).toEqual({ files: ['a.yaml'], problems: [refused] })
    expect(summary(await planned(folder, ['x.yaml']))).toEqual({ files: [], problems: [refused] })
    expect(summary(await planned(folder, ['.', '!x.yaml']))).toEqual({ files: ['a.yaml'], problems: [] })
  })

  function odd(): string {
    const folder = temporaryFolder({ 'a.yaml': TEXT, 'big.yaml': TEXT })
    execFileSync('mkfifo', [join(folder, 'fifo.yaml')])
    truncateSync(join(folder, 'big.yaml'), 5 * 1024 * 1024 + 1)
    symlinkSync('nowhere.yaml', join(folder, 'gone.yaml'))
    return folder
  }
})

describe('one file of several names', () => {
  test('31. is patched once, under its own', async () => {
    const folder = temporaryFolder({ 'z/a.yaml': TEXT, 'b.yaml': pod('image: nginx') })
    symlinkSync('z/a.yaml', join(folder, 'a.yaml'))
    symlinkSync('../a.yaml', join(folder, 'z/b.yaml'))
    symlinkSync('z', join(folder, 'y'))
    symlinkSync('..', join(folder, 'z/up'))
    for (const entries of [['.'], ['a.yaml', 'z/a.yaml', 'y/b.yaml'], ['y'], ['z/up/a.yaml']]) {
      expect(summary(await planned(folder, entries))).toEqual({ files: ['z/a.yaml'], problems: [] })
    }
  })

  test('two hard links are two files', async () => {
    const folder = temporaryFolder({ 'a.yaml': TEXT })
    linkSync(join(folder, 'a.yaml'), join(folder, 'b.yaml'))
    expect(summary(await planned(folder, ['.'])).files).toEqual(['a.yaml', 'b.yaml'])
  })
})

describe('a plan', () => {
  const files = {
    'b.yaml': `${TEXT}---\n${pod('image: docker.io/acme/shop')}`,
    'a.json': '{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"image":"acme/shop:1"}]}}',
    'c.yaml': pod('image: acme/shop:v2'),
    'd.yaml': pod('image: nginx'),
    'bad.yaml': 'image: {acme/shop}x\n',
    'template.yaml': '{{ if .Values.x }}\nimage: acme/shop\n- a\n{{ end }}\n',
    'open.yaml': '{{ if .Values.x }}\nimage: acme/shop\na: {{ .Values.y }\n{{ end\n',
    '.github/workflows/ci.yaml': TEXT,
    'utf16.yaml': Buffer.from(TEXT, 'utf16le')
  }

  test('has every patch, image and problem, and writes nothing', async () => {
    const folder = repository(files)
    const before = contents(folder)
    const plan = await planned(folder, ['.', '.github/workflows/ci.yaml'])
    expect(summary(plan)).toEqual({
      files: ['.github/workflows/ci.yaml', 'a.json', 'b.yaml'],
      problems: [
        'error bad.yaml:1:19: Names an image, and is no YAML that can be read: Unexpected scalar at node end. Mend it, or leave the file out with an entry in "files" that begins with "!".',
        'notice open.yaml:3:4: Skipped, as it is a Helm template that cannot be read as YAML: one of its actions has no end. Select the values file of its chart instead, if the image is there.',
        'notice template.yaml:3:1: Skipped, as it is a Helm template that cannot be read as YAML: Implicit keys need to be on a single line. Select the values file of its chart instead, if the image is there.',
        'notice utf16.yaml: Skipped, as it has NUL bytes in it (UTF-16, or no text). Save it as UTF-8 if it is a manifest.'
      ]
    })
    expect(plan.images).toEqual([
      { name: 'acme/shop', from: 'acme/shop:1', to: 'acme/shop:v2' },
      { name: 'acme/shop', from: 'docker.io/acme/shop', to: 'docker.io/acme/shop:v2' },
      { name: 'acme/shop', from: 'acme/shop:v2', to: 'acme/shop:v2' }
    ])
    expect(plan.unmatched).toEqual([])
    expect(plan.filesRead).toBe(9)
    expect(contents(folder)).toEqual(before)
  })

  test('knows which entries of images matched nothing', async () => {
    const folder = temporaryFolder(files)
    const plan = await planned(folder, ['b.yaml', 'd.yaml'], { images: 'acme/none:1\nacme/shop:2\nnginx:3' })
    expect(plan.unmatched.map(({ name }) => name)).toEqual(['acme/none'])
    expect(plan.images.map(({ name, to }) => `${name} ${to}`)).toEqual([
      'acme/shop acme/shop:2',
      'acme/shop docker.io/acme/shop:2',
      'nginx nginx:3'
    ])
  })

  test('an image that is right already is no miss and no patch', async () => {
    const plan = await planned(temporaryFolder(files), ['c.yaml'])
    expect(plan).toMatchObject({ patches: [], unmatched: [], problems: [] })
  })

  test('goes on after a refusal, so that everything wrong is told at once', async () => {
    const folder = temporaryFolder({
      'a.yaml': pod('image: acme/shop:1', 'image: acme/shop:2'),
      'b.yaml': 'image: {acme/shop}x\n',
      'c.yaml': TEXT
    })
    const plan = await planned(folder, ['.'])
    expect(plan.problems.map(({ code }) => code)).toEqual(['duplicate-key', 'syntax'])
    expect(summary(plan).files).toEqual(['c.yaml'])
  })

  test('counts each file as it is read', async () => {
    const folder = temporaryFolder(files)
    const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
    let count = 0
    planFiles(await select(['.'], tree), tree, requestOf(KEEP), { onFile: () => (count += 1) })
    expect(count).toBe(8)
  })
})
