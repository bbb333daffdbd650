import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/*
 * Runs when the job is done, also where it failed or was cancelled: removes the folders of steps that were ended before
 * they could do so. A runner has one job at a time, and its temporary folder is that job's alone.
 */
const { RUNNER_TEMP: temporary = '' } = process.env
const entries = temporary === '' ? [] : readdirSync(temporary, { withFileTypes: true })
for (const entry of entries) {
  if (entry.isDirectory() && /^repull-(?:delivery|render)-\w+$/.test(entry.name))
    rmSync(join(temporary, entry.name), { recursive: true, force: true, maxRetries: 3 })
}
