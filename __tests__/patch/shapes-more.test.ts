import { describe, expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'
import type { Reading } from '../support/checked.js'
import { SHOP, lines, pod, podSpec } from './manifests.js'

/** Shapes 22 to 35 of ../shared/reference/real-world-shapes.md, and those that are legal but were found nowhere. */

const POLICY = 'imagePullPolicy: Always'
const DIGEST = `sha256:${'a'.repeat(64)}`

function patched(before: string, after: string, reading: Reading = {}): void {
  const outcome = checked(before, SHOP, reading)
  expect(outcome.after).toBe(after)
  expect(outcome.problems).toEqual([])
}

function alone(text: string, reading: Reading = {}): void {
  expect(checked(text, SHOP, reading).planned).toEqual({ patch: null, matches: [], problems: [] })
}

test('23. a Component with a suffix, setters and a name alone', () => {
  const text = lines(
    'apiVersion: kustomize.config.k8s.io/v1alpha1',
    'kind: Component',
    'images:',
    '- name: acme/shop',
    '  tagSuffix: -debug',
    '- name: controller',
    '  newName: acme/shop # {"$imagepolicy": "flux-system:shop:name"}',
    '  newTag: "1" # {"$imagepolicy": "flux-system:shop:tag"}',
    `  digest: ${DIGEST}`,
    '- name: acme/shop'
  )
  const { after, planned } = checked(text, SHOP, { file: 'kustomization.yaml' })
  expect(planned.problems.map(({ code }) => code)).toEqual(['unpinned'])
  expect(after).toBe(
    lines(
      'apiVersion: kustomize.config.k8s.io/v1alpha1',
      'kind: Component',
      'images:',
      '- name: acme/shop',
      '  newTag: v2',
      '- name: controller',
      '  newName: acme/shop # {"$imagepolicy": "flux-system:shop:name"}',
      '  newTag: "v2" # {"$imagepolicy": "flux-system:shop:tag"}',
      '- name: acme/shop',
      '  newTag: v2'
    )
  )
})

test('24. the paths of a transformer are no images', () => {
  const text = lines(
    'images:',
    '- path: spec/acme/shop/image',
    '  kind: Shop',
    '- {path: acme/shop, group: acme.example}'
  )
  alone(text, { file: 'images.yaml' })
})

describe('22., 25. and 33. Argo CD, JSON patches and charts', () => {
  test.each([
    [
      '22. a dotfile without a line end',
      '.argocd-source.yaml',
      'kustomize:\n  images:\n  - acme/shop:1',
      'kustomize:\n  images:\n  - acme/shop:v2'
    ],
    [
      '22. parameters of an Application',
      'app.yaml',
      lines(
        'apiVersion: argoproj.io/v1alpha1',
        'kind: Application',
        'spec:',
        '  source:',
        '    kustomize: {images: ["acme/shop:1"]}',
        '    helm:',
        '      parameters:',
        '      - {name: image.repository, value: acme/shop}',
        '      - {name: image.tag, value: "1"}'
      ),
      lines(
        'apiVersion: argoproj.io/v1alpha1',
        'kind: Application',
        'spec:',
        '  source:',
        '    kustomize: {images: ["acme/shop:v2"]}',
        '    helm:',
        '      parameters:',
        '      - {name: image.repository, value: acme/shop}',
        '      - {name: image.tag, value: "v2"}'
      )
    ],
    [
      '25. a JSON6902 patch in a file',
      'patch.yaml',
      lines(
        '- op: add',
        '  path: /spec/template/spec/containers/-',
        '  value:',
        '    name: shop',
        '    image: acme/shop:1'
      ),
      lines(
        '- op: add',
        '  path: /spec/template/spec/containers/-',
        '  value:',
        '    name: shop',
        '    image: acme/shop:v2',
        '    imagePullPolicy: Always'
      )
    ],
    [
      '25. an inline one',
      'kustomization.yaml',
      lines(
        'kind: Kustomization',
        'patches:',
        '- target: {kind: Deployment}',
        '  patch: |-',
        '    - op: replace',
        '      path: /spec/template/spec/containers/0/image',
        '      value: acme/shop:1'
      ),
      lines(
        'kind: Kustomization',
        'patches:',
        '- target: {kind: Deployment}',
        '  patch: |-',
        '    - op: replace',
        '      path: /spec/template/spec/containers/0/image',
        '      value: acme/shop:v2'
      )
    ],
    [
      '33. registry, organization, name, tag and prefix apart',
      'values.yaml',
      lines(
        'image:',
        '  registry: docker.io',
        '  organization: acme',
        '  name: shop',
        '  tagPrefix: v',
        '  tag: "1"'
      ),
      lines(
        'image:',
        '  registry: docker.io',
        '  organization: acme',
        '  name: shop',
        '  tagPrefix: v',
        '  tag: "2"',
        '  pullPolicy: Always'
      )
    ]
  ])('%s', (_, file, before, after) => {
    expect(checked(before, SHOP, { file }).after).toBe(after)
  })
})

describe('26. a variable', () => {
  test.each(['$(var)', '${VAR}', '(join("acme/shop"))', '<CHANGE ME>', 'IMAGE_URL'])(
    'that is the whole image is none of ours: %s',
    (value) => alone(pod(`image: ${JSON.stringify(value)} # acme/shop`))
  )

  test.each(['acme/shop:$(tag)', 'acme/shop:{{ tag }}', 'docker.io/acme/shop:<TAG>', 'acme/shop:%TAG%'])(
    'as the tag is left alone and told: %s',
    (value) => {
      const { planned, problems } = checked(pod(`image: '${value}'`, 'name: web'), SHOP)
      expect(planned).toMatchObject({ patch: null, matches: [] })
      expect(problems).toEqual([
        `app.yaml:7:12: "${value}" holds a variable and was left alone. Whatever fills it in decides about the tag; write a tag there if Repull is to do it.`
      ])
    }
  )
})

describe('28. documents of a file', () => {
  const before = pod('image: acme/shop:1')
  const after = pod('image: acme/shop:v2', POLICY)

  test.each([
    ['a trailing blank', '--- '],
    ['a comment', '--- # next'],
    ['a tab', '---\t'],
    ['a document of nothing', '---\n---'],
    ['a document of null', '---\nnull\n---'],
    ['a document of ~ and a comment', '--- ~\n# none\n---'],
    ['an end', '...\n---'],
    ['an end and a directive', '...\n%YAML 1.1\n---']
  ])('%s', (_, marker) => {
    patched(`${before}${marker}\n${before}`, `${after}${marker}\n${after}`)
    patched(`${marker}\n${before}`.replace(/^\.\.\.\n/, ''), `${marker}\n${after}`.replace(/^\.\.\.\n/, ''))
    patched(`${before}${marker}\n`, `${after}${marker}\n`)
  })

  test('133 of them', () => {
    const other = pod('image: nginx')
    const documents = Array.from({ length: 133 }, (_, index) => (index % 3 === 1 ? 'A' : 'B'))
    const join = (ours: string) => documents.map((what) => (what === 'A' ? ours : other)).join('---\n')
    patched(join(before), join(after))
    const { planned } = checked(join(before), SHOP)
    expect([...new Set(planned.patch?.changes.map(({ object }) => object.document))]).toEqual(
      documents.flatMap((what, index) => (what === 'A' ? [index] : []))
    )
  })

  test('a broken document beside ours does no harm if it names no image of ours', () => {
    const broken = 'a: {b: \n---\n'
    patched(broken + before, broken + after, { unreadable: /./ })
  })

  test('a mark inside a block scalar ends it', () => {
    const text = `kind: X\na: |\n  b\n---\n${before}`
    patched(text, `kind: X\na: |\n  b\n---\n${after}`)
  })

  test('one on the line of its mark', () => {
    patched(
      '--- {apiVersion: v1, kind: Pod, spec: {containers: [{image: acme/shop:1}]}}\n',
      '--- {apiVersion: v1, kind: Pod, spec: {containers: [{image: acme/shop:v2, imagePullPolicy: Always}]}}\n'
    )
  })

  test.each(['%YAML 1.2', '%YAML 1.1', '%TAG ! tag:example.com,2000:'])('a directive %s', (directive) => {
    patched(`${directive}\n---\n${before}`, `${directive}\n---\n${after}`)
  })
})

describe('29. line ends and blanks', () => {
  const text = pod('name: web', 'image:  acme/shop:1', '# next', 'tty: true')
  const after = pod('name: web', 'image:  acme/shop:v2', POLICY, '# next', 'tty: true')

  test.each([
    ['CRLF', (from: string) => from.replaceAll('\n', '\r\n')],
    ['CR', (from: string) => from.replaceAll('\n', '\r')],
    ['a byte order mark', (from: string) => `\uFEFF${from}`],
    [
      'a byte order mark before a comment and CRLF',
      (from: string) => `\uFEFF# x\n${from}`.replaceAll('\n', '\r\n')
    ],
    ['a byte order mark before ---', (from: string) => `\uFEFF---\n${from}`],
    ['no line end at the end', (from: string) => from.trimEnd()],
    ['blank lines at the end', (from: string) => `${from}\n\n  \n`]
  ])('%s', (_, change) => {
    patched(change(text), change(after))
  })

  test('the policy has the line end of the line above it', () => {
    const mixed = pod('name: web', 'image: acme/shop:1', 'tty: true').split('\n')
    const before = mixed.map((line, index) => line + (index % 2 === 0 ? '\r\n' : '\n')).join('')
    expect(checked(before, SHOP).after).toBe(
      before.replace(/acme\/shop:1(\r?\n)/, `acme/shop:v2$1    ${POLICY}$1`)
    )
  })

  test('the image at the end of a file without a line end', () => {
    patched(
      pod('name: web', 'image: acme/shop:1').trimEnd(),
      pod('name: web', 'image: acme/shop:v2', POLICY).trimEnd()
    )
    patched(
      pod('name: web', 'image: acme/shop:1').replaceAll('\n', '\r\n').trimEnd(),
      pod('name: web', 'image: acme/shop:v2', POLICY).replaceAll('\n', '\r\n').trimEnd()
    )
  })
})

describe('30. duplicate keys', () => {
  test('that nobody asks for stay', () => {
    patched(
      pod('name: web', 'name: web', 'env: []', 'image: acme/shop:1', 'env: []'),
      pod('name: web', 'name: web', 'env: []', 'image: acme/shop:v2', POLICY, 'env: []')
    )
  })

  test('an image of ours and another one', () => {
    const { planned, problems } = checked(pod('image: nginx', 'image: acme/shop:1'), SHOP)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'app.yaml:8:5: The key "image" stands twice, at lines 7 and 8, and readers disagree on which counts. Remove one of them.'
    ])
  })
})

