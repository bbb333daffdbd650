import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RawInputs } from '../../src/inputs.js'
import { parseReference } from '../../src/image/reference.js'
import { containerImages, readAll } from './independent.js'

export const CORPUS = '../shared/corpus'

/** A document of a public project. */
interface Piece {
  readonly text: string
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly containers: readonly string[]
  readonly images: readonly string[]
}

/** Files, what is asked of them, and which folder of them is selected. */
export interface RandomTree {
  readonly files: Readonly<Record<string, string>>
  readonly raw: RawInputs
  readonly selected: string
}

export interface Pieces {
  readonly objects: readonly Piece[]
  /** Texts of Helm values, each with the images that it names whole or in parts. */
  readonly values: readonly { readonly text: string; readonly images: readonly string[] }[]
}

/** Documents that run containers, and values that name images, of all files of the corpus. */
export function piecesOfCorpus(): Pieces {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }) : []
  const texts = files
    .filter((file) => /\.ya?ml$/.test(file))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(CORPUS, file), 'utf8') }))
    .filter(({ text }) => !text.includes('{{') && !text.includes('\r') && text.length < 60_000)
  const objects = texts.flatMap(({ text }) => text.split(/^---.*\n/m).flatMap((each) => pieceOf(each) ?? []))
  const values = texts
    .filter(({ file }) => /values[^/]*\.ya?ml$/.test(file))
    .map(({ text }) => ({ text, images: namesIn(text) }))
    .filter(({ images }) => images.length > 0)
  return { objects, values }
}

interface Described {
  readonly apiVersion?: unknown
  readonly kind?: unknown
  readonly metadata?: { readonly name?: unknown } | null
}

