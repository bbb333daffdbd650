import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { gitIn } from '../support/folder.js'
import { GitServer, TOKEN } from '../support/git-server.js'
import { startGitHub } from '../support/github/server.js'
import { folderWith, startAction } from '../support/program.js'
import type { Step } from '../support/program.js'
import { startPull } from '../support/pull-run.js'
import { TOOLS_PATH } from '../support/render.js'
import { testWith } from '../support/tools.js'

const planted: string[] = []

/** A new secret, unlike any other. */
function secret(): string {
  const value = `Zq${planted.length}x${createHash('sha256').update(`planted ${planted.length}`).digest('hex').slice(0, 16)}`
  planted.push(value)
  return value
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const pem = (text: string): string => `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----`
const indented = (text: string, blanks: number): string => text.replace(/^/gm, ' '.repeat(blanks))
const docker = (): string =>
  JSON.stringify({
    auths: { 'ghcr.io': { username: 'u', password: secret(), auth: base64(`u:${secret()}`) } }
  })

const SECRET = `apiVersion: v1
kind: Secret
metadata:
  name: plain
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","stringData":{"p":"${secret()}"}}'
    checksum/secret: ${secret()}
type: Opaque
data:
  first: ${base64(secret())}
  second: "${base64(secret())}"
  .dockerconfigjson: ${base64(docker())}
stringData:
  third: ${secret()}
  fourth: |
    ${secret()}
    ${secret()}
  number: '${secret()}'
stringdata:
  misspelt: ${secret()}
`

const CONTAINERS = `      containers:
        - name: web
          image: acme/shop:v1
          args: [--password, ${secret()}, --token=${secret()}, serve]
          command: [sh, -c, "API_KEY=${secret()} exec shop --db-password ${secret()}"]
          env:
            - name: DB_PASSWORD
              value: ${secret()}
            - name: GITHUB_TOKEN
              value: ${secret()}
            - name: MY_SECRET_THING
              value: ${secret()}
            - {name: awsSecretAccessKey, value: ${secret()}}
            - name: DATABASE_URL
              value: postgres://shop:${secret()}@db:5432/shop
            - name: DSN
              value: shop:${secret()}@tcp(db:3306)/shop
            - name: HEADERS
              value: 'Authorization: Bearer ${secret()}'
`

const deployment = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  annotations:
    checksum/config: ${secret()}
spec:
  template:
    metadata:
      annotations:
        checksum/secret: ${secret()}
    spec:
${CONTAINERS}`

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata:
  name: config
data:
  image: acme/shop:v1 # repull: acme/shop
  DB_PASSWORD: ${secret()}
  clientSecret: ${secret()}
  url: https://${secret()}:x-oauth-basic@git.example.org/a
  tls: |
${indented(pem(secret()), 4)}
  app.properties: |
    name=shop
    image=acme/shop:v1
    db.password=${secret()} with blanks
    export API_TOKEN=${secret()}
  app.yaml: |
    db:
      passphrase: "${secret()}"
      private_key: |
        ${secret()}
      user: shop
  app.json: '{"user": "shop", "password": "${secret()}", "nested": {"apiKey": "${secret()}"}}'
  inner.yaml: |
    kind: Secret
    stringData:
      inner: ${secret()}
  docker.json: '${docker()}'
  tls.base64: ${base64(pem(secret()))}
`

/** In a List, beside the image, and in JSON of one line. */
const LIST = `apiVersion: v1
kind: List
items:
  - kind: Secret
    apiVersion: V1
    metadata: {name: listed}
    stringData: {listed: ${secret()}}
  - apiVersion: v1
    kind: Pod
    metadata: {name: listed}
    spec: {containers: [{name: a, image: "acme/shop:v1", env: [{name: A_TOKEN, value: ${secret()}}]}]}
`
const JSON_LINE = JSON.stringify({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'line' }, data: { line: base64(secret()) } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'line' },
      spec: { containers: [{ name: 'a', image: 'acme/shop:v1' }] }
    }
  ]
})

