import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import { folderTree } from '../src/host/folder.js'
import { childProcesses } from '../src/host/processes.js'
import type { RawInputs } from '../src/inputs.js'
import { planFiles } from '../src/patch/plan.js'
import type { Plan } from '../src/patch/plan.js'
import { select } from '../src/patch/select.js'
import { requestOf } from './support/checked.js'
import { temporaryFolder } from './support/folder.js'
import { differenceOf, expected, repositoriesOf } from './support/judge.js'
import { callAsync, CORPUS, describeWith } from './support/tools.js'

const TREES = join(CORPUS, 'KUSTOMIZE_TREES.txt')
const processes = childProcesses({ PATH: process.env['PATH'], HOME: temporaryFolder() })

async function built(folder: string): Promise<unknown[]> {
  return yaml.loadAll(await callAsync('kustomize', folder), undefined, { schema: yaml.CORE_SCHEMA })
}

async function planned(folder: string, root: string, raw: RawInputs): Promise<Plan> {
  const tree = folderTree({ workingDirectory: folder, roots: [folder], processes })
  return planFiles(await select([root], tree), tree, requestOf(raw))
}

interface Judged {
  images: number
  containers: number
  policies: number
  readonly wrong: string[]
  readonly changed: Map<string, number>
}

/** Patches one root for each image of its build, and compares the build afterwards with what it is to be. */
async function judge(path: string, secret: string | undefined, judged: Judged): Promise<void> {
  const [project = '', ...rest] = path.split('/')
  const folder = temporaryFolder()
  cpSync(join(CORPUS, project), folder, { recursive: true })
  const root = rest.join('/')
  const before = await built(join(folder, root))
  for (const repository of repositoriesOf(before)) {
    const wanted = {
      repository,
      tag: 'repull-v2',
      policy: 'Always',
      ...(secret === undefined ? {} : { secret })
    }
    const raw = { images: `${repository}:repull-v2`, 'pull-secrets': secret }
    const plan = await planned(folder, root, raw)
    for (const { file, after } of plan.patches) writeFileSync(join(folder, file), after)
    const goal = expected(before, wanted)
    const after = await built(join(folder, root)).catch((error: unknown) => [String(error)])
    const again = await planned(folder, root, raw)
    judged.images += 1
    judged.containers += goal.containers
    judged.policies += goal.policies
    for (const { changes } of plan.patches) {
      for (const { field } of changes) judged.changed.set(field, (judged.changed.get(field) ?? 0) + 1)
    }
    const difference = differenceOf(goal.objects, after)
    if (difference !== undefined) judged.wrong.push(`${path} ${repository}: ${difference}`)
    if (again.patches.length > 0) judged.wrong.push(`${path} ${repository}: a second run changes something`)
    for (const { file, before } of plan.patches) writeFileSync(join(folder, file), before)
  }
}

describeWith(['kustomize', CORPUS], 'kustomize as the judge', () => {
  const roots = readFileSync(TREES, 'utf8').trim().split('\n')
  for (const secret of [undefined, 'regcred']) {
    const title = secret === undefined ? 'image and policy' : 'image, policy and pull secret'
    test(`the builds differ in exactly ${title}`, async () => {
      const judged: Judged = { images: 0, containers: 0, policies: 0, wrong: [], changed: new Map() }
      const waiting = [...roots]
      const work = async (): Promise<void> => {
        for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
          await judge(path, secret, judged)
      }
      await Promise.all([work(), work(), work()])
      console.log(
        `${roots.length} roots, ${judged.images} images, ${judged.containers} containers, ${judged.policies} policies; ` +
          `changes: ${[...judged.changed].map(([field, count]) => `${count} ${field}`).join(', ')}`
      )
      expect(judged.wrong).toEqual([])
    })
  }
})
