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
    const suites = [...this.#missing]
      .map(([suite, needs]) => `${suite} (${[...needs].join(', ')})`)
      .toSorted()
    console.error(
      `LEFT OUT, in whole or in part, as what they need is not here: ${suites.join(', ')}. "npm run tools" installs it.`
    )
  }

  getLastError() {
    if (process.env.CI && this.#missing.size > 0) return new Error('With CI set, no test may be left out.')
  }
}
