import type { ScalarStyle } from './node.js'

/*
 * What the readers in use take for something other than a string: YAML 1.1 (https://yaml.org/type/: go-yaml 2 and with
 * it Kubernetes and kustomize, PyYAML) and YAML 1.2 (its core schema). Where one of them does, we quote.
 */
const NOT_A_STRING: readonly RegExp[] = [
  /^(?:|~|null|y|yes|n|no|true|false|on|off|<<|=)$/i,
  /^[-+]?0[bB][01_]+$/,
  /^[-+]?0[oO]?[0-7_]+$/,
  /^[-+]?0[xX][0-9a-fA-F_]+$/,
  /^[-+]?[0-9][0-9_,]*$/,
  /^[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9_]+)?$/,
  // `yaml` 1.1 takes an exponent alone for a number too, as in a short commit id such as e123456.
  /^[-+]?\.?(?:[eE][-+]?[0-9_]+)?$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?$/
]

/** Whether every reader takes the text, unquoted, for a string with just these characters. */
export function isPlainString(text: string, inFlow: boolean): boolean {
  if (NOT_A_STRING.some((pattern) => pattern.test(text))) return false
  // Indicators (YAML 1.2.2, 5.3); we are stricter than needed where that costs nothing.
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) && !/^-[^\s,[\]{}]/.test(text)) return false
  if (/^(?:---|\.\.\.)/.test(text)) return false
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001F\u007F-\u00A0\u2028\u2029\uD800-\uDFFF\uFEFF]/.test(text)) return false
  if (/^\s|\s$|:$|:\s|\s#/.test(text)) return false
  return !(inFlow && /[,[\]{}]/.test(text))
}

/** The text as a scalar in the wanted style; where plain would not be read as this string, double-quoted. */
export function writeScalar(text: string, style: ScalarStyle, inFlow: boolean): string {
  if (style === 'single' && isPrintable(text)) return `'${text.replaceAll("'", "''")}'`
  if (style === 'plain' && isPlainString(text, inFlow)) return text
  return doubleQuoted(text)
}

function isPrintable(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return !/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFEFF]/.test(text)
}

/** JSON's escapes are YAML's too (YAML 1.2.2, 1.3). */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
