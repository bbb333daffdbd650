import { describe, expect, test } from '@jest/globals'
import { parseImageRequest, withTag } from '../../src/image/request.js'
import { mayName, needlesFor } from '../../src/patch/text.js'

function found(text: string, ...entries: string[]): boolean {
  const images = entries.map((entry) => withTag(parseImageRequest(entry), '1'))
  return mayName(Buffer.from(text), needlesFor(images))
}

describe('a file that may name ghcr.io/acme/shop is read', () => {
  test.each([
    ['as it is', 'image: ghcr.io/acme/shop:1'],
    ['with the registry apart', 'image:\n  registry: ghcr.io\n  name: acme/shop\n'],
    ['with hexadecimal escapes', String.raw`image: "ghcr.io/\x61cm\x65/\x73\x68\x6F\x70"`],
    ['with hexadecimal escapes in capitals', String.raw`image: "ghcr.io/acme/sh\x6Fp"`],
    ['with short Unicode escapes', String.raw`{"image": "ghcr.io/acme/sh\u006fp"}`],
    ['with long Unicode escapes', String.raw`image: "ghcr.io/acme/\U00000073hop"`],
    ['with escaped slashes', String.raw`{"image": "ghcr.io\/acme\/sh\u006fp"}`],
    ['broken after a backslash', 'image: "ghcr.io/acme/sh\\\n  op"'],
    ['broken after a backslash with CRLF', 'image: "ghcr.io/ac\\\r\n\t me/shop"'],
    ['broken at each letter', 'image: "ghcr.io/acme/s\\\n h\\\n o\\\n \\\n p"'],
    ['escaped and broken', 'image: "ghcr.io/acme/\\x73\\\n  hop"'],
    ['with the key escaped too', String.raw`"im\x61ge": "ghcr.io/acme/sh\x6fp"`],
    ['after escapes of other kinds', String.raw`a: "\\\"\n\\\x61cme/shop"`]
  ])('%s', (_, text) => {
    expect(found(text, 'ghcr.io/acme/shop')).toBe(true)
  })

  test('if it names one of several images', () => {
    expect(found('image: b', 'a', 'b')).toBe(true)
  })

  test('if it has the new name alone', () => {
    expect(found('image: ghcr.io/acme/shop', 'IMAGE=ghcr.io/acme/shop')).toBe(true)
  })

  test.each([
    ['$IMAGE', String.raw`image: "$IM\x41GE"`],
    ['a/B', String.raw`{"image": "a\/B"}`],
    ['é', String.raw`image: "\u00e9"`],
    ['é', String.raw`image: "\xE9"`],
    ['😀', String.raw`{"image": "\ud83d\uDE00"}`],
    ['😀', String.raw`image: "\U0001f600"`],
    ['(a|b)[0]', String.raw`image: "(a|b\x29[0]"`]
  ])('if it spells the placeholder %s as %s', (name, text) => {
    expect(found(text, `${name}=ghcr.io/acme/shop`)).toBe(true)
  })
})

test.each([
  ['another image', 'image: ghcr.io/acme/payments:1'],
  ['the parts of the name apart', 'namespace: acme\nimage: payments # of the shop'],
  ['escapes, and another image', String.raw`image: "ghcr.io/acme/p\x61yments"`],
  ['a line broken after a backslash, and another image', 'image: payments\na: "one \\\n  two"'],
  ['a backslash that is escaped itself', String.raw`image: "ghcr.io/acme/sh\\x6fp"`],
  ['nothing', '']
])('a file with %s is not', (_, text) => {
  expect(found(text, 'ghcr.io/acme/shop')).toBe(false)
})
