import { describe, expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'

/** Cases 23 to 35 of broken and malicious YAML. Sizes are such that work that grows faster than the input meets the time limit. */

const SHOP = { images: 'acme/shop:v2' }

/** A Pod with these lines in its one container. */
function pod(...container: string[]): string {
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: {name: web}',
    'spec:',
    '  containers:',
    '  - name: web',
    ...container.map((line) => `    ${line}`),
    ''
  ].join('\n')
}

describe('23. aliases that multiply', () => {
  test('23. billion laughs: patched, nothing is expanded', () => {
    const laughs = Array.from(
      { length: 40 },
      (_, index) => `l${index + 1}: &l${index + 1} [${Array(10).fill(`*l${index}`).join(', ')}]`
    )
    const text = `${pod('image: acme/shop:1')}l0: &l0 lol\n${laughs.join('\n')}\n`
    // js-yaml shares what is aliased, but comparing the trees would not end.
    const { after } = checked(text, SHOP, { unreadable: null })
    expect(after).toBe(text.replace('acme/shop:1\n', 'acme/shop:v2\n    imagePullPolicy: Always\n'))
  })

  test('23. a chain of 60 merges, each of two: patched at its end', () => {
    const chain = Array.from(
      { length: 60 },
      (_, index) => `m${index + 1}: &m${index + 1}\n  <<: [*m${index}, *m${index}]\n`
    )
    const text = `m0: &m0 {image: acme/shop:1}\n${chain.join('')}${pod('<<: *m60')}`
    const { after, planned } = checked(text, SHOP, { unreadable: null })
    expect(after).toBe(text.replace('{image: acme/shop:1}', '{image: acme/shop:v2, imagePullPolicy: Always}'))
    expect(planned.matches).toHaveLength(1)
  })

  test('23. an anchor that holds its own alias is no endless loop', () => {
    const text = `${pod('image: acme/shop:1')}x: &x\n  <<: *x\n  y: [*x]\n`
    const { after } = checked(text, SHOP, { unreadable: null })
    expect(after).toContain('acme/shop:v2')
  })
})

test('24. 200 harmless aliases work', () => {
  const env = Array.from({ length: 200 }, (_, index) => `- {name: E${index}, value: *shop}`)
  const { after, changes } = checked(pod('image: &shop acme/shop:1', 'env:', ...env), SHOP)
  expect(after).toContain('image: &shop acme/shop:v2\n')
  expect(changes.filter((change) => change.includes(' alias '))).toHaveLength(200)
})

test('25. 100,000 nested brackets are an error at their place', () => {
  const { planned, problems } = checked(`${pod('image: acme/shop:1')}x: ${'['.repeat(100_000)}\n`, SHOP, {
    unreadable: null
  })
  expect(planned.patch).toBeNull()
  expect(problems).toEqual([
    expect.stringMatching(
      /^app\.yaml:8:\d+: Names an image, and is no YAML that can be read: Collections are nested more than 100 deep\. Mend it, or leave the file out/
    )
  ])
})

test('26. 200,000 keys in one map are patched', () => {
  const keys = Array.from({ length: 200_000 }, (_, index) => `  k${index}: v\n`).join('')
  const text = `${pod('image: acme/shop:1')}x:\n${keys}`
  const { after } = checked(text, SHOP)
  expect(after).toBe(text.replace('acme/shop:1\n', 'acme/shop:v2\n    imagePullPolicy: Always\n'))
}, 60_000)

describe('27. keys and names that stand twice', () => {
  test('27. a duplicate image is refused with both lines', () => {
    const { planned, problems } = checked(pod('image: acme/shop:1', 'image: acme/shop:0'), SHOP)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'app.yaml:8:5: The key "image" stands twice, at lines 7 and 8, and readers disagree on which counts. Remove one of them.'
    ])
  })

  test('27. a duplicate imagePullPolicy is refused with both lines', () => {
    const { planned, problems } = checked(
      pod('imagePullPolicy: Never', 'image: acme/shop:1', 'imagePullPolicy: Never'),
      SHOP
    )
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'app.yaml:9:5: The key "imagePullPolicy" stands twice in one container, at lines 7 and 9, and readers disagree on which counts. Remove one of them.'
    ])
  })

  test('27. two containers of one name are refused with both lines', () => {
    const { planned, problems } = checked(
      `${pod('image: acme/shop:1')}  - name: web\n    image: other:1\n`,
      SHOP
    )
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'app.yaml:9:12: Two containers of one pod are named "web" (lines 7 and 9); Kubernetes refuses such a pod. Give them different names.'
    ])
  })
})

