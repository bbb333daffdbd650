import { buildGitHub } from '../../../src/host/github-api.js'
import type { GitHub } from '../../../src/host/github.js'
import type { GitHubServer } from './server.js'

/** The real client to a server. Waits are only noted, in milliseconds. */
export function clientOf(
  { origin }: Pick<GitHubServer, 'origin'>,
  token = 'good'
): { github: GitHub; waits: number[] } {
  const waits: number[] = []
  const github = buildGitHub({
    apiUrl: origin,
    graphqlUrl: `${origin}/graphql`,
    token,
    userAgent: 'repull/test',
    wait: (milliseconds) => {
      waits.push(milliseconds)
      return Promise.resolve()
    },
    now: () => Date.UTC(2026, 0, 1)
  })
  return { github, waits }
}
