import type { Call } from './answer.js'
import { commitOf, git } from './git.js'
import type { Comment, Pull, Repository, Token } from './state.js'

/** GitHub's JSON for what the state holds. `origin`: where the API's paths begin. */
export function userJson(origin: string, { login, id, type }: Token): Record<string, unknown> {
  const url = `${origin}/users/${encodeURIComponent(login)}`
  const html_url = type === 'Bot' ? `${origin}/apps/${login.replace(/\[bot\]$/, '')}` : `${origin}/${login}`
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `${origin}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url,
    ...urls(url, {
      followers_url: 'followers',
      following_url: 'following{/other_user}',
      gists_url: 'gists{/gist_id}',
      starred_url: 'starred{/owner}{/repo}',
      subscriptions_url: 'subscriptions',
      organizations_url: 'orgs',
      repos_url: 'repos',
      events_url: 'events{/privacy}',
      received_events_url: 'received_events'
    }),
    type,
    site_admin: false
  }
}

function urls(base: string, paths: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `${base}/${path}`]))
}

export function repositoryJson(origin: string, repository: Repository): Record<string, unknown> {
  const { id, fullName, isPrivate, defaultBranch } = repository
  const [owner = '', name = ''] = fullName.split('/')
  const url = `${origin}/repos/${fullName}`
  const openIssues = repository.pulls.filter(({ state }) => state === 'open').length
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: fullName,
    owner: {
      ...userJson(origin, { login: owner, id: 1, type: 'User', permissions: {} }),
      type: 'Organization'
    },
    private: isPrivate,
    html_url: `${origin}/${fullName}`,
    description: null,
    fork: false,
    url,
    ...urls(url, {
      archive_url: '{archive_format}{/ref}',
      assignees_url: 'assignees{/user}',
      blobs_url: 'git/blobs{/sha}',
      branches_url: 'branches{/branch}',
      collaborators_url: 'collaborators{/collaborator}',
      comments_url: 'comments{/number}',
      commits_url: 'commits{/sha}',
      compare_url: 'compare/{base}...{head}',
      contents_url: 'contents/{+path}',
      contributors_url: 'contributors',
      deployments_url: 'deployments',
      downloads_url: 'downloads',
      events_url: 'events',
      forks_url: 'forks',
      git_commits_url: 'git/commits{/sha}',
      git_refs_url: 'git/refs{/sha}',
      git_tags_url: 'git/tags{/sha}',
      hooks_url: 'hooks',
      issue_comment_url: 'issues/comments{/number}',
      issue_events_url: 'issues/events{/number}',
      issues_url: 'issues{/number}',
      keys_url: 'keys{/key_id}',
      labels_url: 'labels{/name}',
      languages_url: 'languages',
      merges_url: 'merges',
      milestones_url: 'milestones{/number}',
      notifications_url: 'notifications{?since,all,participating}',
      pulls_url: 'pulls{/number}',
      releases_url: 'releases{/id}',
      stargazers_url: 'stargazers',
      statuses_url: 'statuses/{sha}',
      subscribers_url: 'subscribers',
      subscription_url: 'subscription',
      tags_url: 'tags',
      teams_url: 'teams',
      trees_url: 'git/trees{/sha}'
    }),
    clone_url: `${origin}/${fullName}.git`,
    git_url: `git://github.example/${fullName}.git`,
    ssh_url: `git@github.example:${fullName}.git`,
    svn_url: `${origin}/${fullName}`,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: defaultBranch,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    network_count: 0,
    subscribers_count: 0,
    open_issues: openIssues,
    open_issues_count: openIssues,
    size: 0,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: false,
    disabled: false,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    pushed_at: '2026-01-01T00:00:00Z'
  }
}

export function commentJson(
  origin: string,
  repository: Repository,
  comment: Comment
): Record<string, unknown> {
  const { id, issue, author, body, createdAt, updatedAt, minimized } = comment
  const url = `${origin}/repos/${repository.fullName}/issues`
  return {
    id,
    node_id: `IC_${id}`,
    url: `${url}/comments/${id}`,
    html_url: `${origin}/${repository.fullName}/pull/${issue}#issuecomment-${id}`,
    issue_url: `${url}/${issue}`,
    user: userJson(origin, author),
    created_at: createdAt,
    updated_at: updatedAt,
    author_association: author.type === 'Bot' ? 'NONE' : 'MEMBER',
    body,
    minimized,
    performed_via_github_app: null
  }
}

