import { expect, test } from '@jest/globals'
import { closingLine } from '../../src/report/closing.js'
import type { Result } from '../../src/report/result.js'
import { change, example, result, swap } from './sample.js'

const FIELDS = [
  'image',
  'name',
  'tag',
  'digest',
  'pullPolicy',
  'pullSecret',
  'annotation',
  'marker',
  'patch',
  'setting',
  'alias'
] as const
const all = FIELDS.flatMap((field) => [change({ field }), change({ field })])
const image = { name: 'app', from: 'app:2', to: 'app:2' }
const error = { code: 'syntax', level: 'error', message: 'x' } as const

const rows: readonly (readonly [Partial<Result>, string])[] = [
  [example(), '1 file, 2 images, 1 policy, 1 pull secret changed'],
  [
    { ...example(), dryRun: true, delivered: false },
    '1 file, 2 images, 1 policy, 1 pull secret changed (dry run, nothing written)'
  ],
  [{ ...example(), delivered: false }, '1 file, 2 images, 1 policy, 1 pull secret changed (nothing written)'],
  [
    { patches: [swap('a', 'x', 'x', 'y', all), swap('b', 'x', 'x', 'y')] },
    '2 files, 2 images, 2 image names, 2 tags, 2 digests, 2 policies, 2 pull secrets, 2 annotations, 2 marked values, 2 settings, 2 aliases changed'
  ],
  [{ images: [image], delivered: false }, 'nothing to change: everything is as asked already (3 files read)'],
  [{ images: [image], filesRead: 1 }, 'nothing to change: everything is as asked already (1 file read)'],
  [{ delivered: false }, 'nothing to change: no image was found (3 files read)'],
  [{ filesRead: 0, delivered: false }, 'nothing to change: no image was asked for; the tag is 2'],
  [{ problems: [error], delivered: false }, 'failed: 1 error, nothing written'],
  [{ ...example(), problems: [error, error], delivered: false }, 'failed: 2 errors, nothing written'],
  [{ ...example(), problems: [error] }, '1 file, 2 images, 1 policy, 1 pull secret changed'],
  [
    { patches: [swap('a', 'x', 'x', 'x', [change({})])] },
    'nothing to change: no image was found (3 files read)'
  ]
]
test.each(rows)('%#', (given, line) => {
  expect(closingLine(result(given))).toBe(line)
})
