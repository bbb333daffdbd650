import { BLOCK_HEADER, keyColumn } from './helm-template.js'

/** The text of a Helm template with its actions covered, so that it can be read as YAML; every offset stays true. */
export interface Masked {
  readonly text: string
  /** True for a range that an action has a part in. */
  isMasked(start: number, end: number): boolean
  /** Where the actions are, in their order. */
  readonly actions: readonly Range[]
}

export interface Range {
  readonly start: number
  readonly end: number
}

/** Undefined for a text with an action that does not end. */
export function maskActions(text: string): Masked | undefined {
  const actions = actionsOf(text)
  if (actions === undefined) return undefined
  const characters = text.split('')
  for (const { start, end } of actions) {
    for (let at = start; at < end; at += 1) if (!/\s/.test(characters[at] ?? '')) characters[at] = COVER
  }
  const lines = linesWith(text, actions)
  for (const line of lines) coverLine(text, characters, line, actions)
  coverBlocks(text, characters)
  const covered = characters.join('')
  for (const line of lines) coverFirstEntries(text, covered, characters, line, actions)
  return {
    text: characters.join(''),
    actions,
    isMasked: (start, end) => actions.some((action) => action.start < end && start < action.end)
  }
}

/** Reads as a word wherever YAML wants one. */
const COVER = 'x'

/** The actions of Go's text/template: strings and comments in them may hold `}}`. */
export function actionsOf(text: string): Range[] | undefined {
  const actions: Range[] = []
  const inside = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|\}\}|[^}"'`]+|[}"'`]/y
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', actions.at(-1)?.end ?? 0)) {
    const comment = /\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/y
    comment.lastIndex = start
    let end = comment.test(text) ? comment.lastIndex : 0
    inside.lastIndex = start + 2
    while (end === 0) {
      const token = inside.exec(text)?.[0]
      if (token === undefined) return undefined
      if (token === '}}') end = inside.lastIndex
    }
    actions.push({ start, end })
  }
  return actions
}

/** The lines that actions have a part in. */
function linesWith(text: string, actions: readonly Range[]): Range[] {
  const lines: Range[] = []
  let next = 0
  for (const action of actions) {
    let start = Math.max(next, text.lastIndexOf('\n', action.start - 1) + 1)
    while (start < action.end) {
      const found = text.indexOf('\n', start)
      const end = found < 0 ? text.length : found
      lines.push({ start, end })
      start = end + 1
    }
    next = Math.max(next, start)
  }
  return lines
}

/** Words that steer a template and print nothing of their own. */
export const CONTROL = /^\{\{-?\s*(?:end|else|if|with|range|define|block|\/\*|\$\w*\s*:?=)/

/**
 * A line of nothing but actions becomes a comment; what steers the template behind a value becomes blanks, so that the
 * value is as it is without it.
 */
function coverLine(text: string, characters: string[], line: Range, actions: readonly Range[]): void {
  const here = actions.filter(({ start, end }) => start < line.end && line.start < end)
  const isAction = (at: number): boolean => here.some(({ start, end }) => start <= at && at < end)
  const words: number[] = []
  for (let at = line.start; at < line.end; at += 1) if (/\S/.test(text.charAt(at))) words.push(at)
  const [first] = words
  if (first === undefined) return
  const own = words.find((at) => !isAction(at))
  if (own === undefined || (isAction(first) && text.charAt(own) === '#')) {
    characters[first] = '#'
    return
  }
  // `{{ if .Values.x }}- item{{ end }}`: an item, as a whole an action's.
  if (isAction(first) && /^- /.test(text.slice(own)) && CONTROL.test(text.slice(here[0]?.start))) {
    for (let at = first; at < line.end; at += 1)
      characters[at] = at === first ? '-' : at === first + 1 ? ' ' : COVER
    return
  }
  const [only] = here
  const behindDash = words.filter((at) => !isAction(at)).every((at) => text.charAt(at) === '-')
  if (
    only !== undefined &&
    behindDash &&
    /\b(?:toYaml|include|tpl|template)\b/.test(text.slice(only.start, only.end))
  ) {
    // It may print the first keys of an item that goes on below.
    characters.splice(only.start + 1, 2, ':', ' ')
    return
  }
  for (const action of here.toReversed()) {
    const isLast = words.every((at) => at < action.end || isAction(at))
    const isControl = CONTROL.test(text.slice(action.start, action.end))
    const isBehind = words.some((at) => at < action.start && !isAction(at))
    if (!isLast || !isControl || !isBehind) break
    for (let at = Math.max(action.start, line.start); at < Math.min(action.end, line.end); at += 1) {
      characters[at] = ' '
    }
  }
}

/** A key and what stands before it; behind it, a value. */
const KEY = /^(\s*(?:- +)*)(?:[\w./-]+|"[^"]*"|'[^']*'):[ \t]+(?=\S)/
/** What a mapping or a list goes on with. */
const ENTRY = /^([ \t]*)(- |-$|(?:[^\s#"':]|"[^"]*"|'[^']*')[^:]*:(?:\s|$))/

/**
 * `labels: {{- include "labels" . | nindent 4 }}` and then more labels: the action prints the first entries of what goes
 * on below, so that it becomes blanks.
 */
function coverFirstEntries(
  text: string,
  covered: string,
  characters: string[],
  line: Range,
  actions: readonly Range[]
): void {
  const key = KEY.exec(text.slice(line.start, line.end))
  if (key === null) return
  const start = line.start + key[0].length
  const here = actions.filter((action) => start <= action.start && action.start < line.end)
  const [first, last] = [here[0], here.at(-1)]
  if (first?.start !== start || last === undefined) return
  const isAlone = here.every(({ end }, index) =>
    /^[ \t]*$/.test(text.slice(end, here[index + 1]?.start ?? end))
  )
  const rest = covered.slice(last.end)
  const below = /\n[ \t]*(?![ \t#\n])[^\n]*/.exec(rest)
  if (!isAlone || below === null || !/^[ \t]*(?:#|\n|$)/.test(rest)) return
  const [, indentation = '', what = ''] = ENTRY.exec(below[0].slice(1)) ?? []
  const column = key[1]?.length ?? 0
  if (indentation.length > column ? what === '' : indentation.length < column || !what.startsWith('-')) return
  for (let at = start; at < last.end; at += 1) if (text[at] !== '\n') characters[at] = ' '
}

/** Lines of actions in a block scalar are a part of it, however they are indented: else the scalar would end there. */
function coverBlocks(text: string, characters: string[]): void {
  let block:
    { readonly column: number; indentation: number; readonly actions: Range[]; inside: Range[] } | undefined
  const close = (): void => {
    for (const { start, end } of block?.inside ?? []) {
      const content = start + (block?.indentation ?? 0)
      for (let at = start; at < end; at += 1) characters[at] = at < content ? ' ' : COVER
    }
    block = undefined
  }
  let start = 0
  for (const source of text.split('\n')) {
    const line = { start, end: start + source.replace(/\r$/, '').length }
    start += source.length + 1
    const covered = characters.slice(line.start, line.end).join('')
    const indentation = covered.search(/\S/)
    if (indentation < 0) continue
    if (block !== undefined && /^\s*#/.test(covered) && /^\s*(?!#)/.test(source)) block.actions.push(line)
    else if (block !== undefined && indentation > block.column) {
      block.indentation = Math.min(block.indentation, indentation)
      block.inside = [...block.actions]
    } else {
      close()
      if (BLOCK_HEADER.test(covered))
        block = { column: keyColumn(covered), indentation: Infinity, actions: [], inside: [] }
    }
  }
  close()
}
