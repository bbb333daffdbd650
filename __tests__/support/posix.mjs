// Tests, and scripts of git's, call programs that every system has because POSIX says so. Where the PATH leads to Node and
// git alone, those are added to it from where systems keep them, and nothing else that is there.
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const PROGRAMS = ['basename', 'cat', 'chmod', 'chown', 'env', 'head', 'mkfifo', 'mv', 'printf', 'pwd', 'sed', 'sh', 'sleep', 'touch', 'true', 'uname', 'wc'] // prettier-ignore
const HOMES = ['/usr/bin', '/bin']

export default function setup() {
  const path = (process.env.PATH ?? '').split(delimiter)
  const missing = PROGRAMS.filter((name) => !path.some((folder) => existsSync(join(folder, name))))
  if (missing.length === 0) return
  const folder = mkdtempSync(join(tmpdir(), 'repull-posix-'))
  for (const name of missing) {
    const program = HOMES.map((home) => join(home, name)).find(existsSync)
    if (program !== undefined) symlinkSync(program, join(folder, name))
  }
  process.env.PATH = [...path, folder].join(delimiter)
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}
