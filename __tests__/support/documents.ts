import fc from 'fast-check'

/** A generated file and what its author knows about it. */
export interface Generated {
  readonly text: string
  /** Containers that run the image, whatever its spelling. */
  readonly ours: number
}

interface Container {
  readonly name: string
  readonly isOurs: boolean
  readonly spelling: string
  readonly style: 'plain' | 'single' | 'double' | 'folded' | 'literal' | 'next-line' | 'alias' | 'escaped'
  readonly policy: 'none' | 'before' | 'after' | 'null' | 'quoted'
  readonly isFlow: boolean
  readonly comment: string
  readonly extra: boolean
}

const spelling = fc.constantFrom('acme/shop', 'docker.io/acme/shop', 'index.docker.io/acme/shop')
const suffix = fc.constantFrom(
  '',
  ':1',
  ':1.20',
  ':0123456',
  `:1@sha256:${'a'.repeat(64)}`,
  `@sha256:${'b'.repeat(64)}`
)
const stranger = fc.constantFrom(
  'acme/shop-worker:1',
  'acme/shopx:1',
  'quay.io/acme/shop:1',
  'shop:1',
  'other/acme/shop',
  ''
)

const container = (index: number): fc.Arbitrary<Container> =>
  fc.boolean().chain((isOurs) =>
    fc.record({
      name: fc.constant(`c${index}`),
      isOurs: fc.constant(isOurs),
      spelling: isOurs ? fc.tuple(spelling, suffix).map((parts) => parts.join('')) : stranger,
      style: fc.constantFrom(
        'plain',
        'single',
        'double',
        'folded',
        'literal',
        'next-line',
        'alias',
        'escaped'
      ),
      policy: fc.constantFrom('none', 'before', 'after', 'null', 'quoted'),
      isFlow: fc.boolean(),
      comment: fc.constantFrom('', ' # why', '   # acme/shop:1', ' #'),
      extra: fc.boolean()
    })
  )

const layout = fc.record({
  kind: fc.constantFrom('Deployment', 'Pod', 'Foo'),
  step: fc.constantFrom(2, 4),
  dash: fc.constantFrom(0, 2),
  secrets: fc.constantFrom('none', 'list', 'flow', 'null', 'empty', 'present'),
  metadata: fc.constantFrom('none', 'null', 'flow', 'block', 'annotations'),
  comments: fc.boolean()
})

/** A document in block style, with flow parts in it. */
const blockDocument = fc
  .tuple(
    layout,
    fc
      .integer({ min: 1, max: 4 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => container(index))))
  )
  .map(([style, containers]): Generated => {
    const anchored = containers.find(
      ({ isOurs, style: scalar, isFlow }) => isOurs && scalar === 'plain' && !isFlow
    )
    const spec = specLines(containers, style, anchored)
    const pad = ' '.repeat(style.step)
    const metadata = metadataLines(style)
    const head = [
      `apiVersion: ${style.kind === 'Pod' ? 'v1' : style.kind === 'Foo' ? 'example.org/v1' : 'apps/v1'}`,
      `kind: ${style.kind}`
    ]
    const lines =
      style.kind === 'Pod'
        ? [...head, ...metadata, 'spec:', ...indent(spec, pad)]
        : [
            ...head,
            'metadata:',
            `${pad}name: web`,
            'spec:',
            ...indent(['template:', ...indent([...metadata, 'spec:', ...indent(spec, pad)], pad)], pad)
          ]
    return { text: `${lines.join('\n')}\n`, ours: containers.filter(({ isOurs }) => isOurs).length }
  })

type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never

function metadataLines({ metadata, step }: Layout): string[] {
  const pad = ' '.repeat(step)
  switch (metadata) {
    case 'none':
      return []
    case 'null':
      return ['metadata:']
    case 'flow':
      return ['metadata: {labels: {app: web}} # labels']
    case 'block':
      return ['metadata:', `${pad}labels:`, `${pad}${pad}app: web`]
    case 'annotations':
      return ['metadata:', `${pad}annotations: # notes`, `${pad}${pad}a/b: "c"`, `${pad}labels: {app: web}`]
  }
}

function specLines(
  containers: readonly Container[],
  style: Layout,
  anchored: Container | undefined
): string[] {
  const dash = ' '.repeat(style.dash)
  const comment = style.comments ? ['# the containers', ''] : []
  const items = containers.flatMap((item) => indent(containerLines(item, anchored, style), dash))
  return [
    ...secretLines(style, dash),
    ...comment,
    'containers:',
    ...items,
    ...(style.comments ? ['# the end'] : [])
  ]
}

