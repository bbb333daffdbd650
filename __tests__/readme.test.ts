import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { INPUTS } from '../src/inputs.js'
import { commit, contents, gitIn, temporaryFolder } from './support/folder.js'
import { runCli } from './support/program.js'

const README = readFileSync('README.md', 'utf8')

function clone(): string {
  const folder = temporaryFolder()
  cpSync('examples', join(folder, 'examples'), { recursive: true })
  gitIn(folder, 'init', '--quiet')
  commit(folder)
  return folder
}

/** The arguments of a `node dist/cli/index.js ...` that needs no shell. */
function argumentsOf(command: string): string[] {
  const [node, program, ...args] = command.split(' ')
  expect([node, program]).toEqual(['node', 'dist/cli/index.js'])
  expect(command).not.toMatch(/['"$`*!]/)
  return args
}

const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pagesOf('docs')]

function pagesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
}

describe('what pages show', () => {
  const SHOWN = PAGES.flatMap((page) => [
    ...readFileSync(page, 'utf8').matchAll(/```sh\n(node [^\n]+)\n```\n\n```(?:diff|text)\n([^]*?)```/g)
  ])

  test.each(SHOWN.map(([, command = '', output = '']) => [command, output]))(
    '%s prints what is shown',
    (command, output) => {
      const { stdout, stderr } = runCli(argumentsOf(command), clone())
      expect(stdout + stderr).toBe(output)
    }
  )

  test('two of the commands are shown with what they print', () => {
    expect(SHOWN.length).toBe(2)
  })
})

describe('README.md', () => {
  test('the quick start is two commands; the first patches, and git undoes it', () => {
    const section = /\n## Quick start\n([^]*?)\n## /.exec(README)?.[1] ?? ''
    const commands = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, text]) => text)
    expect(commands).toEqual([
      'node dist/cli/index.js examples/shop --images ghcr.io/acme/shop\n',
      'npm cit\n'
    ])
    const folder = clone()
    const before = contents(join(folder, 'examples'))
    const sha = gitIn(folder, 'rev-parse', 'HEAD').slice(0, 7)
    const { status, stdout, stderr } = runCli(argumentsOf(commands[0]?.trim() ?? ''), folder)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^\\+ +image: ghcr\\.io/acme/shop:${sha}-\\d{14}$`, 'm'))
    expect(gitIn(folder, 'status', '--porcelain').split('\n').length).toBe(4)
    gitIn(folder, 'checkout', 'examples')
    expect(contents(join(folder, 'examples'))).toEqual(before)
  })

  test('every input is an option in a terminal', () => {
    const { stdout } = runCli(['--help'], '.')
    expect(
      INPUTS.filter(({ name }) => !stdout.includes(`--${name} `) && !stdout.includes(`--${name}\n`))
    ).toEqual([])
  })
})

/** As GitHub makes the anchor of a heading. */
function anchors(page: string): string[] {
  const headings = [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text)
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
  )
}

test.each(PAGES)('the links of %s lead somewhere', (page) => {
  const prose = readFileSync(page, 'utf8').replace(/^```[^]*?^```$/gm, '')
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/g)].map(
    ([, link, picture]) => link ?? picture ?? ''
  )
  const broken = links
    .filter((link) => !/^https:\/\//.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      return !existsSync(target) || (anchor !== undefined && !anchors(target).includes(anchor))
    })
  expect(broken).toEqual([])
})

test('each workflow of examples/workflows is on one page, word for word', () => {
  const shown = PAGES.flatMap((page) => [
    ...readFileSync(page, 'utf8').matchAll(/<!-- (examples\/workflows\/[\w.-]+) -->\n```yaml\n([^]*?)```/g)
  ])
  const files = readdirSync('examples/workflows').map((name) => `examples/workflows/${name}`)
  expect(shown.map(([, file]) => file).sort()).toEqual(files.sort())
  for (const [, file = '', text] of shown) expect(text).toBe(readFileSync(file, 'utf8'))
})

test('pages give steps inputs that are there', () => {
  const blocks = PAGES.flatMap((page) => [...readFileSync(page, 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm)])
  const given = blocks
    .filter(([, text = '']) => text.includes('uses: OWNER/repull@'))
    .flatMap(([, text = '']) => stepsOf(yaml.load(text)))
  expect(given.length).toBeGreaterThan(10)
  const known: readonly string[] = INPUTS.map(({ name }) => name)
  expect(given.flatMap(Object.keys).filter((name) => !known.includes(name))).toEqual([])
})

/** What the steps of Repull's are given, in a workflow or a part of one. */
function stepsOf(node: unknown): object[] {
  if (typeof node !== 'object' || node === null) return []
  const { uses, with: inputs } = node as { readonly uses?: unknown; readonly with?: object }
  if (uses === 'OWNER/repull@v0') return [inputs ?? {}]
  return Object.values(node).flatMap(stepsOf)
}
