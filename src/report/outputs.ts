import { hasUnexpected } from '../render/difference.js'
import { harmlessJson } from './harmless.js'
import { changedPatches, openFindings } from './result.js'
import type { Result } from './result.js'

/** Larger values stop later steps that put them in an environment variable or an argument. */
export const MAX_OUTPUT_BYTES = 8 * 1024

/** Where files were left; empty where they could not be. */
export interface Paths {
  readonly diffPath: string
  readonly renderedPath: string
  readonly htmlPath: string
  readonly reportPath: string
}

/** The Action's outputs by name. JSON lists hold as many whole elements, from the first on, as MAX_OUTPUT_BYTES allows. */
export function outputsOf(result: Result, paths: Paths, commentUrl = ''): Record<string, string> {
  const files = changedPatches(result).map((patch) => patch.file)
  return {
    tag: result.tag,
    image: result.image,
    images: jsonList(result.images.map(({ name, from, to }) => ({ name, from, to }))),
    findings: String(openFindings(result).length),
    changed: String(files.length > 0),
    'changed-files': jsonList(files),
    'diff-path': paths.diffPath,
    'rendered-path': result.difference === null ? '' : paths.renderedPath,
    'unexpected-changes': result.difference === null ? '' : String(hasUnexpected(result.difference)),
    'html-path': paths.htmlPath,
    'comment-url': commentUrl,
    'report-path': paths.reportPath,
    ...deliveryOutputs(result)
  }
}

function deliveryOutputs({ delivery }: Result): Record<string, string> {
  if (delivery === null) return {}
  return {
    branch: delivery.branch,
    committed: String(delivery.committed),
    'commit-sha': delivery.commit ?? '',
    'push-attempts': String(delivery.attempts),
    superseded: String(delivery.superseded),
    'pull-request-number': delivery.pullRequest === null ? '' : String(delivery.pullRequest.number),
    'pull-request-url': delivery.pullRequest?.url ?? ''
  }
}

function jsonList(items: readonly unknown[]): string {
  const kept: string[] = []
  let bytes = '[]'.length
  for (const item of items) {
    const text = harmlessJson(JSON.stringify(item))
    bytes += Buffer.byteLength(text) + (kept.length > 0 ? 1 : 0)
    if (bytes > MAX_OUTPUT_BYTES) break
    kept.push(text)
  }
  return `[${kept.join(',')}]`
}
