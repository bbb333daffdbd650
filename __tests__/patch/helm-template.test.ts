import { describe, expect, test } from '@jest/globals'
import { isHelmTemplate } from '../../src/patch/helm-template.js'
import { lines, pod } from './manifests.js'

describe('templates of charts', () => {
  test.each([
    ['an if at the start of a line', lines('{{- if .Values.enabled }}', 'kind: Pod', '{{- end }}')],
    ['an if that is indented', lines('spec:', '  {{- if .Values.x }}', '  a: b', '  {{- end }}')],
    ['a value', lines('kind: Pod', 'spec:', '  image: {{ .Values.image }}')],
    ['a value in two parts', lines('image: {{ .Values.image.repository }}:{{ .Values.image.tag }}')],
    ['a value without blanks', lines('replicas: {{.Values.replicas}}')],
    ['a value that is trimmed', lines('replicas: {{- .Values.replicas -}}')],
    ['an include with nindent', lines('metadata:', '  labels: {{- include "x.labels" . | nindent 4 }}')],
    [
      'an include on its own line',
      lines('metadata:', '  labels:', '    {{- include "x.labels" . | nindent 4 }}')
    ],
    ['toYaml', lines('resources:', '{{ toYaml .Values.resources | indent 2 }}')],
    ['with', lines('{{- with .Values.nodeSelector }}', 'x: y', '{{- end }}')],
    ['range', lines('env:', '{{- range $key, $value := .Values.env }}', '- name: x', '{{- end }}')],
    ['a variable', lines('{{ $name := .Release.Name }}', 'kind: Pod')],
    ['a comment of templates', lines('{{- /* the shop */ -}}', 'kind: Pod')],
    ['a comment of templates over lines', lines('{{/*', 'the shop', '*/}}', 'kind: Pod')],
    ['define', lines('{{- define "x" -}}', 'a: b', '{{- end }}')],
    ['a list item', lines('args:', '- {{ .Values.arg }}')],
    ['a list item of text', lines('args:', '- {{ quote .Values.arg }}')],
    ['a key', lines('data:', '  {{ .Values.key }}: value')],
    ['a key in a list', lines('env:', '- {{ .Values.key }}: value')],
    ['a function before a field', lines('image: {{ printf "%s:%s" .Values.a .Values.b | quote }}')],
    ['default', lines('replicas: {{ default 1 .Values.replicas }}')],
    ['required', lines('host: {{ required "host!" .Values.host }}')],
    ['tpl', lines('host: {{ tpl .Values.host . }}')],
    ['parentheses', lines('host: {{ (index .Values.hosts 0).name }}')],
    [
      'an action alone, the rest in quotes',
      lines('a: "{{ .Values.a }}"', '{{- if .Values.b }}', 'b: c', '{{ end }}')
    ],
    ['after a block scalar', lines('a: |', '  {{ .Values.x }}', 'b: {{ .Values.b }}')],
    ['after quotes over lines', lines('a: "b', '  {{ .Values.x }}"', 'b: {{ .Values.b }}')],
    ['with CRLF', 'kind: Pod\r\n{{- if .Values.x }}\r\na: b\r\n{{- end }}\r\n'],
    ['with a byte order mark', '\uFEFF{{- if .Values.x }}\nkind: Pod\n{{- end }}\n'],
    ['after a document', lines('kind: Pod', '---', '{{ if .Values.x }}', 'kind: Pod', '{{ end }}')],
    ['a value behind an anchor', lines('image: &image {{ .Values.image }}')],
    ['a quoted key', lines('"image": {{ .Values.image | quote }}')],
    ['keys behind a text', lines('containers:', '- name: web {{- include "x.policy" . | nindent 2 }}')]
  ])('%s', (_, text) => {
    expect(isHelmTemplate(text)).toBe(true)
  })
})

