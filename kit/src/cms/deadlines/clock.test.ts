import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../span.ts'
import { addSpan } from '../calendar/add-span.ts'
import { DAY, dayOf, isWeekend, startOf, workingCalendar, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { readClock, type Run } from './clock.ts'

const FIRST = Date.parse('2026-01-01T00:00:00+08:00')
const firstDay = dayOf(new Date(FIRST))
const days = fc.integer({ min: 0, max: 200 }).map((day) => firstDay + day)

/** A year in which any days are free and any weekends are worked. */
const calendars = fc
  .record({ holidays: fc.uniqueArray(days, { maxLength: 30 }), workdays: fc.uniqueArray(days, { maxLength: 10 }) })
  .map(({ holidays, workdays }) => ({ holidays, workdays: workdays.filter((day) => isWeekend(day) && !holidays.includes(day)) }))
const made = (one: { holidays: readonly number[]; workdays: readonly number[] }) =>
  workingCalendar([{ year: 2026, provisional: false, ...one }])

const moments = fc.integer({ min: 0, max: 90 * 24 * 60 }).map((minute) => new Date(FIRST + minute * 60_000))
const spans = fc
  .record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom('wd', 'd', 'h') })
  .map(({ amount, unit }): Span => `${amount}${unit}`)
/** Minutes of running and standing still by turns. */
const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 9000 })), { maxLength: 5 })

/** The runs that begin at `from` and are broken by `pauses`; the last one goes on. */
function runsOf(from: Date, pauses: readonly (readonly [number, number])[]): Run[] {
  const runs: Run[] = []
  let at = from.getTime()
  for (const [ran, stood] of pauses) {
    runs.push({ from: new Date(at), to: new Date(at + ran * 60_000) })
    at += (ran + stood) * 60_000
  }
  return [...runs, { from: new Date(at) }]
}

const due = (calendar: WorkingCalendar, span: Span, runs: readonly Run[]) => readClock({ calendar, spans: [span], runs }).due!

/** Milliseconds that count, minute by minute: an independent reading of the rule. */
function counted(calendar: WorkingCalendar, span: Span, runs: readonly Run[], until: Date): number {
  const inDays = !span.endsWith('h')
  const begin = inDays ? startOf(dayOf(runs[0]!.from) + 1).getTime() : runs[0]!.from.getTime()
  let total = 0
  for (const { from, to } of runs)
    for (let at = from.getTime(); at < Math.min(to?.getTime() ?? Infinity, until.getTime()); at += 60_000)
      if (at >= begin && (!span.endsWith('wd') || calendar.isWorkday(dayOf(new Date(at))))) total += 60_000
  return total
}

describe('a clock', () => {
  test('that is never stopped ends where the span ends', () => {
    fc.assert(
      fc.property(calendars, moments, spans, (table, from, span) => {
        const calendar = made(table)
        expect(due(calendar, span, [{ from }])).toEqual(addSpan(calendar, from, span))
      }),
    )
  })

  test('shows the same after any stops of no length', () => {
    fc.assert(
      fc.property(calendars, moments, spans, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 5 }), (table, from, span, stops) => {
        const calendar = made(table)
        const runs = runsOf(
          from,
          stops.map((ran) => [ran, 0]),
        )
        expect(due(calendar, span, runs)).toEqual(due(calendar, span, [{ from }]))
      }),
    )
  })

  test('neither loses nor gains time: it runs for its span exactly, and then to the end of that day', () => {
    fc.assert(
      fc.property(calendars, moments, spans, gaps, (table, from, span, pauses) => {
        const calendar = made(table)
        const runs = runsOf(from, pauses)
        const end = due(calendar, span, runs)
        const amount = Number.parseInt(span) * (span.endsWith('h') ? 3_600_000 : DAY)
        const ran = counted(calendar, span, runs, end)
        expect(ran).toBeGreaterThanOrEqual(amount)
        // Less than a day more, however often it was stopped.
        expect(ran - amount).toBeLessThan(span.endsWith('h') ? 1 : DAY)
      }),
      { numRuns: 60 },
    )
  })

  test('is never due earlier for a longer stop', () => {
    fc.assert(
      fc.property(calendars, moments, spans, gaps, fc.integer({ min: 1, max: 9000 }), (table, from, span, pauses, more) => {
        const calendar = made(table)
        const longer = pauses.map(([ran, stood], index) => [ran, stood + (index === pauses.length - 1 ? more : 0)] as const)
        expect(due(calendar, span, runsOf(from, longer)).getTime()).toBeGreaterThanOrEqual(
          due(calendar, span, runsOf(from, pauses)).getTime(),
        )
      }),
    )
  })

  test('is never due earlier for a further holiday, nor later for a further make-up day', () => {
    fc.assert(
      fc.property(calendars, moments, spans, gaps, days, (table, from, span, pauses, day) => {
        const runs = runsOf(from, pauses)
        const before = due(made(table), span, runs).getTime()
        const free = made({ holidays: [...table.holidays, day], workdays: table.workdays.filter((one) => one !== day) })
        expect(due(free, span, runs).getTime()).toBeGreaterThanOrEqual(before)
        const worked = made({ holidays: table.holidays.filter((one) => one !== day), workdays: [...table.workdays, day] })
        expect(due(worked, span, runs).getTime()).toBeLessThanOrEqual(before)
      }),
    )
  })

  test('with an extension goes on where the first deadline ended', () => {
    fc.assert(
      fc.property(calendars, moments, spans, spans, gaps, (table, from, span, more, pauses) => {
        const calendar = made(table)
        const runs = runsOf(from, pauses)
        const extended = readClock({ calendar, spans: [span, more], runs }).due!
        expect(extended.getTime()).toBeGreaterThan(due(calendar, span, runs).getTime())
        // Of working days without a stop, the two are one longer span.
        if (span.endsWith('wd') && more.endsWith('wd'))
          expect(readClock({ calendar, spans: [span, more], runs: [{ from }] }).due).toEqual(
            addSpan(calendar, from, `${Number.parseInt(span) + Number.parseInt(more)}wd`),
          )
      }),
    )
  })

  test('shows nothing while it stands still', () => {
    const calendar = made({ holidays: [], workdays: [] })
    const runs = [{ from: new Date(FIRST), to: new Date(FIRST + 2 * DAY) }]
    expect(readClock({ calendar, spans: ['5wd'], runs })).toEqual({ due: undefined, warn: undefined, provisional: false })
    // What had run out before it stopped stays where it was.
    expect(readClock({ calendar, spans: ['1d'], runs }).due).toEqual(new Date(FIRST + 2 * DAY - 1))
  })

  test('warns so many days before, the last one among them', () => {
    const calendar = made({ holidays: [], workdays: [] })
    const { warn, due: end } = readClock({ calendar, spans: ['5wd'], runs: [{ from: new Date('2026-03-02T10:00+08:00') }], warn: '2wd' })
    expect([warn, end]).toEqual([new Date('2026-03-06T00:00+08:00'), new Date('2026-03-09T23:59:59.999+08:00')])
  })
})
