const compiled = new Map<string, RegExp | undefined>()

/**
 * Whether a text is wholly matched by a Go regular expression and `tail`, which is one of ours. Go's run in linear time
 * and these do not; so one with more than names, alternatives and a few `.*` is compared letter for letter.
 */
export function matchesPattern(pattern: string, text: string, tail = ''): boolean {
  const key = `${pattern}\n${tail}`
  if (!compiled.has(key)) compiled.set(key, compile(pattern, tail))
  const expression = compiled.get(key)
  if (expression === undefined) return text === pattern
  return text.length <= 1000 && expression.test(text)
}

function compile(pattern: string, tail: string): RegExp | undefined {
  const isPlain = /^(?:[\w\-/:@~|^$]|\\[.\-/]|\[\.\]|\.(?!\?)[*+]?|\((?:\?:)?|\)(?![*+?{]))*$/.test(pattern)
  if (!isPlain || pattern.length > 500 || (pattern.match(/\.[*+]/g)?.length ?? 0) > 3) return undefined
  try {
    return new RegExp(`^(?:${pattern})${tail}$`)
  } catch {
    return undefined
  }
}
