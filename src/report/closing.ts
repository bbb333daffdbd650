import type { ChangedField } from '../patch/change.js'
import { harmless } from './harmless.js'
import { changedPatches, changesOf, openFindings } from './result.js'
import type { Result } from './result.js'

const NOUNS: readonly (readonly [ChangedField, string, string])[] = [
  ['image', 'image', 'images'],
  ['name', 'image name', 'image names'],
  ['tag', 'tag', 'tags'],
  ['digest', 'digest', 'digests'],
  ['pullPolicy', 'policy', 'policies'],
  ['pullSecret', 'pull secret', 'pull secrets'],
  ['annotation', 'annotation', 'annotations'],
  ['marker', 'marked value', 'marked values'],
  ['setting', 'setting', 'settings'],
  ['alias', 'alias', 'aliases']
]

/** The run in one line, and what the audit found. */
export function closingLine(result: Result): string {
  const findings = findingsText(result)
  if (isAuditAlone(result) && changedPatches(result).length === 0) return findings
  return [outcome(result), ...(result.findings.length === 0 ? [] : [findings])].join('; ')
}

/** No image was asked for, and no tag. */
function isAuditAlone({ tag, images, filesRead, problems }: Result): boolean {
  return (
    tag === '' && images.length === 0 && filesRead > 0 && !problems.some(({ level }) => level === 'error')
  )
}

/** `3 findings (1 error, 2 warnings) in 4 files`. */
function findingsText(result: Result): string {
  const open = openFindings(result)
  const counts = (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const number = open.filter((finding) => finding.level === level).length
    return number === 0 ? [] : [count(number, level, `${level}s`)]
  })
  const mended = result.findings.length - open.length
  const more = mended === 0 ? '' : `, ${mended} mended`
  if (open.length === 0) return `no findings${more} (${count(result.filesRead, 'file', 'files')} read)`
  const files = new Set(open.map(({ place }) => place.file)).size
  return `${count(open.length, 'finding', 'findings')} (${counts.join(', ')}) in ${count(files, 'file', 'files')}${more}`
}

/** `2 files, 3 images, 1 policy changed (dry run, nothing written)`. Holds no text of a file. */
function outcome(result: Result): string {
  const errors = result.problems.filter((problem) => problem.level === 'error').length
  if (errors > 0 && !result.delivered) return `failed: ${count(errors, 'error', 'errors')}, nothing written`
  const files = changedPatches(result).length
  if (files === 0 && result.delivery?.superseded === true)
    return 'nothing to change: newer runs were here before'
  if (files === 0) return `nothing to change: ${whyNothing(result)}`
  const changes = changesOf(result)
  const counts = NOUNS.map(([field, one, many]) => {
    const number = changes.filter((change) => change.field === field).length
    return number === 0 ? '' : count(number, one, many)
  })
  const what = [count(files, 'file', 'files'), ...counts].filter((text) => text !== '').join(', ')
  return `${what} changed${written(result)}`
}

function whyNothing({ images, filesRead, tag, problems }: Result): string {
  if (problems.some(({ code }) => code === 'own-push')) return 'this is a push of our own'
  if (filesRead === 0) return `no image was asked for; the tag is ${tag}`
  const read = `${count(filesRead, 'file', 'files')} read`
  return images.length === 0 ? `no image was found (${read})` : `everything is as asked already (${read})`
}

function written({ dryRun, delivered, outputDir, delivery }: Result): string {
  if (dryRun) return ' (dry run, nothing written)'
  if (delivery !== null && delivery.commit !== null) {
    const { commit, branch, attempts, pullRequest } = delivery
    const pull = pullRequest === null ? '' : `, pull request #${pullRequest.number}`
    return ` (commit ${commit.slice(0, 12)} on ${harmless(branch)}, attempt ${attempts}${pull})`
  }
  if (delivered && outputDir !== null) return ` (copies in ${harmless(outputDir)})`
  return delivered ? '' : ' (nothing written)'
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
