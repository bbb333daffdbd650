import type { Output, Processes } from '../host/processes.js'
import type { Scratch } from '../host/scratch.js'

/** The outside world, as far as rendering needs it. */
export interface RenderHost {
  readonly processes: Processes
  readonly scratch: () => Scratch
}

/** Milliseconds and bytes that one render may take. */
export interface Limits {
  readonly time: number
  readonly output: number
}

export const LIMITS: Limits = { time: 60_000, output: 64 * 1024 * 1024 }

/** What a renderer printed, or why it printed nothing to go on with: its own words, which may hold secrets. */
export type Rendered = { readonly text: string } | { readonly failure: string }

export interface Renderer {
  /** `kustomize v5.8.1`. */
  version(): Promise<string>
  run(args: readonly string[], folder: Scratch): Promise<Rendered>
}

type Tool = 'kustomize' | 'helm'

/** Finds the programs that render, and starts them with nothing that reaches out: no network, no plugins, no user's settings. */
export class Renderers {
  readonly #host: RenderHost
  readonly #limits: Limits
  readonly #found = new Map<Tool, Renderer | undefined>()

  constructor(host: RenderHost, limits: Limits = LIMITS) {
    this.#host = host
    this.#limits = limits
  }

  /** Renders kustomizations with `kustomize`, or else `kubectl`; undefined where neither is there. */
  kustomize(): Renderer | undefined {
    return this.#find('kustomize', () => {
      if (this.#has('kustomize')) return this.#renderer('kustomize', ['build'], ['version'])
      return this.#has('kubectl')
        ? this.#renderer('kubectl', ['kustomize'], ['version', '--client', '-o', 'json'])
        : undefined
    })
  }

  helm(): Renderer | undefined {
    return this.#find('helm', () =>
      this.#has('helm') ? this.#renderer('helm', ['template'], ['version', '--short']) : undefined
    )
  }

  #find(tool: Tool, find: () => Renderer | undefined): Renderer | undefined {
    if (!this.#found.has(tool)) this.#found.set(tool, find())
    return this.#found.get(tool)
  }

  #has(tool: string): boolean {
    return this.#host.processes.has(tool)
  }

  #renderer(tool: string, command: readonly string[], ask: readonly string[]): Renderer {
    const limits = this.#limits
    const { processes } = this.#host
    const within = { timeLimit: limits.time, outputLimit: limits.output }
    let version: Promise<string> | undefined
    return {
      version: () => (version ??= processes.run(tool, ask, within).then((told) => versionOf(tool, told))),
      async run(args, folder) {
        const told = await processes.run(tool, [...command, ...args], {
          cwd: folder.path,
          env: environment(folder.path),
          ...within
        })
        return told.status === 0 && told.stopped === null
          ? { text: told.stdout.toString() }
          : { failure: failureOf(tool, told, limits) }
      }
    }
  }
}

function versionOf(tool: string, { stdout }: Output): string {
  const text = stdout.toString()
  // `v5.8.1`; `{Version:kustomize/v4.5.7 ...}`; kubectl's JSON with kustomizeVersion; helm's `v3.19.0+g3d8990f`.
  const found = /"kustomizeVersion":\s*"(v[\w.+-]+)"/.exec(text) ?? /(?:^|[\s/])(v\d[\w.-]*)/.exec(text)
  const name = tool === 'kubectl' ? 'kubectl kustomize' : tool
  return found?.[1] === undefined ? name : `${name} ${found[1]}`
}

function failureOf(tool: string, { status, stdout, stderr, stopped }: Output, limits: Limits): string {
  if (stopped === 'time') return `${tool} was ended, for it took longer than ${limits.time / 1000} seconds.`
  if (stopped === 'output')
    return `${tool} was ended, for it printed more than ${limits.output / 1024 / 1024} MB.`
  const said = stderr.trim() === '' ? stdout.toString().trim() : stderr.trim()
  return said === '' ? `${tool} ended with status ${status} and said nothing.` : unlogged(said)
}

/** What kubectl says is a line of a log, with the time and the place in its source. */
function unlogged(said: string): string {
  const quoted = /^E\d{4} \S+ +\d+ \S+\] "command failed" err="([^]*)"$/.exec(said)?.[1]
  return quoted?.replaceAll('\\n', '\n').replaceAll('\\"', '"') ?? said
}

/**
 * What a renderer is given beside the safe part of the environment. Nobody listens at port 9, so that what a template or a
 * kustomization asks the network for is refused at once (Go's net/http, ProxyFromEnvironment).
 */
function environment(folder: string): Record<string, string> {
  const nowhere = 'http://127.0.0.1:9'
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()])
  const home = `${folder}/.home`
  const homes = {
    ...{ XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home, DOCKER_CONFIG: home },
    ...{
      HELM_CONFIG_HOME: home,
      HELM_CACHE_HOME: home,
      HELM_DATA_HOME: home,
      HELM_PLUGINS: `${home}/plugins`
    },
    ...{ HELM_REGISTRY_CONFIG: `${home}/registry.json`, HELM_REPOSITORY_CONFIG: `${home}/repositories.yaml` },
    ...{ HELM_REPOSITORY_CACHE: home, KUSTOMIZE_PLUGIN_HOME: home, KUBECONFIG: `${home}/kubeconfig` }
  }
  return {
    ...Object.fromEntries(proxies.map((name) => [name, nowhere])),
    ...homes,
    ...{ NO_PROXY: '', no_proxy: '', GIT_ALLOW_PROTOCOL: 'none', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
  }
}
