import { describe, expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'
import { SHOP, deployment, lines, pod, podSpec } from './manifests.js'

/** Shapes 1 to 21 of ../shared/reference/real-world-shapes.md that belong to manifests; shapes-more.test.ts has the rest. */

const POLICY = 'imagePullPolicy: Always'
const DIGEST = `sha256:${'a'.repeat(64)}`

function patched(before: string, after: string, raw: Parameters<typeof checked>[1] = SHOP): void {
  const outcome = checked(before, raw)
  expect(outcome.after).toBe(after)
  expect(outcome.problems).toEqual([])
}

function alone(text: string, file = 'app.yaml'): void {
  const { planned } = checked(text, SHOP, { file })
  expect(planned).toEqual({ patch: null, matches: [], problems: [] })
}

describe('1. a folded scalar', () => {
  test.each([
    ['strip', ['name: web', 'image: >-', '  acme/shop:1', 'tty: true']],
    ['clip', ['name: web', 'image: >', '  acme/shop:1', 'tty: true']],
    ['keep', ['name: web', 'image: >+', '  acme/shop:1', 'tty: true']],
    ['with a comment', ['name: web', 'image: >- # the shop', '  acme/shop:1', 'tty: true']],
    ['with an indentation of its own', ['name: web', 'image: >4-', '    acme/shop:1', 'tty: true']],
    ['deep', ['name: web', 'image: >-', '        acme/shop:1', 'tty: true']]
  ])('%s', (_, before) => {
    const after = [
      ...before.slice(0, -1).map((line) => line.replace('shop:1', 'shop:v2')),
      POLICY,
      'tty: true'
    ]
    patched(pod(...before), pod(...after))
  })

  test('the policy goes below the blank lines that the scalar keeps', () => {
    patched(
      pod('image: >+', '  acme/shop:1', '', 'name: web'),
      pod('image: >+', '  acme/shop:v2', '', POLICY, 'name: web')
    )
  })
})

describe('2. an image that is anchored in one container and aliased in another', () => {
  test('is edited once, and each container gets the policy', () => {
    const before = podSpec(
      'containers:',
      '- name: one',
      '  image: &image acme/shop:1 # both',
      '- name: two',
      '  image: *image'
    )
    const after = podSpec(
      'containers:',
      '- name: one',
      '  image: &image acme/shop:v2 # both',
      `  ${POLICY}`,
      '- name: two',
      '  image: *image',
      `  ${POLICY}`
    )
    patched(before, after)
    expect(checked(before, SHOP).changes).toEqual([
      '8:5 pullPolicy spec/containers[0]/imagePullPolicy: nothing -> Always',
      '8:19 image spec/containers[0]/image: acme/shop:1 -> acme/shop:v2',
      '10:5 pullPolicy spec/containers[1]/imagePullPolicy: nothing -> Always',
      '10:12 image spec/containers[1]/image: acme/shop:1 -> acme/shop:v2'
    ])
  })
})

describe('3. to 5. tags of Helm values', () => {
  const values = (...tag: string[]): string => lines('image:', '  repository: acme/shop', ...tag)
  test.each([
    [
      '3. an anchored tag with a digest, its name again in a script',
      lines(
        'image:',
        '  repository: acme/shop',
        `  tag: &v 2026.8.3@${DIGEST}`,
        'job:',
        '  image: {repository: acme/shop, tag: *v}',
        '  script: |',
        '    echo "*v &v"'
      ),
      lines(
        'image:',
        '  repository: acme/shop',
        '  tag: &v v2',
        '  pullPolicy: Always',
        'job:',
        '  image: {repository: acme/shop, tag: *v, pullPolicy: Always}',
        '  script: |',
        '    echo "*v &v"'
      )
    ],
    [
      '4. a tag that carries the digest',
      values(`  tag: v1@${DIGEST}`),
      values('  tag: v2', '  pullPolicy: Always')
    ],
    [
      '5. a number',
      lines('image: {repository: acme/shop, tag: 2004}'),
      lines('image: {repository: acme/shop, tag: v2, pullPolicy: Always}')
    ],
    ['5. a number with a point', values('  tag: 4.10'), values('  tag: v2', '  pullPolicy: Always')],
    ['5. hex digits that begin with 0', values('  tag: 0123456'), values('  tag: v2', '  pullPolicy: Always')]
  ])('%s', (_, before, after) => {
    expect(checked(before, SHOP, { file: 'values.yaml' }).after).toBe(after)
  })

  test.each(['2004', '4.18', '3.0', '0123456', '1e3', '0o17', '1_000'])(
    '5. a tag %s in a manifest is text before and after',
    (tag) => {
      patched(pod(`image: acme/shop:${tag}`), pod('image: acme/shop:007', POLICY), {
        images: 'acme/shop:007'
      })
      patched(pod('image: acme/shop:1'), pod(`image: acme/shop:${tag}`, POLICY), {
        images: `acme/shop:${tag}`
      })
    }
  )
})

describe('6. and 7. containers whose image somebody else fills in', () => {
  test.each([
    ["6. ''", pod("image: '' # acme/shop", 'name: web')],
    ['6. ""', pod('image: "" # acme/shop', 'name: web')],
    ['6. nothing', pod('image: # acme/shop', 'name: web')],
    ['7. a comment of ytt', pod('image: #@ "acme/shop:{}".format(data.values.tag)', 'name: web')],
    ['7. ytt with its annotations', `#@ load("@ytt:data", "data")\n---\n${pod('image: #@ "acme/shop"')}`]
  ])('%s', (_, text) => alone(text))
})

test('8. a flow mapping followed by text is an error for every reader', () => {
  const { planned, problems } = checked(pod('image: {username}/acme/shop:latest', 'name: web'), SHOP)
  expect(planned.patch).toBeNull()
  expect(problems).toEqual([
    'app.yaml:7:22: Names an image, and is no YAML that can be read: Unexpected scalar at node end. Mend it, or leave the file out with an entry in "files" that begins with "!".'
  ])
})

test('9. ko:// is no reference', () => {
  alone(pod('image: ko://example.com/acme/shop', 'name: web'))
  alone(
    lines('apiVersion: v1', 'kind: ConfigMap', 'data:', '  image: ko://acme/shop', '  other: acme/shop:1')
  )
})

describe('10. {{ }} of Argo', () => {
  test('parameters stay and the image beside them is patched', () => {
    const workflow = (image: string, ...policy: string[]) =>
      lines(
        'apiVersion: argoproj.io/v1alpha1',
        'kind: Workflow',
        'metadata:',
        '  generateName: build-',
        'spec:',
        '  templates:',
        '  - name: a',
        '    container:',
        '      image: "{{inputs.parameters.image}}"',
        '      args: ["{{workflow.name}}"]',
        '  - name: b',
        '    script:',
        `      image: ${image}`,
        ...policy,
        '      source: |',
        '        echo {{inputs.parameters.image}} acme/shop:1'
      )
    patched(workflow('acme/shop:1'), workflow('acme/shop:v2', `      ${POLICY}`))
  })
})

describe('11. to 17. what looks like an image and is none', () => {
  test.each([
    [
      "11. an item of Ansible's",
      lines(
        '- hosts: all',
        '  tasks:',
        '  - docker_image: name=x',
        '    with_items:',
        "    - { image: 'acme/shop', tag: '9.1' }"
      )
    ],
    [
      '11. withItems of a Workflow',
      lines(
        'apiVersion: argoproj.io/v1alpha1',
        'kind: Workflow',
        'spec:',
        '  templates:',
        '  - name: loop',
        '    steps:',
        '    - - name: a',
        "        withItems: [{ image: 'acme/shop', tag: '9.1' }]"
      )
    ],
    [
      '12. JSON, templates and YAML in a ConfigMap',
      lines(
        'apiVersion: v1',
        'kind: ConfigMap',
        'data:',
        '  a.json: |',
        '    {"image" : "acme/shop:1"}',
        '  b: "{\\"image\\": \\"acme/shop:1\\"}"',
        '  config: |-',
        '    image: [[ .Image ]] acme/shop:1',
        '    containers:',
        '    - image: acme/shop:1'
      )
    ],
    [
      '12. a list in an annotation of a chart',
      lines(
        'apiVersion: v2',
        'name: shop',
        'annotations:',
        '  artifacthub.io/images: |',
        '    - name: shop',
        '      image: acme/shop:1'
      )
    ],
    [
      '14. what kubectl keeps',
      lines(
        'apiVersion: v1',
        'kind: Pod',
        'metadata:',
        '  annotations:',
        '    kubectl.kubernetes.io/last-applied-configuration: |',
        '      {"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"image":"acme/shop:1"}]}}',
        '  managedFields:',
        '  - fieldsV1: {"f:spec": {"f:containers": {"k:{\\"name\\":\\"web\\"}": {"f:image": {}, image: acme/shop}}}}',
        'spec: {containers: [{name: web, image: nginx}]}'
      )
    ],
    [
      '15. status',
      lines(
        'apiVersion: acme.example/v1',
        'kind: Thing',
        'status:',
        '  image: acme/shop:1',
        '  template: {spec: {containers: [{name: x, image: acme/shop:1}]}}'
      )
    ],
    [
      '16. a disk of Ceph',
      podSpec('volumes:', '- name: x', '  rbd: {image: acme/shop, pool: x}', 'containers: []')
    ],
    [
      '16. a disk of a virtual machine',
      lines(
        'apiVersion: kubevirt.io/v1',
        'kind: VirtualMachineInstance',
        'spec: {volumes: [{name: x, containerDisk: {image: "acme/shop:1"}}]}'
      )
    ],
    [
      '16. a node of kind',
      lines('kind: Cluster', 'apiVersion: kind.x-k8s.io/v1alpha4', 'nodes:', '- image: acme/shop:1')
    ],
    [
      '16. what skaffold builds',
      lines('apiVersion: skaffold/v4beta1', 'kind: Config', 'build: {artifacts: [{image: acme/shop}]}')
    ],
    [
      '17. where a build pushes to',
      lines(
        'apiVersion: kafka.strimzi.io/v1beta2',
        'kind: KafkaConnect',
        'spec: {build: {output: {type: docker, image: "acme/shop:1"}}}'
      )
    ],
    [
      '17. a catalogue',
      lines(
        'apiVersion: operators.coreos.com/v1alpha1',
        'kind: CatalogSource',
        'spec: {image: "acme/shop:1"}'
      )
    ],
    [
      '17. a repository that is watched',
      lines('apiVersion: image.toolkit.fluxcd.io/v1', 'kind: ImageRepository', 'spec: {image: acme/shop}')
    ],
    [
      '20. arguments',
      pod('name: web', 'image: nginx', 'args:', '- --reloader=acme/shop:1', '- --image', '- acme/shop:1')
    ],
    [
      '21. CUE with tabs',
      lines(
        'apiVersion: core.oam.dev/v1beta1',
        'kind: ComponentDefinition',
        'spec:',
        '  schematic:',
        '    cue:',
        '      template: |',
        '        output: spec: containers: [{',
        '        \timage:   parameter.image // acme/shop:1',
        '        }]'
      )
    ]
  ])('%s', (_, text) => alone(text))
})

test('13. one line of 400,000 characters is patched in no more time than others', () => {
  const chart = `${'{"image":"nginx"},'.repeat(22_000)}{"image":"acme/shop:1"}`
  const before = `{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{"chart":${JSON.stringify(chart)}}},"spec":{"containers":[{"image":"acme/shop:1"}]}}`
  const start = performance.now()
  patched(
    before,
    before.replace('"image":"acme/shop:1"}]}}', '"image":"acme/shop:v2","imagePullPolicy":"Always"}]}}')
  )
  expect(performance.now() - start).toBeLessThan(5000)
})

describe('14. whole files of JSON', () => {
  test('are patched under any name', () => {
    const before =
      '{\n\t"apiVersion": "v1",\n\t"kind": "Pod",\n\t"spec": {\n\t\t"containers": [\n\t\t\t{\n\t\t\t\t"name": "web",\n\t\t\t\t"image": "acme/shop:1"\n\t\t\t}\n\t\t]\n\t}\n}'
    const after = before.replace('"acme/shop:1"\n', '"acme/shop:v2",\n\t\t\t\t"imagePullPolicy": "Always"\n')
    for (const file of ['app.yaml', 'app.json']) expect(checked(before, SHOP, { file }).after).toBe(after)
  })
})

describe('18. one kind in several groups', () => {
  test.each([
    ['v1', 'Service', false],
    ['serving.knative.dev/v1', 'Service', true],
    ['argoproj.io/v1alpha1', 'Application', true],
    ['core.oam.dev/v1beta1', 'Application', true],
    ['kustomize.config.k8s.io/v1beta1', 'Kustomization', true]
  ])('%s %s, policy beside the image %s', (apiVersion, kind) => {
    // Whatever the kind, a pod is a pod.
    const text = (tag: string, ...policy: string[]) =>
      lines(
        `apiVersion: ${apiVersion}`,
        `kind: ${kind}`,
        'spec:',
        '  template:',
        '    spec:',
        '      containers:',
        `      - image: acme/shop:${tag}`,
        ...policy
      )
    patched(text('1'), text('v2', `        ${POLICY}`))
  })

  test.each([
    [
      'postgresql.cnpg.io/v1',
      'spec: {imageName: "acme/shop:1"}',
      'spec: {imageName: "acme/shop:v2", imagePullPolicy: Always}'
    ],
    ['cluster.x-k8s.io/v1beta1', 'spec: {imageName: "acme/shop:1"}', 'spec: {imageName: "acme/shop:1"}']
  ])('%s Cluster', (apiVersion, before, after) => {
    const head = lines(`apiVersion: ${apiVersion}`, 'kind: Cluster')
    patched(head + lines(before), head + lines(after))
  })
})

describe('19. a missing or mangled apiVersion', () => {
  test.each([[], ['apiVersion:'], ['apiVersion: apps'], ['apiVersion: apps/v1/'], ['apiVersion: [x]']])(
    'the pod is known by its shape: %s',
    (...apiVersion) => {
      const text = (tag: string, ...policy: string[]) =>
        lines(
          ...apiVersion,
          'kind: Deployment',
          'spec:',
          '  template:',
          '    metadata: {labels: {app: web}}',
          '    spec:',
          '      containers:',
          `      - image: acme/shop:${tag}`,
          ...policy
        )
      patched(text('1'), text('v2', `        ${POLICY}`))
    }
  )

  test('a document without a kind is left alone', () => {
    const text = deployment('spec:', '  containers:', '  - image: acme/shop:1').replace(
      'kind: Deployment\n',
      ''
    )
    expect(checked(text, SHOP, { unreadable: null }).planned).toEqual({
      patch: null,
      matches: [],
      problems: []
    })
  })
})
