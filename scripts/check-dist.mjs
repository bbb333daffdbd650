// Fails unless dist/ holds exactly the files, byte for byte, that the sources build to.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const fresh = mkdtempSync(join(tmpdir(), 'repull-dist-'))
try {
  execFileSync(process.execPath, ['scripts/build.mjs', fresh], { stdio: 'inherit' })
  const files = (root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
      .sort()
  const [want, have] = [files(fresh), files('dist')]
  const stale = [
    ...want.filter((file) => !have.includes(file)).map((file) => `missing: dist/${file}`),
    ...have.filter((file) => !want.includes(file)).map((file) => `not built from the sources: dist/${file}`),
    ...want
      .filter(
        (file) =>
          have.includes(file) && !readFileSync(join(fresh, file)).equals(readFileSync(join('dist', file)))
      )
      .map((file) => `differs: dist/${file}`)
  ]
  if (stale.length > 0) {
    console.error(`dist is not what the sources build to; run "npm run build".\n${stale.join('\n')}`)
    process.exitCode = 1
  } else console.log(`dist is what the sources build to (${want.length} files)`)
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
