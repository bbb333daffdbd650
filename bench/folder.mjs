import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configMap, definition, deployment, service } from './manifests.mjs'
import { random } from './random.mjs'

/**
 * Makes a git repository of `count` manifests, `own` of which run `image`, below the folder `root`, and commits them.
 * Gives the names of the files with the image and the size of all. The same arguments make the same bytes.
 */
export function makeFolder(root, { count, own, image }) {
  const numbers = random(count)
  const mine = new Set()
  const bytes = fill(root, count, (at) => {
    const isOwn = at % (count / own) === 0
    const [kind, text] = isOwn ? ['deployment', deployment(numbers, `${image}:1.0.0`)] : other(numbers, at)
    const file = fileOf(at, kind)
    if (isOwn) mine.add(file)
    return [file, text]
  })
  return { mine, bytes }
}

/** What keeps a cluster from running the image that was meant: each gives the audit something to say. */
const FAULTS = [
  (text) => text.replace(/(image: ghcr\.io\/acme\/[a-z]+):.*/, '$1:latest'),
  (text) => text.replace(/^( +)image: ghcr.*/m, '$&\n$1imagePullPolicy: Never'),
  (text) => text.replace(/^( +)image: ghcr.*/m, '$&\n$1imagePullPolicy: always'),
  (text) => text.replace(/^( +)serviceAccountName:.*/m, '$&\n$1imagePullPolicy: Always')
]

/**
 * Makes a repository of `count` manifests for the audit: a fifth are definitions, two fifths run images, and `wrong` of
 * all have something in them that the audit finds. Gives the size of all.
 */
export function makeAudited(root, { count, wrong }) {
  const numbers = random(count + wrong)
  return fill(root, count, (at) => {
    if (at % 5 === 1) return [fileOf(at, 'crd'), definition(numbers, 20_000, 50_000)]
    if (at % 5 === 2) return [fileOf(at, 'service'), service(numbers)]
    if (at % 5 === 3) return [fileOf(at, 'configmap'), configMap(numbers)]
    const text = deployment(numbers, null)
    const fault =
      Math.floor(at / 5) * 2 + (at % 5) / 4 < wrong ? FAULTS[numbers.below(FAULTS.length)] : undefined
    return [fileOf(at, 'deployment'), fault?.(text) ?? text]
  })
}

function fileOf(at, kind) {
  return `clusters/${at % 7}/apps/${Math.floor(at / 40)}/${kind}-${at}.yaml`
}

/** Writes and commits the files that `make` gives. */
function fill(root, count, make) {
  let bytes = 0
  for (let at = 0; at < count; at++) {
    const [file, text] = make(at)
    mkdirSync(join(root, dirname(file)), { recursive: true })
    writeFileSync(join(root, file), text)
    bytes += Buffer.byteLength(text)
  }
  commit(root)
  return bytes
}

/** One in 42 is a definition, which makes 10,000 files 100 MB. */
function other(numbers, at) {
  if (at % 42 === 1) return ['crd', definition(numbers, 100_000, 295_000)]
  const share = numbers.below(100)
  if (share < 40) return ['deployment', deployment(numbers, null)]
  return share < 65 ? ['service', service(numbers)] : ['configmap', configMap(numbers)]
}

function commit(root) {
  // Settings of the person who runs this, such as hooks and signatures, do not count.
  const env = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' }
  const git = (...args) =>
    execFileSync('git', args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  git('init', '--quiet')
  // So many new objects would make git tidy up in the background, while the measuring goes on.
  git('config', 'gc.auto', '0')
  git('config', 'maintenance.auto', 'false')
  git('config', 'user.name', 'bench')
  git('config', 'user.email', 'bench@example.com')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Manifests')
  // One pack, as in a fresh clone: grep reads what is in .git too.
  git('repack', '-a', '-d', '--quiet')
}
