import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findImage, matches, rewrite } from '../../src/image/match.js'
import { parseReference } from '../../src/image/reference.js'
import { parseImageRequest, parseImageRequests, variableOf, withTag } from '../../src/image/request.js'

const DIGEST = `sha256:${'a'.repeat(64)}`
const OLD = `sha256:${'b'.repeat(64)}`
const image = (entry: string, tag = 'v2') => withTag(parseImageRequest(entry), tag)

describe('rewrite', () => {
  test.each([
    // The spelling of the file stays.
    ['nginx', 'nginx:1', 'nginx:v2'],
    ['nginx', 'nginx', 'nginx:v2'],
    ['nginx', 'docker.io/library/nginx:1', 'docker.io/library/nginx:v2'],
    ['index.docker.io/nginx', 'library/nginx:1', 'library/nginx:v2'],
    ['localhost:5000/app', 'localhost:5000/app:1', 'localhost:5000/app:v2'],
    ['[::1]:5000/app', '[::1]:5000/app', '[::1]:5000/app:v2'],
    // A digest goes with its tag, and the other way round.
    ['app', `app@${OLD}`, 'app:v2'],
    ['app', `app:1@${OLD}`, 'app:v2'],
    [`app@${DIGEST}`, 'app:1', `app@${DIGEST}`],
    [`app@${DIGEST}`, `app:1@${OLD}`, `app@${DIGEST}`],
    [`app:v3@${DIGEST}`, 'app:1', `app:v3@${DIGEST}`],
    // A digest that is never written can still be replaced.
    ['app', `app@sha512:${'c'.repeat(128)}`, 'app:v2'],
    // NEWNAME replaces the whole name, the registry included.
    ['app=ghcr.io/acme/app', 'docker.io/library/app:1', 'ghcr.io/acme/app:v2'],
    ['app=ghcr.io/acme/app:v3', `app:1@${OLD}`, 'ghcr.io/acme/app:v3'],
    // After an earlier run.
    ['app=ghcr.io/acme/app', 'ghcr.io/acme/app:1', 'ghcr.io/acme/app:v2'],
    ['app=acme/app', 'docker.io/acme/app:1', 'acme/app:v2'],
    // Placeholders.
    ['IMAGE_URL=acme/app', 'IMAGE_URL', 'acme/app:v2'],
    ['${IMAGE}=acme/app', '${IMAGE}', 'acme/app:v2'],
    ['IMAGE_URL=acme/app', 'acme/app:1', 'acme/app:v2']
  ])('%s makes of %s: %s', (entry, text, expected) => {
    expect(rewrite(image(entry), text)).toBe(expected)
  })

  test.each([
    ['repo/app', 'repo/app-worker:1'],
    ['repo/app', 'repo/app/worker:1'],
    ['repo/app', 'other/repo/app:1'],
    ['repo/app', 'ghcr.io/repo/app:1'],
    ['repo/app', 'app:1'],
    ['app', 'registry:5000/app:1'],
    ['registry:5000/app', 'registry:5001/app:1'],
    ['registry:5000/app', 'registry/app:1'],
    ['registry.io/app', 'registry.io:443/app:1'],
    ['nginx', 'ghcr.io/library/nginx'],
    ['nginx', 'registry-1.docker.io/library/nginx'],
    ['my.app', 'myxapp:1'],
    ['GHCR.io/acme/app', 'ghcr.io/acme/app:1'],
    ['IMAGE_URL=acme/app', 'IMAGE_URL:1'],
    ['IMAGE_URL=acme/app', 'image_url'],
    ['IMAGE_URL=acme/app', ' IMAGE_URL'],
    ['app', 'app:${TAG}'],
    ['app', ''],
    ['app', 'app: 1']
  ])('33. %s is not %s', (entry, text) => {
    expect(rewrite(image(entry), text)).toBeUndefined()
    expect(matches(image(entry), text)).toBe(false)
    expect(findImage([image(entry)], text)).toBeUndefined()
  })

  test('what was rewritten stays as it is the second time', () => {
    const entry = fc.constantFrom(
      'app',
      'app=new',
      'app:v3',
      'app=new:v3',
      `app@${DIGEST}`,
      `app=new:v3@${DIGEST}`
    )
    const text = fc.constantFrom(
      'app',
      'app:1',
      `app@${OLD}`,
      'docker.io/library/app:1',
      'new:1',
      'library/new'
    )
    fc.assert(
      fc.property(entry, text, (entry, text) => {
        const first = rewrite(image(entry), text)
        expect(first === undefined ? undefined : rewrite(image(entry), first)).toBe(first)
      })
    )
  })
})

