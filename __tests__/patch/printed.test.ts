import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { describe as told } from '../../src/errors.js'
import { checked } from '../support/checked.js'
import { temporaryFolder } from '../support/folder.js'
import { call, testWith } from '../support/tools.js'
import { patchIn } from '../support/tree.js'
import { SHOP, lines, pod } from './manifests.js'

const HELPERS = `{{- define "c.policy" -}}
imagePullPolicy: IfNotPresent
{{- end -}}
{{- define "c.deep" }}
        imagePullPolicy: IfNotPresent
{{- end -}}
{{- define "c.start" -}}
name: web
imagePullPolicy: IfNotPresent
{{- end -}}
{{- define "c.outer" -}}
tty: true
{{- if .Values.debug }}
{{ include "c.policy" . }}
{{- end }}
{{- end -}}
{{- define "c.extra" -}}
tty: true
{{ toYaml .Values.extra }}
{{- end -}}
{{- define "c.security" -}}
{{- /* of all containers */ -}}
tty: {{ .Values.debug }}
{{- with .Values.security }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{ include "c.stdin" . }}
{{- end -}}
{{- define "c.stdin" }}stdin: true{{ end -}}
{{- define "c.secrets" -}}
imagePullSecrets:
- name: other
{{- end -}}
{{- define "c.annotations" -}}
annotations: {a: b}
{{- end -}}
{{- define "c.metadata" -}}
metadata:
  annotations: {a: b}
{{- end -}}
`

const VALUES = `policy: IfNotPresent
debug: true
env: [{name: A, value: b}]
more: [{name: C, value: d}]
security: {runAsUser: 1}
annotations: {a: b}
none: []
probe: {exec: {command: [ls]}}
extra: {imagePullPolicy: IfNotPresent}
`

/** A chart of one Deployment with these lines in its container, its pod's spec and its pod's template. */
function chart(
  container: readonly string[],
  spec: readonly string[] = [],
  template: readonly string[] = []
): string {
  const indented = (all: readonly string[], by: string): string[] =>
    all.map((line) => (line.startsWith('<') ? line.slice(1) : by + line))
  const [first = '', ...rest] = container
  const folder = temporaryFolder({
    'api/Chart.yaml': 'apiVersion: v2\nname: api\nversion: 1.0.0\n',
    'api/values.yaml': VALUES,
    'api/templates/_helpers.tpl': HELPERS,
    'api/templates/api.yaml': lines(
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: {{ .Release.Name }}',
      'spec:',
      '  template:',
      ...indented(template, '    '),
      '    spec:',
      ...indented(spec, '      '),
      '      containers:',
      `      - ${first}`,
      ...indented(rest, '        '),
      '      - name: log',
      '        image: acme/log:1'
    )
  })
  return folder
}

interface Built {
  spec: {
    template: {
      metadata?: { annotations?: unknown }
      spec: {
        imagePullSecrets?: unknown
        containers: { name: string; image: string; imagePullPolicy?: string }[]
      }
    }
  }
}

/** The Deployment that helm makes. Raises where a key stands twice. */
function built(folder: string): Built['spec']['template'] {
  const [object] = yaml.loadAll(call('helm', 'template', 'test', join(folder, 'api'))) as Built[]
  if (object === undefined) throw new Error('helm made nothing')
  return object.spec.template
}

