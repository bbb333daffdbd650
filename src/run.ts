import { audit } from './audit/audit.js'
import type { Finding } from './audit/finding.js'
import { sarifOf } from './audit/sarif.js'
import { deliverToBranch } from './deliver/branch.js'
import { writeSarif } from './deliver/sarif.js'
import { pushedByUs } from './deliver/trailers.js'
import { deliverToWorkspace } from './deliver/workspace.js'
import { RepullError } from './errors.js'
import type { Problem } from './errors.js'
import type { FieldRow } from './fields/table.js'
import type { Pace } from './host/pace.js'
import type { GitHub } from './host/github.js'
import type { Target } from './host/target.js'
import type { Tree } from './host/tree.js'
import type { Trigger } from './host/trigger.js'
import type { FileWrite } from './host/writer.js'
import { withTag } from './image/request.js'
import type { ResolvedImage } from './image/request.js'
import type { ImageField, Inputs } from './inputs.js'
import { noMatch } from './patch/near-miss.js'
import { planFiles } from './patch/plan.js'
import type { Plan } from './patch/plan.js'
import type { PatchRequest } from './patch/request.js'
import { select } from './patch/select.js'
import type { Selection } from './patch/select.js'
import { failuresOf, filesOf, masksOf } from './render/outcome.js'
import { renderDifference } from './render/render.js'
import type { Rendering } from './render/render.js'
import type { RenderHost } from './render/renderer.js'
import { pullRequestText } from './report/pull-request.js'
import type { Result } from './report/result.js'
import { evaluateTag, evaluateText, needs } from './tag/evaluate.js'
import type { FactName, Facts } from './tag/facts.js'
import { messageNeeds } from './tag/message.js'

/** The outside world, as the job needs it. */
export interface Host {
  readonly tree: Tree
  readonly facts: (needed: ReadonlySet<FactName>) => Promise<Facts>
  readonly write: (writes: readonly FileWrite[]) => void
  /** Called before each file is read. */
  readonly onFile: () => void
  /** A path relative to the working directory as one relative to the repository. */
  readonly toRepositoryPath: (file: string) => string
  readonly render: RenderHost
  /** Whether manifests that need no renderer are compared as well: a terminal shows the diff of their files. */
  readonly comparesPlain: boolean
  /** Has the log hide a text wherever it comes up. */
  readonly mask: (secret: string) => void
  readonly trigger: () => Trigger
  /** The repository that a commit goes to. */
  readonly target: (inputs: Inputs) => Promise<Target>
  readonly pace: Pace
  readonly github?: ((token: string) => GitHub) | undefined
  /** What changes, as the comment on a pull request shows it. */
  readonly describe: (result: Result) => string
}

/** What the steps before delivery come to on one tree: the work tree, or the tip of a branch. */
export interface Prepared {
  readonly selection: Selection
  readonly plan: Plan
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
}

/** The whole job. Raises RepullError with everything that was found; nothing is written then. */
export async function run(inputs: Inputs, host: Host): Promise<Result> {
  const facts = await host.facts(neededFacts(inputs))
  const tag = computeTag(inputs, facts)
  const images = inputs.images.map((image) => withTag(image, tag))
  if (images.length === 0 && !(inputs.filesGiven && inputs.audit !== 'off'))
    return nothingToPatch(tag, inputs)
  if (inputs.deliver !== 'files') return runOnBranch(inputs, host, { facts, tag, images })
  const request = patchRequest(inputs, images, facts)
  return finish(await prepare(inputs, request, host.tree, host), request, images, tag, inputs, host)
}

/** The audit of the files as they stand. Raises RepullError; findings are none. */
export async function runAuditAlone(inputs: Inputs, host: Host): Promise<Result> {
  const alone = {
    ...inputs,
    images: [],
    annotations: [],
    audit: inputs.audit === 'off' ? 'warn' : inputs.audit
  } as const
  const request = patchRequest(alone, [], { now: new Date(0), env: {} })
  return finish(await prepare(alone, request, host.tree, host), request, [], '', alone, host)
}

