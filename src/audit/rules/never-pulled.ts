import { registryOf } from '../../image/reference.js'
import type { Reference } from '../../image/reference.js'
import type { Rule } from '../rule.js'

export const NEVER_PULLED: Rule = {
  id: 'never-pulled',
  level: 'error',
  title: 'An image of a registry is never pulled',
  why:
    'With imagePullPolicy: Never the kubelet does not ask the registry at all. A node that has the image runs the copy it has, however old; ' +
    'a node that has none reports ErrImageNeverPull and the container does not start.',
  mend: 'The policy becomes the one of `pull-policy` (`Always` unless another is given).',
  looksAt: 'effective',
  *check({ images }, { policy: wanted }) {
    for (const { reference, policy, text, setPolicy } of images) {
      if (policy.kind !== 'given' || policy.value !== 'Never') continue
      if (reference === undefined || !isOfRegistry(reference)) continue
      yield {
        at: policy.at,
        message: `"Never" keeps ${JSON.stringify(text)} from being pulled: a node runs the copy that it has, or none.`,
        hint: `Write ${wanted}; "Never" is for images that are loaded into the nodes.`,
        mend: setPolicy?.(wanted)
      }
    }
  }
}

/** Images that are loaded into the nodes of kind or minikube seldom name a registry, or name one that is none. */
function isOfRegistry({ name, repository }: Reference): boolean {
  const host = registryOf(repository)
  const isWritten = name.includes('/') && (name.startsWith(`${host}/`) || name.startsWith('index.docker.io/'))
  return isWritten && !/^localhost(?::\d+)?$|\.local(?:host)?(?::\d+)?$|^127\./.test(host)
}
