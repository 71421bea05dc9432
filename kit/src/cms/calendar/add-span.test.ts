import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../span.ts'
import { addSpan, isProvisional, subtractSpan } from './add-span.ts'
import { announcedCalendar } from '../../testing/announced-calendar.ts'
import { workingCalendar } from './working-calendar.ts'

/** 2024 to 2026, as they were announced. */
const calendar = announcedCalendar

/** A moment in Shanghai. */
const at = (text: string) => new Date(`${text.includes('T') ? text : `${text}T00:00`}+08:00`)
const shanghai = (moment: Date) => moment.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
const after = (from: string, span: Span) => shanghai(addSpan(calendar, at(from), span))

describe('a span of time', () => {
  test('of hours ends to the minute', () => {
    expect(after('2026-03-02T10:30', '36h')).toBe('2026-03-03 22:30:00')
  })

  test('of days ends with the day in Shanghai, whatever the day is in UTC', () => {
    expect(after('2026-03-02T00:30', '1d')).toBe('2026-03-03 23:59:59')
    expect(after('2026-03-02T23:30', '1d')).toBe('2026-03-03 23:59:59')
    expect(addSpan(calendar, at('2026-03-02T10:00'), '90d').toISOString()).toBe('2026-05-31T15:59:59.999Z')
  })

  test.each([
    ['a weekend', '2026-03-06T09:00', '1wd', '2026-03-09'],
    // 28 September 2025 (Sunday) and 11 October (Saturday) are worked; 1 to 8 October are free.
    ['National Day 2025, over its make-up Sunday', '2025-09-26T09:00', '1wd', '2025-09-28'],
    ['National Day 2025', '2025-09-30T09:00', '1wd', '2025-10-09'],
    ['National Day 2025, to its make-up Saturday', '2025-09-30T09:00', '3wd', '2025-10-11'],
    // 15 to 23 February 2026 are free; the Saturdays 14 and 28 are worked.
    ['Spring Festival 2026, to its make-up Saturday', '2026-02-13T09:00', '1wd', '2026-02-14'],
    ['Spring Festival 2026', '2026-02-14T09:00', '1wd', '2026-02-24'],
    ['Spring Festival 2026, both make-up Saturdays', '2026-02-13T09:00', '6wd', '2026-02-28'],
    // 10 to 17 February 2024 are free; Sundays 4 and 18 are worked.
    ['Spring Festival 2024, to its make-up Sunday', '2024-02-09T09:00', '1wd', '2024-02-18'],
    ['New Year 2026', '2025-12-31T09:00', '1wd', '2026-01-04'],
  ] as const)('of working days passes %s', (_, from, span, day) => {
    expect(after(from, span)).toBe(`${day} 23:59:59`)
  })

  test('of working days counts whole working days: never fewer days than asked, and longer spans end later', () => {
    const moments = fc.date({ min: at('2024-01-01T00:00'), max: at('2026-10-01T00:00'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 30 }), (from, amount) => {
        const end = addSpan(calendar, from, `${amount}wd`)
        expect(end.getTime()).toBeGreaterThanOrEqual(addSpan(calendar, from, `${amount}d`).getTime())
        expect(addSpan(calendar, from, `${amount + 1}wd`).getTime()).toBeGreaterThan(end.getTime())
      }),
    )
  })

  test('of working days, in a year whose holidays are not announced yet, knows weekends only', () => {
    expect(after('2029-09-28T09:00', '1wd')).toBe('2029-10-01 23:59:59')
  })
})

describe('the moment so long before', () => {
  test('is the beginning of the first of the days that are left', () => {
    const before = (to: string, span: Span) => shanghai(subtractSpan(calendar, at(to), span))
    expect(before('2026-03-09T23:59', '2wd')).toBe('2026-03-06 00:00:00')
    expect(before('2026-03-09T23:59', '3d')).toBe('2026-03-07 00:00:00')
    expect(before('2026-03-09T12:00', '6h')).toBe('2026-03-09 06:00:00')
  })
})

describe('a deadline', () => {
  const between = (from: string, to: string, span: Span) => isProvisional(calendar, { from: at(from), to: at(to), spans: [span] })
  test('is provisional where working days were counted in a year that is missing or not announced', () => {
    for (const known of [2024, 2025, 2026]) expect(between(`${known}-06-01`, `${known}-07-01`, '10wd')).toBe(false)
    expect(between('2040-06-01', '2040-07-01', '10wd')).toBe(true)
    expect(between('2040-06-01', '2040-07-01', '30d')).toBe(false)
    expect(between('2040-06-01', '2040-07-01', '36h')).toBe(false)
    const announced = workingCalendar([{ year: 2027, provisional: true, holidays: [], workdays: [] }])
    expect(isProvisional(announced, { from: at('2027-06-01'), to: at('2027-06-09'), spans: ['3wd'] })).toBe(true)
  })
  test('belongs to the years it has in Shanghai, the one in between included', () => {
    expect(between('2026-12-31T00:30', '2026-12-31T23:59', '10wd')).toBe(false)
    expect(between('2026-12-31T00:30', '2027-01-01T00:01', '10wd')).toBe(true)
  })
})
