import { expect, test } from '@jest/globals'
import { planFiles } from '../src/patch/plan.js'
import type { Plan } from '../src/patch/plan.js'
import { verifyPatch } from '../src/patch/verify.js'
import { requestOf } from './support/checked.js'
import { outsideEditsIsSame, readAll, sameData, withChanges } from './support/independent.js'
import { memoryTree } from './support/memory-tree.js'
import { piecesOfCorpus, randomTree } from './support/random-trees.js'
import type { RandomTree } from './support/random-trees.js'

/** REPULL_RUNS=20000 for the long run. */
const RUNS = Number(process.env['REPULL_RUNS'] ?? '1500')

function planOf({ files, raw, selected }: RandomTree): Plan {
  const paths = Object.keys(files).filter((path) => selected === '.' || path.startsWith(`${selected}/`))
  const selection = { files: paths.toSorted().map((path) => ({ path, named: false })), problems: [] }
  const { kustomize } = raw
  return planFiles(selection, memoryTree(files), requestOf(raw), {
    kustomize: kustomize as 'auto' | 'add' | 'existing'
  })
}

/** What is wrong with a plan: its patches, or what a second run makes of them; undefined where nothing is. */
function wrongWith(tree: RandomTree, { patches }: Plan): string | undefined {
  const next: Record<string, string> = { ...tree.files }
  for (const patch of patches) {
    const { file, before, after, changes } = patch
    const told = verifyPatch(patch)
    if (told !== undefined) return `${file}: ${told.message}`
    if (!outsideEditsIsSame(patch)) return `${file}: something outside the edits changed`
    if (!sameData(readAll(after), withChanges(readAll(before), changes)))
      return `${file}: js-yaml reads something other than the changes`
    next[file] = after
  }
  const again = planOf({ ...tree, files: next })
  return again.patches.length === 0 ? undefined : `a second run changes ${again.patches[0]?.file ?? ''}`
}

test('random kustomizations and values made of public pieces: only what was recorded changes', () => {
  const pieces = piecesOfCorpus()
  const wrong: string[] = []
  const counts = { patched: 0, refused: 0, unmatched: 0 }
  for (let seed = 0; seed < RUNS && wrong.length < 5; seed += 1) {
    const tree = randomTree(pieces, seed)
    const plan = planOf(tree)
    const isRefused = plan.problems.some(({ level }) => level === 'error')
    if (isRefused) counts.refused += 1
    else if (plan.patches.length > 0) counts.patched += 1
    else counts.unmatched += 1
    const found = isRefused ? undefined : wrongWith(tree, plan)
    if (found !== undefined) wrong.push(`seed ${seed}: ${found}`)
  }
  console.log(`random trees: ${JSON.stringify(counts)}`)
  expect(wrong).toEqual([])
  expect(counts.patched).toBeGreaterThan(RUNS / 2)
}, 3_600_000)
