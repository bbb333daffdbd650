import { parseAttempts, parseAuthor, parseBranch, parseRepository } from './destination.js'
import type { Identity } from './destination.js'
import { RepullError } from './errors.js'
import type { Problem } from './errors.js'
import { normaliseRegistry } from './image/reference.js'
import { parseImageRequests } from './image/request.js'
import type { ImageRequest } from './image/request.js'
import { parseTagTemplate } from './tag/evaluate.js'
import { checkMessage, messageNeeds } from './tag/message.js'
import { parseTemplate } from './tag/template.js'

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never', 'keep'] as const
const KUSTOMIZE = ['auto', 'add', 'existing'] as const
const ON_NO_MATCH = ['error', 'warn', 'ignore'] as const
const AUDIT = ['off', 'warn', 'error'] as const
const RENDER = ['auto', 'off', 'required'] as const
const COMMENT = ['auto', 'always', 'never'] as const
const DELIVER = ['files', 'commit', 'pull-request'] as const
const COMMIT_METHODS = ['git', 'api'] as const
const ON_NEWER = ['skip', 'error', 'overwrite'] as const

export type PullPolicy = Exclude<(typeof PULL_POLICIES)[number], 'keep'>

/** A Secret that pods must list; `registry` limits it to images of that registry (normalised). */
export interface PullSecret {
  readonly name: string
  readonly registry: string | null
}

/** Where a kind that Repull does not know keeps an image. `group` null: any group. */
export interface ImageField {
  readonly group: string | null
  readonly kind: string
  /** Parts of a kustomize field spec: `spec/items[]/image` is ['spec', 'items[]', 'image']. */
  readonly path: readonly string[]
}

/** Every input, checked. The only place where an input is looked at as text. */
export interface Inputs {
  /** Template as given. `tagGiven` is false where it is the default. */
  readonly tag: string
  readonly tagGiven: boolean
  readonly images: readonly ImageRequest[]
  /** `filesGiven` is false where nothing was said and `files` is the default; action.yml has none, to tell the two apart. */
  readonly files: readonly string[]
  readonly filesGiven: boolean
  readonly pullPolicy: PullPolicy | 'keep'
  readonly pullSecrets: readonly PullSecret[]
  /** Values are tag templates. */
  readonly annotations: readonly { readonly key: string; readonly value: string }[]
  readonly imageFields: readonly ImageField[]
  readonly kustomize: (typeof KUSTOMIZE)[number]
  readonly onNoMatch: 'error' | 'warn' | 'ignore'
  readonly audit: (typeof AUDIT)[number]
  readonly auditFix: boolean
  readonly sarifFile: string | null
  readonly comment: (typeof COMMENT)[number]
  /** Empty where it was not given. */
  readonly commentKey: string
  readonly outputDir: string | null
  readonly dryRun: boolean
  readonly render: (typeof RENDER)[number]
  /** Where the rendered manifests go. */
  readonly renderDir: string | null
  readonly deliver: (typeof DELIVER)[number]
  /** OWNER/NAME, branch: null where they are not given. */
  readonly repository: string | null
  readonly branch: string | null
  readonly token: string
  readonly sshKey: string
  /** A template of one line. */
  readonly commitMessage: string
  readonly commitAuthor: Identity
  readonly commitMethod: (typeof COMMIT_METHODS)[number]
  readonly pushAttempts: number
  readonly onNewer: (typeof ON_NEWER)[number]
  /** Templates; empty where they are not given. */
  readonly pullRequestBranch: string
  readonly pullRequestTitle: string
  readonly pullRequestBody: string
  readonly pullRequestLabels: readonly string[]
  readonly workingDirectory: string
}

// The user of the token that a workflow has by default.
const BOT = 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>'

