// Writes docs/comparison.md: one edit by kustomize, yq and Repull on public manifests, and what else it changed; and what
// linters and the audit find (compare-audit.mjs).
// Usage: node bench/compare.mjs [--program PATH]   (default: dist/cli/index.js; tools: npm run tools, node scripts/tools.mjs yq kube-score)
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync } from 'node:fs'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diffLines } from 'diff'
import yaml from 'js-yaml'
import { auditPart } from './compare-audit.mjs'

const PROJECT = resolve(fileURLToPath(import.meta.url), '../..')
const CORPUS = join(PROJECT, '../shared/corpus')
const at = process.argv.indexOf('--program')
const PROGRAM = resolve(at > 0 ? process.argv[at + 1] : join(PROJECT, 'dist/cli/index.js'))
const KUSTOMIZE = tool('kustomize')
const YQ = tool('yq')
/** What may name an image; others stand for one that a program fills in. */
const NAME = /^(?!ko:)[a-z0-9][a-z0-9./:_-]*$/
const work = mkdtempSync(join(realpathSync(tmpdir()), 'repull-compare-'))

try {
  const kustomizations = filesOf(CORPUS).filter(
    (path) => /(?:^|\/)kustomization\.ya?ml$/.test(path) && images(path).length > 0
  )
  const manifests = filesOf(CORPUS).filter((path) => /\.ya?ml$/.test(path) && containers(path).length > 0)
  const rows = [
    [
      'kustomize edit set image',
      'kustomizations',
      measure(kustomizations, images, (folder, file, name) =>
        run(KUSTOMIZE, ['edit', 'set', 'image', `${name}=*:repull-v2`], join(folder, dirname(file)))
      )
    ],
    [
      'yq -i',
      'kustomizations',
      measure(kustomizations, images, (folder, file, name) =>
        run(YQ, ['-i', `(.images[] | select(.name == "${name}") | .newTag) = "repull-v2"`, file], folder)
      )
    ],
    [
      'Repull',
      'kustomizations',
      measure(kustomizations, imagesByNewName, (folder, file, name) => repull(folder, file, name, 'keep'))
    ],
    [
      'yq -i',
      'manifests',
      measure(manifests, containers, (folder, file, name) =>
        run(
          YQ,
          [
            '-i',
            `(.. | select(has("containers")) | .containers[] | select(.image == "${name}" or .image == "${name}:*" or .image == "${name}@*") | .image) = "${name}:repull-v2"`,
            file
          ],
          folder
        )
      )
    ],
    [
      'Repull',
      'manifests',
      measure(manifests, containers, (folder, file, name) => repull(folder, file, name, 'keep'))
    ],
    [
      'Repull, with the pull policy',
      'manifests',
      measure(manifests, containers, (folder, file, name) => repull(folder, file, name, 'Always'))
    ]
  ]
  const text = page(rows) + auditPart({ corpus: CORPUS, program: PROGRAM, tool })
  writeFileSync(join(PROJECT, 'docs/comparison.md'), text)
  console.log(text)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function tool(name) {
  const own = join(PROJECT, '.tools', name)
  // Another program is called yq as well, and has no `-i`.
  if (name === 'yq' && !existsSync(own)) throw new Error('yq is not in .tools: run node scripts/tools.mjs yq')
  return existsSync(own) ? own : name
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(CORPUS, join(entry.parentPath, entry.name)))
    .toSorted()
}

function read(text) {
  try {
    return yaml.loadAll(text, undefined, { schema: yaml.CORE_SCHEMA, json: true })
  } catch {
    return null
  }
}

/** The names that entries of a kustomization have. */
function images(path) {
  return entries(path).map(({ name }) => name)
}

/** The images that they are about. */
function imagesByNewName(path) {
  return entries(path).map(({ name, newName }) => newName || name)
}

function entries(path) {
  const documents = read(readFileSync(join(CORPUS, path), 'utf8')) ?? []
  return documents
    .flatMap((document) => (Array.isArray(document?.images) ? document.images : []))
    .filter((image) =>
      [image?.name, image?.newName || image?.name].every(
        (name) => typeof name === 'string' && NAME.test(name)
      )
    )
}

