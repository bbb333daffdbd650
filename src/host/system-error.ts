import { getSystemErrorMap } from 'node:util'

/** The name that the system gives an error, such as `ENOENT`; undefined where it is not the system's. */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

/** The reason in words, with the system's name for it: `no space left on device (ENOSPC)`. */
export function systemReason(error: unknown): string {
  const code = systemCode(error)
  if (code === undefined) return String(error)
  for (const [name, words] of getSystemErrorMap().values()) if (name === code) return `${words} (${code})`
  return code
}
