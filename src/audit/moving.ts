import type { Reference } from '../image/reference.js'
import type { Known } from './surroundings.js'

/** A stand-in that something else fills in before the cluster sees it. */
const PLACEHOLDER = /place-?holder|replace|change-?me|to-?do|tbd|set-?by/i

/** Words for what is newest of something. */
const NEWEST =
  'latest|main|master|trunk|head|dev|devel|develop|development|edge|nightly|daily|weekly|stable|unstable|testing|canary|rolling|snapshot|next|current|mainline|preview|alpha|beta|rc|lts|staging|prod|production|release'
/** Words for what an image is made on, which say nothing of its version. */
const VARIANTS =
  'alpine|slim|debian|ubuntu|trixie|bookworm|bullseye|buster|noble|jammy|focal|ubi|distroless|static|nonroot|debug|musl|glibc|uclibc|fpm|apache|jre|jdk|perl|full|minimal|amd64|arm64'

const MOVING_WORDS = new RegExp(`^(?:${NEWEST}|${VARIANTS})(?:[-_.](?:${NEWEST}|${VARIANTS}))*$`, 'i')
/** A date, a build number or a commit makes a tag with one of these words one of a kind. */
const LATEST = /(?:^|[-_.])(?:latest|snapshot)(?=$|[-_.])/i
const ONE_OF_A_KIND = /\d{4,}|[0-9a-f]{7,}/

/**
 * True for a tag that a registry moves to another image as a matter of course: words for what is newest (`latest`, `main`,
 * `stable-alpine`), and versions that say so (`1.2-SNAPSHOT`). Numbers such as `1.27` move too, within what they promise,
 * and are let through, as are words that nobody can be sure about.
 */
export function isMovingTag(tag: string): boolean {
  return MOVING_WORDS.test(tag) || (LATEST.test(tag) && !ONE_OF_A_KIND.test(tag))
}

/** True for an image whose name leads to another image from one day to the next. */
export function isMoving(
  { name, tag, digest }: Reference,
  { isFilledIn }: Pick<Known, 'isFilledIn'>
): boolean {
  if (digest !== null) return false
  // Istio's injection replaces this word (istio.io, "Installing Gateways").
  if (tag === null) return name !== 'auto' && !PLACEHOLDER.test(name) && !isFilledIn(name)
  return isMovingTag(tag)
}

/** `no tag`, or the tag in quotes. */
export function tagText({ tag }: Reference): string {
  return tag === null ? 'no tag, which means "latest"' : `the tag ${JSON.stringify(tag)}`
}

/** The policy that Kubernetes gives to a container that says none (k8s.io, "Images", default image pull policy). */
export function defaultPolicy({ tag, digest }: Reference): 'Always' | 'IfNotPresent' {
  return digest === null && (tag === null || tag === 'latest') ? 'Always' : 'IfNotPresent'
}
