import { parseReference, splitReference } from '../image/reference.js'
import { isArgo, sourcesOf } from '../patch/values/argo.js'
import type { Source } from '../patch/values/argo.js'
import { parameterImages, parametersOf } from '../patch/values/parameters.js'
import { EMPTY_MAPPING, asMapping, asScalar, asSequence, lookup, textAt } from '../yaml/node.js'
import type { Scalar } from '../yaml/node.js'
import type { Path } from '../fields/path.js'
import { entriesAt } from './objects.js'
import type { AuditedImage, EntryIn, Unit, ValuesIn } from './unit.js'

/** Where Flux's objects keep entries of kustomize's `images`. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  'kustomize.toolkit.fluxcd.io/Kustomization': ['spec', 'images'],
  'helm.toolkit.fluxcd.io/HelmRelease': ['spec', 'postRenderers[]', 'kustomize', 'images']
}

/** A document with the images that Flux's and Argo CD's objects set over what they deploy. */
export function withGitOps(unit: Unit): Unit {
  const { source, root, object } = unit
  const map = asMapping(root)
  if (source === null || map === undefined || unit.isTemplate) return unit
  const place = ENTRIES[`${object.group}/${object.kind}`]
  const entries = place === undefined ? unit.entries : entriesAt(root, place)
  const sources = isArgo(source.file, map) ? [...sourcesOf(map, [])] : []
  if (entries === unit.entries && sources.length === 0) return unit
  const helm = sources.filter(({ key }) => key === 'helm')
  return {
    ...unit,
    entries,
    images: [
      ...unit.images,
      ...(place === undefined ? [] : entries.flatMap((entry) => entryImage(entry, unit))),
      ...sources.filter(({ key }) => key === 'kustomize').flatMap((each) => imageTexts(each, unit)),
      ...helm.flatMap((each) => parameters(each, unit))
    ],
    values: [...unit.values, ...helm.map(parameterTags)]
  }
}

/** What `name`, `newName`, `newTag` and `digest` come to; unknown where the tag is the one that stood there. */
function entryImage({ map, path }: EntryIn, unit: Unit): AuditedImage[] {
  const [tag, digest] = [textAt(map, 'newTag') ?? '', textAt(map, 'digest') ?? '']
  const name = textAt(map, 'newName') || textAt(map, 'name')
  const scalar = asScalar(
    (lookup(map, 'newTag') ?? lookup(map, 'digest') ?? lookup(map, 'name'))?.entry.value
  )
  if (name === undefined || scalar === undefined) return []
  return [imageOf(unit, scalar, `${name}${tag && `:${tag}`}${digest && `@${digest}`}`, path)]
}

/** `name=newname:tag`, of which the second part is what runs. */
function imageTexts({ map, path }: Source, unit: Unit): AuditedImage[] {
  const items = asSequence(lookup(map, 'images')?.entry.value)?.items ?? []
  return items.flatMap((item, index) => {
    const scalar = asScalar(item)
    const text = scalar?.value?.trim().replace(/^.*?=/, '') ?? ''
    return scalar === undefined || text === ''
      ? []
      : [imageOf(unit, scalar, text, [...path, 'images', index])]
  })
}

function parameters({ map, path }: Source, unit: Unit): AuditedImage[] {
  const all = parametersOf(map, path)
  return [...parameterImages(map, path)].map(({ scalar, path: at, from, tag, sibling }) => {
    const tagged = tag === undefined ? undefined : all.get(tag)?.scalar
    const digest = all.get(sibling('digest'))?.scalar.value ?? ''
    const text = `${from}${tagged?.value ? `:${tagged.value}` : ''}${digest && `@${digest}`}`
    const policy = all.get(sibling('pullPolicy'))?.scalar
    const image = imageOf(unit, tagged ?? scalar, text, at)
    if (!policy?.value) return image
    return { ...image, policy: { kind: 'given', value: policy.value, at: unit.at(policy) } }
  })
}

function parameterTags({ map, path }: Source): ValuesIn {
  const all = parametersOf(map, path)
  const tags = [...parameterImages(map, path)].flatMap(({ tag }) => {
    const parameter = tag === undefined ? undefined : all.get(tag)
    return parameter === undefined ? [] : [parameter]
  })
  // A parameter is a name and a value, and no mapping of values.
  return { map: EMPTY_MAPPING, path, tags, labels: [] }
}

function imageOf(unit: Unit, scalar: Scalar, text: string, path: Path): AuditedImage {
  const { tag, digest } = splitReference(text)
  return {
    text,
    // Without a tag, that of what is deployed stays.
    reference: tag === null && digest === null ? undefined : parseReference(text),
    at: unit.at(scalar),
    who: 'the image',
    policy: { kind: 'unknown' },
    pod: null,
    entries: [],
    path,
    setPolicy: undefined
  }
}
