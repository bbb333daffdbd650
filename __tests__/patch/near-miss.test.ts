import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { describe as told } from '../../src/errors.js'
import { folderTree } from '../../src/host/folder.js'
import { childProcesses } from '../../src/host/processes.js'
import { noMatch } from '../../src/patch/near-miss.js'
import { select } from '../../src/patch/select.js'
import { requestOf } from '../support/checked.js'
import { temporaryFolder } from '../support/folder.js'
import { lines, pod } from './manifests.js'

const processes = childProcesses({ PATH: process.env['PATH'], HOME: temporaryFolder() })

async function nearMisses(
  files: Readonly<Record<string, string | Buffer>>,
  images = 'ghcr.io/acme/shop:v2',
  level: 'error' | 'warning' = 'error'
): Promise<readonly string[]> {
  const folder = temporaryFolder(files)
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  const problems = noMatch(requestOf({ images }).images, level, await select(['.'], tree), tree)
  return problems.map((problem) => `${problem.level} ${problem.code} ${told(problem)}`)
}

const ONE =
  'error no-match No image "ghcr.io/acme/shop" is run by the file that "files" selects. What comes close is listed below.'
const NONE =
  'error no-match No image "ghcr.io/acme/shop" is run by the file that "files" selects. Look at "images" and "files".'

describe('what comes close to ghcr.io/acme/shop', () => {
  test.each([
    [
      'another registry',
      pod('image: acme/shop:1'),
      '7:12: "acme/shop:1" is another registry (docker.io, not ghcr.io).'
    ],
    [
      'another registry in a template of a chart',
      lines(
        'kind: Pod',
        'metadata: {{ .Values.metadata }}',
        'spec:',
        '  containers:',
        '  - image: acme/shop:1'
      ),
      '5:12: "acme/shop:1" is another registry (docker.io, not ghcr.io).'
    ],
    [
      'another name in the registry',
      pod('image: "ghcr.io/other/shop:1"'),
      '7:12: "ghcr.io/other/shop:1" is another name in ghcr.io.'
    ],
    [
      'another spelling',
      pod('image: ghcr.io/Acme/Shop:1'),
      '7:12: "ghcr.io/Acme/Shop:1" is spelled in another way; names of images are lower case.'
    ],
    [
      'a tag beside the first parts of the name',
      lines('global:', '  hub: ghcr.io/acme', '  tag: "1" # of all'),
      '3:8: "1" stands at global/tag beside the hub "ghcr.io/acme", with which this image begins, and may be its tag and that of others; a comment "# repull: ghcr.io/acme/shop:tag" on it makes Repull write it.'
    ],
    [
      'a tag beside an organisation',
      lines('image:', '  repo: ghcr.io/acme', '  version: latest'),
      '3:12: "latest" stands at image/version beside the repo "ghcr.io/acme", with which this image begins, and may be its tag and that of others; a comment "# repull: ghcr.io/acme/shop:tag" on it makes Repull write it.'
    ],
    [
      'a kind that is not known',
      lines(
        'apiVersion: acme.example/v1',
        'kind: Thing',
        'spec:',
        '  parts:',
        '  - image: ghcr.io/acme/shop:1'
      ),
      '5:12: "ghcr.io/acme/shop:1" stands at spec/parts[0]/image of a Thing, a field that Repull does not know; if it is an image, say so with image-fields: acme.example/Thing spec/parts[]/image.'
    ],
    [
      'a kind of the core group that is none of ours',
      lines('apiVersion: v1', 'kind: ConfigMap', 'data: {a/b: "ghcr.io/acme/shop:1"}'),
      '3:13: "ghcr.io/acme/shop:1" stands at data/a\\/b of a ConfigMap, a field that Repull does not know; if it is an image, say so with image-fields: ConfigMap data/a\\/b.'
    ],
    [
      'a document without a kind',
      lines('services:', '  web: {image: "ghcr.io/acme/shop@sha256:' + 'a'.repeat(64) + '"}'),
      `2:16: "ghcr.io/acme/shop@sha256:${'a'.repeat(64)}" stands at services/web/image, in a document without a kind; a comment "# repull: NAME" on it makes it an image.`
    ],
    [
      'a list without a kind',
      lines('- op: replace', '  value: ghcr.io/acme/shop:1'),
      '2:10: "ghcr.io/acme/shop:1" stands at [0]/value, in a document without a kind; a comment "# repull: NAME" on it makes it an image.'
    ],
    [
      'a name in a kustomization',
      lines('kind: Kustomization', 'images:', '- name: x', '  newName: ghcr.io/acme/shop', '  newTag: "1"'),
      '4:12: "ghcr.io/acme/shop" stands at images[0]/newName as a name whose tag is elsewhere; a comment "# repull: ghcr.io/acme/shop:tag" on the tag makes Repull write it.'
    ],
    [
      'a repository in values',
      lines('image:', '  repository: ghcr.io/acme/shop', '  tag: 1'),
      '2:15: "ghcr.io/acme/shop" stands at image/repository as a name whose tag is elsewhere; a comment "# repull: ghcr.io/acme/shop:tag" on the tag makes Repull write it.'
    ],
    [
      'a definition',
      lines('kind: CustomResourceDefinition', 'spec: {default: "ghcr.io/acme/shop:1"}'),
      '2:17: "ghcr.io/acme/shop:1" stands in a CustomResourceDefinition, which runs nothing.'
    ],
    [
      'the status of an object',
      lines('kind: Pod', 'status: {images: ["ghcr.io/acme/shop:1"]}'),
      '2:19: "ghcr.io/acme/shop:1" stands at status/images[0], which describes the object and runs nothing.'
    ]
  ])('%s', async (_, text, expected) => {
    expect(await nearMisses({ 'app.yaml': text })).toEqual([ONE, `notice near-miss app.yaml:${expected}`])
  })

  test.each([
    ['another image', pod('image: nginx')],
    ['a name that only begins so', pod('image: ghcr.io/acme/shop-worker:1')],
    ['a text', pod('image: nginx', 'args: [acme/shop, "run shop", "shop:1"]')],
    ['the tag of another image', lines('image: {registry: ghcr.io, repository: acme/other, tag: 1}')],
    ['a label that is spelled in another way', pod('image: nginx', 'labels: {app: Shop}')],
    ['a comment', pod('image: nginx # ghcr.io/acme/shop:1')],
    ['a file that is no YAML', 'image: {ghcr.io/acme/shop:1\n'],
    ['a file that is no text', Buffer.from(pod('image: ghcr.io/acme/shop:1'), 'utf16le')]
  ])('not %s', async (_, content) => {
    expect(await nearMisses({ 'app.yaml': content })).toEqual([NONE])
  })
})

