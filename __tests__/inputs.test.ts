import { describe, expect, test } from '@jest/globals'
import { RepullError } from '../src/errors.js'
import { INPUTS, parseInputs } from '../src/inputs.js'
import type { RawInputs } from '../src/inputs.js'

const DIGEST = `sha256:${'a'.repeat(64)}`
const DEFAULT_TAG = "{{sha}}-{{date 'YYYYMMDDHHmmss'}}"

/** What is wrong with the inputs; every problem is an error with the code `input`. */
function messagesOf(raw: RawInputs): readonly string[] {
  try {
    parseInputs(raw)
  } catch (error) {
    if (!(error instanceof RepullError)) throw error
    expect(error.problems.map(({ code, level }) => `${code} ${level}`)).toEqual(
      error.problems.map(() => 'input error')
    )
    return error.problems.map(({ message }) => message)
  }
  return []
}

const DEFAULTS = {
  tag: DEFAULT_TAG,
  tagGiven: false,
  images: [],
  files: ['.'],
  filesGiven: false,
  pullPolicy: 'Always',
  pullSecrets: [],
  annotations: [],
  imageFields: [],
  kustomize: 'auto',
  onNoMatch: 'error',
  audit: 'warn',
  auditFix: false,
  sarifFile: null,
  render: 'auto',
  renderDir: null,
  comment: 'auto',
  commentKey: '',
  outputDir: null,
  dryRun: false,
  deliver: 'files',
  repository: null,
  branch: null,
  token: '',
  sshKey: '',
  commitMessage: 'deploy: {{images}}',
  commitAuthor: {
    name: 'github-actions[bot]',
    email: '41898282+github-actions[bot]@users.noreply.github.com'
  },
  commitMethod: 'git',
  pushAttempts: 20,
  onNewer: 'skip',
  pullRequestBranch: '',
  pullRequestTitle: '',
  pullRequestBody: '',
  pullRequestLabels: [],
  workingDirectory: '.'
}

test('the table has every input once, in the order of the contract', () => {
  expect(INPUTS.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'tag text',
    'images list',
    'digest text',
    'files list',
    'pull-policy text',
    'pull-secrets list',
    'annotations list',
    'image-fields list',
    'kustomize text',
    'on-no-match text',
    'audit text',
    'audit-fix boolean',
    'sarif-file text',
    'render text',
    'render-dir text',
    'comment text',
    'comment-key text',
    'deliver text',
    'output-dir text',
    'dry-run boolean',
    'repository text',
    'branch text',
    'token text',
    'ssh-key text',
    'commit-message text',
    'commit-author text',
    'commit-method text',
    'push-attempts text',
    'on-newer text',
    'pull-request-branch text',
    'pull-request-title text',
    'pull-request-body text',
    'pull-request-labels list',
    'working-directory text'
  ])
})

describe('defaults', () => {
  test('nothing given', () => {
    expect(parseInputs({})).toEqual(DEFAULTS)
  })

  test.each(['', ' ', '\n'])('everything given as %j, as the Action gets what is not set', (nothing) => {
    expect(parseInputs(Object.fromEntries(INPUTS.map(({ name }) => [name, nothing])))).toEqual(DEFAULTS)
  })

  test('everything given as it is meant anyway, where files count as given', () => {
    expect(parseInputs(Object.fromEntries(INPUTS.map(({ name, fallback }) => [name, fallback])))).toEqual({
      ...DEFAULTS,
      filesGiven: true
    })
  })
})

