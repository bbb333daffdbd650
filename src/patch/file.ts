import { posix } from 'node:path'
import { RepullError } from '../errors.js'
import type { Place, Problem } from '../errors.js'
import { parseChunk, splitDocuments } from '../yaml/parse.js'
import type { Chunk, YamlDocument } from '../yaml/parse.js'
import { positions } from '../yaml/text.js'
import type { Change, Edit, Match, Patch } from './change.js'
import { apply } from './compose.js'
import { Work } from './draft.js'
import { maskActions } from './helm-mask.js'
import { isHelmTemplate } from './helm-template.js'
import { isDefinition } from './documents.js'
import { patchDocument } from './document.js'
import type { Surroundings } from './document.js'
import { NOTHING_TOLD } from './kustomize/plan.js'
import type { Told } from './kustomize/plan.js'
import { removedPins } from './pins.js'
import type { PatchRequest } from './request.js'
import { namesOf } from './template-names.js'
import { decode, mayName, mayNamePart, withoutNul, writesParts } from './text.js'
import type { Needles } from './text.js'
import { NO_CONTEXT } from './values/chart.js'
import type { FileContext } from './values/chart.js'
import { isValuesFile } from './values/file.js'

export interface PlannedFile {
  readonly patch: Patch | null
  readonly matches: readonly Match[]
  /** With one of level error, the file is refused. */
  readonly problems: readonly Problem[]
}

export interface FileOptions {
  readonly told?: Told
  /** Looks where the file lies. */
  readonly context?: () => FileContext
}

const NOTHING: PlannedFile = { patch: null, matches: [], problems: [] }

/**
 * Plans one file: its new text and every change in it. Files that cannot name an image, and get nothing else, are not even
 * decoded.
 */
export function planFile(
  file: string,
  bytes: Buffer,
  request: PatchRequest,
  needles: Needles,
  { told = NOTHING_TOLD, context: around = () => NO_CONTEXT }: FileOptions = {}
): PlannedFile {
  const { targets, entries, patches } = told
  const isPart = mayNamePart(bytes, needles)
  const isApart = isPart && (isValuesFile(file) || writesParts(bytes))
  const isInUtf16 = !isPart && bytes.includes(0) && mayName(withoutNul(bytes), needles)
  const isNamed = isApart || isInUtf16 || (isPart && mayName(bytes, needles))
  // To look around costs more than to read most files.
  const context = isNamed || isValuesFile(file) ? around() : NO_CONTEXT
  const isOverride =
    context.defaults !== undefined && mayNamePart(Buffer.from(context.defaults.text), needles)
  const isTold = isOverride || targets.length + entries.length + patches.length > 0
  if (!isNamed && !isTold) return NOTHING
  const decoded = decode(bytes)
  if ('reason' in decoded) {
    return skipped(
      'not-text',
      file,
      `Skipped, as ${decoded.reason}.`,
      'Save it as UTF-8 if it is a manifest.'
    )
  }
  const { text } = decoded
  const template = isHelmTemplate(text) ? maskActions(text) : null
  if (template === undefined) {
    const at = Math.max(0, text.indexOf('{{', text.lastIndexOf('}}') + 2))
    return skippedTemplate(file, 'one of its actions has no end', { file, ...positions(text)(at) })
  }
  try {
    return planText(file, text, request, isTold || isApart ? null : needles, { told, context, template })
  } catch (error) {
    const [problem] = error instanceof RepullError ? error.problems : []
    if (template !== null && problem?.code === 'syntax')
      return skippedTemplate(file, problem.message, problem.place)
    if (error instanceof RepullError) return { ...NOTHING, problems: error.problems }
    throw error
  }
}

/** A template that is no YAML even without its actions. */
function skippedTemplate(file: string, why: string, place: Place = { file }): PlannedFile {
  const chart = /^(.*?)(?:^|\/)templates\//.exec(file)?.[1]
  const values = chart === undefined ? 'the values file of its chart' : posix.join(chart, 'values.yaml')
  const message = `Skipped, as it is a Helm template that cannot be read as YAML: ${why.replace(/^.*?: /, '').replace(/\.$/, '')}.`
  const hint = `Select ${values} instead, if the image is there.`
  return { ...NOTHING, problems: [{ code: 'helm-template', level: 'notice', place, message, hint }] }
}

function skipped(code: Problem['code'], file: string, message: string, hint: string): PlannedFile {
  return { ...NOTHING, problems: [{ code, level: 'notice', place: { file }, message, hint }] }
}

/** Plans a text. Raises the error that refuses it. */
function planText(
  file: string,
  text: string,
  request: PatchRequest,
  needles: Needles | null,
  surroundings: Surroundings
): PlannedFile {
  const position = positions(text)
  const { template } = surroundings
  const readable = template?.text ?? text
  const chunks = splitDocuments(readable)
  const works: Work[] = []
  const matches: Match[] = []
  for (const chunk of chunks) {
    const isPart = chunks.length > 1 && needles !== null
    if (isPart && !mayName(Buffer.from(text.slice(chunk.start, chunk.end)), needles)) continue
    if (isDefinition(text, chunk)) continue
    for (const document of parse(file, readable, chunk, position)) {
      const work = new Work(
        file,
        readable,
        document.root,
        position,
        template && { ...template, source: text, chart: surroundings.context.shown }
      )
      for (const match of patchDocument(work, document.index, request, surroundings)) matches.push(match)
      works.push(work)
    }
  }
  const patch = patchOf(file, text, works)
  const problems = works.flatMap((work) => work.problems)
  return { ...NOTHING, patch, matches, problems: [...problems, ...removedPins(patch?.changes ?? [])] }
}

/** What was done to the documents of a file; null where that is nothing. Raises `unclear` where it overlaps. */
export function patchOf(file: string, text: string, works: readonly Work[]): Patch | null {
  const edits = works.flatMap((work) => work.splices())
  if (edits.length === 0) return null
  const changes = works.flatMap((work) => work.drafts.map((draft) => toChange(work, draft)))
  refuseOverlaps(file, edits, positions(text))
  return { file, before: text, after: apply(text, edits), edits, changes: changes.toSorted(byPlace) }
}

function parse(
  file: string,
  text: string,
  chunk: Chunk,
  position: ReturnType<typeof positions>
): YamlDocument[] {
  const documents = parseChunk(text, chunk)
  if (Array.isArray(documents)) return documents
  throw new RepullError({
    code: documents.code,
    level: 'error',
    message: `Names an image, and is no YAML that can be read: ${documents.message}.`,
    place: { file, ...position(documents.offset) },
    hint: 'Mend it, or leave the file out with an entry in "files" that begins with "!".'
  })
}

function toChange(work: Work, draft: Work['drafts'][number]): Change {
  const { field, path, from, to } = draft
  return { ...work.place(draft.offset), ...namesOf(work, draft), field, path, from, to }
}

function byPlace(a: Change, b: Change): number {
  return a.line - b.line || a.column - b.column
}

/** A marker may ask for a change of a text in which an image is changed. */
function refuseOverlaps(file: string, edits: readonly Edit[], position: ReturnType<typeof positions>): void {
  const second = edits.find(({ start }, index) => start < (edits[index - 1]?.end ?? 0))
  if (second === undefined) return
  throw new RepullError({
    code: 'unclear',
    level: 'error',
    message: 'Two changes are asked for at one place.',
    place: { file, ...position(second.start) },
    hint: 'Remove the marker on the text around it.'
  })
}
