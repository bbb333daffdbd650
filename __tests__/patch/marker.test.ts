import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'
import { SHOP, lines, pod } from './manifests.js'

const DIGEST = `sha256:${'a'.repeat(64)}`
const PINNED: RawInputs = { images: `acme/shop=ghcr.io/acme/shop:v2@${DIGEST}` }

/** A ConfigMap with these lines in its data. */
function data(...all: readonly string[]): string {
  return lines('apiVersion: v1', 'kind: ConfigMap', 'data:', ...all.map((line) => `  ${line}`))
}

describe('a marker makes a scalar the image, or a part of it', () => {
  test.each<readonly [string, readonly string[], readonly string[], RawInputs?]>([
    ['plain', ['a: acme/shop:1 # repull: acme/shop'], ['a: acme/shop:v2 # repull: acme/shop']],
    ['quoted', ["a: 'acme/shop:1' # repull: acme/shop"], ["a: 'acme/shop:v2' # repull: acme/shop"]],
    ['without blanks', ['a: x #repull:acme/shop'], ['a: acme/shop:v2 #repull:acme/shop']],
    ['with a reason', ['a: x # repull: acme/shop as ever'], ['a: acme/shop:v2 # repull: acme/shop as ever']],
    [
      'of another spelling',
      ['a: acme/shop # repull: docker.io/acme/shop'],
      ['a: acme/shop:v2 # repull: docker.io/acme/shop']
    ],
    [
      'of the new name',
      ['a: x # repull: ghcr.io/acme/shop:tag'],
      ['a: v2 # repull: ghcr.io/acme/shop:tag'],
      PINNED
    ],
    ['an empty value', ['a: # repull: acme/shop'], ['a: acme/shop:v2 # repull: acme/shop']],
    ["''", ["a: '' # repull: acme/shop"], ["a: 'acme/shop:v2' # repull: acme/shop"]],
    ['~', ['a: ~ # repull: acme/shop'], ['a: acme/shop:v2 # repull: acme/shop']],
    ['a placeholder', ['a: <CHANGE> # repull: acme/shop'], ['a: acme/shop:v2 # repull: acme/shop']],
    ['another image', ['a: nginx # repull: acme/shop'], ['a: acme/shop:v2 # repull: acme/shop']],
    ['a tag', ['a: 1.10 # repull: acme/shop:tag'], ['a: v2 # repull: acme/shop:tag']],
    [
      'a tag that needs quotes',
      ['a: v1 # repull: acme/shop:tag', 'b: "v1" # repull: acme/shop:tag'],
      ['a: "1e3" # repull: acme/shop:tag', 'b: "1e3" # repull: acme/shop:tag'],
      { images: 'acme/shop:1e3' }
    ],
    ['no tag yet', ['a: # repull: acme/shop:tag'], ['a: v2 # repull: acme/shop:tag']],
    ['a digest', ['a: x # repull: acme/shop:digest'], [`a: ${DIGEST} # repull: acme/shop:digest`], PINNED],
    ['a name', ['a: x # repull: acme/shop:name'], ['a: acme/shop # repull: acme/shop:name']],
    [
      'a name that is right',
      ['a: docker.io/acme/shop # repull: acme/shop:name'],
      ['a: docker.io/acme/shop # repull: acme/shop:name']
    ],
    [
      'a new name',
      ['a: docker.io/acme/shop # repull: acme/shop:name'],
      ['a: ghcr.io/acme/shop # repull: acme/shop:name'],
      PINNED
    ],
    [
      'all of the new reference',
      ['a: x # repull: acme/shop'],
      [`a: ghcr.io/acme/shop:v2@${DIGEST} # repull: acme/shop`],
      PINNED
    ],
    [
      'one word of several',
      ['a: run acme/shop:1 now # repull: acme/shop'],
      ['a: run acme/shop:v2 now # repull: acme/shop']
    ],
    [
      'several words, others stay',
      ['a: acme/shop:1, docker.io/acme/shop@sha256:x;acme/shop-x:1 acme/shop # repull: acme/shop'],
      ['a: acme/shop:v2, docker.io/acme/shop@sha256:x;acme/shop-x:1 acme/shop:v2 # repull: acme/shop']
    ],
    [
      'the header of a folded scalar',
      ['a: >- # repull: acme/shop', '  acme/shop:1'],
      ['a: >- # repull: acme/shop', '  acme/shop:v2']
    ],
    [
      'the header of a literal scalar',
      ['a: |+ # repull: acme/shop', '  run:', '    acme/shop:1 # repull: nothing', '', 'b: c'],
      ['a: |+ # repull: acme/shop', '  run:', '    acme/shop:v2 # repull: nothing', '', 'b: c']
    ],
    ['flow', ['a: {b: acme/shop:1} # repull: acme/shop'], ['a: {b: acme/shop:v2} # repull: acme/shop']],
    [
      'not the last of a flow mapping, but the one that names it',
      ['a: {b: acme/shop:1, c: Never} # repull: acme/shop'],
      ['a: {b: acme/shop:v2, c: Never} # repull: acme/shop']
    ],
    [
      'all of a line that name it',
      ['a: [x, --b=acme/shop:1, {c: acme/shop, d: y}] # repull: acme/shop'],
      ['a: [x, --b=acme/shop:v2, {c: acme/shop:v2, d: y}] # repull: acme/shop']
    ],
    [
      'the last of a flow list, and of a line of one',
      ['a: [x, # repull: acme/shop', '  y, z] # repull: acme/shop'],
      ['a: [acme/shop:v2, # repull: acme/shop', '  y, acme/shop:v2] # repull: acme/shop']
    ],
    [
      'an anchor',
      ['a: &t v1 # repull: acme/shop:tag', 'b: *t'],
      ['a: &t v2 # repull: acme/shop:tag', 'b: *t']
    ]
  ])('%s', (_, before, after, raw = SHOP) => {
    const outcome = checked(data(...before), raw)
    expect(outcome.after).toBe(data(...after))
    expect(outcome.problems).toEqual([])
    expect(outcome.planned.matches.map(({ image }) => image.name)).toContain('acme/shop')
  })

  test('the change says where', () => {
    const { changes, planned } = checked(data('b: x', 'a: &t v1 # repull: acme/shop:tag', 'c: *t'), SHOP)
    expect(changes).toEqual(['5:9 marker data/a: v1 -> v2', '5:9 alias data/c: v1 -> v2'])
    expect(planned.patch?.changes[0]).toMatchObject({ object: { kind: 'ConfigMap' }, container: null })
  })
})

