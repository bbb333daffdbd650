import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gitIn, put, temporaryFolder } from './folder.js'

export const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz'
const AUTHORIZATION = `Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`

export interface Request {
  readonly method: string
  readonly url: string
  /** Every Authorization header. */
  readonly authorization: readonly string[]
}

/** What stands in the way of the next requests; undefined lets them through. */
export type Obstacle = (
  request: Request,
  response: ServerResponse
) => 'cut-after' | 'hold-after' | 'stop' | undefined

/** `git http-backend` behind a server that asks for a token, and refuses two headers, as GitHub does. */
export class GitServer {
  readonly requests: Request[] = []
  readonly folder = temporaryFolder()
  obstacle: Obstacle = () => undefined
  url = ''
  stop: () => void = () => undefined

  token = AUTHORIZATION
  /** What answers a request, as CGI. */
  program: readonly string[] = ['git', 'http-backend']

  async start(): Promise<this> {
    const server = createServer((request, response) => this.#answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    this.url = `http://127.0.0.1:${port}`
    this.stop = () => {
      server.closeAllConnections()
      server.close()
    }
    return this
  }

  /** A bare repository OWNER/NAME whose branch main holds these files. Gives its folder. */
  make(name: string, files: Readonly<Record<string, string | Buffer>>, ...init: readonly string[]): string {
    const bare = join(this.folder, `${name}.git`)
    mkdirSync(bare, { recursive: true })
    gitIn(bare, 'init', '--quiet', '--bare', ...init)
    for (const [key, value] of Object.entries(SETTINGS)) gitIn(bare, 'config', key, value)
    const work = temporaryFolder(files)
    gitIn(work, 'init', '--quiet', ...init)
    commitAll(work, 'first')
    gitIn(work, 'push', '--quiet', bare, 'HEAD:refs/heads/main')
    gitIn(bare, 'symbolic-ref', 'HEAD', 'refs/heads/main')
    return bare
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const authorization = request.rawHeaders.filter(
      (_, index) => request.rawHeaders[index - 1]?.toLowerCase() === 'authorization' && index % 2 === 1
    )
    const seen = { method: request.method ?? '', url: request.url ?? '', authorization }
    this.requests.push(seen)
    const obstacle = this.obstacle(seen, response)
    if (obstacle === 'stop') return
    if (authorization.length > 1) return end(response, 400, 'Duplicate header: "Authorization"')
    if (authorization[0] !== this.token) {
      response.setHeader('WWW-Authenticate', 'Basic realm="GitHub"')
      return end(response, 401, 'Bad credentials')
    }
    this.#backend(request, response, obstacle)
  }

  #backend(request: IncomingMessage, response: ServerResponse, obstacle: ReturnType<Obstacle>): void {
    const url = new URL(request.url ?? '', this.url)
    const path = url.pathname.replace(/^(\/[^/]+\/[^/]+?)(?:\.git)?(\/.*)$/, '$1.git$2')
    const [command = '', ...args] = this.program
    const child = spawn(command, args, {
      env: {
        PATH: process.env['PATH'],
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        REMOTE_USER: 'bot',
        REMOTE_ADDR: '127.0.0.1',
        PATH_INFO: path,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'],
        CONTENT_LENGTH: request.headers['content-length'],
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
        GIT_PROTOCOL: request.headers['git-protocol']?.toString()
      },
      stdio: ['pipe', 'pipe', 'ignore']
    })
    child.stdin.on('error', () => undefined)
    request.pipe(child.stdin)
    const output: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => output.push(data))
    child.on('close', () => {
      if (obstacle === 'cut-after') return void request.socket.destroy()
      if (obstacle === 'hold-after') return
      const all = Buffer.concat(output)
      const split = all.indexOf('\r\n\r\n')
      let status = 200
      for (const line of all.toString('latin1', 0, Math.max(split, 0)).split('\r\n')) {
        const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? []
        if (name === 'Status') status = Number(value.split(' ')[0])
        else if (name !== '') response.setHeader(name, value)
      }
      response.writeHead(split < 0 ? 500 : status).end(all.subarray(split < 0 ? 0 : split + 4))
    })
  }
}

const SETTINGS = {
  'http.receivepack': 'true',
  'uploadpack.allowFilter': 'true',
  'uploadpack.allowAnySHA1InWant': 'true',
  'gc.auto': '0'
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text)
}

export function commitAll(work: string, message: string): void {
  gitIn(work, 'add', '--all')
  gitIn(work, 'commit', '--quiet', '--allow-empty', '--message', message)
}

/** Somebody else's commit on a branch of a bare repository. `change` works in a checkout. */
export function pushedByAnother(bare: string, change: (work: string) => void, message = 'other'): void {
  const work = temporaryFolder()
  gitIn(work, 'clone', '--quiet', bare, '.')
  change(work)
  commitAll(work, message)
  gitIn(work, 'push', '--quiet', 'origin', 'HEAD:main')
}

/** A file of a branch of a bare repository, as bytes. */
export function fileOf(bare: string, path: string, revision = 'main'): Buffer {
  return execFileSync('git', ['cat-file', 'blob', `${revision}:${path}`], { cwd: bare })
}

/** A hook of the server that prints lines and refuses. */
export function refuse(bare: string, hook: 'pre-receive' | 'update', lines: readonly string[]): void {
  const path = join(bare, 'hooks', hook)
  put(bare, { 'refusal.txt': lines.map((line) => `${line}\n`).join('') })
  mkdirSync(join(bare, 'hooks'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\ncat "${join(bare, 'refusal.txt')}" >&2\nexit 1\n`)
  chmodSync(path, 0o755)
}
