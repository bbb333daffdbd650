import { execFileSync } from 'node:child_process'
import { availableParallelism, totalmem } from 'node:os'

const MEGABYTE = 1e6
const MEMORY_AIM = 200
const AUDIT_AIMS = { seconds: 3, megabytes: 250 }

/** docs/benchmarks.md, from the results of run.mjs and rendered.mjs, and the machine's load average before them. */
export function page({ results, audits, rendered, load }) {
  return `# How fast, and in how much memory

\`npm run bench\` writes this page; \`node bench/run.mjs --program PATH\` measures another build than \`dist/cli/index.js\`.
It needs git, grep, sed and xargs, for the rendered difference kustomize, and for the memory Linux.

Repull changes the tag of one image in a folder of manifests. Beside it, in the same run and in turns, stand what a
shell would do, and what no program for Node can be faster than:

- **Repull**: \`node dist/cli/index.js FOLDER -i ghcr.io/acme/shop -t TAG\`
- **grep and sed**: \`grep -rlF ghcr.io/acme/shop FOLDER | xargs sed -i 's#ghcr.io/acme/shop:[^ ]*#ghcr.io/acme/shop:TAG#'\`
- **bare Node**: \`node -e 0\`

The folders are git repositories with everything committed: Deployments, Services, ConfigMaps, and in every 42 files a
CustomResourceDefinition of 100 to 300 kB. They are the same in every run. Each run has a tag of its own, so that each
writes; after each, every file is compared with what it held before, and exactly those with the image must have changed.
Repull brings what it writes to the disk (fsync) before it replaces a file; grep and sed do not.

Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}.
File cache warm; load average when the run began ${load.toFixed(1)}, where anything near the number of cores or above makes all times longer and less even.

## Time

Median of the runs, and in brackets the fastest.

${table(
  [
    'files',
    'size',
    'with the image',
    'runs',
    'Repull',
    'grep and sed',
    'bare Node',
    'Repull / grep and sed',
    'Repull / bare Node'
  ],
  results.map(({ count, bytes, own, rounds, times }) => [
    number(count),
    size(bytes),
    number(own),
    rounds,
    ...[times.repull, times.pipeline, times.bare].map(duration),
    ratio(times.repull, times.pipeline),
    ratio(times.repull, times.bare)
  ])
)}

## Memory

The most that one process held at one time (VmHWM): of the program itself or the largest of its children, such as git.

${table(
  ['files', 'Repull', 'grep and sed', 'bare Node'],
  results.map(({ count, peaks }) => [
    number(count),
    ...[peaks.repull, peaks.pipeline, peaks.bare].map(megabytes)
  ])
)}

## The audit

\`node dist/cli/index.js audit FOLDER\`, on two more repositories: a fifth of their files are CustomResourceDefinitions of 20 to 50 kB,
two fifths Deployments. In one nothing is wrong; in the other every Deployment has one fault of four kinds: a tag that moves,
a policy \`Never\`, one that is misspelt, one that stands where Kubernetes does not read it. As many findings must be printed.

${table(
  ['files', 'size', 'with findings', 'runs', 'audit', 'memory'],
  audits.map(({ count, bytes, wrong, rounds, times, peak }) => [
    number(count),
    size(bytes),
    number(wrong),
    rounds,
    duration(times),
    megabytes(peak)
  ])
)}

## The rendered difference

${renderedText(rendered)}

## Aims

${[...aims(results), ...auditAims(audits), ...renderedAims(rendered)].map((aim) => `- ${aim}`).join('\n')}

## Where the time goes

- Of one file: a quarter is bare Node, and as much again is loading the program (a megabyte of JavaScript, which V8 has to
  go over once whatever is then called; making it smaller by taking blanks and long names out gains nothing). A tenth is
  git, which is asked for the files. What is left runs once, in code that V8 has not compiled: reading, patching, auditing, drawing
  the diff and bringing the file to the disk. So bare Node and loading alone take more than twice bare Node, and three times is out
  of reach for a program of this size without a cache of compiled code, which Node has from version 22 on.
- Of many: the files are opened, looked into and read one after another, each once, by one process; listing and reading
  them, and looking for the image's name, costs about half. A file without that name is not even decoded for the patch; the audit decodes
  those that run images, to see whether one is worth parsing, and reads only these again. The rest is patching, drawing the
  diff and flushing each changed file to the disk, which grep and sed leave undone.
- Parsing: a reader of our own reads what nearly all manifests are; what else there is, the library \`yaml\` reads, several times slower.
- Of the audit: definitions are told by their bytes and not decoded; a document without anything that a rule could find is
  not parsed. With findings, half goes into parsing and walking the documents that have them, and a quarter into the
  engine's collecting of what they leave.
- Of the rendered difference: objects whose text is the same before and after are not parsed. Of those that differ, both
  texts are parsed, each once; most of the rest is comparing their fields and hiding secrets.
`
}