describe('YAML that only looks like one', () => {
  test.each([
    ['no braces', pod('image: acme/shop:1')],
    ['a text of values with an action', lines('url: postgres://{{ include "x.name" . }}/shop')],
    [
      'keys behind a text, in quotes or a comment',
      lines('a: "b {{ c | nindent 2 }}"', 'd: e # {{ c | nindent 2 }}')
    ],
    ['a flow mapping in one', lines('a: {{a: b}: c}', 'b: {c: {}}')],
    [
      'parameters of Argo',
      lines(
        'kind: Workflow',
        'spec:',
        '  templates:',
        '  - container:',
        '      image: "{{inputs.parameters.x}}"',
        '      args: [\'{{workflow.name}}\', "{{ inputs.parameters.if }}"]',
        '  - script:',
        '      source: echo {{inputs.parameters.x}}',
        '      command: [sh, "{{=sprig.trim(inputs.parameters.y)}}"]'
      )
    ],
    [
      'parameters of Argo that are not quoted, which is no YAML and no template of ours',
      lines('      image: {{inputs.parameters.x}}')
    ],
    [
      'alert rules',
      lines(
        'kind: PrometheusRule',
        'spec:',
        '  groups:',
        '  - rules:',
        '    - annotations:',
        '        summary: "{{ $labels.x }} is down"',
        "        title: '{{ $labels.x }}'",
        '        text: Pod {{ $labels.pod }} is down',
        '        more: >-',
        '          {{ $labels.x }} and',
        '',
        '          {{ if eq $value 1 }}one{{ end }}',
        '        long: The pod',
        '          {{ $labels.pod }} is down.',
        '        quoted: "The pod',
        '          {{ $labels.pod }} is',
        '',
        '          {{ $labels.y }} down \\" {{ $value }}',
        '          {{ $value }}"',
        "        single: 'It''s",
        "          {{ $value }}'",
        '      expr: |2-',
        '          {{ $x }}',
        '      record: x'
      )
    ],
    [
      'an ApplicationSet',
      lines(
        'kind: ApplicationSet',
        'spec:',
        '  goTemplate: true',
        '  template:',
        '    metadata:',
        "      name: '{{ .path.basename }}-{{ .cluster }}'",
        '      "labels": {a: "{{ .x }}"}',
        '  templatePatch: |',
        '    {{- if .x }}',
        '    a: b',
        '    {{- end }}'
      )
    ],
    [
      'templates in a ConfigMap',
      lines(
        'kind: ConfigMap',
        'data:',
        '  a.tmpl: |+',
        '    {{ define "x" }}',
        '',
        '  {{/* deeper than its key is enough */}}',
        '    {{ end }}',
        '  b.tmpl: |- # a comment',
        '      {{ range . }}',
        '  "c.tmpl": >',
        '    {{ .x }}',
        '  ? d',
        '  : |',
        '    {{ .x }}',
        'other: x'
      ).replace('  {{/* deeper than its key is enough */}}\n', '')
    ],
    [
      'a block scalar in a list',
      lines('args:', '- |', '  {{ .x }}', '- >-', '  {{ .y }}', '- a: |', '    {{ .z }}', '  b: c')
    ],
    [
      'a block scalar with an anchor and a tag',
      lines('a: &x !!str |', '  {{ .x }}', 'b: !t |-', '  {{ .y }}')
    ],
    ['a block scalar alone in its document', lines('--- |', '  {{ .x }}', '---', 'a: b')],
    ['a comment', lines('# {{ if .Values.x }}', 'a: b', '  # image: {{ .Values.image }}')],
    ['a comment at the end of a line', lines('a: b # {{ .Values.x }}')],
    ['actions inside plain text', lines('a: see {{ .Values.x }}', 'b: x{{ .y }}')],
    ['JSON', '{"a": "{{ .Values.x }}",\n "b": "{{ if .x }}y{{ end }}"}\n']
  ])('%s', (_, text) => {
    expect(isHelmTemplate(text)).toBe(false)
  })
})

test('what is no template is told in little time, whatever it is', () => {
  const start = performance.now()
  expect(isHelmTemplate('a: "{{ .x }}"\n'.repeat(100_000))).toBe(false)
  expect(isHelmTemplate(`a: "${'{{ .x }} '.repeat(200_000)}"\n`)).toBe(false)
  expect(isHelmTemplate(`a: "${'\n  {{ .x }}'.repeat(100_000)}"\n`)).toBe(false)
  expect(isHelmTemplate(`${'- '.repeat(100_000)}{{`)).toBe(false)
  expect(isHelmTemplate(`{{${' '.repeat(500_000)}`)).toBe(false)
  expect(isHelmTemplate(`${' '.repeat(500_000)}x{{`)).toBe(false)
  expect(isHelmTemplate(`{{a: ${"'a'".repeat(200_000)}`)).toBe(false)
  expect(isHelmTemplate(`{{\n${'&a '.repeat(200_000)}`)).toBe(false)
  expect(performance.now() - start).toBeLessThan(5000)
})
