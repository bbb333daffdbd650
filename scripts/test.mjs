// Everything that must hold before a change lands, in the order of what fails fastest. Stops at the first failure.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const STEPS = [
  ['formatting', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['lint', 'node_modules/eslint/bin/eslint.js', '.'],
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
  ['tables of README.md', 'scripts/docs.mjs', '--check'],
  ['dist', 'scripts/check-dist.mjs'],
  [
    'tests',
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js'
  ]
]

for (const [name, ...args] of STEPS) {
  console.log(`\n== ${name} (Node ${process.version})`)
  // node_modules/.bin holds the Node that Actions use; these steps run on the machine's own.
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`\n${name}: failed`)
    process.exit(status ?? 1)
  }
}

const kubectl = spawnSync('kubectl', ['version', '--client']).status === 0 ? '.' : 'kubectl'
const leftOut = [
  [kubectl, 'what kubectl kustomize makes of patched files'],
  ['../shared/corpus', 'the corpus of public manifests (__tests__/corpus.test.ts)'],
  ['node_modules/node/bin/node', 'dist on the Node that Actions use (npm package node@24)']
].filter(([path]) => !existsSync(path))
for (const [path, what] of leftOut) console.log(`LEFT OUT, as ${path} is missing: ${what}`)