/** The inputs, in the order of action.yml. `fallback` is what an input that is not given means. */
export const INPUTS = [
  { name: 'tag', kind: 'text', fallback: "{{sha}}-{{date 'YYYYMMDDHHmmss'}}" },
  { name: 'images', kind: 'list', fallback: '' },
  { name: 'digest', kind: 'text', fallback: '' },
  { name: 'files', kind: 'list', fallback: '.' },
  { name: 'pull-policy', kind: 'text', fallback: 'Always' },
  { name: 'pull-secrets', kind: 'list', fallback: '' },
  { name: 'annotations', kind: 'list', fallback: '' },
  { name: 'image-fields', kind: 'list', fallback: '' },
  { name: 'kustomize', kind: 'text', fallback: 'auto' },
  { name: 'on-no-match', kind: 'text', fallback: 'error' },
  { name: 'audit', kind: 'text', fallback: 'warn' },
  { name: 'audit-fix', kind: 'boolean', fallback: 'false' },
  { name: 'sarif-file', kind: 'text', fallback: '' },
  { name: 'render', kind: 'text', fallback: 'auto' },
  { name: 'render-dir', kind: 'text', fallback: '' },
  { name: 'comment', kind: 'text', fallback: 'auto' },
  { name: 'comment-key', kind: 'text', fallback: '' },
  { name: 'deliver', kind: 'text', fallback: 'files' },
  { name: 'output-dir', kind: 'text', fallback: '' },
  { name: 'dry-run', kind: 'boolean', fallback: 'false' },
  { name: 'repository', kind: 'text', fallback: '' },
  { name: 'branch', kind: 'text', fallback: '' },
  { name: 'token', kind: 'text', fallback: '' },
  { name: 'ssh-key', kind: 'text', fallback: '' },
  { name: 'commit-message', kind: 'text', fallback: 'deploy: {{images}}' },
  { name: 'commit-author', kind: 'text', fallback: BOT },
  { name: 'commit-method', kind: 'text', fallback: 'git' },
  { name: 'push-attempts', kind: 'text', fallback: '20' },
  { name: 'on-newer', kind: 'text', fallback: 'skip' },
  { name: 'pull-request-branch', kind: 'text', fallback: '' },
  { name: 'pull-request-title', kind: 'text', fallback: '' },
  { name: 'pull-request-body', kind: 'text', fallback: '' },
  { name: 'pull-request-labels', kind: 'list', fallback: '' },
  { name: 'working-directory', kind: 'text', fallback: '.' }
] as const

export type InputName = (typeof INPUTS)[number]['name']
type ListName = Extract<(typeof INPUTS)[number], { readonly kind: 'list' }>['name']
type TextName = Exclude<InputName, ListName>

/**
 * Inputs as they come in; undefined or empty: not given. A list is one entry a line, where blank lines and lines that
 * start with # do not count, or an array whose entries are taken as they are.
 */
export type RawInputs = {
  readonly [Name in InputName]?: (Name extends ListName ? string | readonly string[] : string) | undefined
}

