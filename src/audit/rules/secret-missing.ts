import { podsOf, secretsOf } from '../known.js'
import type { Rule } from '../rule.js'

const TYPES: ReadonlySet<string> = new Set(['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'])

export const SECRET_MISSING: Rule = {
  id: 'secret-missing',
  level: 'warning',
  title: 'A pull secret that the kubelet does not find or cannot use',
  why:
    "imagePullSecrets name Secrets of the pod's own namespace, of type kubernetes.io/dockerconfigjson (or dockercfg). Another one is passed over with an event " +
    '(FailedToRetrieveImagePullSecret), and the image is asked for without credentials.',
  mend: null,
  looksAt: 'across',
  *check(unit, { files }) {
    const { namespace } = unit.object
    for (const pod of podsOf(unit).keys()) {
      for (const { name, node } of secretsOf(pod)) {
        const named = files.secrets.filter((secret) => secret.name === name)
        const here = named.filter((secret) => [namespace, ''].includes(secret.namespace) || namespace === '')
        const [other] = here.length > 0 ? here : named
        if (other === undefined || here.some(({ type }) => TYPES.has(type))) continue
        const is =
          here.length > 0
            ? `of type ${JSON.stringify(other.type)}, which the kubelet does not read`
            : `in the namespace ${JSON.stringify(other.namespace)}, where the kubelet does not look`
        yield {
          at: unit.at(node),
          message: `The pull secret ${JSON.stringify(name)} is ${is}.`,
          hint:
            here.length > 0
              ? 'Make it of type kubernetes.io/dockerconfigjson (kubectl create secret docker-registry).'
              : `Define it in the pod's own namespace, ${JSON.stringify(namespace)}.`,
          related: [other.at]
        }
      }
    }
  }
}
