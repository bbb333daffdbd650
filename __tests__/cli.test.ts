import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { NODES, folderWith, runCli } from './support/program.js'

const POD = `kind: Pod
apiVersion: v1
metadata: {name: web}
spec:
  containers:
  - name: web
    image: ghcr.io/acme/shop:1
`
const PATCHED = POD.replace('shop:1\n', 'shop:v2\n    imagePullPolicy: Always\n')

const OUTPUT = `--- a/web.yaml
+++ b/web.yaml
@@ -4,4 +4,5 @@
 spec:
   containers:
   - name: web
-    image: ghcr.io/acme/shop:1
+    image: ghcr.io/acme/shop:v2
+    imagePullPolicy: Always

FILE        OBJECT   CONTAINER  IMAGE                                        POLICY
web.yaml:7  Pod/web  web        ghcr.io/acme/shop:1 -> ghcr.io/acme/shop:v2  (unset) -> Always

`

/** A git repository with one commit in it, and that commit's id. */
function repositoryWith(files: Record<string, string>): { folder: string; sha: string } {
  const folder = folderWith(files)
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim()
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'first')
  return { folder, sha: git('rev-parse', 'HEAD') }
}

describe.each(NODES)('in a terminal, on %s', (_, node) => {
  test('patches in place and prints the difference and a table', () => {
    const folder = folderWith({ 'web.yaml': POD })
    const ended = runCli(['web.yaml', '-i', 'ghcr.io/acme/shop', '-t', 'v2'], folder, { node })
    expect(ended).toEqual({ status: 0, stderr: '', stdout: `${OUTPUT}1 file, 1 image, 1 policy changed\n` })
    expect(readFileSync(join(folder, 'web.yaml'), 'utf8')).toBe(PATCHED)
    const again = runCli(['web.yaml', '-i', 'ghcr.io/acme/shop', '-t', 'v2'], folder, { node })
    expect(again).toMatchObject({ status: 0, stderr: '' })
    expect(again.stdout).toMatch(/^nothing to change/)
  })

  test('--dry-run writes nothing', () => {
    const folder = folderWith({ 'web.yaml': POD })
    const ended = runCli(['--dry-run', '--images=ghcr.io/acme/shop:v2'], folder, { node })
    expect(ended).toEqual({
      status: 0,
      stderr: '',
      stdout: `${OUTPUT}1 file, 1 image, 1 policy changed (dry run, nothing written)\n`
    })
    expect(readFileSync(join(folder, 'web.yaml'), 'utf8')).toBe(POD)
  })

  test('--json prints the report, of a failure too', () => {
    const folder = folderWith({ 'web.yaml': POD })
    const done = runCli(['--json', '-i', 'ghcr.io/acme/shop:v2', '--dry-run'], folder, { node })
    expect(JSON.parse(done.stdout)).toMatchObject({ changed: true, files: [{ path: 'web.yaml' }] })
    const failed = runCli(['--json', '-i', 'acme/none:v2'], folder, { node })
    expect(failed.status).toBe(1)
    expect(JSON.parse(failed.stdout)).toMatchObject({
      changed: false,
      problems: [{ code: 'no-match', level: 'error' }]
    })
  })

  test('the tag comes from the local repository', () => {
    const { folder, sha } = repositoryWith({ 'web.yaml': POD })
    const env = { SOURCE_DATE_EPOCH: '1767323045' }
    expect(runCli(['tag'], folder, { node, env })).toEqual({
      status: 0,
      stderr: '',
      stdout: `${sha.slice(0, 7)}-20260102030405\n`
    })
    expect(runCli(['tag', '-t', '{{branch}}-{{sha "12"}}'], folder, { node }).stdout).toBe(
      `main-${sha.slice(0, 12)}\n`
    )
    const missing = runCli(['tag', '--tag', '{{pr}}'], folder, { node })
    expect(missing.status).toBe(1)
    expect(missing.stderr).toContain('{{pr}}: there is no pull request number')
  })
})

describe('exit status and messages', () => {
  test.each([
    [['--nonsense'], "Unknown option '--nonsense'.\n  See repull --help."],
    [
      ['--image', 'x'],
      "Unknown option '--image'.\n  Did you mean --images or --image-fields? See repull --help."
    ],
    [['-i', 'ghcr.io/acme/shop', '--pull-policy', 'always'], 'pull-policy: "always" is not allowed'],
    [['-i', 'ghcr.io/acme/shop', '--tag', '{{shaa}}'], '{{shaa}}'],
    [['-i', 'a b'], 'images: "a b"'],
    [
      ['-i', 'a:v1', '--output-dir', 'out', '--render-dir', './out'],
      'error: render-dir: it is the directory of output-dir too'
    ],
    [['audit', 'web.yaml', '--sarif-file', '.'], 'error: sarif-file: "." is no file.\n  Name a file'],
    [
      ['-t', '-v', '-i', 'a'],
      `Option '-t' argument is ambiguous.\n  Write a value that begins with "-" as in --tag=-XYZ. See repull --help.`
    ],
    [
      ['--dry-run=maybe', '-i', 'a'],
      `Option '--dry-run' is true or false, and not "maybe".\n  Write --dry-run`
    ]
  ])('%j is wrong usage', (args, message) => {
    const ended = runCli(args, folderWith({ 'web.yaml': POD }))
    expect(ended.status).toBe(2)
    expect(ended.stderr).toContain(message)
    expect(ended.stdout).toBe('')
  })

  test.each([
    [['audit', 'none.yaml'], 'error: none.yaml: There is no such file or directory.'],
    [['none.yaml', '-i', 'ghcr.io/acme/shop:v2'], 'error: none.yaml: There is no such file or directory.'],
    [['*.yml', '-i', 'ghcr.io/acme/shop:v2'], 'files: "*.yml" matches no file.'],
    [['-i', 'acme/other:v2'], 'error: No image "acme/other" is run by the file that "files" selects.']
  ])('%j fails', (args, message) => {
    const ended = runCli(args, folderWith({ 'web.yaml': POD }))
    expect(ended.status).toBe(1)
    expect(ended.stderr).toContain(message)
  })

  test('--help and --version', () => {
    expect(runCli(['--help'], '.').stdout).toContain('Usage: repull [FILES...] [--INPUT VALUE]...')
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(runCli(['--version'], '.').stdout).toBe(`${manifest.version}\n`)
  })

  test('a path that is typed may lie anywhere; a link may not lead out of it', () => {
    const elsewhere = folderWith({ 'web.yaml': POD })
    const ended = runCli([join(elsewhere, 'web.yaml'), '-i', 'ghcr.io/acme/shop:v2'], folderWith({}))
    expect(ended.status).toBe(0)
    expect(readFileSync(join(elsewhere, 'web.yaml'), 'utf8')).toBe(PATCHED)
  })

  test('nothing is coloured in a pipe', () => {
    const ended = runCli(['-i', 'ghcr.io/acme/shop:v2', '--dry-run'], folderWith({ 'web.yaml': POD }), {
      env: { FORCE_COLOR: '1' }
    })
    expect(ended.stdout).not.toContain('\u001B')
  })
})
