import { posix } from 'node:path'
import type { Problem } from '../errors.js'
import type { Tree, Unreadable } from '../host/tree.js'
import type { PullSecret } from '../inputs.js'
import type { Patch } from '../patch/change.js'
import { maskActions } from '../patch/helm-mask.js'
import type { Masked } from '../patch/helm-mask.js'
import { Sources } from '../patch/kustomize/source.js'
import type { Selection } from '../patch/select.js'
import { decode } from '../patch/text.js'
import { unreadable } from '../patch/unreadable.js'
import { Charts } from '../patch/values/chart.js'
import type { FileContext } from '../patch/values/chart.js'
import { parseChunk } from '../yaml/parse.js'
import type { Chunk } from '../yaml/parse.js'
import { positions } from '../yaml/text.js'
import { chartLabels } from './chart-labels.js'
import type { ChartLabel } from './chart-labels.js'
import type { Exemption } from './exempt.js'
import { withGitOps } from './gitops.js'
import { Knowledge, ownersIn, podsOf, secretsOf } from './known.js'
import { outermost } from './kustomizations.js'
import { buildUnits, documentUnit } from './objects.js'
import type { Found, Rule } from './rule.js'
import { RULES } from './rules.js'
import { skaffoldImages } from './skaffold.js'
import type { Surroundings } from './surroundings.js'
import type { Survey, Surveys } from './survey.js'
import { withoutActions } from './template.js'
import { unitsInside } from './texts.js'
import type { Unit } from './unit.js'
import { withValues } from './values.js'

export interface LookOptions extends Omit<Surroundings, 'files'> {
  readonly selection: Selection
  readonly pullSecrets: readonly PullSecret[]
  readonly tree: Tree
  /** What is known of files since they were first read. */
  readonly surveys: Surveys
  /** What this run makes of files. */
  readonly patches: ReadonlyMap<string, Patch>
  readonly onFile: () => void
}

export interface Sighting extends Found {
  readonly rule: Rule
}

