import { isDeepStrictEqual } from 'node:util'
import { parseReference } from '../../src/image/reference.js'

/** What is to be seen in a build afterwards: an image with a new tag, a policy, and a pull secret. */
export interface Wanted {
  readonly repository: string
  readonly tag: string
  readonly policy: string
  readonly secret?: string
}

type Tree = Record<string, unknown>

/** Every container and image volume of objects that were built, each with the mapping that lists it. */
export function* containersOf(
  node: unknown,
  holder: Tree = {}
): Generator<{ container: Tree; pod: Tree; isVolume: boolean }> {
  if (Array.isArray(node)) for (const item of node) yield* containersOf(item, holder)
  if (!isTree(node) || node['kind'] === 'CustomResourceDefinition') return
  for (const [key, value] of Object.entries(node)) {
    const isVolume = key === 'volumes'
    if (/^(?:containers|initContainers|ephemeralContainers|volumes)$/.test(key) && Array.isArray(value)) {
      for (const item of value.filter(isTree)) {
        const container = isVolume ? item['image'] : item
        if (isTree(container) && typeof container[isVolume ? 'reference' : 'image'] === 'string') {
          yield { container, pod: node, isVolume }
        }
      }
    }
    yield* containersOf(value, node)
  }
}

function isTree(node: unknown): node is Tree {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}

/** The repositories that objects run. */
export function repositoriesOf(objects: readonly unknown[]): string[] {
  const texts = [...containersOf(objects)].map(({ container, isVolume }) =>
    String(container[isVolume ? 'reference' : 'image'])
  )
  return [...new Set(texts.flatMap((text) => parseReference(text)?.repository ?? []))]
}

/** A kind of an example of kustomize's, with containers and nothing that tells a pod. */
const NO_PODS: ReadonlySet<unknown> = new Set(['MyKind'])

/** What the objects are to be after the patch, and how many containers run the image. */
export function expected(
  objects: readonly unknown[],
  wanted: Wanted
): { objects: unknown[]; containers: number; policies: number } {
  const copy = JSON.parse(JSON.stringify(objects)) as unknown[]
  let [containers, policies] = [0, 0]
  const found = copy
    .filter(isTree)
    .flatMap((object) => [...containersOf(object)].map((each) => ({ ...each, object })))
  for (const { container, pod, isVolume, object } of found) {
    const [image, policy] = isVolume ? ['reference', 'pullPolicy'] : ['image', 'imagePullPolicy']
    const reference = parseReference(String(container[image]))
    if (reference?.repository !== wanted.repository) continue
    containers += 1
    container[image] = `${reference.name}:${wanted.tag}`
    if (container[policy] !== wanted.policy) policies += 1
    container[policy] = wanted.policy
    if (wanted.secret === undefined || NO_PODS.has(object['kind'])) continue
    const secrets = (pod['imagePullSecrets'] ??= []) as { name: string }[]
    if (secrets.every(({ name }) => name !== wanted.secret)) secrets.push({ name: wanted.secret })
  }
  return { objects: copy, containers, policies }
}

/** The first place where two trees differ, and how; undefined where they are the same. The order of keys is nothing. */
export function differenceOf(wanted: unknown, found: unknown, path = ''): string | undefined {
  if (isDeepStrictEqual(wanted, found)) return undefined
  const isSameShape = isTree(wanted) ? isTree(found) : Array.isArray(wanted) && Array.isArray(found)
  if (isSameShape) {
    const [one, other] = [wanted as Tree, found as Tree]
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const difference = differenceOf(one[key], other[key], `${path}/${key}`)
      if (difference !== undefined) return difference
    }
  }
  const [one, other] = [wanted, found].map((value) =>
    value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300)
  )
  return `${path} should be ${one}, and is ${other}`
}
