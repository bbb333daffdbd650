import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Code, Problem } from '../../src/errors.js'
import type { ChangedField } from '../../src/patch/change.js'
import { RULE_IDS } from '../../src/audit/finding.js'
import { reportOf, reportText } from '../../src/report/json.js'
import type { Result } from '../../src/report/result.js'
import { change, example, finding, HOSTILE, result, swap } from './sample.js'

/** The keywords of JSON Schema that the schema uses to say what an object holds. */
interface Schema {
  readonly description?: string
  readonly $ref?: string
  readonly items?: Schema
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean
  readonly required?: readonly string[]
}

const schema = JSON.parse(
  readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8')
) as Schema & {
  readonly $defs: Readonly<Record<string, Schema>>
}
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema)

// The compiler sees to it that these are all there are.
const CODES: Readonly<Record<Code, true>> = {
  usage: true,
  input: true,
  template: true,
  'fact-missing': true,
  syntax: true,
  'too-deep': true,
  'duplicate-key': true,
  'shared-anchor': true,
  encrypted: true,
  unclear: true,
  outside: true,
  'not-regular': true,
  'too-large': true,
  'missing-file': true,
  unreadable: true,
  submodule: true,
  lfs: true,
  'not-text': true,
  'helm-template': true,
  variable: true,
  unpinned: true,
  'no-place': true,
  incomplete: true,
  'no-match': true,
  'near-miss': true,
  'no-files': true,
  audit: true,
  'changed-meanwhile': true,
  write: true,
  tool: true,
  'self-check': true,
  render: true,
  unreachable: true,
  refused: true,
  race: true,
  superseded: true,
  'own-push': true,
  unsigned: true,
  permission: true
}
const LEVELS: Readonly<Record<Problem['level'], true>> = { error: true, warning: true, notice: true }
const FIELDS: Readonly<Record<ChangedField, true>> = {
  image: true,
  name: true,
  tag: true,
  digest: true,
  pullPolicy: true,
  pullSecret: true,
  annotation: true,
  marker: true,
  patch: true,
  setting: true,
  alias: true
}

const bare: Problem = { code: 'no-match', level: 'warning', message: 'No.' }
const results: Readonly<Record<string, Result>> = {
  empty: result(),
  example: example(),
  delivered: result({
    delivery: {
      ...{ branch: 'main', committed: true, commit: '0'.repeat(40), attempts: 2, superseded: false },
      ...{ verified: true, pullRequest: { number: 7, url: 'https://github.com/acme/shop/pull/7' } }
    }
  }),
  'a dry run': { ...example(), dryRun: true, delivered: false },
  'all fields': result({
    patches: [
      swap(
        'a',
        'x',
        'x',
        'y',
        Object.keys(FIELDS).map((field) => change({ field: field as ChangedField }))
      )
    ]
  }),
  'all codes': result({ problems: Object.keys(CODES).map((code) => ({ ...bare, code: code as Code })) }),
  'all levels': result({
    problems: Object.keys(LEVELS).map((level) => ({ ...bare, level: level as Problem['level'] }))
  }),
  'all rules': result({ findings: RULE_IDS.map((rule) => finding({ rule })) }),
  hostile: result({
    tag: '::error::x',
    patches: HOSTILE.map((text) =>
      swap(text, 'x', 'x', text, [change({ file: text, container: text, from: text, to: text })])
    ),
    problems: HOSTILE.map((text) => ({ ...bare, message: text, place: { file: text }, hint: text })),
    findings: HOSTILE.map((text) =>
      finding({ message: text, hint: text, source: text, place: { file: text, line: 1, column: 1 } })
    )
  })
}

