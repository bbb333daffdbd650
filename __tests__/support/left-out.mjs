/** A reporter of jest's: one line at the end about the tests that `testWith` and `describeWith` left out. With CI set, that is a failure. */
export default class LeftOut {
  /** What is missing, by file. */
  #missing = new Map()

  onTestResult({ path, context }, { testResults }) {
    const suite = path.slice(`${context.config.rootDir}/__tests__/`.length).replace(/\.test\.ts$/, '')
    for (const { title, status } of testResults) {
      const needs = status === 'pending' ? / \[needs (.+)\]$/.exec(title)?.[1] : undefined
      for (const need of needs?.split(', ') ?? [])
        this.#missing.set(suite, (this.#missing.get(suite) ?? new Set()).add(need))
    }
  }

  onRunComplete() {
    if (this.#missing.size === 0) return
    const suites = [...this.#missing].map(([suite, needs]) => `${suite} (${[...needs].join(', ')})`).sort()
    const rule = process.env.CI ? ' With CI set, that is a failure.' : ''
    // After jest's own summary.
    process.on('exit', () =>
      console.error(
        `\nLeft out, in whole or in part, because what they need is missing: ${suites.join(', ')}. Install it with "npm run tools".${rule}`
      )
    )
  }

  getLastError() {
    return process.env.CI && this.#missing.size > 0 ? new Error('Tests were left out.') : undefined
  }
}
