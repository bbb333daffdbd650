import { follow } from '../fields/path.js'
import type { Path } from '../fields/path.js'
import { parseReference, splitReference } from '../image/reference.js'
import { Work } from '../patch/draft.js'
import { isArgo, sourcesOf } from '../patch/values/argo.js'
import { policySpot } from '../patch/values/around.js'
import type { Defaults, FileContext } from '../patch/values/chart.js'
import { isValues } from '../patch/values/file.js'
import { Level } from '../patch/values/level.js'
import { homeOf, isWhole, placesOf } from '../patch/values/place.js'
import type { Place } from '../patch/values/place.js'
import { candidates, digestText } from '../patch/values/values.js'
import { asMapping, asScalar, lookup } from '../yaml/node.js'
import type { Mapping } from '../yaml/node.js'
import type { ChartLabel } from './chart-labels.js'
import { scalarMend } from './objects.js'
import type { AuditedImage, Policy, Unit, ValuesIn } from './unit.js'

/** Helm values in a document. */
export interface Values {
  readonly map: Mapping
  readonly path: Path
  readonly defaults: Defaults | undefined
  readonly labels: readonly ChartLabel[]
}

/** A document with the images of the Helm values in it. `context` looks where its file lies; `labels`: what a chart makes of its values. */
export function withValues(
  unit: Unit,
  text: string,
  context: () => FileContext,
  labels: (chart: string) => readonly ChartLabel[]
): Unit {
  const { source, root } = unit
  const map = asMapping(root)
  if (source === null || map === undefined || unit.isTemplate) return unit
  const found = [...valuesOf(map, unit, source.file, context, labels)]
  return found.length === 0 ? unit : withImages(unit, source.file, text, found)
}

/** A unit with the images of these values of its text. */
export function withImages(unit: Unit, file: string, text: string, found: readonly Values[]): Unit {
  const work = new Work(file, text, unit.root)
  const levels = found.map(
    ({ map: each, path, defaults }) => new Level(work, each, path, unit.object, defaults?.root)
  )
  const images = levels.flatMap((top) => {
    const places = [...placesOf(top)]
    const homes = new Set(places.map((place) => homeOf(place)?.map))
    return places.flatMap((place) => imageOf(place, unit, homes))
  })
  const isWhole = found.some(({ path }) => path.length === 0)
  return {
    ...unit,
    shape: isWhole ? 'values' : unit.shape,
    images: [...unit.images, ...images],
    values: levels.map((top, index): ValuesIn => {
      return { map: top.map, path: top.path, tags: tagsIn(top), labels: found[index]?.labels ?? [] }
    })
  }
}

function* valuesOf(
  root: Mapping,
  unit: Unit,
  file: string,
  context: () => FileContext,
  labels: (chart: string) => readonly ChartLabel[]
): Generator<Values, void> {
  const { group, kind } = unit.object
  if (unit.shape === 'kustomization') return yield* valuesAt(root, 'helmCharts[]/valuesInline')
  if (group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease')
    return yield* valuesAt(root, 'spec/values')
  if (isArgo(file, root)) {
    for (const { key, map, path } of sourcesOf(root, [])) {
      const values = key === 'helm' ? asMapping(lookup(map, 'valuesObject')?.entry.value) : undefined
      if (values !== undefined)
        yield { map: values, path: [...path, 'valuesObject'], defaults: undefined, labels: [] }
    }
    return
  }
  if (kind !== '') return
  const around = context()
  if (!isValues(file, root, around)) return
  const { chart, defaults } = around
  yield { map: root, path: [], defaults, labels: chart === undefined ? [] : labels(chart) }
}

function* valuesAt(root: Mapping, spec: string): Generator<Values, void> {
  for (const { node, path } of follow(root, spec.split('/'))) {
    const map = asMapping(node)
    if (map !== undefined) yield { map, path, defaults: undefined, labels: [] }
  }
}

/**
 * An image as its chart would join it; its reference is not known where the chart decides about the tag. `homes`: the
 * mappings around images, whose policy may be for those alone.
 */
function imageOf(place: Place, unit: Unit, homes: ReadonlySet<Mapping | undefined>): AuditedImage {
  const { level, name } = place
  const written = level.text(name) ?? ''
  const own = splitReference(written)
  const [tag, digest] = [
    level.text(place.tag) ?? '',
    place.digest === undefined ? '' : (level.text(place.digest) ?? '')
  ]
  const isAlone = isWhole(place)
  const base = candidates(place)[0] ?? ''
  const text = isAlone
    ? written
    : `${base}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digestText(digest)}`}`
  const isKnown = isAlone ? own.tag !== null || own.digest !== null : tag !== '' || digest !== ''
  const node = (level.own(place.tag) ?? level.own(name))?.entry.value ?? level.map
  const nearest = policySpot(place, false)
  const isNear = nearest?.at === level || nearest?.at.map === homeOf(place)?.map
  const spot = isNear || !homes.has(nearest?.at.map) ? nearest : undefined
  const scalar = spot && asScalar(spot.at.own(spot.key)?.entry.value)
  const value = scalar?.value ?? ''
  const policy: Policy =
    scalar === undefined || value === '' ? { kind: 'unknown' } : { kind: 'given', value, at: unit.at(scalar) }
  const record = { field: 'pullPolicy', object: unit.object, container: null } as const
  const origin = spot && unit.source && { ...unit.source, path: [...spot.at.path, spot.key] }
  return {
    text,
    reference: isKnown ? parseReference(text) : undefined,
    at: unit.at(node),
    who: 'the image',
    policy,
    pod: null,
    entries: [],
    path: [...level.path, name],
    setPolicy: origin && policy.kind === 'given' ? (to) => scalarMend(origin, to, record) : undefined
  }
}

function tagsIn(top: Level): ValuesIn['tags'] {
  return [...placesOf(top)].flatMap(({ level, tag }) => {
    const scalar = tag === '' ? undefined : asScalar(level.own(tag)?.entry.value)
    return scalar === undefined ? [] : [{ scalar, path: [...level.path, tag] }]
  })
}
