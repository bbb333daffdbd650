import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { GitServer, TOKEN, fileOf } from '../support/git-server.js'
import { folderWith, startAction } from '../support/program.js'

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
let server: GitServer
beforeAll(async () => {
  server = await new GitServer().start()
})
afterAll(() => server.stop())

test('commits to another repository, without a checkout', async () => {
  const bare = server.make('acme/ops', { 'apps/web.yaml': WEB, 'README.md': 'x\n' })
  const step = await startAction(
    {
      images: 'ghcr.io/acme/shop:v2',
      files: 'apps',
      deliver: 'commit',
      repository: 'acme/ops',
      token: TOKEN
    },
    folderWith({}),
    { env: { GITHUB_SERVER_URL: server.url } }
  )
  expect(step).toMatchObject({ status: 0, stderr: '' })
  expect(fileOf(bare, 'apps/web.yaml').toString()).toBe(WEB.replace(':old', ':v2'))
})
