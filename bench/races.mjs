// Fifty writers at once to one branch, each its own image of one shared kustomization: Repull beside
// `git pull --rebase && git push` with five tries, as the common actions do it. Prints what landed.
// Usage: node bench/races.mjs
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'

const WRITERS = 50
const TRIES = 5
const program = resolve('dist/cli/index.js')
const work = mkdtempSync(join(realpathSync(tmpdir()), 'repull-races-'))
const env = {
  PATH: process.env.PATH,
  HOME: work,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Bench',
  GIT_AUTHOR_EMAIL: 'bench@example.com',
  GIT_COMMITTER_NAME: 'Bench',
  GIT_COMMITTER_EMAIL: 'bench@example.com'
}
const git = (cwd, ...args) => execFileSync('git', args, { cwd, env, encoding: 'utf8' })
const text = (tag) =>
  `images:\n${Array.from({ length: WRITERS }, (_, index) => `  - name: ghcr.io/acme/app-${index}\n    newTag: ${tag(index)}\n`).join('')}`

/** A bare repository and a clone of it for each writer. */
function prepare(name) {
  const bare = join(work, `${name}.git`)
  git(work, 'init', '--quiet', '--bare', '--initial-branch=main', bare)
  const clones = Array.from({ length: WRITERS }, (_, index) => join(work, name, String(index)))
  mkdirSync(join(work, name))
  const seed = join(work, name, 'seed')
  git(work, 'clone', '--quiet', bare, seed)
  git(seed, 'checkout', '--quiet', '-B', 'main')
  writeFileSync(
    join(seed, 'kustomization.yaml'),
    text(() => 'old')
  )
  git(seed, 'add', '.')
  git(seed, 'commit', '--quiet', '-m', 'first')
  git(seed, 'push', '--quiet', 'origin', 'main')
  for (const clone of clones) git(work, 'clone', '--quiet', bare, clone)
  return { bare, clones }
}

function run(command, args, cwd) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.on('close', (status) => done({ status, output }))
  })
}

const ways = {
  'git pull --rebase && git push': async (clone, index) => {
    const file = join(clone, 'kustomization.yaml')
    const before = `app-${index}\n    newTag: old\n`
    writeFileSync(file, readFileSync(file, 'utf8').replace(before, before.replace('old', `new-${index}`)))
    await run('git', ['commit', '--quiet', '--all', '--message', `deploy ${index}`], clone)
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const pulled = await run('git', ['pull', '--quiet', '--rebase'], clone)
      if (pulled.status !== 0) return { attempts: attempt, landed: false }
      if ((await run('git', ['push', '--quiet'], clone)).status === 0)
        return { attempts: attempt, landed: true }
    }
    return { attempts: TRIES, landed: false }
  },
  Repull: async (clone, index) => {
    const args = [program, '.', '-i', `ghcr.io/acme/app-${index}:new-${index}`, '--deliver', 'commit']
    const { status, output } = await run(
      process.execPath,
      [...args, '--render', 'off', '--audit', 'off'],
      clone
    )
    return { attempts: Number(/attempt (\d+)\)/.exec(output)?.[1] ?? NaN), landed: status === 0 }
  }
}

try {
  console.log(`${WRITERS} writers at once, load ${loadavg()[0].toFixed(1)} before\n`)
  console.log('| way | landed | attempts, median | attempts, worst | seconds |\n|---|--:|--:|--:|--:|')
  for (const [name, write] of Object.entries(ways)) {
    const { bare, clones } = prepare(name.split(' ')[0])
    const start = performance.now()
    const results = await Promise.all(clones.map(write))
    const seconds = ((performance.now() - start) / 1000).toFixed(0)
    const written = git(bare, 'show', 'main:kustomization.yaml')
    const landed = Array.from({ length: WRITERS }, (_, index) =>
      written.includes(`newTag: new-${index}\n`)
    ).filter(Boolean)
    if (landed.length !== results.filter((result) => result.landed).length)
      throw new Error('what was said to land did not')
    const attempts = results.map((result) => result.attempts).sort((a, b) => a - b)
    console.log(
      `| \`${name}\` | ${landed.length} of ${WRITERS} | ${attempts[WRITERS / 2]} | ${attempts.at(-1)} | ${seconds} |`
    )
  }
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 3 })
}