test('everything given', () => {
  const inputs = parseInputs({
    tag: ' v-{{run_number}} ',
    images: '# what was built\r\napp\r\n\r\n  ghcr.io/acme/web=acme/web:v1  \r\n',
    files: 'deploy\n!deploy/old # not a comment\n',
    'pull-policy': 'IfNotPresent',
    'pull-secrets': 'regcred\nindex.docker.io=hub',
    annotations: "example.com/built={{date 'X'}}\nplain=a=b",
    'image-fields': 'Widget spec/image',
    kustomize: 'add',
    'on-no-match': 'ignore',
    deliver: 'files',
    'output-dir': 'out',
    'dry-run': 'TRUE',
    'working-directory': 'sub/folder'
  })
  expect(inputs).toMatchObject({
    tag: 'v-{{run_number}}',
    tagGiven: true,
    images: [
      { name: 'app', newName: null, tag: null },
      { name: 'ghcr.io/acme/web', newName: 'acme/web', tag: 'v1' }
    ],
    files: ['deploy', '!deploy/old # not a comment'],
    pullPolicy: 'IfNotPresent',
    pullSecrets: [
      { name: 'regcred', registry: null },
      { name: 'hub', registry: 'docker.io' }
    ],
    annotations: [
      { key: 'example.com/built', value: "{{date 'X'}}" },
      { key: 'plain', value: 'a=b' }
    ],
    imageFields: [{ group: null, kind: 'Widget', path: ['spec', 'image'] }],
    kustomize: 'add',
    onNoMatch: 'ignore',
    outputDir: 'out',
    dryRun: true,
    deliver: 'files',
    workingDirectory: 'sub/folder'
  })
})

test('a list given as an array is taken as it is', () => {
  expect(parseInputs({ files: ['#file', ' a ', '', 'b'], images: ['app'] })).toMatchObject({
    files: ['#file', ' a ', 'b'],
    images: [{ name: 'app' }]
  })
  expect(parseInputs({ files: [] }).files).toEqual(['.'])
})

test('the input digest goes to the one image', () => {
  expect(parseInputs({ images: 'app', digest: DIGEST }).images).toMatchObject([
    { digest: DIGEST, computedTag: true }
  ])
})

test.each([
  ['tag', 'my tag', '"my tag", column 3: " " cannot stand in a tag ([A-Za-z0-9_][A-Za-z0-9._-]{0,127})'],
  ['tag', '{{sha', '"{{sha", column 1: "{{" is not closed by "}}"'],
  [
    'tag',
    '-x',
    '"-x", column 1: the tag "-x" begins with "-", which no tag does ([A-Za-z0-9_][A-Za-z0-9._-]{0,127})'
  ],
  ['images', '*', '"*": "*" is no valid image name; NAME is matched exactly, never as a pattern'],
  ['digest', DIGEST, 'allowed with exactly one entry in images; there are 0'],
  ['pull-policy', 'always', '"always" is not allowed; use one of Always, IfNotPresent, Never, keep'],
  ['kustomize', 'never', '"never" is not allowed; use one of auto, add, existing'],
  ['on-no-match', 'fail', '"fail" is not allowed; use one of error, warn, ignore'],
  ['deliver', 'push', '"push" is not allowed; use one of files, commit, pull-request'],
  ['dry-run', 'yes', '"yes" is not allowed; use one of true, True, TRUE, false, False, FALSE'],
  ['dry-run', 'tRUE', '"tRUE" is not allowed; use one of true, True, TRUE, false, False, FALSE'],
  ['files', 'a\0b', '"a\\u0000b" has a control character in it'],
  ['files', 'a\tb', '"a\\tb" has a control character in it'],
  ['files', 'a\rb', '"a\\rb" has a control character in it'],
  ['output-dir', 'a\nb', '"a\\nb" has a control character in it'],
  ['output-dir', 'a\u0085b', '"a\u0085b" has a control character in it'],
  ['working-directory', 'a\0', '"a\\u0000" has a control character in it']
] as const)('%s: %j is an error', (name, text, reason) => {
  expect(messagesOf({ [name]: text })).toEqual([`${name}: ${reason}`])
})

test('an operand with a newline in it is one entry, and an error', () => {
  expect(messagesOf({ files: ['a\n::error::b'] })).toEqual([
    'files: "a\\n::error::b" has a control character in it'
  ])
})

test('5. the tag latest is left to the evaluation, which knows whether it is allowed', () => {
  expect(parseInputs({ tag: 'latest', images: 'app', digest: DIGEST }).tag).toBe('latest')
})

test.each([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  [' true ', true]
])('dry-run %j is %j', (text, expected) => {
  expect(parseInputs({ 'dry-run': text }).dryRun).toBe(expected)
})

test.each(['Always', 'IfNotPresent', 'Never', 'keep'])('pull-policy %s is allowed', (policy) => {
  expect(parseInputs({ 'pull-policy': policy }).pullPolicy).toBe(policy)
})