const CHART = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`
const TEMPLATE = `apiVersion: v1
kind: Pod
metadata:
  name: chart
  annotations:
    checksum/values: {{ toYaml .Values | sha256sum }}
spec:
  containers:
    - name: web
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
      env:
        - {name: PASSWORD, value: "{{ .Values.db.password }}"}
---
apiVersion: v1
kind: Secret
metadata: {name: chart}
data:
  image: {{ .Values.image.tag | b64enc }}
  password: {{ .Values.db.password | b64enc }}
`
const values = (): string =>
  `image:\n  repository: acme/shop\n  tag: v1\ndb:\n  password: ${secret()}\nadminPassword: ${secret()}\n`

const FILES = {
  'plain/secret-first.yaml': `${SECRET}---\n${deployment('one')}`,
  'plain/config.yaml': CONFIG,
  'plain/list.yaml': LIST,
  'plain/line.json': JSON_LINE,
  'built/kustomization.yaml': `resources: [web.yaml]
images:
  - name: acme/shop
    newTag: v1
secretGenerator:
  - name: generated
    literals: [password=${secret()}]
    files: [key.txt]
    envs: [.env]
configMapGenerator:
  - name: withkey
    literals: ['image=acme/shop:v1', 'API_TOKEN=${secret()}']
`,
  'built/key.txt': `${secret()}\n`,
  'built/.env': `ENV_VALUE=${secret()}\n`,
  'built/web.yaml': `${deployment('built')}          envFrom:\n            - secretRef: {name: generated}\n            - configMapRef: {name: withkey}\n`,
  'broken/kustomization.yaml': `resources: [web.yaml]
images:
  - name: acme/shop
    newTag: v1
secretGenerator:
  - name: generated
    literals: [password=${secret()}]
patches:
  - target: {kind: Deployment}
    patch: |
      - op: test
        path: /metadata/name
        value: ${secret()}
  - patch: |
      apiVersion: v1
      kind: Secret
      metadata: {name: nowhere}
      stringData: {a: ${secret()}}
