// Writes the tables of inputs and outputs in README.md from action.yml. With --check, fails if they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const action = parse(readFileSync('action.yml', 'utf8'))
const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
const code = (text) => (text === undefined || text === '' ? '' : `\`${cell(text)}\``)

const tables = {
  inputs: [
    '| input | default | meaning |',
    '|---|---|---|',
    ...Object.entries(action.inputs).map(
      ([name, { default: fallback, description }]) =>
        `| \`${name}\` | ${code(fallback)} | ${cell(description)} |`
    )
  ],
  outputs: [
    '| output | meaning |',
    '|---|---|',
    ...Object.entries(action.outputs).map(
      ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`
    )
  ]
}

const before = readFileSync('README.md', 'utf8')
let after = before
for (const [name, lines] of Object.entries(tables)) {
  const block = new RegExp(`(<!-- ${name}:begin -->\n)[^]*?(<!-- ${name}:end -->)`)
  if (!block.test(after)) throw new Error(`README.md has no place for the table of ${name}`)
  after = after.replace(block, (_, begin, end) => `${begin}${lines.join('\n')}\n${end}`)
}
if (after === before) console.log('README.md says what action.yml says')
else if (process.argv.includes('--check')) {
  console.error('README.md does not say what action.yml says; run "npm run docs".')
  process.exitCode = 1
} else writeFileSync('README.md', after)
