import type {
  RenderedDifference,
  ResourceDifference,
  ResourceKey,
  RootDifference
} from '../render/difference.js'
import { resourceHunks } from '../render/unified.js'
import { harmless, harmlessLines } from './harmless.js'

/** One unified diff of all that is rendered, secrets hidden, with a comment line for each root and for each failure. */
export function renderedDiff({ roots }: RenderedDifference): string {
  return roots.map(rootText).join('')
}

function rootText(root: RootDifference): string {
  const { renderer, failure, resources, unchanged } = root
  const how = renderer === null ? '' : ` (${harmless(renderer)})`
  const what = failure === null ? `: ${resources.length} changed, ${unchanged} unchanged` : ''
  const lines = failure === null ? [] : failure.message.split('\n').map((line) => `#   ${harmless(line)}`)
  const head = [`# ${harmless(root.root)}${how}${what}`, ...lines]
  return `${head.join('\n')}\n${resources.map(resourceText).join('')}`
}

function resourceText(resource: ResourceDifference): string {
  const { key, renamed, status } = resource
  const [from, to] = [renamed?.from ?? key.name, renamed?.to ?? key.name]
  const header = [
    `--- ${status === 'added' ? '/dev/null' : `a/${pathOf(key, from)}`}`,
    `+++ ${status === 'removed' ? '/dev/null' : `b/${pathOf(key, to)}`}`
  ]
  return `${header.map(harmless).join('\n')}\n${resourceHunks(resource).map(harmlessLines).join('')}`
}

/** `prod/Deployment.apps/web`: the namespace, the kind as kubectl writes it, the name. */
function pathOf({ namespace, kind, group }: ResourceKey, name: string): string {
  const type = group === '' ? kind : `${kind}.${group}`
  return [...(namespace === '' ? [] : [namespace]), type, name].join('/')
}