/** The same where a branch is written to, whatever the work tree holds. */
async function runOnBranch(inputs: Inputs, host: Host, { facts, tag, images }: Wanted): Promise<Result> {
  const own = pushedByUs(host.trigger().message, facts.repo)
  if (own !== undefined) return { ...nothingToPatch(tag, inputs), problems: [own] }
  const { prepared, delivery } = await deliverToBranch<Rendered>(images, inputs, host, {
    facts,
    prepare: async (tree, wanted) => {
      const request = patchRequest(inputs, wanted, facts)
      const { comparesPlain, mask, render } = host
      const prepared = await prepare(inputs, request, tree, host)
      return rendered(inputs, request, prepared, { tree, comparesPlain, mask, render })
    },
    pullBody: (prepared) => {
      const table = host.describe({ ...resultOf(prepared, images, tag, inputs), delivered: true })
      return pullRequestText(inputs.pullRequestBody, facts, { images: prepared.plan.images, table })
    }
  })
  leaveFindings(prepared, inputs, host)
  const also = isStopped(prepared) ? [] : filesOf(prepared.rendering, inputs.renderDir)
  if (also.length > 0) host.write(also)
  return { ...resultOf(prepared, images, tag, inputs), delivered: delivery.committed, delivery }
}

interface Wanted {
  readonly facts: Facts
  readonly tag: string
  readonly images: readonly ResolvedImage[]
}

/** What was prepared, and what it comes to in the cluster. */
interface Rendered extends Prepared {
  readonly rendering: Rendering | null
}

async function rendered(
  inputs: Inputs,
  request: PatchRequest,
  prepared: Prepared,
  host: Pick<Host, 'tree' | 'comparesPlain' | 'mask' | 'render'>
): Promise<Rendered> {
  const rendering = await render(inputs, request, prepared, host)
  const problems = [...prepared.problems, ...failuresOf(rendering, inputs.render)]
  return { ...prepared, problems, rendering }
}

function isStopped({ problems }: Prepared): boolean {
  return problems.some(({ level }) => level === 'error')
}

function leaveFindings({ findings }: Prepared, { sarifFile }: Inputs, host: Host): void {
  if (sarifFile !== null) writeSarif(sarifFile, sarifOf(findings, host.toRepositoryPath), host)
}

/** Delivers what was prepared, unless the audit forbids it. */
async function finish(
  planned: Prepared,
  request: PatchRequest,
  images: readonly ResolvedImage[],
  tag: string,
  inputs: Inputs,
  host: Host
): Promise<Result> {
  leaveFindings(planned, inputs, host)
  const prepared = await rendered(inputs, request, planned, host)
  const { plan, rendering } = prepared
  const delivered = !inputs.dryRun && !isStopped(prepared) && plan.patches.length > 0
  const also = isStopped(prepared) ? [] : filesOf(rendering, inputs.renderDir)
  if (delivered) deliverToWorkspace(plan.patches, { ...inputs, also, write: host.write })
  else if (also.length > 0) host.write(also)
  return { ...resultOf(prepared, images, tag, inputs), delivered }
}

function resultOf(
  { plan, problems, findings, rendering }: Rendered,
  images: readonly ResolvedImage[],
  tag: string,
  inputs: Inputs
): Result {
  const [only, ...others] = new Set(plan.images.map(({ to }) => to))
  return {
    tag: tag === '' && images.length === 1 ? (images[0]?.tag ?? '') : tag,
    image: others.length === 0 ? (only ?? '') : '',
    images: plan.images,
    patches: plan.patches,
    problems,
    findings,
    filesRead: plan.filesRead,
    dryRun: inputs.dryRun,
    outputDir: inputs.outputDir,
    delivered: false,
    difference: rendering?.difference ?? null,
    delivery: null
  }
}

/**
 * Selects and patches in memory. Knows its tree alone, so that it can be done again on the new tip of a branch after a
 * lost push race. Raises RepullError with everything that was found.
 */
