import { isUnexpected } from '../render/difference.js'
import type { ResourceDifference, RootDifference } from '../render/difference.js'

const STATUSES = ['added', 'changed', 'removed', 'renamed'] as const

/** How many rendered objects came, changed, went, and stayed. */
export interface Counts extends Readonly<Record<(typeof STATUSES)[number], number>> {
  readonly unexpected: number
  readonly unchanged: number
}

export function countsOf(roots: readonly RootDifference[]): Counts {
  const resources = roots.flatMap((root) => root.resources)
  const having = (status: ResourceDifference['status']): number =>
    resources.filter((resource) => resource.status === status).length
  return {
    added: having('added'),
    changed: having('changed'),
    removed: having('removed'),
    renamed: having('renamed'),
    unexpected: resources.filter(isUnexpected).length,
    unchanged: roots.reduce((sum, { unchanged }) => sum + unchanged, 0)
  }
}

/** `2 changed, 1 renamed, 30 unchanged`; what there is none of is left away. */
export function countsText(counts: Counts): string {
  const parts = [...STATUSES, 'unchanged'].flatMap((name) => {
    const number = counts[name as keyof Counts]
    return number === 0 ? [] : [`${number} ${name}`]
  })
  return parts.length === 0 ? 'no objects' : parts.join(', ')
}

/** What happened to an object, in a word or a few: `changed`, `removed, unexpected`. */
export function statusText(resource: ResourceDifference): string {
  const { status, renamed } = resource
  const word = status === 'renamed' || renamed !== null ? `${status}, content hash changed` : status
  return isUnexpected(resource) ? `${word}, unexpected` : word
}

/** Why a root shows no difference: `not rendered`, `kustomize v5.8.1 could not render it after the change`. */
export function failureTitle({ failure, renderer }: RootDifference): string {
  if (failure === null || failure.side === null) return 'not rendered'
  const could = renderer === null ? 'could not be rendered' : `${renderer} could not render it`
  return `${could} ${failure.side} the change`
}

/** A reference on two lines: name and tag, then the start of its digest, which is as long as people compare. */
export function referenceLines(reference: string): readonly string[] {
  const [, name, digest] = /^([^@]+)(@sha256:[0-9a-f]{12})[0-9a-f]{52}$/.exec(reference) ?? []
  return name === undefined || digest === undefined ? [reference] : [name, `${digest}…`]
}

/** `3 random fields and 1 doubled name are left out of the comparison`. */
export function noteTitle(roots: readonly RootDifference[]): string {
  const fields = roots.flatMap(({ random }) => random.flatMap(({ paths }) => paths)).length
  const doubled = roots.flatMap(({ duplicates }) => duplicates).length
  const parts = [
    ...(fields === 0 ? [] : [`${fields} ${fields === 1 ? 'field' : 'fields'} that each render writes anew`]),
    ...(doubled === 0 ? [] : [`${doubled} ${doubled === 1 ? 'name' : 'names'} of more than one object`])
  ]
  return `Left out of the comparison: ${parts.join(', ')}`
}
