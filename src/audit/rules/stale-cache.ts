import { defaultPolicy, isMoving, tagText } from '../moving.js'
import type { Rule } from '../rule.js'

export const STALE_CACHE: Rule = {
  id: 'stale-cache',
  level: 'error',
  title: 'A tag that moves, and a node that keeps its copy',
  why:
    'With IfNotPresent the kubelet pulls only what the node does not have under this name. It is also the default for every tag but latest. ' +
    'Where the tag moves, each node keeps the image that it pulled first, and a restart does not help.',
  mend: 'The policy becomes `Always`.',
  looksAt: 'effective',
  *check({ images }, { files }) {
    for (const { reference, policy, text, at, setPolicy } of images) {
      if (reference === undefined || !isMoving(reference, files) || policy.kind === 'unknown') continue
      const value = policy.kind === 'given' ? policy.value : defaultPolicy(reference)
      if (value !== 'IfNotPresent') continue
      const which =
        policy.kind === 'given'
          ? 'is pulled with "IfNotPresent"'
          : 'has no pull policy, so IfNotPresent applies'
      yield {
        at: policy.kind === 'given' ? policy.at : at,
        message: `${JSON.stringify(text)} ${which}, and it has ${tagText(reference)}: a node that has a copy keeps it.`,
        hint: 'Write imagePullPolicy: Always, or better a tag that is used once.',
        mend: setPolicy?.('Always')
      }
    }
  }
}
