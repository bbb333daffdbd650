import { execFileSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { contents, gitIn, temporaryFolder } from '../support/folder.js'
import { fileOf, GitServer, TOKEN } from '../support/git-server.js'
import { startAction } from '../support/program.js'
import type { Step } from '../support/program.js'

const POD = 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: "ghcr.io/acme/shop:old"}]}\n'

let server: GitServer
let name = ''
let bare = ''
let count = 0
beforeAll(async () => {
  server = await new GitServer().start()
})
afterAll(() => server.stop())
beforeEach(() => {
  name = `acme/ops-${(count += 1)}`
  bare = server.make(name, { 'pod.yaml': POD })
})

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries += 1) {
    if (tries > 1000) throw new Error('It did not come to that')
    await wait(20)
  }
}

/** Processes that have a text in their environment. */
function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^[0-9]+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

const commits = () => Number(gitIn(bare, 'rev-list', '--count', 'main'))

/** What a runner does to a step that is cancelled: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL, to that process alone. */
const CANCELS: Readonly<Record<string, (child: ChildProcess) => void>> = {
  SIGINT: (child) => child.kill('SIGINT'),
  SIGTERM: (child) => child.kill('SIGTERM'),
  // It hears none of the first two.
  SIGKILL: (child) => ['SIGSTOP', 'SIGINT', 'SIGTERM', 'SIGKILL'].forEach((signal) => child.kill(signal as NodeJS.Signals)) // prettier-ignore
}

/** Where the push is when that happens. */
const MOMENTS = [
  ['before the server took the commit', 'stop', 1],
  ['after the server took the commit', 'hold-after', 2]
] as const

describe.each(Object.keys(CANCELS))('63. a step that %s ends in the middle of a push', (signal) => {
  test.each(MOMENTS)('%s', async (_, obstacle, landed) => {
    const [workspace, temporary] = [temporaryFolder(), temporaryFolder()]
    gitIn(workspace, 'clone', '--quiet', `file://${bare}`, '.')
    gitIn(workspace, 'remote', 'set-url', 'origin', `${server.url}/${name}`)
    const before = contents(workspace)
    const run = (attempt: string, onStart?: (child: ChildProcess) => void): Promise<Step> =>
      startAction({ images: 'ghcr.io/acme/shop:v2', deliver: 'commit', token: TOKEN }, workspace, {
        env: {
          GITHUB_SERVER_URL: server.url,
          GITHUB_REPOSITORY: name,
          GITHUB_RUN_ATTEMPT: attempt,
          RUNNER_TEMP: temporary
        },
        ...(onStart === undefined ? {} : { onStart })
      })

    let isPushed = false
    server.obstacle = ({ method, url }) => {
      isPushed ||= method === 'POST' && url.endsWith('receive-pack')
      return isPushed ? obstacle : undefined
    }
    let child: ChildProcess | undefined
    const cancelled = run('1', (started) => (child = started))
    await until(() => isPushed && commits() === landed)
    expect(readdirSync(temporary)).toHaveLength(1)
    expect(processesWith(temporary)).not.toEqual([])
    if (child !== undefined) CANCELS[signal]?.(child)
    expect((await cancelled).signal).toBe(signal)

    execFileSync(process.execPath, [resolve('dist/post/index.js')], { env: { RUNNER_TEMP: temporary } })
    expect(readdirSync(temporary)).toEqual([])
    await until(() => processesWith(temporary).length === 0)
    expect(contents(workspace)).toEqual(before)
    expect(commits()).toBe(landed)

    server.obstacle = () => undefined
    const again = await run('2')
    expect(again).toMatchObject({ status: 0, outputs: { committed: String(landed === 1) } })
    expect(commits()).toBe(2)
    expect(fileOf(bare, 'pod.yaml').toString()).toContain('shop:v2')
    gitIn(bare, 'fsck', '--strict')
  })
})
