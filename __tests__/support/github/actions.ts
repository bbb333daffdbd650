import { notFound, page, Refusal } from './answer.js'
import type { Call, Route } from './answer.js'
import type { Artifact, Repository } from './state.js'

const READ = [['actions', 'read']] as const

/** What runs left behind. */
export const ACTIONS: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': {
    needs: READ,
    answer: (call) => {
      const { repository, parameters, query, origin } = call
      const name = query.get('name')
      const found = repository.artifacts.filter(
        (artifact) =>
          String(artifact.run) === parameters['run_id'] && (name ?? artifact.name) === artifact.name
      )
      const path = `/repositories/${repository.id}/actions/runs/${parameters['run_id'] ?? ''}/artifacts`
      const listed = page(
        call,
        path,
        found.map((artifact) => artifactJson(origin, repository, artifact))
      )
      return { ...listed, json: { total_count: found.length, artifacts: listed.json } }
    }
  },
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': {
    needs: READ,
    answer: (call) => {
      const artifact = artifactOf(call)
      if (artifact.isExpired) throw new Refusal(410, 'Artifact has expired')
      return { status: 302, headers: { location: artifact.location } }
    }
  }
}

function artifactOf({ repository, parameters }: Call): Artifact {
  const artifact = repository.artifacts.find(({ id }) => String(id) === parameters['artifact_id'])
  if (artifact === undefined || parameters['archive_format'] !== 'zip') throw notFound()
  return artifact
}

function artifactJson(origin: string, repository: Repository, artifact: Artifact): Record<string, unknown> {
  const { id, run, name, size, isExpired } = artifact
  const url = `${origin}/repos/${repository.fullName}/actions/artifacts/${id}`
  const at = '2026-01-01T00:00:00Z'
  return {
    id,
    node_id: `A_${id}`,
    name,
    size_in_bytes: size,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired,
    created_at: at,
    updated_at: at,
    expires_at: '2026-04-01T00:00:00Z',
    workflow_run: { id: run }
  }
}