describe('pull-secrets', () => {
  test.each([
    ['regcred', 'regcred', null],
    ['a.b-c.d1', 'a.b-c.d1', null],
    ['a'.repeat(253), 'a'.repeat(253), null],
    ['ghcr.io=ghcr', 'ghcr', 'ghcr.io'],
    ['docker.io=hub', 'hub', 'docker.io'],
    ['index.docker.io=hub', 'hub', 'docker.io'],
    ['registry:5000=x', 'x', 'registry:5000'],
    ['localhost=x', 'x', 'localhost'],
    ['[::1]:5000=x', 'x', '[::1]:5000']
  ])('%s', (entry, name, registry) => {
    expect(parseInputs({ 'pull-secrets': entry }).pullSecrets).toEqual([{ name, registry }])
  })

  const secretRule =
    'is no name of a Secret; use lower-case letters, digits, "-" and ".", at most 253, with a letter or digit at both ends of each part'
  const registryRule = 'is no registry; use a host and perhaps a port, as in ghcr.io=NAME'
  test.each([
    ['Regcred', `"Regcred" ${secretRule}`],
    ['a'.repeat(254), `"${'a'.repeat(254)}" ${secretRule}`],
    ['a_b', `"a_b" ${secretRule}`],
    ['-a', `"-a" ${secretRule}`],
    ['a.', `"a." ${secretRule}`],
    ['a..b', `"a..b" ${secretRule}`],
    ['{{branch}}', `"{{branch}}" ${secretRule}`],
    ['ghcr.io=', `"" ${secretRule}`],
    ['ghcr.io=a=b', `"a=b" ${secretRule}`],
    ['=regcred', `"" ${registryRule}`],
    ['acme=regcred', `"acme" ${registryRule}`],
    ['ghcr.io/acme=regcred', `"ghcr.io/acme" ${registryRule}`],
    ['https://ghcr.io=regcred', `"https://ghcr.io" ${registryRule}`]
  ])('%s is an error', (entry, reason) => {
    expect(messagesOf({ 'pull-secrets': entry })).toEqual([
      `pull-secrets: ${JSON.stringify(entry)}: ${reason}`
    ])
  })
})

describe('annotations', () => {
  test.each([
    ['a=b', 'a', 'b'],
    ['a=', 'a', ''],
    ['a=b=c', 'a', 'b=c'],
    ['a=b c', 'a', 'b c'],
    ['A_b.c-D9=x', 'A_b.c-D9', 'x'],
    ['example.com/built-at=x', 'example.com/built-at', 'x'],
    // Kubernetes does not mind the case of an annotation's key.
    ['Example.COM/Key=x', 'Example.COM/Key', 'x'],
    [`${'a'.repeat(63)}=x`, 'a'.repeat(63), 'x'],
    ["a={{branch}} at {{date 'YYYY'}}", 'a', "{{branch}} at {{date 'YYYY'}}"]
  ])('%s', (entry, key, value) => {
    expect(parseInputs({ annotations: entry }).annotations).toEqual([{ key, value }])
  })

  const rule =
    'is no key of an annotation; use [PREFIX/]NAME, PREFIX a DNS name, NAME at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends'
  test.each([
    ['a', '"a" has no "="; use KEY=VALUE'],
    ['=b', `"" ${rule}`],
    ['/a=b', `"/a" ${rule}`],
    ['a/=b', `"a/" ${rule}`],
    ['a/b/c=d', `"a/b/c" ${rule}`],
    ['-a=b', `"-a" ${rule}`],
    ['a-=b', `"a-" ${rule}`],
    ['a b=c', `"a b" ${rule}`],
    ['ä=c', `"ä" ${rule}`],
    ['a_b/c=d', `"a_b/c" ${rule}`],
    [`${'a'.repeat(64)}=x`, `"${'a'.repeat(64)}" ${rule}`],
    ['a={{sha', '"{{sha", column 1: "{{" is not closed by "}}"'],
    ['a={{date}}', `"{{date}}", column 3: date needs a format, as in {{date 'YYYYMMDDHHmmss'}}`]
  ])('%s is an error', (entry, reason) => {
    const [message, ...others] = messagesOf({ annotations: entry })
    expect(message).toBe(`annotations: ${reason}`)
    expect(others).toEqual([])
  })

  test('a key that is given more than once is an error, told once', () => {
    expect(messagesOf({ annotations: 'a=1\nb=1\na=2\na=3' })).toEqual([
      'annotations: "a" is given more than once'
    ])
  })

  test('keys that differ in case are two', () => {
    expect(parseInputs({ annotations: 'a=1\nA=2' }).annotations).toHaveLength(2)
  })
})