describe('reportOf', () => {
  test('holds the run', () => {
    const place = { document: 0, kind: 'Deployment', group: 'apps', namespace: '', name: 'web' }
    expect(reportOf(example(), '1.2.3')).toEqual({
      version: 1,
      toolVersion: '1.2.3',
      tag: '2',
      image: 'app:2',
      images: [{ name: 'app', from: 'app:1', to: 'app:2' }],
      changed: true,
      dryRun: false,
      files: [
        {
          path: 'deploy.yaml',
          changes: [
            {
              line: 4,
              column: 14,
              ...place,
              container: 'web',
              field: 'image',
              path: 'spec/containers[0]/image',
              from: 'app:1',
              to: 'app:2'
            },
            {
              line: 4,
              column: 14,
              ...place,
              container: 'web',
              field: 'pullPolicy',
              path: 'spec/containers[0]/imagePullPolicy',
              from: null,
              to: 'Always'
            },
            {
              line: 6,
              column: 14,
              ...place,
              container: 'job',
              field: 'image',
              path: 'spec/containers[1]/image',
              from: 'app:1',
              to: 'app:2'
            },
            {
              line: 6,
              column: 26,
              ...place,
              container: null,
              field: 'pullSecret',
              path: 'spec/imagePullSecrets[0]/name',
              from: null,
              to: 'pull'
            }
          ]
        }
      ],
      rendered: null,
      delivery: null,
      problems: [
        {
          level: 'notice',
          code: 'helm-template',
          message: 'A Helm template, which is not YAML: it was left alone.',
          file: 'chart/templates/web.yaml',
          line: 3,
          column: 1,
          hint: 'Patch values.yaml instead.',
          related: [{ file: 'chart/values.yaml', line: null, column: null }]
        }
      ],
      findings: []
    })
  })

  test('holds what the audit found', () => {
    const related = [{ file: 'b.yaml', line: 2, column: 3 }]
    expect(reportOf(result({ findings: [finding({ related, isMended: true })] })).findings).toEqual([
      {
        rule: 'never-pulled',
        level: 'error',
        message: '"Never" keeps "app:1" from being pulled.',
        file: 'deploy.yaml',
        line: 12,
        column: 26,
        hint: 'Write Always.',
        related,
        mendable: true,
        mended: true
      }
    ])
  })

  test('holds null for what is not known', () => {
    expect(reportOf(result({ problems: [bare] }))).toEqual({
      version: 1,
      toolVersion: null,
      tag: '2',
      image: '',
      images: [],
      changed: false,
      dryRun: false,
      files: [],
      rendered: null,
      delivery: null,
      problems: [
        {
          level: 'warning',
          code: 'no-match',
          message: 'No.',
          file: null,
          line: null,
          column: null,
          hint: null,
          related: []
        }
      ],
      findings: []
    })
  })

  test('a slash in a key is escaped in the path; a patch that changes nothing is left out', () => {
    const path = ['metadata', 'annotations', 'example.com/at']
    const patches = [
      swap('a', 'x', 'x', 'y', [change({ path })]),
      swap('b', 'x', 'x', 'x', [change({ path })])
    ]
    expect(
      reportOf(result({ patches })).files.map((file) => [file.path, file.changes.map((each) => each.path)])
    ).toEqual([['a', ['metadata/annotations/example.com\\/at']]])
  })
})

describe('reportText', () => {
  test('54. is the report as JSON, and nothing in it acts on a terminal or a runner', () => {
    for (const each of Object.values(results)) {
      const text = reportText(reportOf(each))
      expect(JSON.parse(text)).toEqual(reportOf(each))
      expect(text).not.toMatch(/##\[|^\s*::|(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/mu)
    }
  })

  test('is indented by two and ends with a line end', () => {
    expect(reportText(reportOf(result()))).toMatch(/^\{\n {2}"version": 1,\n[^]*\n\}\n$/)
  })
})

describe('docs/report.schema.json', () => {
  test.each(Object.keys(results))('a report is as it says: %s', (name) => {
    const each = results[name] ?? result()
    validate(JSON.parse(reportText(reportOf(each, '1.0.0'))))
    expect(validate.errors ?? []).toEqual([])
  })

  test('refuses what is no report', () => {
    const report = reportOf(example())
    for (const wrong of [
      {},
      { ...report, version: 2 },
      { ...report, extra: 1 },
      { ...report, tag: 1 },
      { ...report, files: [{}] }
    ]) {
      expect(validate(wrong)).toBe(false)
    }
  })

  test('lists all codes, levels and fields', () => {
    expect(schema.$defs['problem']?.properties?.['code']?.enum).toEqual(Object.keys(CODES))
    expect(schema.$defs['problem']?.properties?.['level']?.enum).toEqual(Object.keys(LEVELS))
    expect(schema.$defs['finding']?.properties?.['rule']?.enum).toEqual(RULE_IDS)
    expect(schema.$defs['change']?.properties?.['field']?.enum).toEqual(Object.keys(FIELDS))
  })

  test('describes every property; each object is closed and a report has each of its properties', () => {
    const reached: string[] = []
    const visit = (at: Schema, value: unknown, name: string): void => {
      const definition = at.$ref === undefined ? at : schema.$defs[at.$ref.replace('#/$defs/', '')]
      if (definition?.items !== undefined) {
        expect(value).toEqual(expect.arrayContaining([expect.anything()]))
        for (const item of value as unknown[]) visit(definition.items, item, name)
      }
      if (definition?.properties === undefined) return
      expect([name, definition.additionalProperties]).toEqual([name, false])
      expect([name, definition.required]).toEqual([name, Object.keys(definition.properties)])
      expect([name, Object.keys(value as object)]).toEqual([name, Object.keys(definition.properties)])
      for (const [key, property] of Object.entries(definition.properties)) {
        expect([key, property.description]).toEqual([key, expect.stringMatching(/\.$/)])
        reached.push(`${name}.${key}`)
        visit(property, (value as Record<string, unknown>)[key], key)
      }
    }
    const related = [{ file: 'b.yaml', line: 2, column: 3 }]
    visit(schema, reportOf({ ...example(), findings: [finding({ related })] }, '1.0.0'), 'report')
    const { delivery } = reportOf(results['delivered'] ?? result())
    visit({ $ref: '#/$defs/delivery' }, delivery, 'delivery')
    visit({ $ref: '#/$defs/pullRequest' }, delivery?.pullRequest, 'pullRequest')
    expect(new Set(reached.map((path) => path.split('.')[0]))).toEqual(
      new Set([
        ...['report', 'images', 'files', 'changes', 'problems', 'related', 'findings'],
        ...['delivery', 'pullRequest']
      ])
    )
  })
})
