import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'
import { kustomize, testWith } from '../support/tools.js'

/*
 * One file or more for each of the shapes that real repositories hold (their numbers begin the names), and, under 36,
 * for those that are legal and that nobody was found to write. What is not here has a test of its own: 13, 23, 24, 27, 31.
 */
const FOLDER = new URL('../fixtures/shapes/', import.meta.url).pathname

const VARIABLE =
  'holds a variable and was left alone. Whatever fills it in decides about the tag; write a tag there if Repull is to do it.'

/** What is told about a file; most are patched or left alone without a word. */
const PROBLEMS: Readonly<Record<string, readonly string[]>> = {
  '03-anchored-tag.yaml': [
    '03-anchored-tag.yaml:3:11: The digest sha256:aaaaaaaaaaaa... goes away; the tag alone decides from now on. Give the build step\'s digest in "digest" to keep the image pinned.'
  ],
  '08-flow-map-then-text.yaml': [
    '08-flow-map-then-text.yaml:8:22: Names an image, and is no YAML that can be read: Unexpected scalar at node end. Mend it, or leave the file out with an entry in "files" that begins with "!".'
  ],
  '17-pushed-and-watched.yaml': [
    '17-pushed-and-watched.yaml:6:10: KafkaConnect has no field for the pull policy of this image. What applies is the default of the operator or controller that runs it.'
  ],
  '26-variables.yaml': [
    `26-variables.yaml:7:22: "acme/shop:$(TAG)" ${VARIABLE}`,
    `26-variables.yaml:8:22: "acme/shop:\${TAG}" ${VARIABLE}`,
    `26-variables.yaml:9:22: "acme/shop:<CHANGE ME>" ${VARIABLE}`
  ],
  '29-utf-16le.yaml': ['29-utf-16le.yaml: Skipped, as it is UTF-16. Save it as UTF-8 if it is a manifest.'],
  '30-duplicate-image.yaml': [
    '30-duplicate-image.yaml:10:5: The key "image" stands twice, at lines 8 and 10, and readers disagree on which counts. Remove one of them.'
  ]
}

const files = readdirSync(join(FOLDER, 'before')).sort()

test.each(files)('%s', (file) => {
  const before = readFileSync(join(FOLDER, 'before', file))
  const { planned, problems } = checked(before, { images: 'acme/shop:v2' }, { file })
  const after = planned.patch === null ? before : Buffer.from(planned.patch.after)
  expect(after.toString('latin1')).toBe(readFileSync(join(FOLDER, 'after', file)).toString('latin1'))
  expect(problems).toEqual(PROBLEMS[file] ?? [])
})

test('every file has its after, and every problem its file', () => {
  expect(readdirSync(join(FOLDER, 'after')).sort()).toEqual(files)
  expect(Object.keys(PROBLEMS).filter((file) => !files.includes(file))).toEqual([])
})

test('28. each of 133 documents is its own, null ones and ones without content too', () => {
  const parts = Array.from({ length: 133 }, (_, index) => {
    if (index % 19 === 5) return '--- \n'
    if (index % 19 === 7) return '---\n# nothing\n'
    const image = index % 7 === 0 ? 'acme/shop:1' : 'acme/other:1'
    return `---\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: ${image} # ${index}\n`
  })
  const { before, after, planned } = checked(parts.join(''), {
    images: 'acme/shop:v2',
    'pull-policy': 'keep'
  })
  expect(after).toBe(before.replaceAll('acme/shop:1', 'acme/shop:v2'))
  const changed = planned.patch?.changes.map(({ object }) => object.document)
  expect(changed).toEqual([0, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84, 91, 98, 105, 112, 126])
})

test('13. a whole chart on one line of 400,000 characters', () => {
  const other = '{"name":"x","image":"acme/other:1","args":["acme/shop:1"]},'.repeat(6800)
  const text = `{"apiVersion":"v1","kind":"Pod","spec":{"containers":[${other}{"name":"web","image":"acme/shop:1"}]}}`
  const { before, after } = checked(text, { images: 'acme/shop:v2' })
  expect(after).toBe(
    before.replace('"web","image":"acme/shop:1"', '"web","image":"acme/shop:v2","imagePullPolicy":"Always"')
  )
})

testWith('kustomize', 'what kustomize builds is not refused, and it builds what comes of it', () => {
  const builds = (text: string): boolean => {
    try {
      kustomize({ 'kustomization.yaml': 'resources: [file.yaml]\n', 'file.yaml': text })
      return true
    } catch {
      return false
    }
  }
  const some = files.filter((file) => /^(?:01|02|14|15|29|30|34|36)/.test(file))
  const built = some.filter((file) => builds(readFileSync(join(FOLDER, 'before', file), 'utf8')))
  expect(built.length).toBeGreaterThan(15)
  expect(built.filter((file) => PROBLEMS[file]?.some((problem) => problem.includes('no YAML')))).toEqual([])
  expect(built.filter((file) => !builds(readFileSync(join(FOLDER, 'after', file), 'utf8')))).toEqual([])
})
