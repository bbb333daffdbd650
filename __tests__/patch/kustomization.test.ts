import { expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'

const FILE = { file: 'overlays/prod/kustomization.yaml' }
const WARNING =
  'overlays/prod/kustomization.yaml:4:3: This entry decides about the tag of "acme/shop" in all that the kustomization builds, and Repull does not write such entries yet. Mark its newTag with a comment "# repull: NAME:tag".'

function kustomization(...entry: string[]): string {
  return [
    'kind: Kustomization',
    'resources: [web.yaml]',
    'images:',
    ...entry.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
    ''
  ].join('\n')
}

test.each([[['name: acme/shop', 'newTag: v1']], [['name: controller', 'newName: acme/shop', 'newTag: v1']]])(
  'an images entry for the image is told: %j',
  (entry) => {
    const { planned, problems } = checked(kustomization(...entry), { images: 'acme/shop:v2' }, FILE)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([WARNING])
  }
)

test('one whose newTag has a marker is written', () => {
  const { after, problems } = checked(
    kustomization('name: acme/shop', 'newTag: v1 # repull: acme/shop:tag'),
    { images: 'acme/shop:0123' },
    FILE
  )
  expect(after).toBe(kustomization('name: acme/shop', 'newTag: "0123" # repull: acme/shop:tag'))
  expect(problems).toEqual([])
})

test('another image, and another file, are none of its business', () => {
  expect(
    checked(kustomization('name: acme/shop-web', 'newTag: v1'), { images: 'acme/shop:v2' }, FILE).problems
  ).toEqual([])
  expect(
    checked(kustomization('name: acme/shop', 'newTag: v1'), { images: 'acme/shop:v2' }).problems
  ).toEqual([])
})
