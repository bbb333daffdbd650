import { describe, expect, test } from '@jest/globals'
import { auditIn, told } from '../support/audit.js'
import { temporaryFolder } from '../support/folder.js'
import { lines } from '../patch/manifests.js'

const DIGEST = `sha256:${'0'.repeat(64)}`

/** An Application of Argo CD with these lines in its source. */
function application(...source: readonly string[]): string {
  return lines(
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Application',
    'metadata: {name: shop}',
    'spec:',
    '  source:',
    ...source.map((line) => `    ${line}`)
  )
}

function flux(kind: string, group: string, ...spec: readonly string[]): string {
  return lines(
    `apiVersion: ${group}.toolkit.fluxcd.io/v1`,
    `kind: ${kind}`,
    'metadata: {name: shop}',
    'spec:',
    ...spec.map((line) => `  ${line}`)
  )
}

function workflow(...spec: readonly string[]): string {
  return lines(
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Workflow',
    'metadata: {name: build}',
    'spec:',
    ...spec.map((line) => `  ${line}`)
  )
}

const moves = (image: string, tag = 'latest'): string =>
  `mutable-tag "${image}" has the tag "${tag}": what it names changes with every push, and no rollout starts.`

type Case = readonly [name: string, text: string, findings: readonly string[]]

const CASES: readonly Case[] = [
  [
    'the values in the text of an application',
    application(
      'helm:',
      '  values: |',
      '    # of production',
      '    image:',
      '      repository: ghcr.io/acme/shop',
      '      tag: latest',
      '      pullPolicy: IfNotPresent'
    ),
    [
      `app.yaml:11:16 ${moves('ghcr.io/acme/shop:latest')}`,
      'app.yaml:12:23 stale-cache "ghcr.io/acme/shop:latest" is pulled with "IfNotPresent", and it has the tag "latest": a node that has a copy keeps it.'
    ]
  ],
  [
    'a tag in that text that is a number, and a policy that is none',
    application(
      'helm:',
      '  values: |-',
      '    image: {repository: ghcr.io/acme/shop, tag: 1.10}',
      '    sidecar: {pullPolicy: always}'
    ),
    [
      'app.yaml:8:53 tag-not-a-string The tag 1.10 is read as a number, as it has no quotes.',
      'app.yaml:9:31 policy-invalid "always" is no pull policy; Kubernetes knows Always, IfNotPresent and Never, spelled like this.'
    ]
  ],
  [
    'values as an object, in a generator as well',
    lines(
      'apiVersion: argoproj.io/v1alpha1',
      'kind: ApplicationSet',
      'metadata: {name: shop}',
      'spec:',
      '  generators:',
      '    - list: {elements: []}',
      '      template: {spec: {source: {helm: {valuesObject: {image: {repository: acme/shop, tag: latest}}}}}}'
    ),
    [`app.yaml:7:92 ${moves('acme/shop:latest')}`]
  ],
  [
    'parameters of a chart',
    application(
      'helm:',
      '  parameters:',
      '    - name: image.repository',
      '      value: ghcr.io/acme/shop',
      '    - name: image.tag',
      '      value: latest',
      '    - name: image.pullPolicy',
      '      value: Never',
      '    - name: sidecar.image.name',
      '      value: acme/side',
      '    - name: sidecar.image.tag',
      '      value: 20240101'
    ),
    [
      `app.yaml:11:18 ${moves('ghcr.io/acme/shop:latest')}`,
      'app.yaml:13:18 never-pulled "Never" keeps "ghcr.io/acme/shop:latest" from being pulled: a node runs the copy that it has, or none.',
      'app.yaml:17:18 tag-not-a-string The tag 20240101 is read as a number, as it has no quotes.'
    ]
  ],
  [
    'a parameter with the whole image',
    application('helm: {parameters: [{name: image, value: "acme/shop:latest"}]}'),
    [`app.yaml:6:46 ${moves('acme/shop:latest')}`]
  ],
  [
    'images of kustomize, in an application',
    application(
      'kustomize:',
      '  images:',
      '    - shop=ghcr.io/acme/shop:latest',
      '    - acme/other:v1',
      '    - a=b'
    ),
    [`app.yaml:8:11 ${moves('ghcr.io/acme/shop:latest')}`]
  ],
  [
    'in a file beside an application',
    lines('kustomize:', '  images: ["acme/shop:latest"]'),
    [`.argocd-source-shop.yaml:2:12 ${moves('acme/shop:latest')}`]
  ],
  [
    'images of a Kustomization of Flux',
    flux(
      'Kustomization',
      'kustomize',
      'images:',
      '  - name: acme/shop',
      '    newTag: latest',
      '  - name: acme/other',
      '    newTag: 1.10',
      `    digest: ${DIGEST}`,
      '  - name: acme/third'
    ),
    [
      `app.yaml:7:15 ${moves('acme/shop:latest')}`,
      'app.yaml:9:15 tag-not-a-string The tag 1.10 is read as a number, as it has no quotes.',
      'app.yaml:10:15 digest-wins The digest "sha256:000000000000..." decides, whatever "newTag: 1.10" says.'
    ]
  ],
  [
    'images behind the renderer of a release',
    flux(
      'HelmRelease',
      'helm',
      'postRenderers:',
      '  - kustomize:',
      '      images:',
      '        - name: acme/shop',
      '          newName: ghcr.io/acme/shop',
      '          newTag: latest'
    ),
    [`app.yaml:10:21 ${moves('ghcr.io/acme/shop:latest')}`]
  ],
  [
    'a pod in a text, whose own policy is not known',
    workflow(
      'podSpecPatch: |',
      '  containers:',
      '    - name: main',
      '      image: ghcr.io/acme/shop:main',
      '    - name: wait',
      '      image: ghcr.io/acme/wait:1',
      '      imagePullPolicy: Never'
    ),
    [
      `app.yaml:8:16 ${moves('ghcr.io/acme/shop:main', 'main')}`,
      'app.yaml:11:26 never-pulled "Never" keeps "ghcr.io/acme/wait:1" from being pulled: a node runs the copy that it has, or none.'
    ]
  ],
  [
    'an object in a text',
    workflow(
      'templates:',
      '  - name: make',
      '    resource:',
      '      action: create',
      '      manifest: |',
      '        apiVersion: v1',
      '        kind: Pod',
      '        metadata: {name: x}',
      '        spec:',
      '          imagePullPolicy: Always',
      '          containers:',
      '            - name: main',
      '              image: ghcr.io/acme/shop:main'
    ),
    [
      `app.yaml:14:13 policy-misplaced "imagePullPolicy: Always" in the pod's spec is not read; each container has a policy of its own.`,
      'app.yaml:17:24 stale-cache "ghcr.io/acme/shop:main" has no pull policy, so IfNotPresent applies, and it has the tag "main": a node that has a copy keeps it.',
      `app.yaml:17:24 ${moves('ghcr.io/acme/shop:main', 'main')}`
    ]
  ],
  [
    'an exempt line',
    application(
      'helm:',
      '  values: |',
      '    image: acme/shop:latest # repull-ignore: mutable-tag a demonstration'
    ),
    []
  ],
  ['a text that is no YAML', application('helm:', '  values: |', '    image: {acme/shop:latest'), []],
  ['what a variable fills in', application('kustomize: {images: ["acme/shop:${TAG}"]}'), []],
  [
    'good ones',
    application(
      'helm:',
      '  parameters: [{name: image.repository, value: acme/shop}, {name: image.tag, value: "1.10"}]',
      '  values: |',
      '    image: {repository: ghcr.io/acme/shop, tag: v1.2, pullPolicy: IfNotPresent}'
    ),
    []
  ]
]

