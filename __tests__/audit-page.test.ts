import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { RULE_IDS } from '../src/audit/finding.js'
import { RULES } from '../src/audit/rules.js'
import { auditIn } from './support/audit.js'
import { put, temporaryFolder } from './support/folder.js'
import { outsideEditsIsSame } from './support/independent.js'
import { runCli } from './support/program.js'

const PAGE = readFileSync('docs/audit.md', 'utf8')
const SECTIONS = PAGE.split('\n### ')
  .slice(1)
  .map((section) => [/^`([a-z-]+)`/.exec(section)?.[1] ?? '', section] as const)

/** The files of a section's bad or good example. */
function filesOf(section: string, kind: 'bad' | 'good'): Record<string, string> {
  const blocks = section.matchAll(/<!-- (bad|good): (\S+) -->\n\n```yaml\n([^]*?)```/g)
  return Object.fromEntries(
    [...blocks].flatMap(([, which, file = '', text = '']) => (which === kind ? [[file, text]] : []))
  )
}

/** The images of the run that a section speaks of. */
function runOf(section: string): { images?: string } {
  const images = /<!-- run: -i (\S+) -->/.exec(section)?.[1]
  return images === undefined ? {} : { images }
}

test('every rule has a section and a row, with its level; the ids are those of the report', () => {
  expect(SECTIONS.map(([id]) => id).toSorted()).toEqual(RULES.map(({ id }) => id).toSorted())
  expect([...RULES.map(({ id }) => id), 'exemption'].toSorted()).toEqual([...RULE_IDS].toSorted())
  for (const { id, level, mend } of RULES) {
    const row = new RegExp(`^\\| \\[\`${id}\`\\]\\(#${id}\\) \\| ${level} \\| (none)?`, 'm').exec(PAGE)
    expect([id, row?.[1] === 'none']).toEqual([id, mend === null])
  }
})

test('the page shows what the program prints, and its exit status', () => {
  const bad = filesOf(SECTIONS[0]?.[1] ?? '', 'bad')
  const folder = temporaryFolder({ 'deploy/web.yaml': bad['web.yaml'] ?? '' })
  const printed = /<!-- printed -->\n\n```text\n([^]*?)```/.exec(PAGE)?.[1]
  expect(runCli(['audit', 'deploy/'], folder)).toMatchObject({ status: 0, stdout: printed, stderr: '' })
  expect(runCli(['audit', 'deploy/', '--audit', 'error'], folder).status).toBe(1)
})

describe.each(SECTIONS)('%s', (id, section) => {
  const rule = RULES.find((each) => each.id === id)

  test('the bad example is found by this rule alone', async () => {
    const files = filesOf(section, 'bad')
    expect(Object.keys(files)).not.toEqual([])
    const { findings, problems } = await auditIn(temporaryFolder(files), runOf(section))
    expect(problems).toEqual([])
    expect(new Set(findings.map(({ rule, level }) => `${rule} ${level}`))).toEqual(
      new Set([`${id} ${rule?.level}`])
    )
    for (const { place, source } of findings) {
      expect(files[place.file]?.split('\n')[place.line - 1]).toBe(source)
    }
  })

  test('in the good one nothing is found', async () => {
    const files = filesOf(section, 'good')
    expect(Object.keys(files)).not.toEqual([])
    expect((await auditIn(temporaryFolder(files), runOf(section))).findings).toEqual([])
  })

  test('what it promises to mend is mended, and nothing else moves', async () => {
    const folder = temporaryFolder(filesOf(section, 'bad'))
    const { findings, patches } = await auditIn(folder, { ...runOf(section), fix: true })
    for (const patch of patches) expect(outsideEditsIsSame(patch)).toBe(true)
    put(folder, Object.fromEntries(patches.map(({ file, after }) => [file, after])))
    if (rule?.mend === null) return
    expect(findings.map(({ isMended }) => isMended)).not.toContain(false)
    expect((await auditIn(folder, { fix: true })).findings).toEqual([])
    expect((await auditIn(folder, { fix: true })).patches).toEqual([])
  })

  test('a comment exempts it', async () => {
    const folder = temporaryFolder(filesOf(section, 'bad'))
    const { findings } = await auditIn(folder, runOf(section))
    const files = filesOf(section, 'bad')
    for (const { place } of findings.toReversed()) {
      const lines = (files[place.file] ?? '').split('\n')
      const line = lines[place.line - 1] ?? ''
      lines[place.line - 1] = `${line} # repull-ignore: ${id} it is an example`
      files[place.file] = lines.join('\n')
    }
    expect((await auditIn(temporaryFolder(files), runOf(section))).findings).toEqual([])
  })
})
