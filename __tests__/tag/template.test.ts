import { describe, expect, test } from '@jest/globals'
import { RepullError } from '../../src/errors.js'
import { needs } from '../../src/tag/evaluate.js'
import { parseTemplate } from '../../src/tag/template.js'

const NAMES =
  'there are sha, date, commit_date, branch, base_branch, git_tag, pr, run_id, run_number, run_attempt, actor, repo, env'

describe('parseTemplate', () => {
  test.each([
    ['', []],
    ['v1', [{ kind: 'text', text: 'v1' }]],
    ['a}}b', [{ kind: 'text', text: 'a}}b' }]],
    ['a{b}', [{ kind: 'text', text: 'a{b}' }]],
    ['{{sha}}', [{ name: 'sha', argument: null, source: '{{sha}}' }]],
    ['{{ sha }}', [{ name: 'sha', argument: null, source: '{{ sha }}' }]],
    ["{{sha '12'}}", [{ name: 'sha', argument: '12' }]],
    ['{{sha "4"}}', [{ name: 'sha', argument: '4' }]],
    ["{{\tsha'64'\n}}", [{ name: 'sha', argument: '64' }]],
    ['v-{{pr}}-x', [{ kind: 'text', text: 'v-' }, { name: 'pr' }, { kind: 'text', text: '-x' }]],
    ['{{pr}}{{actor}}', [{ name: 'pr' }, { name: 'actor' }]],
    ["{{date 'YYYY'}}", [{ name: 'date', argument: 'YYYY', options: new Map() }]],
    ["{{date 'YYYY' tz='UTC'}}", [{ name: 'date', argument: 'YYYY', options: new Map([['tz', 'UTC']]) }]],
    ['{{date tz = "UTC" "YYYY"}}', [{ name: 'date', argument: 'YYYY', options: new Map([['tz', 'UTC']]) }]],
    [`{{date "YYYY'MM"}}`, [{ name: 'date', argument: "YYYY'MM" }]],
    ["{{date 'YYYY}}MM'}}", [{ name: 'date', argument: 'YYYY}}MM', source: "{{date 'YYYY}}MM'}}" }]],
    ["{{env 'A B'}}", [{ name: 'env', argument: 'A B' }]]
  ])('%j', (template, parts) => {
    expect(parseTemplate(template)).toMatchObject(parts)
    expect(parseTemplate(template)).toHaveLength(parts.length)
  })

  test.each([
    // Not closed.
    ['{{', 1, '"{{" is not closed by "}}"'],
    ['v-{{sha', 3, '"{{" is not closed by "}}"'],
    ['v-{{sha }', 3, '"{{" is not closed by "}}"'],
    ["{{date 'YYYY", 8, 'the quote is not closed'],
    ["{{date 'YYYY}}", 8, 'the quote is not closed'],
    ['{{date \'YYYY"}}', 8, 'the quote is not closed'],
    // No expression.
    ['{{}}', 1, `there is no expression; ${NAMES}`],
    ['{{  }}', 1, `there is no expression; ${NAMES}`],
    ['{{sah}}', 3, `"sah" is no expression; ${NAMES}`],
    ['é😀{{ SHA }}', 6, `"SHA" is no expression; ${NAMES}`],
    ['{{constructor}}', 3, `"constructor" is no expression; ${NAMES}`],
    ['{{__proto__}}', 3, `"__proto__" is no expression; ${NAMES}`],
    [
      '{{#if sha}}',
      3,
      '"#if" is not understood; write an expression such as {{sha}}, with quotes around values'
    ],
    [
      '{{{sha}}}',
      3,
      '"{sha" is not understood; write an expression such as {{sha}}, with quotes around values'
    ],
    // Arguments.
    ['{{sha 12}}', 7, `"12" is not understood; write {{sha}} or {{sha '12'}}, with quotes around values`],
    ['{{branch x}}', 10, '"x" is not understood; write {{branch}}, with quotes around values'],
    ["{{branch 'x'}}", 10, "branch takes no argument; 'x' is one too many"],
    ["{{sha '7' '8'}}", 11, "sha takes one argument; '8' is one too many"],
    ["{{sha '3'}}", 3, 'sha: "3" is no number of digits from 4 to 64'],
    ["{{sha '65'}}", 3, 'sha: "65" is no number of digits from 4 to 64'],
    ["{{sha '+7'}}", 3, 'sha: "+7" is no number of digits from 4 to 64'],
    ["{{sha ''}}", 3, 'sha: "" is no number of digits from 4 to 64'],
    ['{{date}}', 3, "date needs a format, as in {{date 'YYYYMMDDHHmmss'}}"],
    ["{{date tz='UTC'}}", 3, "date needs a format, as in {{date 'YYYYMMDDHHmmss'}}"],
    ["{{commit_date ''}}", 3, 'commit_date: the format is empty; use YYYY MM DD HH mm ss SSS X'],
    [
      "{{date 'YYYY-MM-dd'}}",
      3,
      'date: "dd" in the format "YYYY-MM-dd" is none of YYYY MM DD HH mm ss SSS X'
    ],
    ['{{env}}', 3, "env needs a name, as in {{env 'NAME'}}"],
    ["{{env ''}}", 3, 'env: the name of the environment variable is empty'],
    // Options.
    ["{{date 'X' zone='UTC'}}", 12, '"zone" is no option of date; it has tz'],
    ["{{sha tz='UTC'}}", 7, '"tz" is no option of sha; it has none'],
    ["{{date 'X' tz='UTC' tz='UTC'}}", 21, 'the option tz is given twice'],
    [
      "{{date 'X' tz=UTC}}",
      15,
      `"UTC" is not understood; write {{date 'YYYYMMDDHHmmss'}}, with quotes around values`
    ],
    [
      "{{date 'X' tz=}}",
      15,
      `a value is missing; write {{date 'YYYYMMDDHHmmss'}}, with quotes around values`
    ],
    [
      "{{date 'X' tz='Mars/Base'}}",
      3,
      'date: "Mars/Base" is no time zone; use a name such as UTC or Europe/Berlin'
    ]
  ])('%j is an error at column %i', (template, column, reason) => {
    const message = `${JSON.stringify(template)}, column ${column}: ${reason}`
    expect(() => parseTemplate(template)).toThrow(
      new RepullError({ code: 'template', level: 'error', message })
    )
  })

  test('the error has the code template', () => {
    const problems = (() => {
      try {
        return parseTemplate('{{')
      } catch (error) {
        return error instanceof RepullError ? error.problems : []
      }
    })()
    expect(problems).toEqual([
      { code: 'template', level: 'error', message: '"{{", column 1: "{{" is not closed by "}}"' }
    ])
  })
})

test.each([
  ['v1', []],
  ["{{sha}}-{{date 'YYYYMMDDHHmmss'}}", ['sha', 'date']],
  ["{{sha}}-{{sha '12'}}-{{env 'X'}}", ['sha', 'env']]
])('%j needs %j', (template, names) => {
  expect([...needs(template)]).toEqual(names)
})
