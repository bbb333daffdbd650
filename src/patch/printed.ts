import { follow } from '../fields/path.js'
import { resolve } from '../yaml/node.js'
import type { Mapping, Node } from '../yaml/node.js'
import { columnOf } from '../yaml/style.js'
import { lineEnd, lineStart } from '../yaml/text.js'
import type { Template, Work } from './draft.js'
import { CONTROL } from './helm-mask.js'
import type { Range } from './helm-mask.js'
import type { Chart } from './values/chart.js'

/** A key whose value stands below it. */
const KEY_ALONE = /^(\s*(?:- +)*)(?:[\w./-]+|"[^"]*"|'[^']*'):\s*(?:[&!]\S+\s*)*(?:#.*)?$/
const CONDITION = /\{\{-?\s*(?:if|else|with|range)\b[\s\S]*?\}\}/g
const PRINTS_NOTHING = /^\{\{-?\s*(?:fail|break|continue)\b/

/**
 * The action of a template that may print the key which `speaks` is about into a mapping that has it nowhere: to write it
 * there could make it stand twice. An action that prints at the keys' own indentation may print any key, unless the chart
 * shows what it prints. With `isSure`, only one of which the chart shows that it prints this key.
 */
export function printerOf(work: Work, map: Mapping, speaks: RegExp, isSure = false): Range | undefined {
  const { template, text } = work
  if (template === null || map.flow) return undefined
  const column = columnOf(text, map.start)
  const [from, to] = [
    above(text, map.start),
    map.end + (/(?:\s|#.*)*/y.exec(text.slice(map.end))?.[0].length ?? 0)
  ]
  const actions = template.actions.filter(({ start }) => from <= start && start < to)
  return actions.find((action) => {
    if (isLineAbout(template.source, action, speaks)) return true
    const answer = prints(template, action, column, speaks, template.chart)
    return answer === 'yes' || (answer === 'unsure' && !isSure)
  })
}

type Answer = 'yes' | 'no' | 'unsure'

/** Whether an action prints a key at a column. `within`: the named templates that are being looked at. */
function prints(
  text: Pick<Template, 'source' | 'actions'>,
  action: Range,
  column: number,
  speaks: RegExp,
  chart: Chart,
  within: readonly string[] = []
): Answer {
  if (!printsAt(text.source, action, column) || isValue(text, action, column)) return 'no'
  const source = text.source.slice(action.start, action.end)
  const list = /^\{\{-?\s*toYaml\s+(\.Values(?:\.\w+)+|\.)\s*(?:\|[^|]*)?\}\}$/.exec(source)?.[1]
  if (list !== undefined) return printsOf(valueAt(text, action, list, chart), speaks)
  const [, name] = /^\{\{-?\s*(?:include|template)\s+"([^"]+)"/.exec(source) ?? []
  const body = name === undefined ? undefined : chart.templates.get(name)
  if (name === undefined || body === undefined || /\b(?:toYaml|tpl)\b/.test(source) || within.includes(name))
    return 'unsure'
  if (speaks.test(body.source)) return 'yes'
  const answers = body.actions.map((each) =>
    prints(body, each, body.column, speaks, chart, [...within, name])
  )
  return answers.find((each) => each === 'yes') ?? answers.find((each) => each === 'unsure') ?? 'no'
}

/** A list has items and no keys; a mapping may get other keys from whoever installs the chart. */
function printsOf(value: Node | undefined, speaks: RegExp): Answer {
  if (value?.type === 'sequence') return 'no'
  const keys = value?.type === 'mapping' ? value.entries.map(({ name }) => name ?? '') : []
  return keys.some((key) => speaks.test(key)) ? 'yes' : 'unsure'
}

/** What the chart's own values have for `.Values.a.b`, or for the `.` of a `with` around an action. */
function valueAt(
  { source, actions }: Pick<Template, 'source' | 'actions'>,
  action: Range,
  path: string,
  { values }: Chart
): Node | undefined {
  let of = path
  let depth = 0
  for (const before of path === '.' ? actions.slice(0, actions.indexOf(action)).toReversed() : []) {
    const text = source.slice(before.start, before.end)
    const [, word = ''] = /^\{\{-?\s*(\w*)/.exec(text) ?? []
    if (word === 'end') depth += 1
    else if (/^(?:with|range|define|block|if)$/.test(word) && depth > 0) depth -= 1
    else if (/^(?:with|range|define|block)$/.test(word)) {
      of = /^\{\{-?\s*with\s+(\.Values(?:\.\w+)+)\s*-?\}\}$/.exec(text)?.[1] ?? ''
      break
    }
  }
  if (!of.startsWith('.Values.') || values === undefined) return undefined
  const [node] = [...follow(values, of.split('.').slice(2))].map((hit) => hit.node)
  return resolve(node)
}

/** Where the lines of actions and comments above a mapping begin. */
function above(text: string, offset: number): number {
  let start = lineStart(text, offset)
  if (text.slice(start, offset).trim() !== '') return start
  while (start > 0) {
    const previous = lineStart(text, start - 1)
    const line = text.slice(previous, start)
    // `labels: {{- include "labels" . | nindent 4 }}` above more labels is blank behind the colon.
    if (!/^\s*(?:#.*)?$/.test(line.trimEnd())) return previous + line.trimEnd().length
    start = previous
  }
  return start
}

/** `{{ if .Values.policy }}imagePullPolicy: {{ .Values.policy }}{{ end }}`, on which no key is seen. */
function isLineAbout(source: string, action: Range, speaks: RegExp): boolean {
  const line = source.slice(lineStart(source, action.start), lineEnd(source, action.end))
  return /^\s*\{\{/.test(line) && speaks.test(line.replace(CONDITION, ''))
}

function printsAt(source: string, { start, end }: Range, column: number): boolean {
  const action = source.slice(start, end)
  if (CONTROL.test(action) || PRINTS_NOTHING.test(action)) return false
  const before = source.slice(lineStart(source, start), start)
  const isFirst = /^[\s-]*$/.test(before.replace(/\{\{[\s\S]*?\}\}/g, ''))
  const own = /^\s*(?:- +)*/.exec(before)?.[0].length ?? 0
  const [, line, size] = [...action.matchAll(/\b(n?)indent\b\s*(\d*)/g)].at(-1) ?? []
  if (line === undefined) return isFirst && (own === column || own === 0)
  if (size === '') return line === 'n' || isFirst
  return line === 'n' ? Number(size) === column : isFirst && [0, own].includes(column - Number(size))
}

/** True where a key without a value stands before an action, with nothing between that prints. */
function isValue(
  { source, actions }: Pick<Template, 'source' | 'actions'>,
  action: Range,
  column: number
): boolean {
  let at = action.start
  let branch = false
  for (const before of actions.slice(0, actions.indexOf(action)).toReversed()) {
    if (!branch && /^[^\S\n]*[^\s#]/m.test(source.slice(before.end, at))) break
    const text = source.slice(before.start, before.end)
    const [, word = ''] = /^\{\{-?\s*(\w*)/.exec(text) ?? []
    if (word === 'end' || (!branch && !CONTROL.test(text))) return false
    // The other branch of an `if` stands between it and this one.
    branch = word === 'else' || (branch && !/^(?:if|with|range)$/.test(word))
    at = before.start
  }
  const [, indentation] = KEY_ALONE.exec(lastLine(source, at)) ?? []
  return indentation !== undefined && indentation.length >= column
}

/** The last line before an offset that is neither blank nor a comment. */
function lastLine(source: string, offset: number): string {
  let end = offset
  for (;;) {
    const start = lineStart(source, end)
    const line = source.slice(start, end).trimEnd()
    if (start === 0 || /^\s*[^\s#]/.test(line)) return line
    end = start - 1
  }
}
