// Measures Repull beside grep and sed, and beside Node alone, and writes docs/benchmarks.md.
// Usage: node bench/run.mjs [--program PATH]   (default: dist/cli/index.js)
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeAudited, makeFolder } from './folder.mjs'
import { median, page } from './page.mjs'
import { peakOf } from './peak.mjs'
import { measureRendered } from './rendered.mjs'
import { Watch } from './watch.mjs'

const IMAGE = 'ghcr.io/acme/shop'
const CASES = [
  { count: 1, own: 1, rounds: 25 },
  { count: 200, own: 20, rounds: 15 },
  { count: 10_000, own: 100, rounds: 9 }
]
const MEMORY_ROUNDS = 3
/** How many of the audited files have something in them that is found. */
const AUDITED = { count: 10_000, wrong: [0, 4_000], rounds: 7 }
/** How many of 200 rendered resources change. */
const RENDERED = [20, 200]
const RENDERED_ROUNDS = 11

const project = fileURLToPath(new URL('..', import.meta.url))
const { program = join(project, 'dist/cli/index.js') } = parseArgs({
  options: { program: { type: 'string' } }
}).values
if (!existsSync(program)) throw new Error(`There is no ${program}; run "npm run build" first.`)

const work = mkdtempSync(join(realpathSync(tmpdir()), 'repull-bench-'))
// Settings of the person who runs this, such as NODE_OPTIONS and git's, would be measured too.
const env = { PATH: process.env.PATH, HOME: work, LC_ALL: 'C' }
try {
  const [load] = loadavg()
  const results = []
  for (const each of CASES) results.push(await measure(each))
  const audits = []
  for (const wrong of AUDITED.wrong) audits.push(await measureAudit({ ...AUDITED, wrong }))
  const action = resolve(dirname(program), '../index.js')
  const tools = join(project, '.tools')
  const rendered = RENDERED.flatMap(
    (own) => measureRendered(work, { own, rounds: RENDERED_ROUNDS, image: IMAGE, action, tools }) ?? []
  )
  const text = page({ results, audits, rendered, load })
  writeFileSync(join(project, 'docs/benchmarks.md'), text)
  console.log(`\n${text.slice(text.indexOf('## Time'))}\ndocs/benchmarks.md is written`)
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function measure({ count, own, rounds }) {
  const folder = join(work, String(count))
  mkdirSync(folder)
  const { mine, bytes } = makeFolder(folder, { count, own, image: IMAGE })
  const watch = new Watch(folder)
  const commands = commandsFor(folder)
  const times = { repull: [], pipeline: [], bare: [] }
  const peaks = { repull: [], pipeline: [], bare: [] }
  // The first round, which also adds pull policies, only warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const tag = `${name}-${round}`
      const time = timeOf(command(tag))
      if (name !== 'bare') watch.expect(mine, `${IMAGE}:${tag}\n`)
      if (round > 0) times[name].push(time)
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${count} files: ${round} of ${rounds} rounds `)
  }
  for (let round = 0; round < MEMORY_ROUNDS; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const tag = `${name}-peak-${round}`
      peaks[name].push(await peakOf(command(tag), { env, output: join(work, 'output') }))
      if (name !== 'bare') watch.expect(mine, `${IMAGE}:${tag}\n`)
    }
  }
  console.error(`\r${count} files: measured           `)
  const medians = Object.fromEntries(
    Object.entries(peaks).map(([name, values]) => [name, medianPeak(values)])
  )
  return { count, own, bytes, rounds, times, peaks: medians }
}

async function measureAudit({ count, wrong, rounds }) {
  const folder = join(work, `audited-${wrong}`)
  mkdirSync(folder)
  const bytes = makeAudited(folder, { count, wrong })
  const command = [process.execPath, resolve(program), 'audit', folder]
  const times = Array.from({ length: rounds + 1 }, () => timeOf(command)).slice(1)
  const peaks = []
  for (let round = 0; round < MEMORY_ROUNDS; round++)
    peaks.push(await peakOf(command, { env, output: join(work, 'output') }))
  const found = Number(/^(\d+) findings/m.exec(readFileSync(join(work, 'output'), 'utf8'))?.[1] ?? 0)
  if (found !== wrong) throw new Error(`The audit found ${found} things in ${folder}, and not ${wrong}`)
  console.error(`audit of ${count} files, ${wrong} with findings: measured`)
  return { count, wrong, bytes, rounds, times, peak: medianPeak(peaks) }
}

function medianPeak(peaks) {
  return peaks.includes(null) ? null : median(peaks)
}

function commandsFor(folder) {
  const node = process.execPath
  return {
    repull: (tag) => [node, resolve(program), folder, '-i', IMAGE, '-t', tag],
    pipeline: (tag) => [
      'sh',
      '-c',
      `grep -rlF ${IMAGE} '${folder}' | xargs sed -i 's#${IMAGE}:[^ ]*#${IMAGE}:${tag}#'`
    ],
    bare: () => [node, '-e', '0']
  }
}

/** Milliseconds from the start of a command to its end, its output read through a pipe. */
function timeOf([command, ...args]) {
  // What the last command left to be written to the disk is not this one's to wait for.
  execFileSync('sync')
  const start = performance.now()
  const { status, stderr, error } = spawnSync(command, args, { env, maxBuffer: 2 ** 28 })
  const time = performance.now() - start
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}: status ${status}\n${stderr}`)
  return time
}
