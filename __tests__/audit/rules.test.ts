import { describe, expect, test } from '@jest/globals'
import { auditIn, told } from '../support/audit.js'
import type { AuditOf } from '../support/audit.js'
import { put, temporaryFolder } from '../support/folder.js'

type Files = Readonly<Record<string, string>>

/** A Deployment; `container` and `pod` are lines of its container and its pod's spec. */
function deployment(container: readonly string[], pod: readonly string[] = [], name = 'web'): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    '  template:',
    '    spec:',
    ...pod.map((line) => `      ${line}`),
    '      containers:',
    '        - name: web',
    ...container.map((line) => `          ${line}`),
    ''
  ].join('\n')
}

const MAIN = 'image: ghcr.io/acme/shop:main'
const STALE =
  '"ghcr.io/acme/shop:main" has no pull policy, so IfNotPresent applies, and it has the tag "main": a node that has a copy keeps it.'
const MOVES =
  '"ghcr.io/acme/shop:main" has the tag "main": what it names changes with every push, and no rollout starts.'
const base = { 'base/kustomization.yaml': 'resources: [web.yaml]\n' }

const CASES: readonly (readonly [string, Files, readonly string[], AuditOf?])[] = [
  [
    'a moving tag without a policy, at the image',
    { 'web.yaml': deployment([MAIN]) },
    [`web.yaml:10:18 stale-cache ${STALE}`, `web.yaml:10:18 mutable-tag ${MOVES}`]
  ],
  [
    'Never on an image that nobody can pull is how kind and minikube want it',
    { 'web.yaml': deployment(['image: shop:v1', 'imagePullPolicy: Never']) },
    []
  ],
  [
    'Never on a registry of this machine',
    { 'web.yaml': deployment(['image: localhost:5000/shop:v1', 'imagePullPolicy: Never']) },
    []
  ],
  [
    'latest with Always is only a tag that moves',
    { 'web.yaml': deployment(['image: acme/shop:latest', 'imagePullPolicy: Always']) },
    [
      'web.yaml:10:18 mutable-tag "acme/shop:latest" has the tag "latest": what it names changes with every push, and no rollout starts.'
    ]
  ],
  [
    'a digest does not move, whatever the tag',
    {
      'web.yaml': deployment([
        `image: acme/shop:latest@sha256:${'0'.repeat(64)}`,
        'imagePullPolicy: IfNotPresent'
      ])
    },
    []
  ],
  [
    'numbers, branches with a commit and words of the application are let through',
    {
      'web.yaml': deployment(['image: acme/shop:1.27']),
      'a.yaml': deployment(['image: acme/shop:main-3f9c2ab']),
      'b.yaml': deployment(['image: acme/shop:blue']),
      'c.yaml': deployment(['image: acme/shop:IMAGE_TAG'])
    },
    []
  ],
  ['what Istio fills in', { 'web.yaml': deployment(['image: auto']) }, []],
  [
    'what a variable fills in',
    { 'web.yaml': deployment(['image: "acme/shop:${TAG}"', 'imagePullPolicy: "${POLICY}"']) },
    []
  ],
  [
    'an image that Skaffold builds, which puts the tag in, and one beside it',
    {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta6\nkind: Config\nbuild:\n  artifacts:\n    - image: front\nprofiles:\n  - name: dev\n    build:\n      artifacts: [{image: back}]\n',
      'a.yaml': deployment(['image: front']),
      'b.yaml': deployment(['image: back', 'imagePullPolicy: IfNotPresent']),
      'c.yaml': deployment(['image: other'])
    },
    [
      'c.yaml:10:18 mutable-tag "other" has no tag, which means "latest": what it names changes with every push, and no rollout starts.'
    ]
  ],
  [
    'a policy that is empty is none',
    { 'web.yaml': deployment(['image: acme/shop:v1', 'imagePullPolicy: ""']) },
    []
  ],
  [
    'an image volume has pullPolicy',
    {
      'web.yaml': deployment(
        ['image: acme/shop:v1'],
        [
          'volumes:',
          '  - name: model',
          '    image:',
          '      reference: acme/model:v1',
          '      pullPolicy: Always'
        ]
      )
    },
    []
  ],
  [
    'and no imagePullPolicy',
    {
      'web.yaml': deployment(
        ['image: acme/shop:v1'],
        [
          'volumes:',
          '  - name: model',
          '    image:',
          '      reference: acme/model:v1',
          '      imagePullPolicy: Always'
        ]
      )
    },
    [
      'web.yaml:12:13 policy-misplaced "imagePullPolicy: Always" in image volume "model" is not read; the key there is pullPolicy.'
    ]
  ],
  [
    'a misspelt key in a container',
    { 'web.yaml': deployment(['image: acme/shop:v1', 'imagepullPolicy: Always']) },
    [
      'web.yaml:11:11 policy-misplaced "imagepullPolicy: Always" in container "web" is not read; the key there is imagePullPolicy.'
    ]
  ],
  [
    'a policy of the workload',
    {
      'web.yaml': deployment(['image: acme/shop:v1']).replace(
        'spec:\n  template',
        'spec:\n  imagePullPolicy: Always\n  template'
      )
    },
    [
      'web.yaml:6:3 policy-misplaced "imagePullPolicy: Always" in spec is not read; each container has a policy of its own.'
    ]
  ],
  [
    'a policy in the spec of a kind that reads it',
    {
      'web.yaml':
        'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata:\n  name: p\nspec:\n  image: quay.io/prometheus/prometheus:v3.1.0\n  imagePullPolicy: Always\n'
    },
    []
  ],
  [
    'a policy that is misspelt in Helm values',
    { 'values.yaml': 'image:\n  repository: acme/shop\n  tag: v1\n  pullPolicy: always\n' },
    [
      'values.yaml:4:15 policy-invalid "always" is no pull policy; Kubernetes knows Always, IfNotPresent and Never, spelled like this.'
    ]
  ],
  [
    'a switch about policies in Helm values, and the path of one',
    {
      'values.yaml':
        'omitDefaultImagePullPolicy: false\nagents.image.pullPolicy: spec.image.pullPolicy\nimage:\n  repository: acme/shop\n'
    },
    []
  ],
  [
    'a moving tag in Helm values',
    { 'values.yaml': 'image:\n  repository: acme/shop\n  tag: main\n  pullPolicy: IfNotPresent\n' },
    [
      'values.yaml:3:8 mutable-tag "acme/shop:main" has the tag "main": what it names changes with every push, and no rollout starts.',
      'values.yaml:4:15 stale-cache "acme/shop:main" is pulled with "IfNotPresent", and it has the tag "main": a node that has a copy keeps it.'
    ]
  ],
  [
    'values that leave the tag to the chart',
    { 'values.yaml': 'image:\n  repository: acme/shop\n  tag: ""\n  pullPolicy: IfNotPresent\n' },
    []
  ],
  [
    'values of a HelmRelease',
    {
      'web.yaml':
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web\nspec:\n  values:\n    image:\n      repository: acme/shop\n      tag: 2024_01\n'
    },
    ['web.yaml:9:12 tag-not-a-string The tag 2024_01 is read as a number, as it has no quotes.']
  ],
  [
    'a Helm template whose action writes the policy',
    {
      'chart/templates/web.yaml': deployment([
        MAIN,
        '{{- with .Values.policy }}',
        'imagePullPolicy: {{ . }}',
        '{{- end }}'
      ])
    },
    [`chart/templates/web.yaml:10:18 mutable-tag ${MOVES}`]
  ],
  [
    'a Helm template whose actions write pull secrets, a misplaced policy and the namespace of a Secret',
    {
      'chart/templates/web.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: shop\n  imagePullPolicy: {{ .Values.policy }}\nspec:\n' +
        '  imagePullSecrets: {{ toYaml .Values.secrets | nindent 4 }}\n  containers:\n    - name: web\n      image: acme/shop:v1\n',
      'chart/templates/job.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: job\n  namespace: shop\nspec:\n  imagePullSecrets:\n    - name: pull\n' +
        '  containers:\n    - name: job\n      image: acme/shop:v1\n',
      'chart/templates/secret.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: pull\n  namespace: {{ .Release.Namespace }}\ntype: kubernetes.io/dockerconfigjson\n'
    },
    [
      'chart/templates/web.yaml:6:3 policy-misplaced "imagePullPolicy" in the Pod\'s metadata is not read; each container has a policy of its own.'
    ]
  ],
  [
    "a policy beside another image, further out than an image's own level",
    {
      'values.yaml':
        'web:\n  image:\n    repository: acme/shop\n    tag: v1\n  imagePullPolicy: IfNotPresent\n  chaos:\n    pods:\n      pauseImage: acme/pause:latest\n'
    },
    [
      'values.yaml:8:19 mutable-tag "acme/pause:latest" has the tag "latest": what it names changes with every push, and no rollout starts.'
    ]
  ],
  [
    'a newTag that is a date',
    { 'kustomization.yaml': 'images:\n  - name: acme/shop\n    newTag: 2024-01-31\n' },
    ['kustomization.yaml:3:13 tag-not-a-string The tag 2024-01-31 is read as a date, as it has no quotes.']
  ],
  [
    'a policy that an overlay sets makes the base right',
    {
      ...base,
      'base/web.yaml': deployment([MAIN]),
      'prod/kustomization.yaml': 'resources: [../base]\npatches:\n  - path: policy.yaml\n',
      'prod/policy.yaml': deployment(['imagePullPolicy: Always'])
    },
    [`base/web.yaml:10:18 mutable-tag ${MOVES}`]
  ],
  [
    'what an overlay makes of a base is found where it is written',
    {
      ...base,
      'base/web.yaml': deployment(['image: ghcr.io/acme/shop:v1']),
      'prod/kustomization.yaml':
        'resources: [../base]\nimages:\n  - name: ghcr.io/acme/shop\n    newTag: main\n'
    },
    [`prod/kustomization.yaml:4:13 stale-cache ${STALE}`, `prod/kustomization.yaml:4:13 mutable-tag ${MOVES}`]
  ],
  [
    'in a patch inside a kustomization',
    {
      ...base,
      'base/web.yaml': deployment(['image: ghcr.io/acme/shop:v1']),
      'prod/kustomization.yaml':
        'resources: [../base]\npatches:\n  - target: { kind: Deployment }\n    patch: |\n      - op: add\n        path: /spec/template/spec/containers/0/imagePullPolicy\n        value: Never\n'
    },
    [
      'prod/kustomization.yaml:7:16 never-pulled "Never" keeps "ghcr.io/acme/shop:v1" from being pulled: a node runs the copy that it has, or none.'
    ]
  ],
  [
    'a digest of an overlay over the tag of its base',
    {
      'base/kustomization.yaml': 'resources: [web.yaml]\nimages:\n  - name: acme/shop\n    newTag: v2\n',
      'base/web.yaml': deployment(['image: acme/shop']),
      'prod/kustomization.yaml': `resources: [../base]\nimages:\n  - name: acme/shop\n    digest: sha256:${'0'.repeat(64)}\n`
    },
    [
      'prod/kustomization.yaml:4:13 digest-wins The digest "sha256:000000000000..." takes the place of "newTag: v2".'
    ]
  ],
  [
    'a digest that Flux keeps in step',
    {
      'kustomization.yaml': `images:\n  - name: acme/shop\n    newTag: v2\n    digest: sha256:${'0'.repeat(64)} # {"$imagepolicy": "a:b:digest"}\n`
    },
    []
  ],
  [
    'a digest that stays beside a tag that is changed',
    { 'app.yaml': `tag: v1 # repull: acme/shop:tag\ndigest: sha256:${'0'.repeat(64)}\n` },
    [
      'app.yaml:2:9 digest-wins The digest "sha256:000000000000..." stays beside the new tag "v2", and decides.'
    ],
    { images: 'acme/shop:v2' }
  ],
  [
    'two tags in one build',
    {
      'kustomization.yaml': 'resources: [a.yaml, b.yaml]\n',
      'a.yaml': deployment(['image: acme/shop:v1'], [], 'a'),
      'b.yaml': deployment(['image: acme/shop:v2'], [], 'b')
    },
    [
      'b.yaml:10:18 split-version "acme/shop" has the tag "v2" here and "v1" elsewhere in what this kustomization builds.'
    ]
  ],
  [
    'variants of one version',
    {
      'web.yaml': deployment(['image: acme/shop:1.2', '---'].slice(0, 1), [
        'initContainers:',
        '  - name: a',
        '    image: acme/shop:1.2-debug'
      ])
    },
    []
  ],
  [
    'secrets as plain names, and in a container',
    {
      'web.yaml': deployment(
        ['image: acme/shop:v1', 'imagePullSecrets: [a]'],
        ['imagePullSecrets:', '  - regcred']
      )
    },
    [
      'web.yaml:9:11 secret-misplaced The pull secret "regcred" is a plain name, and should be an object with a name.',
      'web.yaml:13:11 secret-misplaced "imagePullSecrets" in container "web" is not read; pull secrets belong to the pod\'s spec.'
    ]
  ],
  [
    'a secret of another namespace',
    {
      'web.yaml': deployment(['image: acme/shop:v1'], ['imagePullSecrets:', '  - name: regcred']).replace(
        '  name: web\nspec',
        '  name: web\n  namespace: shop\nspec'
      ),
      'secret.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\n  namespace: infra\ntype: kubernetes.io/dockerconfigjson\n'
    },
    [
      'web.yaml:10:17 secret-missing The pull secret "regcred" is in the namespace "infra", where the kubelet does not look.'
    ]
  ],
  [
    'a secret that is given by the ServiceAccount',
    {
      'a.yaml': deployment(
        ['image: registry.acme.example/a:v1'],
        ['imagePullSecrets:', '  - name: regcred'],
        'a'
      ),
      'b.yaml': deployment(['image: registry.acme.example/b:v1'], ['serviceAccountName: puller'], 'b'),
      'sa.yaml':
        'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: puller\nimagePullSecrets:\n  - name: regcred\n'
    },
    []
  ],
  [
    'a registry that pull-secrets says is private',
    { 'web.yaml': deployment(['image: registry.acme.example/web:v1']) },
    [
      'web.yaml:10:18 no-pull-secret "registry.acme.example/web:v1" is pulled without a secret, and images of registry.acme.example are pulled with "regcred" elsewhere.'
    ],
    { 'pull-secrets': 'registry.acme.example=regcred' }
  ],
  [
    'nothing changes, in a Deployment',
    { 'web.yaml': deployment(['image: acme/shop:v2', 'imagePullPolicy: Always']) },
    [
      'web.yaml:10:18 no-rollout "acme/shop:v2" stood here before, and nothing else of the pod template changes: no rollout starts.'
    ],
    { images: 'acme/shop:v2' }
  ],
  [
    'another annotation starts a rollout',
    { 'web.yaml': deployment(['image: acme/shop:v2', 'imagePullPolicy: Always']) },
    [],
    { images: 'acme/shop:v2', annotations: 'example.org/at=5' }
  ],
  [
    'a CronJob starts new pods all the same',
    {
      'job.yaml':
        'apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: job\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: job\n              image: acme/shop:v2\n              imagePullPolicy: Always\n'
    },
    [],
    { images: 'acme/shop:v2' }
  ],
  [
    'a disk that is cleaned by age',
    {
      'kubelet.yaml':
        'kind: KubeletConfiguration\nimageGCHighThresholdPercent: 100\nimageMaximumGCAge: 168h\n'
    },
    []
  ],
  [
    'what runs nothing',
    {
      'crd.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  imagePullPolicy: never\n',
      'cm.yaml':
        'apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: |\n    image: nginx\n    imagePullPolicy: never\n',
      'compose.yaml': 'services:\n  web:\n    image: nginx\n    pull_policy: never\n'
    },
    []
  ]
]

