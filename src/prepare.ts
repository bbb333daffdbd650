import { audit } from './audit/audit.js'
import type { Finding } from './audit/finding.js'
import { Surveys } from './audit/survey.js'
import { RepullError } from './errors.js'
import type { Problem } from './errors.js'
import type { Tree } from './host/tree.js'
import type { Inputs } from './inputs.js'
import { noMatch } from './patch/near-miss.js'
import { planFiles } from './patch/plan.js'
import type { Plan } from './patch/plan.js'
import type { PatchRequest } from './patch/request.js'
import { select } from './patch/select.js'
import { verifyPatch } from './patch/verify.js'
import type { Selection } from './patch/select.js'
import { failuresOf, masksOf } from './render/outcome.js'
import { renderDifference } from './render/render.js'
import type { Rendering } from './render/render.js'
import type { RenderHost } from './render/renderer.js'

/** What rendering needs of the outside world. */
export interface RenderingHost {
  readonly tree: Tree
  readonly render: RenderHost
  /** Whether manifests that need no renderer are compared as well: a terminal shows the diff of their files. */
  readonly comparesPlain: boolean
  /** Has the log hide a text wherever it comes up. */
  readonly mask: (secret: string) => void
}

/** What the steps before delivery come to on one tree: the work tree, or the tip of a branch. */
export interface Prepared {
  readonly selection: Selection
  readonly plan: Plan
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
}

/** What was prepared, and what it comes to in the cluster. */
export interface Rendered extends Prepared {
  readonly rendering: Rendering | null
}

/** Renders what was prepared. Raises RepullError; a root that could not be rendered is a problem. */
export async function rendered(
  inputs: Inputs,
  request: PatchRequest,
  prepared: Prepared,
  host: RenderingHost
): Promise<Rendered> {
  const rendering = await render(inputs, request, prepared, host)
  const problems = [...prepared.problems, ...failuresOf(rendering, inputs.render)]
  return { ...prepared, problems, rendering }
}

/**
 * Selects and patches in memory. Knows its tree alone, so that it can be done again on the new tip of a branch after a
 * lost push race. Raises RepullError with everything that was found.
 */
export async function prepare(
  inputs: Inputs,
  request: PatchRequest,
  tree: Tree,
  { onFile }: { readonly onFile: () => void }
): Promise<Prepared> {
  const selection = await selectFiles(inputs, tree)
  const isAlone = request.images.length === 0
  const surveys = new Surveys(request.images)
  const whenRead =
    inputs.audit === 'off'
      ? {}
      : { onRead: (path: string, file: string, bytes: Buffer) => void surveys.add(path, file, bytes) }
  const plan = isAlone
    ? nothingPlanned(selection)
    : planFiles(selection, tree, request, { kustomize: inputs.kustomize, onFile, ...whenRead })
  const problems = [...plan.problems, ...unmatched(plan, inputs, selection, tree)]
  if (problems.some(({ level }) => level === 'error')) throw new RepullError(problems)
  if (inputs.audit === 'off') return verified({ selection, plan, problems, findings: [] })
  const { auditFix: fix } = inputs
  const audited = audit(selection, tree, plan.patches, {
    ...request,
    surveys,
    fix,
    onFile: isAlone ? onFile : () => {}
  })
  if (audited.problems.some(({ level }) => level === 'error'))
    throw new RepullError([...problems, ...audited.problems])
  return verified({
    selection,
    plan: { ...plan, patches: audited.patches },
    problems: [...problems, ...audited.problems, ...forbidden(inputs, audited.findings)],
    findings: audited.findings
  })
}

/** Whatever is written later has been read again here. Raises `self-check`. */
function verified(prepared: Prepared): Prepared {
  const problems = prepared.plan.patches.flatMap((patch) => verifyPatch(patch) ?? [])
  if (problems.length > 0) throw new RepullError(problems)
  return prepared
}

/** With `audit: error`, findings of level error stop the run before anything is written. */
function forbidden(inputs: Inputs, findings: readonly Finding[]): Problem[] {
  const errors = findings.filter(({ level, isMended }) => level === 'error' && !isMended).length
  if (inputs.audit !== 'error' || errors === 0) return []
  const message = `The audit found ${errors === 1 ? 'an error' : `${errors} errors`}, and "audit" is "error".`
  const hint = 'Mend them, set "audit-fix", or exempt a line with a comment "# repull-ignore: ID reason".'
  return [{ code: 'audit', level: 'error', message, hint }]
}

function nothingPlanned({ files, problems }: Selection): Plan {
  return {
    patches: [],
    images: [],
    matches: new Map(),
    unmatched: [],
    problems,
    remote: [],
    filesRead: files.length
  }
}

/** What the patches come to in the cluster; null where nobody asks. */
async function render(
  { render, renderDir }: Inputs,
  request: PatchRequest,
  { selection, plan }: Prepared,
  host: RenderingHost
): Promise<Rendering | null> {
  if (request.images.length === 0 || (render === 'off' && renderDir === null)) return null
  const changes = plan.patches.flatMap((patch) => patch.changes)
  const rendering = await renderDifference(
    {
      tree: host.tree,
      selection,
      patches: plan.patches,
      asked: { request, images: plan.images, changes },
      all: renderDir !== null,
      plain: host.comparesPlain || renderDir !== null
    },
    host.render
  )
  const outputs = plan.images.flatMap(({ from, to }) => [from, to])
  for (const secret of masksOf(rendering, outputs)) host.mask(secret)
  return rendering
}

/** Copies of an earlier run are results, not sources. */
async function selectFiles(inputs: Inputs, tree: Tree): Promise<Selection> {
  const results = { 'output-dir': inputs.outputDir, 'render-dir': inputs.renderDir }
  for (const [name, directory] of Object.entries(results)) {
    if (directory === null || tree.spelled(directory) !== '.') continue
    const message = `${name}: the copies would lie on their sources`
    const hint = `Name another directory, or leave ${name} away.`
    throw new RepullError({ code: 'input', level: 'error', message, hint })
  }
  if (inputs.outputDir !== null && tree.spelled(inputs.outputDir) === tree.spelled(inputs.renderDir ?? '.')) {
    const message = 'render-dir: it is the directory of output-dir too, and files of both may have one name'
    throw new RepullError({ code: 'input', level: 'error', message, hint: 'Name another directory.' })
  }
  const copies = Object.values(results).flatMap((directory) => directory ?? [])
  const found = await select(inputs.files, tree, copies)
  const sarif = inputs.sarifFile === null ? null : tree.spelled(inputs.sarifFile)
  const selection = { ...found, files: found.files.filter(({ path, named }) => named || path !== sarif) }
  if (selection.files.length > 0 || selection.problems.some(({ level }) => level === 'error'))
    return selection
  throw new RepullError({
    code: 'no-files',
    level: 'error',
    message: `files: ${inputs.files.map((entry) => JSON.stringify(entry)).join(', ')} selects no file.`,
    hint: 'A directory stands for the *.yaml, *.yml and *.json files below it that git does not ignore.'
  })
}

function unmatched(plan: Plan, inputs: Inputs, selection: Selection, tree: Tree): Problem[] {
  if (plan.unmatched.length === 0 || inputs.onNoMatch === 'ignore') return []
  // A file that was refused may hold the image: then its error says all there is to say.
  if (plan.problems.some(({ level }) => level === 'error')) return []
  return noMatch(
    plan.unmatched,
    inputs.onNoMatch === 'error' ? 'error' : 'warning',
    selection,
    tree,
    plan.remote
  )
}
