import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { contents, gitIn, temporaryFolder } from '../support/folder.js'
import { GitServer, TOKEN, fileOf, pushedByAnother, refuse } from '../support/git-server.js'
import { runCli, startAction } from '../support/program.js'
import type { Step } from '../support/program.js'

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/shop:old
          imagePullPolicy: Always
`
const wanted = (tag: string): string => WEB.replace(':old', `:${tag}`)
let server: GitServer
let count = 0
/** The repository of the test. */
let name = ''
beforeAll(async () => {
  server = await new GitServer().start()
})
afterAll(() => server.stop())
beforeEach(() => {
  name = `acme/ops-${(count += 1)}`
  server.obstacle = () => undefined
  server.requests.length = 0
})

type Inputs = Readonly<Record<string, string>>

function deploy(
  tag: string,
  inputs: Inputs = {},
  env: NodeJS.ProcessEnv = {},
  event: unknown = {}
): Promise<Step> {
  const given = { images: `ghcr.io/acme/shop:${tag}`, files: 'apps', deliver: 'commit', repository: name }
  return startAction({ ...given, token: TOKEN, render: 'off', audit: 'off', ...inputs }, temporaryFolder(), {
    env: { GITHUB_SERVER_URL: server.url, ...env },
    event
  })
}

const run = (id: number, attempt = 1): NodeJS.ProcessEnv => ({
  GITHUB_RUN_ID: String(id),
  GITHUB_RUN_NUMBER: String(id - 4700),
  GITHUB_RUN_ATTEMPT: String(attempt)
})
const commits = (bare: string): number => Number(gitIn(bare, 'rev-list', '--count', 'main'))

test('commits to another repository, without a checkout, and sends one header', async () => {
  const odd = Buffer.from(
    'apiVersion: v1\r\nkind: Pod\r\nspec: {containers: [{name: a, image: "ghcr.io/acme/shop:old", imagePullPolicy: Always}]}\r\n'
  )
  const bare = server.make(name, { 'apps/web.yaml': WEB, 'apps/odd name é.yaml': odd, 'README.md': 'x\n' })
  pushedByAnother(bare, (work) => {
    chmodSync(join(work, 'apps/web.yaml'), 0o755)
    symlinkSync('web.yaml', join(work, 'apps/link.yaml'))
    writeFileSync(join(work, '.gitattributes'), '* text=auto eol=lf\n')
  })
  const step = await deploy('v2')
  expect(step).toMatchObject({
    status: 0,
    stderr: '',
    outputs: { branch: 'main', committed: 'true', 'push-attempts': '1', superseded: 'false' }
  })
  expect(step.outputs['commit-sha']).toBe(gitIn(bare, 'rev-parse', 'main'))
  expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted('v2'))
  expect(fileOf(bare, 'apps/odd name é.yaml').toString()).toBe(odd.toString().replace(':old', ':v2'))
  expect(gitIn(bare, 'diff', '--name-status', '-z', 'main~1', 'main').split('\0')).toEqual([
    ...['M', 'apps/odd name é.yaml', 'M', 'apps/web.yaml', '']
  ])
  expect(gitIn(bare, 'ls-tree', 'main', 'apps/web.yaml')).toMatch(/^100755 blob/)
  expect(gitIn(bare, 'log', '-1', '--format=%an <%ae>%n%cn%n%B', 'main')).toBe(
    'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>\ngithub-actions[bot]\n' +
      'deploy: ghcr.io/acme/shop:v2\n\nRepull-Image: ghcr.io/acme/shop\nRepull-Tag: v2\n' +
      'Repull-Source: acme/shop@0123456789abcdef0123456789abcdef01234567\nRepull-Run: 4711 (number 12, attempt 1)'
  )
  expect(server.requests.every(({ authorization }) => authorization.length === 1)).toBe(true)
  expect(server.requests.some(({ url }) => url.includes(TOKEN))).toBe(false)
  expect(
    step.stdout.split('\n').filter((line) => line.includes(TOKEN) && !line.startsWith('::add-mask::'))
  ).toEqual([])
  gitIn(bare, 'fsck', '--strict')
})

describe('61. what the tip has already', () => {
  test('the same: no commit', async () => {
    const bare = server.make(name, { 'apps/web.yaml': wanted('v2') })
    expect((await deploy('v2')).outputs).toMatchObject({
      committed: 'false',
      'commit-sha': '',
      'push-attempts': '0'
    })
    expect(commits(bare)).toBe(1)
  })

  test('a newer run: left alone, unless it is to be overwritten', async () => {
    const bare = server.make(name, { 'apps/web.yaml': WEB })
    await deploy('new', {}, run(4720))
    const late = await deploy('late', {}, run(4719, 2))
    expect(late).toMatchObject({
      status: 0,
      outputs: { committed: 'false', superseded: 'true', changed: 'false' }
    })
    expect(late.stdout).toContain('run 4720 (number 20, attempt 1) of the same repository has written it')
    expect(await deploy('late', { 'on-newer': 'error' }, run(4719))).toMatchObject({ status: 1 })
    expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted('new'))
    // A run of another repository, and a later run of an older commit, are not older.
    await deploy('elsewhere', {}, { ...run(4001), GITHUB_REPOSITORY: 'acme/other' })
    expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted('elsewhere'))
    await deploy('old', {}, run(4721))
    expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted('old'))
    await deploy('late', { 'on-newer': 'overwrite' }, run(4719))
    expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted('late'))
  })

  test('the image is gone', async () => {
    const bare = server.make(name, { 'apps/web.yaml': WEB.replace('/shop:', '/other:') })
    const step = await deploy('v2')
    expect(step.status).toBe(1)
    expect(step.stdout).toContain('No image "ghcr.io/acme/shop" is run')
    expect(step.stdout).toMatch(/This is about the files of main at [0-9a-f]{12}\./)
    expect(commits(bare)).toBe(1)
  })
})

test('several kustomize roots are changed in one commit, and a dry run makes none', async () => {
  const root = (tag: string) => `images:\n  - name: ghcr.io/acme/shop\n    newTag: ${tag}\n`
  const roots = ['apps/eu/kustomization.yaml', 'apps/us/kustomization.yaml', 'apps/base/kustomization.yaml']
  const bare = server.make(name, Object.fromEntries(roots.map((path) => [path, root('old')])))
  const inputs = { files: 'apps/eu\napps/us', 'pull-policy': 'keep' }
  const dry = await deploy('v2', { ...inputs, 'dry-run': 'true' })
  expect(dry).toMatchObject({ status: 0, outputs: { changed: 'true', committed: 'false', 'commit-sha': '' } })
  expect(dry.stdout).toContain('(dry run, nothing written)')
  expect(server.requests.filter(({ url }) => url.includes('receive-pack'))).toEqual([])
  expect(commits(bare)).toBe(1)
  expect(await deploy('v2', inputs)).toMatchObject({ status: 0, outputs: { committed: 'true' } })
  expect(roots.map((path) => fileOf(bare, path).toString())).toEqual([root('v2'), root('v2'), root('old')])
  expect(commits(bare)).toBe(2)
})

test('57. a lost race is run again on the new tip', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  let races = 0
  server.obstacle = ({ url }) => {
    if (url.includes('service=git-receive-pack') && races < 2) {
      races += 1
      pushedByAnother(bare, (work) => writeFileSync(join(work, 'apps/web.yaml'), `# ${races}\n${WEB}`))
    }
    return undefined
  }
  const step = await deploy('v2')
  expect(step).toMatchObject({ status: 0, outputs: { committed: 'true', 'push-attempts': '3' } })
  expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(`# 2\n${wanted('v2')}`)
  expect(commits(bare)).toBe(4)
})