describe('32. image: without Kubernetes', () => {
  test.each([
    ['compose.yaml', lines('services:', '  web:', '    image: acme/shop:1')],
    ['docker-compose.yml', lines('version: "3"', 'services: {web: {image: "acme/shop:1"}}')],
    [
      'ci.yaml',
      lines(
        'on: push',
        'jobs:',
        '  a:',
        '    container: acme/shop:1',
        '    services: {x: {image: "acme/shop:1"}}'
      )
    ],
    ['.gitlab-ci.yml', lines('image: acme/shop:1', 'build:', '  image: {name: acme/shop}')],
    [
      'deployment_test.yaml',
      lines(
        'suite: deployment',
        'tests:',
        '- it: works',
        '  set: {image: {repository: acme/shop}}',
        '  asserts:',
        '  - equal: {path: "spec.template.spec.containers[0].image", value: "acme/shop:1"}'
      )
    ],
    [
      'swagger.json',
      '{"swagger":"2.0","definitions":{"x":{"properties":{"image":{"example":"acme/shop:1"}}}}}'
    ],
    ['lock.yaml', lines('images:', `- image: acme/shop@${DIGEST}`, '  name: acme/shop')]
  ])('%s', (file, text) => alone(text, { file }))
})

test('34. a container list directly under spec.template', () => {
  const text = (image: string, ...policy: string[]) =>
    lines(
      'apiVersion: acme.example/v1',
      'kind: Thing',
      'spec:',
      '  template:',
      '    containers:',
      '      - name: web',
      `        image: ${image}`,
      ...policy
    )
  patched(text('acme/shop:1'), text('acme/shop:v2', `        ${POLICY}`))
})

