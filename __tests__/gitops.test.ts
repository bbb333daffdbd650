import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { trailers } from '../src/deliver/trailers.js'
import { gitIn, temporaryFolder } from './support/folder.js'
import { fileOf, GitServer, TOKEN } from './support/git-server.js'
import { startGitHub } from './support/github/server.js'
import type { GitHubServer } from './support/github/server.js'
import type { Repository } from './support/github/state.js'
import { startAction } from './support/program.js'
import type { Step as Ended } from './support/program.js'

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
}
interface Workflow {
  readonly env: Readonly<Record<'IMAGE', string>>
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`
const SHOP = readFileSync('examples/shop/web.yaml')

describe('the workflows of docs/gitops.md do what they say:', () => {
  let git: GitServer
  let server: GitHubServer
  let own: Repository
  let gitops: Repository
  beforeAll(async () => {
    git = await new GitServer().start()
    server = await startGitHub()
    server.state.addToken(TOKEN)
    const add = (name: string, ...paths: readonly string[]) => {
      const files = Object.fromEntries(paths.map((path) => [path, SHOP]))
      return server.state.addRepository(name, { git: git.make(name, files) })
    }
    own = add('acme/shop', 'deploy/web.yaml')
    gitops = add('acme/deployments', 'apps/shop/staging/web.yaml', 'apps/shop/production/web.yaml', 'apps/other/web.yaml')
  }) // prettier-ignore
  afterAll(() => git.stop())

  /** The last step of Repull's, in a checkout of acme/shop, as the steps before it fill its inputs. */
  async function perform(name: string, tag: string): Promise<Ended & { readonly workspace: string }> {
    const file = readFileSync(`examples/workflows/${name}.yml`, 'utf8')
    const { env, jobs } = yaml.load(file) as Workflow
    const steps = Object.values(jobs).flatMap((job) => job.steps)
    const inputs = steps.filter(({ uses }) => uses === 'OWNER/repull@v0').at(-1)?.with ?? {}
    const values: Readonly<Record<string, string>> = {
      'env.IMAGE': env.IMAGE,
      'steps.tag.outputs.tag': tag,
      'steps.build.outputs.digest': DIGEST,
      'steps.app.outputs.token': TOKEN
    }
    const filled = Object.entries(inputs).map(([input, value]) => {
      return [input, value.replace(/\$\{\{ ([\w.]+) \}\}/g, (_, key: string) => values[key] ?? key)] as const
    })
    const workspace = temporaryFolder()
    gitIn(workspace, 'clone', '--quiet', own.git, '.')
    const step = await startAction({ token: TOKEN, ...Object.fromEntries(filled) }, workspace, {
      env: { ...server.env, GITHUB_SERVER_URL: git.url }
    })
    expect(step).toMatchObject({ status: 0, stderr: '', outputs: { committed: 'true' } })
    return { ...step, workspace }
  }

  const changed = (bare: string, branch: string): string[] =>
    gitIn(bare, 'diff', '--name-only', 'main~1', branch).split('\n')

  test('examples/workflows/commit.yml', async () => {
    const { workspace, outputs } = await perform('commit', 'v1')
    expect(gitIn(own.git, 'rev-parse', 'main')).toBe(outputs['commit-sha'])
    const wanted = fileOf(own.git, 'deploy/web.yaml').toString()
    expect(wanted).toContain(`"ghcr.io/acme/shop:v1@${DIGEST}"`)
    expect(readFileSync(join(workspace, 'deploy/web.yaml'), 'utf8')).toBe(wanted)
  })

  test('examples/workflows/gitops.yml', async () => {
    const before = gitIn(own.git, 'rev-parse', 'main')
    const { outputs } = await perform('gitops', 'v2')
    expect(gitIn(gitops.git, 'rev-parse', 'main')).toBe(outputs['commit-sha'])
    expect(changed(gitops.git, 'main')).toEqual(['apps/shop/production/web.yaml', 'apps/shop/staging/web.yaml'])
    expect(fileOf(gitops.git, 'apps/shop/staging/web.yaml').toString()).toContain('"ghcr.io/acme/shop:v2"')
    expect(gitIn(own.git, 'rev-parse', 'main')).toBe(before)
  }) // prettier-ignore

  test('examples/workflows/pull-request.yml', async () => {
    const before = gitIn(own.git, 'rev-parse', 'main')
    const { outputs } = await perform('pull-request', 'v3')
    expect(gitIn(own.git, 'rev-parse', 'main')).toBe(before)
    expect(own.pulls).toMatchObject([{ base: 'main', state: 'open', labels: ['deploy'], head: outputs['branch'] }])
    expect(gitIn(own.git, 'show', `${outputs['branch'] ?? ''}:deploy/web.yaml`)).toContain('"ghcr.io/acme/shop:v3"')
  }) // prettier-ignore
})

test('the trailers of docs/gitops.md are those that a commit has', () => {
  const commit = '3f9c2ab17d50e6481c2b9a0f4e6d8c7b5a392817'
  const run = { id: 4711, number: 86, attempt: 1 }
  const image = { image: 'ghcr.io/acme/shop', tag: '3f9c2ab-20260302101530' }
  expect(readFileSync('docs/gitops.md', 'utf8')).toContain(
    `\n\n${trailers([image], { source: 'acme/shop', commit, run })}\`\`\``
  )
})