describe('the pull policy of a literal image, where an action prints at the keys of its container', () => {
  const START = ['name: web', 'image: acme/shop:1']

  describe.each<readonly [string, readonly string[]]>([
    ['behind the last key', [...START, '{{- include "c.policy" . | nindent 8 }}']],
    ['between keys', [...START, '{{- include "c.policy" . | nindent 8 }}', 'tty: true']],
    ['before the image', ['name: web', '{{- include "c.policy" . | nindent 8 }}', 'image: acme/shop:1']],
    ['with indent', [...START, '<{{ include "c.policy" . | indent 8 }}']],
    [
      'with indent at its own column',
      ['name: web', 'image: acme/shop:1', '<    {{ include "c.policy" . | indent 4 }}']
    ],
    ['without an indentation', [...START, '{{ include "c.policy" . }}', 'tty: true']],
    ['by a template that has the indentation', [...START, '<{{- template "c.deep" . }}']],
    ['behind a value', ['name: web {{- include "c.policy" . | nindent 8 }}', 'image: acme/shop:1']],
    ['as the first keys of the item', ['{{ include "c.start" . | nindent 8 | trim }}', 'image: acme/shop:1']],
    [
      'in an if',
      [...START, '{{- if .Values.debug }}', '{{- include "c.policy" . | nindent 8 }}', '{{- end }}']
    ],
    [
      'in an if on one line',
      [...START, '{{- if .Values.debug }}{{ include "c.policy" . | nindent 8 }}{{ end }}']
    ],
    [
      'as a key on one line',
      [...START, '{{ if .Values.policy }}imagePullPolicy: {{ .Values.policy }}{{ end }}']
    ],
    ['as a mapping of the values', [...START, '{{- toYaml .Values.extra | nindent 8 }}']],
    ['by a template that another one includes', [...START, '{{- include "c.outer" . | nindent 8 }}']],
    ['in a mapping that a template prints', [...START, '{{- include "c.extra" . | nindent 8 }}']],
    [
      'behind a list of its own indentation',
      [...START, 'env:', '- name: A', '  value: b', '{{- include "c.policy" . | nindent 8 }}']
    ],
    [
      'behind the value of a key',
      [...START, 'env:', '{{- toYaml .Values.env | nindent 8 }}', '{{- include "c.policy" . | nindent 8 }}']
    ],
    [
      'behind a block with the value of a key',
      [
        ...START,
        '{{- if .Values.env }}',
        'env:',
        '{{- toYaml .Values.env | nindent 8 }}',
        '{{- end }}',
        '{{- include "c.policy" . | nindent 8 }}'
      ]
    ]
  ])('%s', (_, container) => {
    testWith('helm', 'is left to it, with a notice', async () => {
      const folder = chart(container)
      const before = built(folder)
      expect(before.spec.containers[0]?.imagePullPolicy).toBe('IfNotPresent')
      const { problems } = await patchIn(folder, ['api/templates'], SHOP)
      const image = before.spec.containers[0] ?? { name: '' }
      expect(built(folder).spec.containers[0]).toEqual({ ...image, image: 'acme/shop:v2' })
      expect(problems.map(told)).toEqual([
        expect.stringMatching(
          /^api\/templates\/api\.yaml:\d+:\d+: "\{\{.*\}\}" may print the pull policy of the image in line \d+, so none was added\. If it does, the chart's values file decides about it; if not, write imagePullPolicy into the template once\.$/
        )
      ])
    })
  })

  describe.each<readonly [string, readonly string[]]>([
    ['the value of a key', [...START, 'env:', '{{- toYaml .Values.env | nindent 8 }}']],
    [
      'the value of a key with a comment',
      [...START, 'env: # of the shop', '# all', '{{- toYaml .Values.env | nindent 8 }}', 'tty: true']
    ],
    [
      'the value of a key, in a condition',
      [...START, 'env:', '{{- with .Values.env }}', '{{- toYaml . | nindent 8 }}', '{{- end }}']
    ],
    [
      'the value of a key, in both branches',
      [
        ...START,
        'env:',
        '{{- if .Values.debug }}',
        '{{- toYaml .Values.env | nindent 8 }}',
        '{{- else }}',
        '{{- toYaml .Values.more | nindent 8 }}',
        '{{- end }}'
      ]
    ],
    ['a template of other keys', [...START, '{{- include "c.security" . | nindent 8 }}']],
    [
      'more items of a list',
      [...START, 'env:', '- name: A', '  value: b', '{{- toYaml .Values.more | nindent 8 }}']
    ],
    [
      'more items of a list, in a condition',
      [
        ...START,
        'env:',
        '- name: A',
        '  value: b',
        '{{- if .Values.debug }}',
        '{{- with .Values.more }}',
        '{{- if $.Values.debug }}',
        '{{- toYaml . | nindent 8 }}',
        '{{- end }}',
        '{{- end }}',
        '{{- end }}'
      ]
    ],
    [
      'no items of a list',
      [
        ...START,
        'env:',
        '- name: A',
        '  value: b',
        '{{- with .Values.none }}{{ toYaml . | nindent 8 }}{{ end }}'
      ]
    ],
    ['a value on its line', [...START, 'env: {{- toYaml .Values.env | nindent 8 }}']],
    [
      'a value that is indented deeper',
      [...START, 'livenessProbe:', '  {{- toYaml .Values.probe | nindent 10 }}']
    ],
    [
      'the first key, with a value that is indented deeper',
      ['image: acme/shop:1', 'livenessProbe:', '  {{- toYaml .Values.probe | nindent 10 }}', 'name: web']
    ],
    ['a policy in a variable', [...START, 'env:', '- name: POLICY', '  value: {{ .Values.policy }}']],
    [
      'another container',
      [
        ...START,
        '<      {{- if .Values.x }}',
        '<      {{- include "c.policy" . | nindent 6 }}',
        '<      {{- end }}'
      ]
    ]
  ])('%s', (_, container) => {
    testWith('helm', 'does not keep it from being written', async () => {
      const folder = chart(container)
      const before = built(folder)
      const { problems } = await patchIn(folder, ['api/templates'], SHOP)
      const image = before.spec.containers[0] ?? { name: '' }
      expect(built(folder).spec.containers[0]).toEqual({
        ...image,
        image: 'acme/shop:v2',
        imagePullPolicy: 'Always'
      })
      expect(problems).toEqual([])
    })
  })
})

