import { describe, expect, test } from '@jest/globals'
import { formatPath } from '../../src/fields/path.js'
import type { FieldRow } from '../../src/fields/table.js'
import { walk } from '../../src/fields/walk.js'
import type { Walked } from '../../src/fields/use.js'
import { parseChunk } from '../../src/yaml/parse.js'

function walked(text: string, rows: readonly FieldRow[] = []): Walked {
  const documents = parseChunk(text, { start: 0, end: text.length, index: 0 })
  if (!Array.isArray(documents)) throw new Error(documents.message)
  const [document] = documents
  if (document === undefined) throw new Error('there is no document')
  return walk(document.root, document.index, rows)
}

/** `path: container`, one an image. */
function uses(text: string, rows: readonly FieldRow[] = []): string[] {
  return walked(text, rows).uses.map(({ path, container }) => `${formatPath(path)}: ${container ?? 'none'}`)
}

const CONTAINERS = 'containers: [{name: web, image: a}]'

describe('kind and group decide together', () => {
  test.each([
    ['serving.knative.dev/v1', 'Service', ['spec/template/spec/containers[0]/image: web']],
    ['v1', 'Service', ['spec/template/spec/containers[0]/image: web']],
    ['apps/v1', 'Deployment', ['spec/template/spec/containers[0]/image: web']]
  ])('%s %s', (apiVersion, kind, expected) => {
    expect(
      uses(`apiVersion: ${apiVersion}\nkind: ${kind}\nspec: {template: {spec: {${CONTAINERS}}}}`)
    ).toEqual(expected)
  })

  test('a Service has no image of its own, a StepAction has', () => {
    expect(uses('apiVersion: v1\nkind: Service\nspec: {image: a}')).toEqual([])
    expect(uses('apiVersion: serving.knative.dev/v1\nkind: Service\nspec: {image: a}')).toEqual([])
    expect(uses('apiVersion: tekton.dev/v1\nkind: StepAction\nspec: {image: a}')).toEqual([
      'spec/image: none'
    ])
    expect(uses('apiVersion: example.org/v1\nkind: StepAction\nspec: {image: a}')).toEqual([])
  })

  test('the same kind of two groups keeps its image in two fields', () => {
    const text = (apiVersion: string) => `apiVersion: ${apiVersion}\nkind: Cluster\nspec: {imageName: a}`
    expect(uses(text('postgresql.cnpg.io/v1'))).toEqual(['spec/imageName: none'])
    expect(uses(text('cluster.x-k8s.io/v1beta1'))).toEqual([])
  })
})

describe('whose image it is', () => {
  const object = (text: string) => walked(text).uses[0]?.object

  test('group, kind, namespace and name', () => {
    expect(
      object(
        `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: n, namespace: m}\nspec: {template: {spec: {${CONTAINERS}}}}`
      )
    ).toEqual({ document: 0, kind: 'Deployment', group: 'apps', namespace: 'm', name: 'n' })
  })

  test('what is not said is empty; generateName stands in for name', () => {
    expect(object(`apiVersion: v1\nkind: Pod\nmetadata: {generateName: g-}\nspec: {${CONTAINERS}}`)).toEqual({
      document: 0,
      kind: 'Pod',
      group: '',
      namespace: '',
      name: 'g-'
    })
    expect(object(`kind: Pod\nmetadata: x\nspec: {restartPolicy: Never, ${CONTAINERS}}`)).toEqual({
      document: 0,
      kind: 'Pod',
      group: '',
      namespace: '',
      name: ''
    })
  })

  test('in a List each item is its own object, with paths from the document', () => {
    const pod = (name: string) =>
      `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {${CONTAINERS}}}`
    const text = `apiVersion: v1\nkind: List\nitems: [${pod('a')}, {kind: Secret}, ${pod('b')}]`
    expect(uses(text)).toEqual([
      'items[0]/spec/containers[0]/image: web',
      'items[2]/spec/containers[0]/image: web'
    ])
    expect(walked(text).uses.map(({ object }) => `${object.kind} ${object.name}`)).toEqual(['Pod a', 'Pod b'])
  })

  test('lists of lists, and lists of other kinds', () => {
    const pod = `{apiVersion: v1, kind: Pod, spec: {${CONTAINERS}}}`
    const inner = `{apiVersion: v1, kind: PodList, items: [${pod}]}`
    expect(uses(`apiVersion: v1\nkind: List\nitems: [${inner}]`)).toEqual([
      'items[0]/items[0]/spec/containers[0]/image: web'
    ])
  })

  test('objects inside others, as in a Sensor, a Template or a ManifestWork', () => {
    const pod = `{apiVersion: v1, kind: Pod, metadata: {name: inner}, spec: {${CONTAINERS}}}`
    const sensor = `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nspec: {triggers: [{template: {k8s: {source: {resource: ${pod}}}}}]}`
    expect(uses(sensor)).toEqual([
      'spec/triggers[0]/template/k8s/source/resource/spec/containers[0]/image: web'
    ])
    expect(walked(sensor).uses[0]?.object.name).toBe('inner')
    expect(uses(`apiVersion: template.openshift.io/v1\nkind: Template\nobjects: [${pod}]`)).toEqual([
      'objects[0]/spec/containers[0]/image: web'
    ])
  })
})

