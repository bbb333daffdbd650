import { describe, expect, test } from '@jest/globals'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { RootDifference } from '../../src/render/difference.js'
import { MAX_COMMENT_LENGTH, commentText } from '../../src/report/comment.js'
import { failed } from '../../src/report/result.js'
import { container, emojiResource, EMOJI, field, key, rendered, resource, root } from './rendered-sample.js'
import { HOSTILE, example, result } from './sample.js'

const ORIGIN = {
  tool: 'Repull 0.1.0',
  key: '',
  commit: 'f'.repeat(40),
  runUrl: 'https://github.com/acme/shop/actions/runs/4711/attempts/1',
  files: ['rendered.html', 'rendered.diff']
}

const FOOTER =
  '<sub>Everything is in `rendered.html` and `rendered.diff` of [the run](https://github.com/acme/shop/actions/runs/4711/attempts/1). ' +
  `Compared: ${'f'.repeat(40)} and the same with the step's edits. Repull 0.1.0, kustomize v5.8.1.</sub>\n`

function comment(roots: readonly RootDifference[], limit?: number): string {
  return commentText(result({ difference: rendered(...roots) }), ORIGIN, limit)
}

describe('commentText', () => {
  test('first the table, then counts, then a fold a root and an object', () => {
    const secrets = { added: ['pull'], removed: ['old'] }
    const policy = { from: null, to: 'Always' }
    expect(comment([root({ containers: [container({ policy, secrets })] })])).toBe(`### Repull

| Workload | Container | Image | Pull policy | Pull secrets |
| --- | --- | --- | --- | --- |
| \`Deployment/web (shop)\` | \`web\` | \`app:1\`<br>→ \`app:2\` | (unset) → \`Always\` | + \`pull\`<br>− \`old\` |

**1 changed, 3 unchanged** in 1 root

<details open>
<summary><b><code>overlays/prod</code></b> · kustomize v5.8.1 · 1 changed, 3 unchanged</summary>

<details>
<summary><code>Deployment/web (shop)</code>: changed</summary>

\`\`\`diff
@@ -6,7 +6,7 @@
   template:
     spec:
       containers:
-        - image: app:1
+        - image: app:2
           name: web
           ports:
             - containerPort: 80
\`\`\`

</details>


</details>

${FOOTER}`)
  })

  test('the digest of an image stands below it, and the root where there are several', () => {
    const image = { from: 'app:1', to: `app:2@sha256:${'0123456789abcdef'.repeat(4)}` }
    const text = comment([root({ containers: [container({ image })] }), root({ root: 'overlays/test' })])
    expect(text).toContain(
      '| `Deployment/web (shop)`<br><sub>`overlays/prod`</sub> | `web` | `app:1`<br>→ `app:2`<br>`@sha256:0123456789ab…` |'
    )
    expect(text).toContain('| `Deployment/web (shop)`<br><sub>`overlays/test`</sub> | `web` |')
  })

  test('what nobody asked for is told before everything that was', () => {
    const fields = [
      field(),
      field({ path: 'spec/replicas', from: '1', to: null, expected: false }),
      ...Array.from({ length: 10 }, (_, at) => field({ path: `metadata/labels/l${at}`, expected: false }))
    ]
    const text = comment([
      root({
        resources: [
          resource(),
          resource({ key: key({ name: 'worker' }), fields }),
          resource({ key: key({ kind: 'Job', namespace: '' }), status: 'removed', after: '', fields: [] })
        ]
      })
    ])
    expect(text).toContain(`**2 changed, 1 removed, 3 unchanged** in 1 root

#### ⚠️ Unexpected: nobody asked for these changes

- \`Deployment/worker (shop)\` of \`overlays/prod\`: changed
  - \`spec/replicas\`: \`1\` → (removed)
  - \`metadata/labels/l0\`: \`app:1\` → \`app:2\`
`)
    expect(text).toContain('  - `metadata/labels/l8`: `app:1` → `app:2`\n  - and 1 more\n- `Job/web` of')
    expect(text).toContain('<summary>⚠️ <code>Deployment/worker (shop)</code>: changed, unexpected</summary>')
  })

  test('a failed render shows what the tool said, and never that nothing changed', () => {
    const failure = { side: 'after', message: 'Error: no such file\n```\n<b>\n' } as const
    const text = comment([root({ failure, resources: [], containers: [], unchanged: 0 })])
    expect(text).toBe(`### Repull

**no objects** in 0 roots; 1 of 1 not compared

#### ❌ Not compared

- \`overlays/prod\`: kustomize v5.8.1 could not render it after the change

  \`\`\`\`text
  Error: no such file
  \`\`\`
  <b>
  \`\`\`\`


${FOOTER}`)
  })

  test('a hash behind a name, random fields and doubled names', () => {
    const text = comment([
      root({
        resources: [resource({ status: 'renamed', renamed: { from: 'web-aaaa', to: 'web-bbbb' } })],
        random: [{ key: key({ kind: 'Secret', group: '' }), paths: ['data/ca', 'data/key'] }],
        duplicates: [key({ kind: 'Service', group: '' })]
      })
    ])
    expect(text).toContain(
      `: renamed, content hash changed</summary>\n\n\`web-aaaa\` → \`web-bbbb\`\n\n\`\`\`diff`
    )
    expect(text).toContain(`<details>
<summary>Left out of the comparison: 2 fields that each render writes anew, 1 name of more than one object</summary>

- \`Secret/web (shop)\` of \`overlays/prod\`: \`data/ca\`, \`data/key\`
- \`Service/web (shop)\` of \`overlays/prod\`: there is more than one

</details>
`)
  })

  test('nothing changed', () => {
    const text = comment([root({ resources: [], containers: [], unchanged: 12 })])
    expect(text).toBe(`### Repull\n\n**12 unchanged** in 1 root\n\n${FOOTER}`)
  })

  test('where nothing was rendered it shows what changed in the files', () => {
    const text = commentText(example(), ORIGIN)
    expect(text).toContain('### Repull\n\n1 file, 2 images, 1 policy, 1 pull secret changed\n\n- `app:1`')
    expect(text).toContain('| `deploy.yaml:4` | `Deployment/web` | `web` | `app:1` → `app:2` |')
    expect(text).toContain('```diff\n--- a/deploy.yaml\n')
    expect(commentText(failed([{ code: 'syntax', level: 'error', message: 'No.' }]), ORIGIN)).toContain(
      'failed: 1 error, nothing written\n\n### Problems\n\n- **error** No.\n'
    )
  })

  test('the key tells it from others, in the heading too', () => {
    expect(commentText(result({ difference: rendered(root()) }), { ...ORIGIN, key: 'prod @all' })).toMatch(
      /^### Repull: prod &#64;&#8203;all\n/
    )
  })
})

