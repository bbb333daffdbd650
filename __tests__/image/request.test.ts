import { describe, expect, test } from '@jest/globals'
import { RepullError } from '../../src/errors.js'
import type { Problem } from '../../src/errors.js'
import { parseImageRequest, parseImageRequests, withTag } from '../../src/image/request.js'

const DIGEST = `sha256:${'a'.repeat(64)}`
const OTHER = `sha256:${'b'.repeat(64)}`

/** The problems that a call raises. */
function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call()
  } catch (error) {
    if (error instanceof RepullError) return error.problems
    throw error
  }
  return []
}

const messagesOf = (call: () => unknown) => problemsOf(call).map(({ message }) => message)

describe('parseImageRequest', () => {
  // entry, name, newName, tag, digest
  test.each<[string, string, string | null, string | null, string | null]>([
    ['app', 'app', null, null, null],
    ['app=acme/app', 'app', 'acme/app', null, null],
    ['app:v1', 'app', null, 'v1', null],
    ['app=acme/app:v1', 'app', 'acme/app', 'v1', null],
    [`app@${DIGEST}`, 'app', null, null, DIGEST],
    [`app:v1@${DIGEST}`, 'app', null, 'v1', DIGEST],
    [`app=acme/app@${DIGEST}`, 'app', 'acme/app', null, DIGEST],
    [`app=acme/app:v1@${DIGEST}`, 'app', 'acme/app', 'v1', DIGEST],
    ['localhost:5000/app', 'localhost:5000/app', null, null, null],
    ['localhost:5000', 'localhost', null, '5000', null],
    ['localhost:5000/app=[::1]:5000/app:v1', 'localhost:5000/app', '[::1]:5000/app', 'v1', null],
    ['app:latest', 'app', null, 'latest', null]
  ])('%s', (entry, name, newName, tag, digest) => {
    const computedTag = tag === null && digest === null
    expect(parseImageRequest(entry)).toMatchObject({ name, newName, tag, digest, computedTag })
  })

  test('names are normalised for comparison and kept as given', () => {
    expect(parseImageRequest('library/nginx=index.docker.io/acme/nginx')).toEqual({
      name: 'library/nginx',
      repository: 'docker.io/library/nginx',
      newName: 'index.docker.io/acme/nginx',
      newRepository: 'docker.io/acme/nginx',
      tag: null,
      digest: null,
      computedTag: true
    })
  })

  test.each(['IMAGE_URL', '${IMAGE}', '{{image}}', '<CHANGE_ME>', 'ghcr.io/Acme/app', 'a'.repeat(64)])(
    '%s is a placeholder where a NEWNAME follows',
    (name) => {
      expect(parseImageRequest(`${name}=acme/app:v1`)).toMatchObject({
        name,
        repository: null,
        newName: 'acme/app'
      })
    }
  )

  const rule = '([A-Za-z0-9_][A-Za-z0-9._-]{0,127})'
  test.each([
    ['', 'images: "": there is no NAME'],
    [':v1', 'images: ":v1": there is no NAME'],
    ['=acme/app', 'images: "=acme/app": there is no NAME before the "="'],
    ['app=', 'images: "app=": there is no NEWNAME'],
    ['app=:v1', 'images: "app=:v1": there is no NEWNAME'],
    [
      'app:v1=acme/app',
      'images: "app:v1=acme/app": NAME before the "=" must have no tag and no digest, as references are compared by name alone'
    ],
    [
      `app@${DIGEST}=acme/app`,
      `images: "app@${DIGEST}=acme/app": NAME before the "=" must have no tag and no digest, as references are compared by name alone`
    ],
    ['*', 'images: "*": "*" is no valid image name; NAME is matched exactly, never as a pattern'],
    [
      'acme/*=acme/app',
      'images: "acme/*=acme/app": "acme/*" is no valid image name; NAME is matched exactly, never as a pattern'
    ],
    ['app=*:v1', 'images: "app=*:v1": NEWNAME "*" is no valid image name; write NEWNAME out'],
    [
      'IMAGE_URL:v1',
      'images: "IMAGE_URL:v1": "IMAGE_URL" is no valid image name, as it has upper-case letters; if it is a placeholder, add its NEWNAME: IMAGE_URL=NEWNAME'
    ],
    [
      '<image>',
      'images: "<image>": "<image>" is no valid image name; if it is a placeholder, add its NEWNAME: <image>=NEWNAME'
    ],
    ['my app', 'images: "my app": "my app" is no valid image name'],
    ['my app=acme/app', 'images: "my app=acme/app": "my app" is no valid image name'],
    ['app =acme/app', 'images: "app =acme/app": "app " is no valid image name'],
    ['a\u0000b=acme/app', 'images: "a\\u0000b=acme/app": "a\\u0000b" is no valid image name'],
    [
      'app=ghcr.io/Acme/app',
      'images: "app=ghcr.io/Acme/app": NEWNAME "ghcr.io/Acme/app" is no valid image name, as it has upper-case letters; write it in lower case'
    ],
    ['app=a=b', 'images: "app=a=b": NEWNAME "a=b" is no valid image name'],
    [
      'app:v1,web:v1',
      'images: "app:v1,web:v1": a "," separates nothing here; write each entry on a line of its own'
    ],
    ['app, web', 'images: "app, web": a "," separates nothing here; write each entry on a line of its own'],
    ['app:', `images: "app:": "" is no valid tag ${rule}`],
    ['app:a/b', 'images: "app:a/b": "app:a/b" is no valid image name'],
    ['app:${TAG}', `images: "app:\${TAG}": "\${TAG}" is no valid tag ${rule}`],
    [
      'app:{{sha}}',
      `images: "app:{{sha}}": "{{sha}}" is no valid tag ${rule}; a template can stand in the input tag only`
    ],
    [
      'app@sha256:abc',
      'images: "app@sha256:abc": "sha256:abc" is no digest that can be written; use sha256: and 64 hex digits in lower case'
    ],
    [
      'app:v1@',
      'images: "app:v1@": "" is no digest that can be written; use sha256: and 64 hex digits in lower case'
    ]
  ])('%j is an error', (entry, message) => {
    expect(problemsOf(() => parseImageRequest(entry))).toEqual([{ code: 'input', level: 'error', message }])
  })
})

