import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import yaml from 'js-yaml'
import type { Patch } from '../../src/patch/change.js'
import { hasUnexpected } from '../../src/render/difference.js'
import { temporaryFolder } from '../support/folder.js'
import { repositoriesOf } from '../support/judge.js'
import { renderIn, told } from '../support/render.js'
import { callAsync, CORPUS, describeWith } from '../support/tools.js'

const TREES = join(CORPUS, 'KUSTOMIZE_TREES.txt')

/** What nobody asked for: a field beside an image, or annotations on all that a kustomization builds. */
function byHand(patch: Patch): Patch {
  const { after, file } = patch
  const edited = /(?:^|\/)kustomization\.ya?ml$/i.test(file)
    ? `${after.trimEnd()}\nnameSuffix: -by-hand\n`
    : after.replace(
        /^( *)(- )?((?:image|imagePullPolicy): .*)$/m,
        (line, blanks: string, dash?: string) =>
          `${line}\n${blanks}${dash === undefined ? '' : '  '}tty: true`
      )
  return { ...patch, after: edited }
}

describeWith(['kustomize', CORPUS], 'public kustomizations', () => {
  const roots = readFileSync(TREES, 'utf8').trim().split('\n')
  test('a patch changes what was asked for and nothing else, and what a hand changes is seen', async () => {
    const wrong: string[] = []
    let [images, edits] = [0, 0]
    const judge = async (path: string): Promise<void> => {
      const [project = '', ...rest] = path.split('/')
      const folder = temporaryFolder()
      cpSync(join(CORPUS, project), folder, { recursive: true })
      const built = await callAsync('kustomize', join(folder, ...rest))
      const [repository] = repositoriesOf(yaml.loadAll(built, undefined, { schema: yaml.CORE_SCHEMA }))
      if (repository === undefined) return
      images += 1
      const raw = { images: `${repository}:repull-v2`, 'pull-secrets': 'regcred' }
      const rendering = await renderIn(folder, [rest.join('/')], raw)
      const { roots } = rendering.difference
      if (roots.every(({ resources }) => resources.length === 0)) wrong.push(`${path}: nothing changes`)
      if (roots.some(({ failure }) => failure !== null) || hasUnexpected(rendering.difference)) {
        wrong.push(
          ...told(rendering)
            .filter((line) => /^\S|!/.test(line))
            .map((line) => `${path}: ${line}`)
        )
      }
      const edited = await renderIn(folder, [rest.join('/')], raw, { edit: byHand })
      edits += 1
      if (!hasUnexpected(edited.difference)) wrong.push(`${path}: what a hand changed is not seen`)
    }
    const waiting = [...roots]
    const work = async (): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await judge(path)
    }
    await Promise.all([work(), work()])
    console.log(`${roots.length} roots, ${images} images patched, ${edits} edited by hand`)
    expect(wrong).toEqual([])
  })
})