export function labelJson(origin: string, repository: Repository, name: string): Record<string, unknown> {
  return {
    id: 1,
    node_id: `LA_${name}`,
    url: `${origin}/repos/${repository.fullName}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: 'ededed',
    default: false
  }
}

/** As a list holds it. */
export function pullJson(origin: string, repository: Repository, pull: Pull): Record<string, unknown> {
  const { number, author, state } = pull
  const owner = userJson(origin, author)
  const repos = `${origin}/repos/${repository.fullName}`
  const url = `${repos}/pulls/${number}`
  const html = `${origin}/${repository.fullName}/pull/${number}`
  const links = {
    issue_url: `${repos}/issues/${number}`,
    comments_url: `${repos}/issues/${number}/comments`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repos}/pulls/comments{/number}`,
    statuses_url: `${repos}/statuses/${pull.headSha}`
  }
  const side = (ref: string, sha: string, of: Repository) => ({
    label: `${of.fullName.split('/')[0] ?? ''}:${ref}`,
    ref,
    sha,
    user: owner,
    repo: repositoryJson(origin, of)
  })
  return {
    id: pull.id,
    node_id: `PR_${pull.id}`,
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    ...links,
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: links.issue_url },
      comments: { href: links.comments_url },
      review_comments: { href: links.review_comments_url },
      review_comment: { href: links.review_comment_url },
      commits: { href: links.commits_url },
      statuses: { href: links.statuses_url }
    },
    number,
    state,
    locked: false,
    title: pull.title,
    body: pull.body,
    user: owner,
    labels: pull.labels.map((name) => labelJson(origin, repository, name)),
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    draft: false,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.isMerged ? pull.closedAt : null,
    merge_commit_sha: null,
    head: side(pull.head, pull.headSha, pull.from),
    base: side(pull.base, pull.baseSha, repository),
    author_association: 'NONE',
    auto_merge: null,
    active_lock_reason: null
  }
}

/** As it is alone. */
export function fullPullJson(origin: string, repository: Repository, pull: Pull): Record<string, unknown> {
  return {
    ...pullJson(origin, repository, pull),
    merged: pull.isMerged,
    mergeable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    rebaseable: null,
    maintainer_can_modify: false,
    comments: repository.comments.filter(({ issue }) => issue === pull.number).length,
    review_comments: 0,
    commits: 1,
    additions: 1,
    deletions: 1,
    changed_files: 1
  }
}

export function refJson(origin: string, repository: Repository, ref: string, sha: string): unknown {
  const url = `${origin}/repos/${repository.fullName}/git`
  return {
    ref,
    node_id: `REF_${ref}`,
    url: `${url}/${ref}`,
    object: { type: 'commit', sha, url: `${url}/commits/${sha}` }
  }
}

/** A commit as lists and comparisons hold it. */
function listedCommitJson(origin: string, repository: Repository, sha: string): Record<string, unknown> {
  const { author, committer, message, tree, parents, verification } = commitJson(origin, repository, sha)
  const url = `${origin}/repos/${repository.fullName}/commits/${sha}`
  const html_url = `${origin}/${repository.fullName}/commit/${sha}`
  return {
    sha,
    node_id: `C_${sha}`,
    url,
    html_url,
    comments_url: `${url}/comments`,
    commit: { url, author, committer, message, tree, comment_count: 0, verification },
    author: null,
    committer: null,
    parents
  }
}

function fileJson(url: string, filename: string, head: string): unknown {
  const path = encodeURIComponent(filename)
  return {
    sha: head,
    filename,
    status: 'modified',
    additions: 1,
    deletions: 1,
    changes: 2,
    blob_url: `${url}/blob/${head}/${path}`,
    raw_url: `${url}/raw/${head}/${path}`,
    contents_url: `${url}/contents/${path}?ref=${head}`
  }
}

export function comparisonJson(
  { origin, repository }: Call,
  range: {
    readonly base: string
    readonly head: string
    readonly ahead: readonly string[]
    readonly behind: readonly string[]
  }
): unknown {
  const { base, head, ahead, behind } = range
  const html_url = `${origin}/${repository.fullName}/compare/${base}...${head}`
  const mergeBase = git(repository.git, ['merge-base', base, head])
  const status =
    ahead.length === 0
      ? behind.length === 0
        ? 'identical'
        : 'behind'
      : behind.length === 0
        ? 'ahead'
        : 'diverged'
  return {
    url: `${origin}/repos/${repository.fullName}/compare/${base}...${head}`,
    html_url,
    permalink_url: html_url,
    diff_url: `${html_url}.diff`,
    patch_url: `${html_url}.patch`,
    base_commit: listedCommitJson(origin, repository, base),
    merge_base_commit: listedCommitJson(origin, repository, mergeBase),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.slice(0, 250).map((sha) => listedCommitJson(origin, repository, sha)),
    files: git(repository.git, ['diff', '--name-only', '--no-renames', '-z', mergeBase, head])
      .split('\0')
      .filter((path) => path !== '')
      .slice(0, 300)
      .map((path) => fileJson(`${origin}/repos/${repository.fullName}`, path, head))
  }
}

export function commitJson(origin: string, repository: Repository, sha: string): Record<string, unknown> {
  const { tree, parents, author, committer, message, signature } = commitOf(repository.git, sha)
  const url = `${origin}/repos/${repository.fullName}/git`
  const html = (commit: string) => `${origin}/${repository.fullName}/commit/${commit}`
  return {
    sha,
    node_id: `C_${sha}`,
    url: `${url}/commits/${sha}`,
    html_url: html(sha),
    author,
    committer,
    tree: { sha: tree, url: `${url}/trees/${tree}` },
    message,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${url}/commits/${parent}`,
      html_url: html(parent)
    })),
    verification: {
      verified: signature !== null,
      reason: signature === null ? 'unsigned' : 'valid',
      signature,
      payload: signature === null ? null : `tree ${tree}\n`,
      verified_at: signature === null ? null : committer.date
    }
  }
}
