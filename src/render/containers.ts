import { formatPath } from '../fields/path.js'
import type { FieldRow } from '../fields/table.js'
import type { ImageUse } from '../fields/use.js'
import { walk } from '../fields/walk.js'
import { asScalar, asSequence, textAt } from '../yaml/node.js'
import type { ContainerDifference, ResourceKey, Step } from './difference.js'
import type { RenderedObject } from './object.js'
import { redactText } from './text.js'

interface Container {
  readonly name: string
  readonly image: string | null
  readonly policy: string | null
  readonly secrets: readonly string[]
}

const NONE: Container = { name: '', image: null, policy: null, secrets: [] }

/** The containers of one object whose image, pull policy or pull secrets differ; all of them where it is on one side alone. */
export function containerDifferences(
  key: ResourceKey,
  before: RenderedObject | undefined,
  after: RenderedObject | undefined,
  fields: readonly FieldRow[]
): ContainerDifference[] {
  const [old, now] = [containersOf(before, fields), containersOf(after, fields)]
  const rows = [...new Set([...now.keys(), ...old.keys()])].flatMap((place): ContainerDifference[] => {
    const [from, to] = [old.get(place) ?? NONE, now.get(place) ?? NONE]
    const image = stepOf(from.image, to.image)
    const policy = stepOf(from.policy, to.policy)
    const secrets = {
      added: to.secrets.filter((name) => !from.secrets.includes(name)),
      removed: from.secrets.filter((name) => !to.secrets.includes(name))
    }
    if (image === null && policy === null && secrets.added.length + secrets.removed.length === 0) return []
    return [{ key, container: to === NONE ? from.name : to.name, image, policy, secrets }]
  })
  // A pod's secrets stand with those of its containers that change otherwise, if there are any.
  const own = rows.filter(({ image, policy }) => image !== null || policy !== null)
  return own.length > 0 ? own : rows
}

function stepOf(from: string | null, to: string | null): Step | null {
  return from === to ? null : { from, to }
}

/** By the list that a container stands in and its name, or where it has none, its position. */
function containersOf(object: RenderedObject | undefined, rows: readonly FieldRow[]): Map<string, Container> {
  const uses = object === undefined ? [] : walk(object.node(), 0, rows).uses
  return new Map(
    uses.map((use) => {
      const list = use.path.findLastIndex((part) => typeof part === 'number')
      const isNamed = use.container !== null && list >= 0
      const place = isNamed ? `${formatPath(use.path.slice(0, list))} ${use.container}` : formatPath(use.path)
      return [place, containerOf(use)]
    })
  )
}

function containerOf(use: ImageUse): Container {
  const { container, path, image, pod } = use
  const spot = pod?.secrets?.spot
  const list = spot?.missing.length === 0 ? asSequence(spot.found?.entry.value) : undefined
  return {
    name: container ?? formatPath(path),
    image: image.value === null ? null : redactText(image.value),
    policy: policyOf(use),
    secrets: (list?.items ?? []).flatMap((item) => {
      const scalar = asScalar(item)?.value
      return scalar ?? textAt(item.type === 'mapping' ? item : undefined, 'name') ?? []
    })
  }
}

function policyOf({ policy }: ImageUse): string | null {
  if (policy === null) return null
  if (policy.at === 'container') return textAt(policy.container, policy.key) ?? null
  const { missing, found } = policy.spot
  return missing.length === 0 ? (asScalar(found?.entry.value)?.value ?? null) : null
}
