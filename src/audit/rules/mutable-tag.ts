import { isMoving, tagText } from '../moving.js'
import type { Rule } from '../rule.js'

export const MUTABLE_TAG: Rule = {
  id: 'mutable-tag',
  level: 'warning',
  title: 'A tag that moves',
  why:
    'A tag such as latest names another image after every push. The pod template does not change with it, so that no rollout starts; ' +
    'pods that start at different times run different code, and a rollback leads to the same tag again.',
  mend: null,
  looksAt: 'effective',
  *check({ images }, { files }) {
    for (const { reference, at, text } of images) {
      if (reference === undefined || !isMoving(reference, files)) continue
      yield {
        at,
        message: `${JSON.stringify(text)} has ${tagText(reference)}: what it names changes with every push, and no rollout starts.`,
        hint: 'Give it a tag that is used once, as Repull computes it ("images", "tag"), or a digest.'
      }
    }
  }
}
