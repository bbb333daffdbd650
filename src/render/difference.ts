/** A value before and after; null where there is none. */
export interface Step {
  readonly from: string | null
  readonly to: string | null
}

/** What tells rendered objects apart. The version is left out, and the hash that kustomize puts behind a name. */
export interface ResourceKey {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** One field that reads differently. Every text in it is redacted. */
export interface FieldDifference extends Step {
  /** As in the report: `spec/template/spec/containers[0]/image`, with the list positions of afterwards. */
  readonly path: string
  /** What was asked for (an image, a pull policy, a pull secret, an annotation, a marker), or what follows from it. */
  readonly expected: boolean
}

/** One rendered object that reads differently. Every text in it is redacted. */
export interface ResourceDifference {
  readonly key: ResourceKey
  /** `renamed`: another hash stands behind the name; what else changed is in `fields`. */
  readonly status: 'added' | 'removed' | 'changed' | 'renamed'
  /** Name in full before and after, where a hash of the content stands behind it; of a Secret, without the hash. */
  readonly renamed: Step | null
  /** The object as YAML, ending in a line end; empty where it is not there. */
  readonly before: string
  readonly after: string
  /** Of an object that is added or removed: none. */
  readonly fields: readonly FieldDifference[]
}

/** What a container runs before and after. */
export interface ContainerDifference {
  readonly key: ResourceKey
  readonly container: string
  readonly image: Step | null
  readonly policy: Step | null
  /** Names of pull secrets that its pod lists, before and after. */
  readonly secrets: { readonly added: readonly string[]; readonly removed: readonly string[] }
}

/** Fields of one object that two renders of one input write differently; their values are folded in the texts. */
export interface RandomFields {
  readonly key: ResourceKey
  readonly paths: readonly string[]
}

/** Why there is nothing to compare. */
export interface Failure {
  /** Which render failed; null where none was tried: the renderer is missing, or the root may not be rendered. */
  readonly side: 'before' | 'after' | null
  /** What is missing or refused, or what the renderer said; redacted, at most 100 lines. */
  readonly message: string
}

/** One thing that is rendered whole: a kustomization, a chart with its values files, or plain manifests. */
export interface RootDifference {
  readonly kind: 'kustomization' | 'chart' | 'manifests'
  /** A path relative to the working directory, and for a chart its values files: `charts/api (values-prod.yaml)`. */
  readonly root: string
  /** `kustomize v5.8.1`; null for manifests that are taken as they are, and where no renderer was started. */
  readonly renderer: string | null
  /** Then there is nothing in the lists below. */
  readonly failure: Failure | null
  /** Those that differ. */
  readonly resources: readonly ResourceDifference[]
  readonly containers: readonly ContainerDifference[]
  readonly random: readonly RandomFields[]
  /** Keys that more than one object has, afterwards or before. */
  readonly duplicates: readonly ResourceKey[]
  /** How many objects are the same before and after. */
  readonly unchanged: number
}

/** What a cluster would run, before and after. All that people read of it is drawn from here. */
export interface RenderedDifference {
  readonly roots: readonly RootDifference[]
}

/** A change that nobody asked for, or an object that comes or goes. */
export function isUnexpected({ status, fields }: ResourceDifference): boolean {
  return status === 'added' || status === 'removed' || fields.some(({ expected }) => !expected)
}

/** Whether any object of any root has a change that nobody asked for. */
export function hasUnexpected({ roots }: RenderedDifference): boolean {
  return roots.some(({ resources }) => resources.some(isUnexpected))
}
