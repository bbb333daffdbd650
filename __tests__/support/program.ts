import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll } from '@jest/globals'

/** The Node that Actions use, from the npm package `node`, and the one that runs the tests. */
const ACTIONS_NODE = resolve('node_modules/node/bin/node')
export const NODES: readonly (readonly [name: string, path: string])[] = [
  ...(existsSync(ACTIONS_NODE) ? [['the Node of Actions', ACTIONS_NODE] as const] : []),
  ["the machine's Node", process.execPath]
]

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A temporary folder with these files in it, which is gone when the tests of the file are done. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'repull-test-')))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

export interface Ended {
  readonly status: number | null
  /** What ended it, where that was a signal. */
  readonly signal?: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program in a terminal's way: without a terminal, and with nothing of Actions in its environment. */
export function runCli(
  args: readonly string[],
  cwd: string,
  options: { node?: string; env?: NodeJS.ProcessEnv } = {}
): Ended {
  const env = { ...withoutActions(), ...options.env }
  const program = resolve('dist/cli/index.js')
  const { status, stdout, stderr } = spawnSync(options.node ?? process.execPath, [program, ...args], {
    cwd,
    env,
    encoding: 'utf8'
  })
  return { status, stdout, stderr }
}

/** The same, while a server in this process answers it. */
export function startCli(
  args: readonly string[],
  cwd: string,
  options: { readonly env: NodeJS.ProcessEnv }
): Promise<Ended> {
  const env = { ...withoutActions(), ...options.env }
  return endOf(spawn(process.execPath, [resolve('dist/cli/index.js'), ...args], { cwd, env }))
}

export interface Step extends Ended {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

export interface StepOptions {
  readonly node?: string
  readonly env?: NodeJS.ProcessEnv
  readonly event?: unknown
  /** Called with the process of `startAction`. */
  readonly onStart?: (child: ChildProcess) => void
}

type Inputs = Readonly<Record<string, string>>

/** Runs the built Action as a runner does: inputs and event from the environment, outputs into files. */
export function runAction(inputs: Inputs, workspace: string, options: StepOptions = {}): Step {
  const { env, ended } = prepareStep(inputs, workspace, options)
  const { status, stdout, stderr } = spawnSync(options.node ?? process.execPath, [resolve('dist/index.js')], {
    cwd: workspace,
    env,
    encoding: 'utf8'
  })
  return ended({ status, stdout, stderr })
}

/** The same, while a server in this process answers it, and others run. */
export async function startAction(
  inputs: Inputs,
  workspace: string,
  options: StepOptions = {}
): Promise<Step> {
  const { env, ended } = prepareStep(inputs, workspace, options)
  const child = spawn(options.node ?? process.execPath, [resolve('dist/index.js')], { cwd: workspace, env })
  options.onStart?.(child)
  return ended(await endOf(child))
}

async function endOf(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const closed = new Promise<Pick<Ended, 'status' | 'signal'>>((done) =>
    child.on('close', (status, signal) => done({ status, signal }))
  )
  const [stdout, stderr, how] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { ...how, stdout, stderr }
}

function prepareStep(inputs: Inputs, workspace: string, options: StepOptions) {
  const runner = folderWith({
    output: '',
    summary: '',
    'event.json': JSON.stringify(options.event ?? {}),
    'temp/.keep': ''
  })
  const env = {
    ...withoutActions(),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: join(runner, 'output'),
    GITHUB_STEP_SUMMARY: join(runner, 'summary'),
    GITHUB_EVENT_PATH: join(runner, 'event.json'),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_NUMBER: '12',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'octocat',
    RUNNER_TEMP: join(runner, 'temp'),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
    ),
    ...options.env
  }
  const ended = (result: Ended): Step => ({
    ...result,
    outputs: parseOutputs(readFileSync(join(runner, 'output'), 'utf8')),
    summary: readFileSync(join(runner, 'summary'), 'utf8')
  })
  return { env, ended }
}

function withoutActions(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(?:GITHUB|INPUT|RUNNER)_|^(?:CI|NO_COLOR|FORCE_COLOR|SOURCE_DATE_EPOCH)$/.test(name)
  )
  return Object.fromEntries(entries)
}

/** `name<<delimiter`, the value's lines, `delimiter`: as the runner reads GITHUB_OUTPUT. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, delimiter] = /^([^<]+)<<(.+?)\r?$/.exec(lines[at] ?? '') ?? []
    if (name === undefined || delimiter === undefined) continue
    const end = lines.indexOf(delimiter, at + 1)
    outputs[name] = lines.slice(at + 1, end).join('\n')
    at = end
  }
  return outputs
}
