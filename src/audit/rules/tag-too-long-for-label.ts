import { listAt } from '../../patch/kustomize/definition.js'
import { asMapping, asScalar, lookup, textAt } from '../../yaml/node.js'
import type { Mapping, Node } from '../../yaml/node.js'
import { podLevels } from '../pod-levels.js'
import type { Found, Rule } from '../rule.js'
import { isLabel } from '../scent.js'
import type { Unit } from '../unit.js'

export const TAG_TOO_LONG_FOR_LABEL: Rule = {
  id: 'tag-too-long-for-label',
  level: 'warning',
  title: 'A tag that is also a label, and cannot be one',
  why:
    'A tag may have 128 characters and end in a dot, a dash or an underscore. The value of a label may have 63, and begins and ends with a letter or a digit. ' +
    'The API server refuses an object with such a label (often app.kubernetes.io/version), and the old pods go on.',
  mend: null,
  looksAt: 'written',
  *check(unit) {
    const tags = new Set(tagsOf(unit).filter((tag) => !isLabel(tag)))
    if (tags.size === 0) return
    for (const labels of labelsOf(unit)) yield* unfit(labels, tags, unit)
    yield* unfitInChart(unit)
  }
}

function tagsOf({ entries, images }: Unit): string[] {
  return [
    ...images.flatMap(({ reference }) => reference?.tag ?? []),
    ...entries.flatMap(({ map }) => textAt(map, 'newTag') ?? [])
  ]
}

function labelsOf({ root, shape }: Unit): Mapping[] {
  const map = asMapping(root)
  if (map === undefined) return []
  const at = (holder: Node | undefined, key: string): Mapping[] => {
    const found = asMapping(holder)
    const labels = found && asMapping(lookup(found, key)?.entry.value)
    return labels === undefined ? [] : [labels]
  }
  if (shape === 'kustomization') {
    return [...at(map, 'commonLabels'), ...listAt(map, 'labels').flatMap((item) => at(item, 'pairs'))]
  }
  return [...podLevels(root)].flatMap((level) => (level.kind === 'metadata' ? at(level.map, 'labels') : []))
}

function* unfit(labels: Mapping, tags: ReadonlySet<string>, unit: Unit): Generator<Found, void> {
  for (const { name, value } of labels.entries) {
    const text = asScalar(value)?.value ?? ''
    if (isLabel(text) || ![...tags].some((tag) => text.includes(tag))) continue
    yield {
      at: unit.at(value),
      message: `The tag in the label ${JSON.stringify(name)} ${whyNot(text)}: ${JSON.stringify(text)}.`,
      hint: 'Use a shorter tag, or a part of it in the label.'
    }
  }
}

/** The tags of values that their chart makes labels of. */
function* unfitInChart(unit: Unit): Generator<Found, void> {
  for (const { tags, labels } of unit.values) {
    for (const { scalar, path } of tags) {
      const text = scalar.value ?? ''
      const label = labels.find(({ value }) => value === path.join('.'))
      if (label === undefined || text === '' || isLabel(text)) continue
      yield {
        at: unit.at(scalar),
        message: `The tag becomes the label ${JSON.stringify(label.key)} in the chart, and ${whyNot(text)}: ${JSON.stringify(text)}.`,
        hint: 'Use a shorter tag, or a part of it in the label ("trunc 63").',
        related: [label.at]
      }
    }
  }
}

function whyNot(text: string): string {
  return text.length > 63
    ? `has ${text.length} characters, and a label may have 63`
    : 'ends in a character that a label may not end in'
}
