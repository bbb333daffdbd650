import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'
import { lines, pod } from './manifests.js'

const KEEP: RawInputs = { images: 'ghcr.io/acme/shop:v2', 'pull-policy': 'Always' }
const argo = (...source: string[]): string =>
  lines(
    'apiVersion: argoproj.io/v1alpha1',
    'kind: ApplicationSet',
    'spec:',
    '  template:',
    '    spec:',
    '      source:',
    ...source.map((line) => `        ${line}`)
  )
const flux = (kind: string, group: string, ...spec: string[]): string =>
  lines(`apiVersion: ${group}/v1`, `kind: ${kind}`, 'spec:', ...spec.map((line) => `  ${line}`))

/** A file with a variable for the tag. */
const PLACES: Readonly<Record<string, (tag: string) => readonly [file: string, text: string]>> = {
  'a container': (tag) => ['app.yaml', pod(`image: 'ghcr.io/acme/shop:${tag}'`)],
  'a container with a digest': (tag) => ['app.yaml', pod(`image: 'ghcr.io/acme/shop:v1@${tag}'`)],
  values: (tag) => ['values.yaml', lines('image:', '  repository: ghcr.io/acme/shop', `  tag: '${tag}'`)],
  'the digest of values': (tag) => [
    'values.yaml',
    lines('image:', '  repository: ghcr.io/acme/shop', '  tag: v1', `  digest: '${tag}'`)
  ],
  'a whole reference of values': (tag) => ['values.yaml', `image: 'ghcr.io/acme/shop:${tag}'\n`],
  'a parameter': (tag) => [
    'app.yaml',
    argo(
      'helm:',
      '  parameters:',
      '  - {name: image.repository, value: ghcr.io/acme/shop}',
      `  - {name: image.tag, value: '${tag}'}`
    )
  ],
  'a parameter with the whole reference': (tag) => [
    'app.yaml',
    argo('helm:', '  parameters:', `  - {name: image, value: 'ghcr.io/acme/shop:${tag}'}`)
  ],
  valuesObject: (tag) => [
    'app.yaml',
    argo('helm:', '  valuesObject:', `    image: {repository: ghcr.io/acme/shop, tag: '${tag}'}`)
  ],
  'the values of an application as a text': (tag) => [
    'app.yaml',
    argo('helm:', '  values: |', '    image:', '      repository: ghcr.io/acme/shop', `      tag: '${tag}'`)
  ],
  'an image of an application': (tag) => [
    'app.yaml',
    argo(`kustomize: {images: ['ghcr.io/acme/shop:${tag}']}`)
  ],
  'an image of an application with its old name': (tag) => [
    'app.yaml',
    argo(`kustomize: {images: ['shop=ghcr.io/acme/shop:${tag}']}`)
  ],
  newTag: (tag) => [
    'kustomization.yaml',
    lines('images:', '- name: ghcr.io/acme/shop', `  newTag: '${tag}'`)
  ],
  'newTag with newName': (tag) => [
    'kustomization.yaml',
    lines('images:', '- name: shop', '  newName: ghcr.io/acme/shop', `  newTag: '${tag}'`)
  ],
  digest: (tag) => [
    'kustomization.yaml',
    lines('images:', '- name: ghcr.io/acme/shop', `  digest: '${tag}'`)
  ],
  'the images of Flux': (tag) => [
    'app.yaml',
    flux(
      'Kustomization',
      'kustomize.toolkit.fluxcd.io',
      'images:',
      '- name: ghcr.io/acme/shop',
      `  newTag: '${tag}'`
    )
  ],
  'a post-renderer of Flux': (tag) => [
    'app.yaml',
    flux(
      'HelmRelease',
      'helm.toolkit.fluxcd.io',
      'postRenderers:',
      '- kustomize:',
      '    images:',
      '    - name: ghcr.io/acme/shop',
      `      newTag: '${tag}'`
    )
  ],
  'the values of Flux': (tag) => [
    'app.yaml',
    flux(
      'HelmRelease',
      'helm.toolkit.fluxcd.io',
      `values: {image: {repository: ghcr.io/acme/shop, tag: '${tag}'}}`
    )
  ]
}

