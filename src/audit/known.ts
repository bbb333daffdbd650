import { parseReference, registryOf } from '../image/reference.js'
import type { Reference } from '../image/reference.js'
import type { Pod } from '../fields/use.js'
import { EMPTY_MAPPING, asMapping, asScalar, asSequence, lookup, textAt } from '../yaml/node.js'
import type { Node } from '../yaml/node.js'
import type { Account, Known, SecretDefinition, SeenTag } from './surroundings.js'
import type { AuditedImage, Unit } from './unit.js'

/** Registries whose images anybody may pull. */
const PUBLIC: ReadonlySet<string> = new Set([
  'docker.io',
  'registry.k8s.io',
  'k8s.gcr.io',
  'mcr.microsoft.com',
  'public.ecr.aws',
  'docker.elastic.co',
  'registry.access.redhat.com'
])

/** Registries where each owner decides for his own images. */
const SHARED: ReadonlySet<string> = new Set(['ghcr.io', 'quay.io', 'gcr.io', 'registry.gitlab.com'])

/** What a pull secret is for: a registry, or an owner in one that many share; undefined where none is needed. */
export function ownerOf({ repository }: Reference): string | undefined {
  const host = registryOf(repository)
  if (PUBLIC.has(host)) return undefined
  return SHARED.has(host) ? repository.split('/').slice(0, 2).join('/') : host
}

/** The names of the pull secrets that a pod lists. */
export function secretsOf(pod: Pod): { readonly name: string; readonly node: Node }[] {
  const spot = pod.secrets?.spot
  const value = spot !== undefined && spot.missing.length === 0 ? spot.found?.entry.value : undefined
  return (asSequence(value)?.items ?? []).flatMap((item) => {
    const node =
      asMapping(item) === undefined ? item : lookup(asMapping(item) ?? EMPTY_MAPPING, 'name')?.entry.value
    const name = asScalar(node)?.value
    return node === undefined || name == null || name === '' ? [] : [{ name, node }]
  })
}

/** The images of each pod of a unit. */
export function podsOf({ images }: Unit): Map<Pod, AuditedImage[]> {
  const pods = new Map<Pod, AuditedImage[]>()
  for (const image of images) {
    if (image.pod !== null) pods.set(image.pod, [...(pods.get(image.pod) ?? []), image])
  }
  return pods
}

/** Collects, unit by unit, what they say together. */
export class Knowledge implements Known {
  readonly registries = new Map<string, string>()
  readonly secrets: SecretDefinition[] = []
  readonly #seen = new Map<string, SeenTag>()
  readonly accounts: Account[] = []
  readonly #filledIn: ReadonlySet<string>

  constructor(filledIn: ReadonlySet<string>) {
    this.#filledIn = filledIn
  }

  readonly isFilledIn = (name: string): boolean => this.#filledIn.has(name)

  learn(unit: Unit): void {
    this.#define(unit)
    for (const [pod, images] of podsOf(unit)) {
      const [secret] = secretsOf(pod)
      if (secret === undefined) continue
      const owners = images.flatMap(({ reference }) => (reference && ownerOf(reference)) ?? [])
      // Which of several owners the secret is for cannot be told.
      const [owner, ...others] = new Set(owners)
      if (owner !== undefined && others.length === 0) this.need(owner, secret.name)
    }
    for (const { reference, at } of unit.build === null ? [] : unit.images) {
      if (unit.build === null || reference?.tag == null) continue
      const key = JSON.stringify([unit.build, reference.repository])
      if (!this.#seen.has(key)) this.#seen.set(key, { tag: reference.tag, at })
    }
  }

  /** Images of an owner (or a registry) need a secret. */
  need(owner: string | null, secret: string): void {
    if (owner !== null && !this.registries.has(owner)) this.registries.set(owner, secret)
  }

  readonly secretFor = (owner: string): string | undefined =>
    this.registries.get(owner) ?? this.registries.get(owner.split('/')[0] ?? '')

  readonly seenIn = (build: string, repository: string): SeenTag | undefined =>
    this.#seen.get(JSON.stringify([build, repository]))

  #define({ root, object, at }: Unit): void {
    const map = asMapping(root)
    if (map === undefined || object.group !== '') return
    const { name, namespace } = object
    if (object.kind === 'Secret') {
      this.secrets.push({ name, namespace, type: textAt(map, 'type') ?? 'Opaque', at: at(root) })
    }
    if (object.kind === 'ServiceAccount') {
      const list = asSequence(lookup(map, 'imagePullSecrets')?.entry.value)
      this.accounts.push({ name, namespace, hasSecrets: (list?.items.length ?? 0) > 0 })
    }
  }
}

/** What the images of a document need a secret for, if anybody does. */
export function ownersIn(images: readonly string[]): Set<string> {
  return new Set(
    images.flatMap((text) => {
      const reference = parseReference(text)
      return (reference && ownerOf(reference)) ?? []
    })
  )
}
