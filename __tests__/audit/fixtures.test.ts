import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { RULES } from '../../src/audit/rules.js'
import { auditIn, told } from '../support/audit.js'
import type { AuditOf } from '../support/audit.js'
import { put, temporaryFolder } from '../support/folder.js'
import { outsideEditsIsSame, readAll, withChanges } from '../support/independent.js'

/** For each rule and shape the trees bad, good, exempt and, where there is a mend, after; findings.txt tells what bad has. */
const FIXTURES = '__tests__/fixtures/audit'
const SHAPES = ['manifests', 'kustomize', 'values'] as const

/** Why a rule has nothing to find in a shape. */
const NEVER: Readonly<Record<string, string>> = {
  'policy-misplaced values': 'which keys are read is for the chart to say',
  'secret-misplaced values': 'which keys are read is for the chart to say',
  'no-pull-secret values': 'the pods are made by the chart',
  'secret-missing values': 'the pods and their namespace are made by the chart',
  'split-version values': 'which images are of one pod is for the chart to say',
  'tag-not-a-string manifests': 'a tag stands behind a name there, and both are text',
  'node-cleanup values': 'they configure no kubelet'
}

const ALL = RULES.flatMap((rule) => SHAPES.map((shape) => ({ rule, shape, key: `${rule.id} ${shape}` })))
const CASES = ALL.filter(({ key }) => NEVER[key] === undefined).map(({ rule, shape, key }) => {
  const folder = join(FIXTURES, rule.id, shape)
  return { key, rule, folder, run: runOf(folder) }
})

/** The images of the run that a fixture is about. */
function runOf(folder: string): AuditOf {
  const file = join(folder, 'run.txt')
  return existsSync(file) ? { images: readFileSync(file, 'utf8').replace('-i ', '').trim() } : {}
}

function tree(folder: string, name: string): Record<string, string> {
  const root = join(folder, name)
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name: file }) => {
      const path = join(parentPath, file)
      return [path.slice(root.length + 1), readFileSync(path, 'utf8')]
    })
  )
}

test('every rule has trees in every shape that it can occur in', () => {
  const there = RULES.flatMap(({ id }) => readdirSync(join(FIXTURES, id)).map((shape) => `${id} ${shape}`))
  expect(there.toSorted()).toEqual(CASES.map(({ key }) => key).toSorted())
  expect(readdirSync(FIXTURES).toSorted()).toEqual(RULES.map(({ id }) => id).toSorted())
  expect(Object.keys(NEVER).filter((key) => !ALL.some((each) => each.key === key))).toEqual([])
})

describe.each(CASES)('$key', ({ rule, folder, run }) => {
  test('bad: the finding, its place and its words, and that of no other rule', async () => {
    const found = await auditIn(temporaryFolder(tree(folder, 'bad')), run)
    expect(`${told(found).join('\n')}\n`).toBe(readFileSync(join(folder, 'findings.txt'), 'utf8'))
    expect(new Set(found.findings.map((each) => `${each.rule} ${each.level}`))).toEqual(
      new Set([`${rule.id} ${rule.level}`])
    )
    expect(found.problems).toEqual([])
  })

  test('good and exempt: no finding', async () => {
    expect(told(await auditIn(temporaryFolder(tree(folder, 'good')), run))).toEqual([])
    expect(told(await auditIn(temporaryFolder(tree(folder, 'exempt')), run))).toEqual([])
    expect(tree(folder, 'exempt')).not.toEqual(tree(folder, 'bad'))
  })

  test('after: what the mend makes of bad, and it is there where it is promised', async () => {
    const bad = temporaryFolder(tree(folder, 'bad'))
    const { findings, patches } = await auditIn(bad, { ...run, fix: true })
    expect(findings.some(({ isMended }) => isMended)).toBe(existsSync(join(folder, 'after')))
    if (!existsSync(join(folder, 'after'))) return
    for (const patch of patches) {
      expect(outsideEditsIsSame(patch)).toBe(true)
      expect(readAll(patch.after)).toEqual(withChanges(readAll(patch.before), patch.changes))
    }
    put(bad, Object.fromEntries(patches.map(({ file, after }) => [file, after])))
    expect(tree(bad, '.')).toEqual(tree(folder, 'after'))
    expect(await auditIn(bad, { ...run, fix: true })).toMatchObject({ findings: [], patches: [] })
  })
})
