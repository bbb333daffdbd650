import { expect, test } from '@jest/globals'
import type { RootDifference } from '../../src/render/difference.js'
import { unexpectedLine } from '../../src/report/rendered-line.js'

const key = { group: 'apps', kind: 'Deployment', namespace: '', name: 'web' }
const field = { path: 'spec/replicas', from: '1', to: '2' }

function root(resources: RootDifference['resources']): RootDifference {
  const nothing = { containers: [], random: [], duplicates: [], unchanged: 0, failure: null }
  return { kind: 'kustomization', root: 'prod', renderer: 'kustomize v5.8.1', ...nothing, resources }
}

test('what nobody asked for is told in one line, what was asked for is not', () => {
  const texts = { before: '', after: '', renamed: null }
  const changed = { key, status: 'changed', ...texts } as const
  const asked = { ...changed, fields: [{ ...field, expected: true }] }
  expect(unexpectedLine({ roots: [root([asked])] })).toBe('')
  const others = Array.from({ length: 4 }, () => ({ ...changed, fields: [{ ...field, expected: false }] }))
  expect(unexpectedLine({ roots: [root([asked, ...others])] })).toBe(
    'What is rendered changes otherwise than was asked for: prod: Deployment/web (spec/replicas); ' +
      'prod: Deployment/web (spec/replicas); prod: Deployment/web (spec/replicas); and 1 more\n'
  )
  const added = { ...changed, status: 'added' as const, fields: [] }
  expect(unexpectedLine({ roots: [root([added])] })).toContain('prod: Deployment/web (added)\n')
})
