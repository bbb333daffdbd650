import { describe, expect, test } from '@jest/globals'
import { diffText, problemText, tableText, terminalText } from '../../src/report/terminal.js'
import { change, example, HOSTILE, result, swap } from './sample.js'

describe('terminalText', () => {
  test('diff, tables, problems and a closing line', () => {
    expect(terminalText(example(), false)).toBe(
      `--- a/deploy.yaml
+++ b/deploy.yaml
@@ -1,6 +1,9 @@
 spec:
   containers:
     - name: web
-      image: app:1
+      image: app:2
+      imagePullPolicy: Always
     - name: job
-      image: app:1 # worker
+      image: app:2 # worker
+  imagePullSecrets:
+    - name: pull

FILE           OBJECT          CONTAINER  IMAGE           POLICY
deploy.yaml:4  Deployment/web  web        app:1 -> app:2  (unset) -> Always
deploy.yaml:6  Deployment/web  job        app:1 -> app:2  -

FILE           OBJECT          FIELD        PATH                           VALUE
deploy.yaml:6  Deployment/web  pull secret  spec/imagePullSecrets[0]/name  (unset) -> pull

notice: chart/templates/web.yaml:3:1: A Helm template, which is not YAML: it was left alone.
  Patch values.yaml instead.
  see chart/values.yaml

1 file, 2 images, 1 policy, 1 pull secret changed
`
    )
  })

  test('with nothing to show, the closing line alone', () => {
    expect(terminalText(result(), true)).toBe('nothing to change: no image was found (3 files read)\n')
  })
})

describe('diffText', () => {
  test('in colour', () => {
    const patch = swap('a b', '--- # one\n--- # two\nx: 1\n', '--- # two\nx: 1', '+++ # two\nx: 2')
    expect(diffText([patch], true)).toBe(
      [
        '\u001b[1m--- a/a b\u001b[0m',
        '\u001b[1m+++ b/a b\u001b[0m',
        '\u001b[36m@@ -1,3 +1,3 @@\u001b[0m',
        ' --- # one',
        '\u001b[31m---- # two\u001b[0m',
        '\u001b[31m-x: 1\u001b[0m',
        '\u001b[32m++++ # two\u001b[0m',
        '\u001b[32m+x: 2\u001b[0m',
        ''
      ].join('\n')
    )
  })

  test('CRLF is not shown, a return elsewhere is', () => {
    expect(diffText([swap('x', 'a\rb\r\nc: 1\r\n', 'c: 1', 'c: 2')], false)).toBe(
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\\rb\n-c: 1\n+c: 2\n'
    )
  })
})

describe('tableText', () => {
  test('an empty value is not taken for one that is not there', () => {
    const rows = [change({ from: '' }), change({ from: null, container: 'job' })]
    expect(tableText(rows)).toMatch(/ \(empty\) -> app:2\n.* \(unset\) -> app:2\n$/)
  })

  test('columns without a value are left out; wide text is cut; letters count, not units', () => {
    const rows = [
      change({ container: null, file: '😀', to: 'x'.repeat(600) }),
      change({ container: null, line: 1, object: { namespace: 'prod' } })
    ]
    expect(tableText(rows)).toBe(
      [
        'FILE           OBJECT                 IMAGE',
        `😀:12           Deployment/web         app:1 -> ${'x'.repeat(491)}… (109 more)`,
        'deploy.yaml:1  Deployment/web (prod)  app:1 -> app:2',
        ''
      ].join('\n')
    )
  })

  test('nothing changed', () => {
    expect(tableText([])).toBe('')
  })
})

describe('problemText', () => {
  test.each([
    ['error', '\u001b[31merror:\u001b[0m x\n'],
    ['warning', '\u001b[33mwarning:\u001b[0m x\n'],
    ['notice', '\u001b[36mnotice:\u001b[0m x\n']
  ] as const)('%s in colour', (level, text) => {
    expect(problemText({ code: 'syntax', level, message: 'x' }, true)).toBe(text)
  })

  test('a place without a line, hint and others', () => {
    const related = [
      { file: 'b.yaml', line: 1, column: 2 },
      { file: 'c.yaml', line: 3 }
    ]
    const problem = {
      code: 'syntax',
      level: 'error',
      message: 'x',
      place: { file: 'a.yaml' },
      hint: 'y',
      related
    } as const
    expect(problemText(problem, false)).toBe('error: a.yaml: x\n  y\n  see b.yaml:1:2\n  see c.yaml:3\n')
  })
})

test.each(HOSTILE.map((text) => [text]))('18., 54. %j is inert in a terminal', (text) => {
  const changes = [
    change({
      file: text,
      container: text,
      from: text,
      to: text,
      object: { kind: text, name: text, namespace: text }
    }),
    change({ file: text, container: text, field: 'pullPolicy', from: text, to: text }),
    change({ file: text, field: 'annotation', path: [text, 0, text], from: null, to: text })
  ]
  const patch = swap(text, `${text}\nx: 1\n${text}`, 'x: 1', text, changes)
  const place = { file: text, line: 1 }
  const problem = {
    code: 'syntax',
    level: 'error',
    message: text,
    place,
    hint: text,
    related: [place]
  } as const
  const shown = terminalText(result({ tag: text, patches: [patch], problems: [problem] }), false)
  expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  for (const line of shown.split('\n')) {
    expect(line.trimStart().startsWith('::')).toBe(false)
    expect(line).not.toContain('##[')
  }
  const coloured = terminalText(result({ tag: text, patches: [patch], problems: [problem] }), true)
  const plain = [0, 1, 31, 32, 33, 36].reduce(
    (text, style) => text.replaceAll(`\u001b[${style}m`, ''),
    coloured
  )
  expect(plain).toBe(shown)
})

test('a file name that is a colon makes no command with what follows it', () => {
  expect(tableText([change({ file: ':', line: 1 })])).toContain('\n: :1  ')
})
