import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'
import { lines } from './manifests.js'

const OLD = `sha256:${'0'.repeat(64)}`
const NEW = `sha256:${'1'.repeat(64)}`
const V2: RawInputs = { images: 'ghcr.io/acme/api:v2' }
const KEEP: RawInputs = { ...V2, 'pull-policy': 'keep' }
const FILE = { file: 'charts/api/values.yaml' }

describe('the tag', () => {
  test.each<readonly [string, string, string, RawInputs?]>([
    [
      'repository and tag',
      lines('image:', '  repository: ghcr.io/acme/api # us', "  tag: '1'"),
      lines('image:', '  repository: ghcr.io/acme/api # us', "  tag: 'v2'")
    ],
    [
      'registry apart',
      lines('image:', '  registry: ghcr.io', '  repository: acme/api', '  tag: "1"'),
      lines('image:', '  registry: ghcr.io', '  repository: acme/api', '  tag: "v2"')
    ],
    [
      'a global registry',
      lines('global: {imageRegistry: ghcr.io}', 'image: {registry: "", repository: acme/api, tag: 1}'),
      lines('global: {imageRegistry: ghcr.io}', 'image: {registry: "", repository: acme/api, tag: v2}')
    ],
    [
      'a registry of all images, as Chaos Mesh has it',
      lines(
        'images: {registry: ghcr.io, tag: 1}',
        'api: {image: {registry: "", repository: acme/api, tag: ""}}'
      ),
      lines(
        'images: {registry: ghcr.io, tag: 1}',
        'api: {image: {registry: "", repository: acme/api, tag: "v2"}}'
      )
    ],
    [
      'a hub, as Istio has it',
      lines('hub: ""', 'tag: ""', 'image: api', 'global: {hub: ghcr.io/acme, tag: 1}'),
      lines('hub: ""', 'tag: "v2"', 'image: api', 'global: {hub: ghcr.io/acme, tag: 1}')
    ],
    [
      'a hub of its own and another name',
      lines('hub: ghcr.io/acme', 'tag: "1"', 'image: api'),
      lines('hub: quay.io/x/y', 'tag: "v2"', 'image: z'),
      { ...KEEP, images: 'ghcr.io/acme/api=quay.io/x/y/z:v2' }
    ],
    [
      'a global registry with the organisation in it',
      lines('global: {registry: ghcr.io/acme, tag: 1}', 'image: {name: api, tag: null}'),
      lines('global: {registry: ghcr.io/acme, tag: 1}', 'image: {name: other, tag: v2}'),
      { ...KEEP, images: 'ghcr.io/acme/api=ghcr.io/acme/other:v2' }
    ],
    [
      'a tag that falls back to appVersion',
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: ""'),
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: "v2"')
    ],
    [
      'null as tag',
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: ~'),
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: v2')
    ],
    [
      'a version',
      lines('image: {repository: ghcr.io/acme/api, version: "1"}'),
      lines('image: {repository: ghcr.io/acme/api, version: "v2"}')
    ],
    [
      'a release',
      lines('image: {repository: ghcr.io/acme/api, crdRepository: acme/crds, release: v1}'),
      lines('image: {repository: ghcr.io/acme/api, crdRepository: acme/crds, release: v2}')
    ],
    [
      'behind the repository, and nowhere else',
      lines('image: {repository: "ghcr.io/acme/api:1"}'),
      lines('image: {repository: "ghcr.io/acme/api:v2"}')
    ],
    [
      'a number, which stays text',
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: 1.20'),
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: "0123"'),
      { ...KEEP, images: 'ghcr.io/acme/api:0123' }
    ],
    [
      'a digest in the tag',
      lines('image:', '  repository: ghcr.io/acme/api', `  tag: 1@${OLD}`),
      lines('image:', '  repository: ghcr.io/acme/api', `  tag: v2@${NEW}`),
      { ...KEEP, images: `ghcr.io/acme/api:v2@${NEW}` }
    ],
    [
      'a stale digest beside it',
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: 1', `  digest: ${OLD}`),
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: v2', '  digest: ""')
    ],
    [
      'a new digest beside it',
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: 1', '  digest: ""'),
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: v2', `  digest: "${NEW}"`),
      { ...KEEP, images: `ghcr.io/acme/api:v2@${NEW}` }
    ],
    [
      'hex digits alone as digest',
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: 1', '  sha: ""'),
      lines('image:', '  repository: ghcr.io/acme/api', '  tag: v2', `  sha: "${NEW.slice(7)}"`),
      { ...KEEP, images: `ghcr.io/acme/api:v2@${NEW}` }
    ],
    [
      'a prefix that the tag has',
      lines('image: {repository: ghcr.io/acme/api, tagPrefix: v, tag: "1"}'),
      lines('image: {repository: ghcr.io/acme/api, tagPrefix: v, tag: "2"}')
    ],
    [
      'a prefix that it has not',
      lines('image: {repository: ghcr.io/acme/api, tagPrefix: rel-, tag: "1"}'),
      lines('image: {repository: ghcr.io/acme/api, tagPrefix: "", tag: "v2"}')
    ],
    ['a text', lines('image: ghcr.io/acme/api:1 # us'), lines('image: ghcr.io/acme/api:v2 # us')],
    ['a text without a tag', lines('image: ghcr.io/acme/api'), lines('image: ghcr.io/acme/api:v2')],
    [
      'a text and its tag',
      lines('image: ghcr.io/acme/api', 'imageTag: 2004'),
      lines('image: ghcr.io/acme/api', 'imageTag: v2')
    ],
    [
      'a text and its tag, of another key',
      lines('api: {sidecarImage: ghcr.io/acme/api, sidecarImageTag: "1"}'),
      lines('api: {sidecarImage: ghcr.io/acme/api, sidecarImageTag: "v2"}')
    ],
    [
      'imageRepository and imageTag',
      lines('imageRepository: ghcr.io/acme/api', 'imageTag: "1"'),
      lines('imageRepository: ghcr.io/acme/api', 'imageTag: "v2"')
    ],
    [
      'each component',
      lines('a: {image: {repository: ghcr.io/acme/api, tag: 1}}', 'b: {image: {repository: acme/b, tag: 1}}'),
      lines('a: {image: {repository: ghcr.io/acme/api, tag: v2}}', 'b: {image: {repository: acme/b, tag: 1}}')
    ],
    [
      'a list of components',
      lines('parts:', '- name: a', '  image: {repository: ghcr.io/acme/api, tag: 1}'),
      lines('parts:', '- name: a', '  image: {repository: ghcr.io/acme/api, tag: v2}')
    ],
    [
      'images by name',
      lines('images: {api: {repository: ghcr.io/acme/api, tag: 1}}'),
      lines('images: {api: {repository: ghcr.io/acme/api, tag: v2}}')
    ],
    [
      'a new name over registry and repository',
      lines('image: {registry: ghcr.io, repository: acme/api, tag: 1}'),
      lines('image: {registry: quay.io, repository: shop/api, tag: v2}'),
      { ...KEEP, images: 'ghcr.io/acme/api=quay.io/shop/api:v2' }
    ],
    [
      'a new name',
      lines('image: {repository: ghcr.io/acme/api, tag: 1}'),
      lines('image: {repository: quay.io/shop/api, tag: v2}'),
      { ...KEEP, images: 'ghcr.io/acme/api=quay.io/shop/api:v2' }
    ]
  ])('%s', (_, before, after, inputs = KEEP) => {
    const outcome = checked(before, inputs, FILE)
    expect(outcome.after).toBe(after)
    // A digest that goes away is told; __tests__/patch/pins.test.ts says how.
    const isUnpinned = before.includes(OLD) && !after.includes('sha256')
    expect(outcome.planned.problems.map(({ code }) => code)).toEqual(isUnpinned ? ['unpinned'] : [])
  })

  test('where there is none, one is added, and a notice says so', () => {
    const text = lines('image:', '  repository: ghcr.io/acme/api', '  pullPolicy: Never')
    const { after, problems } = checked(text, KEEP, FILE)
    expect(after).toBe(lines('image:', '  repository: ghcr.io/acme/api', '  tag: v2', '  pullPolicy: Never'))
    expect(problems).toEqual([
      'charts/api/values.yaml:2:3: "image" has no "tag", so one is added. If the chart reads the tag from another key, mark that with "# repull: NAME:tag", and remove the new one.'
    ])
  })

  test('where a marker says what the tag is, none is added', () => {
    const text = (tag: string): string =>
      lines(
        `appVersion: ${tag} # repull: ghcr.io/acme/api:tag`,
        'image:',
        '  repository: ghcr.io/acme/api',
        '  pullPolicy: Always'
      )
    const { after, problems } = checked(text('1'), V2, FILE)
    expect(after).toBe(text('v2'))
    expect(problems).toEqual([])
  })

  test('a name of the image under another key, whose tag is not known, is told', () => {
    const text = lines('image: {repository: ghcr.io/acme/api, jobRepository: ghcr.io/acme/api, tag: 1}')
    const { after, problems } = checked(text, KEEP, FILE)
    expect(after).toBe(text.replace('tag: 1', 'tag: v2'))
    expect(problems).toEqual([
      'charts/api/values.yaml:1:54: image/jobRepository names the image as well, with its tag elsewhere, and was left alone. A comment "# repull: ghcr.io/acme/api:tag" on that tag makes Repull write it.'
    ])
  })

  test.each([
    ['another image', lines('image: {repository: ghcr.io/acme/api-web, tag: 1}')],
    ['another registry', lines('image: {registry: quay.io, repository: acme/api, tag: 1}')],
    ['a repository of git', lines('source: {repository: ghcr.io/acme/api, version: 1}')],
    ['a text under another key', lines('about: ghcr.io/acme/api:1')],
    ['a comment', lines('# image: ghcr.io/acme/api:1', 'a: b')]
  ])('%s is left alone', (_, text) => {
    const { planned, problems } = checked(text, V2, FILE)
    expect([planned.patch, problems]).toEqual([null, []])
  })

  test.each([
    'compose.yaml',
    'deploy/docker-compose.prod.yml',
    'skaffold.yaml',
    'charts/api/Chart.yaml',
    'charts/api/Chart.lock',
    'app.yaml'
  ])('a file named %s is none of values', (file) => {
    const text = lines(
      'image: {repository: ghcr.io/acme/api, tag: 1}',
      'services: {a: {image: ghcr.io/acme/api:1}}'
    )
    expect(checked(text, V2, { file }).planned.patch).toBeNull()
  })

  test('what a variable fills in is told', () => {
    const { planned, problems } = checked(
      lines('image: {repository: ghcr.io/acme/api, tag: "${TAG}"}'),
      V2,
      FILE
    )
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'charts/api/values.yaml:1:39: "${TAG}" holds a variable and was left alone. Whatever fills it in decides about the tag; write a tag there if Repull is to do it.'
    ])
  })

  test('an anchor that another image follows is refused', () => {
    const text = lines(
      'image: {repository: ghcr.io/acme/api, tag: &v 1}',
      'b: {image: {repository: acme/b, tag: *v}}'
    )
    const { planned, problems } = checked(text, V2, FILE)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'charts/api/values.yaml:1:39: Two images share one anchor (lines 1 and 2), and only the first is to change. Write the value out in one of them instead of using the alias.'
    ])
  })
})

