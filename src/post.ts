import { existsSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/*
 * Runs when the job is done, also where it failed or was cancelled: removes the folder of a delivery whose step did not get
 * to do so. The state is what the step saved with core.saveState.
 */
const { STATE_folder: folder = '', RUNNER_TEMP: temporary = '' } = process.env
if (basename(folder).startsWith('repull-delivery-') && temporary !== '' && existsSync(folder)) {
  const isInside = dirname(realpathSync(folder)) === realpathSync(temporary)
  if (isInside) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
