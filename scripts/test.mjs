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

const isThere = (tool) => existsSync(`.tools/${tool}`) || spawnSync(tool, ['version']).error === undefined
const leftOut = [
  [
    isThere('kustomize') || isThere('kubectl'),
    'kustomize (npm run tools)',
    'what kustomize builds of patched files'
  ],
  [isThere('helm'), 'helm (npm run tools)', 'what helm makes of patched charts'],
  [isThere('kubeconform'), 'kubeconform (npm run tools)', 'the schemas of the patched example'],
  [existsSync('/usr/bin/chromium'), '/usr/bin/chromium', 'the comment and the page in a browser'],
  [existsSync('../shared/corpus'), '../shared/corpus', 'the public manifests and kustomizations'],
  [existsSync('node_modules/node/bin/node'), 'node_modules/node', 'dist on the Node that Actions use']
]
for (const [has, tool, what] of leftOut) {
  if (!has) console.log(`LEFT OUT, as ${tool} is missing: ${what}`)
}
