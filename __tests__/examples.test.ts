import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { buildHost } from '../src/host/build.js'
import { parseInputs } from '../src/inputs.js'
import type { Patch } from '../src/patch/change.js'
import { run } from '../src/run.js'
import { temporaryFolder } from './support/folder.js'
import { call, testWith } from './support/tools.js'
import { containerImages, outsideEditsIsSame, readAll, withChanges } from './support/independent.js'

const SHOP = 'examples/shop'
const FILES = readdirSync(SHOP).sort()

/** Every container of examples/shop that runs the shop's image, and what it runs before. */
const EXPECTED = [
  'checkout.yaml Rollout checkout: ghcr.io/acme/shop:2024.06.1, no policy',
  'report.yaml CronJob report: ghcr.io/acme/shop:2024.04.7@sha256:6ee1d7ac4b8a9e1b9e4f0c2d35a7f8b0c1d2e3f405162738495a6b7c8d9e0f12, no policy',
  'web.yaml Deployment migrate: ghcr.io/acme/shop:2024.06.1, no policy',
  'web.yaml Deployment web: ghcr.io/acme/shop:2024.06.1, IfNotPresent',
  'workers.yaml Deployment thumbnails: ghcr.io/acme/shop:2024.06.1, IfNotPresent',
  'workers.yaml StatefulSet mailer: ghcr.io/acme/shop:2024.06.1, no policy'
]
const NEW = 'ghcr.io/acme/shop:v2'

async function patchShop(): Promise<{ folder: string; patches: readonly Patch[] }> {
  const folder = temporaryFolder()
  cpSync(SHOP, folder, { recursive: true })
  const host = buildHost({ env: process.env, workingDirectory: folder, roots: [folder], onFile: () => {} })
  const inputs = parseInputs({ images: NEW })
  const result = await run({ ...inputs, workingDirectory: folder }, host)
  expect(result.problems.map(({ code, place }) => [code, place?.file])).toEqual([['unpinned', 'report.yaml']])
  return { folder, patches: result.patches }
}

describe('examples/shop', () => {
  test('the images and policies of the shop change, and nothing else', async () => {
    const { folder, patches } = await patchShop()
    expect(patches.map(told).flat().sort()).toEqual(EXPECTED)
    for (const patch of patches) {
      expect(outsideEditsIsSame(patch)).toBe(true)
      expect(patch.after).toBe(readFileSync(join(folder, patch.file), 'utf8'))
      expect(patch.before).toBe(readFileSync(join(SHOP, patch.file), 'utf8'))
      expect(readAll(patch.after)).toEqual(withChanges(readAll(patch.before), patch.changes))
    }
    const images = FILES.flatMap((file) => containerImages(readAll(readFileSync(join(folder, file), 'utf8'))))
    expect(images.filter((image) => /shop\b(?!-)/.test(image))).toEqual(EXPECTED.map(() => NEW))
  })

  test('only lines of images and policies are touched', async () => {
    const { patches } = await patchShop()
    const others = (text: string) =>
      text.split('\n').filter((line) => !/(?<!-)\bimage: |\bimagePullPolicy: |^ +ghcr\.io/.test(line))
    for (const { before, after } of patches) expect(others(after)).toEqual(others(before))
  })

  testWith('kustomize', 'what kustomize builds differs in just that', async () => {
    const { folder } = await patchShop()
    const before = temporaryFolder()
    cpSync(SHOP, before, { recursive: true })
    const [old, now] = [build(before), build(folder)]
    const differences = leaves(now).filter((leaf) => !leaves(old).includes(leaf))
    const gone = leaves(old).filter((leaf) => !leaves(now).includes(leaf))
    expect(differences.map((leaf) => leaf.replace(/^.*\/(?=\w+ = )/, '')).sort()).toEqual([
      ...EXPECTED.map(() => 'image = ghcr.io/acme/shop:v2'),
      ...EXPECTED.map(() => 'imagePullPolicy = Always')
    ])
    expect(gone.map((leaf) => leaf.replace(/^.*\/(\w+) = .*$/, '$1')).sort()).toEqual([
      ...EXPECTED.map(() => 'image'),
      'imagePullPolicy',
      'imagePullPolicy'
    ])
  })
})

/** A line for each container of a patch: what it ran before. */
function told({ file, changes }: Patch): string[] {
  return changes
    .filter(({ field }) => field === 'image')
    .map(({ object, container, from }) => {
      const policies = changes.filter(
        (other) => other.field === 'pullPolicy' && other.container === container
      )
      expect(policies.map(({ to }) => to)).toEqual(['Always'])
      return `${file} ${object.kind} ${String(container)}: ${String(from)}, ${policies[0]?.from ?? 'no policy'}`
    })
}

function build(folder: string): unknown[] {
  writeFileSync(join(folder, 'kustomization.yaml'), yaml.dump({ resources: FILES }))
  return readAll(call('kustomize', folder))
}

/** `0/spec/containers/0/image = nginx`, one for each value that is no collection. */
function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path} = ${String(value)}`]
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}/${key.replaceAll('/', '~')}`))
}
