import { expect } from '@jest/globals'
import { describe } from '../../src/errors.js'
import { formatPath } from '../../src/fields/path.js'
import { findImage, rewrite, withTag } from '../../src/image/request.js'
import { parseInputs } from '../../src/inputs.js'
import type { RawInputs } from '../../src/inputs.js'
import type { Change } from '../../src/patch/change.js'
import { planFile } from '../../src/patch/file.js'
import type { PlannedFile } from '../../src/patch/file.js'
import type { PatchRequest } from '../../src/patch/request.js'
import { needlesFor } from '../../src/patch/text.js'
import { verifyPatch } from '../../src/patch/verify.js'
import { containerImages, outsideEditsIsSame, readAll, withChanges } from './independent.js'

/** What a run asks for, given as its inputs; entries of `images` without a tag get the literal `tag`. */
export function requestOf({ tag = 'v2', ...raw }: RawInputs): PatchRequest {
  const { images, pullPolicy, pullSecrets, annotations, imageFields } = parseInputs(raw)
  return {
    images: images.map((image) => withTag(image, tag)),
    pullPolicy,
    pullSecrets,
    annotations,
    rows: imageFields.map(({ group, kind, path }) => ({
      group: group ?? '*',
      kinds: [kind],
      images: [path.join('/')]
    }))
  }
}

export interface Outcome {
  readonly before: string
  /** The text after the patch; the same as before where there is none. */
  readonly after: string
  /** `3:9 image spec/containers[0]/image: app:1 -> app:2`, one a change. */
  readonly changes: readonly string[]
  /** As they are printed. */
  readonly problems: readonly string[]
  readonly planned: PlannedFile
}

export interface Reading {
  readonly file?: string
  /** Where js-yaml cannot read the text: what it says; null where it is not asked. All but what it would see is checked then. */
  readonly unreadable?: RegExp | null
}

/** Plans a file; whatever comes of it must stand the checks that every patch stands. */
export function checked(content: string | Buffer, raw: RawInputs, reading: Reading = {}): Outcome {
  const request = requestOf(raw)
  const planned = planned_(content, request, reading)
  const before = content.toString('utf8')
  const after = planned.patch?.after ?? before
  if (planned.patch !== null) checkPatch(planned, request, reading)
  else if (reading.unreadable === undefined && planned.problems.length === 0) {
    checkNothingLeft(before, request)
  }
  return {
    before,
    after,
    changes: (planned.patch?.changes ?? []).map(toldChange),
    problems: planned.problems.map(describe),
    planned
  }
}

function planned_(
  content: string | Buffer,
  request: PatchRequest,
  { file = 'app.yaml' }: Reading
): PlannedFile {
  return planFile(file, Buffer.from(content), request, needlesFor(request.images))
}

function checkPatch(planned: PlannedFile, request: PatchRequest, reading: Reading): void {
  const { patch } = planned
  if (patch === null) throw new Error('there is no patch')
  expect(outsideEditsIsSame(patch)).toBe(true)
  expect(verifyPatch(patch)).toBeUndefined()
  expect(patch.after).not.toBe(patch.before)
  expect(planned_(patch.after, request, reading).patch).toBeNull()
  if (reading.unreadable === null) return
  if (reading.unreadable !== undefined) {
    expect(() => readAll(patch.before)).toThrow(reading.unreadable)
    return
  }
  expect(readAll(patch.after)).toEqual(withChanges(readAll(patch.before), patch.changes))
  checkNothingLeft(patch.after, request)
}

/** What the independent reader takes for the image of a container is what was asked for. */
function checkNothingLeft(text: string, { images }: PatchRequest): void {
  for (const image of containerImages(readAll(text))) {
    const found = findImage(images, image)
    if (found !== undefined) expect(image).toBe(rewrite(found, image))
  }
}

function toldChange({ line, column, field, path, from, to }: Change): string {
  return `${line}:${column} ${field} ${formatPath(path)}: ${from ?? 'nothing'} -> ${to}`
}
