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
  /** As in the report: `spec.template.spec.containers[0].image`. */
  readonly path: string
  /** What was asked for: an image, a pull policy, a pull secret or an annotation of ours. */
  readonly expected: boolean
}

/** One rendered object that reads differently. Every text in it is redacted. */
export interface ResourceDifference {
  readonly key: ResourceKey
  readonly status: 'added' | 'removed' | 'changed' | 'renamed'
  /** Name in full before and after, where it is not the same: a hash of the content stands behind it. */
  readonly renamed: Step | null
  /** The object as YAML; empty where it is not there. */
  readonly before: string
  readonly after: string
  readonly fields: readonly FieldDifference[]
  /** Fields that two renders of one input write differently; their values are folded in the texts. */
  readonly random: readonly string[]
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

/** One thing that is rendered whole: a kustomization, a chart with its values files, or plain manifests. */
export interface RootDifference {
  /** A path relative to the working directory, and for a chart its values files. */
  readonly root: string
  /** `kustomize v5.8.1`; null for manifests that are taken as they are. */
  readonly renderer: string | null
  /** Why there is no difference to show: what the renderer said, redacted, at most 100 lines. */
  readonly failure: { readonly side: 'before' | 'after'; readonly message: string } | null
  /** Those that differ. */
  readonly resources: readonly ResourceDifference[]
  readonly containers: readonly ContainerDifference[]
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
