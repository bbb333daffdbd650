import { describe, expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'
import { SHOP, lines, pod } from './manifests.js'

/*
 * Large and long input, in sizes at which work that grows faster than the input would meet the time limit. What the
 * independent reader sees is checked by the small ones; here its trees would take longer than all the rest.
 */
const ALONE = { unreadable: null }

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

const container = (index: number, image = 'acme/shop:1'): string =>
  `  - name: c${index}\n    image: ${image}\n`
const spec = lines('apiVersion: v1', 'kind: Pod', 'spec:', '  containers:')

describe('many of the same', () => {
  test('12,000 containers of one pod', () => {
    const { planned } = checked(spec + many(12_000, (index) => container(index)).join(''), SHOP, ALONE)
    expect(planned.patch?.changes).toHaveLength(24_000)
  })

  test('12,000 containers in JSON on one line', () => {
    const containers = many(12_000, (index) => ({ name: `c${index}`, image: 'acme/shop:1' }))
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', spec: { containers } })
    expect(checked(text, SHOP, ALONE).planned.patch?.changes).toHaveLength(24_000)
  })

  test('4,000 documents', () => {
    const text = many(4000, (index) => spec + container(index)).join('---\n')
    const { planned } = checked(text, { ...SHOP, 'pull-secrets': 'regcred' }, ALONE)
    expect(planned.patch?.changes).toHaveLength(12_000)
  })

  test('5,000 aliases of an image', () => {
    const aliases = many(5000, (index) => container(index, '*shop')).join('')
    const { planned } = checked(`${spec}${container(-1, '&shop acme/shop:1')}${aliases}`, SHOP, ALONE)
    expect(planned.patch?.changes).toHaveLength(10_002)
    expect(planned.patch?.edits).toHaveLength(5002)
  })

  test('10,000 anchors, each with an alias', () => {
    const values = many(
      10_000,
      (index) => `- &a${index} acme/shop:${index} # repull: acme/shop\n- *a${index}\n`
    )
    const { planned } = checked(`x:\n${values.join('')}`, SHOP, ALONE)
    expect(planned.patch?.edits).toHaveLength(10_000)
  })

  test('15,000 markers', () => {
    const text = many(15_000, (index) => `k${index}: acme/shop:1 # repull: acme/shop\n`).join('')
    expect(checked(text, SHOP, ALONE).planned.patch?.changes).toHaveLength(15_000)
  })

  test('100,000 values on one line of a file with a marker', () => {
    const text = `a: acme/shop:1 # repull: acme/shop\nb: [${many(100_000, () => '"acme/shop:1"').join(',')}]\n`
    expect(checked(text, SHOP, ALONE).planned.patch?.changes).toHaveLength(1)
  })

  test('20,000 pull secrets, and annotations as many', () => {
    const annotations = many(20_000, (index) => `    k${index}: v\n`).join('')
    const secrets = many(20_000, (index) => `  - name: s${index}\n`).join('')
    const text = `metadata:\n  annotations:\n${annotations}${spec}${container(0)}  imagePullSecrets:\n${secrets}`
    const { planned } = checked(text, { ...SHOP, 'pull-secrets': 'regcred', annotations: 'a/b=c' }, ALONE)
    expect(planned.patch?.changes).toHaveLength(4)
  })

  test('10,000 strangers with 10,000 annotations beside one container of ours', () => {
    const annotations = many(10_000, (index) => `k${index}: v`).join(', ')
    const strangers = many(10_000, (index) => `{name: c${index}, image: other}`).join(', ')
    const pods = [
      `{apiVersion: v1, kind: Pod, metadata: {annotations: {${annotations}}}, spec: {containers: [${strangers}]}}`,
      '{apiVersion: v1, kind: Pod, spec: {containers: [{name: web, image: acme/shop:1}]}}'
    ]
    const { planned } = checked(`apiVersion: v1\nkind: List\nitems: [${pods.join(', ')}]\n`, SHOP, ALONE)
    expect(planned.patch?.changes).toHaveLength(2)
  })

  test('2,000 quoted texts that go on at the indentation of their parent', () => {
    const texts = many(2000, (index) => `k${index}: "a\nb"\n`).join('')
    const { planned } = checked(pod('image: acme/shop:1') + texts, SHOP, ALONE)
    expect(planned.patch?.changes).toHaveLength(2)
  })
})

describe('merges of merges', () => {
  const chain = (length: number, merge: (index: number) => string): string =>
    `m0: &m0 {name: web, image: acme/shop:1}\n${many(length, (index) => `m${index + 1}: &m${index + 1}\n  ${merge(index)}\n`).join('')}`

  test('100 of them are followed', () => {
    const text = `${chain(100, (index) => `<<: [*m${index}, *m${index}]`)}${spec}  - *m100\n`
    const { planned } = checked(text, SHOP, ALONE)
    // Every link, and the container.
    expect(planned.patch?.changes).toHaveLength(2 * 102)
  })

  test.each([101, 20_000])('%i are refused', (length) => {
    const text = `${chain(length, (index) => `<<: *m${index}`)}${spec}  - *m${length}\n`
    expect(checked(text, SHOP, ALONE).problems).toEqual([
      'app.yaml:203:3: Names an image, and is no YAML that can be read: Collections are nested more than 100 deep. Mend it, or leave the file out with an entry in "files" that begins with "!".'
    ])
  })

  test('a mapping that merges 100,000 others', () => {
    const all = many(100_000, () => '*m').join(',')
    const text = `m: &m {a: b}\n${pod('name: web', `<<: [${all}]`, 'image: acme/shop:1')}`
    expect(checked(text, SHOP, ALONE).planned.patch?.changes).toHaveLength(2)
  })

  test('aliases that multiply, in every place at which they are read', () => {
    const text = chain(60, (index) => `{a: *m${index}, b: *m${index}, <<: *m${index}}`)
    const { planned } = checked(`${text}${spec}  - *m60\n`, SHOP, ALONE)
    expect(planned.patch?.edits).toHaveLength(2)
  })
})

describe('long lines of a text with {{', () => {
  const text = (line: string): string => `# {{ x }}\n${line}\n${pod('image: acme/shop:1')}`

  test.each([
    ['blanks', `x: ${' '.repeat(1_000_000)}y`],
    ['blanks before a comment', `x: y${' '.repeat(1_000_000)}# z`],
    ['bars', `x: "${'| '.repeat(300_000)}"`],
    ['dashes', `x: ${'-'.repeat(1_000_000)}`],
    ['quotes', `x: "${"' ".repeat(300_000)}"`],
    ['a single text', `x: "${'y'.repeat(4_000_000)}"`],
    ['a text over lines', `x: "${'y\n  '.repeat(500_000)}"`],
    ['braces', `x: "${'{{ '.repeat(300_000)}"`],
    ['exclamation marks', `x: "${'!a '.repeat(300_000)}"`]
  ])('%s', (_, line) => {
    expect(checked(text(line), SHOP, ALONE).planned.patch?.changes).toHaveLength(2)
  })
})
