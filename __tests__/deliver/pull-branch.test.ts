import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { pullBranch, templateBranch } from '../../src/deliver/pull-branch.js'

/** As git has it, without what it takes and nobody should. */
function isBranch(name: string): boolean {
  const { status } = spawnSync('git', ['check-ref-format', `refs/heads/${name}`])
  return status === 0 && /^[A-Za-z0-9_][A-Za-z0-9._/-]*$/.test(name)
}

describe('the branch of a pull request', () => {
  test('is the same for the same images and base, in any order', () => {
    const name = pullBranch('main', ['docker.io/acme/shop', 'docker.io/acme/api'])
    expect(name).toMatch(/^repull\/main\/api-and-1-more-[0-9a-f]{8}$/)
    expect(pullBranch('main', ['docker.io/acme/api', 'docker.io/acme/shop'])).toBe(name)
    expect(pullBranch('next', ['docker.io/acme/api', 'docker.io/acme/shop'])).not.toBe(name)
    expect(pullBranch('main', ['docker.io/acme/api', 'ghcr.io/acme/shop'])).not.toBe(name)
  })

  test.each([
    ['main', 'x'.repeat(300)],
    ['b'.repeat(244), 'ghcr.io/acme/shop'],
    ['release/1.x', 'localhost:5000/a/b.lock'],
    ['prod..', '...'],
    ['prod eu', '🚀'],
    ['--upload-pack=touch x', '$(id)']
  ])('is a branch for %j and %j, of 200 bytes at most', (base, image) => {
    const name = pullBranch(base, [image])
    expect(isBranch(name)).toBe(true)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
  })

  test.each([
    ['deploy/shop', 'deploy/shop'],
    ['deploy/feature $(x)', /^deploy\/feature-x-[0-9a-f]{8}$/],
    ['-d', /^d-[0-9a-f]{8}$/],
    ['a..b', /^a\.b-[0-9a-f]{8}$/],
    ['x.lock', /^x-[0-9a-f]{8}$/],
    ['🚀', /^repull-[0-9a-f]{8}$/],
    ['d/'.repeat(200), /^d\/d.*-[0-9a-f]{8}$/]
  ])('from a template that gives %j is %s', (text, wanted) => {
    const name = templateBranch(text)
    if (typeof wanted === 'string') expect(name).toBe(wanted)
    else expect(name).toMatch(wanted)
    expect(isBranch(name)).toBe(true)
  })
})