describe('parseImageRequests', () => {
  test('no entries are no requests', () => {
    expect(parseImageRequests([], null)).toEqual([])
  })

  test.each([
    [
      ['nginx:1', 'docker.io/library/nginx:2'],
      'images: "nginx:1" and "docker.io/library/nginx:2" are for the same image, docker.io/library/nginx; keep one of them'
    ],
    [
      ['IMAGE_URL=a', 'IMAGE_URL=b'],
      'images: "IMAGE_URL=a" and "IMAGE_URL=b" are for the same image, IMAGE_URL; keep one of them'
    ],
    [
      ['one=app:1', 'app:2'],
      'images: the NEWNAME "app" of "one" is the NAME of another entry, so that a second run could not tell them apart; use two steps'
    ]
  ])('two entries for one image are an error: %j', (entries, message) => {
    expect(messagesOf(() => parseImageRequests(entries, null))).toEqual([message])
  })

  test('one NAME may be the NEWNAME of another, and NEWNAMEs may be the same', () => {
    expect(parseImageRequests(['controller=acme/app', 'worker=acme/app', 'acme/app'], null)).toHaveLength(3)
  })

  test('all problems are raised together', () => {
    expect(messagesOf(() => parseImageRequests(['a b', 'app', 'c d', 'app'], 'x'))).toEqual([
      'images: "a b": "a b" is no valid image name',
      'images: "c d": "c d" is no valid image name',
      'images: "app" and "app" are for the same image, docker.io/library/app; keep one of them',
      'digest: "x" is no digest that can be written; use sha256: and 64 hex digits in lower case',
      'digest: allowed with exactly one entry in images; there are 4'
    ])
  })

  test.each([
    [[], DIGEST, 'digest: allowed with exactly one entry in images; there are 0'],
    [['a', 'b'], DIGEST, 'digest: allowed with exactly one entry in images; there are 2'],
    [
      [`app@${OTHER}`],
      DIGEST,
      `digest: the entry "app@${OTHER}" in images has a digest already; give one of the two`
    ],
    [
      ['app'],
      'a'.repeat(64),
      `digest: "${'a'.repeat(64)}" is no digest that can be written; use sha256: and 64 hex digits in lower case`
    ]
  ])('the input digest with %j is an error', (entries, digest, message) => {
    expect(messagesOf(() => parseImageRequests(entries, digest))).toEqual([message])
  })
})

describe('withTag', () => {
  const resolve = (entry: string, digest: string | null = null) =>
    parseImageRequests([entry], digest).map((request) => withTag(request, 'computed'))

  test.each<[string, string | null, string | null, string | null]>([
    ['app', null, 'computed', null],
    ['app=new', null, 'computed', null],
    ['app:v1', null, 'v1', null],
    [`app@${DIGEST}`, null, null, DIGEST],
    [`app:v1@${DIGEST}`, null, 'v1', DIGEST],
    ['app', DIGEST, 'computed', DIGEST],
    ['app:v1', DIGEST, 'v1', DIGEST]
  ])('%s with the input digest %j gets tag %j and digest %j', (entry, input, tag, digest) => {
    expect(resolve(entry, input)).toMatchObject([{ tag, digest }])
  })

  test('gives plain data', () => {
    expect(resolve('app=new')).toEqual([
      {
        name: 'app',
        repository: 'docker.io/library/app',
        newName: 'new',
        newRepository: 'docker.io/library/new',
        tag: 'computed',
        digest: null
      }
    ])
  })
})