/** The names, without tag and digest, of the images of containers. */
function containers(path) {
  const names = new Set()
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null || node.kind === 'CustomResourceDefinition') return
    for (const { image } of Array.isArray(node.containers) ? node.containers : []) {
      const name = typeof image === 'string' ? /^((?:[^/@]*\/)?[^:@]*)/.exec(image)?.[1] : undefined
      if (name !== undefined && NAME.test(name)) names.add(name)
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'status' && key !== 'metadata') visit(value)
  }
  ;(read(readFileSync(join(CORPUS, path), 'utf8')) ?? [])
    .filter((document) => document?.kind !== undefined)
    .forEach(visit)
  return [...names]
}

function run(program, args, folder) {
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8' }).status === 0
}

function repull(folder, file, name, policy) {
  const args = [PROGRAM, file, '-i', `${name}:repull-v2`, '--pull-policy', policy, '--kustomize', 'existing']
  return run(process.execPath, args, folder)
}

/** One edit of each file for each of its images, and what it changed besides. */
function measure(files, names, edit) {
  const result = { files: files.length, edits: 0, failed: 0, lines: 0, comments: 0, unreadable: 0 }
  for (const file of files) {
    for (const name of names(file)) {
      const folder = join(work, 'tree')
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      const before = readFileSync(join(CORPUS, file), 'utf8')
      writeFileSync(join(folder, file), before)
      if (!edit(folder, file, name)) {
        result.failed += 1
        continue
      }
      const after = readFileSync(join(folder, file), 'utf8')
      if (after === before) continue
      result.edits += 1
      result.lines += otherLines(before, after, name)
      result.comments += Math.max(0, comments(before) - comments(after))
      if (read(before) !== null && read(after) === null) result.unreadable += 1
    }
  }
  return result
}

/** Lines that went, came or changed and have no part of the image in them. */
function otherLines(before, after, name) {
  return diffLines(before, after)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ value }) => value.replace(/\n$/, '').split('\n'))
    .filter(
      (line) =>
        !line.includes(name) &&
        !/\b(?:image|newTag|newName|digest|tagSuffix|imagePullPolicy)"?\s*:|repull-v2|@sha256:/.test(line)
    ).length
}

function comments(text) {
  return text.match(/(?:^|\s)#/gm)?.length ?? 0
}

function page(rows) {
  const version = (program, args) => execFileSync(program, args, { encoding: 'utf8' }).trim().split('\n')[0]
  const table = rows.map(
    ([who, what, { files, edits, failed, lines, comments, unreadable }]) =>
      `| ${who} | ${what} | ${files} | ${edits} | ${failed} | ${lines} | ${comments} | ${unreadable} |`
  )
  return `# What else an edit changes

\`npm run compare\` writes this page. It sets the tag of one image in one file, for each image of each file of a corpus of
public projects, with kustomize ${version(KUSTOMIZE, ['version'])}, ${version(YQ, ['--version']).replace(/^.*version /, 'yq ')} and Repull.

| edit by | in | files | edits | refused | other lines changed | comments lost | no longer YAML |
|---|---|---|---|---|---|---|---|
${table.join('\n')}

- **Files**: kustomizations with \`images\`, and manifests with containers. **Edits**: those that changed the file.
- **Refused**: the program ended with an error and the file stayed as it was. For Repull that includes images that it did not find.
- **Other lines**: lines that the diff takes out or puts in and that have neither the image's name nor \`image\`, \`newTag\`, \`newName\`, \`digest\`, \`tagSuffix\` or \`imagePullPolicy\` in them.
- **Comments lost**: as many \`#\` after a blank or at the start of a line fewer than before.
- **No longer YAML**: js-yaml could read the file before and cannot afterwards.

\`kustomize edit\` is run in the folder of the kustomization, as it wants; \`yq\` with the expression that its users write for one field.
`
}