test('58. a race that is always lost ends', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  let others = 0
  server.obstacle = ({ url }) => {
    if (url.includes('service=git-receive-pack'))
      pushedByAnother(bare, (work) => writeFileSync(join(work, 'n'), String((others += 1))))
    return undefined
  }
  const step = await deploy('v2', { 'push-attempts': '3' })
  expect(step.status).toBe(1)
  expect(step.stdout).toContain('the commit was sent to main of ')
  expect(step.stdout).toContain('3 times, and each time the branch had moved on')
  expect(others).toBe(3)
  expect(commits(bare)).toBe(4)
  expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(WEB)
})

describe('59. what the server refuses is not tried again', () => {
  test.each([
    [
      [
        'error: GH006: Protected branch update failed for refs/heads/main.',
        'error: Changes must be made through a pull request.'
      ],
      'deliver: pull-request'
    ],
    [
      [
        'error: GH013: Repository rule violations found for refs/heads/main.',
        '- Commits must have verified signatures.'
      ],
      'commit-method: api'
    ],
    [
      [
        '! refusing to allow a GitHub App to create or update workflow `.github/workflows/x.yml` without `workflows` permission'
      ],
      'workflows: write'
    ],
    [['no deploys on Fridays', '::error::pwned', '##[error]pwned'], 'A hook of the server decides so']
  ])('%j', async (lines, remedy) => {
    const bare = server.make(name, { 'apps/web.yaml': WEB })
    refuse(bare, 'pre-receive', lines)
    const step = await deploy('v2')
    expect(step.status).toBe(1)
    for (const line of lines.filter((text) => !/::|##/.test(text))) {
      expect(step.stdout).toContain(line.replace('error: ', '').replace(/^- /, ''))
    }
    expect(step.stdout).toContain(remedy)
    expect(step.stdout).not.toMatch(/^\s*::error::pwned|##\[error\]pwned/m)
    expect(
      server.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('receive-pack')).length
    ).toBe(1)
    expect(commits(bare)).toBe(1)
  })
})

test('60. the connection is cut after the server took the commit: success, and no second commit', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  server.obstacle = ({ method, url }) =>
    method === 'POST' && url.endsWith('receive-pack') ? 'cut-after' : undefined
  const step = await deploy('v2')
  expect(step).toMatchObject({ status: 0, outputs: { committed: 'true', 'push-attempts': '1' } })
  expect(step.outputs['commit-sha']).toBe(gitIn(bare, 'rev-parse', 'main'))
  expect(commits(bare)).toBe(2)
})

