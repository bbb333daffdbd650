import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import yaml from 'js-yaml'
import { put as writeTo, temporaryFolder } from '../support/folder.js'
import { call, testWith } from '../support/tools.js'
import { patchIn } from '../support/tree.js'

const A = `sha256:${'a'.repeat(64)}`
const B = `sha256:${'b'.repeat(64)}`

function pod(...images: readonly string[]): string {
  const containers = images.map((image, index) => `  - {name: c${index}, image: "${image}"}\n`)
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n${containers.join('')}`
}

function images(folder: string): string[] {
  const objects = yaml.loadAll(call('kustomize', folder)) as { spec?: { containers?: { image: string }[] } }[]
  return objects.flatMap(({ spec }) => (spec?.containers ?? []).map(({ image }) => image))
}

/** The manifest's images, the entries, and what kustomize makes of them. */
type Rule = readonly [rule: string, before: readonly string[], entries: string, built: readonly string[]]

const RULES: readonly Rule[] = [
  ['newTag', ['acme/shop:1'], '{name: acme/shop, newTag: "9"}', ['acme/shop:9']],
  ['newTag takes a digest away', [`acme/shop@${A}`], '{name: acme/shop, newTag: "9"}', ['acme/shop:9']],
  [
    'newTag with a tag and a digest there',
    [`acme/shop:1@${A}`],
    '{name: acme/shop, newTag: "9"}',
    ['acme/shop:9']
  ],
  ['digest takes a tag away', ['acme/shop:1'], `{name: acme/shop, digest: "${B}"}`, [`acme/shop@${B}`]],
  [
    'both are written',
    ['acme/shop:1'],
    `{name: acme/shop, newTag: "9", digest: "${B}"}`,
    [`acme/shop:9@${B}`]
  ],
  [
    'newName alone',
    ['acme/shop:1'],
    '{name: acme/shop, newName: ghcr.io/acme/shop}',
    ['ghcr.io/acme/shop:1']
  ],
  ['newName and newTag', ['shop:1'], '{name: shop, newName: acme/shop, newTag: "9"}', ['acme/shop:9']],
  ['newName keeps a digest', [`shop@${A}`], '{name: shop, newName: acme/shop}', [`acme/shop@${A}`]],
  ['tagSuffix is appended, twice', ['acme/shop:1'], '{name: acme/shop, tagSuffix: -x}', ['acme/shop:1-x-x']],
  [
    'tagSuffix takes a digest away',
    [`acme/shop:1@${A}`],
    '{name: acme/shop, tagSuffix: -x}',
    ['acme/shop:1-x-x']
  ],
  [
    'newTag wins over tagSuffix',
    ['acme/shop:1'],
    '{name: acme/shop, tagSuffix: -x, newTag: "9"}',
    ['acme/shop:9']
  ],
  [
    'digest wins over tagSuffix',
    ['acme/shop:1'],
    `{name: acme/shop, tagSuffix: -x, digest: "${B}"}`,
    [`acme/shop@${B}`]
  ],
  ['a name alone changes nothing', ['acme/shop:1'], '{name: acme/shop}', ['acme/shop:1']],
  [
    'a port',
    ['localhost:5000/shop:1'],
    '{name: "localhost:5000/shop", newTag: "9"}',
    ['localhost:5000/shop:9']
  ],
  [
    'a port without a tag',
    ['localhost:5000/shop'],
    '{name: "localhost:5000/shop", newTag: "9"}',
    ['localhost:5000/shop:9']
  ],
  [
    'names are not normalised',
    ['docker.io/acme/shop:1'],
    '{name: acme/shop, newTag: "9"}',
    ['docker.io/acme/shop:1']
  ],
  [
    'a name is a pattern',
    ['my.app/a:1', 'myxapp/a:1'],
    '{name: my.app/a, newTag: "9"}',
    ['my.app/a:9', 'myxapp/a:9']
  ],
  [
    'an escaped one',
    ['my.app/a:1', 'myxapp/a:1'],
    '{name: "my[.]app/a", newTag: "9"}',
    ['my.app/a:9', 'myxapp/a:1']
  ],
  ['alternatives', ['a/shop:1', 'b/shop:1'], '{name: "(a|b)/shop", newTag: "9"}', ['a/shop:9', 'b/shop:9']],
  ['a longer name is another', ['acme/shop-web:1'], '{name: acme/shop, newTag: "9"}', ['acme/shop-web:1']],
  [
    'entries follow one another',
    ['a:1'],
    '{name: a, newName: b}, {name: b, newName: acme/shop, newTag: "9"}',
    ['acme/shop:9']
  ],
  ['a tag with braces', ['acme/shop:{TAG}'], '{name: acme/shop, newTag: "9"}', ['acme/shop:9']],
  ['no tag', ['acme/shop'], '{name: acme/shop, newTag: "9"}', ['acme/shop:9']]
]

describe('what kustomize does, as Repull takes it to do', () => {
  for (const [rule, before, entries, built] of RULES) {
    testWith('kustomize', rule, async () => {
      const files = {
        'pod.yaml': pod(...before),
        'kustomization.yaml': `resources: [pod.yaml]\nimages: [${entries}]\n`
      }
      const folder = temporaryFolder(files)
      expect(images(folder)).toEqual(built)
      // One overlay over it, where nothing but what Repull works out for itself says what the base comes to.
      const names = [
        ...new Set(built.map((image) => image.replace(/@.*|:[^/]*$/g, '').replace(/:[^:/]*$/, '')))
      ]
      for (const name of names) {
        const overlay = temporaryFolder(
          Object.fromEntries(Object.entries(files).map(([path, text]) => [`base/${path}`, text]))
        )
        put(overlay, 'resources: [../base]\n')
        await patchIn(overlay, ['overlay'], { images: `${name}:v2` })
        const wanted = built.map((image) => (isOf(image, name) ? `${name}:v2` : image))
        expect(images(join(overlay, 'overlay'))).toEqual(wanted)
      }
    })
  }
})

describe('a tag that YAML reads as something else', () => {
  for (const tag of ['1e3', '0123', '1.20', '2024_01', 'yes', 'null', '0b101', '2024-01-01', '12_30', '.5']) {
    testWith('kustomize', tag, async () => {
      if (!/^[A-Za-z0-9_]/.test(tag)) return
      const folder = temporaryFolder({
        'pod.yaml': pod('acme/shop:1'),
        'kustomization.yaml': 'resources: [pod.yaml]\nimages:\n- name: acme/shop\n  newTag: v1\n'
      })
      await patchIn(folder, ['kustomization.yaml'], { images: `acme/shop:${tag}` })
      expect(images(folder)).toEqual([`acme/shop:${tag}`])
    })
  }
})

describe('an entry that is there', () => {
  const rows: readonly (readonly [string, string, string, string, string])[] = [
    ['a tag', 'acme/shop:1', '{name: acme/shop, newTag: "9"}', 'acme/shop:v2', 'acme/shop:v2'],
    ['a digest', 'acme/shop:1', `{name: acme/shop, digest: "${A}"}`, 'acme/shop:v2', 'acme/shop:v2'],
    ['both', 'acme/shop:1', `{name: acme/shop, newTag: "9", digest: "${A}"}`, 'acme/shop:v2', 'acme/shop:v2'],
    ['a suffix', 'acme/shop:1', '{name: acme/shop, tagSuffix: -x}', 'acme/shop:v2', 'acme/shop:v2'],
    [
      'a digest to write',
      'acme/shop:1',
      '{name: acme/shop, newTag: "9"}',
      `acme/shop@${B}`,
      `acme/shop@${B}`
    ],
    [
      'both to write',
      'acme/shop:1',
      '{name: acme/shop, newTag: "9"}',
      `acme/shop:v2@${B}`,
      `acme/shop:v2@${B}`
    ],
    [
      'a new name',
      'acme/shop:1',
      '{name: acme/shop}',
      'acme/shop=ghcr.io/acme/shop:v2',
      'ghcr.io/acme/shop:v2'
    ],
    [
      'a placeholder',
      'controller:latest',
      '{name: controller, newName: acme/shop, newTag: "9"}',
      'acme/shop:v2',
      'acme/shop:v2'
    ],
    ['a port', 'r:5000/a:1', '{name: "r:5000/a", newTag: "9"}', 'r:5000/a:v2', 'r:5000/a:v2'],
    [
      'another spelling',
      'shop:1',
      '{name: shop, newName: docker.io/acme/shop}',
      'acme/shop:v2',
      'docker.io/acme/shop:v2'
    ]
  ]
  for (const [what, before, entry, wanted, built] of rows) {
    testWith('kustomize', what, async () => {
      const folder = temporaryFolder({
        'pod.yaml': pod(before, 'acme/other:1'),
        'kustomization.yaml': `resources: [pod.yaml]\nimages:\n- ${entry}\n`
      })
      await patchIn(folder, ['kustomization.yaml'], { images: wanted })
      expect(images(folder)).toEqual([built, 'acme/other:1'])
    })
  }
})

function isOf(image: string, name: string): boolean {
  return image === name || image.startsWith(`${name}:`) || image.startsWith(`${name}@`)
}

function put(folder: string, text: string): void {
  writeTo(folder, { 'overlay/kustomization.yaml': text })
}