describe('the pull policy', () => {
  const image = 'image: {repository: ghcr.io/acme/api, tag: v2'
  test.each([
    ['beside it', lines(`${image}, pullPolicy: Never}`), lines(`${image}, pullPolicy: Always}`)],
    ['none', lines(`${image}}`), lines(`${image}, pullPolicy: Always}`)],
    [
      'under its other name',
      lines(`${image}, imagePullPolicy: ""}`),
      lines(`${image}, imagePullPolicy: "Always"}`)
    ],
    [
      'one level up',
      lines(`${image}}`, 'imagePullPolicy: Never'),
      lines(`${image}}`, 'imagePullPolicy: Always')
    ],
    [
      'further out',
      lines('imagePullPolicy: Never', 'core:', `  ${image}}`),
      lines('imagePullPolicy: Always', 'core:', `  ${image}}`)
    ],
    [
      'around images by name',
      lines('image: {pullPolicy: Never, acme: {api: {repository: ghcr.io/acme/api, tag: v2}}}'),
      lines('image: {pullPolicy: Always, acme: {api: {repository: ghcr.io/acme/api, tag: v2}}}')
    ],
    [
      'around a list',
      lines('imagePullPolicy: Never', 'parts:', `- ${image}}`),
      lines('imagePullPolicy: Always', 'parts:', `- ${image}}`)
    ],
    [
      'in global',
      lines('global: {imagePullPolicy: Never}', `${image}}`),
      lines('global: {imagePullPolicy: Always}', `${image}}`)
    ],
    [
      'of a text',
      lines('image: ghcr.io/acme/api:v2', 'pullPolicy: IfNotPresent'),
      lines('image: ghcr.io/acme/api:v2', 'pullPolicy: Always')
    ],
    [
      'of a container',
      lines('extraContainers:', '- name: a', '  image: ghcr.io/acme/api:v2'),
      lines('extraContainers:', '- name: a', '  image: ghcr.io/acme/api:v2', '  imagePullPolicy: Always')
    ]
  ])('%s', (_, before, after) => {
    const outcome = checked(before, V2, FILE)
    expect(outcome.after).toBe(after)
    expect(outcome.problems).toEqual([])
  })

  test('a text has none that is known', () => {
    expect(checked(lines('image: ghcr.io/acme/api:1'), V2, FILE).problems).toEqual([
      'charts/api/values.yaml:1:1: These values have no pull policy for "image". If the chart reads one, write its key here once; Repull keeps it from then on.'
    ])
  })
})

