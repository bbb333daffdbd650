import { describe, expect, test } from '@jest/globals'
import { containerRows, fieldRows, objectLabel } from '../../src/report/table.js'
import type { Change } from '../../src/patch/change.js'
import { change, example } from './sample.js'

/** The rows in short: line, container, image, policy. */
function short(changes: readonly Change[]) {
  return containerRows(changes).map((row) => [
    row.line,
    row.container,
    row.image?.to ?? null,
    row.policy?.to ?? null
  ])
}

describe('containerRows', () => {
  test('a container has one row for its image and its policy', () => {
    const [patch] = example().patches
    const object = { document: 0, kind: 'Deployment', group: 'apps', namespace: '', name: 'web' }
    expect(containerRows(patch?.changes ?? [])).toEqual([
      {
        file: 'deploy.yaml',
        line: 4,
        object,
        container: 'web',
        image: { from: 'app:1', to: 'app:2' },
        policy: { from: null, to: 'Always' }
      },
      {
        file: 'deploy.yaml',
        line: 6,
        object,
        container: 'job',
        image: { from: 'app:1', to: 'app:2' },
        policy: null
      }
    ])
  })

  const policy = { field: 'pullPolicy', from: 'Never', to: 'Always' } as const
  const spec = (...path: (string | number)[]) => ({ path: ['spec', ...path] })

  test('a policy that stands before its image joins it; rows keep the order of the images', () => {
    expect(
      short([
        change({ line: 3, ...policy, ...spec('containers', 0, 'imagePullPolicy') }),
        change({ line: 4, ...spec('containers', 0, 'image') }),
        change({ line: 7, ...spec('containers', 1, 'image') })
      ])
    ).toEqual([
      [4, 'web', 'app:2', 'Always'],
      [7, 'web', 'app:2', null]
    ])
  })

  test('a policy without an image of its own is a row of its own, in its place', () => {
    expect(
      short([
        change({ line: 3, ...spec('containers', 0, 'image') }),
        change({ line: 9, ...policy, ...spec('containers', 1, 'imagePullPolicy') }),
        change({ line: 12, ...spec('containers', 2, 'image') })
      ])
    ).toEqual([
      [3, 'web', 'app:2', null],
      [9, 'web', null, 'Always'],
      [12, 'web', 'app:2', null]
    ])
  })

  test.each([
    ['file', { file: 'other.yaml' }],
    ['document', { object: { document: 1 } }],
    ['kind', { object: { kind: 'Job' } }],
    ['group', { object: { group: '' } }],
    ['namespace', { object: { namespace: 'prod' } }],
    ['name', { object: { name: 'api' } }],
    ['container', { container: 'job' }],
    ['path', spec('initContainers', 0, 'imagePullPolicy')]
  ])('another %s is another row', (_, other) => {
    expect(
      short([
        change(spec('containers', 0, 'image')),
        change({ ...policy, ...spec('containers', 0, 'imagePullPolicy'), ...other })
      ])
    ).toHaveLength(2)
  })

  test("the object's one policy goes to each of its images that has none of its own", () => {
    const of = (...path: string[]) => ({ container: null, ...spec(...path) })
    expect(
      short([
        change({ line: 2, ...policy, ...of('imagePullPolicy') }),
        change({ line: 3, ...of('image') }),
        change({ line: 4, ...of('driver', 'image') }),
        change({ line: 5, ...of('scaler', 'image') }),
        change({ line: 6, ...policy, to: 'IfNotPresent', ...of('scaler', 'imagePullPolicy') })
      ])
    ).toEqual([
      [3, null, 'app:2', 'Always'],
      [4, null, 'app:2', 'Always'],
      [5, null, 'app:2', 'IfNotPresent']
    ])
  })

  test('images of one list of strings are rows of their own', () => {
    expect(
      short([change({ line: 1, ...spec('images', 0) }), change({ line: 2, ...spec('images', 1) })]).map(
        ([line]) => line
      )
    ).toEqual([1, 2])
  })
})

test('fieldRows are all the other fields', () => {
  const other = (field: Change['field'], ...path: (string | number)[]) =>
    change({ field, path, from: null, to: 'x', container: null })
  const rows = fieldRows([
    change({}),
    change({ field: 'pullPolicy' }),
    other('pullSecret', 'spec', 'imagePullSecrets', 0, 'name'),
    other('annotation', 'metadata', 'annotations', 'example.com/at'),
    other('marker', 'data', 'image'),
    other('alias', 'x')
  ])
  expect(rows.map(({ what, path, step }) => [what, path, step.to])).toEqual([
    ['pull secret', 'spec/imagePullSecrets[0]/name', 'x'],
    ['annotation', 'metadata/annotations/example.com\\/at', 'x'],
    ['marked value', 'data/image', 'x'],
    ['alias', 'x', 'x']
  ])
})

test.each([
  [{ kind: 'Deployment', name: 'web', namespace: '' }, 'Deployment/web'],
  [{ kind: 'Deployment', name: 'web', namespace: 'prod' }, 'Deployment/web (prod)'],
  [{ kind: 'Deployment', name: '', namespace: '' }, 'Deployment'],
  [{ kind: '', name: '', namespace: '' }, '']
])('objectLabel of %j', (object, label) => {
  expect(objectLabel(object)).toBe(label)
})

test('30,000 containers take linear time', () => {
  const changes = Array.from({ length: 30_000 }, (_, at) => [
    change({ line: 2 * at + 1, path: ['spec', 'containers', at, 'image'] }),
    change({ line: 2 * at + 2, field: 'pullPolicy', path: ['spec', 'containers', at, 'imagePullPolicy'] })
  ]).flat()
  const start = performance.now()
  expect(containerRows(changes)).toHaveLength(30_000)
  expect(performance.now() - start).toBeLessThan(4000)
})
