import { posix } from 'node:path'
import { Builds, kustomizationFile } from '../patch/kustomize/build.js'
import type { Build } from '../patch/kustomize/build.js'
import { isKustomization, isKustomizationFile, textsAt } from '../patch/kustomize/definition.js'
import type { Sources } from '../patch/kustomize/source.js'

/** The builds of those kustomizations among the selected files that no other one of them builds from. */
export function* outermost(files: readonly string[], sources: Sources): Generator<[string, Build], void> {
  const roots = files.filter(isKustomizationFile)
  const inner = new Set(roots.flatMap((root) => [...builtFrom(root, sources)]))
  const builds = new Builds(sources)
  for (const root of roots) {
    if (!inner.has(root)) yield [root, builds.build(posix.dirname(root))]
  }
}

/** The kustomization files that one builds from, directly. */
function* builtFrom(file: string, sources: Sources): Generator<string, void> {
  for (const { root } of sources.documents(file)) {
    if (root.type !== 'mapping' || !isKustomization(file, root)) continue
    for (const path of ['resources', 'bases', 'components'].flatMap((key) => textsAt(root, key))) {
      const at = posix.join(posix.dirname(file), path)
      const below = sources.kind(at) === 'directory' ? kustomizationFile(sources, at) : undefined
      const real = below === undefined ? undefined : sources.file(below)
      if (real !== undefined && real !== file) yield real
    }
  }
}
