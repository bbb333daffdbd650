import { hasUnexpected } from '../render/difference.js'
import type {
  ContainerDifference,
  Failure,
  FieldDifference,
  RandomFields,
  RenderedDifference,
  ResourceDifference,
  ResourceKey,
  RootDifference,
  Step
} from '../render/difference.js'

/** What was rendered, as docs/report.schema.json describes it. */
export interface ReportedRendering {
  readonly unexpectedChanges: boolean
  readonly roots: readonly ReportedRoot[]
}

export interface ReportedRoot {
  readonly root: string
  readonly kind: RootDifference['kind']
  readonly renderer: string | null
  readonly failure: Failure | null
  readonly unchanged: number
  readonly resources: readonly (ResourceKey & {
    readonly status: ResourceDifference['status']
    readonly renamed: Step | null
    readonly fields: readonly FieldDifference[]
  })[]
  readonly containers: readonly (ResourceKey & Omit<ContainerDifference, 'key'>)[]
  readonly random: readonly (ResourceKey & Omit<RandomFields, 'key'>)[]
  readonly duplicates: readonly ResourceKey[]
}

export function reportedRendering(difference: RenderedDifference | null): ReportedRendering | null {
  if (difference === null) return null
  return { unexpectedChanges: hasUnexpected(difference), roots: difference.roots.map(rootOf) }
}

function rootOf(root: RootDifference): ReportedRoot {
  const { kind, renderer, failure, unchanged, resources, containers, random, duplicates } = root
  return {
    root: root.root,
    kind,
    renderer,
    failure,
    unchanged,
    resources: resources.map(({ key, status, renamed, fields }) => ({ ...key, status, renamed, fields })),
    containers: containers.map(({ key, ...container }) => ({ ...key, ...container })),
    random: random.map(({ key, paths }) => ({ ...key, paths })),
    duplicates
  }
}
