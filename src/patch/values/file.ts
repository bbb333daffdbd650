import { posix } from 'node:path'
import { lookup } from '../../yaml/node.js'
import type { Mapping } from '../../yaml/node.js'
import type { FileContext } from './chart.js'

/** Files that have keys named `image` and are neither Kubernetes' nor Helm's. */
const OTHERS =
  /(?:^|\/)(?:Chart\.(?:yaml|lock)|requirements\.(?:yaml|lock)|(?:docker-)?compose[^/]*\.ya?ml|skaffold[^/]*\.ya?ml|\.gitlab-ci\.yml|[^/]*lock[^/]*|package[^/]*\.json)$|(?:^|\/)\.(?:github|circleci|woodpecker)\//

/** True for the name of a file that holds Helm values. */
export function isValuesFile(path: string): boolean {
  return /values[^/]*\.ya?ml$/i.test(posix.basename(path))
}

/** True for a document that is Helm values: by the file's name, by its place in a chart, or because the user says so. */
export function isValues(file: string, root: Mapping, { named, inChart }: FileContext): boolean {
  if (OTHERS.test(file) || (lookup(root, 'apiVersion') !== undefined && lookup(root, 'kind') !== undefined)) {
    return false
  }
  return isValuesFile(file) || inChart || (named && !looksLikeOther(root))
}

/** A compose file under another name, a workflow, a pipeline. */
function looksLikeOther(map: Mapping): boolean {
  return ['services', 'jobs', 'on', 'stages', 'steps', 'pipeline', 'openapi', 'swagger'].some(
    (key) => lookup(map, key) !== undefined
  )
}
