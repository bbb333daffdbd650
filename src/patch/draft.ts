import { RepullError } from '../errors.js'
import type { Code, Problem } from '../errors.js'
import type { ChangedField } from './change.js'
import type { ObjectRef } from '../fields/object.js'
import type { Path } from '../fields/path.js'
import { Editor } from '../yaml/editor.js'
import type { Splice } from '../yaml/editor.js'
import type { Embedded } from '../yaml/embedded.js'
import type { Entry, Mapping, Node, Scalar } from '../yaml/node.js'
import type { Value } from '../yaml/style.js'
import { positions } from '../yaml/text.js'
import type { Masked } from './helm-mask.js'
import { union } from './nest.js'
import type { Variable } from './variable.js'
import type { Chart } from './values/chart.js'

/** A change to one document before it is known where else, through aliases, it shows. */
export interface Draft {
  readonly field: ChangedField
  readonly object: ObjectRef
  readonly container: string | null
  readonly path: Path
  /** Where in the file a person would look. */
  readonly offset: number
  readonly from: string | null
  readonly to: string | null
  /** The scalar that gets a new text, or the collection that gets something new. */
  readonly edited: Node
  /** How many parts at the end of `path` are inside `edited`: none for a scalar. */
  readonly inside: number
}

interface Nested {
  readonly value: Exclude<Value, string>
  readonly write: (whole: Exclude<Value, string>) => void
}

export interface Template extends Pick<Masked, 'isMasked' | 'actions'> {
  /** The text with its actions. */
  readonly source: string
  readonly chart: Chart
}

/** One document while it is being patched. */
export class Work {
  readonly drafts: Draft[] = []
  readonly problems: Problem[] = []
  readonly variables: Variable[] = []
  readonly editor: Editor
  readonly file: string
  readonly text: string
  readonly root: Node
  readonly #position: ReturnType<typeof positions>
  readonly #added = new Map<Node, Set<string>>()
  readonly #nested = new Map<Node, Map<string, Nested>>()
  /** Scalars that have the text that is asked for, or get it. */
  readonly claimed = new Set<Scalar>()
  readonly #adopted: Splice[] = []
  readonly #recorded = new Set<string>()

  /** Of a Helm template: what its actions cover, which is never touched; otherwise null. */
  readonly template: Template | null

  constructor(
    file: string,
    text: string,
    root: Node,
    position = positions(text),
    template: Template | null = null
  ) {
    this.file = file
    this.text = text
    this.root = root
    this.editor = new Editor(text, root)
    this.#position = position
    this.template = template
  }

  place(offset: number): { file: string; line: number; column: number } {
    return { file: this.file, ...this.#position(offset) }
  }

  /** Every splice of the text, in its order. */
  splices(): Splice[] {
    for (const keys of this.#nested.values()) for (const { value, write } of keys.values()) write(value)
    this.#nested.clear()
    // What goes into a text comes before what follows that text, where both go in at its end; the order of equals is kept.
    return [...this.#adopted, ...this.editor.splices()].toSorted((a, b) => a.start - b.start || a.end - b.end)
  }

  /** A work on the YAML inside one of this document's scalars. */
  inside(embedded: Embedded, root: Node): Work {
    return new Work(this.file, embedded.text, root, (offset) => this.#position(embedded.toOuter(offset)))
  }

  /** Takes over what was done inside the scalar at `path`. */
  adopt(inner: Work, embedded: Embedded, path: Path, scalar: Scalar): void {
    for (const splice of inner.splices()) this.#adopted.push(embedded.splice(splice))
    for (const problem of inner.problems) this.problems.push(problem)
    for (const variable of inner.variables) this.variables.push(variable)
    for (const draft of inner.drafts) {
      const offset = embedded.toOuter(draft.offset)
      this.drafts.push({
        ...draft,
        offset,
        path: [...path, ...draft.path],
        edited: scalar,
        inside: draft.path.length
      })
    }
  }

  /** True for what a template's action writes, at least in part. */
  isMasked(node: Node): boolean {
    return this.template?.isMasked(node.start, node.end) === true
  }

  /** Refuses the file. */
  refuse(code: Code, offset: number, message: string, hint: string, related: readonly number[] = []): never {
    throw new RepullError({
      code,
      level: 'error',
      message,
      hint,
      place: this.place(offset),
      related: related.map((other) => this.place(other))
    })
  }

  note(code: Code, level: 'warning' | 'notice', offset: number, message: string, hint: string): void {
    this.problems.push({ code, level, message, hint, place: this.place(offset) })
  }

  /** Gives a scalar a new text, if it does not have it, and keeps the record. */
  set(scalar: Scalar, value: string, record: Omit<Draft, 'edited' | 'from' | 'to' | 'inside'>): void {
    this.claimed.add(scalar)
    // A block scalar has the line break at its end that its header gives it.
    const isBlock = scalar.style === 'folded' || scalar.style === 'literal'
    const from = isBlock ? (scalar.value?.trim() ?? null) : scalar.value
    const to = isBlock ? value.trim() : value
    if (from === to) return
    this.editor.setScalar(scalar, to)
    this.record({ ...record, from, to, edited: scalar, inside: 0 })
  }

  /** Keeps a change; one that is known already, as several images have one pull policy, is kept once. */
  record(draft: Draft): void {
    const path = JSON.stringify(draft.path)
    if (this.#recorded.has(path)) return
    this.#recorded.add(path)
    this.drafts.push(draft)
  }

  /**
   * Writes a value to the key of a mapping (or to what stands there) together with whatever else is still to come for
   * it: pull secrets and annotations may need the same new mapping.
   */
  together(at: Node, key: string, value: Exclude<Value, string>, write: (whole: typeof value) => void): void {
    const keys = this.#nested.get(at) ?? new Map<string, Nested>()
    const before = keys.get(key)
    this.#nested.set(
      at,
      keys.set(key, before ? { ...before, value: union(before.value, value) } : { value, write })
    )
  }

  /** True the first time that a key (or a list's item) is asked for: a mapping shared by aliases gets it once. */
  firstTime(parent: Node, key: string): boolean {
    const keys = this.#added.get(parent) ?? new Set()
    if (keys.has(key)) return false
    this.#added.set(parent, keys.add(key))
    return true
  }

  /** Refuses a key without a `:`, as in `{imagePullPolicy}`. */
  refuseBare(entry: Entry): void {
    if (entry.afterColon !== null) return
    const key = JSON.stringify(entry.name)
    this.refuse('unclear', entry.start, `${key} has no value that can be written.`, 'Remove it.')
  }

  /** Refuses a key that stands more than once where only one can count. */
  refuseTwins(twins: readonly Entry[], holder: Mapping | null): void {
    const [first, second] = twins
    if (first === undefined || second === undefined) return
    const lines = `lines ${this.place(first.start).line} and ${this.place(second.start).line}`
    const where = holder === null ? '' : ' in one container'
    this.refuse(
      'duplicate-key',
      second.start,
      `The key ${JSON.stringify(second.name)} stands twice${where}, at ${lines}, and readers disagree on which counts.`,
      'Remove one of them.',
      [first.start]
    )
  }
}
