import type { Value } from '../yaml/style.js'

/** `nest(['a', 'b'], v)` is `{ a: { b: v } }`; at least one key. */
export function nest(keys: readonly string[], value: Value): Readonly<Record<string, Value>> {
  const [first = '', ...rest] = keys
  return { [first]: rest.length === 0 ? value : nest(rest, value) }
}
