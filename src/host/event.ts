import { readFileSync } from 'node:fs'
import { RepullError } from '../errors.js'
import { systemReason } from './system-error.js'

/** The event that started the workflow, as GitHub wrote it; undefined where GITHUB_EVENT_PATH is not set. Raises `input`. */
export function readEvent(env: Readonly<Record<string, string | undefined>>): unknown {
  const path = env['GITHUB_EVENT_PATH'] ?? ''
  if (path === '') return undefined
  let text
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw unreadable(path, `cannot be read: ${systemReason(error)}`, error)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw unreadable(path, 'is not JSON', error)
  }
}

function unreadable(path: string, why: string, cause: unknown): RepullError {
  const message = `GITHUB_EVENT_PATH names "${path}", which ${why}.`
  return new RepullError(
    { code: 'input', level: 'error', message, hint: 'Unset it, or name the event file.' },
    { cause }
  )
}

/** The text or number at these keys of an event; undefined where there is none, or an empty text. */
export function eventField(event: unknown, ...keys: readonly string[]): string | undefined {
  let value = event
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
