import { describe, expect } from '@jest/globals'
import { temporaryFolder } from '../support/folder.js'
import { renderIn, told } from '../support/render.js'
import { testWith } from '../support/tools.js'

const POD = (name: string): string => `apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  containers:
    - name: web
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
`
const VALUES = (tag: string): string => `image:\n  repository: acme/shop\n  tag: ${tag}\n`
const CHART = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`
const FILES = {
  'shop/Chart.yaml': CHART('shop'),
  'shop/values.yaml': VALUES('v1'),
  'shop/values-prod.yaml': VALUES('p1'),
  'shop/values-test.yaml': VALUES('t1'),
  'shop/templates/pod.yaml': POD('web')
}
const image = (from: string): string[] => [
  '  changed Pod/web',
  `    spec/containers[0]/image: acme/shop:${from} -> acme/shop:v2`
]

describe('a chart with several files of values', () => {
  testWith('helm', 'is rendered once for each, over its own values', async () => {
    const rendering = await renderIn(temporaryFolder(FILES), ['.'], {
      images: 'acme/shop:v2',
      'pull-policy': 'keep'
    })
    expect(told(rendering)).toEqual([
      'shop (values-prod.yaml) (0 unchanged)',
      ...image('p1'),
      'shop (values-test.yaml) (0 unchanged)',
      ...image('t1')
    ])
  })

  testWith('helm', 'one of which alone is selected', async () => {
    const rendering = await renderIn(temporaryFolder(FILES), ['shop/values-prod.yaml'], {
      images: 'acme/shop:v2',
      'pull-policy': 'keep'
    })
    expect(told(rendering)).toEqual(['shop (values-prod.yaml) (0 unchanged)', ...image('p1')])
  })

  testWith('helm', 'one of which does not change is rendered only where all are wanted', async () => {
    const folder = temporaryFolder({
      ...FILES,
      'shop/values-test.yaml': 'image:\n  repository: acme/other\n'
    })
    const raw = { images: 'acme/shop:v2', 'pull-policy': 'keep' }
    const files = ['shop/values-prod.yaml', 'shop/values-test.yaml']
    expect(told(await renderIn(folder, files, raw))).toEqual([
      'shop (values-prod.yaml) (0 unchanged)',
      ...image('p1')
    ])
    const all = await renderIn(folder, files, raw, { all: true })
    expect(told(all)).toContain('shop (values-test.yaml) (1 unchanged)')
    expect(all.rendered.map(({ root, text }) => [root, /image: .*/.exec(text)?.[0]])).toEqual([
      ['shop (values-prod.yaml)', 'image: "acme/shop:v2"'],
      ['shop (values-test.yaml)', 'image: "acme/other:v1"']
    ])
  })
})

describe('a subchart that is vendored as a folder', () => {
  const files = {
    'shop/Chart.yaml': `${CHART('shop')}dependencies:\n  - {name: worker, version: 1.0.0}\n`,
    'shop/values.yaml': 'worker:\n  image:\n    repository: acme/shop\n    tag: w1\n',
    'shop/templates/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n',
    'shop/charts/worker/Chart.yaml': CHART('worker'),
    'shop/charts/worker/values.yaml': VALUES('own'),
    'shop/charts/worker/templates/pod.yaml': POD('web')
  }

  testWith('helm', 'is rendered with the chart that holds it, by whose values it runs', async () => {
    const rendering = await renderIn(temporaryFolder(files), ['.'], {
      images: 'acme/shop:v2',
      'pull-policy': 'keep'
    })
    expect(told(rendering)).toEqual(['shop (1 unchanged)', ...image('w1')])
  })

  testWith('helm', 'whose own values alone are selected', async () => {
    const folder = temporaryFolder({ ...files, 'shop/values.yaml': '{}\n' })
    const rendering = await renderIn(folder, ['shop/charts/worker/values.yaml'], {
      images: 'acme/shop:v2',
      'pull-policy': 'keep'
    })
    expect(told(rendering)).toEqual(['shop (1 unchanged)', ...image('own')])
  })
})
