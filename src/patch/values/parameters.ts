import type { ObjectRef } from '../../fields/object.js'
import type { Path } from '../../fields/path.js'
import { findImage, rewrite, variableOf } from '../../image/request.js'
import type { ResolvedImage } from '../../image/request.js'
import { splitReference } from '../../image/reference.js'
import { asMapping, asScalar, asSequence, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Scalar } from '../../yaml/node.js'
import type { ChangedField, Match } from '../change.js'
import type { Work } from '../draft.js'
import type { PatchRequest } from '../request.js'
import { isLeftToVariable } from '../variable.js'
import type { Part } from '../variable.js'

export interface Parameter {
  readonly scalar: Scalar
  readonly path: Path
}

/** Brings `parameters: [{name, value}]` of an application's chart to what is asked for, where they name the image. */
export function patchParameters(
  work: Work,
  map: Mapping,
  path: Path,
  object: ObjectRef,
  request: PatchRequest
): Match[] {
  const parameters = parametersOf(map, path)
  const set = (name: string, to: string | null, field: ChangedField): void => {
    const found = parameters.get(name)
    if (found === undefined || to === null) return
    work.set(found.scalar, to, {
      field,
      object,
      container: null,
      path: found.path,
      offset: found.scalar.start
    })
  }
  return [...parameterImages(map, path)].flatMap(
    ({ name, scalar, from, registry, isText, sibling, tag }): Match[] => {
      const written = scalar.value ?? ''
      const image = findImage(request.images, variableOf(from)?.repository ?? from)
      if (image === undefined) return []
      const parts = [tag, sibling('digest')].map((each) => partAt(parameters.get(each ?? '')))
      if (isLeftToVariable(work, image, [...parts, partAt({ scalar })], request)) return []
      const to = rewrite(image, from)
      if (to === undefined) return []
      const { tag: ownTag, digest } = splitReference(written)
      if (isText && (ownTag !== null || digest !== null || tag === undefined)) set(name, to, 'image')
      else if (tag !== undefined)
        setParts(work, image, { name, registry, tag, digest: sibling('digest') }, parameters, set)
      else {
        noteTag(work, scalar, sibling('tag'))
        return []
      }
      if (request.pullPolicy !== 'keep') set(sibling('pullPolicy'), request.pullPolicy, 'pullPolicy')
      const before = tag === undefined ? '' : (parameters.get(tag)?.scalar.value ?? '')
      return [{ image, from: before === '' ? from : `${from}:${before}`, to }]
    }
  )
}

function partAt(parameter: Pick<Parameter, 'scalar'> | undefined): Part | undefined {
  return parameter && { text: parameter.scalar.value ?? '', offset: parameter.scalar.start }
}

/** A parameter that names an image, whole or with its tag in a parameter of its own. */
export interface ParameterImage extends Parameter {
  readonly name: string
  /** The name with the registry that another parameter has. */
  readonly from: string
  readonly registry: string
  /** The whole reference may be in it: `image`, unlike `image.repository`. */
  readonly isText: boolean
  /** The name of the parameter for another part of the image. */
  readonly sibling: (part: string) => string
  /** The name of the one that has the tag. */
  readonly tag: string | undefined
}

export function* parameterImages(map: Mapping, path: Path): Generator<ParameterImage, void> {
  const parameters = parametersOf(map, path)
  for (const [name, parameter] of parameters) {
    const [, stem = '', end] = /^(.*?)(?:\.?(repository|repo|name)|image)$/i.exec(name) ?? []
    const isText = end === undefined && /image$/i.test(name)
    if (!isText && !(end !== undefined && /images?(?:\.\w+)?$/i.test(stem))) continue
    const sibling = (part: string): string =>
      isText ? `${name}${part[0]?.toUpperCase()}${part.slice(1)}` : `${stem}.${part}`
    const registry = isText ? '' : (parameters.get(sibling('registry'))?.scalar.value ?? '')
    const written = parameter.scalar.value ?? ''
    const from = registry === '' ? written : `${registry}/${written}`
    const tag = [sibling('tag'), sibling('version')].find((each) => parameters.has(each))
    yield { ...parameter, name, from, registry, isText, sibling, tag }
  }
}

function setParts(
  work: Work,
  image: ResolvedImage,
  names: { readonly name: string; readonly registry: string; readonly tag: string; readonly digest: string },
  parameters: ReadonlyMap<string, Parameter>,
  set: (name: string, to: string | null, field: ChangedField) => void
): void {
  const hasDigest = parameters.has(names.digest)
  const whole = image.digest !== null && !hasDigest ? `${image.tag ?? 'latest'}@${image.digest}` : image.tag
  if (image.newName !== null && names.registry === '') set(names.name, image.newName, 'name')
  else if (image.newName !== null && image.newName.startsWith(`${names.registry}/`)) {
    set(names.name, image.newName.slice(names.registry.length + 1), 'name')
  } else if (image.newName !== null) {
    const offset = parameters.get(names.name)?.scalar.start ?? 0
    const message = `${JSON.stringify(image.newName)} does not lie in the registry of these parameters.`
    work.refuse('unclear', offset, message, 'Change the registry by hand, then run again.')
  }
  set(names.tag, whole, 'tag')
  if (hasDigest) set(names.digest, image.digest ?? '', 'digest')
}

function noteTag(work: Work, scalar: Scalar, tag: string): void {
  const message = `These parameters name the image and have no ${JSON.stringify(tag)}.`
  work.note(
    'no-place',
    'warning',
    scalar.start,
    message,
    'Add it with any value; Repull keeps it from then on.'
  )
}

/** The parameters of a chart, by name. */
export function parametersOf(map: Mapping, path: Path): Map<string, Parameter> {
  const items = asSequence(lookup(map, 'parameters')?.entry.value)?.items ?? []
  return new Map(
    items.flatMap((item, index) => {
      const parameter = asMapping(item)
      const name = textAt(parameter, 'name')
      const scalar = parameter && asScalar(lookup(parameter, 'value')?.entry.value)
      if (name === undefined || scalar === undefined) return []
      return [[name, { scalar, path: [...path, 'parameters', index, 'value'] }] as const]
    })
  )
}
