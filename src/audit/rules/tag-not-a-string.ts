import type { Path } from '../../fields/path.js'
import { nodeAt } from '../../patch/kustomize/needs.js'
import { asScalar, lookup } from '../../yaml/node.js'
import type { Scalar } from '../../yaml/node.js'
import type { Mend, Rule } from '../rule.js'
import type { Unit } from '../unit.js'

export const TAG_NOT_A_STRING: Rule = {
  id: 'tag-not-a-string',
  level: 'error',
  title: 'A tag that is read as something other than text',
  why:
    'Unquoted, 1.10 is the number 1.1, 20240101 may be printed as 2.0240101e+07, and a commit id such as 1234567 or 12e4567 is a number too. ' +
    'Helm renders another tag than was written, and kustomize refuses a newTag that is no string.',
  mend: 'It is quoted.',
  looksAt: 'written',
  *check(unit) {
    for (const { scalar, path } of tagsOf(unit)) {
      const what = scalar.style === 'plain' && scalar.value !== null ? readAs(scalar.value) : undefined
      if (what === undefined) continue
      const value = scalar.value ?? ''
      yield {
        at: unit.at(scalar),
        message: `The tag ${value} is read as ${what}, as it has no quotes.`,
        hint: `Write "${value}", with the quotes.`,
        mend: quoted(unit, path)
      }
    }
  }
}

interface Tag {
  readonly scalar: Scalar
  readonly path: Path
}

function tagsOf({ entries, values }: Unit): Tag[] {
  const written = entries.flatMap(({ map, path }): Tag[] => {
    const scalar = asScalar(lookup(map, 'newTag')?.entry.value)
    return scalar === undefined ? [] : [{ scalar, path: [...path, 'newTag'] }]
  })
  return [...written, ...values.flatMap(({ tags }) => tags)]
}

// YAML 1.1 (https://yaml.org/type/), as go-yaml reads it for Kubernetes, kustomize and Helm, and YAML 1.2's core schema.
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:y|yes|n|no|true|false|on|off)$/i, 'a boolean'],
  [/^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|\d[\d_]*)$/i, 'a number'],
  [/^[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?$/i, 'a number'],
  [/^[-+]?\.(?:inf|nan)$/i, 'a number'],
  [/^\d{4}-\d{1,2}-\d{1,2}(?:[Tt].*)?$/, 'a date']
]

function readAs(text: string): string | undefined {
  return KINDS.find(([pattern]) => pattern.test(text))?.[1]
}

function quoted(unit: Unit, path: Path): Mend | undefined {
  const { source, object } = unit
  if (source === null) return undefined
  return {
    ...source,
    write(work, root) {
      const scalar = asScalar(nodeAt(root, path))
      if (scalar?.value == null || !work.firstTime(scalar, 'quotes')) return
      work.editor.setScalar(scalar, scalar.value)
      const record = { field: 'tag', object, container: null, path, offset: scalar.start } as const
      work.record({ ...record, from: scalar.value, to: scalar.value, edited: scalar, inside: 0 })
    }
  }
}
