import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { makeScratch } from '../../src/host/scratch.js'
import { temporaryFolder } from '../support/folder.js'

const FILES = {
  'kustomization.yaml': 'resources: [pod.yaml]\nimages:\n  - name: acme/shop\n    newTag: v1\n',
  'pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, image: acme/shop}]}\n'
}

/** A renderer that starts another program, says who that is, and waits for it. */
const SLOW = `#!/bin/sh
[ "$1" = version ] && exec echo v0.0.0
sleep 60 &
echo $! > "$PIDS/$$.new"
mv "$PIDS/$$.new" "$PIDS/$$.pid"
wait
`

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries += 1) {
    if (tries > 600) throw new Error('It did not come to that')
    await wait(20)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // What has ended and was not waited for yet is not running.
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

interface Slow {
  readonly child: ChildProcess
  readonly ended: Promise<unknown>
  /** Where temporary folders are made. */
  readonly temporary: string
  /** What the renderers started. */
  readonly started: () => number[]
}

/** A program of ours that waits for two renderers. */
async function startSlow(
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {}
): Promise<Slow> {
  const [temporary, pids, tools] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  writeFileSync(join(tools, 'kustomize'), SLOW.replaceAll('$PIDS', pids))
  chmodSync(join(tools, 'kustomize'), 0o755)
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: {
      PATH: `${tools}:${process.env['PATH'] ?? ''}`,
      TMPDIR: temporary,
      RUNNER_TEMP: temporary,
      HOME: temporary,
      ...env
    },
    stdio: 'ignore'
  })
  const ended = new Promise((done) => child.on('close', (_, by) => done(by)))
  const started = (): number[] =>
    readdirSync(pids)
      .filter((name) => name.endsWith('.pid'))
      .map((name) => Number(readFileSync(join(pids, name), 'utf8')))
  await until(() => started().length === 2)
  expect(readdirSync(temporary)).toHaveLength(2)
  return { child, ended, temporary, started }
}

describe('a signal while renderers run', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends the program and what it started, and leaves nothing behind',
    async (signal) => {
      const folder = temporaryFolder(FILES)
      const { child, ended, temporary, started } = await startSlow(
        [resolve('dist/cli/index.js'), '.', '-i', 'acme/shop:v2', '--render', 'required'],
        folder
      )
      child.kill(signal)
      expect(await ended).toBe(signal)
      await until(() => !started().some(isRunning))
      expect(readdirSync(temporary)).toEqual([])
      for (const [path, text] of Object.entries(FILES))
        expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
    }
  )
})

describe('the post step', () => {
  const post = (temporary: string) =>
    execFileSync(process.execPath, [resolve('dist/post/index.js')], { env: { RUNNER_TEMP: temporary } })

  test('63. removes what a step left that was killed while renderers ran', async () => {
    const folder = temporaryFolder(FILES)
    const { child, ended, temporary, started } = await startSlow([resolve('dist/index.js')], folder, {
      GITHUB_OUTPUT: join(temporaryFolder({ output: '' }), 'output'),
      GITHUB_WORKSPACE: folder,
      INPUT_IMAGES: 'acme/shop:v2'
    })
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    // The runner ends what a step left running.
    for (const pid of started()) process.kill(pid)
    expect(readdirSync(temporary)).toHaveLength(2)
    post(temporary)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('63. removes the key of a delivery, and nothing else', () => {
    const elsewhere = temporaryFolder({ 'repull-delivery-abcdef/key': 'x' })
    const temporary = temporaryFolder({
      'repull-delivery-abcdef/key': 'x',
      'repull-render-Ab12cd/w/web.yaml': 'x',
      'repull-Ab12cd/report.json': 'x',
      'repull-render-file': 'x',
      'other/repull-render-Ab12cd/file': 'x'
    })
    symlinkSync(elsewhere, join(temporary, 'repull-render-link'))
    post(temporary)
    expect(readdirSync(temporary).sort()).toEqual([
      'other',
      'repull-Ab12cd',
      'repull-render-file',
      'repull-render-link'
    ])
    expect(existsSync(join(temporary, 'other/repull-render-Ab12cd/file'))).toBe(true)
    expect(existsSync(join(elsewhere, 'repull-delivery-abcdef/key'))).toBe(true)
  })

  test('without a temporary folder there is nothing to do', () => {
    post('')
  })
})

describe('a temporary folder', () => {
  test("is its owner's alone, and gone when it is removed", () => {
    const scratch = makeScratch(temporaryFolder(), 'render')
    scratch.write('a/b/c', Buffer.from('text'))
    const modes = ['.', 'a', 'a/b', 'a/b/c'].map((path) => statSync(join(scratch.path, path)).mode & 0o777)
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o600])
    scratch.remove()
    expect(existsSync(scratch.path)).toBe(false)
  })

  test.each(['../x', 'a/../../x', '..'])('nothing is written out of it: %s', (path) => {
    const parent = temporaryFolder()
    const scratch = makeScratch(parent, 'render')
    expect(() => scratch.write(path, Buffer.from('x'))).toThrow('leads out of a temporary folder')
    scratch.remove()
    expect(readdirSync(parent)).toEqual([])
  })

  test('leaves no listener for signals when it is removed', () => {
    const before = process.listenerCount('SIGTERM')
    const [one, other] = [makeScratch(temporaryFolder(), 'render'), makeScratch(temporaryFolder(), 'render')]
    expect(process.listenerCount('SIGTERM')).toBe(before + 1)
    one.remove()
    expect(process.listenerCount('SIGTERM')).toBe(before + 1)
    other.remove()
    expect(process.listenerCount('SIGTERM')).toBe(before)
  })
})
