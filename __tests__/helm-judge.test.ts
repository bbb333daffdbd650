import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import yaml from 'js-yaml'
import { temporaryFolder } from './support/folder.js'
import { differenceOf, expected } from './support/judge.js'
import { call, testWith } from './support/tools.js'
import { missesIn, patchIn } from './support/tree.js'

const OLD = `sha256:${'0'.repeat(64)}`
const WANTED = { repository: 'ghcr.io/acme/api', tag: '1e3', policy: 'Always', secret: 'regcred' }
const INPUTS = { images: 'ghcr.io/acme/api:1e3', 'pull-secrets': 'regcred' }

const CHART = 'apiVersion: v2\nname: api\nversion: 1.0.0\nappVersion: "0.9"\n'
const SECRETS =
  '{{- with .Values.imagePullSecrets }}\n      imagePullSecrets:\n        {{- toYaml . | nindent 8 }}\n      {{- end }}'

/** A Deployment as `helm create` makes one, around a container and the pod's secrets. */
function deployment(container: string, secrets = SECRETS): string {
  return `{{- /* the api */ -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-api
  labels: {app: api} # {{ .Chart.Name }}
spec:
  template:
    spec:
      ${secrets}
      containers:
        - name: {{ .Chart.Name }}
          ${container}
        - name: other
          image: acme/other:1
`
}

function values(...lines: readonly string[]): string {
  return `# values of the api\nreplicaCount: 1\n${lines.join('\n')}\n`
}

const LABELS = `{{- define "labels" -}}
{{ toYaml .Values.labels }}
{{- end }}
{{- define "name" -}}{{ .Release.Name }}-api{{- end }}
`

const MIXED = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "name" . }}
  labels: {{- include "labels" . | nindent 4 }}
    app.kubernetes.io/component: api
  annotations: {{- if .Values.debug }}{{- include "labels" . | nindent 4 }}{{- end }}
  {{- if .Values.debug }} # for people
    debug: "yes"
  {{- end }}
spec:
  template:
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: ghcr.io/acme/api:1
          command:
            - sh
            - -c
            - |-
            {{- if .Values.debug }}
              set -x
        {{- end }}
              exec api
          args: {{- list "--a" | toYaml | nindent 10 }}
          - --b
          {{ if .Values.debug }}- --debug: it{{ end }}
        - name: other
          image: acme/other:1
