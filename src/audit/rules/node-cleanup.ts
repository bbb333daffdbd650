import { nodeAt } from '../../patch/kustomize/needs.js'
import { asMapping, asScalar, scalarsOf, textAt } from '../../yaml/node.js'
import type { Node } from '../../yaml/node.js'
import type { Mend, Rule } from '../rule.js'
import { scalarMend } from '../objects.js'
import type { Unit } from '../unit.js'

/** What the kubelet does by default (k8s.io, KubeletConfiguration v1beta1). */
const DEFAULT_THRESHOLD = 85
const MAXIMUM_AGE = '336h'

const THRESHOLD = /^image-?gc-?high-?threshold(?:-?percent)?$/i

export const NODE_CLEANUP: Rule = {
  id: 'node-cleanup',
  level: 'notice',
  title: 'Nodes that keep unused images for ever',
  why:
    'A tag that is used once leaves one more image on each node with every deploy. The kubelet removes unused ones when a disk is fuller than imageGCHighThresholdPercent; ' +
    'at 100 it never does, and the disk fills up until pods are evicted. imageMaximumGCAge removes what was not used for that long.',
  mend: `The threshold becomes ${DEFAULT_THRESHOLD}, the kubelet's default, and imageMaximumGCAge ${MAXIMUM_AGE}.`,
  looksAt: 'written',
  *check(unit) {
    if (unit.object.kind === '' || !hasThreshold(unit.root)) return
    for (const { scalar, path } of scalarsOf(unit.root)) {
      const key = String(path.at(-1))
      if (!THRESHOLD.test(key) || scalar.value !== '100') continue
      const holder = asMapping(nodeAt(unit.root, path.slice(0, -1)))
      const age = textAt(holder, 'imageMaximumGCAge') ?? textAt(holder, 'image-maximum-gc-age') ?? '0s'
      if (!/^0[a-z]*$/.test(age)) continue
      yield {
        at: unit.at(scalar),
        message: `"${key}: 100" and no imageMaximumGCAge: the kubelet never removes an unused image.`,
        hint: `Write ${DEFAULT_THRESHOLD}, and imageMaximumGCAge: ${MAXIMUM_AGE}.`,
        mend: mendOf(unit, path)
      }
    }
  }
}

/** Whether there is one at all: hardly any object has, and paths to all scalars cost more than this. */
function hasThreshold(node: Node): boolean {
  if (node.type === 'sequence') return node.items.some(hasThreshold)
  if (node.type !== 'mapping') return false
  return node.entries.some(({ name, value }) => THRESHOLD.test(name ?? '') || hasThreshold(value))
}

function mendOf({ source, object }: Unit, path: readonly (string | number)[]): Mend | undefined {
  if (source === null || object.kind !== 'KubeletConfiguration') return undefined
  const record = { field: 'setting', object, container: null } as const
  return {
    ...source,
    write(work, root) {
      const map = asMapping(nodeAt(root, path.slice(0, -1)))
      const entry = map?.entries.find(({ name }) => name === path.at(-1))
      const threshold = asScalar(entry?.value)
      if (map === undefined || entry === undefined || threshold === undefined) return
      if (!work.firstTime(map, 'threshold')) return
      // The kubelet refuses a text here.
      work.editor.setNumber(threshold, DEFAULT_THRESHOLD)
      const [from, to] = [threshold.value, String(DEFAULT_THRESHOLD)]
      work.record({ ...record, path, offset: entry.start, from, to, edited: threshold, inside: 0 })
      const at = [...path.slice(0, -1), 'imageMaximumGCAge']
      const old = map.entries.find(({ name }) => name === 'imageMaximumGCAge')
      if (old !== undefined) return scalarMend({ ...source, path: at }, MAXIMUM_AGE, record).write(work, root)
      work.editor.addEntry(map, 'imageMaximumGCAge', MAXIMUM_AGE, { entry, side: 'after' })
      work.record({
        ...record,
        path: at,
        offset: entry.start,
        from: null,
        to: MAXIMUM_AGE,
        edited: map,
        inside: 1
      })
    }
  }
}
