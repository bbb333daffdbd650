import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import type { Change, Patch } from '../../src/patch/change.js'
import { folderWith, runAction } from '../support/program.js'
import { renderIn, told, TOOLS_PATH } from '../support/render.js'
import { testWith } from '../support/tools.js'

const SHOP = 'ghcr.io/acme/shop'
const DIGEST = `sha256:${'a'.repeat(64)}`

/** A Deployment: lines of its pod, and lines of a second container beside the one that is patched. */
function web(pod: string, other = ''): string {
  const indented = (text: string, blanks: number): string => text.replace(/^(?=.)/gm, ' '.repeat(blanks))
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
${indented(pod, 6)}      containers:
        - name: log
          image: ghcr.io/acme/log:1
${indented(other, 10)}        - name: web
          image: ${SHOP}:v1
`
}

/** The output `unexpected-changes` of a step, and its rendered diff. */
function stepOn(files: Readonly<Record<string, string>>): { unexpected: string; diff: string } {
  const step = runAction(
    { images: `${SHOP}:v2`, 'audit-fix': 'true', 'pull-policy': 'Always', 'on-no-match': 'warn' },
    folderWith(files),
    { env: { PATH: TOOLS_PATH } }
  )
  expect([step.status, step.stderr]).toEqual([0, ''])
  return {
    unexpected: step.outputs['unexpected-changes'] ?? '',
    diff: readFileSync(step.outputs['rendered-path'] ?? '', 'utf8')
  }
}

const built = (files: Readonly<Record<string, string>>): Record<string, string> => ({
  'kustomization.yaml': `namePrefix: prod-\nresources: [web.yaml]\n`,
  ...files
})

const MENDS: readonly (readonly [name: string, files: Record<string, string>, shown: string])[] = [
  [
    'never-pulled',
    built({ 'web.yaml': web('', 'imagePullPolicy: Never\n') }),
    '-        imagePullPolicy: Never'
  ],
  [
    'policy-invalid',
    built({ 'web.yaml': web('', 'imagePullPolicy: always\n') }),
    '-        imagePullPolicy: always'
  ],
  [
    'policy-misplaced',
    built({ 'web.yaml': web('imagePullPolicy: IfNotPresent\n') }),
    '-      imagePullPolicy'
  ],
  [
    'secret-misplaced',
    built({ 'web.yaml': web('', 'imagePullSecrets:\n  - name: regcred\n') }),
    '+      - name: regcred'
  ],
  [
    'secret-misplaced, plain names',
    { 'web.yaml': web('imagePullSecrets:\n  - regcred\n') },
    '+      - name: regcred'
  ],
  [
    'digest-wins',
    built({
      'web.yaml': web(''),
      'kustomization.yaml': `resources: [web.yaml]\nimages:\n  - name: ghcr.io/acme/log\n    newTag: "2"\n    digest: ${DIGEST}\n`
    }),
    '+      - image: ghcr.io/acme/log:2\n'
  ]
]

describe('what audit-fix writes is expected in what is rendered', () => {
  for (const [name, files, shown] of MENDS) {
    testWith('kustomize', name, () => {
      const { unexpected, diff } = stepOn(files)
      expect(diff).toContain(shown)
      expect(unexpected).toBe('false')
    })
  }
})

describe('a change like one that was written is unexpected', () => {
  const NEVER_TO_ALWAYS = { field: 'pullPolicy', from: 'Never', to: 'Always' } as const
  const edited = (...written: readonly Change[]) => ({
    edit: (patch: Patch): Patch => ({
      ...patch,
      after: patch.after.replaceAll('Never', 'Always'),
      changes: [...patch.changes, ...written]
    })
  })
  const shown = (rendering: Parameters<typeof told>[0]): string[] =>
    told(rendering).filter((line) => /^ {2}\w|Never/.test(line))

  for (const [how, kustomization, prefix] of [
    ['as they are', 'resources: [web.yaml]\n', ''],
    ['with a prefix', 'resources: [web.yaml]\nnamePrefix: prod-\n', 'prod-']
  ] as const)
    testWith('kustomize', `in an object of a longer name, ${how}`, async () => {
      const one = web('', 'imagePullPolicy: Never\n')
      const files = {
        'kustomization.yaml': kustomization,
        'web.yaml': `${one}---\n${one.replace('name: web\n', 'name: web-worker\n')}`
      }
      const written: Change = {
        ...NEVER_TO_ALWAYS,
        ...{ file: 'web.yaml', line: 11, column: 28, container: 'log' },
        object: { document: 0, kind: 'Deployment', group: 'apps', namespace: '', name: 'web' },
        path: ['spec', 'template', 'spec', 'containers', 0, 'imagePullPolicy']
      }
      const rendering = await renderIn(folderWith(files), ['.'], { images: `${SHOP}:v2` }, edited(written))
      const at = 'spec/template/spec/containers[0]/imagePullPolicy: Never -> Always'
      expect(shown(rendering)).toEqual([
        `  changed Deployment/${prefix}web`,
        `    ${at}`,
        `  changed Deployment/${prefix}web-worker`,
        `    ! ${at}`
      ])
    })

  test('in the same container of another pod of the object', async () => {
    const job = (name: string): string => `    - name: ${name}
      template:
        spec:
          template:
            spec:
              containers:
                - name: side
                  image: ghcr.io/acme/side:1
                - name: log
                  image: ${SHOP}:v1
                  imagePullPolicy: Never
`
    const files = {
      'jobs.yaml': `apiVersion: jobset.x-k8s.io/v1alpha2
kind: JobSet
metadata: {name: jobs}
spec:
  replicatedJobs:
${job('a')}${job('b')}`
    }
    const template = ['template', 'spec', 'template', 'spec', 'containers']
    const written: Change = {
      ...NEVER_TO_ALWAYS,
      ...{ file: 'jobs.yaml', line: 16, column: 36, container: 'log' },
      object: { document: 0, kind: 'JobSet', group: 'jobset.x-k8s.io', namespace: '', name: 'jobs' },
      path: ['spec', 'replicatedJobs', 0, ...template, 0, 'imagePullPolicy']
    }
    const raw = { images: `${SHOP}:v2`, 'pull-policy': 'keep' }
    const rendering = await renderIn(folderWith(files), ['.'], raw, edited(written))
    expect(shown(rendering)).toEqual([
      '  changed JobSet/jobs',
      `    spec/replicatedJobs[0]/${template.join('/')}[1]/imagePullPolicy: Never -> Always`,
      `    ! spec/replicatedJobs[1]/${template.join('/')}[1]/imagePullPolicy: Never -> Always`
    ])
  })
})

test('the same change where none was written is unexpected', async () => {
  const never = 'imagePullPolicy: Never\n'
  const side = `        - name: side\n          image: ghcr.io/acme/side:1\n          ${never}`
  const folder = folderWith({ 'web.yaml': web('', never) + side })
  const object = { document: 0, kind: 'Deployment', group: 'apps', namespace: '', name: 'web' }
  const written: Change = {
    ...{ file: 'web.yaml', line: 11, column: 28, object, container: 'log', field: 'pullPolicy' },
    path: ['spec', 'template', 'spec', 'containers', 0, 'imagePullPolicy'],
    from: 'Never',
    to: 'Always'
  }
  const edit = (patch: Patch): Patch => ({
    ...patch,
    after: patch.after.replaceAll('Never', 'Always'),
    changes: [...patch.changes, written]
  })
  const rendering = await renderIn(folder, ['.'], { images: `${SHOP}:v2` }, { edit })
  expect(told(rendering).filter((line) => line.includes('Never'))).toEqual([
    '    spec/template/spec/containers[0]/imagePullPolicy: Never -> Always',
    '    ! spec/template/spec/containers[2]/imagePullPolicy: Never -> Always'
  ])
})
