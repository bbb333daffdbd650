import { spawn } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { runInNewContext } from 'node:vm'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import yaml from 'js-yaml'
import { reportOf, reportText } from '../src/report/json.js'
import { renderedDiff } from '../src/report/rendered-diff.js'
import { container, field, key, rendered, resource, root } from './report/rendered-sample.js'
import { finding, HOSTILE, result } from './report/sample.js'
import { asGitHubShows } from './support/browser.js'
import { git, seed, writeCommit } from './support/github/git.js'
import { startGitHub } from './support/github/server.js'
import type { GitHubServer } from './support/github/server.js'
import type { Permission, Pull, Repository, Token } from './support/github/state.js'
import { startStorage } from './support/github/storage.js'
import { folderWith, runAction } from './support/program.js'
import type { Ended } from './support/program.js'
import { zipOf } from './support/zip.js'
import type { Entry } from './support/zip.js'

interface Workflow {
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>
  readonly jobs: {
    readonly repull: {
      readonly steps: readonly { readonly with: Readonly<Record<string, string | boolean>> }[]
    }
    readonly comment: { readonly steps: readonly { readonly run: string; readonly shell: string }[] }
  }
}

const [CHECK, COMMENT] = ['forks-check', 'forks-comment'].map(
  (name) => yaml.load(readFileSync(`examples/workflows/${name}.yml`, 'utf8')) as Workflow
) as [Workflow, Workflow]
const SCRIPT = COMMENT.jobs.comment.steps[0]?.run ?? ''
const BOT: Partial<Token> = {
  permissions: Object.fromEntries(
    Object.entries(COMMENT.permissions).map(([name, level]) => [name.replace('-', '_') as Permission, level])
  )
}
const RUN = 4711
const MB = 1_000_000

const GIT = seed('main')
let keep: (chunks: Iterable<Buffer>) => string
beforeAll(async () => {
  keep = await startStorage()
  const tree = git(GIT, ['rev-parse', 'main^{tree}'])
  for (const branch of ['topic', 'other']) {
    const commit = writeCommit(GIT, {
      tree,
      parents: [git(GIT, ['rev-parse', 'main'])],
      message: branch,
      author: 'x <x@example.com>'
    })
    git(GIT, ['update-ref', `refs/heads/${branch}`, commit])
  }
  git(GIT, ['update-ref', 'refs/heads/release', 'main'])
})

let server: GitHubServer
let repository: Repository
let fork: Repository
let token: Token
let pull: Pull
beforeEach(async () => {
  server = await startGitHub()
  repository = server.state.addRepository('acme/shop', { git: GIT })
  fork = server.state.addRepository('mallory/shop', { git: GIT })
  token = server.state.addToken('good', BOT)
  pull = server.state.addPull(repository, { head: 'topic', base: 'main', from: fork }, token)
})

function addArtifact(zip: Iterable<Buffer>, size: number, about: { run?: number; isExpired?: boolean } = {}) {
  const id = server.state.nextId()
  const location = keep(zip)
  repository.artifacts.push({ id, run: RUN, name: 'repull', size, location, isExpired: false, ...about })
}

function upload(...entries: readonly Entry[]): void {
  const zip = zipOf(entries)
  addArtifact([zip], zip.length)
}

interface Event {
  readonly id?: number
  readonly attempt?: number
  readonly sha?: string
  readonly branch?: string
  readonly from?: string
  readonly token?: string
}

/** The script of examples/workflows/forks-comment.yml, as a runner starts it for the end of a run. */
async function comment(event: Event = {}): Promise<Ended> {
  const { id = RUN, attempt = 1, sha = pull.headSha, branch = 'topic', from = 'mallory/shop' } = event
  const [login] = from.split('/')
  const run = {
    id,
    run_attempt: attempt,
    head_sha: sha,
    head_branch: branch,
    head_repository: { full_name: from, owner: { login } },
    pull_requests: []
  }
  const folder = folderWith({ script: SCRIPT, 'event.json': JSON.stringify({ workflow_run: run }) })
  const child = spawn(process.execPath, [join(folder, 'script')], {
    env: {
      ...server.env,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      TOKEN: event.token ?? 'good'
    }
  })
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.on('close', done))
  ])
  return { status, stdout, stderr }
}