describe('image-fields', () => {
  test.each<[string, string | null, string, readonly string[]]>([
    ['Widget spec/image', null, 'Widget', ['spec', 'image']],
    ['Widget image', null, 'Widget', ['image']],
    ['Widget \t spec/image', null, 'Widget', ['spec', 'image']],
    ['example.com/Widget spec/items[]/image', 'example.com', 'Widget', ['spec', 'items[]', 'image']],
    ['apps/Deployment a', 'apps', 'Deployment', ['a']],
    ['Widget spec/*/image', null, 'Widget', ['spec', '*', 'image']],
    [
      'Widget metadata/annotations/example.com\\/image',
      null,
      'Widget',
      ['metadata', 'annotations', 'example.com/image']
    ],
    ['Widget spec/images[]', null, 'Widget', ['spec', 'images[]']],
    ['Widget a\\b/c', null, 'Widget', ['a\\b', 'c']]
  ])('%s', (entry, group, kind, path) => {
    expect(parseInputs({ 'image-fields': entry }).imageFields).toEqual([{ group, kind, path }])
  })

  test.each([
    ['Widget', 'there is no PATH'],
    ['Widget spec/image spec/other', 'there is a blank in PATH'],
    ['/Widget spec', '"" is no API group'],
    ['Example/Widget spec', '"Example" is no API group'],
    ['apps/v1/Deployment spec', '"apps/v1" is no API group'],
    ['apps/ spec', '"" is no kind'],
    ['9Widget spec', '"9Widget" is no kind'],
    ['Wid.get spec', '"Wid.get" is no kind'],
    ['Widget /spec', 'a part of PATH is empty'],
    ['Widget spec/', 'a part of PATH is empty'],
    ['Widget a//b', 'a part of PATH is empty'],
    ['Widget a/[]/b', 'a part of PATH is empty'],
    ['Widget a[]b', '"a[]b" has brackets elsewhere than as "[]" at its end'],
    ['Widget []a', '"[]a" has brackets elsewhere than as "[]" at its end'],
    ['Widget a[][]', '"a[][]" has brackets elsewhere than as "[]" at its end'],
    ['Widget a[0]/b', '"a[0]" has brackets elsewhere than as "[]" at its end'],
    ['Widget a*/b', '"a*" has a "*" that does not stand alone'],
    ['Widget *[]/b', '"*[]" has a "*" that does not stand alone']
  ])('%s is an error', (entry, reason) => {
    expect(messagesOf({ 'image-fields': entry })).toEqual([
      `image-fields: ${JSON.stringify(entry)}: ${reason}; use [GROUP/]KIND PATH, as in Widget spec/items[]/image`
    ])
  })
})

test('all that is wrong is told together, in the order of the inputs', () => {
  const messages = messagesOf({
    tag: '{{',
    images: 'a b\n*',
    digest: 'x',
    files: ['\0'],
    'pull-policy': 'never',
    'pull-secrets': 'A\nB',
    annotations: 'x\ny',
    'image-fields': 'A\nB',
    kustomize: 'x',
    'on-no-match': 'x',
    deliver: 'x',
    'output-dir': 'a\0b',
    'dry-run': 'x',
    'working-directory': 'a\0b'
  })
  expect(messages.map((message) => message.slice(0, message.indexOf(':')))).toEqual([
    'tag',
    'images',
    'images',
    'digest',
    'digest',
    'files',
    'pull-policy',
    'pull-secrets',
    'pull-secrets',
    'annotations',
    'annotations',
    'image-fields',
    'image-fields',
    'kustomize',
    'on-no-match',
    'deliver',
    'output-dir',
    'dry-run',
    'working-directory'
  ])
})
