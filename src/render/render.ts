import { posix } from 'node:path'
import type { Tree } from '../host/tree.js'
import type { Patch } from '../patch/change.js'
import { documentsOf } from '../patch/documents.js'
import { decode } from '../patch/text.js'
import type { Selection } from '../patch/select.js'
import type { Failure, RenderedDifference, RootDifference } from './difference.js'
import type { Asked } from './expected.js'
import { fieldOf } from './field.js'
import { copyFiles } from './folder.js'
import { Hider } from './hider.js'
import { objectsOf, Unreadable } from './object.js'
import { Renderers } from './renderer.js'
import type { Limits, Renderer, RenderHost } from './renderer.js'
import { compareResources } from './resources.js'
import { rootsOf } from './root.js'
import type { Root } from './root.js'

export interface RenderRequest {
  /** What is patched: what is in it is what is before. */
  readonly tree: Tree
  readonly selection: Selection
  readonly patches: readonly Patch[]
  readonly asked: Asked
  /** Also roots in which nothing changes: their manifests are wanted. */
  readonly all: boolean
  /** Also manifests that need no renderer. */
  readonly plain: boolean
  readonly limits?: Limits
}

/** What a root comes to afterwards, as it is to be applied: with its secrets. */
export interface RenderedRoot {
  readonly root: string
  readonly text: string
}

export interface Rendering {
  readonly difference: RenderedDifference
  readonly rendered: readonly RenderedRoot[]
  /** What was hidden, in plain text. */
  readonly hidden: ReadonlySet<string>
}

/** Roots that are rendered at one time: each has two renderers running. */
const AT_ONCE = 2
const MAX_LINES = 100
const MAX_LINE = 500

/** Renders what the patches change before and after, and compares. Nothing but temporary folders is written. */
export async function renderDifference(request: RenderRequest, host: RenderHost): Promise<Rendering> {
  const roots = await rootsOf(request)
  const renderers = new Renderers(host, request.limits)
  const hider = new Hider()
  const results = new Array<{ difference: RootDifference; text: string | null }>(roots.length)
  const waiting = [...roots.entries()]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, root] = next
      results[index] = await new RootRender(root, request, { host, renderers, hider }).run()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return {
    difference: { roots: results.map(({ difference }) => difference) },
    rendered: results.flatMap(({ difference: { root }, text }) => (text === null ? [] : [{ root, text }])),
    hidden: hider.seen
  }
}

type Side = 'before' | 'after'
type Texts = Readonly<Record<Side, string>> & { readonly again: string | null }

class RootRender {
  readonly #root: Root
  readonly #request: RenderRequest
  readonly #host: RenderHost
  readonly #renderers: Renderers
  readonly #hider: Hider
  readonly #after: ReadonlyMap<string, string>

  constructor(
    root: Root,
    request: RenderRequest,
    {
      host,
      renderers,
      hider
    }: { readonly host: RenderHost; readonly renderers: Renderers; readonly hider: Hider }
  ) {
    this.#root = root
    this.#request = request
    this.#host = host
    this.#renderers = renderers
    this.#hider = hider
    this.#after = new Map(request.patches.map(({ file, after }) => [file, after]))
  }

  async run(): Promise<{ difference: RootDifference; text: string | null }> {
    const { kind, refusal } = this.#root
    if (kind === 'manifests') return this.#compared(this.#plainTexts(), null)
    if (refusal !== null) return this.#failed({ side: null, message: `Not rendered: ${refusal}` }, null)
    const renderer = kind === 'chart' ? this.#renderers.helm() : this.#renderers.kustomize()
    if (renderer === undefined) {
      const message = kind === 'chart' ? 'helm was not found.' : 'Neither kustomize nor kubectl was found.'
      return this.#failed({ side: null, message: `Not rendered: ${message}` }, null)
    }
    const [version, texts] = await Promise.all([renderer.version(), this.#texts(renderer)])
    return 'message' in texts ? this.#failed(texts, version) : this.#compared(texts, version)
  }

  /** What a renderer makes of the root before and after. */
  async #texts(renderer: Renderer): Promise<Texts | Failure> {
    const scratches = { before: this.#host.scratch(), after: this.#host.scratch() }
    try {
      const render = (side: Side): Promise<Failure | string> => this.#render(renderer, side, scratches[side])
      // kustomize's own generators and transformers make the same of the same. Templates may ask for the time, or for chance;
      // the render before stands between the two others, so that what the time alone changes differs in these as well.
      if (this.#root.kind === 'kustomization') {
        const [before, after] = await Promise.all([render('before'), render('after')])
        if (typeof before !== 'string') return before
        return typeof after === 'string' ? { before, after, again: null } : after
      }
      const after = await render('after')
      const before = await render('before')
      if (typeof before !== 'string') return before
      if (typeof after !== 'string') return after
      const again = await this.#run(renderer, 'after', scratches.after)
      return typeof again === 'string' ? { before, after, again } : again
    } finally {
      scratches.before.remove()
      scratches.after.remove()
    }
  }

  async #render(
    renderer: Renderer,
    side: Side,
    scratch: ReturnType<RenderHost['scratch']>
  ): Promise<Failure | string> {
    const copy = copyFiles(this.#root.files, {
      tree: this.#request.tree,
      texts: side === 'after' ? this.#after : new Map(),
      scratch
    })
    if ('reason' in copy) return { side: null, message: `Not rendered: ${copy.reason}` }
    this.#homes.set(scratch.path, copy.home)
    return this.#run(renderer, side, scratch)
  }

