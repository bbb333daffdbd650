import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'
import { lines, pod } from './manifests.js'

const OLD = `sha256:${'0'.repeat(64)}`
const NEW = `sha256:${'1'.repeat(64)}`
const KEEP: RawInputs = { images: 'acme/shop:v2', 'pull-policy': 'keep' }
const argo = (...source: string[]): string =>
  lines(
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Application',
    'spec:',
    '  source:',
    ...source.map((line) => `    ${line}`)
  )

const PLACES: readonly (readonly [string, string, string, string])[] = [
  ['a container', 'app.yaml', pod(`image: acme/shop@${OLD}`), '7:12'],
  ['a container with a tag too', 'app.yaml', pod(`image: acme/shop:v1@${OLD}`), '7:12'],
  [
    'values',
    'values.yaml',
    lines('image:', '  repository: acme/shop', '  tag: v1', `  digest: ${OLD}`),
    '4:3'
  ],
  ['the tag of values', 'values.yaml', lines('image:', '  repository: acme/shop', `  tag: v1@${OLD}`), '3:3'],
  [
    'an entry of a kustomization',
    'kustomization.yaml',
    lines('images:', '- name: acme/shop', `  digest: ${OLD}`),
    '3:3'
  ],
  ['an image of Argo CD', 'app.yaml', argo(`kustomize: {images: ["acme/shop@${OLD}"]}`), '5:26'],
  [
    'a parameter of Argo CD',
    'app.yaml',
    argo(
      'helm:',
      '  parameters:',
      '  - {name: image.repository, value: acme/shop}',
      '  - {name: image.tag, value: v1}',
      `  - {name: image.digest, value: "${OLD}"}`
    ),
    '9:37'
  ]
]

describe('a digest that goes away with a new tag is told', () => {
  test.each(PLACES)('in %s', (_, file, text, at) => {
    expect(checked(text, KEEP, { file }).problems).toEqual([
      `${file}:${at}: The digest sha256:000000000000... goes away; the tag alone decides from now on. Give the build step's digest in "digest" to keep the image pinned.`
    ])
  })

  test.each(PLACES)('and in %s not where a new digest takes its place', (_, file, text) => {
    expect(checked(text, { ...KEEP, images: `acme/shop:v2@${NEW}` }, { file }).problems).toEqual([])
  })
})