test.each(CASES)('%s', async (_, files, expected, raw = {}) => {
  expect(told(await auditIn(temporaryFolder(files), raw))).toEqual(expected)
})

describe('places', () => {
  test('are those of the file before the patch, also on lines that it adds', async () => {
    const files = {
      'web.yaml': deployment(
        ['image: acme/shop:v1', '# below', 'args: []'],
        ['initContainers:', '  - name: a', '    image: acme/other:main']
      )
    }
    const { findings } = await auditIn(temporaryFolder(files), {
      images: 'acme/shop:v2',
      'pull-policy': 'Never'
    })
    expect(findings.map(({ place, source }) => `${place.line}:${place.column} ${source.trim()}`)).toEqual([
      '10:18 image: acme/other:main',
      '10:18 image: acme/other:main'
    ])
  })

  test('a policy that the patch has added points to the image above it', async () => {
    const files = { 'web.yaml': deployment(['image: ghcr.io/acme/shop:v1', 'args: []']) }
    const { findings } = await auditIn(temporaryFolder(files), {
      images: 'ghcr.io/acme/shop:v2',
      'pull-policy': 'Never'
    })
    expect(findings.map(({ rule, place }) => `${rule} ${place.line}:${place.column}`)).toEqual([
      'never-pulled 10:11'
    ])
  })
})