describe('kinds that are not known, by the shape of what is in them', () => {
  const unknown = (rest: string) => `apiVersion: example.org/v1\nkind: Widget\n${rest}`

  test.each([
    [
      'a pod template',
      `spec: {template: {metadata: {}, spec: {${CONTAINERS}}}}`,
      'spec/template/spec/containers[0]/image: web'
    ],
    [
      'a pod template under another key',
      `spec: {podTemplate: {spec: {${CONTAINERS}}}}`,
      'spec/podTemplate/spec/containers[0]/image: web'
    ],
    ['a list of containers', `spec: {${CONTAINERS}}`, 'spec/containers[0]/image: web'],
    [
      'containers right under a template',
      `spec: {template: {${CONTAINERS}}}`,
      'spec/template/containers[0]/image: web'
    ],
    [
      'init containers alone',
      'spec: {initContainers: [{name: i, image: a}]}',
      'spec/initContainers[0]/image: i'
    ],
    [
      'deep in lists',
      `spec: {groups: [{pods: [{spec: {${CONTAINERS}}}]}]}`,
      'spec/groups[0]/pods[0]/spec/containers[0]/image: web'
    ],
    ['at the top', CONTAINERS, 'containers[0]/image: web'],
    [
      'without an apiVersion',
      `spec: {template: {spec: {${CONTAINERS}}}}`,
      'spec/template/spec/containers[0]/image: web'
    ],
    ['containers without names', 'spec: {containers: [{image: a}]}', 'spec/containers[0]/image: none']
  ])('%s', (_, rest, expected) => {
    expect(uses(unknown(rest))).toEqual([expected])
  })

  test.each([
    ['an image alone', 'spec: {image: a}'],
    ['a list under another name', 'spec: {withItems: [{image: debian, tag: "9.1"}]}'],
    ['containers that are a mapping', 'spec: {containers: {image: a}}'],
    ['containers that are texts', 'spec: {containers: [a, b]}'],
    ['images that are mappings', 'spec: {containers: [{image: {repository: a}}]}'],
    ["a kind cluster's nodes", 'nodes: [{role: worker, image: kindest/node}]'],
    ['a disk', 'spec: {volumes: [{rbd: {image: a}}, {containerDisk: {image: b}}]}']
  ])('not: %s', (_, rest) => {
    expect(uses(unknown(rest))).toEqual([])
  })

  test('where the user says that the image is', () => {
    const row = (group: string, spec: string): FieldRow[] => [{ group, kinds: ['Widget'], images: [spec] }]
    const text = unknown('spec: {items: [{image: a}, {image: b}], one: {img: c}}')
    expect(uses(text, row('*', 'spec/items[]/image'))).toEqual([
      'spec/items[0]/image: none',
      'spec/items[1]/image: none'
    ])
    expect(uses(text, row('example.org', 'spec/one/img'))).toEqual(['spec/one/img: none'])
    expect(uses(text, row('example.com', 'spec/one/img'))).toEqual([])
    expect(uses(text, row('*', 'spec/*/img'))).toEqual(['spec/one/img: none'])
    expect(uses(text.replace('Widget', 'Gadget'), row('*', 'spec/one/img'))).toEqual([])
  })
})

