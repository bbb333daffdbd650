import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { ValidateFunction } from 'ajv'

type Tree = Readonly<Record<string, unknown>>
const API = JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8')) as Tree

// OpenAPI 3.0's `nullable` may stand beside a `oneOf` or a `$ref`, where ajv does not look for it.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
ajv.addSchema(withNull(API) as Tree, 'github')
const compiled = new Map<string, ValidateFunction>()

function withNull(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNull)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withNull(value)]))
  if (copy['nullable'] !== true) return copy
  delete copy['nullable']
  return { anyOf: [copy, { type: 'null' }] }
}

function at(node: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (found as Tree | undefined)?.[key], node)
}

/** The routes that GitHub's description has: method and path template. */
export const OPERATIONS: readonly (readonly [method: string, path: string])[] = Object.entries(
  API['paths'] as Readonly<Record<string, Tree>>
).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path] as const))

function problems(pointer: readonly string[], value: unknown): string | undefined {
  const ref = `github#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
  const check = compiled.get(ref) ?? ajv.compile({ $ref: ref })
  compiled.set(ref, check)
  return check(value) ? undefined : ajv.errorsText(check.errors)
}

const JSON_SCHEMA = ['content', 'application/json', 'schema']

/** What is wrong with a request's JSON, as GitHub describes it. */
export function requestProblems(method: string, path: string, body: unknown): string | undefined {
  const pointer = ['paths', path, method.toLowerCase(), 'requestBody', ...JSON_SCHEMA]
  return at(API, ...pointer) === undefined ? undefined : problems(pointer, body)
}

/** What is wrong with an answer, as GitHub describes it. Statuses that every operation may answer (401, 403, 404) pass as errors. */
export function answerProblems(
  method: string,
  path: string,
  status: number,
  json: unknown
): string | undefined {
  const responses = ['paths', path, method.toLowerCase(), 'responses']
  let pointer = [...responses, String(status)]
  const ref = at(API, ...pointer, '$ref')
  if (typeof ref === 'string') pointer = ref.slice(2).split('/')
  if (at(API, ...pointer) === undefined) {
    if (![400, 401, 403, 404, 422].includes(status)) return `GitHub does not answer ${status} here`
    return problems(['components', 'schemas', 'basic-error'], json)
  }
  const schema = [...pointer, ...JSON_SCHEMA]
  if (at(API, ...schema) !== undefined) return problems(schema, json)
  return status === 204 && json !== undefined ? 'there is no content in a 204' : undefined
}