`,
  'broken/web.yaml': deployment('broken'),
  'chart/Chart.yaml': CHART('chart'),
  'chart/values.yaml': values(),
  'chart/templates/all.yaml': TEMPLATE,
  'failing/Chart.yaml': CHART('failing'),
  'failing/values.yaml': values(),
  'failing/templates/all.yaml': `${TEMPLATE}---\n{{ fail (printf "bad password %s, or %s" .Values.db.password (.Values.db.password | b64enc)) }}\n`
}

/** Everything that a step leaves: what it printed, its outputs, its summary, its files. */
function artefactsOf(step: Step, temp: string): Map<string, string> {
  // How the runner is told what to hide in its log; it does not show these lines.
  const log = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const files = readdirSync(temp, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(temp, name)).isFile()
  )
  return new Map([
    ['log and annotations', log.join('\n')],
    ['stderr', step.stderr],
    ['summary', step.summary],
    ['outputs', JSON.stringify(step.outputs)],
    ...files.map((name) => [name, readFileSync(join(temp, name), 'utf8')] as const)
  ])
}

function formsOf(value: string): string[] {
  const digests = ['sha256', 'sha1', 'md5'].flatMap((name) =>
    ['hex', 'base64'].map((form) =>
      createHash(name)
        .update(value)
        .digest(form as 'hex')
    )
  )
  return [value, base64(value), base64(value).slice(0, -4), ...digests]
}

/** No secret in any form, and none of the names that end in a hash of one. */
function requireHidden(artefacts: ReadonlyMap<string, string>): void {
  const found = planted.flatMap((value) =>
    formsOf(value).flatMap((form) =>
      [...artefacts].flatMap(([name, text]) => (text.includes(form) ? [`${name}: ${form}`] : []))
    )
  )
  expect(found).toEqual([])
  // The marker of a comment has a hash of the names of the workflow and the job.
  for (const [name, text] of artefacts)
    expect([
      name,
      /generated-[a-z0-9]{10}|withkey-[a-z0-9]{10}|(?<!key=)[0-9a-f]{64}/.exec(text)?.[0]
    ]).toEqual([name, undefined])
}

test('fifty different secrets are planted', () => {
  expect(new Set(planted).size).toBe(planted.length)
  expect(planted.length).toBeGreaterThanOrEqual(50)
})

testWith(
  'kustomize',
  '42. 43. no secret is in anything that a run leaves',
  async () => {
    const workspace = folderWith(FILES)
    const temp = folderWith({})
    const run = await startPull()
    const step = await run.step({
      workspace,
      inputs: {
        images: 'acme/shop:v2',
        'pull-secrets': 'regcred',
        'on-no-match': 'warn',
        render: 'auto',
        'audit-fix': 'true',
        'sarif-file': 'findings.sarif'
      },
      env: { RUNNER_TEMP: temp, PATH: TOOLS_PATH }
    })
    expect(step.status).toBe(0)
    const [comment, ...others] = run.repository.comments
    expect(others).toEqual([])
    const artefacts = artefactsOf(step, temp)
    expect([...artefacts.keys()].map((name) => basename(name)).sort()).toEqual([
      'changes.diff',
      'log and annotations',
      'outputs',
      'rendered.diff',
      'rendered.html',
      'report.json',
      'stderr',
      'summary'
    ])
    artefacts.set('comment', comment?.body ?? '')
    artefacts.set('SARIF', readFileSync(join(workspace, 'findings.sarif'), 'utf8'))
    requireHidden(artefacts)
    for (const name of ['comment', 'summary']) {
      expect(artefacts.get(name)).toContain('Deployment/one')
      expect(artefacts.get(name)).toContain('(hidden')
    }
    expect(artefacts.get('SARIF')).toContain('"results"')

    const rendered = readFileSync(step.outputs['rendered-path'] ?? '', 'utf8')
    for (const root of [
      'built',
      'broken',
      'chart',
      'failing',
      'plain/config.yaml',
      'plain/list.yaml',
      'plain/line.json'
    ]) {
      expect(rendered).toContain(`# ${root}`)
    }
    // What changed in a Secret is told, without its value.
    expect(rendered).toContain('+  image: (hidden, changed)')
    expect(rendered).toContain('+        image: acme/shop:v2')
  },
  120_000
)

testWith(
  'kustomize',
  '42. 43. no secret is in a pull request that is opened, nor in the message of its commit',
  async () => {
    const git = await new GitServer().start()
    try {
      const server = await startGitHub()
      server.state.addToken(TOKEN)
      const bare = git.make('acme/deployments', FILES)
      const repository = server.state.addRepository('acme/deployments', { git: bare })
      const temp = folderWith({})
      const inputs = {
        images: 'acme/shop:v2',
        'pull-secrets': 'regcred',
        'on-no-match': 'warn',
        repository: 'acme/deployments',
        deliver: 'pull-request',
        token: TOKEN
      }
      const env = { ...server.env, GITHUB_SERVER_URL: git.url, RUNNER_TEMP: temp, PATH: TOOLS_PATH }
      const step = await startAction(inputs, folderWith({}), { env })
      expect(step.status).toBe(0)
      const [pull] = repository.pulls
      const artefacts = artefactsOf(step, temp)
      artefacts.set('text of the pull request', `${pull?.title ?? ''}\n${pull?.body ?? ''}`)
      artefacts.set('message of the commit', gitIn(bare, 'log', '-1', '--format=%B', pull?.head ?? ''))
      requireHidden(artefacts)
      expect(pull?.body).toContain('(hidden')
      expect(artefacts.get('message of the commit')).toContain('Repull-Image: docker.io/acme/shop')
    } finally {
      git.stop()
    }
  },
  120_000
)
