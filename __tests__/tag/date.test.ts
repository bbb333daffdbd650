import { describe, expect, test } from '@jest/globals'
import { RepullError } from '../../src/errors.js'
import { formatDate, formatProblem, sourceDateEpoch, timeZoneProblem } from '../../src/tag/date.js'

const ALL = 'YYYY-MM-DDTHH:mm:ss.SSS X'

describe('formatDate', () => {
  test.each([
    ['2026-11-23T21:33:07.045Z', 'YYYYMMDDHHmmss', 'UTC', '20261123213307'],
    ['2026-11-23T21:33:07.045Z', ALL, 'UTC', '2026-11-23T21:33:07.045 1795469587'],
    ['2026-11-23T21:33:07.045Z', 'YYYYMMDDTHHmmss', 'UTC', '20261123T213307'],
    ['2026-11-23T21:33:07.045Z', 'SSSss', 'UTC', '04507'],
    ['2026-11-23T21:33:07.045Z', 'MMmm', 'UTC', '1133'],
    ['2026-11-23T21:33:07.045Z', 'X', 'Asia/Tokyo', '1795469587'],
    ['2026-11-23T21:33:07.045Z', 'YYYY-MM-DD HH:mm', 'Asia/Tokyo', '2026-11-24 06:33'],
    ['2026-11-23T21:33:07.045Z', 'HH:mm', 'Asia/Kathmandu', '03:18'],
    ['2026-11-23T21:33:07.045Z', 'HH:mm', 'america/new_york', '16:33'],
    ['2026-07-01T00:00:00Z', 'HH', 'Europe/Berlin', '02'],
    ['2026-12-01T00:00:00Z', 'HH', 'Europe/Berlin', '01'],
    // Midnight is 00, not 24.
    ['2026-01-01T00:00:00Z', 'DDHH', 'UTC', '0100'],
    ['2026-01-01T00:00:00Z', '_.-+ 12\u{1F680}', 'UTC', '_.-+ 12\u{1F680}'],
    ['0033-04-03T12:00:00Z', 'YYYY', 'UTC', '0033'],
    ['9999-12-31T23:59:59.999Z', 'YYYYMMDDHHmmssSSS', 'UTC', '99991231235959999']
  ])('%s as %j in %s', (date, format, timeZone, expected) => {
    expect(formatDate(new Date(date), format, timeZone)).toBe(expected)
  })

  test.each([
    ['1969-12-31T23:59:59.500Z', '1969-12-31T23:59:59.500 -1'],
    ['1900-01-01T00:00:00.000Z', '1900-01-01T00:00:00.000 -2208988800'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000 0'],
    ['2038-01-19T03:14:08.000Z', '2038-01-19T03:14:08.000 2147483648'],
    ['2106-02-07T06:28:16.000Z', '2106-02-07T06:28:16.000 4294967296']
  ])('8. the clock at %s', (date, expected) => {
    expect(formatDate(new Date(date), ALL, 'UTC')).toBe(expected)
  })
})

describe('formatProblem', () => {
  test.each(['YYYY', 'MM', 'DD', 'HH', 'mm', 'ss', 'SSS', 'X', 'T', ALL, '2026', '-'])(
    '%j is a format',
    (format) => {
      expect(formatProblem(format)).toBeUndefined()
    }
  )

  test.each([
    ['YY', 'YY'],
    ['YYYYY', 'Y'],
    ['YYYY-M', 'M'],
    ['sss', 's'],
    ['SS', 'SS'],
    ['SSSS', 'S'],
    ['hh', 'hh'],
    ['HH:mmZ', 'Z'],
    ['yyyyMMdd', 'yyyy'],
    ['YYYYé', 'é'],
    ['t', 't'],
    ['YYYY年', '年']
  ])('%j is none, because of %j', (format, found) => {
    expect(formatProblem(format)).toBe(
      `"${found}" in the format "${format}" is none of YYYY MM DD HH mm ss SSS X`
    )
  })

  test('an empty format is none', () => {
    expect(formatProblem('')).toBe('the format is empty; use YYYY MM DD HH mm ss SSS X')
  })
})

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Ushuaia', 'utc', 'Etc/GMT+5'])(
  '%s is a time zone',
  (zone) => {
    expect(timeZoneProblem(zone)).toBeUndefined()
  }
)

test.each(['', 'Mars/Base', '+01:00', 'Berlin', 'Europe/Berlin ', '../etc/passwd', 'UTC\0'])(
  '8. %j is no time zone',
  (zone) => {
    expect(timeZoneProblem(zone)).toBe(
      `${JSON.stringify(zone)} is no time zone; use a name such as UTC or Europe/Berlin`
    )
  }
)

describe('8. SOURCE_DATE_EPOCH', () => {
  test.each([
    ['0', '1970-01-01T00:00:00.000Z'],
    ['1795469587', '2026-11-23T21:33:07.000Z'],
    ['4294967296', '2106-02-07T06:28:16.000Z'],
    ['-1', '1969-12-31T23:59:59.000Z'],
    ['253402300799', '9999-12-31T23:59:59.000Z'],
    ['-62167219200', '0000-01-01T00:00:00.000Z']
  ])('%s is %s', (text, expected) => {
    expect(sourceDateEpoch(text)?.toISOString()).toBe(expected)
  })

  test.each([undefined, ''])('%j is not given', (text) => {
    expect(sourceDateEpoch(text)).toBeUndefined()
  })

  test.each([
    '1.5',
    '1e9',
    '0x10',
    ' 1',
    '1\n',
    '+1',
    'now',
    '2026-11-23',
    '253402300800',
    '-62167219201',
    '9'.repeat(400)
  ])('%j is an error', (text) => {
    const message =
      `SOURCE_DATE_EPOCH: ${JSON.stringify(text)} is not a whole number of seconds since 1970 ` +
      '(from -62167219200 to 253402300799)'
    expect(() => sourceDateEpoch(text)).toThrow(new RepullError({ code: 'input', level: 'error', message }))
  })
})
