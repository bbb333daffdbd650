import type { Pod } from '../../fields/use.js'
import type { Rule } from '../rule.js'
import type { SeenTag } from '../surroundings.js'

export const SPLIT_VERSION: Rule = {
  id: 'split-version',
  level: 'warning',
  title: 'One image with two tags',
  why:
    'Two containers of one pod, or two workloads of one kustomization, that name one image with different tags run different versions of it. ' +
    'Mostly one of them was forgotten: it keeps the old image however often the other is deployed.',
  mend: null,
  looksAt: 'effective',
  *check({ images, build, object }, { files }) {
    const seen = new Map<Pod, Map<string, SeenTag>>()
    for (const { reference, at, pod } of images) {
      if (reference?.tag == null || pod === null) continue
      const { repository, tag, name } = reference
      const own = seen.get(pod)?.get(repository)
      const first = own ?? (build === null ? undefined : files.seenIn(build, repository))
      if (own === undefined)
        seen.set(pod, (seen.get(pod) ?? new Map<string, SeenTag>()).set(repository, { tag, at }))
      if (first === undefined || !isOther(first.tag, tag) || isTool(repository)) continue
      const where =
        own === undefined
          ? 'what this kustomization builds'
          : `one ${object.kind === '' ? 'workload' : object.kind}`
      yield {
        at,
        message: `${JSON.stringify(name)} has the tag ${JSON.stringify(tag)} here and ${JSON.stringify(first.tag)} elsewhere in ${where}.`,
        hint: 'Give both the same tag, if they are to run the same version.',
        related: [first.at]
      }
    }
  }
}

/** False for a variant of the same version: `1.27` and `1.27-alpine`. */
function isOther(one: string, other: string): boolean {
  return one !== other && !one.startsWith(`${other}-`) && !other.startsWith(`${one}-`)
}

/** Images of Docker's own library serve many purposes side by side, as a shell or a database of one application. */
function isTool(repository: string): boolean {
  return repository.startsWith('docker.io/library/')
}
