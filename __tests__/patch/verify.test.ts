import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { RepullError } from '../../src/errors.js'
import type { RawInputs } from '../../src/inputs.js'
import type { Edit, Patch } from '../../src/patch/change.js'
import { apply } from '../../src/patch/compose.js'
import { verifyPatch } from '../../src/patch/verify.js'
import { auditIn } from '../support/audit.js'
import { checked } from '../support/checked.js'
import { file as generated } from '../support/documents.js'
import { temporaryFolder } from '../support/folder.js'
import { readAll, sameData, withChanges } from '../support/independent.js'
import { SHOP, deployment, lines, pod, podSpec } from './manifests.js'

/*
 * The net is tried by breaking the splicer on purpose: every edit of a right patch is moved, cut, doubled, indented
 * otherwise or dropped. Where js-yaml, which shares no code with us, then reads something other than the recorded
 * changes, the net must say so.
 */

const ALL: RawInputs = { ...SHOP, 'pull-secrets': 'regcred', annotations: 'a/b=c' }
const INLINE = lines(
  'images:',
  '- name: acme/shop',
  '  newTag: "1"',
  'patches:',
  '- patch: |-',
  '    apiVersion: apps/v1',
  '    kind: Deployment',
  '    metadata:',
  '      name: web',
  '    spec:',
  '      template:',
  '        spec:',
  '          containers:',
  '          - name: web',
  '            image: acme/shop:1',
  'namespace: shop'
)

interface Kind {
  readonly text: string
  readonly raw: RawInputs
  readonly file?: string
}

const KINDS: Readonly<Record<string, Kind>> = {
  'a plain scalar': { text: pod('name: web', 'image: acme/shop:1', 'imagePullPolicy: Never'), raw: SHOP },
  'a quoted scalar': { text: pod('name: web', 'image: "acme/shop:1"'), raw: SHOP },
  'a folded scalar': { text: pod('name: web', 'image: >-', '  acme/shop:1', 'stdin: true'), raw: SHOP },
  'an entry in a block mapping': { text: pod('name: web', 'image: acme/shop:1', 'stdin: true'), raw: SHOP },
  'an entry in a flow mapping': { text: podSpec('containers: [{name: web, image: acme/shop:1}]'), raw: ALL },
  'an entry in JSON': {
    text: '{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"name":"web","image":"acme/shop:1"}]}}\n',
    raw: ALL
  },
  'an item of a block list': {
    text: podSpec('imagePullSecrets:', '- name: other', 'containers:', '- name: web', '  image: acme/shop:1'),
    raw: ALL
  },
  'an item of a flow list': {
    text: podSpec('imagePullSecrets: [{name: other}]', 'containers:', '- name: web', '  image: acme/shop:1'),
    raw: ALL
  },
  'a mapping that was missing': {
    text: deployment('spec:', '  containers:', '  - name: web', '    image: acme/shop:1'),
    raw: ALL
  },
  'a key without a value': {
    text: deployment(
      'metadata:',
      '  annotations:',
      'spec:',
      '  imagePullSecrets:',
      '  containers:',
      '  - name: web',
      '    image: acme/shop:1'
    ),
    raw: ALL
  },
  'an alias': {
    text: podSpec(
      'containers:',
      '- name: web',
      '  image: &image acme/shop:1',
      '- name: worker',
      '  image: *image'
    ),
    raw: SHOP
  },
  'a merged mapping': {
    text: podSpec(
      'containers:',
      '- &base',
      '  name: web',
      '  image: acme/shop:1',
      '- <<: *base',
      '  name: worker'
    ),
    raw: SHOP
  },
  'an entry that is taken out': {
    text: lines('images:', '- name: acme/shop', `  digest: sha256:${'a'.repeat(64)}`, '  newTag: v1'),
    raw: SHOP,
    file: 'kustomization.yaml'
  },
  'texts inside a text': { text: INLINE, raw: ALL, file: 'kustomization.yaml' },
  'Helm values': {
    text: lines(
      'image:',
      '  repository: acme/shop',
      '  tag: "1"',
      'imagePullSecrets: []',
      'podAnnotations: {}'
    ),
    raw: ALL,
    file: 'values.yaml'
  }
}

/** Every way in which an edit, or the order of two, is broken. */
function* broken(edits: readonly Edit[]): Generator<Edit[], void> {
  for (const [index, edit] of edits.entries()) {
    const { start, end, text } = edit
    const others: Edit[] = [-7, -2, -1, 1, 2, 7].map((by) => ({ start: start + by, end: end + by, text }))
    others.push({ start, end: end + 1, text }, { start, end: end + 4, text })
    if (end > start) others.push({ start, end: end - 1, text }, { start: start + 1, end, text })
    const texts = ['', text + text, text.slice(1), text.slice(0, -1), `${text}x`]
    texts.push(text.replace(/^ {2}/gm, ''), text.replace(/^(?=.)/gm, '  '), text.replace(/: /, ':'))
    others.push(...texts.map((other) => ({ start, end, text: other })))
    for (const other of others) yield edits.with(index, other)
    const next = edits[index + 1]
    if (next === undefined) continue
    yield edits.with(index, { ...edit, text: next.text }).with(index + 1, { ...next, text })
    if (next.start === edit.start) yield edits.with(index, next).with(index + 1, edit)
  }
}

