import picomatch from 'picomatch'

/** The folder that a pattern starts from; undefined for what is no pattern. */
export function baseOf(entry: string): string | undefined {
  const { isGlob, base } = picomatch.scan(entry)
  if (!isGlob) return undefined
  return base === '' ? '.' : base
}

/** A test for paths: does one of the patterns match? */
export function matcher(patterns: string | string[]): (path: string) => boolean {
  return picomatch(patterns, { dot: true, posix: true })
}
