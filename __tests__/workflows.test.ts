import { cpSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { temporaryFolder } from './support/folder.js'
import { runAction } from './support/program.js'

const SHOP = 'examples/shop'

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string | boolean>>
}
interface Job {
  readonly if?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly name: string
  readonly on: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}
interface Action {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly outputs: Readonly<Record<string, unknown>>
}

const ACTION = yaml.load(readFileSync('action.yml', 'utf8')) as Action
const WORKFLOWS = readdirSync('examples/workflows').map((name) => {
  const text = readFileSync(join('examples/workflows', name), 'utf8')
  // The core schema of YAML 1.2: `on` is no boolean.
  return [name, yaml.load(text, { schema: yaml.CORE_SCHEMA }) as Workflow, text] as const
})
const isRepull = ({ uses }: Step): boolean => uses === 'OWNER/repull@v0'

const ofRepull = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps.filter(isRepull))
const settingsOf = (workflow: Workflow) => ofRepull(workflow).map((step) => step.with ?? {})
const startsOn = ({ on }: Workflow, event: string): boolean =>
  on === event || (typeof on === 'object' && on !== null && Object.hasOwn(on, event))

describe.each(WORKFLOWS)('examples/workflows/%s', (_, workflow, text) => {
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('uses inputs and outputs that are there', () => {
    const repull = steps.filter(isRepull)
    const inputs = settingsOf(workflow).flatMap(Object.keys)
    expect(inputs.filter((name) => !Object.hasOwn(ACTION.inputs, name))).toEqual([])
    const ids = repull.flatMap(({ id }) => id ?? [])
    const used = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    const ours = used.filter(([, id = '']) => ids.includes(id)).map(([, , output = '']) => output)
    expect(ours.filter((name) => !Object.hasOwn(ACTION.outputs, name))).toEqual([])
    const known = steps.flatMap(({ id }) => id ?? [])
    expect(used.filter(([, id = '']) => !known.includes(id))).toEqual([])
  })

  test('has the permissions that it needs and no others', () => {
    for (const { permissions = workflow.permissions, steps: own } of jobs) {
      const has = (action: string) => own.some(({ uses }) => uses?.startsWith(`${action}@`) === true)
      const inputs = own.filter(isRepull).map((step) => step.with ?? {})
      // Into another repository goes a token of its own.
      const delivers = inputs.filter(
        (given) => given['deliver'] !== undefined && given['repository'] === undefined
      )
      const proposes = delivers.some(({ deliver }) => deliver === 'pull-request')
      const comments =
        startsOn(workflow, 'pull_request') && inputs.some((given) => given['comment'] !== 'never')
      expect(permissions).toEqual({
        ...(startsOn(workflow, 'workflow_run') ? { actions: 'read', 'pull-requests': 'write' } : {}),
        ...(has('actions/checkout') ? { contents: 'read' } : {}),
        ...(delivers.length > 0 ? { contents: 'write' } : {}),
        ...(has('docker/build-push-action') ? { packages: 'write' } : {}),
        ...(proposes || comments ? { 'pull-requests': 'write' } : {})
      })
    }
    for (const { uses, with: inputs } of steps) {
      if (uses?.startsWith('actions/checkout@') === true) {
        expect(inputs).toMatchObject({ 'persist-credentials': false })
      }
    }
    for (const given of settingsOf(workflow)) {
      expect(given['token'] !== undefined).toBe(given['repository'] !== undefined)
    }
  })

  test('keeps secrets and what others wrote out of commands', () => {
    expect(startsOn(workflow, 'pull_request_target')).toBe(false)
    for (const step of steps) {
      expect(step.run ?? '').not.toContain('${{')
      expect(step.uses ?? 'OWNER/x@v1').toMatch(/^[\w-]+\/[\w-]+@v\d+$/)
      if (isRepull(step)) expect(JSON.stringify(step.with ?? {})).not.toMatch(/secrets\.|github\./)
      expect(JSON.stringify(step)).not.toMatch(/github\.(?:event|head_ref)/)
    }
  })
})

const ON_WORKFLOW_RUN = WORKFLOWS.filter(([, workflow]) => startsOn(workflow, 'workflow_run'))
const ON_FILES = WORKFLOWS.filter(([, workflow]) =>
  settingsOf(workflow).some(({ images, deliver }) => images !== undefined && deliver === undefined)
)

