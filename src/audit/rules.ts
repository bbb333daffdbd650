import type { Rule } from './rule.js'
import { MUTABLE_TAG } from './rules/mutable-tag.js'
import { NEVER_PULLED } from './rules/never-pulled.js'
import { POLICY_INVALID } from './rules/policy-invalid.js'
import { POLICY_MISPLACED } from './rules/policy-misplaced.js'
import { STALE_CACHE } from './rules/stale-cache.js'

/** In the order of docs/audit.md. Where two mends are for one place, that of the first counts. */
export const RULES: readonly Rule[] = [
  NEVER_PULLED,
  POLICY_INVALID,
  STALE_CACHE,
  POLICY_MISPLACED,
  MUTABLE_TAG
]
