import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from '@jest/globals'
import { RULE_IDS } from '../../src/audit/finding.js'
import { sarifOf } from '../../src/audit/sarif.js'
import { finding } from '../report/sample.js'
import { temporaryFolder } from '../support/folder.js'
import { runCli } from '../support/program.js'

interface Log {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly level: string
      readonly partialFingerprints: Readonly<Record<string, string>>
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: unknown } }[]
    }[]
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
  }[]
}

// The published schema (SchemaStore, Apache-2.0), whose draft 04 differs from draft 07 in the name of its identifier only, here.
const SCHEMA = readFileSync('__tests__/fixtures/sarif/sarif-2.1.0.schema.json', 'utf8')
  .replace('http://json-schema.org/draft-04/schema#', 'http://json-schema.org/draft-07/schema#')
  .replace('"id": "https://', '"$id": "https://')
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(SCHEMA) as object
)

function logOf(
  findings: Parameters<typeof sarifOf>[0],
  toPath = (file: string) => file
): Log['runs'][number] {
  const log = JSON.parse(sarifOf(findings, toPath)) as Log
  validate(log)
  expect(validate.errors ?? []).toEqual([])
  const [run] = log.runs
  if (run === undefined) throw new Error('there is no run')
  return run
}

describe('sarifOf', () => {
  test('the schema refuses what is no log', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false)
    expect(
      validate({
        version: '2.1.0',
        runs: [{ tool: { driver: { name: 'x' } }, results: [{ level: 'bad', message: {} }] }]
      })
    ).toBe(false)
  })

  test('describes every rule, and each result points to its own', () => {
    const { results, tool } = logOf(RULE_IDS.map((rule) => finding({ rule })))
    expect(tool.driver.rules.map(({ id }) => id).toSorted()).toEqual([...RULE_IDS].toSorted())
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  })

  test('levels are error, warning and note; what was mended is none', () => {
    const levels = (['error', 'warning', 'notice'] as const).map((level) => finding({ level }))
    const { results } = logOf([...levels, finding({ isMended: true })])
    expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note'])
  })

  test('paths are relative to the repository and encoded', () => {
    const place = { file: 'a b/ü#1%.yaml', line: 1, column: 1 }
    const { results } = logOf([finding({ place, related: [place] })], (file) => `deploy/${file}`)
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({
      uri: 'deploy/a%20b/%C3%BC%231%25.yaml',
      uriBaseId: '%SRCROOT%'
    })
  })

  test('a finding keeps its fingerprint when its line moves; two on equal lines have two', () => {
    const at = (line: number) => finding({ place: { file: 'a.yaml', line, column: 3 } })
    const prints = (lines: readonly number[]) =>
      logOf(lines.map(at)).results.map(({ partialFingerprints }) => partialFingerprints['repullFinding/v1'])
    expect(prints([3])).toEqual(prints([30]))
    expect(prints([3, 9])).toEqual(prints([5, 6]))
    expect(new Set(prints([3, 9])).size).toBe(2)
  })
})

describe('sarif-file', () => {
  const POD =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: ghcr.io/acme/shop:v1\n      imagePullPolicy: Never\n'

  test('is written, again over itself, also where the audit stops the run', () => {
    const folder = temporaryFolder({ 'web.yaml': POD })
    for (let round = 0; round < 2; round += 1) {
      const { status, stdout } = runCli(
        ['audit', '.', '--sarif-file', 'out/repull.sarif', '--audit', 'error'],
        folder
      )
      expect(status).toBe(1)
      expect(stdout).toContain('error[never-pulled]: web.yaml:9:24: ')
    }
    const log = JSON.parse(readFileSync(join(folder, 'out/repull.sarif'), 'utf8')) as Log
    expect(validate(log)).toBe(true)
    expect(log.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['never-pulled'])
    expect(readFileSync(join(folder, 'web.yaml'), 'utf8')).toBe(POD)
  })

  test('never takes the place of another file, and no link leads it out', () => {
    const folder = temporaryFolder({ 'web.yaml': POD, 'notes.txt': 'mine' })
    const { status, stderr } = runCli(['audit', 'web.yaml', '--sarif-file', 'notes.txt'], folder)
    expect([status, stderr]).toEqual([
      2,
      'error: sarif-file: "notes.txt" is there and is no SARIF file.\n  Name another file.\n'
    ])
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
    expect(runCli(['audit', 'web.yaml', '--sarif-file', 'web.yaml'], folder).status).toBe(2)
  })

  test('audit: error keeps a patch from being written, and audit-fix mends', () => {
    const folder = temporaryFolder({ 'web.yaml': POD })
    const stopped = runCli(
      ['web.yaml', '-i', 'ghcr.io/acme/shop:v2', '--pull-policy', 'keep', '--audit', 'error'],
      folder
    )
    expect(stopped.status).toBe(1)
    expect(stopped.stdout).toContain('The audit found an error, and "audit" is "error".')
    expect(readFileSync(join(folder, 'web.yaml'), 'utf8')).toBe(POD)
    const mended = runCli(
      ['web.yaml', '-i', 'ghcr.io/acme/shop:v2', '--pull-policy', 'keep', '--audit', 'error', '--audit-fix'],
      folder
    )
    expect(mended).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(join(folder, 'web.yaml'), 'utf8')).toBe(
      POD.replace('v1\n      image', 'v2\n      image')
        .replace('shop:v1', 'shop:v2')
        .replace('Never', 'Always')
    )
    expect(mended.stdout).toContain('mended[never-pulled]: web.yaml:9:24: ')
    expect(existsSync(join(folder, 'repull.sarif'))).toBe(false)
  })

  test('audit: off looks for nothing', () => {
    const folder = temporaryFolder({ 'web.yaml': POD })
    const { stdout } = runCli(
      ['web.yaml', '-i', 'ghcr.io/acme/shop:v2', '--pull-policy', 'keep', '--audit', 'off'],
      folder
    )
    expect(stdout).not.toContain('never-pulled')
  })
})
