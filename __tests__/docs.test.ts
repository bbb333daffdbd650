import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { FIELDS } from '../src/fields/table.js'
import { matches, rewrite } from '../src/image/match.js'
import { parseImageRequest, withTag } from '../src/image/request.js'
import { evaluateTag, evaluateText } from '../src/tag/evaluate.js'
import type { Facts } from '../src/tag/facts.js'
import { temporaryFolder } from './support/folder.js'
import { kindsTable } from './support/kinds.js'
import { runCli } from './support/program.js'

const TAGS = readFileSync('docs/tags.md', 'utf8')
const MATCHING = readFileSync('docs/matching.md', 'utf8')

/** The lines between two markers of a page. */
function between(page: string, name: string): string[] {
  const block = new RegExp(`<!-- ${name}:begin -->\n([^]*?)\n?<!-- ${name}:end -->`).exec(page)?.[1]
  if (block === undefined) throw new Error(`there is no block ${name}`)
  return block.split('\n')
}

/** The texts in backticks of each row of a table, its two lines of title left out. */
function codes(page: string, name: string): string[][] {
  return between(page, name)
    .slice(2)
    .map((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replaceAll('\\|', '|')))
}

describe('docs/tags.md', () => {
  const FACTS: Facts = {
    sha: '3f9c2ab17d50e6481c2b9a0f4e6d8c7b5a392817',
    commitDate: new Date('2026-03-01T23:40:00Z'),
    branch: 'feature/login',
    baseBranch: 'main',
    gitTag: 'v1.4.0',
    pr: '12',
    runId: '4711',
    runNumber: '86',
    runAttempt: '2',
    actor: 'octocat',
    repo: 'acme/shop',
    now: new Date('2026-03-02T10:15:30Z'),
    env: { CHANNEL: 'beta' }
  }
  const tagOf = (template: string, facts: Facts) => evaluateTag(template, facts, { allowLatest: false })

  test.each(codes(TAGS, 'templates'))('%s gives %s', (template = '', tag = '') => {
    expect(tagOf(template, FACTS)).toBe(tag)
  })

  test.each(codes(TAGS, 'branches'))('the branch %s gives %s', (branch = '', tag = '') => {
    expect(tagOf('{{branch}}', { ...FACTS, branch })).toBe(tag)
  })

  test('the value of an annotation is not changed', () => {
    const value = /annotation[^]*`acme\.example\/built-from=([^`]+)` sets the value `([^`]+)`/.exec(TAGS)
    expect(evaluateText(value?.[1] ?? '', FACTS)).toBe(value?.[2])
  })
})

describe('docs/matching.md', () => {
  test.each(between(MATCHING, 'references').slice(2))('%s', (row) => {
    const [, name = '', reference = '', answer] = /^\| `(.+)` \| `(.+)` \| (yes|no) \|$/.exec(row) ?? []
    const image = withTag(parseImageRequest(name), 'v2')
    expect(matches(image, reference)).toBe(answer === 'yes')
    if (answer === 'yes') expect(rewrite(image, reference)).toMatch(/^[^@]+:v2$/)
  })

  test('the table of kinds is what src/fields/table.ts says; the block must be these lines', () => {
    expect(between(MATCHING, 'kinds')).toEqual(kindsTable(FIELDS))
  })

  const RUNS = [
    ...MATCHING.matchAll(/<!-- run: (.+) -->\n```yaml\n([^]*?)```\n\nbecomes\n\n```yaml\n([^]*?)```/g)
  ].map(([, args = '', before = '', after = '']) => [args, before, after] as const)

  test('three runs are shown', () => {
    expect(RUNS.length).toBe(3)
  })

  test.each(RUNS)('%s', (args, before, after) => {
    const folder = temporaryFolder({ 'file.yaml': before })
    const words = [...args.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)
    expect(runCli(words, folder)).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(join(folder, 'file.yaml'), 'utf8')).toBe(after)
  })

  test('every code that it explains is one of the report', () => {
    const schema = readFileSync('docs/report.schema.json', 'utf8')
    const sections = /\n## What is refused\n([^]*)\n## Near misses\n/.exec(MATCHING)?.[1] ?? ''
    const explained = [...sections.matchAll(/^\| `([a-z-]+)` \| /gm)].map(([, code = '']) => code)
    expect(explained.length).toBeGreaterThan(15)
    expect(explained.filter((code) => !schema.includes(`"${code}"`))).toEqual([])
  })
})