describe('arguments', () => {
  test.each([
    ['- --image=acme/shop:1 # repull: acme/shop', '- --image=acme/shop:v2 # repull: acme/shop'],
    ['- -i=nginx # repull: acme/shop', '- -i=acme/shop:v2 # repull: acme/shop'],
    ['- --image= # repull: acme/shop', '- --image=acme/shop:v2 # repull: acme/shop'],
    ['- "--tag=1" # repull: acme/shop:tag', '- "--tag=v2" # repull: acme/shop:tag'],
    ['- --name=old # repull: acme/shop:name', '- --name=acme/shop # repull: acme/shop:name'],
    [
      '- --images=a=acme/shop:1,b=nginx # repull: acme/shop',
      '- --images=a=acme/shop:v2,b=nginx # repull: acme/shop'
    ]
  ])('%s', (before, after) => {
    const text = (argument: string) => pod('image: nginx', 'args:', '- x', argument)
    const outcome = checked(text(before), SHOP)
    expect(outcome.after).toBe(text(after))
    expect(outcome.problems).toEqual([])
  })
})

describe('where a marker stands', () => {
  test('a container that runs another image gets ours, with its pull policy', () => {
    const text = pod('image: IMAGE # repull: acme/shop', 'name: web')
    expect(checked(text, SHOP).after).toBe(
      text.replace(
        'IMAGE # repull: acme/shop\n',
        'acme/shop:v2 # repull: acme/shop\n    imagePullPolicy: Always\n'
      )
    )
  })

  test.each([
    ['a compose file', 'compose.yaml', 'services:\n  web:\n    image: ', '\n    build: .\n'],
    ['a list', 'x.yaml', '- a\n- ', '\n'],
    ['a text alone', 'x.yaml', '', '\n'],
    ['a second document', 'x.yaml', 'a: b\n---\nc: ', '\n---\nd: acme/shop:1\n'],
    ['a kustomization', 'kustomization.yaml', 'kind: Kustomization\nimages:\n- newName: ', '\n'],
    [
      'a CustomResourceDefinition',
      'crd.yaml',
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  default: ',
      '\n  containers: [{image: acme/shop:1}]\n'
    ]
  ])('%s', (_, file, before, rest) => {
    const text = (tag: string) => `${before}acme/shop:${tag} # repull: acme/shop${rest}`
    expect(checked(text('1'), SHOP, { file }).after).toBe(text('v2'))
  })

  test.each([
    ['for another image', data('a: acme/shop:1 # repull: acme/other')],
    ['for nobody', data('a: acme/shop:1 # repull:')],
    ['in the middle of a comment', data('a: acme/shop:1 # see repull: acme/shop')],
    ['in a text', data('a: "acme/shop:1 # repull: acme/shop"', 'b: |', '  acme/shop:1 # repull: acme/shop')],
    ['that is no comment, as no blank is before it', data('a: acme/shop:1# repull:acme/shop')]
  ])('one %s changes nothing', (_, text) => {
    const { planned } = checked(text, SHOP)
    expect(planned).toEqual({ patch: null, matches: [], problems: [] })
  })

  test.each([
    ['above its value', '4:3', data('# repull: acme/shop:tag', 'a: acme/shop:1')],
    ['beside a key', '4:6', data('a: # repull: acme/shop:tag', '  b: acme/shop:1')],
    ['behind a list', '4:15', data('a: [[], []] # repull: acme/shop:tag')]
  ])('one %s marks nothing, which a warning says', (_, place, text) => {
    const { planned, problems } = checked(text, SHOP)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      `app.yaml:${place}: The marker "repull: acme/shop:tag" stands behind no value, so it marks nothing. Put it at the end of the line of the value that it is about.`
    ])
  })
})

