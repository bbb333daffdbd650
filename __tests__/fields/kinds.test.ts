import { describe, expect, test } from '@jest/globals'
import { parseFieldSpec } from '../../src/fields/path.js'
import { FIELDS, rowsFor, splitApiVersion } from '../../src/fields/table.js'
import { walk } from '../../src/fields/walk.js'
import { parseChunk } from '../../src/yaml/parse.js'
import { checked } from '../support/checked.js'
import { EXPECTED } from './kinds-table.js'
import type { ExpectedField } from './kinds-table.js'

type Tree = Record<string, unknown>

/** A manifest with a value at a path; `[]` is a list of one item. */
function at(path: readonly string[], value: unknown): Tree {
  const [part = '', ...rest] = path
  const inner = rest.length === 0 ? value : at(rest, value)
  const key = part.replace(/(?:\[\])*$/, '')
  const depth = (part.length - key.length) / 2
  return { [key]: Array.from({ length: depth }).reduce<unknown>((item) => [item], inner) }
}

/** The same with one more value put in. */
function merge(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [merge(one[0], other[0])]
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return other
  return Object.entries(other as Tree).reduce<Tree>(
    (merged, [key, value]) => ({ ...merged, [key]: key in merged ? merge(merged[key], value) : value }),
    { ...(one as Tree) }
  )
}

const title = ({ apiVersion, kind, image }: ExpectedField): string =>
  `${apiVersion} ${kind} ${image.join('.')}`

describe('every kind: the image, its pull policy and its pull secrets where the kind has them', () => {
  test.each(EXPECTED.map((field) => [title(field), field] as const))('%s', (_, field) => {
    const { apiVersion, kind, image, policy, secrets, secretsForm } = field
    const before = { apiVersion, kind, metadata: { name: 'x' }, ...at(image, 'acme/shop:v1') }
    const { after, planned } = checked(JSON.stringify(before), {
      images: 'acme/shop:v2',
      'pull-secrets': 'regcred'
    })
    const wanted = [
      at(image, 'acme/shop:v2'),
      ...(policy === null ? [] : [at(policy, 'Always')]),
      ...(secrets === null
        ? []
        : [at(secrets, [secretsForm === 'strings' ? 'regcred' : { name: 'regcred' }])])
    ]
    expect(JSON.parse(after)).toEqual(wanted.reduce<unknown>(merge, before))
    expect(planned.problems.map(({ message }) => message)).toEqual([
      ...(policy === null ? [`${kind} has no field for the pull policy of this image.`] : []),
      ...(secrets === null
        ? [`Repull knows no place for pull secrets in ${kind}, so regcred was not added.`]
        : [])
    ])
  })
})

describe('every path of the table leads to what it says', () => {
  const paths = FIELDS.flatMap(
    ({ group, version = 'v1', kinds, templates, containers, volumes, images, never }) => {
      const apiVersion = group === '' ? version : `${group}/${version}`
      const places = (specs: readonly string[] | undefined, ...below: readonly string[]) =>
        (specs ?? []).flatMap((spec) => parseFieldSpec(spec)).map((parts) => [...parts, ...below])
      const found = [
        ...places(templates, 'spec', 'containers[]', 'image'),
        ...places(containers, 'image'),
        ...places(volumes, 'image', 'reference'),
        ...places(images)
      ]
      return kinds.flatMap((kind) => [
        ...found.map((path) => [apiVersion, kind, path, 1] as const),
        ...places(never).map((path) => [apiVersion, kind, path, 0] as const)
      ])
    }
  )

  test.each(paths)('%s %s %j', (apiVersion, kind, path, count) => {
    const text = JSON.stringify({
      apiVersion,
      kind,
      ...at(
        path.map((part) => part.replace('*', 'any')),
        'x'
      )
    })
    const documents = parseChunk(text, { start: 0, end: text.length, index: 0 })
    const root = Array.isArray(documents) ? documents[0]?.root : undefined
    expect(root && walk(root, 0).uses).toHaveLength(count)
  })
})

test('the table has no kind that the list above does not have, but for these', () => {
  const listed = new Set(
    EXPECTED.map(({ apiVersion, kind }) => `${splitApiVersion(apiVersion).group} ${kind}`)
  )
  const unlisted = FIELDS.flatMap(({ group, kinds }) => kinds.map((kind) => `${group} ${kind}`)).filter(
    (kind) => !listed.has(kind)
  )
  expect([...new Set(unlisted)]).toEqual([
    'extensions Job',
    'batch ScheduledJob',
    'tekton.dev ClusterTask',
    ...['XGBoostJob', 'MXJob', 'PaddleJob', 'JAXJob'].map((kind) => `kubeflow.org ${kind}`),
    'kafka.strimzi.io KafkaMirrorMaker',
    'acid.zalan.do postgresql',
    'actions.summerwind.dev RunnerSet',
    'agones.dev GameServerSet',
    'platform.confluent.io *'
  ])
})

describe('rowsFor', () => {
  test.each([
    ['v1', 'Pod', 1],
    ['v1', 'Service', 0],
    ['serving.knative.dev/v1', 'Service', 1],
    ['apps/v1', 'Pod', 0],
    ['apps/v1', 'StatefulSet', 1],
    ['apps.kruise.io/v1beta1', 'StatefulSet', 1],
    ['batch/v1', 'Job', 1],
    ['batch.volcano.sh/v1alpha1', 'Job', 1],
    ['run.googleapis.com/v1', 'Job', 1],
    ['kafka.strimzi.io/v1beta2', 'Kafka', 4],
    ['platform.confluent.io/v1beta1', 'Kafka', 1],
    ['platform.confluent.io/v1beta1', 'Anything', 1],
    ['postgresql.cnpg.io/v1', 'Cluster', 1],
    ['cluster.x-k8s.io/v1beta1', 'Cluster', 0],
    ['argoproj.io/v1alpha1', 'Application', 0],
    ['core.oam.dev/v1beta1', 'Application', 0],
    ['tekton.dev/v1', 'PipelineRun', 1],
    ['tekton.dev/v1beta1', 'PipelineRun', 1],
    ['tekton.dev/v2', 'PipelineRun', 0],
    ['', 'Deployment', 0]
  ])('%s %s has %i rows', (apiVersion, kind, count) => {
    expect(rowsFor(apiVersion, kind)).toHaveLength(count)
  })

  test.each([
    ['v1', '', 'v1'],
    ['apps/v1', 'apps', 'v1'],
    ['', '', ''],
    ['a/b/c', 'a', 'b/c']
  ])('the apiVersion %j has the group %j and the version %j', (apiVersion, group, version) => {
    expect(splitApiVersion(apiVersion)).toEqual({ group, version })
  })
})