function secretLines({ secrets }: Layout, dash: string): string[] {
  switch (secrets) {
    case 'none':
      return []
    case 'list':
      return ['imagePullSecrets:', `${dash}- name: other # first`]
    case 'flow':
      return ['imagePullSecrets: [{name: other}]']
    case 'null':
      return ['imagePullSecrets: # none yet']
    case 'empty':
      return ['imagePullSecrets: []']
    case 'present':
      return ['imagePullSecrets:', `${dash}- name: regcred`]
  }
}

function containerLines(item: Container, anchored: Container | undefined, { comments }: Layout): string[] {
  const { name, spelling: text, comment } = item
  if (item.isFlow) {
    const quoted = item.style === 'single' ? `'${text}'` : `"${text}"`
    const policy = item.policy === 'none' ? '' : ', imagePullPolicy: IfNotPresent'
    return [`- {name: ${name}, image: ${quoted}${policy}}${comment}`]
  }
  const policy =
    item.policy === 'null'
      ? 'imagePullPolicy:'
      : `imagePullPolicy: ${item.policy === 'quoted' ? "'Never'" : 'IfNotPresent'}`
  const body = [
    `name: ${name}`,
    ...(item.policy === 'before' ? [policy] : []),
    ...(comments ? ['# its image'] : []),
    ...imageLines(item, anchored),
    ...(item.policy === 'none' || item.policy === 'before' ? [] : [policy]),
    ...(item.extra ? ['env:', '- {name: X, value: acme/shop:1}', "args: ['acme/shop:1']"] : [])
  ]
  return body.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`))
}

function imageLines(item: Container, anchored: Container | undefined): string[] {
  const { spelling: text, comment } = item
  switch (item.style) {
    case 'plain':
      return [`image: ${item === anchored ? '&shop ' : ''}${text}${comment}`]
    case 'single':
      return [`image: '${text}'${comment}`]
    case 'double':
      return [`image:   "${text}"${comment}`]
    case 'folded':
      return text === '' ? ["image: ''"] : ['image: >-', `  ${text}`, '']
    case 'literal':
      return text === '' ? ['image: ""'] : [`image: |-${comment}`, `    ${text}`]
    case 'next-line':
      return text === '' ? ['image:'] : ['image:', `  ${text}${comment}`]
    case 'escaped':
      return [`image: "${text.replace('shop', 'sh\\u006fp')}"${comment}`]
    case 'alias':
      return [
        item.isOurs && anchored !== undefined && item.name > anchored.name
          ? `image: *shop${comment}`
          : `image: ${text}${comment}`
      ]
  }
}

function indent(lines: readonly string[], pad: string): string[] {
  return lines.map((line) => (line === '' ? '' : `${pad}${line}`))
}

/** A document as JSON, minified or over lines with blanks or tabs. */
const jsonDocument = fc
  .tuple(
    fc.constantFrom<string | number | undefined>(undefined, 2, '\t'),
    fc.array(fc.tuple(spelling, suffix), { minLength: 1, maxLength: 3 })
  )
  .map(([space, images]): Generated => {
    const containers = images.map((parts, index) => ({ name: `j${index}`, image: parts.join('') }))
    const text = JSON.stringify(
      { apiVersion: 'v1', kind: 'Pod', metadata: {}, spec: { containers } },
      null,
      space
    )
    return { text: `${text}\n`, ours: images.length }
  })

/** A whole file: documents of all styles, with its own line ends, byte order mark and ending. */
export const file: fc.Arbitrary<Generated> = fc
  .record({
    documents: fc.array(
      fc.oneof({ weight: 4, arbitrary: blockDocument }, { weight: 1, arbitrary: jsonDocument }),
      { minLength: 1, maxLength: 3 }
    ),
    marker: fc.constantFrom('---', '--- # next', '---   '),
    lineEnds: fc.constantFrom('\n', '\r\n', 'mixed'),
    byteOrderMark: fc.boolean(),
    ending: fc.constantFrom('full', 'cut')
  })
  .map(({ documents, marker, lineEnds, byteOrderMark, ending }) => {
    const joined = documents.map(({ text }) => text).join(`${marker}\n`)
    const cut = ending === 'cut' ? joined.replace(/\n$/, '') : joined
    let line = 0
    const text = cut.replace(/\n/g, () =>
      lineEnds === 'mixed' ? ((line += 1) % 2 === 0 ? '\r\n' : '\n') : lineEnds
    )
    return {
      text: `${byteOrderMark ? '\uFEFF' : ''}${text}`,
      ours: documents.reduce((sum, { ours }) => sum + ours, 0)
    }
  })