describe('never', () => {
  test.each([
    ['status', `apiVersion: v1\nkind: Pod\nstatus: {containerStatuses: [{image: a}], ${CONTAINERS}}`],
    [
      'a definition',
      `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {${CONTAINERS}}`
    ],
    [
      'a definition in a List',
      `apiVersion: v1\nkind: List\nitems: [{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {${CONTAINERS}}}]`
    ],
    [
      'metadata',
      `apiVersion: v1\nkind: Pod\nmetadata: {${CONTAINERS}, managedFields: [{fieldsV1: {"f:spec": {${CONTAINERS}}}}]}`
    ],
    [
      'last-applied-configuration',
      `apiVersion: v1\nkind: Pod\nmetadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"spec":{"containers":[{"image":"a"}]}}'}}`
    ],
    ['rbd.image', 'apiVersion: v1\nkind: Pod\nspec: {volumes: [{name: v, rbd: {image: a}}]}'],
    ['rbd.image of a PersistentVolume', 'apiVersion: v1\nkind: PersistentVolume\nspec: {rbd: {image: a}}'],
    [
      'the image that Strimzi pushes',
      'apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaConnect\nspec: {build: {output: {image: a}}}'
    ],
    [
      'hotUpgradeEmptyImage',
      'apiVersion: apps.kruise.io/v1alpha1\nkind: SidecarSet\nspec: {containers: [{name: s, upgradeStrategy: {hotUpgradeEmptyImage: a}}]}'
    ],
    [
      'an image of withItems',
      'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {templates: [{steps: [[{withItems: [{image: debian}]}]]}]}'
    ],
    ['a CatalogSource', 'apiVersion: operators.coreos.com/v1alpha1\nkind: CatalogSource\nspec: {image: a}'],
    ['an ImageRepository', 'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nspec: {image: a}'],
    ['a document without a kind', `spec: {${CONTAINERS}}`],
    ['a list at the root', '- {kind: Pod, containers: [{image: a}]}'],
    ['a test of a JSON patch', '- {op: test, path: /spec/containers/0/image, value: a}'],
    ['a text', 'containers']
  ])('%s', (_, text) => {
    expect(uses(text)).toEqual([])
  })
})

describe('one image that is found in several ways is one image', () => {
  test('by the table and by its shape', () => {
    expect(
      uses(`apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {${CONTAINERS}}}}`)
    ).toHaveLength(1)
  })

  test('by the table and by the user', () => {
    const rows = [{ group: '*', kinds: ['Pod'], images: ['spec/containers[]/image'] }]
    expect(uses(`apiVersion: v1\nkind: Pod\nspec: {${CONTAINERS}}`, rows)).toEqual([
      'spec/containers[0]/image: web'
    ])
  })

  test('but an alias of it is another one', () => {
    expect(
      uses(`apiVersion: v1\nkind: Pod\nspec: {containers: &c [{name: web, image: a}], initContainers: *c}`)
    ).toEqual(['spec/containers[0]/image: web', 'spec/initContainers[0]/image: web'])
  })

  test('a merged pod is where it is read, not under "<<"', () => {
    const text = `apiVersion: v1\nkind: Pod\nx: &x {${CONTAINERS}}\nspec: {<<: *x}`
    expect(uses(text)).toEqual(['spec/containers[0]/image: web', 'x/containers[0]/image: web'])
  })
})

test('texts with YAML of their own are handed out', () => {
  const text = `apiVersion: argoproj.io/v1alpha1
kind: Workflow
spec:
  podSpecPatch: a
  templates:
  - {podSpecPatch: b, resource: {manifest: c}}
  templateDefaults: {podSpecPatch: d}
`
  expect(
    walked(text).embedded.map(
      ({ path, holds, scalar }) => `${formatPath(path)} ${holds} ${String(scalar.value)}`
    )
  ).toEqual([
    'spec/podSpecPatch pod a',
    'spec/templates[0]/podSpecPatch pod b',
    'spec/templateDefaults/podSpecPatch pod d',
    'spec/templates[0]/resource/manifest object c'
  ])
})
