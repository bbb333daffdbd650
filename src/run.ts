import { sarifOf } from './audit/sarif.js'
import { deliverToBranch } from './deliver/branch.js'
import { writeSarif } from './deliver/sarif.js'
import { pushedByUs } from './deliver/trailers.js'
import { deliverToWorkspace } from './deliver/workspace.js'
import type { FieldRow } from './fields/table.js'
import type { Pace } from './host/pace.js'
import type { GitHub } from './host/github.js'
import type { Target } from './host/target.js'
import type { Trigger } from './host/trigger.js'
import type { FileWrite } from './host/writer.js'
import { withTag } from './image/request.js'
import type { ResolvedImage } from './image/request.js'
import type { ImageField, Inputs } from './inputs.js'
import type { PatchRequest } from './patch/request.js'
import { prepare, rendered } from './prepare.js'
import type { Prepared, Rendered, RenderingHost } from './prepare.js'
import { filesOf } from './render/outcome.js'
import { pullRequestText } from './report/pull-request.js'
import { failed } from './report/result.js'
import type { Result } from './report/result.js'
import { evaluateTag, evaluateText, needs } from './tag/evaluate.js'
import type { FactName, Facts } from './tag/facts.js'
import { messageNeeds } from './tag/message.js'

/** The outside world, as the job needs it. */
export interface Host extends RenderingHost {
  readonly facts: (needed: ReadonlySet<FactName>) => Promise<Facts>
  readonly write: (writes: readonly FileWrite[]) => void
  /** Called before each file is read. */
  readonly onFile: () => void
  /** A path relative to the working directory as one relative to the repository. */
  readonly toRepositoryPath: (file: string) => string
  readonly trigger: () => Trigger
  /** The repository that a commit goes to. */
  readonly target: (inputs: Inputs) => Promise<Target>
  readonly pace: Pace
  readonly github?: ((token: string) => GitHub) | undefined
  /** What changes, as the comment on a pull request shows it. */
  readonly describe: (result: Result) => string
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
  const { comparesPlain, mask, render } = host
  const { prepared, delivery } = await deliverToBranch<Planned>(images, inputs, host, {
    facts,
    prepare: async (tree, wanted) => {
      const request = patchRequest(inputs, wanted, facts)
      return { ...(await prepare(inputs, request, tree, host)), request, rendering: null }
    },
    // A race is lost by those who are slow. Only what may stop the delivery is rendered before it, on every tip.
    complete: async (tree, planned, when) => {
      if (when !== (inputs.render === 'required' ? 'before' : 'after')) return planned
      const from = { tree, comparesPlain, mask, render }
      return { ...planned, ...(await rendered(inputs, planned.request, planned, from)) }
    },
    pullBody: (prepared) => {
      const table = host.describe({ ...resultOf(prepared, images, tag, inputs), delivered: true })
      return pullRequestText(inputs.pullRequestBody, facts, { images: prepared.plan.images, table })
    }
  })
  leaveFindings(prepared, inputs, host)
  const also = renderedFiles(prepared, inputs)
  if (also.length > 0) host.write(also)
  return { ...resultOf(prepared, images, tag, inputs), delivered: delivery.committed, delivery }
}

interface Planned extends Rendered {
  readonly request: PatchRequest
}

interface Wanted {
  readonly facts: Facts
  readonly tag: string
  readonly images: readonly ResolvedImage[]
}

function isStopped({ problems }: Prepared): boolean {
  return problems.some(({ level }) => level === 'error')
}

/** What goes into `render-dir`. */
function renderedFiles(prepared: Rendered, { renderDir }: Inputs): FileWrite[] {
  return isStopped(prepared) ? [] : filesOf(prepared.rendering, renderDir)
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
  const { patches } = prepared.plan
  const delivered = !inputs.dryRun && !isStopped(prepared) && patches.length > 0
  const also = renderedFiles(prepared, inputs)
  if (delivered) deliverToWorkspace(patches, { ...inputs, also, write: host.write })
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

function nothingToPatch(tag: string, { dryRun, outputDir }: Inputs): Result {
  return { ...failed([]), tag, dryRun, outputDir }
}
