import type { Code, Problem } from '../errors.js'
import { RepullError } from '../errors.js'
import { systemCode, systemReason } from './system-error.js'

const PERMISSION =
  'Nothing was written. Who runs Repull must be allowed to write to the file and to its folder.'
const ROOM = 'Nothing was written. Make room and run again.'
const MOUNT = 'Nothing was written. If the file is mounted by itself, mount its folder instead.'
const PARENT = 'Nothing was written. A folder of its path is a file; remove that, or choose another place.'
const HINTS: Readonly<Record<string, string>> = {
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  ENOSPC: ROOM,
  EDQUOT: ROOM,
  EFBIG: ROOM,
  EBUSY: MOUNT,
  EXDEV: MOUNT,
  ENOTDIR: PARENT
}

/** What to tell about a file that the system did not let be written. */
export function writeFailed(path: string, error: unknown): Problem {
  return {
    code: 'write',
    level: 'error',
    message: `The file could not be written: ${systemReason(error)}.`,
    place: { file: path },
    hint: HINTS[systemCode(error) ?? ''] ?? 'Nothing was written.'
  }
}

export function changedMeanwhile(path: string): RepullError {
  const hint = 'Run again while no other program writes to it.'
  return refusal(
    'changed-meanwhile',
    path,
    'The file has changed since it was read, so nothing was written.',
    hint
  )
}

export function outside(path: string, of: string): RepullError {
  const hint = 'Replace the link, or the `..`, that leads there.'
  return refusal('outside', path, `The file lies outside ${of}, so nothing was written.`, hint)
}

export function notRegular(path: string): RepullError {
  const hint = 'Remove it, or choose another output-dir.'
  return refusal(
    'not-regular',
    path,
    'Something other than a regular file stands here, so nothing was written.',
    hint
  )
}

export function readOnly(path: string, mode: number): RepullError {
  const hint = 'Make it writable (chmod u+w), or use output-dir.'
  const octal = mode.toString(8).padStart(4, '0')
  return refusal('write', path, `The file is read-only (mode ${octal}), so nothing was written.`, hint)
}

export function ontoItself(path: string): RepullError {
  const hint = 'Choose another output-dir, or leave it away to write in place.'
  return refusal('input', path, 'The copy in output-dir would take the place of the file itself.', hint)
}

function refusal(code: Code, file: string, message: string, hint: string): RepullError {
  return new RepullError({ code, level: 'error', message, place: { file }, hint })
}