function renderedText(rendered) {
  if (rendered.length === 0) return 'Not measured here: there is no kustomize.'
  return `How long it takes to compare what \`kustomize build\` prints before and after, and to draw the summary, the page, the report
and the diff from it, beside one such build of the same tree. Each time is that of a fresh process, whose code the
JavaScript engine has not compiled yet. The step of the Action runs with a stand-in for kustomize that prints what kustomize printed
before, and with one that prints nothing: what is between the two is the comparison, without kustomize and without the
copies of the tree. Each median is of its own runs.

${table(
  [
    'resources',
    'of which change',
    'rendered',
    'runs',
    'kustomize build',
    'the step',
    'the step, nothing to compare',
    'comparison',
    'comparison / build'
  ],
  rendered.map(({ count, own, bytes, rounds, times }) => [
    number(count),
    number(own),
    size(bytes),
    rounds,
    ...[times.build, times.compared, times.copied].map(duration),
    `${comparison(times).toFixed(0)} ms`,
    (comparison(times) / median(times.build)).toFixed(1)
  ])
)}`
}

function comparison({ compared, copied }) {
  return median(compared) - median(copied)
}

function auditAims(audits) {
  return audits.flatMap(({ count, wrong, times, peak }) => {
    const what = `The audit of ${number(count)} files, ${number(wrong)} with findings`
    const { seconds, megabytes: most } = AUDIT_AIMS
    return [
      verdict(`${what}, within ${seconds} s`, median(times) / 1000, seconds, ' s'),
      ...(peak === null ? [] : [verdict(`${what}, in less than ${most} MB`, peak / MEGABYTE, most, ' MB')])
    ]
  })
}

function renderedAims(rendered) {
  return rendered.map(({ count, own, times }) =>
    verdict(
      `${count} rendered resources, of which ${own === count ? 'all' : own} change, compared and drawn within one kustomize build`,
      comparison(times) / median(times.build),
      1,
      ' times'
    )
  )
}

function aims(results) {
  const of = (count) => results.find((result) => result.count === count)
  const [one, many] = [of(1), of(10_000)]
  return [
    verdict(
      '10,000 files within 4 times grep and sed',
      quotient(many.times.repull, many.times.pipeline),
      4,
      ' times'
    ),
    many.peaks.repull === null
      ? '10,000 files in less than 200 MB: not measured here.'
      : verdict('10,000 files in less than 200 MB', many.peaks.repull / MEGABYTE, MEMORY_AIM, ' MB'),
    verdict('One file within 3 times bare Node', quotient(one.times.repull, one.times.bare), 3, ' times')
  ]
}

function verdict(aim, value, most, unit) {
  return `${aim}: **${value <= most ? 'reached' : 'missed'}**, ${value.toFixed(value < 100 ? 1 : 0)}${unit}.`
}

function machine() {
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).replace('git version', 'git').trim()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores (${process.arch}), ${memory} GB, ${process.platform}, Node ${process.versions.node}, ${git}`
}

function table(titles, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(titles), `|${'---|'.repeat(titles.length)}`, ...rows.map(line)].join('\n')
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function quotient(values, others) {
  return median(values) / median(others)
}

function ratio(values, others) {
  return quotient(values, others).toFixed(1)
}

function duration(milliseconds) {
  const text = (value) => (value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`)
  return `${text(median(milliseconds))} (${text(Math.min(...milliseconds))})`
}

function megabytes(bytes) {
  return bytes === null ? '-' : `${(bytes / MEGABYTE).toFixed(0)} MB`
}

function size(bytes) {
  return bytes < MEGABYTE ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / MEGABYTE).toFixed(1)} MB`
}

function number(value) {
  return value.toLocaleString('en-US')
}