test('35. an image that is invalid on purpose', () => {
  alone(pod('image: acme/shop:invalid!  # Bad image', 'name: web'))
})

describe('legal, and found nowhere', () => {
  test.each([
    ['a literal block', ['image: |-', '  acme/shop:1']],
    ['a literal block that keeps its end', ['image: |', '  acme/shop:1']],
    ['a literal block in a deeper indentation', ['image: |1-', ' acme/shop:1']],
    ['an anchor', ['image: &a acme/shop:1']],
    ['a tag', ['image: !!str acme/shop:1']],
    ['an anchor and a tag', ['image: &a !!str "acme/shop:1"']],
    ['a tag and an anchor', ["image: !!str &a 'acme/shop:1' # x"]],
    ['a tag on the line above', ['image: !!str', '  acme/shop:1']],
    ['a value on the next line', ['image:', '  acme/shop:1']],
    [
      'a value two lines down, after a comment',
      ['image: # the shop', '', '  # here', '  acme/shop:1 # it is']
    ],
    ['a quoted value on the next line', ['image:', '  "acme/shop:1"']],
    ['an anchored block scalar', ['image: &a >-', '  acme/shop:1']],
    ['a tab after the colon', ['image:\tacme/shop:1']],
    ['tabs and blanks around', ['image: \t acme/shop:1 \t # x']],
    ['a blank before the colon', ['image : acme/shop:1']],
    ['a quoted key', ['"image": acme/shop:1']],
    ['a key with an escape', ['"im\\u0061ge": acme/shop:1']],
    ['an anchored key', ['&k image: acme/shop:1']],
    ['an explicit key', ['? image', ': acme/shop:1']],
    ['double quotes over lines', ['image: "acme/\\', '  shop:1"']],
    ['single quotes', ["image: 'acme/shop:1'"]]
  ])('%s', (_, image) => {
    const after = image.map((line) => line.replace('shop:1', 'shop:v2'))
    if (image[0] === 'image: "acme/\\') after.splice(0, 2, 'image: "acme/shop:v2"')
    patched(pod('name: web', ...image, 'tty: true'), pod('name: web', ...after, POLICY, 'tty: true'))
    patched(pod('name: web', ...image), pod('name: web', ...after, POLICY))
  })

  test('image volumes', () => {
    patched(
      podSpec(
        'volumes:',
        '- name: data',
        '  image:',
        '    reference: acme/shop:1',
        'containers:',
        '- image: nginx'
      ),
      podSpec(
        'volumes:',
        '- name: data',
        '  image:',
        '    reference: acme/shop:v2',
        '    pullPolicy: Always',
        'containers:',
        '- image: nginx'
      )
    )
  })

  test('quoted lines that stand no deeper than their parent, which one library refuses', () => {
    const text = pod('name: web', 'image: acme/shop:1', 'args: ["a', 'b"]', 'command: "one', 'two"')
    patched(text, text.replace('acme/shop:1\n', `acme/shop:v2\n    ${POLICY}\n`), { unreadable: null })
  })

  test('an unknown tag', () => {
    const text = pod('name: web', 'image: !mine acme/shop:1')
    patched(text, text.replace('shop:1\n', `shop:v2\n    ${POLICY}\n`), { unreadable: /unknown tag/ })
  })
})
