import { cpSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import type { Audit } from '../../src/audit/audit.js'
import { auditIn } from '../support/audit.js'
import { put, temporaryFolder } from '../support/folder.js'
import { outsideEditsIsSame, readAll, withChanges } from '../support/independent.js'
import { call, CORPUS, describeWith, testWith } from '../support/tools.js'

/** How often each rule finds something in the corpus: every finding of level error was looked at by hand. */
const COUNTS = {
  'mutable-tag': 75,
  'never-pulled': 2,
  'stale-cache': 13
}

/** What the mends change in what kustomize builds. */
const MENDED: readonly string[] = [
  'quay.io/argoproj/argocd:latest IfNotPresent -> quay.io/argoproj/argocd:latest Always',
  'redis:alpine none -> redis:alpine Always'
]

/** Rule, file and line of each finding in the examples of github.com/kubernetes/examples. */
const OFFICIAL: readonly string[] = [
  'mutable-tag es-rc.yaml image: busybox',
  'stale-cache es-rc.yaml imagePullPolicy: IfNotPresent',
  'mutable-tag meteor-controller.json "image": "chees/meteor-gke-example:latest",',
  'mutable-tag phabricator-controller.json "image": "fgrzadkowski/example-php-phabricator",',
  'mutable-tag sysdig-daemonset.yaml image: sysdig/agent',
  'mutable-tag sysdig-rc.yaml image: sysdig/agent',
  'mutable-tag pod-uses-existing-managed-disk.yaml - image: nginx',
  'mutable-tag rbd-with-secret.yaml - image: kubernetes/pause'
]

describeWith(CORPUS, 'the corpus', () => {
  const folder = temporaryFolder()
  let audit: Audit
  beforeAll(async () => {
    cpSync(CORPUS, folder, { recursive: true })
    audit = await auditIn(folder, { fix: true })
  })

  test('gives the findings that were looked at', () => {
    const counts: Record<string, number> = {}
    for (const { rule } of audit.findings) counts[rule] = (counts[rule] ?? 0) + 1
    console.log(`audit of the corpus: ${JSON.stringify(counts)}`)
    expect(counts).toEqual(COUNTS)
  })

  test("Kubernetes' own examples have those alone that are not right: in one, a node keeps its busybox", () => {
    const own = audit.findings.filter(({ place }) => place.file.startsWith('kubernetes__examples/'))
    const told = own.map(({ rule, place, source }) => `${rule} ${basename(place.file)} ${source.trim()}`)
    expect(told).toEqual(OFFICIAL)
  })

  test('mended files pass the checks of every patch: bytes, another reader, nothing left to mend', async () => {
    const before = new Map<string, string>()
    for (const patch of audit.patches) {
      expect(outsideEditsIsSame(patch)).toBe(true)
      before.set(patch.file, readFileSync(join(folder, patch.file), 'utf8'))
      if (!patch.before.includes('{{')) {
        expect(readAll(patch.after)).toEqual(withChanges(readAll(patch.before), patch.changes))
      }
    }
    expect(before.size).toBeGreaterThan(8)
    put(folder, Object.fromEntries(audit.patches.map(({ file, after }) => [file, after])))
    const again = await auditIn(folder, { fix: true })
    expect(again.patches).toEqual([])
    expect(again.findings.filter(({ isMendable }) => isMendable)).toEqual([])
    expect(again.findings.length).toBe(audit.findings.filter(({ isMended }) => !isMended).length)
    put(folder, Object.fromEntries(before))
  })

  testWith('kustomize', 'kustomize builds the same but for the mended fields', () => {
    const roots = readFileSync(join(CORPUS, 'KUSTOMIZE_TREES.txt'), 'utf8').trim().split('\n')
    const touched = roots.filter((root) =>
      audit.patches.some(({ file }) => file.startsWith(`${root.split('/')[0] ?? ''}/`))
    )
    const build = (): string[] => touched.map((root) => tryBuild(join(folder, root)))
    const old = build()
    put(folder, Object.fromEntries(audit.patches.map(({ file, after }) => [file, after])))
    const now = build()
    put(folder, Object.fromEntries(audit.patches.map(({ file, before }) => [file, before])))
    expect(touched.length).toBeGreaterThan(3)
    const without = (texts: readonly string[]): string[] =>
      texts.map((text) => text.replace(/^ *(?:- )?imagePullPolicy: .*\n/gm, ''))
    expect(without(now)).toEqual(without(old))
    const [before, after] = [old, now].map((texts) => texts.flatMap((text) => policies(readAll(text))))
    const mended = after?.flatMap((each, at) => (each === before?.[at] ? [] : [`${before?.[at]} -> ${each}`]))
    expect(before?.length).toBe(after?.length)
    expect([...new Set(mended)].toSorted()).toEqual(MENDED)
  })
})

/** `image policy` of each container of built objects. */
function policies(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(policies)
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(policies)
  if (!('image' in node) || typeof node.image !== 'string' || !('name' in node)) return below
  const policy = 'imagePullPolicy' in node ? String(node.imagePullPolicy) : 'none'
  return [`${node.image} ${policy}`, ...below]
}

function tryBuild(folder: string): string {
  try {
    return call('kustomize', folder)
  } catch {
    return ''
  }
}