const DONE = { status: 0, stdout: '', stderr: '' }
const bodies = (): string[] => repository.comments.map(({ body }) => body)
const written = (): number => server.requests.filter(({ method }) => method !== 'GET').length

/** What the step of examples/workflows/forks-check.yml leaves for the pull request. */
function checked(tag = 'pr-{{pr}}-{{sha}}'): Entry[] {
  const workspace = folderWith({})
  cpSync('examples/shop', join(workspace, 'deploy'), { recursive: true })
  const inputs = Object.entries(CHECK.jobs.repull.steps[1]?.with ?? {}).map(
    ([name, value]) => [name, String(value)] as const
  )
  const event = { pull_request: { number: pull.number, head: { sha: pull.headSha } } }
  const step = runAction({ ...Object.fromEntries(inputs), tag }, workspace, { event, env: { GITHUB_EVENT_NAME: 'pull_request' } }) // prettier-ignore
  expect(step).toMatchObject({ status: 0, stderr: '' })
  return ['report-path', 'rendered-path'].map((output) => {
    const path = step.outputs[output] ?? ''
    return { name: basename(path), data: readFileSync(path) }
  })
}

const REPORT = reportOf(result({ difference: rendered(root()) }))
const report = (change: object = {}): Entry => ({
  name: 'report.json',
  data: reportText({ ...REPORT, ...change })
})
const DIFF: Entry = { name: 'rendered.diff', data: renderedDiff(rendered(root())) }

type Draw = (files: ReadonlyMap<string, string>) => string

/** A report with something in each of its lists. */
const SAMPLE: unknown = JSON.parse(
  reportText(
    reportOf(
      result({
        problems: [{ code: 'render', level: 'notice', message: 'm', place: { file: 'f', line: 1, column: 1 } }],
        findings: [finding()],
        difference: rendered(
          root({ failure: { side: null, message: 'm' }, containers: [container({ policy: { from: null, to: 'Always' }, secrets: { added: ['a'], removed: ['b'] } })] })
        )
      })
    )
  )
) // prettier-ignore

/** What a value comes to with each of its parts replaced or left out, one at a time. */
function* changes(value: unknown, path = ''): Generator<[what: string, changed: unknown]> {
  for (const other of [null, 'text', 7, true, [], {}, [null], [{}]])
    yield [`${path}=${JSON.stringify(other)}`, other]
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    for (const [what, changed] of changes(part, `${path}/${key}`)) {
      yield [what, Array.isArray(value) ? value.map((item: unknown, at) => (String(at) === key ? changed : item)) : { ...value, [key]: changed }] // prettier-ignore
    }
    if (!Array.isArray(value)) yield [`${path}-${key}`, Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))] // prettier-ignore
  }
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}

