import { expect, test } from '@jest/globals'
import { attempt } from '../../src/deliver/attempts.js'
import type { Transport } from '../../src/deliver/transport.js'
import type { Sent, Tip } from '../../src/host/remote.js'
import { rejected } from '../support/folder.js'

const TIP: Tip = {
  commit: '0'.repeat(40),
  read: () => Promise.reject(new Error('nothing is read')),
  objectAt: () => undefined,
  entryAt: () => undefined,
  pathsOf: () => []
}

/** A branch to which each try takes `milliseconds` of a clock that only moves by tries and pauses. */
function slow(milliseconds: number, answer: Sent = { kind: 'lost', says: 'somebody was faster' }) {
  let now = 0
  const pauses: number[] = []
  const lefts: number[] = []
  const transport: Transport = {
    ...{ branch: 'main', name: 'acme/ops', tip: () => Promise.resolve(TIP) },
    landed: () => Promise.resolve(undefined),
    send: () => {
      now += milliseconds
      return Promise.resolve(answer)
    }
  }
  const run = (attempts: number, random = 0.5) =>
    attempt(
      transport,
      () => Promise.resolve({ edits: [{ path: 'a', after: Buffer.of() }], message: '', value: null }),
      { attempts, milliseconds: 120_000 },
      {
        now: () => now,
        random: () => random,
        sleep: (pause) => {
          pauses.push(pause)
          lefts.push(120_000 - now)
          now += pause
          return Promise.resolve()
        }
      }
    )
  return { run, pauses, lefts, now: () => now }
}

test('58. a race that is always lost ends at the number of tries', async () => {
  const { text } = await rejected(slow(10).run(4))
  expect(text).toBe(
    'Others were faster: the commit was sent to main of acme/ops 4 times, and each time the branch had moved on. ' +
      'Nothing was changed there. Run again, or raise "push-attempts".'
  )
})

test.each([0, 0.5, 0.999])('58. or at the time for it, whatever chance gives (%s)', async (random) => {
  const { run, now, pauses, lefts } = slow(9000)
  const { text } = await rejected(run(100, random))
  expect(text).toContain('Run again, for after 120 s it is left alone.')
  expect(now()).toBeGreaterThan(100_000)
  expect(now()).toBeLessThan(130_000)
  // Never so long that nothing comes after it.
  for (const [index, pause] of pauses.entries()) expect(pause).toBeLessThanOrEqual(Math.max(2250, (lefts[index] ?? 0) / 3)) // prettier-ignore
})

test('pauses grow, and are as long as the tries are', async () => {
  const [fast, slower] = [slow(400), slow(1200)]
  await rejected(fast.run(6))
  await rejected(slower.run(6))
  expect(fast.pauses).toHaveLength(5)
  expect(fast.pauses).toEqual(fast.pauses.toSorted((a, b) => a - b))
  expect(slower.pauses.map((pause) => Math.round(pause / 3))).toEqual(fast.pauses.map(Math.round))
})
