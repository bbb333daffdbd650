// Installs the programs that tests call, where they are not on the PATH: pinned, into the ignored folder .tools.
// What only docs/comparison.md is made with is installed there whatever the PATH has: programs of the same name differ.
// Usage: node scripts/tools.mjs [NAME...]   (default: those that the tests call)
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = resolve(fileURLToPath(import.meta.url), '../../.tools')
const MODULES = {
  kustomize: 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.1',
  helm: 'helm.sh/helm/v3/cmd/helm@v3.19.0',
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0',
  yq: 'github.com/mikefarah/yq/v4@v4.47.1',
  'kube-score': 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0'
}
const TESTED = ['kustomize', 'helm', 'kubeconform']

mkdirSync(FOLDER, { recursive: true })
const wanted = process.argv.length > 2 ? process.argv.slice(2) : TESTED
let failed = 0
for (const name of wanted) {
  if (existsSync(join(FOLDER, name))) console.log(`${name}: is in .tools`)
  else if (TESTED.includes(name) && isOnPath(name)) console.log(`${name}: is on the PATH`)
  else failed += install(name) ? 0 : 1
}
// What kubeconform judges by.
if (process.argv.length === 2 && !existsSync(join(FOLDER, 'schemas'))) {
  const script = fileURLToPath(new URL('schemas.mjs', import.meta.url))
  failed += spawnSync(process.execPath, [script], { stdio: 'inherit' }).status === 0 ? 0 : 1
}
process.exitCode = failed === 0 ? 0 : 1

function isOnPath(name) {
  return spawnSync(name, ['version']).error === undefined
}

function install(name) {
  console.log(`${name}: installing ${MODULES[name]}`)
  const env = { ...process.env, GOBIN: FOLDER, GOTOOLCHAIN: process.env.GOTOOLCHAIN ?? 'auto' }
  const { status, error } = spawnSync('go', ['install', '-trimpath', MODULES[name]], {
    stdio: 'inherit',
    env
  })
  if (error !== undefined)
    console.error(`${name}: needs Go (https://go.dev) or ${name} itself: ${error.message}`)
  return status === 0
}
