import { posix } from 'node:path'
import { follow } from '../fields/path.js'
import { splitApiVersion } from '../fields/table.js'
import { asMapping, asScalar, textAt } from '../yaml/node.js'
import type { Sources } from '../patch/kustomize/source.js'

const ARTIFACTS = ['build/artifacts[]/image', 'profiles[]/build/artifacts[]/image']

/**
 * The images that Skaffold builds, by the names that manifests have for them: it puts the tag of the build into a manifest
 * that says none (skaffold.dev, skaffold.yaml, build.artifacts).
 */
export function skaffoldImages(files: readonly string[], sources: Sources): Set<string> {
  const configs = files.filter((file) => /^skaffold[\w.-]*\.ya?ml$/.test(posix.basename(file)))
  const names = configs.flatMap((file) =>
    sources.documents(file).flatMap(({ root }) => {
      const { group } = splitApiVersion(textAt(asMapping(root), 'apiVersion') ?? '')
      if (group !== 'skaffold') return []
      const hits = ARTIFACTS.flatMap((spec) => [...follow(root, spec.split('/'))])
      return hits.flatMap(({ node }) => asScalar(node)?.value ?? [])
    })
  )
  return new Set(names)
}