test('a reference that was parsed already is matched without its text', () => {
  const reference = parseReference('library/nginx:1')
  expect(reference).toBeDefined()
  if (reference !== undefined) expect(matches(image('nginx'), reference)).toBe(true)
})

describe('findImage', () => {
  const find = (entries: readonly string[], text: string) =>
    findImage(
      parseImageRequests(entries, null).map((request) => withTag(request, 'v2')),
      text
    )?.name

  test.each([
    [['a', 'b'], 'b:1', 'b'],
    [['a', 'b'], 'c:1', undefined],
    // NAME goes before NEWNAME, in whatever order they are given.
    [['controller=acme/app', 'acme/app'], 'acme/app:0', 'acme/app'],
    [['acme/app', 'controller=acme/app'], 'acme/app:0', 'acme/app'],
    [['acme/app', 'controller=acme/app'], 'controller', 'controller'],
    [['IMAGE_URL=acme/app', 'acme/app'], 'IMAGE_URL', 'IMAGE_URL'],
    // Two became one: whose it is does not matter where both write the same.
    [['one=acme/app', 'two=acme/app'], 'acme/app:1', 'one'],
    [['one=acme/app:v1', 'two=acme/app:v2'], 'acme/app:1', undefined],
    [['one=acme/app:v1', `two=acme/app:v1@${DIGEST}`], 'acme/app:1', undefined],
    [['one=acme/app', 'two=docker.io/acme/app'], 'acme/app:1', undefined],
    [['one=acme/app:v1', 'two=acme/app:v2'], 'two:1', 'two']
  ])('of %j, %s belongs to %j', (entries, text, expected) => {
    expect(find(entries, text)).toBe(expected)
  })
})

describe('variableOf', () => {
  test.each([
    ['repo/app:${TAG}', 'docker.io/repo/app'],
    ['repo/app:$(TAG)', 'docker.io/repo/app'],
    ['repo/app:$TAG', 'docker.io/repo/app'],
    ['repo/app:{tag}', 'docker.io/repo/app'],
    ['repo/app:<tag>', 'docker.io/repo/app'],
    ['repo/app:<CHANGE ME>', 'docker.io/repo/app'],
    ['repo/app:{{x}}', 'docker.io/repo/app'],
    ['repo/app:{{ .Values.tag }}', 'docker.io/repo/app'],
    ['repo/app:[[ tag ]]', 'docker.io/repo/app'],
    ['repo/app:(join(x))', 'docker.io/repo/app'],
    ['repo/app:%TAG%', 'docker.io/repo/app'],
    ['repo/app:@TAG@', 'docker.io/repo/app'],
    ['repo/app:v1-${X}', 'docker.io/repo/app'],
    ['repo/app:${TAG:-a/b}', 'docker.io/repo/app'],
    ['repo/app@${DIGEST}', 'docker.io/repo/app'],
    ['repo/app:v1@${DIGEST}', 'docker.io/repo/app'],
    [`repo/app:\${TAG}@${DIGEST}`, 'docker.io/repo/app'],
    ['nginx:${TAG}', 'docker.io/library/nginx'],
    ['localhost:5000/app:${TAG}', 'localhost:5000/app'],
    ['[::1]:5000/app:${TAG}', '[::1]:5000/app'],
    ['ghcr.io/repo/app:${TAG}', 'ghcr.io/repo/app']
  ])('%s speaks of %s', (text, repository) => {
    expect(variableOf(text)).toEqual({ repository })
  })

  test.each([
    '',
    'repo/app',
    'repo/app:v1',
    `repo/app@${DIGEST}`,
    'alpine:invalid!',
    'app:',
    '${IMAGE}',
    '${REGISTRY}/app:v1',
    '${REGISTRY:-ghcr.io}/app:v1',
    'registry.io:${PORT}/app:v1',
    'registry.io/${APP}:v1',
    '{username}/x:latest',
    'Repo/App:${TAG}',
    'echo hello: ${TAG}'
  ])('%j does not', (text) => {
    expect(variableOf(text)).toBeUndefined()
  })

  test('a million characters take linear time', () => {
    const start = performance.now()
    expect(variableOf(`${'a:'.repeat(500_000)}!`)).toBeUndefined()
    expect(variableOf(`a:${'@a-'.repeat(300_000)}@${'a'.repeat(100_000)}`)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
