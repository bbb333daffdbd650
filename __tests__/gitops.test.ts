import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { trailers } from '../src/deliver/trailers.js'

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Workflow {
  readonly permissions: unknown
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const PAGE = readFileSync('docs/gitops.md', 'utf8')
const WORKFLOWS = [...PAGE.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text)
const ACTION = yaml.load(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> }

describe('the workflows of docs/gitops.md', () => {
  test.each(WORKFLOWS)('%#', (text) => {
    const workflow = yaml.load(text, { schema: yaml.CORE_SCHEMA }) as Workflow
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
    const repull = steps.filter(({ uses }) => uses === 'OWNER/repull@v0').map((step) => step.with ?? {})
    const last = repull.at(-1) ?? {}
    const isPull = last['deliver'] === 'pull-request'
    expect(['commit', 'pull-request']).toContain(last['deliver'])
    expect(repull.flatMap(Object.keys).filter((name) => !Object.hasOwn(ACTION.inputs, name))).toEqual([])
    const isElsewhere = last['repository'] !== undefined
    expect(workflow.permissions).toEqual({
      contents: isElsewhere ? 'read' : 'write',
      packages: 'write',
      ...(isPull ? { 'pull-requests': 'write' } : {})
    })
    expect(isElsewhere).toBe(last['token'] !== undefined)
  })

  test('the trailers are those that a commit has', () => {
    const commit = '3f9c2ab17d50e6481c2b9a0f4e6d8c7b5a392817'
    const run = { id: 4711, number: 86, attempt: 1 }
    const image = { image: 'ghcr.io/acme/shop', tag: '3f9c2ab-20260302101530' }
    expect(PAGE).toContain(`\n\n${trailers([image], { source: 'acme/shop', commit, run })}\`\`\``)
  })
})
