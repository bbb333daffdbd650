import { existsSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/*
 * Runs when the job is done, also where it failed or was cancelled: removes the folders of steps that were ended before
 * they could do so. A runner has one job at a time, and its temporary folder is that job's alone.
 */
const { RUNNER_TEMP: temporary = '' } = process.env
const entries = temporary === '' ? [] : readdirSync(temporary, { withFileTypes: true })
const folders = entries
  .filter((entry) => entry.isDirectory() && /^repull-(?:delivery|render)-\w+$/.test(entry.name))
  .map(({ name }) => join(realpathSync(temporary), name))
if (folders.length > 0) endIn(folders)
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })

/**
 * A step that was killed could not end what it had started: git in its folder, with a token in its environment. Where the
 * system has no /proc, the runner itself ends such processes, which it knows by RUNNER_TRACKING_ID.
 */
function endIn(folders: readonly string[]): void {
  for (const pid of existsSync('/proc') ? readdirSync('/proc') : []) {
    const folder = workingFolder(pid)
    if (folders.includes(folder) || folders.includes(dirname(folder))) process.kill(Number(pid), 'SIGKILL')
  }
}

/** Empty for a process that is gone or another user's, and for what is none. */
function workingFolder(pid: string): string {
  try {
    return /^[0-9]+$/.test(pid) ? readlinkSync(`/proc/${pid}/cwd`) : ''
  } catch {
    return ''
  }
}
