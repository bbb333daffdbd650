// Takes the pictures of docs/ from what the built program leaves for a deploy of examples/shop: the comment as GitHub shows
// it, and the page in both schemes. Wants /usr/bin/chromium and kustomize (npm run tools).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { json } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { chromium } from 'playwright-core'
import settings from '../__tests__/support/chromium.json' with { type: 'json' }

const COMMIT = '3f9c2ab17d50e6481c2b9a0f4e6d8c7b5a392817'
// The proxy beside the shop takes the shop's pull policy over: nobody asked for that.
const KUSTOMIZATION = `resources: [web.yaml, workers.yaml]
replacements:
  - source: { kind: Deployment, name: web, fieldPath: "spec.template.spec.containers.[name=web].imagePullPolicy" }
    targets:
      - select: { kind: Deployment, name: web }
        fieldPaths: ["spec.template.spec.containers.[name=proxy].imagePullPolicy"]
`

const work = mkdtempSync(join(realpathSync(tmpdir()), 'repull-pictures-'))
try {
  const { comment, page } = await output(work)
  await pictures(work, comment, page)
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** What the Action posts and writes, run as a runner runs it. */
async function output(folder) {
  const workspace = join(folder, 'shop')
  for (const file of ['web.yaml', 'workers.yaml'])
    cpSync(`examples/shop/${file}`, join(workspace, 'deploy', file))
  writeFileSync(join(workspace, 'deploy/kustomization.yaml'), KUSTOMIZATION)
  writeFileSync(join(folder, 'output'), '')
  const event = { pull_request: { number: 1, head: { sha: COMMIT } } }
  writeFileSync(join(folder, 'event.json'), JSON.stringify(event))
  const comments = []
  const server = createServer((request, response) => void answer(request, response, comments))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${server.address().port}`
  const env = {
    PATH: [process.env.PATH, resolve('.tools')].join(delimiter),
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: origin,
    GITHUB_GRAPHQL_URL: `${origin}/graphql`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_SHA: COMMIT,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_WORKFLOW: 'Check',
    GITHUB_JOB: 'repull',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    RUNNER_TEMP: folder,
    INPUT_IMAGES: 'ghcr.io/acme/shop:3f9c2ab-20260302101530',
    INPUT_FILES: 'deploy',
    'INPUT_PULL-SECRETS': 'ghcr-pull',
    INPUT_RENDER: 'required',
    INPUT_COMMENT: 'always',
    INPUT_TOKEN: 'none'
  }
  const child = spawn(process.execPath, [resolve('dist/index.js')], {
    cwd: workspace,
    env,
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const [status] = await once(child, 'close')
  server.close()
  if (status !== 0 || comments.length !== 1) throw new Error(`status ${status}, ${comments.length} comments`)
  const path = /^html-path<<.*\n(.*)$/m.exec(readFileSync(join(folder, 'output'), 'utf8'))[1]
  return { comment: comments[0].body, page: readFileSync(path, 'utf8') }
}

/** As little of GitHub as one comment needs. */
async function answer(request, response, comments) {
  const path = request.url.replace(/\?.*/, '')
  const send = (status, value) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  if (path === '/graphql') return send(200, { data: { viewer: { login: 'github-actions[bot]' } } })
  if (path.endsWith('/pulls/1')) return send(200, pull())
  if (request.method === 'POST') {
    const { body } = await json(request)
    const user = { login: 'github-actions[bot]' }
    const html_url = 'https://github.com/acme/shop/pull/1#issuecomment-1'
    comments.push({ id: 1, user, body, html_url })
    return send(201, comments[0])
  }
  return send(200, comments)
}

function pull() {
  const repo = { full_name: 'acme/shop' }
  return {
    number: 1,
    html_url: 'https://github.com/acme/shop/pull/1',
    state: 'open',
    merged: false,
    merged_at: null,
    title: '',
    body: '',
    head: { ref: 'topic', sha: COMMIT, repo },
    base: { ref: 'main', sha: COMMIT, repo }
  }
}

async function pictures(folder, comment, page) {
  const style = readFileSync('node_modules/github-markdown-css/github-markdown-light.css', 'utf8')
  const body = micromark(comment, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()]
  })
  const files = { comment: join(folder, 'comment.html'), page: join(folder, 'page.html') }
  // GitHub colours the lines of a diff.
  const lines = body
    .replace(/^(\+.*)$/gm, '<span style="background:#dafbe1;display:inline-block;width:100%">$1</span>')
    .replace(/^(-.*)$/gm, '<span style="background:#ffebe9;display:inline-block;width:100%">$1</span>')
  writeFileSync(
    files.comment,
    `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="markdown-body" style="padding:1.5rem">${lines}`
  )
  writeFileSync(files.page, page)
  const browser = await chromium.launch(settings)
  const take = async (name, file, { colorScheme = 'light', width, height }) => {
    const tab = await browser.newPage({ colorScheme, viewport: { width, height } })
    await tab.goto(pathToFileURL(file).href)
    if (name === 'comment') await tab.locator('details details > summary').first().click()
    await tab.mouse.move(0, 0)
    await tab.screenshot({ path: `docs/${name}.png` })
  }
  await take('comment', files.comment, { width: 920, height: 1180 })
  await take('page', files.page, { width: 1280, height: 1100 })
  await take('page-dark', files.page, { width: 1280, height: 1100, colorScheme: 'dark' })
  await browser.close()
}