const CONTAINER = ['name: web', 'image: acme/shop:v2', 'imagePullPolicy: Always']

describe.each<readonly [string, readonly string[], readonly string[]]>([
  ['pull secrets in the spec', ['{{- include "c.secrets" . | nindent 6 }}'], []],
  ['pull secrets in an if', ['{{- if .Values.debug }}{{ include "c.secrets" . | nindent 6 }}{{ end }}'], []],
  [
    'annotations above the labels',
    [],
    ['metadata:', '  {{- include "c.annotations" . | nindent 6 }}', '  labels: {a: b}']
  ],
  [
    'annotations beside the metadata',
    [],
    ['metadata: {{- include "c.annotations" . | nindent 6 }}', '  labels: {a: b}']
  ],
  ['the metadata', [], ['{{- include "c.metadata" . | nindent 4 }}']]
])('%s', (_, spec, template) => {
  testWith('helm', 'that an action may print are left to it', async () => {
    const folder = chart(CONTAINER, spec, template)
    const before = built(folder)
    const inputs = spec.length > 0 ? { 'pull-secrets': 'regcred' } : { annotations: 'x=y' }
    const { problems, patches } = await patchIn(folder, ['api/templates'], { ...SHOP, ...inputs })
    expect(built(folder)).toEqual(before)
    expect(patches).toEqual([])
    expect(problems.map(told)).toEqual([
      expect.stringMatching(
        /^api\/templates\/api\.yaml:\d+:\d+: "\{\{.*\}\}" may print this place, so (?:regcred|x) was not added\. Add it to the chart's values file\.$/
      )
    ])
  })
})

testWith(
  'helm',
  'an annotation that the values bring is not added a second time, and others are',
  async () => {
    const folder = chart(
      CONTAINER,
      [],
      ['metadata:', '  annotations:', '    c: d', '    {{- toYaml .Values.annotations | nindent 8 }}']
    )
    const { problems } = await patchIn(folder, ['api/templates'], { ...SHOP, annotations: 'a=x\ne=f' })
    expect(built(folder).metadata?.annotations).toEqual({ a: 'b', c: 'd', e: 'f' })
    expect(problems.map(told)).toEqual([
      `api/templates/api.yaml:10:9: "{{- toYaml .Values.annotations | nindent 8 }}" prints the annotation a, so it was not added a second time. Set it in the chart's values file.`
    ])
  }
)

describe('the pull policy of a template', () => {
  const left = (line: number, action: string): string =>
    `app.yaml:${line}:5: The pull policy ${JSON.stringify(action)} is written by the template and was left alone. Select the chart's values file, which decides about it.`

  test('an action that writes it is left alone, with a notice', () => {
    const rest = 'imagePullPolicy: {{ .Values.pullPolicy }}'
    const { after, problems, planned } = checked(pod('image: acme/shop:1', rest), SHOP, { unreadable: null })
    expect(after).toBe(pod('image: acme/shop:v2', rest))
    expect(problems).toEqual([left(8, '{{ .Values.pullPolicy }}')])
    expect(planned.problems.map(({ level }) => level)).toEqual(['notice'])
  })

  test('a block around it as well', () => {
    const rest = ['{{- with .Values.pullPolicy }}', 'imagePullPolicy: {{ . }}', '{{- end }}']
    const { after, problems } = checked(pod('image: acme/shop:1', ...rest), SHOP, { unreadable: null })
    expect(after).toBe(pod('image: acme/shop:v2', ...rest))
    expect(problems).toEqual([left(9, '{{ . }}')])
  })

  test('of two branches, the literal one is set and the other one is told', () => {
    const branches = (policy: string): string[] => [
      '{{- if .Values.debug }}',
      `imagePullPolicy: ${policy}`,
      '{{- else }}',
      'imagePullPolicy: {{ .Values.pullPolicy | quote }}',
      '{{- end }}'
    ]
    const { after, problems } = checked(pod('image: acme/shop:1', ...branches('Never')), SHOP, {
      unreadable: null
    })
    expect(after).toBe(pod('image: acme/shop:v2', ...branches('Always')))
    expect(problems).toEqual([left(11, '{{ .Values.pullPolicy | quote }}')])
  })
})
