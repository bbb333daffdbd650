import type { ResolvedImage } from '../image/request.js'
import { isDefinition, isDefinitionFile } from '../patch/documents.js'
import { maskActions } from '../patch/helm-mask.js'
import { isHelmTemplate } from '../patch/helm-template.js'
import { decode } from '../patch/text.js'
import { splitDocuments } from '../yaml/parse.js'
import type { Chunk } from '../yaml/parse.js'
import { exemptionsIn, mayExempt } from './exempt.js'
import type { Exemption } from './exempt.js'
import { ownersIn } from './known.js'
import { mayMatter, scentOf } from './scent.js'
import type { Scent } from './scent.js'

/** What the audit knows of a file before any of it is parsed. */
export interface Survey {
  readonly parts: readonly Part[]
  readonly exemptions: readonly Exemption[]
  readonly isTemplate: boolean
  /** No part is worth parsing by itself. */
  readonly isQuiet: boolean
}

/** A document that may matter. */
export interface Part {
  readonly chunk: Chunk
  /** It defines a Secret or a ServiceAccount. */
  readonly isDefining: boolean
  /** It is worth parsing by itself. */
  readonly isSuspect: boolean
  /** What its images need a secret for, if anybody does; known where it is not suspect. */
  readonly owners: ReadonlySet<string>
}

const NOTHING: Survey = { parts: [], exemptions: [], isTemplate: false, isQuiet: true }

/** Surveys of files as they stand, each made when the file is first read, so that few are read again. */
export class Surveys {
  readonly #known = new Map<string, { readonly file: string; readonly survey: Survey }>()
  readonly #sets = new Map<string, ReadonlySet<string>>()
  /** What every document with one of the images has in it. */
  readonly #words: readonly string[]

  constructor(images: readonly ResolvedImage[]) {
    const names = images.flatMap(({ name, newName }) => [name, newName ?? name])
    this.#words = names.map((name) => name.split('/').at(-1) ?? name)
  }

  /** The survey of the file at a selected path, and its real path. */
  at(path: string): { readonly file: string; readonly survey: Survey } | undefined {
    return this.#known.get(path)
  }

  add(path: string, file: string, bytes: Buffer): Survey {
    const survey = this.#ofBytes(bytes)
    this.#known.set(path, { file, survey })
    return survey
  }

  /** The survey of a text that may be about images. */
  ofText(text: string): Survey {
    return this.#of(text, false)
  }

  /** Each text is kept once: the engine keeps the whole file for a part of it. */
  #owners({ images }: Scent): ReadonlySet<string> {
    if (images.length === 0) return NOBODY
    const key = [...ownersIn(images)].sort().join('\n')
    const known = this.#sets.get(key)
    if (known !== undefined) return known
    const owners = new Set(key === '' ? [] : key.split('\n'))
    this.#sets.set(key, owners)
    return owners
  }

  #ofBytes(bytes: Buffer): Survey {
    const isPlain = !mayMatter(bytes)
    if ((isPlain && !bytes.includes(SECRET)) || isDefinitionFile(bytes)) return NOTHING
    const decoded = decode(bytes)
    return 'text' in decoded ? this.#of(decoded.text, isPlain) : NOTHING
  }

  #of(text: string, isPlain: boolean): Survey {
    const template = isHelmTemplate(text) ? maskActions(text) : undefined
    const parts = splitDocuments(template?.text ?? text).flatMap((chunk): Part[] => {
      if (isDefinition(text, chunk)) return []
      const source = text.slice(chunk.start, chunk.end)
      const isDefining =
        /^kind: *["']?(?:Secret|ServiceAccount)\b|"kind": *"(?:Secret|ServiceAccount)"/m.test(source)
      const scent = isPlain ? NO_SCENT : scentOf(source)
      const isAskedFor = !isPlain && this.#words.some((word) => source.includes(word))
      return [{ chunk, isDefining, isSuspect: scent.isSuspect || isAskedFor, owners: this.#owners(scent) }]
    })
    return {
      parts,
      exemptions: mayExempt(text) ? exemptionsIn(text) : [],
      isTemplate: template !== undefined,
      isQuiet: parts.every(({ isSuspect }) => !isSuspect)
    }
  }
}

const NO_SCENT: Scent = { isSuspect: false, images: [] }
const NOBODY: ReadonlySet<string> = new Set()
const SECRET = Buffer.from('Secret')
