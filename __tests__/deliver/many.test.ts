import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { gitIn, temporaryFolder } from '../support/folder.js'
import { GitServer, TOKEN, fileOf } from '../support/git-server.js'
import { startAction } from '../support/program.js'

let server: GitServer
beforeAll(async () => {
  server = await new GitServer().start()
})
afterAll(() => server.stop())

const WRITERS = 50

test('57. fifty writers at once to one kustomization: all land, none is lost, none comes twice', async () => {
  const names = Array.from({ length: WRITERS }, (_, index) => `ghcr.io/acme/app-${index}`)
  const entries = names.map((name) => `  - name: ${name}\n    newTag: old\n`).join('')
  const bare = server.make('acme/fifty', { 'prod/kustomization.yaml': `images:\n${entries}` })
  const start = performance.now()
  const steps = await Promise.all(
    names.map((name, index) =>
      startAction(
        {
          ...{ images: `${name}:new-${index}`, files: 'prod', deliver: 'commit', repository: 'acme/fifty' },
          ...{ token: TOKEN, audit: 'off', render: 'off' }
        },
        temporaryFolder(),
        { env: { GITHUB_SERVER_URL: server.url, GITHUB_RUN_ID: String(5000 + index) } }
      )
    )
  )
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const attempts = steps.map(({ outputs }) => Number(outputs['push-attempts'])).sort((a, b) => a - b)
  console.log(
    `${WRITERS} writers: ${seconds} s, attempts median ${attempts[WRITERS / 2]}, worst ${attempts.at(-1)}`
  )
  expect(steps.filter(({ status }) => status !== 0).map(({ stdout }) => stdout)).toEqual([])
  const wanted = names.map((name, index) => `  - name: ${name}\n    newTag: new-${index}\n`).join('')
  expect(fileOf(bare, 'prod/kustomization.yaml').toString()).toBe(`images:\n${wanted}`)
  const log = gitIn(bare, 'log', '--format=%H', 'main').split('\n')
  expect(log.length).toBe(WRITERS + 1)
  expect(new Set(steps.map(({ outputs }) => outputs['commit-sha']))).toEqual(new Set(log.slice(0, -1)))
  gitIn(bare, 'fsck', '--strict')
}, 200_000)
