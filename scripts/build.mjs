// Builds dist/index.js and dist/post/index.js (the Action) and dist/cli/index.js (the terminal) with ncc, each with its licence file.
// Usage: node scripts/build.mjs [FOLDER]   (default: dist)
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ncc from '@vercel/ncc'
import { licencesOf, packagesOf } from './packages.mjs'

/** All that a run in a terminal loads before it knows what it has to do. */
const EARLY = ['diff', 'yaml']

/** What is changed in every file of code, so that it starts and runs faster. */
const REWRITES = [
  // V8 reads the text of such an arrow function twice, at the start and when it is called; a function in parentheses once.
  [/^((?:\/\*+\/)? *)\(\(([\w, ]*)\) => \{(?=$| \/\/ webpackBootstrap$)/gm, '$1(function ($2) {'],
  // `yaml` asks the environment at every word of a document whether to log it, which takes a fifth of its time.
  [/\bnode_process\.env\.LOG_(?:STREAM|TOKENS)\b/g, 'false']
]

const out = process.argv[2] ?? 'dist'
rmSync(out, { recursive: true, force: true })
await build('src/main.ts', out)
await build('src/post.ts', join(out, 'post'))
const early = await build('src/cli.ts', join(out, 'cli'))
const tooEarly = early.filter((name) => !EARLY.includes(name))
if (tooEarly.length > 0)
  throw new Error(`src/cli.ts loads ${tooEarly.join(', ')} at its start; see "Load late" in CONTRIBUTING.md`)

/** Gives the names of the packages in the entry's own file; what is imported late has files of its own. */
async function build(entry, folder) {
  // CommonJS, which Node loads faster. ncc's own licence file would know the packages of one of the files only.
  const { code, assets, stats } = await ncc(resolve(entry), { cache: false, esm: false, quiet: true })
  const { modules, chunks } = stats.toJson({
    all: false,
    modules: true,
    nestedModules: true,
    chunks: true,
    ids: true
  })
  const files = {
    'index.js': code,
    ...Object.fromEntries(Object.entries(assets).map(([name, { source }]) => [name, source.toString()]))
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), rewritten(name, text))
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n')
  writeFileSync(join(folder, 'licenses.txt'), licencesOf(packagesOf(modules)))
  const initial = chunks.filter((chunk) => chunk.initial).map(({ id }) => id)
  const first = modules.filter((module) => module.chunks?.some((id) => initial.includes(id)))
  return packagesOf(first).map(({ name }) => name)
}

function rewritten(name, text) {
  if (!name.endsWith('.js')) return text
  return REWRITES.reduce((before, [pattern, by]) => before.replace(pattern, by), text)
}
