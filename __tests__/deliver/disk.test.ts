import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { gitIn, temporaryFolder } from '../support/folder.js'
import { GitServer, TOKEN } from '../support/git-server.js'
import { startAction } from '../support/program.js'
import { onSmallDisk } from '../support/small-disk.js'
import { describeWith } from '../support/tools.js'

/** Half of it remains where it is compressed. */
const LARGE = `# ${randomBytes(200_000).toString('hex')}\n`
const POD = 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: "ghcr.io/acme/shop:old"}]}\n'

let server: GitServer
let bare = ''
let count = 0
beforeAll(async () => {
  server = await new GitServer().start()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.program = ['git', 'http-backend']
  server.requests.length = 0
  bare = server.make(`acme/ops-${(count += 1)}`, { 'pod.yaml': POD + LARGE })
})

const deploy = (node: string = process.execPath) =>
  startAction(
    { images: 'ghcr.io/acme/shop:v2', deliver: 'commit', repository: `acme/ops-${count}`, token: TOKEN },
    temporaryFolder(),
    { env: { GITHUB_SERVER_URL: server.url }, node }
  )
const commits = () => Number(gitIn(bare, 'rev-list', '--count', 'main'))
const errors = (stdout: string) => stdout.split('\n').filter((line) => line.startsWith('::error'))

describeWith('mounts', 'a disk that is full', () => {
  // Where the objects of the repository are made, fetched, and made of the new file; then where the report is written.
  test.each([0, 60, 200, 350])(
    'of the runner, with %s kB left: one error, and nothing was committed',
    async (kilobytes) => {
      const left = join(temporaryFolder(), 'left')
      const step = await deploy(onSmallDisk(process.execPath, '$RUNNER_TEMP', kilobytes, left))
      expect(step).toMatchObject({ status: 1, stderr: '' })
      expect(step.stdout).toMatch(
        /^::(?:error|warning) [^\n]*to the temporary folder "[^"]+": no space left on device/im
      )
      expect(errors(step.stdout)).toHaveLength(1)
      expect(commits()).toBe(1)
      expect(readFileSync(left, 'utf8')).not.toMatch(/\/repull-(?:delivery|render)-/)
    }
  )

  test('of the runner, once the commit was pushed: the outputs tell of the commit, and an error of the report', async () => {
    const left = join(temporaryFolder(), 'left')
    const step = await deploy(onSmallDisk(process.execPath, '$RUNNER_TEMP', 700, left))
    expect(step).toMatchObject({ status: 1, stderr: '' })
    expect(errors(step.stdout)).toHaveLength(1)
    expect(step.stdout).toMatch(/changed \(commit [0-9a-f]{12} on main, attempt 1\)/)
    expect(step.outputs).toMatchObject({ committed: 'true', 'commit-sha': gitIn(bare, 'rev-parse', 'main'), 'report-path': '' }) // prettier-ignore
    expect(commits()).toBe(2)
    expect(readFileSync(left, 'utf8')).not.toContain('/temp/repull-')
  })

  test('of the server: one error, not tried again, and nothing of the commit is left there', async () => {
    const left = join(temporaryFolder(), 'left')
    const objects = join(bare, 'objects')
    server.program = [onSmallDisk('git http-backend', objects, 100, left)]
    const step = await deploy()
    expect(step).toMatchObject({ status: 1, stderr: '' })
    expect(errors(step.stdout)).toEqual([
      expect.stringMatching(/The commit was refused for main of [^\n]*No space left on device/)
    ])
    const pushes = server.requests.filter(({ method, url }) => method === 'POST' && /receive-pack$/.test(url))
    expect(pushes).toHaveLength(1)
    expect(readFileSync(left, 'utf8')).not.toContain('tmp_objdir')
    expect(commits()).toBe(1)
    gitIn(bare, 'fsck', '--strict')
  })

  test('of the server, until there is room: the next run lands', async () => {
    server.program = [onSmallDisk('git http-backend', join(bare, 'objects'), 100, '/dev/null')]
    expect((await deploy()).status).toBe(1)
    server.program = ['git', 'http-backend']
    expect(await deploy()).toMatchObject({ status: 0, outputs: { committed: 'true' } })
    expect(commits()).toBe(2)
  })
})
