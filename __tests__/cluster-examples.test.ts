import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { RULES } from '../src/audit/rules.js'
import { auditIn } from './support/audit.js'
import { temporaryFolder } from './support/folder.js'
import { call, SCHEMAS, testWith } from './support/tools.js'

const FOLDER = 'examples/cluster'
const FILES = readdirSync(FOLDER)
const PAGE = readFileSync('docs/why-not-pulled.md', 'utf8')
const LOCATION = ['-schema-location', `${SCHEMAS}/{{.ResourceKind}}{{.KindSuffix}}.json`]

// The kubelet's configuration is no object of the API server's; its keys are looked at below.
testWith('kubeconform', 'kubeconform accepts the manifests for the cluster', () => {
  const told = call(
    'kubeconform',
    '-strict',
    '-summary',
    ...LOCATION,
    '-skip',
    'KubeletConfiguration',
    FOLDER
  )
  expect(told).toBe('Summary: 3 resources found in 3 files - Valid: 2, Invalid: 0, Errors: 0, Skipped: 1\n')
})

testWith('kubeconform', 'kubeconform would not accept a policy of a pod', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec: { imagePullPolicy: Always, containers: [] }\n'
  const folder = temporaryFolder({ 'pod.yaml': pod })
  expect(() => call('kubeconform', '-strict', ...LOCATION, folder)).toThrow('Command failed')
})

test('the kubelet gets percentages that are in order, and an age', () => {
  const settings = yaml.load(readFileSync(`${FOLDER}/kubelet.yaml`, 'utf8')) as Record<string, unknown>
  expect(settings).toEqual({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    imageGCHighThresholdPercent: 80,
    imageGCLowThresholdPercent: 60,
    imageMaximumGCAge: '168h'
  })
})

test('the audit has nothing to say of them', async () => {
  const files = FILES.map((file) => [file, readFileSync(`${FOLDER}/${file}`, 'utf8')] as const)
  expect((await auditIn(temporaryFolder(Object.fromEntries(files)))).findings).toEqual([])
})

test('the guide names every rule once in its table but the one about tags in general, and every manifest', () => {
  const rows = PAGE.split('\n').filter((line) => line.startsWith('| ') && /\| `[a-z-]+` \|/.test(line))
  const named = rows.flatMap((row) => /\| `([a-z-]+)` \|/.exec(row)?.[1] ?? [])
  expect([...named, 'mutable-tag'].toSorted()).toEqual(
    expect.arrayContaining(RULES.map(({ id }) => id).toSorted())
  )
  expect(PAGE).toContain('(`mutable-tag`)')
  for (const file of FILES) expect(PAGE).toContain(`(../examples/cluster/${file})`)
})