describe('52. the workflow that comments for forks', () => {
  test('writes what the other one found, once, and keeps it up to date', async () => {
    upload(...checked())
    expect(await comment()).toEqual(DONE)
    const [first] = bodies()
    const sha = pull.headSha.slice(0, 7)
    const name = 'ghcr.io/acme/shop'
    expect(first).toContain(`
Deployment/web (shop), migrate, of deploy/web.yaml
  image        ${name}:2024.06.1
            -> ${name}:pr-1-${sha}
  pull policy  (unset) -> Always
`)
    expect(first).not.toContain('Unexpected')
    expect(first).toContain(`\n+        image: ${name}:pr-1-${sha}\n`)
    expect(first).toContain(`as of ${pull.headSha}`)
    upload(...checked('second'))
    expect(await comment({ attempt: 2 })).toEqual(DONE)
    expect(bodies()).toEqual([expect.stringContaining('shop:second')])
    expect(repository.comments[0]).toMatchObject({ issue: pull.number, author: token })
  })

  test('goes where the commit is, whatever the artifact says', async () => {
    const other = server.state.addPull(repository, { head: 'other', base: 'main' }, token)
    upload({ name: 'report.json', data: JSON.stringify({ ...REPORT, number: other.number, pull_request: { number: other.number } }) }, DIFF) // prettier-ignore
    expect(await comment()).toEqual(DONE)
    expect(repository.comments.map(({ issue }) => issue)).toEqual([pull.number])
  })

  test.each<[string, () => Event]>([
    ['a commit that is not the head', () => ({ sha: 'f'.repeat(40) })],
    ['a branch of another fork', () => ({ from: 'eve/shop' })],
    ['a branch of another repository of its owner', () => ({ from: 'mallory/other' })],
    ['a branch of that name here', () => ({ from: 'acme/shop' })],
    ['another branch', () => ({ branch: 'main' })],
    ['a closed pull request', () => (server.state.close(pull, false), {})],
    [
      'a head of two pull requests',
      () => (server.state.addPull(repository, { head: 'topic', base: 'release', from: fork }, token), {})
    ]
  ])('leaves %s without a comment', async (_, arrange) => {
    upload(report(), DIFF)
    const message = 'Not one open pull request alone has the commit of this run.'
    expect(await comment(arrange())).toEqual({ ...DONE, stdout: `::notice::${message}\n` })
    expect(written()).toBe(0)
  })

  test.each([[{ run: RUN + 1 }], [{ isExpired: true }]])(
    'needs an artifact of the run (%j)',
    async (about) => {
      const zip = zipOf([report(), DIFF])
      addArtifact([zip], zip.length, about)
      expect(await comment()).toEqual({ ...DONE, stdout: '::notice::The run left no artifact.\n' })
      expect(written()).toBe(0)
    }
  )

  const OTHERS = 'The artifact does not hold the files that it should.'
  const SCHEMA = 'The report does not follow its schema.'
  const LARGE = 'The artifact is too large.'
  const megabytes = function* (count: number): Iterable<Buffer> {
    for (let at = 0; at < count; at += 1) yield Buffer.alloc(MB)
  }
  const rootWith = (change: object) => ({ ...REPORT.rendered?.roots[0], ...change })
  const renderedWith = (...roots: unknown[]) => report({ rendered: { unexpectedChanges: false, roots } })

  test.each<[string, () => void, string | RegExp]>([
    ['100 MB', () => addArtifact(megabytes(100), 100 * MB), LARGE],
    ['100 MB that are said to be one', () => addArtifact(megabytes(100), MB), LARGE],
    ['a bomb', () => upload({ name: 'report.json', data: Buffer.alloc(100 * MB) }), /larger than 20000000/],
    ['a path that leads out', () => upload({ name: '../../report.json', data: '{}' }, report()), OTHERS],
    ['an absolute path', () => upload(report(), { name: '/tmp/report.json', data: '{}' }), OTHERS],
    ['a path of Windows', () => upload(report(), { name: '..\\report.json', data: '{}' }), OTHERS],
    ['another file', () => upload(report(), { name: '.github/workflows/x.yml', data: 'on: push' }), OTHERS],
    ['a file twice', () => upload(report(), report()), OTHERS],
    ['a link', () => upload({ name: 'report.json', data: '/etc/passwd', mode: 0o120777 }), OTHERS],
    ['a link for a diff', () => upload(report(), { ...DIFF, data: '/proc/self/environ', mode: 0o120777 }), OTHERS],
    ['no zip', () => addArtifact([Buffer.from('MZ'.repeat(50))], 100), 'The artifact is no zip archive.'],
    ['nothing', () => upload(), 'The report is not JSON.'],
    ['a diff alone', () => upload(DIFF), 'The report is not JSON.'],
    ['no JSON', () => upload({ name: 'report.json', data: '\n::add-mask::x\n' }), 'The report is not JSON.'],
    ['endless brackets', () => upload({ name: 'report.json', data: '['.repeat(MB) }), 'The report is not JSON.'],
    ['another version', () => upload(report({ version: 2 })), 'The report is of another version.'],
    ['null', () => upload({ name: 'report.json', data: 'null' }), SCHEMA],
    ['roots that are none', () => upload(report({ rendered: { roots: {} } })), SCHEMA],
    ['a root that is a text', () => upload(renderedWith('x')), SCHEMA],
    ['a name that is an object', () => upload(renderedWith(rootWith({ root: { toString: 1 } }))), SCHEMA],
    ['a container without secrets', () => upload(renderedWith(rootWith({ containers: [{}] }))), SCHEMA],
    ['a problem without a message', () => upload(report({ problems: [{ level: 'error', file: null, line: null }] })), SCHEMA]
  ])('refuses %s', async (_, arrange, message) => {
    arrange()
    const { status, stdout, stderr } = await comment()
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    if (typeof message === 'string') expect(stdout).toBe(`::error::${message}\n`)
    else expect(stdout).toMatch(new RegExp(`^::error::.*${message.source}.*\n$`))
    expect(written()).toBe(0)
  }) // prettier-ignore

  const ACTING = [
    ...HOSTILE,
    '<script>alert(1)</script> <img src=x onerror=alert(1)> </details></summary><h1>',
    '@acme/team @octocat #1 acme/shop#1 https://example.com www.example.com ![x](https://example.com/x)',
    '```\n```````\n````````\n`````````````````````` <b>out</b>\n~~~\n',
    '<!-- repull-forks:v1 run=9999999.1 -->',
    '\n<!-- repull-forks:v1 run=9999999.1 -->',
    '\u202e\u2066\u200b\ud83d\u0000\u001b[31m',
    '\n::error::mine\r\n::add-mask::x'
  ]

  test('shows text, and nothing that acts', async () => {
    const hostile = result({
      problems: ACTING.map((message) => ({ code: 'render', level: 'error', message, place: { file: message, line: 1, column: 1 } })),
      findings: ACTING.map((message) => finding({ message, place: { file: message, line: 1, column: 1 } })),
      difference: rendered(
        ...ACTING.map((sign) =>
          root({
            root: sign,
            failure: { side: 'after', message: sign },
            resources: [resource({ key: key({ name: sign, namespace: sign, kind: sign }), fields: [field({ path: sign, from: sign, to: sign, expected: false })] })],
            containers: [container({ key: key({ name: sign }), container: sign, image: { from: sign, to: sign }, secrets: { added: [sign], removed: [sign] } })]
          })
        )
      )
    }) // prettier-ignore
    // As the fork wrote it, not as Repull would.
    upload(
      { name: 'report.json', data: JSON.stringify(reportOf(hostile)) },
      { name: 'rendered.diff', data: ACTING.join('\n') }
    )
    expect(await comment()).toEqual(DONE)
    const [body = ''] = bodies()
    const html = asGitHubShows(body).replace(/^.*?<body[^>]*>/s, '')
    const [, marker = ''] = /\n(<!-- repull-forks:v1 run=4711\.1 -->)$/.exec(html) ?? []
    const tags = html.slice(0, -marker.length).match(/<[^>]*>/g)
    const address = `${server.origin}/acme/shop/actions/runs/4711`
    const fold = (language: string, open: string) => [`<details${open}>`, '<summary>', '</summary>', '<pre>', `<code class="language-${language}">`, '</code>', '</pre>', '</details>'] // prettier-ignore
    expect(tags).toEqual([
      '<h3>', '</h3>', '<p>', '</p>', ...['text', 'text', 'text'].flatMap((language) => fold(language, ' open')),
      ...fold('diff', ''), '<p>', '<sub>', `<a href="${address}">`, '</a>', '</sub>', '</p>'
    ]) // prettier-ignore
    // eslint-disable-next-line no-control-regex
    expect(body).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u200b\u202e\u2066\p{Cs}]/u)
    expect(body.split('\n').filter((line) => /^`{8,}$/.test(line))).toHaveLength(4)
    // What it wrote is no marker but in its last line.
    upload(report(), DIFF)
    await comment({ attempt: 2 })
    expect(bodies()).toEqual([expect.stringMatching(/run=4711\.2 -->$/)])
  })

  test('is short enough for GitHub, however much there is, and cut between lines', async () => {
    const many = Array.from({ length: 50 }, (_, at) => container({ container: `c${at} ${'😀'.repeat(700)}` }))
    const data = `${'\ud83d\ude00'.repeat(499)}x\ud83d\ude00\n`.repeat(200)
    upload({ name: 'report.json', data: JSON.stringify(reportOf(result({ difference: rendered(root({ containers: many })) }))) }, { name: 'rendered.diff', data }) // prettier-ignore
    expect(await comment()).toEqual(DONE)
    const [body = ''] = bodies()
    expect(body.length).toBeLessThan(60_000)
    expect(body.match(/^\(cut here\)$/gm)).toHaveLength(2)
    expect(body).not.toMatch(/\p{Cs}/u)
  })

  test('reads what another program packed, and leaves the comments of others alone', async () => {
    const blobs = [report(), DIFF].map(({ name, data }) => `100644 blob ${git(GIT, ['hash-object', '-w', '--stdin'], data)}\t${name}\n`)
    const tree = git(GIT, ['mktree'], blobs.join(''))
    const path = join(folderWith({}), 'a.zip')
    git(GIT, ['archive', '--format=zip', `--output=${path}`, tree])
    const zip = readFileSync(path)
    addArtifact([zip], zip.length)
    const marked = 'Mine\n<!-- repull-forks:v1 run=1.1 -->'
    server.state.addComment(repository, pull.number, { ...token, login: 'mallory', type: 'User' }, marked)
    for (let at = 0; at < 199; at += 1) server.state.addComment(repository, pull.number, token, `Comment ${at}`)
    expect(await comment()).toEqual(DONE)
    expect(await comment({ attempt: 2 })).toEqual(DONE)
    expect(repository.comments).toHaveLength(201)
    expect(bodies()[0]).toBe(marked)
    expect(bodies()[200]).toContain('run=4711.2 ')
  }) // prettier-ignore

  test('an older run does not write over a newer one', async () => {
    upload(report())
    await comment({ attempt: 2 })
    const [before] = bodies()
    expect(before).not.toContain('<details>')
    const kept = { ...DONE, stdout: '::notice::A newer run wrote the comment.\n' }
    expect(await comment({ attempt: 1 })).toEqual(kept)
    expect(bodies()).toEqual([before])
  })

  test('draws every report that its schema allows, and of others nothing that is no text', () => {
    const before = SCRIPT.slice(0, SCRIPT.indexOf('main().catch'))
    const GITHUB_EVENT_PATH = join(folderWith({ event: '{"workflow_run":{"id":1,"head_sha":"f"}}' }), 'event')
    const process = { env: { GITHUB_EVENT_PATH, GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/shop' } } // prettier-ignore
    const draw = runInNewContext(`${before};draw`, {
      require: createRequire(import.meta.url),
      process
    }) as Draw
    const isValid = new Ajv2020({ strict: false }).compile(
      JSON.parse(readFileSync('docs/report.schema.json', 'utf8'))
    )
    let refused = 0
    for (const [what, changed] of changes(SAMPLE)) {
      const drawn = attempt(() => draw(new Map([['report.json', JSON.stringify(changed)]])))
      if (drawn === undefined) refused += 1
      expect([what, drawn === undefined && isValid(changed)]).toEqual([what, false])
      expect([what, drawn ?? '']).toEqual([what, expect.not.stringMatching(/undefined|\[object|NaN/)])
    }
    expect(refused).toBeGreaterThan(100)
  })

  test('keeps on one line of the log what it got', async () => {
    server.fault({ path: /\/pulls/, answer: { status: 200, body: 'x\n::add-mask::y\r\n' } })
    const { status, stdout } = await comment()
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringMatching(/^::error::.*add-mask.*\n$/)
    })
  })

  test('says which request its token may not make', async () => {
    upload(report(), DIFF)
    server.state.addToken('reader', { permissions: { actions: 'read', pull_requests: 'read' } })
    const stdout = `::error::GitHub answered 403 to POST /issues/${pull.number}/comments.\n`
    expect(await comment({ token: 'reader' })).toEqual({ status: 1, stdout, stderr: '' })
  })
})