describe('28. bytes outside the value stay', () => {
  test.each([
    [
      'a tab after the key',
      pod('image:\tacme/shop:1\t# x'),
      'image:\tacme/shop:v2\t# x\n    imagePullPolicy: Always\n'
    ],
    [
      'trailing blanks',
      pod('image: acme/shop:1   ', 'tty: true'),
      'image: acme/shop:v2   \n    imagePullPolicy: Always\n    tty: true\n'
    ],
    [
      'CRLF',
      pod('image: acme/shop:1').replaceAll('\n', '\r\n'),
      'image: acme/shop:v2\r\n    imagePullPolicy: Always\r\n'
    ],
    [
      'CR alone',
      pod('image: acme/shop:1').replaceAll('\n', '\r'),
      'image: acme/shop:v2\r    imagePullPolicy: Always\r'
    ],
    [
      'mixed line ends',
      pod('image: acme/shop:1', 'tty: true').replace('shop:1\n', 'shop:1\r\n'),
      'acme/shop:v2\r\n    imagePullPolicy: Always\r\n    tty'
    ],
    [
      'no final newline',
      pod('image: acme/shop:1').trimEnd(),
      'image: acme/shop:v2\n    imagePullPolicy: Always'
    ],
    [
      'a byte order mark',
      `\uFEFF${pod('image: acme/shop:1')}`,
      'image: acme/shop:v2\n    imagePullPolicy: Always\n'
    ],
    [
      'comments',
      pod('# above', 'image: acme/shop:1 # beside', '# below'),
      '# above\n    image: acme/shop:v2 # beside\n    imagePullPolicy: Always\n    # below\n'
    ]
  ])('28. %s', (_, text, expected) => {
    const { before, after } = checked(text, SHOP)
    expect(after).toContain(expected)
    const inserted = /[\r\n]+ {4}imagePullPolicy: Always/
    expect(after.replace(inserted, '').replace('shop:v2', 'shop:1')).toBe(before)
  })
})

describe('29. what is no text is skipped with a notice and never rewritten', () => {
  const text = pod('image: acme/shop:1')
  test.each([
    ['NUL', Buffer.from(`${text}x: "\0"\n`), 'it has NUL bytes in it (UTF-16, or no text)'],
    [
      'a lone surrogate in bytes',
      Buffer.concat([Buffer.from(`${text}x: "`), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"\n')]),
      'it is not valid UTF-8'
    ],
    ['Latin-1', Buffer.from(`${text}x: caf\u00e9\n`, 'latin1'), 'it is not valid UTF-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'it is UTF-16'],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'it is UTF-16'],
    ['UTF-16 without one', Buffer.from(text, 'utf16le'), 'it has NUL bytes in it (UTF-16, or no text)']
  ])('29. %s', (_, bytes, reason) => {
    const { planned, problems } = checked(bytes, SHOP, { unreadable: null })
    expect(planned.patch).toBeNull()
    expect(planned.problems.map(({ level }) => level)).toEqual(['notice'])
    expect(problems).toEqual([`app.yaml: Skipped, as ${reason}. Save it as UTF-8 if it is a manifest.`])
  })
})

describe('30. a Helm template that was selected as a manifest is never mangled', () => {
  test('where it cannot be read without its actions, it is skipped with a hint', () => {
    const text = pod('image: acme/shop:1', '{{- if .Values.debug }}', '- tty', '{{- end }}')
    const { planned, problems } = checked(text, SHOP, {
      unreadable: null,
      file: 'charts/api/templates/pod.yaml'
    })
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([
      'charts/api/templates/pod.yaml:8:1: Skipped, as it is a Helm template that cannot be read as YAML: A block sequence may not be used as an implicit map key. Select charts/api/values.yaml instead, if the image is there.'
    ])
  })

  test('elsewhere its literal image is patched, and no action is touched', () => {
    const rest = ['{{- if .Values.debug }}', 'tty: true', '{{- end }}']
    const { after, problems } = checked(pod('image: acme/shop:1', ...rest), SHOP, { unreadable: null })
    expect(after).toBe(pod('image: acme/shop:v2', 'imagePullPolicy: Always', ...rest))
    expect(problems).toEqual([])
  })
})

describe('31. scalars in every dress', () => {
  test.each([
    ['folded', ['image: >-', '  acme/shop:1'], ['image: >-', '  acme/shop:v2', 'imagePullPolicy: Always']],
    ['escaped', ['image: "a\\u0063me/shop:1"'], ['image: "acme/shop:v2"', 'imagePullPolicy: Always']],
    [
      'broken over lines',
      ['image: "acme/\\', '  shop:1"'],
      ['image: "acme/shop:v2"', 'imagePullPolicy: Always']
    ],
    ['anchored', ['image: &i acme/shop:1'], ['image: &i acme/shop:v2', 'imagePullPolicy: Always']],
    ['tagged', ['image: !!str acme/shop:1'], ['image: !!str acme/shop:v2', 'imagePullPolicy: Always']],
    [
      'under an explicit key',
      ['? image', ': acme/shop:1'],
      ['? image', ': acme/shop:v2', 'imagePullPolicy: Always']
    ]
  ])('31. %s', (_, before, after) => {
    expect(checked(pod(...before), SHOP).after).toBe(pod(...after))
  })

  test('31. in a flow map', () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: acme/shop:1, name: web}]}\n'
    expect(checked(text, SHOP).after).toContain('[{image: acme/shop:v2, imagePullPolicy: Always, name: web}]')
  })
})

