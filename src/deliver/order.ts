import type { Remote, Tip } from '../host/remote.js'
import { isNewer, readTrailers } from './trailers.js'
import type { Origin, Run } from './trailers.js'

/** A file in which a newer run of the same source has written an image. */
export interface Newer {
  readonly image: string
  readonly file: string
  readonly run: Run
  readonly commit: string
}

/**
 * Where a branch already carries what a newer run of the same source wrote, for these images (normalised names) in these
 * files. `since`: this run was not there before; a newer one cannot have committed earlier.
 */
export async function newerThan(
  origin: Origin,
  wanted: ReadonlyMap<string, readonly string[]>,
  {
    remote,
    tip,
    since
  }: {
    readonly remote: Pick<Remote, 'history' | 'changedPaths'>
    readonly tip: Tip
    readonly since: Date | null
  }
): Promise<readonly Newer[]> {
  const { source, run } = origin
  if (source === null || run === null || wanted.size === 0) return []
  const { commits } = await remote.history(tip, since)
  const found = new Map<string, Newer>()
  for (const { commit, message } of commits) {
    const records = readTrailers(message).flatMap((record) =>
      record.source === source && record.run !== null && isNewer(record.run, run)
        ? [{ run: record.run, images: new Set(record.images) }]
        : []
    )
    const isAboutOurs = records.some(({ images }) =>
      [...wanted.values()].flat().some((name) => images.has(name))
    )
    if (!isAboutOurs) continue
    for (const file of await remote.changedPaths(commit)) {
      for (const image of wanted.get(file) ?? []) {
        const record = records.find(({ images }) => images.has(image))
        const key = JSON.stringify([file, image])
        if (record !== undefined && !found.has(key)) found.set(key, { image, file, run: record.run, commit })
      }
    }
  }
  return [...found.values()]
}