test('each workflow is of a kind that is tested: on files, on a branch (gitops.test.ts), or after another (forks.test.ts)', () => {
  const onBranch = WORKFLOWS.filter(([, workflow]) =>
    settingsOf(workflow).some(({ deliver }) => deliver !== undefined)
  )
  const names = [...ON_FILES, ...onBranch, ...ON_WORKFLOW_RUN].map(([name]) => name)
  expect(names.sort()).toEqual(WORKFLOWS.map(([name]) => name).sort())
})

test.each(ON_WORKFLOW_RUN)('examples/workflows/%s runs nothing of the pull request', (_, workflow) => {
  // It has the rights of the default branch, and is started by what a stranger's run left.
  expect(workflow.on).toEqual({ workflow_run: { workflows: [expect.any(String)], types: ['completed'] } })
  const names = WORKFLOWS.filter(([, other]) => startsOn(other, 'pull_request')).map(([, { name }]) => name)
  expect(names).toContain(
    (workflow.on as { workflow_run: { workflows: string[] } }).workflow_run.workflows[0]
  )
  for (const job of Object.values(workflow.jobs)) {
    expect(job.if).toBe("github.event.workflow_run.event == 'pull_request'")
    for (const step of job.steps) {
      expect(step.uses).toBeUndefined()
      expect(step.env).toEqual({ TOKEN: '${{ github.token }}' })
      expect(step.run).not.toMatch(
        /child_process|writeFile|eval|Function\(|import\(|process\.(?:binding|dlopen)/
      )
    }
  }
})

test.each(ON_FILES)(
  'the steps of Repull in examples/workflows/%s do what the comments say',
  (_, workflow, text) => {
    const { workspace, outputs, summaries } = perform(workflow)
    const tags = outputs.flatMap(({ tag }) => tag ?? [])
    expect(new Set(tags).size).toBe(1)
    const web = (folder: string) => readFileSync(join(workspace, folder, 'web.yaml'), 'utf8')
    const isCopied = text.includes('output-dir:')
    const isDry = text.includes('dry-run: true')
    expect(outputs.at(-1)).toMatchObject({ changed: 'true' })
    expect(summaries.at(-1)).toContain('| `deploy/web.yaml:19` | `Deployment/web (shop)` | `migrate` |')
    if (isCopied || isDry) expect(web('deploy')).toBe(readFileSync(join(SHOP, 'web.yaml'), 'utf8'))
    if (isDry) expect(tags).toEqual(['pr-7-fedcba9'])
    else expect(web(isCopied ? 'patched/deploy' : 'deploy')).toContain(`${tags[0] ?? ''}@${DIGEST}`)
  }
)

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`
const EVENT = { pull_request: { number: 7, head: { sha: 'fedcba9876543210fedcba9876543210fedcba98' } } }

/** Runs the built Action for each step of Repull's, in a workspace whose deploy/ is the shop. */
function perform(workflow: Workflow) {
  const workspace = temporaryFolder()
  cpSync(SHOP, join(workspace, 'deploy'), { recursive: true })
  const values = new Map<string, string>([['steps.build.outputs.digest', DIGEST]])
  for (const [name, value] of Object.entries(workflow.env ?? {})) values.set(`env.${name}`, value)
  const options = startsOn(workflow, 'pull_request')
    ? { event: EVENT, env: { GITHUB_EVENT_NAME: 'pull_request' } }
    : {}
  const performed = Object.values(workflow.jobs)
    .flatMap((job) => job.steps)
    .filter(isRepull)
    .map(({ id, with: inputs = {} }) => {
      const filled = Object.entries(inputs).map(
        ([name, value]) => [name, fill(String(value), values)] as const
      )
      const step = runAction(Object.fromEntries(filled), workspace, options)
      expect(step).toMatchObject({ status: 0, stderr: '' })
      for (const [name, value] of Object.entries(step.outputs)) {
        values.set(`steps.${String(id)}.outputs.${name}`, value)
      }
      return step
    })
  return {
    workspace,
    outputs: performed.map(({ outputs }) => outputs),
    summaries: performed.map(({ summary }) => summary)
  }
}

function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (expression, name: string) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`nothing is known of ${expression}`)
    return value
  })
}
