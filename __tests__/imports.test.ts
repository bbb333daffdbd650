import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import ts from 'typescript'

/** The rooms, from the ground up. A room knows those of a lower rank only. */
const RANKS: Readonly<Record<string, number>> = {
  errors: 0,
  post: 0,
  yaml: 1,
  image: 1,
  tag: 1,
  destination: 1,
  fields: 2,
  inputs: 2,
  host: 2,
  patch: 3,
  render: 4,
  registry: 4,
  audit: 4,
  report: 5,
  prepare: 5,
  deliver: 6,
  run: 7,
  'cli-arguments': 7,
  main: 8,
  cli: 8
}
/** Where the world is built; everybody else takes it as an argument and knows its types alone. */
const BUILDERS = ['main', 'cli']

interface Import {
  /** Relative to src/. */
  readonly file: string
  readonly specifier: string
  readonly typeOnly: boolean
}

/** What is imported where a run first needs it. */
const LATE = /\bimport\('([^']*)'\)/g

/** src/patch/plan.ts is in the room patch, src/run.ts in the room run. */
function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.ts$/, '')
}

function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const late = [...text.matchAll(LATE)].map(([, specifier = '']) => ({ file, specifier, typeOnly: false }))
  const early = source.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement)
    if (!isImport && !ts.isExportDeclaration(statement)) return []
    const { moduleSpecifier } = statement
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return []
    const typeOnly = isImport
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly
    return [{ file, specifier: moduleSpecifier.text, typeOnly }]
  })
  return [...early, ...late]
}

/** What is wrong with an import, or undefined. */
function wrong({ file, specifier, typeOnly }: Import): string | undefined {
  const room = roomOf(file)
  const say = (reason: string) => `src/${file} imports ${specifier}: ${reason}`
  if (specifier.startsWith('node:')) return undefined
  if (!specifier.startsWith('.')) return wrongPackage(file, specifier, say)
  const target = posix.join(posix.dirname(file), specifier)
  if (target === '../package.json' && /^(?:cli|main)\.ts$/.test(file)) return undefined
  if (target.startsWith('..')) return say('it lies outside src')
  if (!target.endsWith('.js')) return say('imports of source files end in .js')
  const other = roomOf(target.replace(/\.js$/, '.ts'))
  if (other === room) return undefined
  const [from, to] = [RANKS[room], RANKS[other]]
  if (from === undefined || to === undefined) return say('give the room a rank in this test')
  if (other === 'host' && !BUILDERS.includes(room))
    return typeOnly ? undefined : say('host is for types here')
  return to < from ? undefined : say(`${other} is not below ${room}`)
}

function wrongPackage(file: string, name: string, say: (reason: string) => string): string | undefined {
  const room = roomOf(file)
  if (name === 'yaml' && room !== 'yaml') return say('only src/yaml knows it')
  const isRim = room === 'host' || room === 'main' || file === 'report/annotations.ts'
  if (name.startsWith('@actions/') && !isRim) return say('only host, main and report/annotations know it')
  return undefined
}

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
const TEXTS = FILES.map((file) => [file, readFileSync(`src/${file}`, 'utf8')] as const)
const IMPORTS = TEXTS.flatMap(([file, text]) => importsOf(file, text))

describe('the sources', () => {
  test('import downwards only', () => {
    expect(IMPORTS.length).toBeGreaterThan(100)
    expect(IMPORTS.flatMap((line) => wrong(line) ?? [])).toEqual([])
  })

  test('no room imports itself through others', () => {
    const edges = IMPORTS.filter(({ specifier }) => specifier.startsWith('.')).map(({ file, specifier }) => {
      return [
        roomOf(file),
        roomOf(posix.join(posix.dirname(file), specifier.replace(/\.js$/, '.ts')))
      ] as const
    })
    expect(cycle(edges)).toBeUndefined()
  })

  test('import late only files of their own, by a name that the bundler can read', () => {
    const late = TEXTS.flatMap(([, text]) => text.match(/\b(?:import|require)\s*\([^)]*\)/g) ?? [])
    expect(late).toContain("import('./glob.js')")
    expect(late.filter((call) => !/^import\('\.{1,2}\/[^']+\.js'\)$/.test(call))).toEqual([])
  })

  test('are named after what they are about', () => {
    expect(FILES.filter((file) => /(?:^|[/-])(?:utils?|helpers?|commons?)(?:[/.-]|$)/i.test(file))).toEqual(
      []
    )
  })
})

/** Rooms that form a ring, or undefined. */
function cycle(edges: readonly (readonly [string, string])[]): string[] | undefined {
  const below = new Map<string, Set<string>>()
  for (const [from, to] of edges) if (from !== to) below.set(from, (below.get(from) ?? new Set()).add(to))
  const done = new Set<string>()
  const walk = (path: readonly string[], room: string): string[] | undefined => {
    if (path.includes(room)) return [...path.slice(path.indexOf(room)), room]
    // Each room once: the ways through the house are many more than its rooms.
    if (done.has(room)) return undefined
    done.add(room)
    for (const to of below.get(room) ?? []) {
      const found = walk([...path, room], to)
      if (found !== undefined) return found
    }
    return undefined
  }
  for (const room of below.keys()) {
    const found = walk([], room)
    if (found !== undefined) return found
  }
  return undefined
}

describe('the rules', () => {
  const judge = (file: string, text: string) => importsOf(file, text).map((line) => wrong(line))

  test.each([
    ['patch/plan.ts', "import type { Tree } from '../host/tree.js'"],
    ['cli.ts', "import { buildHost } from './host/build.js'"],
    ['yaml/parse.ts', "import { parseDocument } from 'yaml'"],
    ['report/annotations.ts', "import * as core from '@actions/core'"],
    ['tag/date.ts', "import { RepullError } from '../errors.js'\nexport { x } from './template.js'"]
  ])('src/%s may: %s', (file, text) => {
    expect(judge(file, text).filter((reason) => reason !== undefined)).toEqual([])
  })

  test.each([
    ['patch/plan.ts', "import { folderTree } from '../host/folder.js'", 'host is for types here'],
    ['yaml/parse.ts', "import type { X } from '../patch/x.js'", 'patch is not below yaml'],
    ['yaml/parse.ts', "import { x } from '../image/x.js'", 'image is not below yaml'],
    ['errors.ts', "export type { X } from './tag/facts.js'", 'tag is not below errors'],
    ['run.ts', "import { parse } from 'yaml'", 'only src/yaml knows it'],
    ['report/json.ts', "import '@actions/core'", 'only host, main and report/annotations know it'],
    ['image/x.ts', "import {\n  a,\n  b\n} from '../tools/x.js'", 'give the room a rank in this test'],
    ['patch/x.ts', "const x = await import('../deliver/x.js')", 'deliver is not below patch'],
    ['tag/x.ts', "import manifest from '../../package.json'", 'it lies outside src'],
    ['tag/x.ts', "import { x } from './date'", 'imports of source files end in .js']
  ])('src/%s may not: %s', (file, text, reason) => {
    expect(judge(file, text)).toEqual([expect.stringContaining(reason)])
  })

  test('a ring is seen', () => {
    const edges = [['a', 'b'], ['b', 'c'], ['c', 'b']] as const // prettier-ignore
    expect(cycle(edges)).toEqual(['b', 'c', 'b'])
  })
})
