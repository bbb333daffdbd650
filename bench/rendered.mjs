import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { configMap, deployment, service } from './manifests.mjs'
import { random } from './random.mjs'

const RESOURCES = 200
const OTHERS = [(numbers) => deployment(numbers, null), service, configMap]

/**
 * Milliseconds of `kustomize build` of a tree with 200 resources, `own` of which run `image`, and of the Action's step in
 * which a stand-in for kustomize prints what that made (`compared`), or nothing at all (`copied`), in turns. What is
 * between the two is reading, comparing and drawing. Null where there is no kustomize.
 */
export function measureRendered(work, { own, rounds, image, action, tools }) {
  const kustomize = [tools, ...process.env.PATH.split(delimiter)]
    .map((folder) => join(folder, 'kustomize'))
    .find((path) => existsSync(path))
  if (kustomize === undefined) return null
  const root = join(work, `rendered-${own}`)
  const tree = join(root, 'tree')
  for (const folder of ['bin', 'temp', 'tree', 'compared', 'copied'])
    mkdirSync(join(root, folder), { recursive: true })
  makeTree(tree, own, image)
  for (const [side, tag] of Object.entries({ after: 'v2', before: 'v1' })) {
    writeKustomization(tree, image, tag)
    writeFileSync(join(root, `compared/${side}.yaml`), build(kustomize, tree).stdout)
    writeFileSync(join(root, `copied/${side}.yaml`), '')
  }
  const times = { build: [], compared: [], copied: [] }
  for (let round = 0; round <= rounds; round++) {
    const turn = {
      build: build(kustomize, tree).time,
      compared: stepTime('compared', { root, action, image, changed: own }),
      copied: stepTime('copied', { root, action, image, changed: 0 })
    }
    // The first round only warms up the file cache.
    if (round > 0) for (const [name, time] of Object.entries(turn)) times[name].push(time)
  }
  return { own, count: RESOURCES, bytes: statSync(join(root, 'compared/after.yaml')).size, rounds, times }
}

function build(kustomize, tree) {
  execFileSync('sync')
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(kustomize, ['build', tree], { maxBuffer: 2 ** 28 })
  const time = performance.now() - start
  if (status !== 0) throw new Error(`kustomize build: status ${status}\n${stderr}`)
  return { time, stdout }
}

function makeTree(tree, own, image) {
  const numbers = random(RESOURCES)
  for (let at = 0; at < RESOURCES; at++) {
    const isOwn = at % (RESOURCES / own) === 0
    const make = OTHERS[at % OTHERS.length]
    writeFileSync(join(tree, `${at}.yaml`), isOwn ? deployment(numbers, image) : make(numbers))
  }
}

function writeKustomization(tree, image, tag) {
  const resources = Array.from({ length: RESOURCES }, (_, at) => `  - ${at}.yaml\n`).join('')
  const text = `resources:\n${resources}images:\n  - name: ${image}\n    newTag: ${tag}\n`
  writeFileSync(join(tree, 'kustomization.yaml'), text)
}

/** A kustomize with two answers, which lie in `folder`: before and after. */
function standIn(root, folder) {
  const script = `#!/bin/sh
[ "$1" = version ] && exec echo v0.0.0
for tree; do :; done
grep -q 'newTag: v2' "$tree/kustomization.yaml" && exec cat '${join(root, folder)}/after.yaml'
exec cat '${join(root, folder)}/before.yaml'
`
  writeFileSync(join(root, 'bin/kustomize'), script)
  chmodSync(join(root, 'bin/kustomize'), 0o755)
}

/** The step in a dry run. Raises Error where it does not find exactly `changed` objects that differ. */
function stepTime(answers, { root, action, image, changed }) {
  standIn(root, answers)
  const [output, summary, event] = ['output', 'summary', 'event.json'].map((name) => join(root, name))
  for (const file of [output, summary]) writeFileSync(file, '')
  writeFileSync(event, '{}')
  const env = {
    ...{ PATH: [join(root, 'bin'), process.env.PATH].join(delimiter), HOME: root, LC_ALL: 'C', CI: 'true' },
    ...{ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root, GITHUB_OUTPUT: output },
    ...{ GITHUB_STEP_SUMMARY: summary, GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME: 'push' },
    ...{
      RUNNER_TEMP: join(root, 'temp'),
      INPUT_IMAGES: `${image}:v2`,
      INPUT_FILES: 'tree/kustomization.yaml'
    },
    ...{ 'INPUT_PULL-POLICY': 'keep', 'INPUT_DRY-RUN': 'true', INPUT_AUDIT: 'off', INPUT_RENDER: 'required' }
  }
  execFileSync('sync')
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [action], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28
  })
  const time = performance.now() - start
  if (status !== 0) throw new Error(`The step: status ${status}\n${stdout}\n${stderr}`)
  const path = /^rendered-path<<(\S+)\r?\n(.*)\r?\n\1/m.exec(readFileSync(output, 'utf8'))?.[2]
  const found = readFileSync(path, 'utf8').match(/^\+\+\+ /gm)?.length ?? 0
  if (found !== changed) throw new Error(`${found} objects differ, not ${changed}`)
  return time
}
