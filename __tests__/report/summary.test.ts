import { describe, expect, test } from '@jest/globals'
import { MAX_SUMMARY_BYTES, summaryOf } from '../../src/report/summary.js'
import type { Patch } from '../../src/patch/change.js'
import { failed } from '../../src/report/result.js'
import type { Result } from '../../src/report/result.js'
import { change, example, HOSTILE, result, swap } from './sample.js'

describe('summaryOf', () => {
  test('heading, tag, images, tables, problems and the diff', () => {
    expect(summaryOf(example())).toBe(`## Repull

1 file, 2 images, 1 policy, 1 pull secret changed

Tag: \`2\`

- \`app:1\` → \`app:2\`

| File | Object | Container | Image | Pull policy |
| --- | --- | --- | --- | --- |
| \`deploy.yaml:4\` | \`Deployment/web\` | \`web\` | \`app:1\` → \`app:2\` | (unset) → \`Always\` |
| \`deploy.yaml:6\` | \`Deployment/web\` | \`job\` | \`app:1\` → \`app:2\` |  |

### Other fields

| File | Object | Field | Path | Value |
| --- | --- | --- | --- | --- |
| \`deploy.yaml:6\` | \`Deployment/web\` | pull secret | \`spec/imagePullSecrets[0]/name\` | (unset) → \`pull\` |

### Problems

- **notice** \`chart/templates/web.yaml:3:1\`: A Helm template, which is not YAML: it was left alone. Patch values.yaml instead. (see \`chart/values.yaml\`)

<details>
<summary>Diff</summary>

\`\`\`diff
--- a/deploy.yaml
+++ b/deploy.yaml
@@ -1,6 +1,9 @@
 spec:
   containers:
     - name: web
-      image: app:1
+      image: app:2
+      imagePullPolicy: Always
     - name: job
-      image: app:1 # worker
+      image: app:2 # worker
+  imagePullSecrets:
+    - name: pull
\`\`\`

</details>
`)
  })

  test('with nothing changed', () => {
    expect(summaryOf(result())).toBe(
      '## Repull\n\nnothing to change: no image was found (3 files read)\n\nTag: `2`\n'
    )
  })
})

test('a run that stopped', () => {
  const problem = { code: 'no-files', level: 'error', message: 'No file.' } as const
  expect(summaryOf(failed([problem]))).toBe(
    '## Repull\n\nfailed: 1 error, nothing written\n\n### Problems\n\n- **error** No file.\n'
  )
})