async function prepare(
  inputs: Inputs,
  request: PatchRequest,
  tree: Tree,
  { onFile }: Pick<Host, 'onFile'>
): Promise<Prepared> {
  const selection = await selectFiles(inputs, tree)
  const isAlone = request.images.length === 0
  const plan = isAlone
    ? nothingPlanned(selection)
    : planFiles(selection, tree, request, { kustomize: inputs.kustomize, onFile })
  const problems = [...plan.problems, ...unmatched(plan, inputs, selection, tree)]
  if (problems.some(({ level }) => level === 'error')) throw new RepullError(problems)
  if (inputs.audit === 'off') return { selection, plan, problems, findings: [] }
  const { auditFix: fix } = inputs
  const audited = audit(selection, tree, plan.patches, {
    ...request,
    fix,
    onFile: isAlone ? onFile : () => {}
  })
  return {
    selection,
    plan: { ...plan, patches: audited.patches },
    problems: [...problems, ...audited.problems, ...forbidden(inputs, audited.findings)],
    findings: audited.findings
  }
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
  host: Pick<Host, 'tree' | 'comparesPlain' | 'mask' | 'render'>
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

/** The tag alone. Raises RepullError. */
export async function computeTagAlone(inputs: Inputs, host: Pick<Host, 'facts'>): Promise<string> {
  return computeTag(inputs, await host.facts(needs(inputs.tag)))
}

/** The default template is not evaluated where no image asks for its tag: it may need a commit that is not there. */
function isTagNeeded(inputs: Inputs): boolean {
  return inputs.tagGiven || inputs.images.length === 0 || inputs.images.some(({ computedTag }) => computedTag)
}

function neededFacts(inputs: Inputs): Set<FactName> {
  const templates = [
    ...(isTagNeeded(inputs) ? [inputs.tag] : []),
    ...inputs.annotations.map(({ value }) => value)
  ]
  const needed = templates.flatMap((template) => [...needs(template)])
  return new Set(
    inputs.deliver === 'files' ? needed : [...needed, ...ORIGIN, ...messagesOf(inputs).flatMap(messageNeeds)]
  )
}

function messagesOf(inputs: Inputs): readonly string[] {
  const { commitMessage, pullRequestBranch, pullRequestTitle, pullRequestBody } = inputs
  const ofPull = [pullRequestBranch, pullRequestTitle, pullRequestBody]
  return inputs.deliver === 'pull-request' ? [commitMessage, ...ofPull] : [commitMessage]
}

/** What a commit says of where it comes from. */
const ORIGIN: readonly FactName[] = ['repo', 'sha', 'run_id', 'run_number', 'run_attempt']

function computeTag(inputs: Inputs, facts: Facts): string {
  if (!isTagNeeded(inputs)) return ''
  const allowLatest = inputs.images.some(({ digest }) => digest !== null)
  return evaluateTag(inputs.tag, facts, { allowLatest })
}

function patchRequest(inputs: Inputs, images: readonly ResolvedImage[], facts: Facts): PatchRequest {
  const { pullPolicy, pullSecrets } = inputs
  const annotations = inputs.annotations.map(({ key, value }) => ({ key, value: evaluateText(value, facts) }))
  return { images, pullPolicy, pullSecrets, annotations, rows: inputs.imageFields.map(toRow) }
}

function toRow({ group, kind, path }: ImageField): FieldRow {
  const spec = path.map((part) => part.replaceAll('/', '\\/')).join('/')
  return { group: group ?? '*', kinds: [kind], images: [spec] }
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

function nothingToPatch(tag: string, inputs: Inputs): Result {
  const { dryRun, outputDir } = inputs
  return {
    tag,
    image: '',
    images: [],
    patches: [],
    problems: [],
    findings: [],
    filesRead: 0,
    dryRun,
    outputDir,
    delivered: false,
    difference: null,
    delivery: null
  }
}
