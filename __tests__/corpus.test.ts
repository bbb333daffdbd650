import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { parseReference } from '../src/image/reference.js'
import { parseImageRequest } from '../src/image/request.js'
import { planFile } from '../src/patch/file.js'
import type { PatchRequest } from '../src/patch/request.js'
import { needlesFor } from '../src/patch/text.js'
import { outsideEditsIsSame, readAll, sameData, withChanges } from './support/independent.js'
import { call, CORPUS, testWith } from './support/tools.js'

const TAG = '9.9.9-repull'

/** Values of keys that end in `image`, and of the references of image volumes, with where they stand. */
function* imagesIn(
  value: unknown,
  path: readonly string[] = []
): Generator<{ text: string; path: readonly string[] }, void> {
  if (typeof value === 'string') {
    if (/image(?:Name)?$/i.test(path.at(-1) ?? '') || path.at(-1) === 'reference') yield { text: value, path }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) yield* imagesIn(child, [...path, key])
  }
}

/** What the independent reader takes for a container's image: an item of a list of containers of an object that runs. */
function* containerImages(
  documents: readonly unknown[]
): Generator<{ text: string; path: readonly string[] }, void> {
  for (const document of documents) {
    const kind = (document as { kind?: unknown } | null)?.kind
    if (typeof kind !== 'string' || kind === 'CustomResourceDefinition') continue
    for (const image of imagesIn(document)) {
      const [list = '', index = ''] = image.path.slice(-3)
      const isList = /^(?:containers|initContainers|ephemeralContainers)$/.test(list) && /^\d+$/.test(index)
      if (isList && image.path[0] !== 'status' && itemsAreList(document, image.path.slice(0, -2))) yield image
    }
  }
}

function itemsAreList(document: unknown, path: readonly string[]): boolean {
  const at = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document)
  return Array.isArray(at)
}

function builds(file: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'repull-corpus-'))
  try {
    copyFileSync(file, join(folder, 'file.yaml'))
    writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [file.yaml]\n')
    call('kustomize', folder)
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Counts {
  files: number
  images: number
  patches: number
  changes: number
  readonly refusals: string[]
  readonly failures: string[]
}

function check(
  file: string,
  bytes: Buffer,
  name: string,
  before: unknown[] | undefined,
  counts: Counts
): void {
  const image = parseImageRequest(`${name}:${TAG}`)
  const needles = needlesFor([image])
  const ours = (text: string) => parseReference(text.trim())?.repository === image.repository
  for (const extras of [false, true]) {
    const request: PatchRequest = {
      images: [image],
      pullPolicy: 'Always',
      pullSecrets: extras ? [{ name: 'regcred', registry: null }] : [],
      annotations: extras ? [{ key: 'example.org/deployed', value: '0123' }] : [],
      rows: []
    }
    const fail = (what: string) => counts.failures.push(`${file}: ${name}: ${what}`)
    const planned = planFile(file, bytes, request, needles)
    const errors = planned.problems.filter(({ level }) => level === 'error')
    if (!extras) counts.images += 1
    if (errors.length > 0) {
      counts.refusals.push(...errors.map(({ message, place }) => `${file}:${place?.line ?? 0}: ${message}`))
      if (builds(file)) fail('refused, although kustomize builds it')
      return
    }
    const isSkipped = planned.problems.some(({ code }) => code === 'helm-template' || code === 'not-text')
    if (isSkipped && builds(file)) fail('skipped, although kustomize builds it')
    const { patch } = planned
    const after = patch?.after ?? bytes.toString()
    if (patch !== null && !extras) {
      counts.patches += 1
      counts.changes += patch.changes.length
    }
    if (patch !== null && !outsideEditsIsSame(patch)) fail('a byte outside the edits changed')
    if (planFile(file, Buffer.from(after), request, needles).patch !== null)
      fail('a second run changes it again')
    if (before === undefined) continue
    const read = readAll(after)
    if (!sameData(read, withChanges(before, patch?.changes ?? []))) {
      fail('another reader sees other changes than the recorded ones')
    }
    const missed = isSkipped
      ? []
      : [...containerImages(read)].filter(({ text }) => ours(text) && !text.includes(TAG))
    if (missed.length > 0) fail(`not changed: ${missed.map(({ path }) => path.join('/')).join(', ')}`)
  }
}

function tryReading(text: string): unknown[] | undefined {
  try {
    return readAll(text)
  } catch {
    return undefined
  }
}

testWith(
  [CORPUS, 'kustomize'],
  'every image of every file of the corpus: bytes, second run, independent reader, nothing missed',
  () => {
    const counts: Counts = { files: 0, images: 0, patches: 0, changes: 0, refusals: [], failures: [] }
    const entries = readdirSync(CORPUS, { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isFile() || !/\.(?:ya?ml|json)$|^Kustomization$/.test(entry.name)) continue
      const file = join(entry.parentPath, entry.name)
      const bytes = readFileSync(file)
      counts.files += 1
      const documents = tryReading(bytes.toString())
      // What no reader takes for YAML is searched by eye, so that it is refused or skipped and not forgotten.
      const texts =
        documents === undefined
          ? [...bytes.toString().matchAll(/image:\s*["']?([^\s"'@]+)/g)].map((match) => match[1] ?? '')
          : [...imagesIn(documents)].map(({ text }) => text.trim())
      for (const name of new Set(texts.map((text) => parseReference(text)?.name))) {
        if (name !== undefined) check(file, bytes, name, documents, counts)
      }
    }
    const { refusals, failures, ...numbers } = counts
    console.log(`corpus: ${JSON.stringify(numbers)}, refusals:\n${[...new Set(refusals)].join('\n')}`)
    expect(failures).toEqual([])
    expect(numbers.files).toBeGreaterThan(400)
    expect(numbers.changes).toBeGreaterThan(400)
  }
)