describe('where there is not room for all', () => {
  test('one object too large is named, and the small ones keep their lines', () => {
    const small = resource({ key: key({ name: 'small' }) })
    const all = `data: ${'x'.repeat(70_000)}\n`
    const large = resource({
      key: key({ name: 'large' }),
      status: 'added',
      before: '',
      after: all,
      fields: []
    })
    const text = comment([root({ resources: [large, small] })])
    expect(text).toContain(
      '- `Deployment/large (shop)`: added, unexpected\n<details>\n<summary><code>Deployment/small'
    )
    expect(text).toContain('\n-        - image: app:1\n+        - image: app:2\n')
  })

  test('unexpected changes get their room first', () => {
    const fields = [field({ expected: false })]
    const last = { ...emojiResource('last'), fields }
    const others = Array.from({ length: 70 }, (_, at) => emojiResource(`web-${EMOJI}-${at}`))
    const some = [root({ resources: [...others, last], containers: [] })]
    const whole = comment(some, 1e9)
    const text = comment(some, 5000)
    expect(whole.length).toBeGreaterThan(5000)
    expect(text).toContain('\n- `Deployment/web')
    expect(text).toContain('<summary>⚠️ <code>Deployment/last (shop)</code>')
  })

  test('thousands of objects, roots, containers and failures still fit', () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      root({
        root: `${EMOJI.repeat(50)}/${at}`,
        resources: [resource({ fields: [field({ expected: false, path: EMOJI.repeat(300) })] })],
        failure: at % 2 === 0 ? { side: 'before', message: EMOJI.repeat(9000) } : null,
        random: [{ key: key(), paths: [EMOJI.repeat(300)] }]
      })
    )
    const text = comment(many)
    expect(text.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH)
    expect(text.length).toBeGreaterThan(MAX_COMMENT_LENGTH - 2000)
    expect(text).not.toMatch(/\p{Cs}/u)
    expect(text).toContain('- and 1980 more\n')
    expect(text).toMatch(
      /\n\d+ more containers left out: `rendered.html` and `rendered.diff` of the run hold everything\.\n/
    )
    const withoutFiles = commentText(result({ difference: rendered(...many) }), { ...ORIGIN, files: [] })
    expect(withoutFiles).toMatch(/\n\d+ more containers left out: the run that made this has everything\.\n/)
  })
})

describe('markup', () => {
  const html = (markdown: string): string =>
    micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  const of = (text: string, plain: string): string => {
    const hostile = root({
      root: text,
      renderer: text,
      resources: [
        resource({
          key: key({ kind: text, name: text, namespace: text }),
          renamed: { from: text, to: text },
          before: `x: 1\n${text}\n`,
          after: `x: 2\n${text}\n`,
          fields: [field({ path: text, from: text, to: text, expected: false })]
        })
      ],
      containers: [
        container({
          container: text,
          image: { from: text, to: text },
          policy: { from: text, to: text },
          secrets: { added: [text], removed: [text] }
        })
      ],
      random: [{ key: key({ name: text }), paths: [text] }],
      duplicates: [key({ name: text })]
    })
    const failure = { side: 'after', message: `${text}\n${text}` } as const
    const broken = root({ root: text, renderer: plain, failure, resources: [], containers: [] })
    return commentText(result({ difference: rendered(hostile, broken) }), { ...ORIGIN, key: text })
  }

  test.each(HOSTILE.map((text) => [text]))('45. %j is inert in the comment', (text) => {
    const page = html(of(text, 'tool'))
    const tags = (markup: string): string[] => markup.match(/<[^>]*>/g) ?? []
    expect(tags(page)).toEqual(tags(html(of('plain', 'tool'))))
    // Mentions, numbers and addresses work in text, not in code.
    const running = page
      .replace(/<(code|pre)[^>]*>[^]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, sign: string) => String.fromCharCode(Number(sign)))
    expect(running).not.toMatch(/[@#]\w|\w+:\/\/|www\./)
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
  })
})
