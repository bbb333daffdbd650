import { isSensitive, maySayOfSecrets } from './sensitive.js'

/** What stands in the place of a value that must not be seen. */
export const HIDDEN = '(hidden)'

const PEM = /-----BEGIN [^\n-]{1,100}-----(?:[\s\S]*?-----END [^\n-]{1,100}-----|[\s\S]*)/g
/** The same in base64, if it is a key: certificates that clusters trust are written so, and are public. */
const PEM_BASE64 = /LS0tLS1CRUdJT[A-Za-z0-9+/=]{20,}/g
const USER = /([a-z][a-z0-9+.-]{0,30}:\/\/)(?!git@)[^\s/?#"'<>@]*(?::[^\s"'<>@]*)?@/gi
/** `user:password@tcp(host)/db`, as Go's MySQL driver wants it. */
const DSN = /[^\s"'=]+:[^\s"']*@(?=(?:tcp|unix)\()/g
const BEARER = /\b(bearer\s+)[\w.~+/-]{16,}=*/gi
const AUTHORIZATION = /(authorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic|token|apikey)\s+)?)[^\s"',]+/gi
const DOCKER = /("auth"\s*:\s*)"[^"]*"/g
/** NAME=value, "name": "value", --name value: the name, what is between, and the value. */
const PAIR =
  /((?:["']?)[A-Za-z_][\w.-]{1,199}["']?)([ \t]*[:=][ \t]*|(?<=--[\w-]+)[ \t]+)("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s"',;&{}[\]]+)/g
/** A line of its own, whose value may have blanks in it. */
const LINE =
  /^([ \t]*(?:(?:-|export|set)[ \t]+)*)(["']?)([A-Za-z_.][\w.-]{0,199})\2([ \t]*[:=][ \t]*)(\S.*)?$/

/**
 * Hides what is secret in a text: PEM blocks, user and password of URLs, values of names such as DB_PASSWORD, credentials of
 * registries, Secrets written out. `onHidden` is given every text that is hidden.
 */
export function redactText(text: string, onHidden: (hidden: string) => void = () => undefined): string {
  if (text.length < 5 || isEncrypted(text)) return text
  const hide = (hidden: string): string => {
    if (hidden.trim() === '' || hidden === HIDDEN || isEncrypted(hidden)) return hidden
    onHidden(hidden)
    return HIDDEN
  }
  let result = text
  if (text.includes('-----BEGIN')) result = result.replace(PEM, hide)
  if (text.includes('LS0tLS1CRUdJT'))
    result = result.replace(PEM_BASE64, (found) => (isKey(found) ? hide(found) : found))
  if (/\bSecret\b/.test(text) && /["']?kind["']?\s*:\s*["']?Secret\b/i.test(text)) {
    // In one line, nobody can say where the Secret ends.
    if (/[{[]\s*["']?\w+["']?\s*:/.test(text)) return hide(text)
    result = lines(result, hide, true)
  } else if (text.includes('\n')) result = lines(result, hide, false)
  if (text.includes('@')) {
    result = result.replace(
      USER,
      (whole: string, scheme: string) => scheme + hide(whole.slice(scheme.length, -1)) + '@'
    )
    result = result.replace(DSN, (whole) => `${hide(whole.slice(0, -1))}@`)
  }
  if (/bearer|authorization/i.test(text)) {
    result = result.replace(
      AUTHORIZATION,
      (whole: string, before: string) => before + hide(whole.slice(before.length))
    )
    result = result.replace(
      BEARER,
      (whole: string, before: string) => before + hide(whole.slice(before.length))
    )
  }
  if (text.includes('"auth"'))
    result = result.replace(
      DOCKER,
      (whole: string, before: string) => `${before}"${hide(whole.slice(before.length + 1, -1))}"`
    )
  if (!maySayOfSecrets(result)) return result
  return result.replace(PAIR, (whole: string, name: string, between: string, value: string) =>
    isSensitive(name.replace(/["']/g, '').replace(/^-+/, '')) && !isHarmlessValue(value)
      ? name + between + hidePart(value, hide)
      : whole
  )
}

/** SOPS' values, which only who has the key can read. */
export function isEncrypted(text: string): boolean {
  return /^["']?ENC\[[A-Z0-9_]+,/.test(text)
}

/** Keeps the quotes. */
function hidePart(value: string, hide: (hidden: string) => string): string {
  const quote = /^(["']).*\1$/s.exec(value)?.[1] ?? ''
  return quote + hide(value.slice(quote.length, value.length - quote.length)) + quote
}

function isHarmlessValue(value: string): boolean {
  return /^(?:true|false|null|nil|none|~|[|>][-+0-9]*|\{\{.*|\$\{?\w+\}?|\$\(\w+\))$/i.test(value)
}

/** Values that go to the end of their line or, as YAML's blocks, over the lines below that are indented deeper. */
function lines(text: string, hide: (hidden: string) => string, isSecret: boolean): string {
  const result: string[] = []
  let inside: { readonly indentation: number; readonly hidden: string[] } | undefined
  const end = (): void => {
    if (inside !== undefined && inside.hidden.length > 0) {
      result.push(' '.repeat(inside.indentation + 2) + hide(inside.hidden.join('\n')))
    }
    inside = undefined
  }
  for (const line of text.split('\n')) {
    if (inside !== undefined) {
      if (line.trim() === '' || line.search(/\S/) > inside.indentation) {
        if (line.trim() !== '') inside.hidden.push(line.trim())
        continue
      }
      end()
    }
    const [, before = '', quote = '', name = '', between = '', value = ''] = LINE.exec(line) ?? []
    const isHidden = name !== '' && (isSensitive(name) || (isSecret && /^(?:data|stringData)$/i.test(name)))
    if (!isHidden) result.push(line)
    else if (value === '' || /^[|>][-+0-9]*\s*(?:#.*)?$/.test(value)) {
      result.push(line)
      if (between.includes(':')) inside = { indentation: before.length, hidden: [] }
    } else {
      const comma = value.endsWith(',') ? ',' : ''
      const shown = isHarmlessValue(value.trim())
        ? value
        : hidePart(value.slice(0, value.length - comma.length).trimEnd(), hide) + comma
      result.push(`${before}${quote}${name}${quote}${between}${shown}`)
    }
  }
  end()
  return result.join('\n')
}

function isKey(base64: string): boolean {
  return Buffer.from(base64, 'base64').toString('latin1').includes('PRIVATE KEY')
}
