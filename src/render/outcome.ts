import { join } from 'node:path'
import type { Problem } from '../errors.js'
import type { FileWrite } from '../host/writer.js'
import type { Inputs } from '../inputs.js'
import type { Rendering } from './render.js'

const HINTS = {
  before: 'Its sources do not render as they are.',
  after: 'Its sources render as they are, and no longer after the change.',
  none: 'What it comes to was not compared.'
}

/** What could not be rendered: errors where rendering is required, notices otherwise. */
export function failuresOf(rendering: Rendering | null, mode: Inputs['render']): Problem[] {
  const level = mode === 'required' ? 'error' : 'notice'
  return (rendering?.difference.roots ?? []).flatMap(({ root, failure }) => {
    if (failure === null) return []
    const message = failure.side === null ? failure.message : `Could not be rendered: ${failure.message}`
    return [{ code: 'render', level, message, place: { file: root }, hint: HINTS[failure.side ?? 'none'] }]
  })
}

const OWNER_ALONE = 0o600

/** The rendered manifests, with their secrets, as files of one folder, which `kubectl apply -f` does not look below. */
export function filesOf(rendering: Rendering | null, directory: string | null): FileWrite[] {
  if (rendering === null || directory === null) return []
  const names = new Set<string>()
  return rendering.rendered.map(({ root, text }) => {
    const name = nameOf(root, names)
    names.add(name)
    return {
      path: join(directory, name),
      before: null,
      after: Buffer.from(text),
      below: directory,
      modeOf: null,
      mode: OWNER_ALONE
    }
  })
}

/** `overlays/prod` as `overlays-prod.yaml`; in any case of letters, no two are the same. */
function nameOf(root: string, taken: ReadonlySet<string>): string {
  const ending = /\.json$/i.test(root) ? '.json' : '.yaml'
  const plain = root
    .replace(/\.(?:ya?ml|json)$/i, '')
    .replace(/\.ya?ml\)$/i, '')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .toLowerCase()
    .slice(0, 200)
  for (let number = 1; ; number += 1) {
    const name = `${plain === '' ? 'root' : plain}${number === 1 ? '' : `-${number}`}${ending}`
    if (!taken.has(name)) return name
  }
}

/** Shorter texts are words that a log has of its own; more of them would slow the runner down. */
const MIN_MASK = 8
const MAX_MASKS = 500

/** What a runner is to hide in its log, as it is and in base64. `outputs`: what later steps must be able to read. */
export function masksOf({ hidden }: Rendering, outputs: readonly string[]): string[] {
  const masked = [...hidden].filter(
    (text) =>
      text.length >= MIN_MASK && !text.includes('\n') && !outputs.some((output) => output.includes(text))
  )
  return masked.slice(0, MAX_MASKS).flatMap((text) => [text, Buffer.from(text).toString('base64')])
}
