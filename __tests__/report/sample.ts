import type { Finding } from '../../src/audit/finding.js'
import type { Change, Edit, Patch } from '../../src/patch/change.js'
import type { Result } from '../../src/report/result.js'

export function change(
  given: Partial<Omit<Change, 'object'>> & { object?: Partial<Change['object']> }
): Change {
  return {
    file: 'deploy.yaml',
    line: 12,
    column: 16,
    container: 'web',
    field: 'image',
    path: ['spec', 'template', 'spec', 'containers', 0, 'image'],
    from: 'app:1',
    to: 'app:2',
    ...given,
    object: { document: 0, kind: 'Deployment', group: 'apps', namespace: '', name: 'web', ...given.object }
  }
}

export function patch(
  file: string,
  before: string,
  edits: readonly Edit[],
  changes: readonly Change[] = []
): Patch {
  let after = ''
  let taken = 0
  for (const edit of edits) {
    after += before.slice(taken, edit.start) + edit.text
    taken = edit.end
  }
  return { file, before, after: after + before.slice(taken), edits, changes }
}

export function finding(given: Partial<Finding> = {}): Finding {
  return {
    rule: 'never-pulled',
    level: 'error',
    message: '"Never" keeps "app:1" from being pulled.',
    hint: 'Write Always.',
    place: { file: 'deploy.yaml', line: 12, column: 26 },
    related: [],
    source: '        imagePullPolicy: Never',
    isMendable: true,
    isMended: false,
    ...given
  }
}

/** A patch that replaces the one place where `from` stands. */
export function swap(
  file: string,
  before: string,
  from: string,
  to: string,
  changes: readonly Change[] = []
): Patch {
  const start = before.indexOf(from)
  if (start < 0) throw new Error(`no ${from} in ${before}`)
  return patch(file, before, [{ start, end: start + from.length, text: to }], changes)
}

export function result(given: Partial<Result> = {}): Result {
  return {
    tag: '2',
    images: [],
    image: '',
    patches: [],
    problems: [],
    findings: [],
    filesRead: 3,
    dryRun: false,
    outputDir: null,
    delivered: true,
    difference: null,
    delivery: null,
    ...given
  }
}

/** A Deployment of two containers: an image and its policy, then an image alone; and a pull secret. */
export function example(): Result {
  const before = [
    'spec:',
    '  containers:',
    '    - name: web',
    '      image: app:1',
    '    - name: job',
    '      image: app:1 # worker',
    ''
  ].join('\n')
  const first = before.indexOf('app:1')
  const second = before.lastIndexOf('app:1')
  const edits = [
    { start: first, end: first + 5, text: 'app:2\n      imagePullPolicy: Always' },
    { start: second, end: second + 5, text: 'app:2' },
    { start: before.length, end: before.length, text: '  imagePullSecrets:\n    - name: pull\n' }
  ]
  const pod = ['spec', 'containers']
  const changes = [
    change({ line: 4, column: 14, path: [...pod, 0, 'image'] }),
    change({
      line: 4,
      column: 14,
      field: 'pullPolicy',
      path: [...pod, 0, 'imagePullPolicy'],
      from: null,
      to: 'Always'
    }),
    change({ line: 6, column: 14, container: 'job', path: [...pod, 1, 'image'] }),
    change({
      line: 6,
      column: 26,
      container: null,
      field: 'pullSecret',
      path: ['spec', 'imagePullSecrets', 0, 'name'],
      from: null,
      to: 'pull'
    })
  ]
  return result({
    images: [{ name: 'app', from: 'app:1', to: 'app:2' }],
    image: 'app:2',
    patches: [patch('deploy.yaml', before, edits, changes)],
    problems: [
      {
        code: 'helm-template',
        level: 'notice',
        message: 'A Helm template, which is not YAML: it was left alone.',
        place: { file: 'chart/templates/web.yaml', line: 3, column: 1 },
        hint: 'Patch values.yaml instead.',
        related: [{ file: 'chart/values.yaml' }]
      }
    ]
  })
}

/** Texts that somebody could put into a file, a name or a branch to fool what reads the output. */
export const HOSTILE: readonly string[] = [
  '::error::x',
  ' \u00a0\u3000::error file=a::x',
  'a\n::error::x',
  'a\r::error::x',
  'a\u2028::set-output name=x::y',
  '##[error]x',
  'a #\u200d#[add-mask]x',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u009b31m\u007f',
  '</details><img src=x onerror=y>',
  '<!-- repull:v1 -->',
  '`',
  '```\n``````\n' + '`'.repeat(40),
  'a | b \\| c',
  '@org/team and someone@example.com',
  'org/repo#1 #2',
  '[x](https://evil.example) https://evil.example www.evil.example',
  '&#64;org &lt;b&gt;',
  '\u202eabc\u2066d\u2069\u200f',
  'a\u200bb\u2060c\ufeffd\u00ade',
  'x\ud800y\udc00z',
  '\u{e0041}tag',
  '%0A::error::x',
  '$x^2$ {{x}} ${{ x }}',
  '---\n+++ b/x\n@@ -1,1 +1,1 @@'
]
