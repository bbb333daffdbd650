import { refusal } from './github-failure.js'
import type { Purpose, Refused } from './github-failure.js'
import type { Send } from './github-request.js'

export interface Question extends Purpose {
  readonly graphqlUrl: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly isRepeatable?: boolean
}

/** What GraphQL turned down: GitHub's own kind of error, such as STALE_DATA, and its words. */
export interface GraphQLRefused {
  readonly type: string
  readonly reason: string
}

interface GraphQLError {
  readonly type?: string
  readonly message: string
}

// GraphQL's errors come with status 200; these are what REST would answer.
const STATUSES: Readonly<Record<string, number>> = { FORBIDDEN: 403, NOT_FOUND: 404 }

/** The data that answers a question. Errors that `expect` takes come back as a GraphQLRefused; others are raised. */
export async function askGraphQL(
  send: Send,
  question: Question,
  expect: (refused: GraphQLRefused) => boolean = () => false
): Promise<unknown> {
  const { graphqlUrl, query, variables = {}, ...purpose } = question
  const answer = await send({ method: 'POST', path: graphqlUrl, body: { query, variables }, ...purpose })
  if ('status' in answer) throw refusal(question, answer)
  const { data, errors = [] } = answer.json as { data?: unknown; errors?: readonly GraphQLError[] }
  const [first] = errors
  if (first === undefined) return data
  const refused = { type: first.type ?? '', reason: errors.map(({ message }) => message).join('; ') }
  if (expect(refused)) return refused
  throw refusal(question, toldAsRest(refused))
}

function toldAsRest({ type, reason }: GraphQLRefused): Refused {
  return { status: STATUSES[type] ?? 422, reason }
}
