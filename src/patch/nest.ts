import type { Value } from '../yaml/style.js'

/** `nest(['a', 'b'], v)` is `{ a: { b: v } }`; at least one key. */
export function nest(keys: readonly string[], value: Value): Readonly<Record<string, Value>> {
  const [first = '', ...rest] = keys
  return { [first]: rest.length === 0 ? value : nest(rest, value) }
}

/** Both of two values, where they are mappings or lists; otherwise the first. */
export function union(one: Exclude<Value, string>, other: Exclude<Value, string>): Exclude<Value, string> {
  if (isList(one) && isList(other)) return [...one, ...other]
  if (isList(one) || isList(other)) return one
  const both = { ...one }
  for (const [key, value] of Object.entries(other)) {
    const before = both[key]
    both[key] =
      before === undefined || typeof before === 'string' || typeof value === 'string'
        ? value
        : union(before, value)
  }
  return both
}

function isList(value: Exclude<Value, string>): value is readonly Value[] {
  return Array.isArray(value)
}
