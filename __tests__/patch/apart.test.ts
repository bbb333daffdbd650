import { describe, expect, test } from '@jest/globals'
import type { RawInputs } from '../../src/inputs.js'
import { checked } from '../support/checked.js'
import { lines } from './manifests.js'

const OLD = '0'.repeat(64)
const NEW = '1'.repeat(64)
const KEEP: RawInputs = { images: 'quay.io/prometheus/prometheus:v3', 'pull-policy': 'keep' }
const BASE = 'baseImage: quay.io/prometheus/prometheus'

/** A Prometheus with these lines in its spec. */
function prometheus(...spec: readonly string[]): string {
  return lines(
    'apiVersion: monitoring.coreos.com/v1',
    'kind: Prometheus',
    'metadata: {name: k8s}',
    'spec:',
    ...spec.map((line) => `  ${line}`)
  )
}

/** The operator takes `image`, or else `baseImage` with `sha`, `tag` or `version`, the first that is there. */
describe('an image of the Prometheus operator in parts', () => {
  test.each<readonly [string, readonly string[], readonly string[], RawInputs?]>([
    ['a tag', [BASE, 'tag: v2 # of May'], [BASE, 'tag: v3 # of May']],
    ['a version alone', [BASE, 'version: v2.1.0'], [BASE, 'tag: v3', 'version: v2.1.0']],
    ['a sha, which would win', [BASE, `sha: "${OLD}"`, 'tag: v2'], [BASE, 'sha: ""', 'tag: v3']],
    [
      'a digest',
      [BASE, 'tag: v2'],
      [BASE, 'tag: v3', `sha: "${NEW}"`],
      { ...KEEP, images: `quay.io/prometheus/prometheus:v3@sha256:${NEW}` }
    ],
    [
      'another name',
      [BASE, 'tag: v2'],
      ['baseImage: ghcr.io/acme/prometheus', 'tag: v3'],
      { ...KEEP, images: 'quay.io/prometheus/prometheus=ghcr.io/acme/prometheus:v3' }
    ],
    [
      'that of Thanos',
      ['thanos: {baseImage: quay.io/thanos/thanos, tag: v1}'],
      ['thanos: {baseImage: quay.io/thanos/thanos, tag: v3}'],
      { ...KEEP, images: 'quay.io/thanos/thanos:v3' }
    ],
    [
      'the pull policy and pull secrets',
      [BASE, 'tag: v2'],
      ['imagePullSecrets:', '- name: regcred', BASE, 'tag: v3', 'imagePullPolicy: Always'],
      { ...KEEP, 'pull-policy': 'Always', 'pull-secrets': 'regcred' }
    ],
    [
      'both forms, of which the whole one counts',
      ['image: quay.io/prometheus/prometheus:v2', BASE, 'tag: v1'],
      ['image: quay.io/prometheus/prometheus:v3', BASE, 'tag: v1']
    ]
  ])('%s', (_, before, after, raw = KEEP) => {
    const outcome = checked(prometheus(...before), raw)
    expect(outcome.after).toBe(prometheus(...after))
    const isUnpinned = before.some((line) => line.includes(OLD))
    expect(outcome.planned.problems.map(({ code }) => code)).toEqual(isUnpinned ? ['unpinned'] : [])
  })

  test('the report has the reference as it was and as it is', () => {
    const { planned } = checked(prometheus(BASE, 'tag: v2', `sha: "${OLD}"`), KEEP)
    expect(planned.matches.map(({ from, to }) => [from, to])).toEqual([
      [`quay.io/prometheus/prometheus:v2@sha256:${OLD}`, 'quay.io/prometheus/prometheus:v3']
    ])
  })

  test('a tag that stands twice is refused', () => {
    const { problems } = checked(prometheus(BASE, 'tag: v1', 'tag: v2'), KEEP, { unreadable: /duplicated/ })
    expect(problems).toEqual([
      'app.yaml:7:3: The key "tag" stands twice, at lines 6 and 7, and readers disagree on which counts. Remove one of them.'
    ])
  })

  test('what actions of a template write of it is left alone', () => {
    const text = prometheus(BASE, 'tag: {{ .Values.tag }}')
    expect(checked(text, KEEP, { unreadable: null }).after).toBe(text)
  })
})