test('a branch that was set back meanwhile is planned on anew', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  pushedByAnother(bare, (work) => writeFileSync(join(work, 'apps/web.yaml'), `# gone soon\n${WEB}`))
  let done = false
  server.obstacle = ({ url }) => {
    if (url.includes('service=git-receive-pack') && !done)
      gitIn(bare, 'update-ref', 'refs/heads/main', 'main~1')
    done ||= url.includes('service=git-receive-pack')
    return undefined
  }
  expect(await deploy('v2')).toMatchObject({ status: 0, outputs: { 'push-attempts': '2' } })
  expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted('v2'))
  expect(commits(bare)).toBe(2)
})

test('61. a file that was renamed meanwhile is an error that names both', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  let done = false
  server.obstacle = ({ url }) => {
    if (url.includes('service=git-receive-pack') && !done) {
      done = true
      pushedByAnother(bare, (work) => gitIn(work, 'mv', 'apps/web.yaml', 'apps/shop.yaml'))
    }
    return undefined
  }
  const step = await deploy('v2', { files: 'apps/web.yaml' })
  expect(step.status).toBe(1)
  expect(step.stdout).toContain(
    'There is no such file or directory. What it held is in "apps/shop.yaml" now.'
  )
  expect(commits(bare)).toBe(2)
})

describe('inputs that cannot be are told before git is called', () => {
  test.each<[string, Inputs, string]>([
    ['2. an option for a branch', { branch: '--upload-pack=touch x' }, 'begins with "-"'],
    ['3. a forced push', { branch: '+main' }, 'begins with "+"'],
    ['3. two branches', { branch: 'main:prod' }, 'has a ":" in it'],
    ['3. a whole reference', { branch: 'refs/heads/x' }, 'is a whole reference'],
    ['3. @', { branch: '@' }, 'is no branch but what is checked out'],
    ['3. HEAD', { branch: 'HEAD' }, 'is no branch but what is checked out'],
    ['3. two dots', { branch: 'a..b' }, 'has ".." in it'],
    ['3. a lock', { branch: 'x.lock' }, 'ends in ".lock"'],
    ['3. two lines', { branch: 'a\nb' }, 'has "\\n" in it'],
    ['9. a path', { repository: '../../x' }, 'is no OWNER/NAME'],
    ['9. a host', { repository: 'evil.com/x/y' }, 'is no OWNER/NAME'],
    ['9. a third part', { repository: 'owner/repo/extra' }, 'is no OWNER/NAME'],
    ['9. two lines', { repository: 'owner/repo\nx' }, 'is no OWNER/NAME'],
    ['10. a message of two lines', { 'commit-message': 'a\nCo-authored-by: x' }, 'has more than one line'],
    ['11. an author of two lines', { 'commit-author': 'x\n<y>' }, 'is not of the form Name <email>'],
    ['12. an empty token', { token: '' }, 'token: it is empty']
  ])('%s', async (_, inputs, message) => {
    const step = await deploy('v2', inputs)
    expect(step.status).toBe(1)
    expect(step.stdout).toContain(message.replaceAll('"', '"'))
    expect(server.requests).toEqual([])
  })
})

test('10. what comes from elsewhere stays on its line and asks for nothing', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  const title =
    'x [skip ci] ::set-output name=a::b\nCo-authored-by: evil <e@e>\n\nRepull-Run: 9 (number 9, attempt 9)'
  await deploy('v2', { 'commit-message': "{{env 'TITLE'}} by {{actor}}" }, { TITLE: title })
  const message = gitIn(bare, 'log', '-1', '--format=%B', 'main')
  expect(message.split('\n')[0]).toBe('x (skip ci) ::set-output name=a::b by octocat')
  expect(message).not.toMatch(/Co-authored-by|attempt 9/)
})

