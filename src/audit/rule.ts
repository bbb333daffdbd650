import type { Node } from '../yaml/node.js'
import type { Work } from '../patch/draft.js'
import type { FilePlace } from '../patch/kustomize/tree.js'
import type { Level, RuleId } from './finding.js'
import type { Surroundings } from './surroundings.js'
import type { Unit } from './unit.js'

/** One cause for which a cluster does not run the image that was meant. */
export interface Rule {
  readonly id: RuleId
  readonly level: Level
  /** In a few words. */
  readonly title: string
  /** Why it matters, in Kubernetes' own terms. */
  readonly why: string
  /** What `audit-fix` writes; null where that is for a person to decide. */
  readonly mend: string | null
  /**
   * `written`: looks at each document as it stands in its file. `effective`: at what the cluster gets, which a
   * kustomization may have changed. `both`: at each. `across`: at what the cluster gets, once it is known what all the
   * files say.
   */
  readonly looksAt: 'written' | 'effective' | 'both' | 'across'
  check(unit: Unit, surroundings: Surroundings): Iterable<Found>
}

/** What a rule found, at a place in the text after the patch. */
export interface Found {
  readonly at: FilePlace
  readonly message: string
  readonly hint: string
  readonly related?: readonly FilePlace[]
  readonly mend?: Mend | undefined
}

/** A change to one document of a file, made on a fresh reading of it. */
export interface Mend {
  readonly file: string
  readonly document: number
  write(work: Work, root: Node): void
}
