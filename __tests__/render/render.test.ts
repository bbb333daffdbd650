import { describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../support/folder.js'
import { renderIn, told } from '../support/render.js'
import { testWith } from '../support/tools.js'

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/shop:v1
        - name: log
          image: acme/log:1
`
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n'

describe('a kustomization', () => {
  const files = {
    'base/kustomization.yaml': 'resources: [web.yaml, service.yaml]\n',
    'base/web.yaml': DEPLOYMENT,
    'base/service.yaml': SERVICE,
    'prod/kustomization.yaml': 'resources: [../base]\nnamespace: prod\n'
  }

  testWith('kustomize', 'is rendered before and after', async () => {
    const folder = temporaryFolder(files)
    const rendering = await renderIn(folder, ['.'], { images: 'acme/shop:v2', 'pull-secrets': 'regcred' })
    expect(told(rendering)).toEqual([
      'prod (1 unchanged)',
      '  changed Deployment/web',
      '    spec/template/spec/containers[0]/image: acme/shop:v1 -> acme/shop:v2',
      '    spec/template/spec/containers[0]/imagePullPolicy: - -> Always',
      '    spec/template/spec/imagePullSecrets[0]/name: - -> regcred'
    ])
    expect(rendering.difference.roots[0]?.containers).toEqual([
      {
        key: { group: 'apps', kind: 'Deployment', namespace: 'prod', name: 'web' },
        container: 'web',
        image: { from: 'acme/shop:v1', to: 'acme/shop:v2' },
        policy: { from: null, to: 'Always' },
        secrets: { added: ['regcred'], removed: [] }
      }
    ])
    expect(rendering.difference.roots[0]?.renderer).toMatch(/^kustomize v\d/)
  })
})

test('plain manifests are taken as they are, without a renderer', async () => {
  const folder = temporaryFolder({ 'all.yaml': `${SERVICE}---\n${DEPLOYMENT}`, 'other.yaml': SERVICE })
  const rendering = await renderIn(folder, ['.'], { images: 'acme/shop:v2' }, { path: '/nowhere' })
  expect(told(rendering)).toEqual([
    'all.yaml (1 unchanged)',
    '  changed Deployment/web',
    '    spec/template/spec/containers[0]/image: acme/shop:v1 -> acme/shop:v2',
    '    spec/template/spec/containers[0]/imagePullPolicy: - -> Always'
  ])
  expect(rendering.difference.roots[0]?.renderer).toBeNull()
})
