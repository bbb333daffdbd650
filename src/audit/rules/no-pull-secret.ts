import { walk } from '../../fields/walk.js'
import type { ImageUse, Pod } from '../../fields/use.js'
import { addSecrets } from '../../patch/pods.js'
import { originOf } from '../../patch/kustomize/tree.js'
import { nodeAt } from '../../patch/kustomize/needs.js'
import { textAt } from '../../yaml/node.js'
import { ownerOf, podsOf, secretsOf } from '../known.js'
import type { Mend, Rule } from '../rule.js'
import type { Known, Surroundings } from '../surroundings.js'
import type { AuditedImage, Unit } from '../unit.js'

export const NO_PULL_SECRET: Rule = {
  id: 'no-pull-secret',
  level: 'warning',
  title: 'A private image, and no secret to pull it with',
  why:
    'The kubelet asks the registry with the secrets that the pod (or its ServiceAccount) lists in imagePullSecrets. Without one, a private registry ' +
    'refuses it: ErrImagePull, then ImagePullBackOff. Where a node has a copy, IfNotPresent hides this until the pod moves to another node.',
  mend: 'The secret that other pods use for the registry is added.',
  looksAt: 'across',
  *check(unit, surroundings) {
    const { files } = surroundings
    for (const [pod, images] of podsOf(unit)) {
      if (pod.secrets === null || secretsOf(pod).length > 0 || !isBare(pod, unit, files)) continue
      for (const image of images) {
        const owner = image.reference && ownerOf(image.reference)
        const secret = owner === undefined ? undefined : files.secretFor(owner)
        if (secret === undefined || owner === undefined) continue
        yield {
          at: image.at,
          message: `${JSON.stringify(image.text)} is pulled without a secret, and images of ${owner} are pulled with ${JSON.stringify(secret)} elsewhere.`,
          hint: `Add it to the pod's imagePullSecrets, or to those of its ServiceAccount.`,
          mend: mendOf(unit, image, secret, surroundings)
        }
        break
      }
    }
  }
}

/** True for a pod whose ServiceAccount is known to bring no secret: one in the files, or the default one. */
function isBare(pod: Pod, { object }: Unit, { accounts }: Known): boolean {
  const spec = pod.secrets?.spot.parent
  const name = textAt(spec, 'serviceAccountName') ?? textAt(spec, 'serviceAccount') ?? 'default'
  const ours = accounts.filter(
    (account) =>
      account.name === name &&
      (account.namespace === object.namespace || account.namespace === '' || object.namespace === '')
  )
  if (ours.length === 0) return name === 'default'
  return ours.every(({ hasSecrets }) => !hasSecrets)
}

function mendOf(
  { root, source, isTemplate }: Unit,
  { path }: AuditedImage,
  secret: string,
  { rows, isSelected }: Surroundings
): Mend | undefined {
  if (isTemplate) return undefined
  const holder = nodeAt(root, path.slice(0, -1))
  const origin = source === null ? holder && originOf(holder) : { ...source, path: path.slice(0, -1) }
  if (origin === undefined || !isSelected(origin.file)) return undefined
  const at = JSON.stringify(origin.path)
  return {
    ...origin,
    write(work, document) {
      const isSame = (use: ImageUse): boolean => JSON.stringify(use.path.slice(0, -1)) === at
      const pod = walk(document, origin.document, rows).uses.find(isSame)?.pod
      if (pod != null) addSecrets(work, pod, [secret])
    }
  }
}
