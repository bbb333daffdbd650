import { expect, test } from '@jest/globals'
import { deliverCommit } from '../../src/deliver/commit.js'
import { branchTransport } from '../../src/deliver/branch-transport.js'
import { gitSender } from '../../src/deliver/git-sender.js'
import { gitRemote } from '../../src/host/git-remote.js'
import { childProcesses } from '../../src/host/processes.js'
import { parseImageRequest, withTag } from '../../src/image/request.js'
import { planFiles } from '../../src/patch/plan.js'
import { select } from '../../src/patch/select.js'
import { requestOf } from '../support/checked.js'
import { gitIn, repository, temporaryFolder } from '../support/folder.js'
import { fileOf } from '../support/git-server.js'

const RUNS = 200
const IMAGES = 8
const processes = childProcesses({ PATH: process.env['PATH'], HOME: temporaryFolder() })
const name = (index: number): string => `ghcr.io/acme/app-${index}`

/** A fixed sequence of numbers from 0 to 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

test('two hundred runs of eight images that end in any order: the newest run of each image wins', async () => {
  const text = Array.from(
    { length: IMAGES },
    (_, index) => `  - name: ${name(index)}\n    newTag: old\n`
  ).join('')
  const work = repository({ 'kustomization.yaml': `images:\n${text}` })
  const bare = temporaryFolder()
  gitIn(bare, 'clone', '--quiet', '--bare', work, '.')
  const random = chance(2026)
  const order = Array.from({ length: RUNS }, (_, index) => ({ id: index + 1, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id)
  const temporary = temporaryFolder()
  const newest = new Map<number, number>()
  let superseded = 0

  async function run(id: number): Promise<void> {
    const index = id % IMAGES
    const entry = `${name(index)}:run-${id}`
    const remote = await gitRemote({
      ...{ access: { kind: 'own', url: bare }, name: 'acme/ops', prefix: '', workingDirectory: '/nowhere' },
      ...{ temporary, author: { name: 'Test', email: 'test@example.com' }, processes, env: {} },
      now: () => new Date()
    })
    try {
      const { delivery } = await deliverCommit({
        transport: branchTransport(
          remote,
          'main',
          gitSender(remote, () => new Date())
        ),
        ...{
          remote,
          images: [withTag(parseImageRequest(entry), '')],
          since: null,
          onNewer: 'skip',
          dryRun: false
        },
        prepare: async (tree) => {
          const plan = planFiles(await select(['.'], tree), tree, requestOf({ images: entry }))
          return { plan, problems: plan.problems }
        },
        complete: (_, prepared) => Promise.resolve(prepared),
        subject: () => `deploy: ${entry}`,
        origin: { source: 'acme/shop', commit: null, run: { id, number: id, attempt: 1 } },
        objectHere: () => Promise.resolve(undefined),
        patience: { attempts: 50, milliseconds: 120_000 },
        pace: { now: () => 0, sleep: () => Promise.resolve(), random }
      })
      expect(delivery.committed).toBe(!delivery.superseded)
      superseded += delivery.superseded ? 1 : 0
      newest.set(index, Math.max(newest.get(index) ?? 0, id))
    } finally {
      remote.close()
    }
  }

  // Three at a time, so that they also race.
  for (let at = 0; at < order.length; at += 3) await Promise.all(order.slice(at, at + 3).map(run))
  const wanted = Array.from({ length: IMAGES }, (_, index) => {
    return `  - name: ${name(index)}\n    newTag: run-${newest.get(index) ?? 0}\n`
  })
  expect(fileOf(bare, 'kustomization.yaml').toString()).toBe(`images:\n${wanted.join('')}`)
  expect(superseded).toBe(RUNS - Number(gitIn(bare, 'rev-list', '--count', 'main')) + 1)
  expect(superseded).toBeGreaterThan(50)
}, 180_000)