describe('pull secrets', () => {
  const image = 'image: {repository: ghcr.io/acme/api, tag: v2}'
  const secrets: RawInputs = { ...KEEP, 'pull-secrets': 'regcred' }
  test.each<readonly [string, string[], string[], RawInputs?]>([
    ['an empty list', ['imagePullSecrets: []'], ['imagePullSecrets: [{name: regcred}]']],
    [
      'null above a comment',
      ['imagePullSecrets:', '  # - name: x'],
      ['imagePullSecrets:', '- name: regcred', '  # - name: x']
    ],
    [
      'an empty text, which the chart takes (dapr#6773)',
      ["imagePullSecrets: ''"],
      ["imagePullSecrets: 'regcred'"]
    ],
    ['objects', ['imagePullSecrets:', '- name: a'], ['imagePullSecrets:', '- name: a', '- name: regcred']],
    ['texts', ['imagePullSecrets: [a]'], ['imagePullSecrets: [a, regcred]']],
    ['one that is there', ['imagePullSecrets: [{name: regcred}]'], ['imagePullSecrets: [{name: regcred}]']],
    ['in global', ['global: {imagePullSecrets: []}'], ['global: {imagePullSecrets: [{name: regcred}]}']],
    ['none', ['a: b'], ['a: b', 'imagePullSecrets:', '- name: regcred']],
    ['of another registry', ['a: b'], ['a: b'], { ...KEEP, 'pull-secrets': 'quay.io=regcred' }]
  ])('%s', (_, before, after, inputs = secrets) => {
    expect(checked(lines(image, ...before), inputs, FILE).after).toBe(lines(image, ...after))
  })

  test('a text with another name cannot hold two, and a warning says so', () => {
    const { planned, problems } = checked(lines(image, 'imagePullSecrets: enabled'), secrets, FILE)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'charts/api/values.yaml:2:1: "imagePullSecrets" holds one name, "enabled", so regcred was not added. If the chart takes a list there, write one; otherwise add the secret to the ServiceAccount of the pods.'
    ])
  })
})

