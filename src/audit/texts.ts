import { walk } from '../fields/walk.js'
import { isArgo, sourcesOf } from '../patch/values/argo.js'
import { embed } from '../yaml/embedded.js'
import { asMapping, asScalar, lookup } from '../yaml/node.js'
import type { Scalar } from '../yaml/node.js'
import { parseChunk } from '../yaml/parse.js'
import { insideUnit } from './objects.js'
import type { Looking } from './objects.js'
import type { Unit } from './unit.js'
import { withImages } from './values.js'

/** The YAML in the texts of a document, each as a unit of its own; what cannot be read as one document is left out. */
export function unitsInside(unit: Unit, text: string, looking: Looking): Unit[] {
  const { source, object } = unit
  if (source === null || unit.isTemplate) return []
  return textsOf(unit, looking).flatMap(({ scalar, holds }) => {
    const inner = embed(text, scalar)
    const chunk = inner && { start: 0, end: inner.text.length, index: object.document }
    const documents = chunk && parseChunk(inner.text, chunk)
    const [document] = Array.isArray(documents) && documents.length === 1 ? documents : []
    const root = asMapping(document?.root)
    if (inner === undefined || root === undefined) return []
    const part = insideUnit(unit, source.file, inner, root, holds, looking)
    if (holds !== 'values') return [part]
    return [
      withImages(part, source.file, inner.text, [{ map: root, path: [], defaults: undefined, labels: [] }])
    ]
  })
}

interface Text {
  readonly scalar: Scalar
  readonly holds: 'pod' | 'object' | 'values'
}

function textsOf({ root, source, object }: Unit, { rows }: Looking): Text[] {
  const map = asMapping(root)
  const values =
    map === undefined || !isArgo(source?.file ?? '', map)
      ? []
      : [...sourcesOf(map, [])].flatMap(({ key, map: helm }): Text[] => {
          const scalar = key === 'helm' ? asScalar(lookup(helm, 'values')?.entry.value) : undefined
          return scalar === undefined ? [] : [{ scalar, holds: 'values' }]
        })
  return [...walk(root, object.document, rows).embedded, ...values]
}