describe('exemptions', () => {
  const exempt = async (comment: string) =>
    told(await auditIn(temporaryFolder({ 'web.yaml': deployment([comment, 'image: acme/shop:latest']) })))

  test('a comment above covers the next line that is none', async () => {
    expect(await exempt('# repull-ignore: mutable-tag for a reason')).toEqual([])
    expect(await exempt('# repull-ignore: mutable-tag for a reason\n          # another')).toEqual([])
  })

  test('one without a reason, without a use or without a rule is a notice', async () => {
    expect(await exempt('# repull-ignore: mutable-tag')).toEqual([
      'web.yaml:10:11 exemption "repull-ignore: mutable-tag" gives no reason.'
    ])
    expect((await exempt('# repull-ignore: stale-cache it was'))[0]).toBe(
      'web.yaml:10:11 exemption "repull-ignore: stale-cache" no longer applies: the rule finds nothing on this line.'
    )
    expect((await exempt('# repull-ignore: latest-tag why'))[0]).toBe(
      'web.yaml:10:11 exemption "repull-ignore: latest-tag" names no rule.'
    )
  })

  test('an exempt line is not mended', async () => {
    const files = {
      'web.yaml': deployment(['image: acme/shop:main # repull-ignore: stale-cache loaded by hand'])
    }
    expect((await auditIn(temporaryFolder(files), { fix: true })).patches).toEqual([])
  })
})