test('annotations go where the chart reads them', () => {
  const text = (annotations: string): string =>
    lines('image: {repository: ghcr.io/acme/api, tag: v2}', `podAnnotations: ${annotations}`)
  const inputs = { ...KEEP, annotations: 'a/b=c' }
  expect(checked(text('{}'), inputs, FILE).after).toBe(text('{a/b: c}'))
  expect(checked(text('{x: y}'), inputs, FILE).after).toBe(text('{x: y, a/b: c}'))
})

describe('objects with values', () => {
  test('a HelmRelease', () => {
    const text = (tag: string, policy: string): string =>
      lines(
        'apiVersion: helm.toolkit.fluxcd.io/v2',
        'kind: HelmRelease',
        'metadata: {name: api}',
        'spec:',
        '  values:',
        '    image:',
        '      repository: ghcr.io/acme/api',
        `      tag: ${tag} # {"$imagepolicy": "flux-system:api:tag"}`,
        ...(policy === '' ? [] : [`      pullPolicy: ${policy}`])
      )
    const { after, changes } = checked(text('1', ''), V2)
    expect(after).toBe(text('v2', 'Always'))
    expect(changes).toEqual([
      '8:7 tag spec/values/image/tag: 1 -> v2',
      '8:7 pullPolicy spec/values/image/pullPolicy: nothing -> Always'
    ])
  })

  test('a chart of a kustomization', () => {
    const text = (tag: string): string =>
      lines(
        'helmCharts:',
        '- name: api',
        '  valuesInline:',
        '    image: {repository: ghcr.io/acme/api, tag: ' + tag + '}'
      )
    expect(checked(text('1'), KEEP, { file: 'kustomization.yaml' }).after).toBe(text('v2'))
  })
})

