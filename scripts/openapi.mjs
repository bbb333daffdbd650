// Writes __tests__/support/github/openapi.json: those operations of GitHub's published OpenAPI description that the tests'
// server knows, without the prose. The package is 385 MB large, so it is fetched for this alone.
// Usage: node scripts/openapi.mjs
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGE = '@octokit/openapi@23.0.2'
const REPOSITORY = '/repos/{owner}/{repo}'
const OPERATIONS = {
  [REPOSITORY]: ['get'],
  [`${REPOSITORY}/issues/{issue_number}/comments`]: ['get', 'post'],
  [`${REPOSITORY}/issues/comments/{comment_id}`]: ['get', 'patch', 'delete'],
  [`${REPOSITORY}/issues/{issue_number}/labels`]: ['get', 'post'],
  [`${REPOSITORY}/actions/runs/{run_id}/artifacts`]: ['get'],
  [`${REPOSITORY}/actions/artifacts/{artifact_id}/{archive_format}`]: ['get'],
  [`${REPOSITORY}/pulls`]: ['get', 'post'],
  [`${REPOSITORY}/pulls/{pull_number}`]: ['get', 'patch'],
  [`${REPOSITORY}/compare/{basehead}`]: ['get'],
  [`${REPOSITORY}/git/ref/{ref}`]: ['get'],
  [`${REPOSITORY}/git/refs`]: ['post'],
  [`${REPOSITORY}/git/refs/{ref}`]: ['patch', 'delete'],
  [`${REPOSITORY}/git/blobs`]: ['post'],
  [`${REPOSITORY}/git/trees`]: ['post'],
  [`${REPOSITORY}/git/commits`]: ['post'],
  [`${REPOSITORY}/git/commits/{commit_sha}`]: ['get']
}
const PROSE = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'title',
  'x-github'
])

const folder = mkdtempSync(join(tmpdir(), 'repull-openapi-'))
try {
  const [name] = execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder, encoding: 'utf8' }).split(
    '\n'
  )
  const file = 'package/generated/api.github.com.json'
  execFileSync('tar', ['xzf', name, file], { cwd: folder })
  const whole = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const paths = Object.fromEntries(
    Object.entries(OPERATIONS).map(([path, methods]) => [
      path,
      withoutProse(pick(whole.paths[path], methods))
    ])
  )
  const api = {
    openapi: whole.openapi,
    info: { title: PACKAGE, version: whole.info.version },
    paths,
    components: {}
  }
  // What is referred to may refer to more.
  const open = [api.paths]
  while (open.length > 0) {
    for (const [, room, key] of JSON.stringify(open.pop()).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      api.components[room] ??= {}
      if (api.components[room][key] !== undefined) continue
      open.push((api.components[room][key] = withoutProse(whole.components[room][key])))
    }
  }
  writeFileSync('__tests__/support/github/openapi.json', `${JSON.stringify(api)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function pick(path, methods) {
  return Object.fromEntries(methods.map((method) => [method, path[method]]))
}

/** Keys below `properties` are names of GitHub's, not prose. */
function withoutProse(node, isNames = false) {
  if (Array.isArray(node)) return node.map((item) => withoutProse(item))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isNames || !PROSE.has(key))
      .map(([key, value]) => [key, withoutProse(value, !isNames && key === 'properties')])
  )
}
