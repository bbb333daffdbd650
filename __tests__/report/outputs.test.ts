import { describe, expect, test } from '@jest/globals'
import { MAX_OUTPUT_BYTES, outputsOf } from '../../src/report/outputs.js'
import { example, HOSTILE, result, swap } from './sample.js'

const paths = {
  diffPath: '/tmp/repull.diff',
  renderedPath: '/tmp/rendered.diff',
  htmlPath: '/tmp/rendered.html',
  reportPath: '/tmp/repull.json'
}

/** Patches of files with such names. */
const files = (...names: string[]) => result({ patches: names.map((name) => swap(name, 'x', 'x', 'y')) })

describe('outputsOf', () => {
  test('gives every output', () => {
    expect(outputsOf(example(), paths)).toEqual({
      tag: '2',
      image: 'app:2',
      images: '[{"name":"app","from":"app:1","to":"app:2"}]',
      findings: '0',
      changed: 'true',
      'changed-files': '["deploy.yaml"]',
      'diff-path': '/tmp/repull.diff',
      'rendered-path': '',
      'unexpected-changes': '',
      'html-path': '/tmp/rendered.html',
      'comment-url': '',
      'report-path': '/tmp/repull.json'
    })
  })

  test('a dry run says what would change', () => {
    expect(outputsOf({ ...example(), dryRun: true, delivered: false }, paths)).toEqual(
      outputsOf(example(), paths)
    )
  })

  test('with nothing changed', () => {
    expect(outputsOf({ ...result(), patches: [swap('a', 'x', 'x', 'x')] }, paths)).toEqual({
      tag: '2',
      image: '',
      images: '[]',
      findings: '0',
      changed: 'false',
      'changed-files': '[]',
      'diff-path': '/tmp/repull.diff',
      'rendered-path': '',
      'unexpected-changes': '',
      'html-path': '/tmp/rendered.html',
      'comment-url': '',
      'report-path': '/tmp/repull.json'
    })
  })

  test('18. the lists are exact and nothing in them acts when a later step prints them', () => {
    const images = HOSTILE.map((text) => ({ name: text, from: text, to: text }))
    const outputs = outputsOf({ ...files(...HOSTILE), images }, paths)
    expect(JSON.parse(outputs['changed-files'] ?? '')).toEqual(HOSTILE)
    expect(JSON.parse(outputs['images'] ?? '')).toEqual(images)
    expect(outputs['changed-files']).not.toMatch(/##\[|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  })
})

describe('no list is over 8 KiB', () => {
  // `["aaa...","bb...é"]` has 7 signs beside the names; é is two bytes.
  const first = 'a'.repeat(4000)
  const room = MAX_OUTPUT_BYTES - 7 - first.length

  test.each([
    [room - 1, 2],
    [room, 2],
    [room + 1, 1]
  ])('a second name of %i bytes: %i are kept', (bytes, kept) => {
    const names = [first, `${'b'.repeat(bytes - 2)}é`]
    const list = outputsOf(files(...names), paths)['changed-files'] ?? ''
    expect(JSON.parse(list)).toEqual(names.slice(0, kept))
    expect(Buffer.byteLength(list)).toBe(kept === 2 ? MAX_OUTPUT_BYTES - room + bytes : first.length + 4)
  })

  test('nothing after the first that does not fit', () => {
    const list = outputsOf(files('a', 'b'.repeat(9000), 'c'), paths)
    expect(list['changed-files']).toBe('["a"]')
    expect(list['changed']).toBe('true')
    expect(outputsOf(files('b'.repeat(9000)), paths)['changed-files']).toBe('[]')
  })

  test('images likewise', () => {
    const images = Array.from({ length: 500 }, (_, at) => ({ name: 'app', from: `app:${at}`, to: 'app:new' }))
    const list = outputsOf(result({ images }), paths)['images'] ?? ''
    const kept = JSON.parse(list) as unknown[]
    expect(kept).toEqual(images.slice(0, kept.length))
    expect(Buffer.byteLength(list)).toBeLessThanOrEqual(MAX_OUTPUT_BYTES)
    expect(Buffer.byteLength(list)).toBeGreaterThan(MAX_OUTPUT_BYTES - 60)
  })
})