describe('Argo CD', () => {
  const application = (...source: string[]): string =>
    lines(
      'apiVersion: argoproj.io/v1alpha1',
      'kind: Application',
      'spec:',
      '  source:',
      ...source.map((line) => `    ${line}`)
    )
  test.each<readonly [string, string[], string[], RawInputs?]>([
    [
      'an image',
      ['kustomize: {images: ["ghcr.io/acme/api:1"]}'],
      ['kustomize: {images: ["ghcr.io/acme/api:v2"]}']
    ],
    [
      'one with a new name',
      ['kustomize:', '  images: [x=ghcr.io/acme/api:1]'],
      ['kustomize:', '  images: [x=ghcr.io/acme/api:v2]']
    ],
    [
      'one with a digest',
      ['kustomize:', `  images: ["ghcr.io/acme/api@${OLD}"]`],
      ['kustomize:', '  images: ["ghcr.io/acme/api:v2"]']
    ],
    [
      'one that gets a new name',
      ['kustomize: {images: ["ghcr.io/acme/api:1"]}'],
      ['kustomize: {images: ["ghcr.io/acme/api=quay.io/a/api:v2"]}'],
      { ...KEEP, images: 'ghcr.io/acme/api=quay.io/a/api:v2' }
    ],
    [
      'parameters',
      [
        'helm:',
        '  parameters:',
        '  - {name: api.image.registry, value: ghcr.io}',
        '  - {name: api.image.repository, value: acme/api}',
        '  - {name: api.image.tag, value: "1"}',
        '  - {name: b.image.tag, value: "1"}'
      ],
      [
        'helm:',
        '  parameters:',
        '  - {name: api.image.registry, value: ghcr.io}',
        '  - {name: api.image.repository, value: acme/api}',
        '  - {name: api.image.tag, value: "v2"}',
        '  - {name: b.image.tag, value: "1"}'
      ]
    ],
    [
      'a parameter alone',
      ['helm: {parameters: [{name: image, value: "ghcr.io/acme/api:1"}]}'],
      ['helm: {parameters: [{name: image, value: "ghcr.io/acme/api:v2"}]}']
    ],
    [
      'an object of values',
      ['helm: {valuesObject: {image: {repository: ghcr.io/acme/api, tag: 1}}}'],
      ['helm: {valuesObject: {image: {repository: ghcr.io/acme/api, tag: v2}}}']
    ],
    [
      'values as text',
      ['helm:', '  values: |', '    image: # ours', '      repository: ghcr.io/acme/api', '      tag: 1'],
      ['helm:', '  values: |', '    image: # ours', '      repository: ghcr.io/acme/api', '      tag: v2']
    ]
  ])('%s', (_, before, after, inputs = KEEP) => {
    const outcome = checked(application(...before), inputs)
    expect(outcome.after).toBe(application(...after))
    const isUnpinned = before.some((line) => line.includes(OLD))
    expect(outcome.planned.problems.map(({ code }) => code)).toEqual(isUnpinned ? ['unpinned'] : [])
  })

  test('sources and the templates of an ApplicationSet', () => {
    const text = (tag: string): string =>
      lines(
        'apiVersion: argoproj.io/v1alpha1',
        'kind: ApplicationSet',
        'spec:',
        '  generators: [{merge: {template: {spec: {source: {kustomize: {images: ["ghcr.io/acme/api:' +
          tag +
          '"]}}}}}}]',
        '  template:',
        '    spec:',
        '      sources:',
        `      - kustomize: {images: ["ghcr.io/acme/api:${tag}"]}`
      )
    expect(checked(text('1'), KEEP).after).toBe(text('v2'))
  })

  test('a file beside the application', () => {
    const text = (tag: string): string => `kustomize:\n  images:\n  - x=ghcr.io/acme/api:${tag}`
    expect(checked(text('1'), KEEP, { file: 'apps/.argocd-source-api.yaml' }).after).toBe(text('v2'))
  })

  test('parameters without a tag are told', () => {
    const { problems } = checked(
      application('helm: {parameters: [{name: image.repository, value: ghcr.io/acme/api}]}'),
      KEEP
    )
    expect(problems).toEqual([
      'app.yaml:5:57: These parameters name the image and have no "image.tag". Add it with any value; Repull keeps it from then on.'
    ])
  })
})