describe('mends', () => {
  const mend = async (files: Files, raw: AuditOf = {}) => {
    const folder = temporaryFolder(files)
    const { patches, findings } = await auditIn(folder, { ...raw, fix: true })
    put(folder, Object.fromEntries(patches.map(({ file, after }) => [file, after])))
    const again = await auditIn(folder, { fix: true })
    expect(again.patches).toEqual([])
    expect(again.findings.filter(({ isMendable }) => isMendable)).toEqual([])
    return { after: Object.fromEntries(patches.map(({ file, after }) => [file, after])), findings }
  }

  test("a pod's policy moves to the containers that have none", async () => {
    const before = deployment(
      ['image: acme/shop:v1 # the shop'],
      [
        'imagePullPolicy: Always # all',
        'initContainers:',
        '  - name: a',
        '    image: acme/a:v1',
        '    imagePullPolicy: IfNotPresent'
      ]
    )
    const { after } = await mend({ 'web.yaml': before })
    expect(after['web.yaml']).toBe(
      deployment(
        ['image: acme/shop:v1 # the shop', 'imagePullPolicy: Always'],
        ['initContainers:', '  - name: a', '    image: acme/a:v1', '    imagePullPolicy: IfNotPresent']
      )
    )
  })

  test('pull secrets move, and plain names become objects', async () => {
    const before = deployment(
      ['image: acme/shop:v1', 'imagePullSecrets:', '  - name: b'],
      ['imagePullSecrets:', '  - "a" # first']
    )
    const { after } = await mend({ 'web.yaml': before })
    expect(after['web.yaml']).toBe(
      deployment(['image: acme/shop:v1'], ['imagePullSecrets:', '  - name: "a" # first', '  - name: b'])
    )
  })

  test('in a patch that names no image, what stands wrong stays: nothing there could take it', async () => {
    const head =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n  template:\n    spec:\n'
    const files = {
      'policy.yaml': `${head}      imagePullPolicy: Always\n      hostNetwork: true\n`,
      'secret.yaml': `${head}      containers:\n        - name: web\n          imagePullSecrets: [a]\n`
    }
    const { findings, patches } = await auditIn(temporaryFolder(files), { fix: true })
    expect(findings.map(({ rule, isMendable }) => [rule, isMendable])).toEqual([
      ['policy-misplaced', false],
      ['secret-misplaced', false]
    ])
    expect(patches).toEqual([])
  })

  test('a misspelt key is spelled right where it stands, with its quotes and its comment', async () => {
    const misspelt = deployment(
      ['image: acme/shop:v1', '"imagepullPolicy": Always # always'],
      ['imagePullSecret: [{name: a}, {name: b}] # both']
    )
    const { after } = await mend({ 'web.yaml': misspelt })
    expect(after['web.yaml']).toBe(
      misspelt.replace('imagepullPolicy', 'imagePullPolicy').replace('imagePullSecret:', 'imagePullSecrets:')
    )
  })

  test('what an overlay builds from is looked at with it, its exemptions count, and it is left to its owner', async () => {
    const files = {
      ...base,
      'base/web.yaml': deployment(
        [`${MAIN} # repull-ignore: mutable-tag built by hand`, 'imagePullPolicy: Always'],
        ['imagePullPolicy: Always']
      ),
      'prod/kustomization.yaml': 'resources: [../base]\n'
    }
    const { findings, patches } = await auditIn(temporaryFolder(files), { fix: true }, ['prod'])
    expect(findings.map(({ rule, place, isMendable }) => [rule, place.file, place.line, isMendable])).toEqual(
      [['policy-misplaced', 'base/web.yaml', 8, false]]
    )
    expect(patches).toEqual([])
  })

  test('a base is mended where it is written, and once for several overlays', async () => {
    const overlay = 'resources: [../base]\n'
    const { after } = await mend({
      ...base,
      'base/web.yaml': deployment([MAIN]),
      'a/kustomization.yaml': overlay,
      'b/kustomization.yaml': overlay
    })
    expect(after).toEqual({ 'base/web.yaml': deployment([MAIN, 'imagePullPolicy: Always']) })
  })

  test('the patch and the mends are one patch of the file as it was', async () => {
    const files = {
      'web.yaml': deployment(
        ['image: acme/shop:v1'],
        ['initContainers:', '  - name: a', '    image: acme/other:main', '    imagePullPolicy: ifnotpresent']
      )
    }
    const folder = temporaryFolder(files)
    const { patches, findings } = await auditIn(folder, { images: 'acme/shop:v2', fix: true })
    expect(patches.map(({ file, before }) => [file, before])).toEqual([['web.yaml', files['web.yaml']]])
    expect(patches[0]?.after).toBe(
      deployment(
        ['image: acme/shop:v2', 'imagePullPolicy: Always'],
        ['initContainers:', '  - name: a', '    image: acme/other:main', '    imagePullPolicy: Always']
      )
    )
    expect(patches[0]?.changes.map(({ line, from, to }) => [line, from, to])).toEqual([
      [11, 'ifnotpresent', 'Always'],
      [14, null, 'Always'],
      [14, 'acme/shop:v1', 'acme/shop:v2']
    ])
    expect(findings.map(({ rule, isMended }) => [rule, isMended])).toEqual([
      ['mutable-tag', false],
      ['policy-invalid', true],
      ['stale-cache', true]
    ])
  })

  test('JSON manifests keep their style', async () => {
    const json =
      '{"apiVersion":"v1","kind":"Pod","spec":{"imagePullPolicy":"Always","containers":[{"name":"a","image":"acme/shop:v1"}]}}\n'
    const { after } = await mend({ 'pod.json': json })
    expect(after['pod.json']).toBe(
      '{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"name":"a","image":"acme/shop:v1","imagePullPolicy":"Always"}]}}\n'
    )
  })
})