test('one behind a flow container marks nothing that is written beside its image', () => {
  const inputs = { ...SHOP, 'pull-secrets': 'regcred', annotations: 'a/b=c' }
  const before = (part: string): string =>
    `{kind: Pod, apiVersion: v1, spec: {containers: [{name: web, image: acme/shop:1}]}} # repull: acme/shop${part}\n`
  for (const part of ['', ':tag', ':name']) {
    // A second run, which \`checked\` makes, must not take the policy or the annotation for what is marked.
    expect(checked(before(part), inputs).after).toBe(
      '{kind: Pod, apiVersion: v1, spec: {containers: [{name: web, image: acme/shop:v2, imagePullPolicy: Always}], ' +
        `imagePullSecrets: [{name: regcred}]}, metadata: {annotations: {a/b: c}}} # repull: acme/shop${part}\n`
    )
  }
})

describe('what a marker cannot do is refused', () => {
  test.each<readonly [string, string, string, RawInputs?]>([
    [
      'a digest that nobody knows',
      'a: x # repull: acme/shop:digest',
      `app.yaml:4:6: The marker wants a digest of "acme/shop", and this run has none. Give the build step's digest in "digest", or remove the marker.`
    ],
    [
      'a tag that nobody knows',
      'a: x # repull: acme/shop:tag',
      'app.yaml:4:6: The marker wants a tag of "acme/shop", and this run has only a digest. Give a tag too, or remove the marker.',
      { images: `acme/shop@${DIGEST}` }
    ],
    [
      'words without an image',
      'a: run it now # repull: acme/shop',
      'app.yaml:4:6: The marker speaks of "acme/shop", and this text holds other words and no such image. Write the image out once, or move the marker.'
    ],
    [
      'a part that there is not',
      'a: x # repull: acme/shop:tags',
      'app.yaml:4:6: The marker "repull: acme/shop:tags" ends in neither :tag, nor :name, nor :digest. Write one of them after the name, or nothing for the whole reference.'
    ]
  ])('%s', (_, line, expected, raw = SHOP) => {
    const { planned, problems } = checked(data(line), raw)
    expect(planned.patch).toBeNull()
    expect(planned.problems[0]).toMatchObject({ code: 'unclear', level: 'error' })
    expect(problems).toEqual([expected])
  })
})
