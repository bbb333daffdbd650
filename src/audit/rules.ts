import type { Rule } from './rule.js'
import { DIGEST_WINS } from './rules/digest-wins.js'
import { MUTABLE_TAG } from './rules/mutable-tag.js'
import { NEVER_PULLED } from './rules/never-pulled.js'
import { NODE_CLEANUP } from './rules/node-cleanup.js'
import { NO_PULL_SECRET } from './rules/no-pull-secret.js'
import { NO_ROLLOUT } from './rules/no-rollout.js'
import { POLICY_INVALID } from './rules/policy-invalid.js'
import { POLICY_MISPLACED } from './rules/policy-misplaced.js'
import { SECRET_MISPLACED } from './rules/secret-misplaced.js'
import { SECRET_MISSING } from './rules/secret-missing.js'
import { SPLIT_VERSION } from './rules/split-version.js'
import { STALE_CACHE } from './rules/stale-cache.js'
import { TAG_NOT_A_STRING } from './rules/tag-not-a-string.js'
import { TAG_TOO_LONG_FOR_LABEL } from './rules/tag-too-long-for-label.js'

/** In the order in which they look. Where two mends are for one place, that of the first counts. */
export const RULES: readonly Rule[] = [
  NEVER_PULLED,
  POLICY_INVALID,
  STALE_CACHE,
  POLICY_MISPLACED,
  MUTABLE_TAG,
  NO_ROLLOUT,
  SECRET_MISPLACED,
  NO_PULL_SECRET,
  SECRET_MISSING,
  DIGEST_WINS,
  TAG_NOT_A_STRING,
  SPLIT_VERSION,
  TAG_TOO_LONG_FOR_LABEL,
  NODE_CLEANUP
]
