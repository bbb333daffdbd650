// Builds dist/index.js and dist/post/index.js (the Action) and dist/cli/index.js (the terminal) with ncc, each with its licence file.
// Usage: node scripts/build.mjs [FOLDER]   (default: dist)
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const out = process.argv[2] ?? 'dist'
const ncc = join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
rmSync(out, { recursive: true, force: true })
for (const [entry, folder] of [
  ['src/main.ts', out],
  ['src/cli.ts', join(out, 'cli')],
  ['src/post.ts', join(out, 'post')]
]) {
  execFileSync(
    process.execPath,
    [ncc, 'build', entry, '--out', folder, '--license', 'licenses.txt', '--no-cache', '--quiet'],
    {
      stdio: 'inherit'
    }
  )
}