test('the nearest five are told, those that agree most first', async () => {
  const images = [
    'other/shop:1',
    'ghcr.io/other/shop:1',
    'ghcr.io/Acme/shop:1',
    'quay.io/acme/shop:1',
    'shop:1'
  ]
  const found = await nearMisses({
    'a.yaml': images.map((image) => pod(`image: ${image}`)).join('---\n'),
    'b.yaml': 'kind: X\na: ghcr.io/acme/shop:1\n',
    'c.yaml': ''
  })
  expect(found).toEqual([
    'error no-match No image "ghcr.io/acme/shop" is run by the 3 files that "files" selects. What comes close is listed below.',
    'notice near-miss b.yaml:2:4: "ghcr.io/acme/shop:1" stands at a of a X, a field that Repull does not know; if it is an image, say so with image-fields: X a.',
    'notice near-miss a.yaml:7:12: "other/shop:1" is another registry (docker.io, not ghcr.io).',
    'notice near-miss a.yaml:31:12: "quay.io/acme/shop:1" is another registry (quay.io, not ghcr.io).',
    'notice near-miss a.yaml:39:12: "shop:1" is another registry (docker.io, not ghcr.io).',
    'notice near-miss a.yaml:15:12: "ghcr.io/other/shop:1" is another name in ghcr.io.'
  ])
})

test('every entry of images is told for itself, at the level asked for', async () => {
  const found = await nearMisses({ 'app.yaml': pod('image: shop:1') }, 'acme/shop:1\nacme/none:1', 'warning')
  expect(found).toEqual([
    'warning no-match No image "acme/shop" is run by the file that "files" selects. What comes close is listed below.',
    'notice near-miss app.yaml:7:12: "shop:1" is another name in docker.io.',
    'warning no-match No image "acme/none" is run by the file that "files" selects. Look at "images" and "files".'
  ])
})

describe('a placeholder', () => {
  const none = 'error no-match No image "IMAGE_URL" is run by the file that "files" selects.'

  test.each(['image_url', 'Image_URL', 'IMAGE_url'])('that is spelled %s', async (spelled) => {
    expect(await nearMisses({ 'app.yaml': pod(`image: ${spelled}`) }, 'IMAGE_URL=acme/shop:1')).toEqual([
      `${none} What comes close is listed below.`,
      `notice near-miss app.yaml:7:12: "${spelled}" is spelled in another way; placeholders are matched letter for letter.`
    ])
  })

  test.each(['x/image_url', 'IMAGE_URL:1', 'image_url_2'])('not %s', async (other) => {
    expect(await nearMisses({ 'app.yaml': pod(`image: ${other}`) }, 'IMAGE_URL=acme/shop:1')).toEqual([
      `${none} Look at "images" and "files".`
    ])
  })
})

test('a file of two names is looked at once', async () => {
  const folder = temporaryFolder({ 'a.yaml': pod('image: shop:1') })
  symlinkSync('a.yaml', join(folder, 'b.yaml'))
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  const problems = noMatch(
    requestOf({ images: 'acme/shop:1' }).images,
    'error',
    await select(['.'], tree),
    tree
  )
  expect(problems.map(told)).toEqual([
    'No image "acme/shop" is run by the 2 files that "files" selects. What comes close is listed below.',
    'a.yaml:7:12: "shop:1" is another name in docker.io.'
  ])
})