`

/** The values, the template's container, and where it keeps the secrets. */
const SHAPES: readonly (readonly [shape: string, values: string, container: string, secrets?: string])[] = [
  [
    'helm create',
    values(
      'image:',
      '  repository: ghcr.io/acme/api',
      '  pullPolicy: IfNotPresent',
      '  tag: ""',
      'imagePullSecrets: []'
    ),
    'image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"\n          imagePullPolicy: {{ .Values.image.pullPolicy }}'
  ],
  [
    'registry apart, a digest wins',
    values(
      'image:',
      '  registry: ghcr.io',
      '  repository: acme/api',
      '  tag: 1.20',
      `  digest: "${OLD}"`,
      '  pullPolicy: Never',
      '  pullSecrets: []'
    ),
    'image: {{ .Values.image.registry }}/{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag }}{{ end }}\n          imagePullPolicy: {{ .Values.image.pullPolicy }}',
    '{{- with .Values.image.pullSecrets }}\n      imagePullSecrets:\n        {{- range . }}\n        - name: {{ . }}\n        {{- end }}\n      {{- end }}'
  ],
  [
    'a global registry and global secrets',
    values(
      'global:',
      '  imageRegistry: ghcr.io',
      '  imagePullSecrets: []',
      'image:',
      '  registry: ""',
      '  repository: acme/api',
      '  tag: "1"',
      '  pullPolicy: ""'
    ),
    'image: {{ .Values.global.imageRegistry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}\n          imagePullPolicy: {{ .Values.image.pullPolicy | default "IfNotPresent" }}',
    SECRETS.replace('.Values.image', '.Values.global.image')
  ],
  [
    'a tag with its digest',
    values(
      'image:',
      '  repository: ghcr.io/acme/api',
      `  tag: v1@${OLD}`,
      '  pullPolicy: Always',
      'imagePullSecrets: [{name: other}]'
    ),
    'image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"\n          imagePullPolicy: {{ .Values.image.pullPolicy }}'
  ],
  [
    'a text, its policy one level up',
    values('api:', '  image: ghcr.io/acme/api:1', '  imagePullPolicy: IfNotPresent', 'imagePullSecrets: []'),
    'image: {{ .Values.api.image }}\n          imagePullPolicy: {{ .Values.api.imagePullPolicy }}'
  ],
  [
    'a tag beside the text',
    values('image: ghcr.io/acme/api', 'imageTag: 2004', 'imagePullPolicy: Never', 'imagePullSecrets: []'),
    'image: "{{ .Values.image }}:{{ .Values.imageTag }}"\n          imagePullPolicy: {{ .Values.imagePullPolicy }}'
  ],
  [
    'a literal image in the template',
    values('imagePullSecrets: [{name: regcred}]'),
    'image: ghcr.io/acme/api:1 # ours\n          {{- with .Values.args }}\n          args: {{ . }}\n          {{- end }}'
  ],
  [
    'a literal image and policy in two branches',
    values('debug: true', 'imagePullSecrets: [{name: regcred}]'),
    '{{- if .Values.debug }}\n          image: "ghcr.io/acme/api:1-debug"\n          imagePullPolicy: Never\n          {{- else }}\n          image: ghcr.io/acme/api:1\n          {{- end }}'
  ],
  [
    'a hub and a tag that fall back to global ones, as Istio has them',
    values(
      'defaults:',
      '  hub: ""',
      '  tag: ""',
      '  image: api',
      '  global:',
      '    hub: ghcr.io/acme',
      '    tag: "1"',
      '    imagePullPolicy: IfNotPresent',
      '    imagePullSecrets: []'
    ),
    'image: "{{ .Values.defaults.hub | default .Values.defaults.global.hub }}/{{ .Values.defaults.image }}:{{ .Values.defaults.tag | default .Values.defaults.global.tag }}"\n          imagePullPolicy: {{ .Values.defaults.global.imagePullPolicy }}',
    SECRETS.replace('.Values.image', '.Values.defaults.global.image')
  ],
  [
    'a registry beside a text',
    values(
      'image: acme/api',
      'registry: ghcr.io',
      'version: "1"',
      'imagePullPolicy: Never',
      'imagePullSecrets: []'
    ),
    'image: {{ .Values.registry }}/{{ .Values.image }}:{{ .Values.version }}\n          imagePullPolicy: {{ .Values.imagePullPolicy }}'
  ],
  ['literal all over', values('a: b'), 'image: ghcr.io/acme/api:1', 'imagePullSecrets:\n      - name: other']
]

function rendered(folder: string, ...args: readonly string[]): unknown[] {
  return yaml.loadAll(call('helm', 'template', 'test', folder, ...args), undefined, {
    schema: yaml.CORE_SCHEMA
  })
}

describe('helm as the judge', () => {
  for (const [shape, text, container, secrets] of SHAPES) {
    testWith('helm', shape, async () => {
      const folder = temporaryFolder({
        'api/Chart.yaml': CHART,
        'api/values.yaml': text,
        'api/templates/deployment.yaml': deployment(container, secrets)
      })
      const chart = join(folder, 'api')
      const goal = expected(rendered(chart), WANTED)
      expect(goal.containers).toBe(1)
      const { problems } = await patchIn(folder, ['api'], INPUTS)
      expect(problems.filter(({ level }) => level !== 'notice')).toEqual([])
      expect(differenceOf(goal.objects, rendered(chart))).toBeUndefined()
    })
  }

  testWith(
    'helm',
    'a template whose actions print the first entries of what goes on below them',
    async () => {
      const folder = temporaryFolder({
        'api/Chart.yaml': CHART,
        'api/values.yaml': 'debug: true\nlabels: {a: b}\n',
        'api/templates/_labels.tpl': LABELS,
        'api/templates/deployment.yaml': MIXED
      })
      const chart = join(folder, 'api')
      const goal = expected(rendered(chart), WANTED)
      expect(goal.containers).toBe(1)
      const { problems, patches } = await patchIn(folder, ['api'], INPUTS)
      expect(problems).toEqual([])
      expect(patches[0]?.changes.map(({ object, container }) => [object.name, container])).toContainEqual([
        '{{ include "name" . }}',
        '{{ .Chart.Name }}'
      ])
      expect(differenceOf(goal.objects, rendered(chart))).toBeUndefined()
    }
  )

  testWith(
    'helm',
    'an override that holds the tag alone, with and without the values that it overrides',
    async () => {
      const files = {
        'charts/api/Chart.yaml': CHART,
        'charts/api/values.yaml': SHAPES[0]?.[1] ?? '',
        'charts/api/values-prod.yaml': 'image:\n  tag: 1.19\n',
        'charts/api/templates/deployment.yaml': deployment(SHAPES[0]?.[2] ?? '')
      }
      for (const files_ of [['charts/api'], ['charts/api/values-prod.yaml']]) {
        const folder = temporaryFolder(files)
        const [chart, prod] = [join(folder, 'charts/api'), join(folder, 'charts/api/values-prod.yaml')]
        const goal = expected(rendered(chart, '-f', prod), WANTED)
        await patchIn(folder, files_, INPUTS)
        expect(differenceOf(goal.objects, rendered(chart, '-f', prod))).toBeUndefined()
      }
    }
  )

  testWith(
    'helm',
    'a global tag, as Dapr has it: the near miss names it, and the marker moves it',
    async () => {
      const component = (name: string): Record<string, string> => ({
        [`mesh/charts/${name}/Chart.yaml`]: CHART.replace('name: api', `name: ${name}`),
        [`mesh/charts/${name}/values.yaml`]: `image:\n  name: ${name}\n`,
        [`mesh/charts/${name}/templates/deployment.yaml`]: deployment(
          'image: "{{ .Values.global.registry }}/{{ .Values.image.name }}:{{ .Values.global.tag }}"'
        )
      })
      const folder = temporaryFolder({
        'mesh/Chart.yaml': CHART.replace('name: api', 'name: mesh'),
        'mesh/values.yaml': '# of all parts\nglobal:\n  registry: ghcr.io/acme\n  tag: 1.14\n',
        ...component('api'),
        ...component('worker')
      })
      const chart = join(folder, 'mesh')
      const misses = await missesIn(folder, ['mesh'], INPUTS)
      expect(misses.map(({ place, message }) => [place?.file, place?.line, message])).toEqual([
        [undefined, undefined, 'No image "ghcr.io/acme/api" is run by the 8 files that "files" selects.'],
        [
          'mesh/values.yaml',
          4,
          '"1.14" stands at global/tag beside the registry "ghcr.io/acme", with which this image begins, and may be its tag and that of others; a comment "# repull: ghcr.io/acme/api:tag" on it makes Repull write it.'
        ]
      ])
      const path = join(chart, 'values.yaml')
      const marker = /# repull: [^"]*/.exec(misses[1]?.message ?? '')?.[0] ?? ''
      writeFileSync(path, readFileSync(path, 'utf8').replace(/tag: .*/, `$& ${marker}`))
      await patchIn(folder, ['mesh'], INPUTS)
      expect(
        [...JSON.stringify(rendered(chart)).matchAll(/"image":"(ghcr[^"]*)"/g)].map(([, image]) => image)
      ).toEqual(['ghcr.io/acme/api:1e3', 'ghcr.io/acme/worker:1e3'])
    }
  )

  testWith('helm', 'a chart whose schema allows no pull policy and no pull secrets gets none', async () => {
    const image = { type: 'object', additionalProperties: false, properties: { repository: {}, tag: {} } }
    const schema = { type: 'object', additionalProperties: false, properties: { image } }
    const folder = temporaryFolder({
      'api/Chart.yaml': CHART,
      'api/values.yaml': 'image:\n  repository: ghcr.io/acme/api\n  tag: "1"\n',
      'api/values.schema.json': JSON.stringify(schema),
      'api/templates/deployment.yaml': deployment(
        'image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"'
      )
    })
    const { problems } = await patchIn(folder, ['api'], INPUTS)
    expect(JSON.stringify(rendered(join(folder, 'api')))).toContain('"image":"ghcr.io/acme/api:1e3"')
    expect(problems.map(({ level, message }) => [level, message])).toEqual([
      ['notice', `The chart's values.schema.json allows no pull policy in "image", so none was added.`],
      ['warning', `The chart's values.schema.json allows no imagePullSecrets, so regcred was not added.`]
    ])
  })
})
