// Controls, format characters (bidi, zero-width, BOM), line and paragraph separators, lone surrogates, and what Unicode
// calls default-ignorable. The runner compares `::` and `##[` by culture, which skips ignorable characters, so an
// invisible one in between must not stay either. The `u` flag makes \p{Cs} match only surrogates without a partner.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

// Two ways to give the Actions runner a command (actions/runner, ActionCommand.cs): a line that starts with `::` once
// leading blanks are trimmed, and `##[` anywhere in a line.
const COMMAND = /^(\s*):(?=:)/
const OLD_COMMAND = /##(?=\[)/g

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Text that comes from a file, a branch or a tool, safe to print on one line: nothing invisible, nothing that moves the
 * cursor or reorders text, and nothing that the Actions runner takes for a command. Controls show as `\n`, `\u202e`.
 */
export function harmless(text: string): string {
  return text
    .replace(INVISIBLE, (character) => NAMED[character] ?? unicodeEscape(character))
    .replace(OLD_COMMAND, '# #')
    .replace(COMMAND, '$1: ')
}

/** The same for text of several lines: `\n` and `\r\n` stay line ends (written `\n`), each line is made harmless. */
export function harmlessLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => harmless(line))
    .join('\n')
}

/** Text inside JSON (as JSON.stringify gives it) with the same characters written as JSON escapes: it parses to the same. */
export function harmlessJson(json: string): string {
  return json
    .replace(INVISIBLE, (character) => (character === '\n' ? character : jsonEscape(character)))
    .replace(OLD_COMMAND, '#\\u0023')
}

function unicodeEscape(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
}

function jsonEscape(character: string): string {
  return Array.from({ length: character.length }, (_, at) =>
    unicodeEscape(String.fromCharCode(character.charCodeAt(at)))
  ).join('')
}
