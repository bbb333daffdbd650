// The second part of docs/comparison.md: which causes of an old image kubeconform, kube-score and Repull's audit find.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync } from 'node:fs'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import yaml from 'js-yaml'

const PROJECT = resolve(fileURLToPath(import.meta.url), '../..')
const FIXTURES = join(PROJECT, '__tests__/fixtures/audit')
const SCHEMAS = join(PROJECT, '.tools/schemas/{{.ResourceKind}}{{.KindSuffix}}.json')

/**
 * What a finding of another tool can be about, of our causes. A check that cannot tell causes apart counts for each of them;
 * what no row is about counts as "other".
 */
const KUBECONFORM = [
  [/additional properties .*'[a-z]*pull-?policy'/i, ['policy-misplaced']],
  [/additional properties .*'image-?pull-?secrets?'/i, ['secret-misplaced']],
  [/imagePullSecrets.*got string/, ['secret-misplaced']],
  [/\/(?:image|tag|newTag)': got (?:number|boolean)/, ['tag-not-a-string']],
  [/imagePullPolicy': (?:value must be|got)/, ['policy-invalid']]
]
const KUBE_SCORE = [
  [/^container-image-tag$/, ['mutable-tag']],
  [/^container-image-pull-policy$/, ['never-pulled', 'stale-cache', 'policy-invalid', 'policy-misplaced']],
  [/^label-values$/, ['tag-too-long-for-label']]
]

/** The page's second part. `tool` finds a program, `program` is Repull. */
export function auditPart({ corpus, program, tool }) {
  const work = mkdtempSync(join(realpathSync(tmpdir()), 'repull-compare-'))
  const tools = [
    ['kubeconform -strict', (folder, files, built) => kubeconform(tool('kubeconform'), folder, files, built)],
    ['kube-score', (folder, files, built) => kubeScore(tool('kube-score'), folder, files, built)],
    ['Repull', (folder, _files, _built, run) => repull(program, folder, run)]
  ]
  try {
    const examples = examplesIn(work, tool('kustomize'))
    return page(tools, examples, corpusCounts(tools, corpus), versions(tool))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The bad and good trees of docs/audit.md and of the tests of the rules, each in a folder, and what kustomize builds of it. */
function examplesIn(work, kustomize) {
  const ofPage = readFileSync(join(PROJECT, 'docs/audit.md'), 'utf8')
    .split('\n### ')
    .slice(1)
    .map((section, at) => {
      const rule = /^`([a-z-]+)`/.exec(section)[1]
      for (const [, which, file, text] of section.matchAll(
        /<!-- (bad|good): (\S+) -->\n\n```yaml\n([^]*?)```/g
      )) {
        const path = join(work, `${at}`, which, file)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, text)
      }
      return { rule, folder: join(work, `${at}`), run: /<!-- run: -i (\S+) -->/.exec(section)?.[1] }
    })
  const ofTests = readdirSync(FIXTURES).flatMap((rule) =>
    readdirSync(join(FIXTURES, rule)).map((shape) => {
      const folder = join(FIXTURES, rule, shape)
      const file = join(folder, 'run.txt')
      const run = existsSync(file) ? readFileSync(file, 'utf8').replace('-i ', '').trim() : undefined
      return { rule, folder, run }
    })
  )
  const tree = (folder, name) => {
    const root = join(folder, name)
    return { root, files: filesOf(root), built: built(kustomize, root) }
  }
  return [...ofPage, ...ofTests].map(({ rule, folder, run }) => ({
    rule,
    run,
    bad: tree(folder, 'bad'),
    good: tree(folder, 'good')
  }))
}

/** What the tree's outermost kustomization gives; null where there is none, or where kustomize refuses it. */
function built(kustomize, root) {
  const folder = [join(root, 'prod'), root].find((each) => existsSync(join(each, 'kustomization.yaml')))
  if (folder === undefined) return null
  const { status, stdout } = spawnSync(kustomize, ['build', folder], { encoding: 'utf8' })
  return status === 0 ? stdout : null
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()
}

/** Findings of kubeconform, each with the causes that it can be about, in files and in what kustomize builds of them. */
function kubeconform(program, folder, files, text) {
  const args = ['-strict', '-output', 'json', '-ignore-missing-schemas', '-schema-location', SCHEMAS]
  const read = (more, input) => {
    const { stdout } = spawnSync(program, [...args, ...more], {
      cwd: folder,
      encoding: 'utf8',
      input,
      ...ROOM
    })
    return JSON.parse(stdout).resources
  }
  const resources = [...(files.length === 0 ? [] : read(files)), ...(text === null ? [] : read(['-'], text))]
  return {
    // A kustomization or Helm values are no object to it, which is as it should be.
    refused: resources.filter(({ status, kind }) => status === 'statusError' && kind !== '').length,
    found: resources
      .filter(({ status }) => status === 'statusInvalid')
      .flatMap(({ filename, kind, name, msg }) =>
        [...msg.matchAll(/- at '[^']*': (?!validation failed)(?:(?! - at ).)*/g)].map(([told]) => ({
          causes: causesOf(KUBECONFORM, told),
          object: `${filename} ${kind} ${name}`
        }))
      )
  }
}

function kubeScore(program, folder, files, text) {
  const read = (more, input) => {
    const args = ['score', '--output-format', 'json', ...more]
    const { stdout } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', input, ...ROOM })
    return stdout.startsWith('[') || stdout.startsWith('null') ? (JSON.parse(stdout) ?? []) : undefined
  }
  // Given several files, it says nothing of any where it cannot read one.
  const answers = [
    ...files.map((file) => [file, read([file])]),
    ...(text === null ? [] : [['built', read(['-'], text)]])
  ]
  return {
    refused: answers.filter(([, objects]) => objects === undefined).length,
    found: answers.flatMap(([file, objects = []]) =>
      objects.flatMap(({ checks, type_meta: { kind }, object_meta: { name } }) =>
        checks
          .filter(({ skipped, grade }) => !skipped && grade < 10)
          .flatMap(({ check, comments }) =>
            (comments ?? ['']).map(() => ({
              causes: causesOf(KUBE_SCORE, check.id),
              object: `${file} ${kind} ${name}`
            }))
          )
      )
    )
  }
}

function repull(program, folder, image) {
  const run = ['--dry-run', '--render', 'off', '--pull-policy', 'keep', '-i', image]
  const args = [program, ...(image === undefined ? ['audit', '.'] : ['.', ...run]), '--json']
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', ...ROOM })
  const found = JSON.parse(stdout).findings.map(({ rule, file, line }) => ({
    causes: [rule],
    object: objectAt(join(folder, file), file, line),
    line
  }))
  return { refused: 0, found }
}

const ROOM = { maxBuffer: 256 * 1024 * 1024 }

/** The object that a line is in, as the other tools name it. */
function objectAt(path, file, line) {
  const lines = readFileSync(path, 'utf8').split('\n')
  let [start, end] = [line - 1, line]
  while (start > 0 && !/^---/.test(lines[start])) start -= 1
  while (end < lines.length && !/^---/.test(lines[end])) end += 1
  try {
    const object = yaml.load(lines.slice(start, end).join('\n'))
    return `${file} ${object?.kind} ${object?.metadata?.name}`
  } catch {
    return `${file} ${line}`
  }
}

function causesOf(table, told) {
  return table.find(([pattern]) => pattern.test(told))?.[1] ?? []
}

/** What each tool says of the corpus: files that can be read and hold objects, each where it lies. */
function corpusCounts(tools, corpus) {
  const files = filesOf(corpus).filter((file) => holdsObjects(readFileSync(join(corpus, file), 'utf8')))
  const isOurs = ({ object }) => files.some((file) => object.startsWith(`${file} `))
  const results = tools.map(([, look]) => {
    const { refused, found } = look(corpus, files, null)
    return { refused, found: found.filter(isOurs) }
  })
  return { files: files.length, results }
}

function holdsObjects(text) {
  try {
    return yaml.loadAll(text, undefined, { json: true }).some((document) => document?.kind !== undefined)
  } catch {
    return false
  }
}

function versions(tool) {
  return ['kubeconform', 'kube-score'].map((name) => {
    const { stdout } = spawnSync('go', ['version', '-m', tool(name)], { encoding: 'utf8' })
    return /^\tmod\t\S+\t(\S+)/m.exec(stdout)?.[1] ?? ''
  })
}

function page(tools, examples, { files, results }, [conform, score]) {
  const told = examples.map(({ rule, run, bad, good }) => ({
    rule,
    bad: tools.map(([, look]) => look(bad.root, bad.files, bad.built, run).found),
    good: tools.map(([, look]) => look(good.root, good.files, good.built, run).found)
  }))
  const rules = [...new Set(told.map(({ rule }) => rule))]
  const hits = (found, rule) => found.filter(({ causes }) => causes.includes(rule))
  const cause = (rule) => {
    const ours = told.filter((example) => example.rule === rule)
    const cells = tools.map((_, at) => {
      const bad = ours.filter((example) => hits(example.bad[at], rule).length > 0)
      const both = bad.filter((example) => hits(example.good[at], rule).length > 0).length
      return bad.length === 0 ? '-' : `${bad.length}${both === 0 ? '' : ` (${both} also when mended)`}`
    })
    return `| [\`${rule}\`](audit.md#${rule}) | ${ours.length} | ${cells.join(' | ')} |`
  }
  const isAbout = ({ causes }) => causes.length > 0
  const right = tools.map(([name], at) => {
    const all = told.flatMap(({ good }) => good[at])
    return `| ${name} | ${all.filter(isAbout).length} | ${all.filter((each) => !isAbout(each)).length} |`
  })
  const mine = results.at(-1).found
  const inCorpus = rules.flatMap((rule) => {
    const cells = results.map(({ found }) => hits(found, rule))
    // A check that cannot tell causes apart makes no row of its own.
    if (cells.every((each) => each.every(({ causes }) => causes.length > 1))) return []
    const where = new Set(hits(mine, rule).map(({ object }) => object))
    const same = cells.slice(0, -1).map((found) => {
      const objects = new Set(found.map(({ object }) => object))
      return `${found.length} (${[...where].filter((object) => objects.has(object)).length} of ${where.size})`
    })
    return [`| \`${rule}\` | ${same.join(' | ')} | ${cells.at(-1).length} |`]
  })
  const others = results.map(({ found }) => found.filter((each) => !isAbout(each)).length)
  const refused = results.map((result) => result.refused)
  const names = tools.map(([name]) => name).join(' | ')
  return `
## What else finds the cause of an old image

The second part of \`npm run compare\` gives the bad and the good examples of [the audit](audit.md), those of its page and those of
its tests (in manifests, kustomize trees and Helm values), to kubeconform ${conform}, kube-score ${score} and Repull. They are made for different
ends, and none takes another's place: kubeconform holds objects against the API's schema, kube-score looks at resources, probes,
security and availability, and Repull at the image that a node will run.

| cause | bad examples | ${names} |
|---|---|---|---|---|
${rules.map(cause).join('\n')}

- **A number** is how many of the bad examples a tool finds with a check that can be about the cause; of a kustomize tree it is given the
  files and what \`kustomize build\` makes of them, and what it finds in either counts. **Also when mended**: it says the same of the good example.
- **Where**: kubeconform says the file and the path in the object, kube-score the file and the line on which the object begins, Repull the
  file, line and column of the value, in the file in which it is written.
- The table in \`bench/compare-audit.mjs\` says which check can be about which cause. kube-score's \`container-image-pull-policy\` wants \`Always\` of every
  container, and counts for four causes. kubeconform has schemas for Kubernetes' own kinds, made from client-go's: as the published ones, they
  have no list of the pull policies, and unlike those they demand no field.
- Repull is told what the run builds where a cause is about that (\`no-rollout\`, \`digest-wins\`), which the others have no way to be told.

On the ${told.length} good examples, in which nothing keeps the cluster from running the image (what kustomize builds is counted beside its files):

| | findings about one of the causes | other findings |
|---|---|---|
${right.join('\n')}

On the ${files} files of the corpus that are YAML and hold objects: each tool's findings that can be about a cause and, for the other two, in how many of the
objects in which Repull finds it.

| cause | ${names} |
|---|---|---|---|
${inCorpus.join('\n')}
| other | ${others.join(' | ')} |
| files or objects that it could not read | ${refused.join(' | ')} |

- **Other** is what the tools are for: kubeconform's are fields that do not belong where they are, or have another type; kube-score's are limits,
  security contexts, probes, network policies, disruption budgets. Repull looks at none of that.
- Where kube-score says more about policies, the tag is one that stays, and \`IfNotPresent\` is right for it; where it says more of tags, an overlay of the
  same files puts another one in its place. Where it says less, the image is one of a custom resource (Argo, Tekton, operators) or of a
  kustomization, or the tag moves by another name than \`latest\`.
`
}