function pieceOf(text: string): Piece | undefined {
  if (text.length > 8000 || !/^kind:/m.test(text)) return undefined
  try {
    const [document, ...others] = readAll(text) as Described[]
    if (document === undefined || others.length > 0) return undefined
    const images = containerImages([document]).flatMap((image) => parseReference(image)?.name ?? [])
    const { apiVersion, kind, metadata } = document
    const name = metadata?.name
    if (images.length === 0 || typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined
    if (typeof name !== 'string' || kind === 'List') return undefined
    const containers = [...text.matchAll(/^ *- name: ([\w-]+)$/gm)].flatMap(([, found]) => found ?? [])
    return { text: text.endsWith('\n') ? text : `${text}\n`, apiVersion, kind, name, containers, images }
  } catch {
    return undefined
  }
}

function namesIn(text: string): string[] {
  const named = [...text.matchAll(/^ *(?:image|repository): *["']?([\w./-]+)["']?(?::\S+)?$/gm)]
  return [
    ...new Set(named.flatMap(([, name]) => (name === undefined ? [] : (parseReference(name)?.name ?? []))))
  ]
}

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A tree of kustomizations or of a chart's values, made of pieces. */
export function randomTree(pieces: Pieces, seed: number): RandomTree {
  const dice = new Dice(randomOf(seed))
  return dice.chance(0.7) ? kustomizations(pieces, dice) : charts(pieces, dice)
}

class Dice {
  readonly #random: () => number

  constructor(random: () => number) {
    this.#random = random
  }

  chance(part: number): boolean {
    return this.#random() < part
  }

  /** One of several; raises where there are none. */
  one<T>(all: readonly T[]): T {
    const found = all[Math.floor(this.#random() * all.length)]
    if (found === undefined) throw new RangeError('there is nothing to choose from')
    return found
  }

  upTo(most: number): number {
    return Math.floor(this.#random() * (most + 1))
  }

  shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((each) => ({ each, at: this.#random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ each }) => each)
  }
}

function request(image: string, dice: Dice): RawInputs {
  const entry = dice.chance(0.15) ? `${image}=mirror.example/acme/other` : image
  return {
    images: `${entry}:${dice.one(['v2', '0123456', '1e3', 'abc1234-20260101000000'])}`,
    'pull-policy': dice.one(['Always', 'IfNotPresent', 'keep']),
    ...(dice.chance(0.4) ? { 'pull-secrets': 'regcred' } : {}),
    ...(dice.chance(0.3) ? { annotations: 'example.com/at=0123' } : {}),
    kustomize: dice.one(['auto', 'auto', 'add', 'existing'])
  }
}

/** The same text, ended or broken into lines in another way. */
function written(text: string, dice: Dice): string {
  if (dice.chance(0.1)) return text.replaceAll('\n', '\r\n')
  return dice.chance(0.2) ? text.trimEnd() : text
}

function kustomizations({ objects }: Pieces, dice: Dice): RandomTree {
  const files: Record<string, string> = {}
  const bases = Array.from({ length: 1 + dice.upTo(2) }, () => dice.one(objects))
  for (const [index, { text }] of bases.entries()) files[`base/${index}.yaml`] = written(text, dice)
  const resources = bases.map((_, index) => `- ${index}.yaml`)
  files['base/kustomization.yaml'] = `resources:\n${resources.join('\n')}\n`
  const image = dice.one(bases.flatMap(({ images }) => images))
  const parts = [`resources:\n- ../base\n`]
  if (dice.chance(0.3)) parts.push(`${dice.one(['namePrefix: p-', 'nameSuffix: -s', 'namespace: prod'])}\n`)
  if (dice.chance(0.4)) parts.push(entries(bases, image, dice))
  if (dice.chance(0.7)) parts.push(patches(bases, files, image, dice))
  if (dice.chance(0.3)) parts.push('# what follows is ours\ncommonAnnotations:\n  a: b # and this\n')
  files['prod/kustomization.yaml'] = written(dice.shuffled(parts).join(''), dice)
  return { files, raw: request(image, dice), selected: dice.one(['.', 'prod', 'prod']) }
}

function entries(bases: readonly Piece[], image: string, dice: Dice): string {
  const names = new Set([dice.chance(0.6) ? image : dice.one(bases.flatMap(({ images }) => images))])
  const items = [...names].map((name) =>
    dice.one([
      `- name: ${name}\n  newTag: v1 # now\n`,
      `- {name: ${name}, newTag: "1"}\n`,
      `- newName: mirror.example/acme/shop\n  name: ${name}\n`,
      `- name: ${name}\n  digest: sha256:${'a'.repeat(64)}\n`
    ])
  )
  return `images:\n${items.join('')}`
}

function patches(bases: readonly Piece[], files: Record<string, string>, image: string, dice: Dice): string {
  const items = Array.from({ length: 1 + dice.upTo(2) }, (_, index) => {
    const piece = dice.one(bases)
    const body = dice.chance(0.75) ? mergeOf(piece, image, dice) : undefined
    if (body === undefined) {
      const target = `target: {kind: ${piece.kind}, name: ${piece.name}}`
      return `- ${target}\n  patch: |-\n    - op: add\n      path: /metadata/labels\n      value: {a: b}\n`
    }
    if (dice.chance(0.3)) {
      files[`prod/patch-${index}.yaml`] = written(body, dice)
      return `- path: patch-${index}.yaml\n`
    }
    const style = dice.one(['|', '|-', '|+'])
    const lines = body.split('\n').map((line) => (line === '' ? '' : `    ${line}`))
    return `- patch: ${style}\n${lines.join('\n')}`
  })
  return `patches:\n${items.join('')}`
}

/** A strategic merge patch of an object, with a container of its own that may set the image. */
function mergeOf({ apiVersion, kind, name, containers }: Piece, image: string, dice: Dice): string {
  const identity = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n`
  const [container = 'web'] = dice.shuffled(containers)
  const field = dice.one(['resources: {}', `image: ${image}:v0`, 'imagePullPolicy: Never', 'stdin: true'])
  const spec = `containers:\n- name: ${container}\n  ${field}\n`
  const path = kind === 'Pod' ? ['spec'] : kind === 'CronJob' ? CRON : ['spec', 'template', 'spec']
  const indent = (text: string, blanks: number): string => text.replace(/^(?=.)/gm, ' '.repeat(blanks))
  const keys = path.map((key, depth) => `${'  '.repeat(depth)}${key}:\n`).join('')
  return `${identity}${keys}${indent(spec, path.length * 2)}`
}

const CRON = ['spec', 'jobTemplate', 'spec', 'template', 'spec']

function charts({ values }: Pieces, dice: Dice): RandomTree {
  const piece = dice.one(values)
  const image = dice.one(piece.images)
  const files: Record<string, string> = {
    'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 0.1.0\n',
    'chart/values.yaml': written(piece.text, dice)
  }
  if (dice.chance(0.6)) files['chart/values-prod.yaml'] = written(dice.one(values).text, dice)
  if (dice.chance(0.4)) {
    const indented = dice
      .one(values)
      .text.trimEnd()
      .replace(/^(?=.)/gm, '    ')
    files['release.yaml'] =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: shop\nspec:\n' +
      `  values:\n${indented}\n`
  }
  if (dice.chance(0.4)) {
    const indented = piece.text.trimEnd().replace(/^(?=.)/gm, '        ')
    files['app.yaml'] =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: shop\nspec:\n  source:\n' +
      `    helm:\n      values: |\n${indented}\n`
  }
  return { files, raw: request(image, dice), selected: '.' }
}
