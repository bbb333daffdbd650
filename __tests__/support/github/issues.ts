import { checkBody, invalid, notFound, page } from './answer.js'
import type { Call, Route } from './answer.js'
import { commentJson, labelJson } from './json.js'
import type { Comment, Pull } from './state.js'

const READ = [['issues', 'read'], ['pull_requests', 'read']] as const // prettier-ignore
const WRITE = [['issues', 'write'], ['pull_requests', 'write']] as const // prettier-ignore

/** Every issue of the tests is a pull request. */
export function pullOf({ repository, parameters }: Call, name = 'issue_number'): Pull {
  const pull = repository.pulls.find(({ number }) => String(number) === parameters[name])
  if (pull === undefined) throw notFound()
  return pull
}

function commentOf({ repository, parameters }: Call): Comment {
  const comment = repository.comments.find(({ id }) => String(id) === parameters['comment_id'])
  if (comment === undefined) throw notFound()
  return comment
}

function textOf(body: unknown): string {
  if (typeof body !== 'string' || body.trim() === '')
    throw invalid('IssueComment', { code: 'missing_field', field: 'body' })
  checkBody('IssueComment', body)
  return body
}

/** Comments and labels of issues. */
export const ISSUES: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    needs: READ,
    answer: (call) => {
      const { number } = pullOf(call)
      const { origin, repository } = call
      const found = repository.comments.filter(({ issue }) => issue === number)
      const path = `/repositories/${repository.id}/issues/${number}/comments`
      return page(
        call,
        path,
        found.map((comment) => commentJson(origin, repository, comment))
      )
    }
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    needs: WRITE,
    answer: (call) => {
      const { state, origin, repository, token } = call
      const added = state.addComment(repository, pullOf(call).number, token, textOf(call.body['body']))
      return { status: 201, json: commentJson(origin, repository, added) }
    }
  },
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    needs: READ,
    answer: (call) => ({ status: 200, json: commentJson(call.origin, call.repository, commentOf(call)) })
  },
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    needs: WRITE,
    answer: (call) => {
      const comment = commentOf(call)
      comment.body = textOf(call.body['body'])
      comment.updatedAt = call.state.now()
      return { status: 200, json: commentJson(call.origin, call.repository, comment) }
    }
  },
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    needs: WRITE,
    answer: (call) => {
      const { comments } = call.repository
      comments.splice(comments.indexOf(commentOf(call)), 1)
      return { status: 204 }
    }
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/labels': {
    needs: READ,
    answer: (call) => ({ status: 200, json: labelsOf(call) })
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': {
    needs: WRITE,
    answer: (call) => {
      const { labels } = call.body
      if (!Array.isArray(labels)) throw invalid('Label', { code: 'missing_field', field: 'labels' })
      const names = labels.map(String)
      const long = names.find((name) => name.length > 50 || name === '')
      if (long !== undefined) throw invalid('Label', { code: 'invalid', field: 'name', value: long })
      const pull = pullOf(call)
      pull.labels = [...new Set([...pull.labels, ...names])]
      return { status: 200, json: labelsOf(call) }
    }
  }
}

function labelsOf(call: Call): unknown[] {
  return pullOf(call).labels.map((name) => labelJson(call.origin, call.repository, name))
}
