import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  isDigest,
  isTag,
  normaliseName,
  normaliseRegistry,
  parseReference,
  registryOf
} from '../../src/image/reference.js'

const A64 = 'a'.repeat(64)
const DIGEST = `sha256:${A64}`
const repeat = (count: number) => 'a'.repeat(count)

describe('parseReference', () => {
  // text, name, tag, digest, repository
  const good: [string, string, string | null, string | null, string][] = [
    ['nginx', 'nginx', null, null, 'docker.io/library/nginx'],
    ['nginx:1.25', 'nginx', '1.25', null, 'docker.io/library/nginx'],
    ['library/nginx', 'library/nginx', null, null, 'docker.io/library/nginx'],
    ['docker.io/nginx', 'docker.io/nginx', null, null, 'docker.io/library/nginx'],
    ['docker.io/library/nginx', 'docker.io/library/nginx', null, null, 'docker.io/library/nginx'],
    ['index.docker.io/nginx:1', 'index.docker.io/nginx', '1', null, 'docker.io/library/nginx'],
    ['index.docker.io/library/nginx', 'index.docker.io/library/nginx', null, null, 'docker.io/library/nginx'],
    ['registry-1.docker.io/nginx', 'registry-1.docker.io/nginx', null, null, 'registry-1.docker.io/nginx'],
    ['acme/app', 'acme/app', null, null, 'docker.io/acme/app'],
    ['acme/team/app:v1', 'acme/team/app', 'v1', null, 'docker.io/acme/team/app'],
    ['ghcr.io/app', 'ghcr.io/app', null, null, 'ghcr.io/app'],
    ['ghcr.io/library/app', 'ghcr.io/library/app', null, null, 'ghcr.io/library/app'],
    [`ghcr.io/acme/app@${DIGEST}`, 'ghcr.io/acme/app', null, DIGEST, 'ghcr.io/acme/app'],
    [`ghcr.io/acme/app:v1@${DIGEST}`, 'ghcr.io/acme/app', 'v1', DIGEST, 'ghcr.io/acme/app'],
    [`nginx@${DIGEST}`, 'nginx', null, DIGEST, 'docker.io/library/nginx'],
    ['localhost/app', 'localhost/app', null, null, 'localhost/app'],
    ['localhost:5000', 'localhost', '5000', null, 'docker.io/library/localhost'],
    ['localhost:5000/app', 'localhost:5000/app', null, null, 'localhost:5000/app'],
    ['localhost:5000/app:5000', 'localhost:5000/app', '5000', null, 'localhost:5000/app'],
    ['registry:5000/app:v1', 'registry:5000/app', 'v1', null, 'registry:5000/app'],
    ['127.0.0.1:5000/a/b', '127.0.0.1:5000/a/b', null, null, '127.0.0.1:5000/a/b'],
    ['[::1]:5000/app', '[::1]:5000/app', null, null, '[::1]:5000/app'],
    ['[2001:db8::1]/app:v1', '[2001:db8::1]/app', 'v1', null, '[2001:db8::1]/app'],
    ['Acme/app', 'Acme/app', null, null, 'Acme/app'],
    ['GHCR.io/acme/app', 'GHCR.io/acme/app', null, null, 'GHCR.io/acme/app'],
    ['xn--n3h.com/app', 'xn--n3h.com/app', null, null, 'xn--n3h.com/app'],
    ['my_host.local/app:1', 'my_host.local/app', '1', null, 'my_host.local/app'],
    ['a.b_c__d---e/f', 'a.b_c__d---e/f', null, null, 'a.b_c__d---e/f'],
    ['app:_', 'app', '_', null, 'docker.io/library/app'],
    ['app:V1.0-rc_1', 'app', 'V1.0-rc_1', null, 'docker.io/library/app'],
    [`app:${repeat(128)}`, 'app', repeat(128), null, 'docker.io/library/app'],
    [`${A64}:v1`, A64, 'v1', null, `docker.io/library/${A64}`],
    [`acme/${A64}`, `acme/${A64}`, null, null, `docker.io/acme/${A64}`],
    [repeat(247), repeat(247), null, null, `docker.io/library/${repeat(247)}`],
    [`x/${repeat(253)}`, `x/${repeat(253)}`, null, null, `docker.io/x/${repeat(253)}`],
    [`ghcr.io/${repeat(255)}`, `ghcr.io/${repeat(255)}`, null, null, `ghcr.io/${repeat(255)}`]
  ]
  test.each(good)('%s', (text, name, tag, digest, repository) => {
    expect(parseReference(text)).toEqual({ text, name, tag, digest, repository })
  })

  test.each([
    ['SHA-512', `sha512:${repeat(128)}`],
    ['an algorithm of parts', `multihash+base58.x:${repeat(32)}`],
    ['upper-case digits', `sha256:${'A'.repeat(64)}`],
    ['a digest that is too short for its algorithm', `sha256:${repeat(32)}`]
  ])('tolerates a digest that is not written: %s', (_, digest) => {
    expect(parseReference(`app@${digest}`)?.digest).toBe(digest)
    expect(isDigest(digest)).toBe(false)
  })

  test.each([
    ['nothing', ''],
    ['64 hex digits', A64],
    ['upper case in the path', 'ghcr.io/Acme/app'],
    ['upper case in a name alone', 'IMAGE_URL'],
    ['no path', 'ghcr.io/'],
    ['no domain', '/app'],
    ['an empty part', 'acme//app'],
    ['an empty tag', 'app:'],
    ['an empty digest', 'app@'],
    ['a tag of 129', `app:${repeat(129)}`],
    ['a tag that begins with a dot', 'app:.1'],
    ['a tag that begins with a dash', 'app:-1'],
    ['a tag that is not allowed', 'alpine:invalid!'],
    ['two tags', 'app:1:2'],
    ['a tag after the digest', `app@${DIGEST}:1`],
    ['two digests', `app@${DIGEST}@${DIGEST}`],
    ['a short digest', 'app@sha256:abc'],
    ['a digest without an algorithm', `app@${A64}`],
    ['a tag before a slash', 'app:v1/x'],
    ['a blank', 'app :1'],
    ['a blank at the end', 'app:1 '],
    ['a line end', 'app:1\n'],
    ['a NUL', 'app:1\0'],
    ['a separator at the end', 'app-'],
    ['a separator at the start', '_app'],
    ['three underscores', 'a___b'],
    ['two dots', 'a..b'],
    ['a scheme', 'https://ghcr.io/app'],
    ['ko', 'ko://github.com/acme/app'],
    ['a domain that ends in a dash', 'a-.com:5000/app'],
    ['a port that is no number', 'ghcr.io:x/app'],
    ['an IPv6 zone', '[fe80::1%25eth0]/app'],
    ['letters beyond ASCII', 'äpp'],
    ['a variable', 'app:${TAG}'],
    ['a name of 248 in the library', repeat(248)],
    ['a path of 256', `x/${repeat(254)}`],
    ['a path of 256 on a registry', `ghcr.io/${repeat(256)}`],
    ['a path of 256 whose first part is no domain', `my_h.io/${repeat(248)}`]
  ])('is no reference: %s', (_, text) => {
    expect(parseReference(text)).toBeUndefined()
  })

  const part = fc.stringMatching(/^[a-z0-9]{1,6}(?:(?:[._]|__|-{1,3})[a-z0-9]{1,4}){0,2}$/)
  const domain = fc.oneof(
    fc.constantFrom('localhost', 'docker.io', 'index.docker.io', '[::1]', '10.0.0.1', 'GHCR.io'),
    fc.stringMatching(/^[A-Za-z0-9]{1,5}(?:-[A-Za-z0-9]{1,5})?\.[A-Za-z]{2,4}$/)
  )
  const port = fc.option(
    fc.nat({ max: 65535 }).map((number) => `:${number}`),
    { nil: '' }
  )
  const prefix = fc.option(
    fc.tuple(domain, port).map(([host, number]) => `${host}${number}/`),
    { nil: '' }
  )
  const name = fc
    .tuple(prefix, fc.array(part, { minLength: 1, maxLength: 4 }))
    .map(([registry, parts]) => `${registry}${parts.join('/')}`)
  const tag = fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}$/))
  const digest = fc.option(fc.stringMatching(/^[A-Za-z][a-z0-9]{0,5}:[0-9A-Fa-f]{32,70}$/))

  test('the parts that went in come out, whatever they are', () => {
    fc.assert(
      fc.property(name, tag, digest, (name, tag, digest) => {
        const text = `${name}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`
        expect(parseReference(text)).toMatchObject({ text, name, tag, digest })
      })
    )
  })

  test('a normalised name is a name, and is normalised', () => {
    fc.assert(
      fc.property(name, (name) => {
        const repository = normaliseName(name)
        expect(repository).toBeDefined()
        expect(normaliseName(repository ?? '')).toBe(repository)
      })
    )
  })

  test('any text at all is cut so that it can be joined again, or is no reference', () => {
    const any = fc.string({
      unit: fc.constantFrom('a', 'B', '0', '.', '-', '_', '/', ':', '@', '[', ']', ' ', 'é')
    })
    fc.assert(
      fc.property(any, (text) => {
        const found = parseReference(text)
        if (found === undefined) return
        const tag = found.tag === null ? '' : `:${found.tag}`
        const digest = found.digest === null ? '' : `@${found.digest}`
        expect(`${found.name}${tag}${digest}`).toBe(text)
      }),
      { numRuns: 2000 }
    )
  })

  test.each([
    ['letters', 'a'.repeat(1_000_000)],
    ['dashes', `a${'-'.repeat(1_000_000)}.io/app`],
    ['labels', `${'a.'.repeat(500_000)}!/app`],
    ['labels with dashes', `${'a-a.'.repeat(250_000)}!/app`],
    ['slashes', 'a/'.repeat(500_000)],
    ['colons', ':'.repeat(1_000_000)],
    ['digest parts', `app@${'a.'.repeat(500_000)}`],
    ['hex digits', `app@sha256:${'a'.repeat(1_000_000)}!`]
  ])('a million characters take linear time: %s', (_, text) => {
    const start = performance.now()
    expect(parseReference(text)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

test.each([
  ['nginx', 'docker.io/library/nginx'],
  ['localhost:5000/app', 'localhost:5000/app'],
  ['localhost:5000', undefined],
  ['nginx:1', undefined],
  [`nginx@${DIGEST}`, undefined],
  ['', undefined],
  [A64, undefined]
])('normaliseName of %j is %j', (name, repository) => {
  expect(normaliseName(name)).toBe(repository)
})

test.each([
  ['docker.io/library/nginx', 'docker.io'],
  ['localhost:5000/a/b', 'localhost:5000'],
  ['[::1]:5000/app', '[::1]:5000']
])('the registry of %s is %s', (repository, registry) => {
  expect(registryOf(repository)).toBe(registry)
})

test.each([
  ['ghcr.io', 'ghcr.io'],
  ['index.docker.io', 'docker.io'],
  ['docker.io', 'docker.io'],
  ['localhost', 'localhost'],
  ['registry:5000', 'registry:5000'],
  ['[::1]:5000', '[::1]:5000'],
  ['acme', undefined],
  ['ghcr.io/acme', undefined],
  ['https://ghcr.io', undefined],
  ['ghcr.io:', undefined],
  ['', undefined]
])('normaliseRegistry of %j is %j', (registry, normalised) => {
  expect(normaliseRegistry(registry)).toBe(normalised)
})

test.each([
  ['1', true],
  ['_', true],
  ['V1.0-rc_1', true],
  ['a'.repeat(128), true],
  ['a'.repeat(129), false],
  ['', false],
  ['-1', false],
  ['.1', false],
  ['a b', false],
  ['a\n', false],
  ['ä', false],
  ['a/b', false]
])('isTag(%j) is %j', (text, expected) => {
  expect(isTag(text)).toBe(expected)
})

test.each([
  [DIGEST, true],
  [`sha256:${'0123456789abcdef'.repeat(4)}`, true],
  [`sha256:${repeat(63)}`, false],
  [`sha256:${repeat(65)}`, false],
  [`sha256:${'A'.repeat(64)}`, false],
  [`SHA256:${A64}`, false],
  [`${DIGEST}\n`, false],
  [A64, false],
  ['', false]
])('isDigest(%j) is %j', (text, expected) => {
  expect(isDigest(text)).toBe(expected)
})