/** Checks every input. Raises one error with all that is wrong, code `input`. */
export function parseInputs(raw: RawInputs): Inputs {
  const problems: Problem[] = []
  /** Reads one thing; what is wrong with it is kept for the end, when nothing is returned any more. */
  const attempt = <T>(read: () => T): T[] => {
    try {
      return [read()]
    } catch (error) {
      if (!(error instanceof RepullError)) throw error
      problems.push(...error.problems)
      return []
    }
  }
  const text = (name: TextName) => textOf(raw, name)
  const list = (name: ListName) => listOf(raw, name)
  const each = <T>(name: ListName, read: (entry: string) => T) =>
    list(name).flatMap((entry) => attempt(() => read(entry)))

  const tag = text('tag')
  attempt(() => within('tag', () => parseTagTemplate(tag)))
  const digest = text('digest')
  const images = attempt(() => parseImageRequests(list('images'), digest === '' ? null : digest)).flat()
  const files = each('files', (entry) => plainPath('files', entry))
  const [pullPolicy = 'keep'] = attempt(() => oneOf('pull-policy', PULL_POLICIES, text('pull-policy')))
  const pullSecrets = each('pull-secrets', parsePullSecret)
  const annotations = each('annotations', parseAnnotation)
  attempt(() => checkDoubled(annotations.map(({ key }) => key)))
  const imageFields = each('image-fields', parseImageField)
  const [kustomize = 'auto'] = attempt(() => oneOf('kustomize', KUSTOMIZE, text('kustomize')))
  const [onNoMatch = 'error'] = attempt(() => oneOf('on-no-match', ON_NO_MATCH, text('on-no-match')))
  const [audit = 'off'] = attempt(() => oneOf('audit', AUDIT, text('audit')))
  const [auditFix = false] = attempt(() => parseBoolean('audit-fix', text('audit-fix')))
  const [sarifFile = ''] = attempt(() => plainPath('sarif-file', text('sarif-file')))
  const [render = 'auto'] = attempt(() => oneOf('render', RENDER, text('render')))
  const [renderDir = ''] = attempt(() => plainPath('render-dir', text('render-dir')))
  const [comment = 'auto'] = attempt(() => oneOf('comment', COMMENT, text('comment')))
  const [commentKey = ''] = attempt(() => plainPath('comment-key', text('comment-key')))
  const [deliver = 'files'] = attempt(() => oneOf('deliver', DELIVER, text('deliver')))
  const [outputDir = ''] = attempt(() => plainPath('output-dir', text('output-dir')))
  const [dryRun = false] = attempt(() => parseBoolean('dry-run', text('dry-run')))
  if (outputDir !== '' && deliver !== 'files')
    problems.push(...wrong('output-dir', 'it is for "deliver: files" alone').problems)
  const given = <T>(name: TextName, read: (text: string) => T): T | null =>
    text(name) === '' ? null : (attempt(() => read(text(name)))[0] ?? null)
  const repository = given('repository', parseRepository)
  const branch = given('branch', parseBranch)
  attempt(() => within('commit-message', () => checkMessage(text('commit-message'))))
  const commitAuthor = given('commit-author', parseAuthor)
  const [commitMethod = 'git'] = attempt(() => oneOf('commit-method', COMMIT_METHODS, text('commit-method')))
  for (const name of ['pull-request-branch', 'pull-request-title'] as const)
    attempt(() => within(name, () => checkMessage(text(name))))
  attempt(() => within('pull-request-body', () => messageNeeds(text('pull-request-body'))))
  if (commitMethod === 'api' && text('commit-author') !== fallbackOf('commit-author')) {
    const reason = 'with "commit-method: api" the commit is by whoever the token belongs to; leave it away'
    problems.push(...wrong('commit-author', reason).problems)
  }
  const pushAttempts = given('push-attempts', parseAttempts)
  const [onNewer = 'skip'] = attempt(() => oneOf('on-newer', ON_NEWER, text('on-newer')))
  const [workingDirectory = '.'] = attempt(() => plainPath('working-directory', text('working-directory')))
  if (problems.length > 0 || commitAuthor === null || pushAttempts === null) throw new RepullError(problems)

  return {
    tag,
    tagGiven: tag !== fallbackOf('tag'),
    images,
    files,
    filesGiven: entriesOf(raw, 'files').length > 0,
    pullPolicy,
    pullSecrets,
    annotations,
    imageFields,
    kustomize,
    onNoMatch,
    audit,
    auditFix,
    sarifFile: sarifFile === '' ? null : sarifFile,
    render,
    renderDir: renderDir === '' ? null : renderDir,
    comment,
    commentKey,
    outputDir: outputDir === '' ? null : outputDir,
    dryRun,
    deliver,
    repository,
    branch,
    token: text('token'),
    sshKey: text('ssh-key'),
    commitMessage: text('commit-message'),
    commitAuthor,
    commitMethod,
    pushAttempts,
    onNewer,
    pullRequestBranch: text('pull-request-branch'),
    pullRequestTitle: text('pull-request-title'),
    pullRequestBody: text('pull-request-body'),
    pullRequestLabels: list('pull-request-labels'),
    workingDirectory
  }
}

function fallbackOf(name: InputName): string {
  return INPUTS.find((input) => input.name === name)?.fallback ?? ''
}

function textOf(raw: RawInputs, name: TextName): string {
  const text = raw[name]?.trim() ?? ''
  return text === '' ? fallbackOf(name) : text
}

function listOf(raw: RawInputs, name: ListName): readonly string[] {
  const found = entriesOf(raw, name)
  return found.length === 0 ? [fallbackOf(name)].filter((entry) => entry !== '') : found
}

function entriesOf(raw: RawInputs, name: ListName): readonly string[] {
  const given = raw[name] ?? ''
  const entries =
    typeof given === 'string'
      ? given
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => !line.startsWith('#'))
      : given
  return entries.filter((entry) => entry !== '')
}

function oneOf<T extends string>(name: InputName, allowed: readonly T[], text: string): T {
  const found = allowed.find((value) => value === text)
  if (found !== undefined) return found
  const use = allowed.length === 1 ? `use ${allowed.join('')}` : `use one of ${allowed.join(', ')}`
  throw wrong(name, `${JSON.stringify(text)} is not allowed; ${use}`)
}

// The booleans of YAML 1.2's core schema, as core.getBooleanInput of @actions/core takes them.
function parseBoolean(name: InputName, text: string): boolean {
  const allowed = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'] as const
  return oneOf(name, allowed, text).toLowerCase() === 'true'
}