test('12. a token that has expired, and one that may not write, are told once', async () => {
  server.make(name, { 'apps/web.yaml': WEB })
  const expired = await deploy('v2', { token: 'ghs_expired0123456789' })
  expect(expired.status).toBe(1)
  expect(expired.stdout).toContain('The token or key is wrong or has expired')
  expect(server.requests.length).toBeLessThan(4)
  server.requests.length = 0
  server.obstacle = ({ url }, response) => {
    if (!url.includes('receive-pack')) return undefined
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Permission to acme/ops denied to bot.')
    return 'stop'
  }
  const readOnly = await deploy('v2')
  expect(readOnly.status).toBe(1)
  expect(readOnly.stdout).toContain('permissions: contents: write')
  expect(server.requests.filter(({ url }) => url.includes('receive-pack')).length).toBe(1)
})

test('65. a server that sends us elsewhere gets no further', async () => {
  server.make(name, { 'apps/web.yaml': WEB })
  const other = await new GitServer().start()
  server.obstacle = ({ url }, response) => {
    response.writeHead(302, { Location: other.url + url }).end()
    return 'stop'
  }
  const step = await deploy('v2')
  other.stop()
  expect(step.status).toBe(1)
  expect(other.requests).toEqual([])
})

test('72. a push of our own deploys nothing', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  const message =
    'deploy: x\n\nRepull-Image: x\nRepull-Tag: y\nRepull-Source: acme/shop@0123\nRepull-Run: 1 (number 1, attempt 1)\n'
  const step = await deploy('v2', {}, {}, { head_commit: { message } })
  expect(step.status).toBe(0)
  expect(step.stdout).toContain('is a commit that Repull made for this repository')
  expect(commits(bare)).toBe(1)
  const other = await deploy(
    'v2',
    {},
    {},
    { head_commit: { message: message.replace('acme/shop@', 'acme/else@') } }
  )
  expect(other.outputs).toMatchObject({ committed: 'true' })
})

test('a repository with SHA-256, and one whose filters are not to be had', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB }, '--object-format=sha256')
  gitIn(bare, 'config', 'uploadpack.allowFilter', 'false')
  const step = await deploy('v2')
  expect(step).toMatchObject({ status: 0, stderr: '' })
  expect(step.outputs['commit-sha']).toMatch(/^[0-9a-f]{64}$/)
})

test('what Git LFS keeps, and what lies in a submodule, is refused where it is named', async () => {
  const bare = server.make(name, {
    'apps/big.yaml': `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 1\n`,
    'apps/web.yaml': WEB
  })
  pushedByAnother(bare, (work) => {
    mkdirSync(join(work, 'sub'))
    gitIn(work, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`)
  })
  expect((await deploy('v2', { files: 'apps/big.yaml' })).stdout).toContain(
    'Git LFS keeps its content outside'
  )
  expect((await deploy('v2', { files: 'sub/web.yaml' })).stdout).toContain('it lies in a submodule')
  expect((await deploy('v2')).status).toBe(0)
})

test('a terminal pushes to the remote of its clone, and nothing is left behind', () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  const work = temporaryFolder()
  gitIn(work, 'clone', '--quiet', bare, '.')
  const before = contents(join(work, '.git'))
  const temporary = temporaryFolder()
  const ended = runCli(['apps', '-i', 'ghcr.io/acme/shop:v2', '--deliver', 'commit'], work, {
    env: { TMPDIR: temporary }
  })
  expect(ended).toMatchObject({ status: 0, stderr: '' })
  expect(ended.stdout).toMatch(/changed \(commit [0-9a-f]{12} on main, attempt 1\)/)
  expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(wanted('v2'))
  expect(readFileSync(join(work, 'apps/web.yaml'), 'utf8')).toBe(wanted('v2'))
  expect(contents(join(work, '.git'))).toEqual(before)
  expect(readdirSync(temporary)).toEqual([])
})

test('60. the server dies in the middle of a push, for good: an error, and nothing was committed', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  let isDead = false
  server.obstacle = ({ method, url }, response) => {
    isDead ||= method === 'POST' && url.endsWith('receive-pack')
    if (!isDead) return undefined
    response.destroy()
    return 'stop'
  }
  const step = await deploy('v2')
  expect(step.status).toBe(1)
  expect(step.stdout).toContain('and nobody answers whether it arrived')
  expect(step.stdout).toContain('Run again: where it did arrive, nothing more is done.')
  expect(commits(bare)).toBe(1)
})

test('20. a server that cannot keep what it is sent, as with a full disk: an error, once, and nothing was committed', async () => {
  const bare = server.make(name, { 'apps/web.yaml': WEB })
  // As receive-pack fares where it cannot write what it is sent.
  gitIn(bare, 'config', 'receive.maxInputSize', '10')
  const step = await deploy('v2')
  expect(step.status).toBe(1)
  expect(step.stdout).toContain('The commit was refused for main')
  expect(commits(bare)).toBe(1)
  gitIn(bare, 'fsck', '--strict')
})
