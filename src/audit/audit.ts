import type { Problem } from '../errors.js'
import type { FieldRow } from '../fields/table.js'
import type { Tree } from '../host/tree.js'
import type { ResolvedImage } from '../image/request.js'
import type { PullPolicy, PullSecret } from '../inputs.js'
import type { Patch } from '../patch/change.js'
import { composePatches, toBefore } from '../patch/compose.js'
import type { FilePlace } from '../patch/kustomize/tree.js'
import type { Selection } from '../patch/select.js'
import { lineEnd, lineStart, positions } from '../yaml/text.js'
import { complaintOf } from './exempt.js'
import type { Finding, RuleId } from './finding.js'
import { Look } from './look.js'
import type { Sighting } from './look.js'
import { mended } from './mend.js'
import type { Mend } from './rule.js'
import { RULES } from './rules.js'
import { Surveys } from './survey.js'

export interface AuditRequest {
  readonly rows: readonly FieldRow[]
  readonly images: readonly ResolvedImage[]
  readonly pullPolicy: PullPolicy | 'keep'
  readonly pullSecrets: readonly PullSecret[]
  /** Also make the mends. */
  readonly fix: boolean
  readonly onFile: () => void
  /** Of files that were read before. */
  readonly surveys?: Surveys
}

export interface Audit {
  readonly findings: readonly Finding[]
  /** The patches that were given, with the mends in them, and those of files that get mends alone. */
  readonly patches: readonly Patch[]
  readonly problems: readonly Problem[]
}

/** A mend may bring out something that another rule mends. */
const ROUNDS = 3

/** Looks for what would still keep a cluster from running what the selected files say once `patches` are written. */
export function audit(
  selection: Selection,
  tree: Tree,
  patches: readonly Patch[],
  request: AuditRequest
): Audit {
  const files = new Set(selection.files.map(({ path }) => path))
  const { rows, images, pullPolicy, pullSecrets, onFile, surveys = new Surveys(images) } = request
  const policy = pullPolicy === 'keep' || pullPolicy === 'Never' ? 'Always' : pullPolicy
  let current = new Map(patches.map((patch) => [patch.file, patch]))
  const look = (): Look =>
    new Look({
      selection,
      tree,
      surveys,
      rows,
      images,
      pullSecrets,
      policy,
      isSelected: (file) => files.has(file),
      changesIn: (file) => current.get(file)?.changes ?? [],
      patches: current,
      onFile
    })
  let seen = look()
  const mendedFindings: Finding[] = []
  for (let round = 0; request.fix && round < ROUNDS; round += 1) {
    const next = withMends(seen, current)
    if (next === undefined) break
    const before = findingsOf(seen, current)
    current = next
    seen = look()
    const left = new Set(findingsOf(seen, current).map(keyOf))
    mendedFindings.push(
      ...before
        .filter((finding) => finding.isMendable && !left.has(keyOf(finding)))
        .map((finding) => ({ ...finding, isMended: true }))
    )
  }
  return {
    findings: [...findingsOf(seen, current), ...mendedFindings].toSorted(byPlace),
    patches: [...current.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    problems: seen.problems
  }
}

/** The patches with the mends of all that was seen; undefined where there is nothing to mend. */
function withMends(seen: Look, patches: ReadonlyMap<string, Patch>): Map<string, Patch> | undefined {
  const byFile = new Map<string, Mend[]>()
  for (const { mend } of open(seen)) {
    if (mend !== undefined) byFile.set(mend.file, [...(byFile.get(mend.file) ?? []), mend])
  }
  const next = new Map(patches)
  let isAny = false
  for (const [file, mends] of byFile) {
    const patch = mended(file, seen.text(file), mends)
    if (patch === null) continue
    const first = patches.get(file)
    next.set(file, first === undefined ? patch : composePatches(first, patch))
    isAny = true
  }
  return isAny ? next : undefined
}

/** What was seen and is not exempt, each thing once: builds may share a place. */
function open(seen: Look): Sighting[] {
  const exempt = exempter(seen)
  const known = new Set<string>()
  return seen.sightings.filter((sighting) => {
    const { rule, at, message } = sighting
    const key = JSON.stringify([rule.id, at, message])
    if (known.has(key)) return false
    known.add(key)
    return !exempt(sighting)
  })
}

/** Tells whether an exemption covers what was seen, and keeps in mind which ones were needed. */
function exempter(seen: Look, used?: Set<unknown>): (sighting: Sighting) => boolean {
  return ({ rule, at }) => {
    const there = (seen.exemptions.get(at.file) ?? []).filter((exemption) => exemption.rule === rule.id)
    if (there.length === 0) return false
    const { line } = positions(seen.text(at.file))(at.offset)
    const ours = there.filter((exemption) => exemption.line === line)
    for (const exemption of ours) used?.add(exemption)
    return ours.length > 0
  }
}

function findingsOf(seen: Look, patches: ReadonlyMap<string, Patch>): Finding[] {
  const place = placer(seen, patches)
  const found = open(seen).map(({ rule, at, message, hint, related, mend }): Finding => {
    const { source, ...where } = place(at)
    return {
      rule: rule.id,
      level: rule.level,
      message,
      hint,
      place: where,
      related: (related ?? []).map((each) => {
        const { file, line, column } = place(each)
        return { file, line, column }
      }),
      source,
      isMendable: mend !== undefined,
      isMended: false
    }
  })
  return [...found, ...exemptionFindings(seen, place)]
}

function exemptionFindings(seen: Look, place: ReturnType<typeof placer>): Finding[] {
  const used = new Set<unknown>()
  const exempt = exempter(seen, used)
  for (const sighting of seen.sightings) exempt(sighting)
  const ids = RULES.map(({ id }) => id)
  return [...seen.exemptions].flatMap(([file, exemptions]) =>
    exemptions.flatMap((exemption): Finding[] => {
      const complaint = complaintOf(exemption, used.has(exemption), ids)
      if (complaint === undefined) return []
      const { source, ...where } = place({ file, offset: exemption.offset })
      const told = { rule: 'exemption', level: 'notice', place: where, related: [], source } as const
      return [{ ...told, ...complaint, isMendable: false, isMended: false }]
    })
  )
}

/** Finds the line and column, in the file as people have it, of a place in its text after the patch. */
function placer(
  seen: Look,
  patches: ReadonlyMap<string, Patch>
): (place: FilePlace) => { file: string; line: number; column: number; source: string } {
  const back = new Map([...patches].map(([file, patch]) => [file, toBefore(patch)]))
  return ({ file, offset }) => {
    const text = patches.get(file)?.before ?? seen.text(file)
    const at = Math.min(back.get(file)?.(offset) ?? offset, text.length)
    return { file, ...positions(text)(at), source: text.slice(lineStart(text, at), lineEnd(text, at)) }
  }
}

function keyOf({ rule, place }: Finding): string {
  return JSON.stringify([rule, place])
}

const ORDER = new Map<RuleId, number>(RULES.map(({ id }, index) => [id, index]))

function byPlace(one: Finding, other: Finding): number {
  if (one.place.file !== other.place.file) return one.place.file < other.place.file ? -1 : 1
  return (
    one.place.line - other.place.line ||
    one.place.column - other.place.column ||
    (ORDER.get(one.rule) ?? 99) - (ORDER.get(other.rule) ?? 99)
  )
}
