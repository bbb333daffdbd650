import { isAncestor, refOf, seed } from './git.js'

export type Permission = 'actions' | 'contents' | 'issues' | 'pull_requests' | 'workflows'

/** Who sends a request. An installation is an app's or a workflow's token, with no access to /user. */
export interface Token {
  readonly login: string
  readonly id: number
  readonly type: 'Bot' | 'User'
  readonly permissions: Readonly<Partial<Record<Permission, 'read' | 'write'>>>
  /** Full names; undefined: all. */
  readonly repositories?: readonly string[]
}

export interface Comment {
  readonly id: number
  readonly issue: number
  readonly author: Token
  readonly createdAt: string
  updatedAt: string
  body: string
  /** Folded away, and why. Editing it changes nothing about that. */
  minimized: { readonly reason: string } | null
}

/** What a run left behind. `location`: where its zip is. */
export interface Artifact {
  readonly id: number
  readonly run: number
  readonly name: string
  readonly size: number
  readonly location: string
  readonly isExpired: boolean
}

export interface Pull {
  readonly id: number
  readonly number: number
  readonly author: Token
  readonly head: string
  /** The repository that the head is a branch of: this one, or a fork, whose bare repository is the same. */
  readonly from: Repository
  readonly createdAt: string
  base: string
  title: string
  body: string | null
  labels: string[]
  state: 'open' | 'closed'
  isMerged: boolean
  updatedAt: string
  closedAt: string | null
  /** The last head and base that were seen: they stay when the branch is gone. */
  headSha: string
  baseSha: string
}

export interface Repository {
  readonly id: number
  fullName: string
  readonly isPrivate: boolean
  defaultBranch: string
  /** A bare repository: what git and the API both write to. */
  readonly git: string
  readonly comments: Comment[]
  readonly pulls: Pull[]
  readonly artifacts: Artifact[]
  /** Branches that nobody may write to but by a pull request. */
  readonly protectedBranches: Set<string>
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  mayActionsOpenPulls: boolean
}

/** All that the server knows beside what is in the bare repositories. */
export class State {
  readonly repositories: Repository[] = []
  readonly tokens = new Map<string, Token>()
  /** Old full names, in lower case. */
  readonly renamed = new Map<string, Repository>()
  #lastId = 1000
  #seconds = Date.UTC(2026, 0, 1) / 1000

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** A second later at each call, so that an order can be seen. */
  now(): string {
    this.#seconds += 1
    return new Date(this.#seconds * 1000).toISOString().replace('.000Z', 'Z')
  }

  addRepository(
    fullName: string,
    options: { readonly git?: string; readonly isPrivate?: boolean; readonly defaultBranch?: string } = {}
  ): Repository {
    const { isPrivate = false, defaultBranch = 'main' } = options
    const repository = {
      id: this.nextId(),
      fullName,
      isPrivate,
      defaultBranch,
      git: options.git ?? seed(defaultBranch),
      comments: [],
      pulls: [],
      artifacts: [],
      protectedBranches: new Set<string>(),
      mayActionsOpenPulls: true
    }
    this.repositories.push(repository)
    return repository
  }

  rename(repository: Repository, fullName: string): void {
    this.renamed.set(repository.fullName.toLowerCase(), repository)
    repository.fullName = fullName
  }

  find(fullName: string): Repository | undefined {
    const wanted = fullName.toLowerCase()
    return this.repositories.find((repository) => repository.fullName.toLowerCase() === wanted)
  }

  addToken(token: string, about: Partial<Token> = {}): Token {
    const added: Token = {
      login: 'github-actions[bot]',
      id: 41898282,
      type: 'Bot',
      permissions: { contents: 'write', issues: 'write', pull_requests: 'write' },
      ...about
    }
    this.tokens.set(token, added)
    return added
  }

  addComment(repository: Repository, issue: number, author: Token, body: string): Comment {
    const createdAt = this.now()
    const about = { createdAt, updatedAt: createdAt, minimized: null }
    const comment = { id: this.nextId(), issue, author, body, ...about }
    repository.comments.push(comment)
    return comment
  }

  /** Opens a pull request. Its number is the next that the repository has. */
  addPull(
    repository: Repository,
    pull: {
      readonly head: string
      readonly base: string
      readonly from?: Repository
      readonly title?: string
      readonly body?: string
    },
    author: Token
  ): Pull {
    const createdAt = this.now()
    const added: Pull = {
      id: this.nextId(),
      number: repository.pulls.length + 1,
      author,
      head: pull.head,
      from: pull.from ?? repository,
      base: pull.base,
      title: pull.title ?? 'A pull request',
      body: pull.body ?? null,
      labels: [],
      state: 'open',
      isMerged: false,
      createdAt,
      updatedAt: createdAt,
      closedAt: null,
      headSha: refOf(repository.git, `refs/heads/${pull.head}`) ?? '',
      baseSha: refOf(repository.git, `refs/heads/${pull.base}`) ?? ''
    }
    repository.pulls.push(added)
    return added
  }

  /** What GitHub does after a push: heads move on, what is in the base counts as merged, what lost its branch is closed. */
  settle(repository: Repository): void {
    for (const pull of repository.pulls.filter(({ state }) => state === 'open')) {
      const head = refOf(repository.git, `refs/heads/${pull.head}`)
      const base = refOf(repository.git, `refs/heads/${pull.base}`) ?? pull.baseSha
      const hasBaseMoved = base !== pull.baseSha
      pull.headSha = head ?? pull.headSha
      pull.baseSha = base
      if (head === undefined) this.close(pull, false)
      else if (isAncestor(repository.git, head, base)) this.close(pull, hasBaseMoved)
    }
  }

  close(pull: Pull, isMerged: boolean): void {
    pull.state = 'closed'
    pull.isMerged = isMerged
    pull.closedAt = pull.updatedAt = this.now()
  }
}
