import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'

const FILE = { file: 'overlays/prod/kustomization.yaml' }
const V2: RawInputs = { images: 'acme/shop:v2' }
const DIGEST = `sha256:${'0'.repeat(64)}`
const NEW_DIGEST = `sha256:${'1'.repeat(64)}`

function kustomization(...entry: string[]): string {
  return [
    '# what runs in production',
    'kind: Kustomization',
    'resources: [web.yaml]',
    'images:',
    ...entry.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
    ''
  ].join('\n')
}

describe('an images entry', () => {
  test.each<readonly [string, string[], string[], RawInputs?]>([
    [
      'a tag',
      ['name: acme/shop', 'newTag: v1 # {"$ref": "x"}'],
      ['name: acme/shop', 'newTag: v2 # {"$ref": "x"}']
    ],
    ['a name alone', ['name: acme/shop # c'], ['name: acme/shop # c', 'newTag: v2']],
    [
      'another spelling',
      ['name: docker.io/acme/shop', "newTag: 'v1'"],
      ['name: docker.io/acme/shop', "newTag: 'v2'"]
    ],
    [
      'a placeholder',
      ['newTag: v1', 'newName: acme/shop', 'name: controller'],
      ['newTag: v2', 'newName: acme/shop', 'name: controller']
    ],
    ['a stale digest', ['name: acme/shop', `digest: ${DIGEST} # old`], ['name: acme/shop', 'newTag: v2']],
    [
      'a stale digest that comes first',
      [`digest: ${DIGEST}`, 'name: acme/shop'],
      ['name: acme/shop', 'newTag: v2']
    ],
    [
      'a stale digest that comes first, with a comment below',
      [`digest: ${DIGEST}`, '# the shop', 'name: acme/shop'],
      ['', '# the shop', 'name: acme/shop', 'newTag: v2']
    ],
    ['a suffix', ['name: acme/shop', 'tagSuffix: -debug', 'newTag: v1'], ['name: acme/shop', 'newTag: v2']],
    [
      'a tag that reads as a number',
      ['name: acme/shop', 'newTag: v1'],
      ['name: acme/shop', 'newTag: "1e3"'],
      { images: 'acme/shop:1e3' }
    ],
    ['nothing as tag', ['name: acme/shop', 'newTag:'], ['name: acme/shop', 'newTag: v2']],
    [
      'a new name',
      ['name: acme/shop', 'newTag: v1'],
      ['name: acme/shop', 'newName: ghcr.io/acme/shop', 'newTag: v2'],
      { images: 'acme/shop=ghcr.io/acme/shop:v2' }
    ],
    [
      'a new name for a placeholder',
      ['name: controller', 'newTag: v1'],
      ['name: controller', 'newName: acme/shop', 'newTag: v2'],
      { images: 'controller=acme/shop:v2' }
    ],
    [
      'a digest',
      ['name: acme/shop', 'newTag: v1'],
      ['name: acme/shop', `digest: ${NEW_DIGEST}`],
      { images: `acme/shop@${NEW_DIGEST}` }
    ],
    [
      'a tag and a digest',
      ['name: acme/shop', 'newTag: v1', `digest: ${DIGEST}`],
      ['name: acme/shop', 'newTag: v2', `digest: ${NEW_DIGEST}`],
      { images: `acme/shop:v2@${NEW_DIGEST}` }
    ],
    [
      'the tag of a marker',
      ['name: x', 'newTag: v1 # repull: acme/shop:tag'],
      ['name: x', 'newTag: v2 # repull: acme/shop:tag']
    ]
  ])('%s', (_, before, after, inputs = V2) => {
    const outcome = checked(kustomization(...before), inputs, FILE)
    expect(outcome.after.replace(/- \n/, '-\n')).toBe(kustomization(...after).replace(/- \n {2}#/, '-\n  #'))
    const isUnpinned =
      before.some((line) => line.includes(DIGEST)) && !after.some((line) => line.includes('sha256'))
    expect(outcome.planned.problems.map(({ code }) => code)).toEqual(isUnpinned ? ['unpinned'] : [])
  })

  test.each([
    ['[{name: acme/shop, newTag: v1}]', '[{name: acme/shop, newTag: v2}]'],
    ['[{name: acme/shop}]', '[{name: acme/shop, newTag: v2}]'],
    [`[{name: acme/shop, digest: "${DIGEST}", newTag: v1}]`, '[{name: acme/shop, newTag: v2}]'],
    [`[{newTag: v1, name: acme/shop, digest: "${DIGEST}"}]`, '[{newTag: v2, name: acme/shop}]']
  ])('in flow style: %s', (before, after) => {
    expect(checked(`images: ${before}\n`, V2, FILE).after).toBe(`images: ${after}\n`)
  })

  test.each([
    ['', 'images:\n- name: acme/shop\n  tagSuffix: -x', 'images:\n- name: acme/shop\n  newTag: v2'],
    [
      'an existing tag',
      'images:\n- name: acme/shop\n  newTag: v1\n  tagSuffix: -x',
      'images:\n- name: acme/shop\n  newTag: v2'
    ],
    [
      'CRLF',
      'images:\r\n- name: acme/shop\r\n  digest: ""\r\n  tagSuffix: -x',
      'images:\r\n- name: acme/shop\r\n  newTag: v2\r\n  digest: ""'
    ]
  ])('at the end of a file without a line break %s', (_, before, after) => {
    expect(checked(before, V2, FILE).after).toBe(after)
  })

  test('in JSON', () => {
    const text = (tag: string): string => `{"images": [{"name": "acme/shop", "newTag": "${tag}"}]}\n`
    expect(checked(text('v1'), V2, FILE).after).toBe(text('v2'))
  })

  test.each([
    ['of another image', kustomization('name: acme/shop-web', 'newTag: v1'), FILE],
    [
      'that gives the image another name',
      kustomization('name: acme/shop', 'newName: acme/other', 'newTag: v1'),
      FILE
    ],
    ['in a file of another name', 'images:\n- name: acme/shop\n  newTag: v1\n', { file: 'a.yaml' }],
    [
      "in another's object",
      'apiVersion: example.com/v1\nkind: Kustomization\nimages:\n- name: acme/shop\n  newTag: v1\n',
      { file: 'a.yaml' }
    ]
  ])('one %s is none of its business', (_, text, file) => {
    const { planned, problems } = checked(text, V2, file)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([])
  })

  test.each([
    [
      ['name: acme/shop', 'newTag: v1', 'newTag: v1b'],
      'overlays/prod/kustomization.yaml:7:3: The key "newTag" stands twice, at lines 6 and 7, and readers disagree on which counts. Remove one of them.'
    ],
    [
      ['name: acme/shop', 'newTag: [v1]'],
      'overlays/prod/kustomization.yaml:6:3: "newTag" should be text, and is a list or a mapping. Write it as text.'
    ]
  ])('%j is refused', (entry, message) => {
    const { planned, problems } = checked(kustomization(...entry), V2, FILE)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([message])
  })
})

test("the entries of Flux's own Kustomization, and of a release's post renderer", () => {
  const text = (tag: string): string =>
    [
      'apiVersion: kustomize.toolkit.fluxcd.io/v1',
      'kind: Kustomization',
      'spec:',
      '  images:',
      '  - name: acme/shop',
      `    newTag: ${tag} # {"$imagepolicy": "a:b:tag"}`,
      '---',
      'apiVersion: helm.toolkit.fluxcd.io/v2',
      'kind: HelmRelease',
      'spec:',
      '  postRenderers:',
      `  - kustomize: {images: [{name: shop, newName: acme/shop, newTag: ${tag}}]}`,
      ''
    ].join('\n')
  expect(checked(text('v1'), V2).after).toBe(text('v2'))
})

describe('an inline patch', () => {
  test('that no one can be sure about is left alone with a warning', () => {
    const text = 'patches:\n- patch: >-\n    spec: {containers: [{image: acme/shop:1}]}\n'
    const { planned, problems } = checked(text, V2, FILE)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'overlays/prod/kustomization.yaml:2:10: "patch" names the image in a text that cannot be read as one YAML document, and was left alone. Write it as a literal block (|) of plain YAML.'
    ])
  })

  test.each(['patches:\n- patch: |', 'patchesStrategicMerge:\n- |-', 'patchesJson6902:\n- patch: |2-'])(
    'after %j',
    (head) => {
      const indentation = '    '
      const text = (image: string): string =>
        `${head}\n${['kind: Pod', 'apiVersion: v1', 'spec:', '  containers:', `  - image: ${image}`].map((line) => indentation + line).join('\n')}\n`
      const { after } = checked(text('acme/shop:1'), { ...V2, 'pull-policy': 'keep' }, FILE)
      expect(after).toBe(text('acme/shop:v2'))
    }
  )
})