/** One look at all files, as this run leaves them. */
export class Look {
  readonly sightings: Sighting[] = []
  readonly problems: Problem[] = []
  readonly exemptions = new Map<string, readonly Exemption[]>()
  readonly #options: LookOptions
  readonly #sources: Sources
  readonly #knowledge: Knowledge
  readonly #surroundings: Surroundings
  readonly #charts: Charts
  /** Files that the user named. */
  readonly #named: ReadonlySet<string>
  /** Files that a kustomization builds from: what the cluster gets of them is the build. */
  readonly #covered = new Set<string>()
  /** What is to be looked at again once all is known. */
  readonly #later: {
    readonly owners: ReadonlySet<string>
    readonly secrets: readonly string[]
    readonly again: () => Iterable<Unit>
  }[] = []
  readonly #definitions: (() => Iterable<Unit>)[] = []
  /** The texts of files in which something was seen. */
  readonly #texts = new Map<string, string>()

  constructor(options: LookOptions) {
    this.#options = options
    const texts = new Map([...options.patches].map(([file, { after }]) => [file, after]))
    this.#sources = new Sources(options.tree, texts)
    const { files } = options.selection
    this.#charts = new Charts(options.tree, new Set(files.map(({ path }) => path)))
    this.#knowledge = new Knowledge(
      skaffoldImages(
        files.map(({ path }) => path),
        this.#sources
      )
    )
    this.#surroundings = { ...options, files: this.#knowledge }
    this.#named = new Set(files.flatMap(({ path, named }) => (named ? [path] : [])))
    for (const { registry, name } of options.pullSecrets) this.#knowledge.need(registry, name)
    // What a build is asked for here.
    this.#sources.names = (text) => /image|kind: *["']?(?:Secret|ServiceAccount)\b/i.test(text)
    this.#builds()
    this.#files()
    this.#across()
  }

  /** The text of a file after the patch. */
  text(file: string): string {
    return this.#options.patches.get(file)?.after ?? this.#texts.get(file) ?? this.#sources.text(file) ?? ''
  }

  #builds(): void {
    const { selection } = this.#options
    const files = selection.files.flatMap(({ path }) => this.#real(path) ?? [])
    for (const [kustomization, built] of outermost([...new Set(files)], this.#sources)) {
      for (const file of built.files) this.#covered.add(file)
      const units = (): Unit[] => buildUnits(kustomization, built, this.#options)
      for (const unit of units())
        this.#lookAt(unit, true, () => units().filter(({ object }) => isSame(object, unit.object)))
    }
  }

  /** The real path of a kustomization file. */
  #real(path: string): string | undefined {
    return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(path) ? this.#sources.file(path) : undefined
  }

  /** The selected files, and those that they build from: what is wrong there reaches the cluster too. */
  #files(): void {
    const { selection, images, onFile } = this.#options
    const done = new Set<string>()
    for (const { path, named } of selection.files) {
      onFile()
      const failure = this.#file(path, done)
      // Where images are patched as well, the patch has told of it.
      if (failure !== undefined && images.length === 0) this.problems.push(unreadable(path, failure, named))
    }
    for (const path of this.#covered) this.#file(path, done)
  }

  /** A file that was surveyed is read again only where something in it is worth parsing. */
  #file(path: string, done: Set<string>): Unreadable | undefined {
    const { surveys, patches, tree } = this.#options
    const known = surveys.at(path)
    if (known?.survey.isQuiet === true && !patches.has(known.file)) {
      if (!done.has(known.file)) this.#survey(known.file, known.survey, undefined)
      done.add(known.file)
      return undefined
    }
    return tree.read(path, ({ path: file, bytes: { buffer, byteOffset, byteLength } }) => {
      if (done.has(file)) return undefined
      done.add(file)
      const bytes = Buffer.from(buffer, byteOffset, byteLength)
      const patched = patches.get(file)?.after
      const survey =
        patched === undefined ? (known?.survey ?? surveys.add(path, file, bytes)) : surveys.ofText(patched)
      this.#survey(file, survey, patched ?? (survey.isQuiet ? undefined : textOf(bytes)))
      return undefined
    })
  }

  /** `text`: the file's, where some of it is to be parsed. */
  #survey(file: string, { parts, exemptions, isTemplate }: Survey, text: string | undefined): void {
    if (exemptions.length > 0) this.exemptions.set(file, exemptions)
    const isCovered = this.#covered.has(file)
    const template = text !== undefined && isTemplate ? maskActions(text) : undefined
    for (const { chunk, isDefining, isSuspect, owners } of parts) {
      const again = (): Unit[] => {
        const now = this.text(file)
        return this.#parse(file, now, chunk, isTemplate ? maskActions(now) : undefined)
      }
      if (isDefining && !isCovered) this.#definitions.push(again)
      if (isSuspect && text !== undefined) {
        const seen = this.sightings.length
        for (const unit of this.#parse(file, text, chunk, template)) this.#lookAt(unit, !isCovered, again)
        if (this.sightings.length > seen) this.#texts.set(file, text)
      } else if (owners.size > 0 && !isCovered) this.#later.push({ owners, secrets: [], again })
    }
  }

  /** `template`: the text without its actions, where it has some. */
  #parse(file: string, text: string, chunk: Chunk, template: Masked | undefined): Unit[] {
    const readable = template?.text ?? text
    const documents = parseChunk(readable, chunk)
    if (Array.isArray(documents)) {
      const isMasked = template === undefined ? null : template.isMasked.bind(template)
      return documents.flatMap(({ root, index }) => {
        const written = isMasked === null ? root : withoutActions(root, isMasked)
        const unit = documentUnit(file, index, written, readable, this.#options, isMasked)
        const around = (): FileContext => this.#charts.contextOf(file, this.#named.has(file))
        return [
          withGitOps(withValues(unit, readable, around, (chart) => this.#labels(chart))),
          ...unitsInside(unit, readable, this.#options)
        ]
      })
    }
    // The patch tells of what it cannot read in its own words.
    if (template === undefined && !this.problems.some(({ place }) => place?.file === file)) {
      this.problems.push({
        code: 'syntax',
        level: 'notice',
        message: `Not audited, as it is no YAML that can be read: ${documents.message}.`,
        place: { file, ...positions(readable)(documents.offset) },
        hint: 'Mend it, or leave the file out with an entry in "files" that begins with "!".'
      })
    }
    return []
  }

  #labels(chart: string): readonly ChartLabel[] {
    const helpers = posix.join(chart, 'templates/_helpers.tpl')
    const text = this.#sources.text(helpers)
    return text === undefined ? [] : chartLabels(this.#sources.file(helpers) ?? helpers, text)
  }

  #lookAt(unit: Unit, isEffective: boolean, again: () => Iterable<Unit>): void {
    const isMeant: Readonly<Record<Rule['looksAt'], boolean>> = {
      written: unit.build === null,
      effective: isEffective,
      both: true,
      across: false
    }
    for (const rule of RULES) if (isMeant[rule.looksAt]) this.#check(rule, unit)
    if (!isEffective) return
    this.#knowledge.learn(unit)
    const owners = ownersIn(unit.images.map(({ text }) => text))
    const secrets = [...podsOf(unit).keys()].flatMap((pod) => secretsOf(pod).map(({ name }) => name))
    if (owners.size > 0 || secrets.length > 0) this.#later.push({ owners, secrets, again })
  }

  #check(rule: Rule, unit: Unit): void {
    for (const found of rule.check(unit, this.#surroundings)) {
      const { mend } = found
      const isOurs = mend === undefined || this.#options.isSelected(mend.file)
      this.sightings.push(isOurs ? { ...found, rule } : { ...found, mend: undefined, rule })
    }
  }

  #across(): void {
    const rules = RULES.filter(({ looksAt }) => looksAt === 'across')
    if (this.#later.some(({ secrets }) => secrets.length > 0) || this.#knowledge.registries.size > 0) {
      for (const again of this.#definitions) for (const unit of again()) this.#knowledge.learn(unit)
    }
    const defined = new Set(this.#knowledge.secrets.map(({ name }) => name))
    for (const { owners, secrets, again } of this.#later) {
      const isPrivate = [...owners].some((owner) => this.#knowledge.secretFor(owner) !== undefined)
      if (!isPrivate && !secrets.some((name) => defined.has(name))) continue
      for (const unit of again()) for (const rule of rules) this.#check(rule, unit)
    }
  }
}

function textOf(bytes: Buffer): string | undefined {
  const decoded = decode(bytes)
  return 'text' in decoded ? decoded.text : undefined
}

function isSame(one: Unit['object'], other: Unit['object']): boolean {
  return (['kind', 'group', 'namespace', 'name'] as const).every((key) => one[key] === other[key])
}
