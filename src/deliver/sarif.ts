import { dirname } from 'node:path'
import { RepullError } from '../errors.js'
import type { Tree } from '../host/tree.js'
import type { FileWrite } from '../host/writer.js'

/** Writes the findings for code scanning. Raises `input` where another file would be lost, and what `write` raises. */
export function writeSarif(
  path: string,
  text: string,
  host: { readonly tree: Tree; readonly write: (writes: readonly FileWrite[]) => void }
): void {
  const there = host.tree.read(host.tree.spelled(path), ({ bytes }) => ({
    text: Buffer.from(bytes).toString()
  }))
  // A path that is a slip of the pen, such as that of a manifest, must not cost a file.
  const isOther = typeof there === 'object' && !/"runs"\s*:/.test(there.text) && there.text.trim() !== ''
  if (there === 'not-regular' || host.tree.kind(host.tree.spelled(path)) === 'directory') {
    const message = `sarif-file: ${JSON.stringify(path)} is no file.`
    throw new RepullError({
      code: 'input',
      level: 'error',
      message,
      hint: 'Name a file, as in repull.sarif.'
    })
  }
  if (isOther || there === 'too-large') {
    throw new RepullError({
      code: 'input',
      level: 'error',
      message: `sarif-file: ${JSON.stringify(path)} is there and is no SARIF file.`,
      hint: 'Name another file.'
    })
  }
  host.write([{ path, before: null, after: Buffer.from(text), below: dirname(path), modeOf: null }])
}