test('32. keys such as __proto__ pollute nothing', () => {
  const text = `${pod('image: acme/shop:1', '__proto__: {image: acme/shop:1}')}__proto__: {polluted: acme/shop}\nconstructor: {prototype: {polluted: x}}\n`
  const { after } = checked(text, { ...SHOP, annotations: 'a/b=c' }, { unreadable: null })
  expect(after).toContain('image: acme/shop:v2\n')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('33. only what is the same after normalisation is changed', () => {
  const others = [
    'acme/shop-worker:1',
    'registry:5000/acme/shop:1',
    'ghcr.io/acme/shop:1',
    'acme/shop/web:1',
    'my/acme/shop:1',
    'acme.shop:1'
  ]
  const ours = ['acme/shop', 'docker.io/acme/shop:1', `index.docker.io/acme/shop@sha256:${'a'.repeat(64)}`]
  const lines = [...others, ...ours]
    .map((image, index) => `  - {name: c${index}, image: "${image}"}\n`)
    .join('')
  const { planned } = checked(`apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${lines}`, SHOP)
  expect(planned.matches.map(({ from, to }) => [from, to])).toEqual([
    ['acme/shop', 'acme/shop:v2'],
    ['docker.io/acme/shop:1', 'docker.io/acme/shop:v2'],
    [`index.docker.io/acme/shop@sha256:${'a'.repeat(64)}`, 'index.docker.io/acme/shop:v2']
  ])
})

test('34. the image in comments, values, arguments, annotations, ConfigMaps and definitions stays', () => {
  const text = `# acme/shop:1
apiVersion: v1
kind: Pod
metadata:
  annotations: {image: acme/shop:1}
spec:
  containers:
  - name: web
    image: nginx
    args: [--image=acme/shop:1, acme/shop:1]
    env: [{name: image, value: acme/shop:1}]
status:
  containerStatuses: [{image: acme/shop:1}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: acme-shop}
data:
  image: acme/shop:1
  pod.yaml: |
    kind: Pod
    spec: {containers: [{image: acme/shop:1}]}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.acme.example}
spec: {containers: [{name: x, image: acme/shop:1}]}
`
  expect(checked(text, SHOP).after).toBe(text)
})

describe('35. values that are no reference', () => {
  test.each(['repo/app:latest', 'IMAGE_PLACEHOLDER', '', '~', '{}', '[acme/shop]', '12'])(
    '35. %j is not the image',
    (value) => {
      const { planned, problems } = checked(`${pod(`image: ${value}`)}# acme/shop\n`, SHOP)
      expect(planned).toMatchObject({ patch: null, matches: [] })
      expect(problems).toEqual([])
    }
  )

  test.each(['acme/shop:${TAG}', 'acme/shop:$(TAG)', 'docker.io/acme/shop@${DIGEST}'])(
    '35. %j is left alone and told',
    (value) => {
      const { planned, problems } = checked(pod(`image: ${value}`), SHOP)
      expect(planned.patch).toBeNull()
      expect(problems).toEqual([
        `app.yaml:7:12: "${value}" holds a variable and was left alone. Whatever fills it in decides about the tag; write a tag there if Repull is to do it.`
      ])
    }
  )

  test('35. a placeholder that is asked for is replaced letter for letter', () => {
    const { after } = checked(pod('image: IMAGE_PLACEHOLDER'), { images: 'IMAGE_PLACEHOLDER=acme/shop:v2' })
    expect(after).toBe(pod('image: acme/shop:v2', 'imagePullPolicy: Always'))
  })
})