describe('the audit of texts and of objects that deploy others', () => {
  test.each(CASES)('%s', async (name, text, findings) => {
    const file = name.includes('beside an application') ? '.argocd-source-shop.yaml' : 'app.yaml'
    const folder = temporaryFolder({ [file]: text })
    expect(told(await auditIn(folder))).toEqual(findings)
  })

  test('after a patch in a text, findings stand where the file has them', async () => {
    const text = application(
      'helm:',
      '  values: |',
      '    image:',
      '      repository: ghcr.io/acme/shop',
      '      tag: "1"',
      '    sidecar:',
      '      image: {repository: acme/side, tag: latest}'
    )
    const folder = temporaryFolder({ 'app.yaml': text })
    const { findings, patches } = await auditIn(folder, { images: 'ghcr.io/acme/shop:v2' })
    expect(patches[0]?.after).toContain('pullPolicy: Always')
    expect(told({ findings })).toEqual([`app.yaml:12:47 ${moves('acme/side:latest')}`])
  })

  test('what is found in a text is told and not mended', async () => {
    const text = application('helm:', '  values: |', '    image: {repository: acme/shop, tag: 1.10}')
    const { findings, patches } = await auditIn(temporaryFolder({ 'app.yaml': text }), { fix: true })
    expect(patches).toEqual([])
    expect(findings.map(({ rule, isMendable }) => [rule, isMendable])).toEqual([['tag-not-a-string', false]])
  })

  test('tags of parameters and of entries are quoted', async () => {
    const parameters = application(
      'helm: {parameters: [{name: image.name, value: x}, {name: image.tag, value: 1.10}]}'
    )
    const entries = flux('Kustomization', 'kustomize', 'images: [{name: acme/shop, newTag: 1.10}]')
    const folder = temporaryFolder({ 'app.yaml': parameters, 'flux.yaml': entries })
    const { patches } = await auditIn(folder, { fix: true })
    expect(patches.map(({ after }) => after)).toEqual(
      [parameters, entries].map((text) => text.replace('1.10', '"1.10"'))
    )
  })
})
