import { RepullError } from '../errors.js'

export const DATE_TOKENS = 'YYYY MM DD HH mm ss SSS X'

const TOKEN = /YYYY|MM|DD|HH|mm|SSS|ss|X|T|\P{L}/uy
// The years that YYYY can hold: 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z, in seconds.
const FIRST_SECOND = -62_167_219_200
const LAST_SECOND = 253_402_300_799

/** What is wrong with a FORMAT, or undefined. */
export function formatProblem(format: string): string | undefined {
  if (format === '') return `the format is empty; use ${DATE_TOKENS}`
  const { rest } = tokensOf(format)
  if (rest === '') return undefined
  const found = /^(\p{L})\1*/u.exec(rest)?.[0] ?? rest
  return `${JSON.stringify(found)} in the format ${JSON.stringify(format)} is none of ${DATE_TOKENS}`
}

/** What is wrong with the name of a time zone, or undefined. */
export function timeZoneProblem(timeZone: string): string | undefined {
  const problem = `${JSON.stringify(timeZone)} is no time zone; use a name such as UTC or Europe/Berlin`
  // Newer engines take offsets such as +01:00 as well, older ones do not.
  if (!/^[A-Za-z]/.test(timeZone)) return problem
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return problem
    throw error
  }
}

/** The date written as FORMAT asks for; format and zone are valid. X is in whole seconds, rounded down. */
export function formatDate(date: Date, format: string, timeZone: string): string {
  const fields = fieldsOf(date, timeZone)
  return tokensOf(format)
    .tokens.map((token) => fields.get(token) ?? token)
    .join('')
}

/** Reads SOURCE_DATE_EPOCH, whole seconds since 1970. Unset or empty gives undefined; anything else raises `input`. */
export function sourceDateEpoch(text: string | undefined): Date | undefined {
  if (text === undefined || text === '') return undefined
  const seconds = /^-?[0-9]{1,12}$/.test(text) ? Number(text) : NaN
  if (seconds >= FIRST_SECOND && seconds <= LAST_SECOND) return new Date(seconds * 1000)
  const message =
    `SOURCE_DATE_EPOCH: ${JSON.stringify(text)} is not a whole number of seconds since 1970 ` +
    `(from ${FIRST_SECOND} to ${LAST_SECOND})`
  throw new RepullError({ code: 'input', level: 'error', message })
}

function tokensOf(format: string): { readonly tokens: readonly string[]; readonly rest: string } {
  const tokens: string[] = []
  let at = 0
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(format); match !== null; match = TOKEN.exec(format)) {
    tokens.push(match[0])
    at = TOKEN.lastIndex
  }
  return { tokens, rest: format.slice(at) }
}

function fieldsOf(date: Date, timeZone: string): ReadonlyMap<string, string> {
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3
  })
  const parts = new Map<string, string>(format.formatToParts(date).map((part) => [part.type, part.value]))
  const field = (type: Intl.DateTimeFormatPartTypes, width: number) =>
    (parts.get(type) ?? '').padStart(width, '0')
  return new Map([
    ['YYYY', field('year', 4)],
    ['MM', field('month', 2)],
    ['DD', field('day', 2)],
    ['HH', field('hour', 2)],
    ['mm', field('minute', 2)],
    ['ss', field('second', 2)],
    ['SSS', field('fractionalSecond', 3)],
    ['X', String(Math.floor(date.getTime() / 1000))]
  ])
}