/** The patch as a splicer would have made it that has this defect; undefined for edits that no text can have. */
function withEdits(patch: Patch, edits: readonly Edit[]): Patch | undefined {
  const sorted = edits.toSorted((a, b) => a.start - b.start)
  const isPossible = sorted.every(
    ({ start, end }, index) =>
      start >= (sorted[index - 1]?.end ?? 0) && end >= start && end <= patch.before.length
  )
  if (!isPossible) return undefined
  return { ...patch, edits: sorted, after: apply(patch.before, sorted) }
}

/** Whether js-yaml reads in the new text the old one with the recorded changes, and nothing else. */
function isRight({ before, after, changes }: Patch): boolean {
  const wanted = withChanges(readAll(before), changes)
  try {
    return sameData(readAll(after), wanted)
  } catch {
    return false
  }
}

/** What js-yaml cannot see: it takes the last of two keys, and does not know the order of keys. */
const UNSEEN = /is there twice|moved|stands for something else/

/** How often the reading was wrong. Raises where the net and js-yaml do not agree. */
function wrongOf(patch: Patch): number {
  let wrong = 0
  for (const edits of broken(patch.edits)) {
    const bad = withEdits(patch, edits)
    if (bad === undefined || bad.after === patch.after) continue
    const told = verifyPatch(bad)
    if (!isRight(bad)) {
      wrong += 1
      if (told === undefined) throw new Error(`the net let this through:\n${bad.after}`)
      expect(told).toMatchObject({ code: 'self-check', level: 'error', place: { file: patch.file } })
    } else if (told !== undefined && !UNSEEN.test(told.message)) {
      throw new Error(`${told.message}\n${bad.after}`)
    }
  }
  return wrong
}

describe('a broken edit is caught', () => {
  test.each(Object.entries(KINDS))('%s', (_, { text, raw, file }) => {
    const { patch } = checked(text, raw, file === undefined ? {} : { file }).planned
    if (patch === null) throw new Error('there is no patch')
    expect(wrongOf(patch)).toBeGreaterThan(10)
  })

  test('the fixes of the audit: a key renamed, one moved, a name wrapped, a number', async () => {
    const folder = temporaryFolder({
      'a.yaml': deployment(
        'spec:',
        '  imagePullSecret:',
        '  - name: regcred',
        '  containers:',
        '  - name: web',
        '    image: acme/shop:v1.2.3'
      ),
      'b.yaml': podSpec(
        'imagePullPolicy: Always',
        'containers:',
        '- name: web',
        '  image: acme/shop:v1.2.3',
        '  imagepullpolicy: Always'
      ),
      'c.yaml': podSpec(
        'imagePullSecrets:',
        '- regcred',
        'containers:',
        '- name: web',
        '  image: acme/shop:v1.2.3'
      ),
      'd.yaml': lines(
        'apiVersion: kubelet.config.k8s.io/v1beta1',
        'kind: KubeletConfiguration',
        'imageGCHighThresholdPercent: 100'
      )
    })
    const { patches } = await auditIn(folder, { fix: true })
    expect(patches.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'])
    for (const patch of patches) {
      expect(verifyPatch(patch)).toBeUndefined()
      expect(wrongOf(patch)).toBeGreaterThan(0)
    }
  })

  test('in generated documents', () => {
    fc.assert(
      fc.property(generated, fc.nat(), ({ text }, seed) => {
        const { patch } = checked(text, ALL).planned
        if (patch === null) return
        const all = [...broken(patch.edits)]
        const bad = withEdits(patch, all[seed % all.length] ?? patch.edits)
        if (bad !== undefined && !isRight(bad)) expect(verifyPatch(bad)?.code).toBe('self-check')
      }),
      { numRuns: 500 }
    )
  }, 120_000)
})

test('a change that was recorded and not made is caught, at its file and line', () => {
  const { patch } = checked(pod('name: web', 'image: acme/shop:1'), SHOP).planned
  if (patch === null) throw new Error('there is no patch')
  const edits = patch.edits.filter(({ start, end }) => start === end)
  const told = verifyPatch({ ...patch, edits, after: apply(patch.before, edits) })
  expect(told === undefined ? '' : new RepullError(told).message).toBe(
    'app.yaml:1:1: Repull checked its own edit of this file and found that "acme/shop:v2" is not at ' +
      '"spec/containers/0/image". Nothing was written. This is a defect of Repull. Please report it with the part of ' +
      'the file around this line.'
  )
})
