import { describe, expect, test } from '@jest/globals'
import { hiddenLines } from '../../src/render/source.js'

const shown = (text: string): string => (hiddenLines(text) ?? [text]).join('')

describe('the lines of a file', () => {
  test('are undefined where nothing is hidden', () => {
    for (const text of [
      '',
      'a: 1\n',
      'spec:\n  imagePullSecrets:\n    - name: regcred\n',
      'secretName: a\n',
      'not: [yaml'
    ]) {
      expect(hiddenLines(text)).toBeUndefined()
    }
  })

  test('are as many as there are, with their line ends', () => {
    const text = 'kind: Secret\r\ndata:\r\n  a: |\r\n    one\r\n    two\r\n\r\nlast: x'
    const lines = hiddenLines(text) ?? []
    expect(lines.map((line) => /\r?\n$/.exec(line)?.[0] ?? '')).toEqual(
      text.split(/(?<=\n)/).map((line) => /\r?\n$/.exec(line)?.[0] ?? '')
    )
    expect(lines.join('')).not.toMatch(/one|two/)
  })

  test.each([
    [
      'a Secret',
      'kind: Secret\nmetadata: {name: a}\nstringData:\n  x: swordfish\n',
      /name: a.*\n.*\n {2}x: \(hidden\)\n$/
    ],
    [
      'a block',
      'kind: Secret\nstringData:\n  x: |\n    sword\n    swordfish\n',
      /x: [^\n]*\n {4}\(hidden\)\n/
    ],
    [
      'a flow',
      'kind: Secret\ndata: {x: swordfish, "y": \'swordfish\'}\n',
      /data: \{x: \(hidden\), "y": \(hidden\)\}\n/
    ],
    [
      'a Secret in a list',
      'kind: List\nitems:\n- kind: Secret\n  data:\n    x: swordfish\n',
      /x: \(hidden\)\n/
    ],
    [
      'a variable',
      'env:\n  - name: DB_PASSWORD\n    value: swordfish\n',
      /name: DB_PASSWORD\n {4}value: \(hidden\)\n/
    ],
    ['a comment', 'a: 1 # password: swordfish\n', /a: 1 # password: \(hidden\)\n/],
    ['a URL', 'a: https://user:swordfish@example.org/\n', /^a: \(hidden\)\n$/],
    [
      'a PEM block',
      'a: |\n  -----BEGIN PRIVATE KEY-----\n  swordfish\n  -----END PRIVATE KEY-----\nb: 2\n',
      /\nb: 2\n$/
    ],
    [
      'a second document',
      'a: 1\n---\nb: 2\n---\nkind: Secret\ndata: {x: swordfish}\n',
      /^a: 1\n---\nb: 2\n---\n/
    ],
    ['a Secret that is no YAML', 'kind: Secret\ndata: {x: swordfish\n', /\(hidden\)/],
    [
      'a Secret of a template',
      'kind: Secret\ndata:\n  {{- if .a }}\n  x: swordfish\n  {{- end }}\n',
      /\(hidden\)/
    ]
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toMatch(expected)
    expect(shown(text)).not.toContain('swordfish')
  })

  test.each([
    [
      'SOPS',
      'kind: Secret\ndata:\n  x: ENC[AES256_GCM,data:abc,type:str]\nsops: {mac: "ENC[AES256_GCM,data:x,type:str]"}\n'
    ],
    [
      'a name of a Secret',
      'envFrom:\n  - secretRef: {name: swordfish}\nvolumes:\n  - secret: {secretName: swordfish}\n'
    ]
  ])('what is no secret stays: %s', (_, text) => {
    expect(shown(text)).toBe(text)
  })
})
