import { posix } from 'node:path'
import type { Tree } from '../../host/tree.js'
import { asMapping } from '../../yaml/node.js'
import type { Mapping } from '../../yaml/node.js'
import { documentsOf } from '../documents.js'
import { decode } from '../text.js'
import { namedTemplates } from '../named-template.js'
import type { Body } from '../named-template.js'
import type { Schema } from './level.js'

/** What is known of a file besides its text. */
export interface FileContext {
  /** The user named this very file. */
  readonly named: boolean
  /** It lies in a chart, and is none of its templates. */
  readonly inChart: boolean
  /** The chart's own values, which this file overrides; undefined for themselves. */
  readonly defaults: Defaults | undefined
  /** The folder of the chart that it belongs to. */
  readonly chart: string | undefined
  /** Of a template: what it may use. */
  readonly shown: Chart
  /** What the chart allows in its values. */
  readonly schema: Schema | undefined
}

/** What a template may use of its chart. */
export interface Chart {
  /** Those that `_helpers.tpl` defines. */
  readonly templates: ReadonlyMap<string, Body>
  readonly values: Mapping | undefined
}

/** The values that a chart has of its own. */
export interface Defaults {
  readonly text: string
  readonly root: Mapping
  /** They are among the files that are patched. */
  readonly isPatched: boolean
}

export const NO_CHART: Chart = { templates: new Map(), values: undefined }

export const NO_CONTEXT: FileContext = {
  named: false,
  inChart: false,
  defaults: undefined,
  chart: undefined,
  shown: NO_CHART,
  schema: undefined
}

/** Folders between a chart and the values that people keep for its environments. */
const MAX_LEVELS = 4

/** Finds the charts of a tree. */
export class Charts {
  readonly #tree: Tree
  readonly #selected: ReadonlySet<string>
  readonly #charts = new Map<string, boolean>()
  readonly #templates = new Map<string, ReadonlyMap<string, Body>>()
  readonly #values = new Map<string, Defaults | undefined>()

  constructor(tree: Tree, selected: ReadonlySet<string>) {
    this.#tree = tree
    this.#selected = selected
  }

  contextOf(path: string, named: boolean): FileContext {
    const parts = posix.dirname(path).split('/')
    for (let level = 0; level < MAX_LEVELS && level < parts.length; level += 1) {
      const directory = parts.slice(0, parts.length - level).join('/')
      if (!this.#isChart(directory)) continue
      if (/^(?:templates|crds)\//.test(posix.relative(directory, path)))
        return { ...NO_CONTEXT, named, chart: directory, shown: this.chartAt(directory) }
      const values = posix.join(directory, 'values.yaml')
      return {
        named,
        inChart: true,
        chart: directory,
        shown: NO_CHART,
        schema: this.#schemaOf(directory),
        defaults: posix.normalize(path) === values ? undefined : this.valuesOf(directory)
      }
    }
    return { ...NO_CONTEXT, named }
  }

  /** The values of the chart in a folder; undefined where there are none that can be read. */
  valuesOf(directory: string): Defaults | undefined {
    const path = posix.join(directory, 'values.yaml')
    if (!this.#values.has(path)) this.#values.set(path, this.#read(path))
    return this.#values.get(path)
  }

  /** What the templates of the chart in a folder may use. */
  chartAt(directory: string): Chart {
    const path = posix.join(directory, 'templates/_helpers.tpl')
    const templates = this.#templates.get(path) ?? namedTemplates(this.#text(path) ?? '')
    this.#templates.set(path, templates)
    return { templates, values: this.valuesOf(directory)?.root }
  }

  /** Undefined where there is none, or one that cannot be read. */
  #schemaOf(directory: string): Schema | undefined {
    const text = this.#text(posix.join(directory, 'values.schema.json'))
    try {
      const schema: unknown = JSON.parse(text ?? 'null')
      return typeof schema === 'object' && schema !== null ? schema : undefined
    } catch {
      return undefined
    }
  }

  #isChart(directory: string): boolean {
    const known =
      this.#charts.get(directory) ?? this.#tree.kind(posix.join(directory, 'Chart.yaml')) === 'file'
    this.#charts.set(directory, known)
    return known
  }

  #read(path: string): Defaults | undefined {
    const text = this.#text(path)
    const root = text === undefined ? undefined : asMapping(documentsOf(text)[0]?.root)
    if (text === undefined || root === undefined) return undefined
    return { text, root, isPatched: this.#selected.has(path) }
  }

  #text(path: string): string | undefined {
    const text = this.#tree.read(path, ({ bytes }) => {
      const decoded = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      return 'text' in decoded ? { decoded: decoded.text } : undefined
    })
    return typeof text === 'object' ? text.decoded : undefined
  }
}
