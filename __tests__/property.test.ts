import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checked } from './support/checked.js'
import { file } from './support/documents.js'

// `checked` holds every patch against: bytes outside the edits, a second run, the independent reader, nothing missed.

test('generated documents in all styles: every container of the image is changed, and nothing else', () => {
  fc.assert(
    fc.property(file, fc.constantFrom('2', '0123456', 'v2', '1e3'), ({ text, ours }, tag) => {
      const { planned } = checked(text, { images: `acme/shop:${tag}` })
      expect(planned.problems.filter(({ code }) => code !== 'unpinned')).toEqual([])
      expect(planned.matches).toHaveLength(ours)
      for (const { to } of planned.matches)
        expect(to).toMatch(new RegExp(`^(?:(?:index\\.)?docker\\.io/)?acme/shop:${tag}$`))
    }),
    { numRuns: 1500 }
  )
}, 120_000)

test('the same with pull secrets and annotations', () => {
  const inputs = {
    images: 'acme/shop=ghcr.io/acme/shop:v2',
    'pull-secrets': 'regcred\nghcr.io=second',
    annotations: 'acme.example/at=0123'
  }
  fc.assert(
    fc.property(file, ({ text, ours }) => {
      const { planned } = checked(text, inputs)
      expect(planned.problems.filter(({ code }) => code !== 'no-place' && code !== 'unpinned')).toEqual([])
      expect(planned.matches).toHaveLength(ours)
    }),
    { numRuns: 1500 }
  )
}, 120_000)

test('with pull-policy keep only images change', () => {
  fc.assert(
    fc.property(file, ({ text }) => {
      const { planned } = checked(text, { images: 'acme/shop:v2', 'pull-policy': 'keep' })
      expect((planned.patch?.changes ?? []).filter(({ field }) => field !== 'image')).toEqual([])
    }),
    { numRuns: 500 }
  )
}, 120_000)