describe('the limit', () => {
  const large = result({
    patches: Array.from({ length: 60 }, (_, at): Patch => {
      const file = `deploy-😀-${at}.yaml`
      return swap(file, `# é${'😀'.repeat(at)}\nimage: app:1\n`, 'app:1', 'app:2', [
        change({ file }),
        change({ file, field: 'annotation' })
      ])
    }),
    images: [{ name: 'app', from: 'app:1', to: 'app:2' }],
    problems: Array.from({ length: 5 }, (_, at) => ({
      code: 'not-text' as const,
      level: 'notice' as const,
      message: `Problem ${at}.`
    }))
  })
  const whole = summaryOf(large)
  const size = Buffer.byteLength(whole)

  test.each([size, size + 1])('48. a page of the limit, or a byte less, is whole (%i)', (limit) => {
    expect(summaryOf(large, limit)).toBe(whole)
  })

  test('48. a page of a byte more loses the last piece of the diff and says so', () => {
    const cut = summaryOf(large, size - 1)
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(size - 1)
    const last = whole.lastIndexOf('--- "a/')
    expect(cut).toBe(
      `${whole.slice(0, last)}\`\`\`\n\n1 more piece of the diff left out: the files that the outputs \`report-path\` and \`diff-path\` name hold everything.\n\n</details>\n`
    )
  })

  test('at every size it is within the limit, cut between rows, and what is most wanted is kept longest', () => {
    let rows = Infinity
    for (let limit = size; limit >= 4096; limit -= 397) {
      const cut = summaryOf(large, limit)
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit)
      expect(Buffer.from(cut).toString()).toBe(cut)
      const count = (pattern: RegExp): number => (cut.match(pattern) ?? []).length
      const left = (noun: string): number[] =>
        Array.from(cut.matchAll(new RegExp(`^(\\d+) more ${noun}`, 'gm')), ([, number]) => Number(number))
      const shown = count(/^\| `deploy.*` \| `web` \|.*\|$/gm)
      const fields = count(/^\| `deploy.*` \| annotation \|.*\|$/gm)
      const hunks = count(/^@@ -1,2 \+1,2 @@\n #.*\n-image: app:1\n\+image: app:2$/gm)
      expect(count(/^--- "a\/.*\n\+\+\+ "b\/.*\n@@/gm)).toBe(hunks)
      expect(left('rows?')).toEqual([60 - shown, 60 - fields].filter((number) => number > 0))
      expect(left('pieces?')).toEqual([60 - hunks].filter((number) => number > 0))
      if (hunks > 0) expect(fields).toBe(60)
      if (fields > 0) expect(shown).toBe(60)
      expect(cut.match(/^- \*\*notice\*\*/gm)).toHaveLength(5)
      expect(cut).toContain('- `app:1` → `app:2`\n')
      expect(shown).toBeLessThanOrEqual(rows)
      rows = shown
    }
    expect(rows).toBeLessThan(60)
  })

  test('a large run stays within 1 MiB', () => {
    const file = (at: number): string => `deploy/${at}.yaml`
    const patches = Array.from({ length: 10_000 }, (_, at) =>
      swap(file(at), 'image: app:1\n', 'app:1', 'app:2', [change({ file: file(at) })])
    )
    const page = summaryOf(result({ patches }))
    const bytes = Buffer.byteLength(page)
    expect(bytes).toBeLessThanOrEqual(MAX_SUMMARY_BYTES)
    expect(bytes).toBeGreaterThan(MAX_SUMMARY_BYTES - 200)
    expect(page).toMatch(/^\d+ more pieces of the diff left out: the files that /m)
  })
})

test.each(HOSTILE.map((text) => [text]))('18., 45. %j is inert in the summary', (text) => {
  const lines = skeleton(summaryOf(runOf(text)))
  expect(lines).toEqual(skeleton(summaryOf(runOf('plain'))))
})

function runOf(text: string): Result {
  const changes = [
    change({
      file: text,
      container: text,
      from: text,
      to: text,
      object: { kind: text, name: text, namespace: text }
    }),
    change({ file: text, field: 'annotation', path: [text, 0, text], from: text, to: text })
  ]
  const place = { file: text, line: 1 }
  const problem = {
    code: 'syntax',
    level: 'error',
    message: text,
    place,
    hint: text,
    related: [place]
  } as const
  const patch = swap(text, `x: 1\n${text}\n`, 'x: 1', 'x: 2', changes)
  const images = [{ name: text, from: text, to: `${text}2` }]
  return result({ tag: text, images, patches: [patch], problems: [problem] })
}

/** The page without the diff, and without what stands in code spans and messages: what Markdown makes structure of. */
function skeleton(page: string): string[] {
  const [, head = '', fence = '', rest = ''] = /^([^]*\n)(`{3,})diff\n([^]*)$/.exec(page) ?? []
  const closing = new RegExp(`^ {0,3}\`{${fence.length},}[ \\t]*$`, 'm').exec(rest)
  expect(rest.slice(closing?.index)).toBe(`${fence}\n\n</details>\n`)
  const bare = head.replace(/`[^`\n]+`/g, 'CODE')
  const message = /(?<=\*\*error\*\* CODE: ).*(?= \(see CODE\)$)/m
  expect(message.exec(bare)?.[0]).not.toMatch(/[<>@`*_~|\\[\](){}$!^]/)
  return bare.replace(message, 'TEXT').split('\n')
}