test('a global part of the name is not changed', () => {
  const text = lines('global: {imageRegistry: ghcr.io}', 'image: {repository: acme/api, tag: 1}')
  const { after, problems } = checked(text, { images: 'ghcr.io/acme/api=quay.io/acme/api:v2' }, FILE)
  expect(after).toBe(text)
  expect(problems).toEqual([
    'charts/api/values.yaml:2:9: "ghcr.io", with which the name of this image begins, stands in "global" for others too, and "quay.io/acme/api" does not begin with it. Change the registry by hand, then run again.'
  ])
})

test.each([
  ['without a tag of its own', 'global: {hub: ghcr.io/acme, tag: 1}', 'image: api'],
  ['with a variant of all', 'global: {hub: ghcr.io/acme, tag: 1, variant: debug}', 'image: api', 'tag: ""']
])('an image %s gets none, and a warning names the tag of all', (_, ...text) => {
  const { after, problems } = checked(lines(...text), V2, FILE)
  expect(after).toBe(lines(...text))
  expect(problems).toEqual([
    'charts/api/values.yaml:1:34: global/tag is the tag of the image that image names, and may be that of others, so it was left alone. A comment "# repull: ghcr.io/acme/api:tag" on it makes Repull write it.'
  ])
})

test('an image whose registry is another one gets none', () => {
  const text = lines('global: {registry: ghcr.io, tag: 1}', 'image: acme/api', 'registry: quay.io', 'tag: 1')
  const { after, problems } = checked(text, V2, FILE)
  expect(after).toBe(text)
  expect(problems).toEqual([])
})
