// `write-files.ts SIZES [SIGNAL]`: replaces the files of the working directory by as many bytes as the list SIZES says, and
// sends itself SIGNAL on the way.
import { readdirSync, readFileSync } from 'node:fs'
import { writeAll } from '../../src/host/writer.js'

const [sizes = '', signal] = process.argv.slice(2)
const names = readdirSync('.').sort()
const writes = names.map((path, at) => ({
  path,
  before: readFileSync(path),
  get after() {
    if (at === 1 && signal !== undefined) process.kill(process.pid, signal)
    return Buffer.alloc(Number(sizes.split(',')[at]), 'x')
  }
}))
try {
  writeAll(writes, { workingDirectory: '.', roots: [process.cwd()] })
  console.log('written')
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