const VARIABLES = [
  '{{tag}}',
  '{{ .tag }}',
  '{{ .values.image.tag }}',
  '$ARGOCD_APP_REVISION',
  '${TAG}',
  '${TAG:-v1}',
  '$(TAG)',
  '<TAG>',
  '@TAG@',
  '%TAG%',
  '#{TAG}#',
  '[[ tag ]]',
  '{tag}',
  '__TAG__',
  'v1-${SHA}'
]

describe.each(Object.entries(PLACES))('a variable in %s stays', (_, fileWith) => {
  test.each(VARIABLES)('%s', (variable) => {
    const [file, text] = fileWith(variable)
    const { planned } = checked(text, KEEP, { file })
    expect([planned.patch, planned.matches]).toEqual([null, []])
    expect(planned.problems).toHaveLength(1)
    expect(planned.problems[0]).toMatchObject({
      code: 'variable',
      level: 'notice',
      message: expect.stringContaining(`${JSON.stringify(variable).slice(1, -1)}" holds a variable`)
    })
  })
})

describe('a variable without quotes, which YAML takes for a collection, stays', () => {
  test.each([
    ['values.yaml', ['image:', '  repository: ghcr.io/acme/shop', '  tag: [[ tag ]]'], '[[ tag ]]'],
    ['values.yaml', ['image:', '  repository: ghcr.io/acme/shop', '  tag: {tag}'], '{tag}'],
    ['values.yaml', ['image: ghcr.io/acme/shop', 'imageTag: {{tag}}'], '{{tag}}'],
    ['kustomization.yaml', ['images:', '- name: ghcr.io/acme/shop', '  newTag: {{tag}}'], '{{tag}}'],
    [
      'app.yaml',
      [
        argo(
          'helm:',
          '  values: |',
          '    image:',
          '      repository: ghcr.io/acme/shop',
          '      tag: {{ .tag }}'
        )
      ],
      '{{ .tag }}'
    ]
  ])('%s %j', (file, text, variable) => {
    const { planned } = checked(lines(...text), KEEP, { file, unreadable: null })
    expect(planned.patch).toBeNull()
    expect(planned.problems.map(({ code, message }) => [code, message])).toEqual([
      ['variable', `${JSON.stringify(variable)} holds a variable and was left alone.`]
    ])
  })
})

describe('what only looks odd is written over', () => {
  test.each(['LATEST', 'RELEASE.2023-01-01T00-00-00Z', 'TAG', '_', 'v1_', '1__2__3', 'CONTAINER_IMAGES_TAG'])(
    '%s',
    (tag) => {
      const { after, problems } = checked(
        lines('image:', '  repository: ghcr.io/acme/shop', `  tag: ${tag}`, '  pullPolicy: Always'),
        KEEP,
        { file: 'values.yaml' }
      )
      expect(problems).toEqual([])
      expect(after).toContain('  tag: v2\n')
    }
  )
})

test('a NAME that is a variable itself is replaced', () => {
  const images = '${SHOP_IMAGE}=ghcr.io/acme/shop:v2'
  expect(checked(pod('image: ${SHOP_IMAGE}'), { images }).after).toContain('image: ghcr.io/acme/shop:v2')
})

test('argocd-image-updater#1108: the parameter of a generator stays, and nothing else of the image is written', () => {
  const text = argo(
    'helm:',
    '  parameters:',
    '  - {name: image.repository, value: ghcr.io/acme/shop}',
    "  - {name: image.tag, value: '{{tag}}'}",
    '  - {name: image.pullPolicy, value: IfNotPresent}'
  )
  expect(checked(text, KEEP).planned.patch).toBeNull()
})