  readonly #homes = new Map<string, string>()

  async #run(
    renderer: Renderer,
    side: Side,
    scratch: ReturnType<RenderHost['scratch']>
  ): Promise<Failure | string> {
    const { kind, folder, release, values } = this.#root
    const home = this.#homes.get(scratch.path) ?? scratch.path
    const at = (path: string): string => posix.join(home, path)
    const args =
      kind === 'chart'
        ? [...(values === null ? [] : [`--values=${at(values)}`]), '--', release, at(folder)]
        : ['--', at(folder)]
    const rendered = await renderer.run(args, scratch)
    if ('text' in rendered) return rendered.text
    return { side, message: this.#harmlessMessage(rendered.failure, home) }
  }

  /** What a renderer says can hold what stands in the files that it read. */
  #harmlessMessage(said: string, home: string): string {
    for (const file of this.#root.files) {
      void this.#request.tree.read(file, ({ path, bytes }) => {
        this.#look(file, decode(Buffer.from(bytes)))
        const after = this.#after.get(path)
        if (after !== undefined) this.#look(file, { text: after })
      })
    }
    const text = this.#hider.hideSeen(said.replaceAll(`${home}/`, '').replaceAll(home, '.'))
    const lines = text.split(/\r?\n/)
    const shown = lines
      .slice(0, MAX_LINES)
      .map((line) => (line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line))
    const rest = lines.length - shown.length
    return [...shown, ...(rest > 0 ? [`(${rest} more lines)`] : [])].join('\n')
  }

  #look(file: string, decoded: ReturnType<typeof decode>): void {
    if (!('text' in decoded)) return
    const isYaml = /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/i.test(file)
    if (isYaml) for (const { root } of documentsOf(decoded.text)) this.#lookAt(fieldOf(root))
    else if (this.#root.kind === 'kustomization')
      for (const line of decoded.text.split('\n')) this.#seeLine(line)
  }

  /** Of a file that a generator may read: `NAME=value`, or anything else. */
  #seeLine(line: string): void {
    this.#hider.see(line)
    if (line.includes('=')) this.#hider.see(line.slice(line.indexOf('=') + 1))
  }

  #lookAt(field: ReturnType<typeof fieldOf>): void {
    if (field !== undefined) this.#hider.look(field)
  }

  #plainTexts(): Texts {
    const [file = ''] = this.#root.files
    const patch = this.#request.patches.find((each) => each.file === file)
    if (patch !== undefined) return { before: patch.before, after: patch.after, again: null }
    const text = this.#request.tree.read(file, ({ bytes }) => Buffer.from(bytes).toString())
    return { before: text, after: text, again: null }
  }

  #compared(texts: Texts, version: string | null): { difference: RootDifference; text: string | null } {
    const options = { generates: this.#root.kind === 'kustomization' }
    let side: Side = 'before'
    try {
      const before = objectsOf(texts.before, options)
      side = 'after'
      const after = objectsOf(texts.after, options)
      const again =
        texts.again === null || texts.again === texts.after ? null : objectsOf(texts.again, options)
      const compared = compareResources({ before, after, again }, this.#request.asked, this.#hider)
      const { kind, label } = this.#root
      return {
        difference: { kind, root: label, renderer: version, failure: null, ...compared },
        text: texts.after
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return this.#failed(
        { side, message: 'What was rendered is no YAML that can be read, and is not shown.' },
        version
      )
    }
  }

  #failed(failure: Failure, version: string | null): { difference: RootDifference; text: string | null } {
    const { kind, label } = this.#root
    const nothing = { resources: [], containers: [], random: [], duplicates: [], unchanged: 0 }
    return { difference: { kind, root: label, renderer: version, failure, ...nothing }, text: null }
  }
}
