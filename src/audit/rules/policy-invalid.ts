import type { Path } from '../../fields/path.js'
import { scalarsOf } from '../../yaml/node.js'
import { scalarMend } from '../objects.js'
import type { Found, Rule } from '../rule.js'

const POLICIES = ['Always', 'IfNotPresent', 'Never'] as const
type Policy = (typeof POLICIES)[number]

export const POLICY_INVALID: Rule = {
  id: 'policy-invalid',
  level: 'error',
  title: 'A pull policy that is none of the three',
  why:
    'Always, IfNotPresent and Never are compared letter for letter. The API server refuses an object with anything else ' +
    '("Unsupported value"), so that nothing of it is rolled out and the old pods go on.',
  mend: 'The nearest of the three, where one is near.',
  looksAt: 'effective',
  *check(unit) {
    for (const { policy, setPolicy } of unit.images) {
      if (policy.kind === 'given' && isWrong(policy.value)) yield found(policy.value, policy.at, setPolicy)
    }
    const { source, object } = unit
    const seen = new Set(
      unit.images.flatMap(({ policy }) => (policy.kind === 'given' ? policy.at.offset : []))
    )
    for (const { map, path } of unit.values) {
      for (const { scalar, path: below } of scalarsOf(map, path)) {
        // A switch about policies is none, nor is a path that says where one stands.
        if (!isPolicyKey(below) || scalar.value === null || /^(?:true|false)$|[./]/i.test(scalar.value))
          continue
        if (!isWrong(scalar.value)) continue
        const at = unit.at(scalar)
        if (seen.has(at.offset)) continue
        const record = { field: 'pullPolicy', object, container: null } as const
        const origin = source && { ...source, path: below }
        yield found(scalar.value, at, origin === null ? undefined : (to) => scalarMend(origin, to, record))
      }
    }
  }
}

function found(
  value: string,
  at: Found['at'],
  setPolicy: ((policy: Policy) => Found['mend']) | undefined
): Found {
  const near = nearest(value)
  return {
    at,
    message: `${JSON.stringify(value)} is no pull policy; Kubernetes knows Always, IfNotPresent and Never, spelled like this.`,
    hint: near === undefined ? 'Write one of them.' : `Write ${near}.`,
    mend: near && setPolicy?.(near)
  }
}

function isPolicyKey(path: Path): boolean {
  return /pullPolicy$/i.test(String(path.at(-1)))
}

function isWrong(value: string): boolean {
  if (value === '' || /[${}<>%]|\(\(/.test(value)) return false
  return POLICIES.every((policy) => policy !== value)
}

/** The policy that a misspelt one stands for: the same letters, or all but two of them. */
function nearest(value: string): Policy | undefined {
  const letters = value.toLowerCase().replace(/[^a-z]/g, '')
  return POLICIES.find((policy) => distance(letters, policy.toLowerCase()) <= 2)
}

/** Letters to put in, take out or replace (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let index = 0; index < one.length; index += 1) {
    const next = [index + 1]
    for (let at = 0; at < other.length; at += 1) {
      const same = (row[at] ?? 0) + (one.charAt(index) === other.charAt(at) ? 0 : 1)
      next.push(Math.min(same, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
