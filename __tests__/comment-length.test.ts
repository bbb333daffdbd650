import { beforeAll, describe, expect, test } from '@jest/globals'
import { folderWith } from './support/program.js'
import { startPull } from './support/pull-run.js'
import type { PullRun } from './support/pull-run.js'

/** A change with a line of that many UTF-16 units beside it. */
const pod = (length: number): string => `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: ghcr.io/acme/shop:old
      workingDir: ${'x'.repeat(1 + (length % 2))}${'😀'.repeat(Math.floor(length / 2))}
`

let run: PullRun
beforeAll(async () => {
  run = await startPull()
})

/** The comment on such a change, without its marker, as it was posted. */
async function posted(length: number): Promise<string> {
  run.repository.comments.length = 0
  const inputs = { render: 'auto' }
  const step = await run.step({ inputs, workspace: folderWith({ 'web.yaml': pod(length) }) })
  expect(step).toMatchObject({ status: 0, stderr: '' })
  expect(step.outputs['comment-url']).not.toBe('')
  const [comment, ...others] = run.repository.comments
  expect(others).toEqual([])
  const [, text, marker] = /^([^]*)\n(<!-- repull:v1 .* -->)$/.exec(comment?.body ?? '') ?? []
  expect(marker).toBeDefined()
  return text ?? ''
}

describe('a comment whose whole text has', () => {
  let least: number
  beforeAll(async () => {
    least = (await posted(0)).length
  })

  test.each([59_999, 60_000])('48. %i characters is posted whole, with emoji to the end', async (length) => {
    const text = await posted(length - least)
    expect(text).toHaveLength(length)
    expect(text).not.toContain('Shortened')
    expect(text).toContain(`😀\n\`\`\`\n`)
  })

  test.each([60_001, 65_535, 65_536, 65_537])(
    '48. %i characters is shortened and posted, with nothing cut in two',
    async (length) => {
      const text = await posted(length - least)
      expect(text.length).toBeLessThanOrEqual(60_000)
      expect(text).toContain('\nShortened: the changed lines only.\n')
      expect(text).toMatch(/\n-.*shop:old\n\+.*shop:v2\n\+.*Always\n```\n/)
      expect(text).not.toMatch(/\p{Cs}/u)
      expect(text.match(/^```/gm)).toHaveLength(2)
      expect(text.match(/<details/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0)
    }
  )
})

test('no request made the server fail, or was refused', () => {
  expect(run.server.requests.filter(({ status }) => Number(status) >= 400)).toEqual([])
})
