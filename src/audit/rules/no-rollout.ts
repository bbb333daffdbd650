import { findImage, rewrite } from '../../image/request.js'
import type { Rule } from '../rule.js'

/** Kinds that start new pods when their template changes, and only then; others start them by a schedule, or once. */
const ROLLING: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
  'CloneSet',
  'Service',
  'HelmRelease',
  'Application'
])

export const NO_ROLLOUT: Rule = {
  id: 'no-rollout',
  level: 'error',
  title: 'Nothing changes, so nothing is rolled out',
  why:
    'A Deployment, StatefulSet or DaemonSet starts a rollout only when its pod template changes. With the same tag as before, ' +
    'kubectl apply reports "unchanged", the running pods stay, and the new image is not pulled whatever the pull policy says.',
  mend: null,
  looksAt: 'effective',
  *check({ images, source, files, shape, object }, { images: wanted, changesIn }) {
    if (wanted.length === 0 || (shape !== 'values' && !ROLLING.has(object.kind))) return
    const changes = [...files].flatMap((file) => changesIn(file))
    const ours = changes.filter(({ object }) => source === null || object.document === source.document)
    if (ours.length > 0) return
    for (const { reference, text, at } of images) {
      const image = reference && findImage(wanted, text)
      if (image === undefined || rewrite(image, text) !== text) continue
      yield {
        at,
        message: `${JSON.stringify(text)} stood here before, and nothing else of the pod template changes: no rollout starts.`,
        hint: 'Use a tag that is new in each run, or give "annotations" a value that is, as in example.org/deployed={{date \'X\'}}.'
      }
    }
  }
}