function plainPath(name: InputName, text: string): string {
  if (/\p{Cc}/u.test(text)) throw wrong(name, `${JSON.stringify(text)} has a control character in it`)
  return text
}

function parsePullSecret(entry: string): PullSecret {
  const equals = entry.indexOf('=')
  const name = entry.slice(equals + 1)
  if (!isSubdomain(name)) {
    throw wrong(
      'pull-secrets',
      `${JSON.stringify(entry)}: ${JSON.stringify(name)} is no name of a Secret; ` +
        'use lower-case letters, digits, "-" and ".", at most 253, with a letter or digit at both ends of each part'
    )
  }
  if (equals < 0) return { name, registry: null }
  const registry = normaliseRegistry(entry.slice(0, equals))
  if (registry !== undefined) return { name, registry }
  const found = JSON.stringify(entry.slice(0, equals))
  throw wrong(
    'pull-secrets',
    `${JSON.stringify(entry)}: ${found} is no registry; use a host and perhaps a port, as in ghcr.io=NAME`
  )
}

function parseAnnotation(entry: string): { readonly key: string; readonly value: string } {
  const equals = entry.indexOf('=')
  if (equals < 0) throw wrong('annotations', `${JSON.stringify(entry)} has no "="; use KEY=VALUE`)
  const key = entry.slice(0, equals)
  const value = entry.slice(equals + 1)
  if (!isAnnotationKey(key)) {
    throw wrong(
      'annotations',
      `${JSON.stringify(key)} is no key of an annotation; use [PREFIX/]NAME, PREFIX a DNS name, ` +
        'NAME at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends'
    )
  }
  within('annotations', () => parseTemplate(value))
  return { key, value }
}

function checkDoubled(keys: readonly string[]): void {
  const doubled = new Set(keys.filter((key, index) => keys.indexOf(key) !== index))
  if (doubled.size === 0) return
  throw new RepullError(
    [...doubled].flatMap(
      (key) => wrong('annotations', `${JSON.stringify(key)} is given more than once`).problems
    )
  )
}

function parseImageField(entry: string): ImageField {
  const fail = (reason: string) =>
    wrong(
      'image-fields',
      `${JSON.stringify(entry)}: ${reason}; use [GROUP/]KIND PATH, as in Widget spec/items[]/image`
    )
  const [object = '', pathText, ...others] = entry.trim().split(/\s+/)
  if (pathText === undefined) throw fail('there is no PATH')
  if (others.length > 0) throw fail('there is a blank in PATH')
  const slash = object.lastIndexOf('/')
  const group = slash < 0 ? null : object.slice(0, slash)
  const kind = object.slice(slash + 1)
  if (group !== null && !isSubdomain(group)) throw fail(`${JSON.stringify(group)} is no API group`)
  // Kinds are DNS labels in any case (validation of CustomResourceDefinition, apiextensions.k8s.io).
  if (!/^[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(kind))
    throw fail(`${JSON.stringify(kind)} is no kind`)
  // As in a kustomize field spec, where "\/" stands for a slash in a key.
  const path = pathText.split(/(?<!\\)\//).map((part) => part.replaceAll('\\/', '/'))
  for (const part of path) {
    const key = part.endsWith('[]') ? part.slice(0, -2) : part
    if (key === '') throw fail('a part of PATH is empty')
    if (/[[\]]/.test(key))
      throw fail(`${JSON.stringify(part)} has brackets elsewhere than as "[]" at its end`)
    if (key.includes('*') && part !== '*')
      throw fail(`${JSON.stringify(part)} has a "*" that does not stand alone`)
  }
  return { group, kind, path }
}

// Kubernetes' DNS-1123 subdomain (apimachinery, pkg/util/validation).
function isSubdomain(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*$/.test(text)
}

// Kubernetes checks an annotation's key in lower case as a qualified name (apimachinery, ValidateAnnotations).
function isAnnotationKey(key: string): boolean {
  const [name, prefix, ...others] = key.toLowerCase().split('/').reverse()
  if (name === undefined || others.length > 0) return false
  return (
    /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/.test(name) && (prefix === undefined || isSubdomain(prefix))
  )
}

/** Says of an error which input it is about. */
function within<T>(name: InputName, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RepullError)) throw error
    throw new RepullError(
      error.problems.map((problem) => ({ ...problem, code: 'input', message: `${name}: ${problem.message}` }))
    )
  }
}

function wrong(name: InputName, reason: string): RepullError {
  return new RepullError({ code: 'input', level: 'error', message: `${name}: ${reason}` })
}
