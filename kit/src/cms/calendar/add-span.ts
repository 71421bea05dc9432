import { shanghaiYear } from '../../shanghai.ts'
import { parseSpan, type Span } from '../../span.ts'
import { dayOf, startOf, type WorkingCalendar } from './working-calendar.ts'

/**
 * The moment a span of time ends. Hours count from the minute; days and working days end with the last millisecond of
 * the day in Asia/Shanghai.
 */
export function addSpan(calendar: WorkingCalendar, from: Date, span: Span): Date {
  const { amount, unit } = parseSpan(span)
  if (unit === 'h') return new Date(from.getTime() + amount * 3_600_000)
  let day = dayOf(from)
  for (let left = amount; left > 0;) {
    day += 1
    if (unit === 'd' || calendar.isWorkday(day)) left -= 1
  }
  return new Date(startOf(day + 1).getTime() - 1)
}

/**
 * The moment from which no more than a span is left until `to`: where it is days or working days, the beginning of the
 * first of them.
 */
export function subtractSpan(calendar: WorkingCalendar, to: Date, span: Span): Date {
  const { amount, unit } = parseSpan(span)
  if (unit === 'h') return new Date(to.getTime() - amount * 3_600_000)
  let day = dayOf(to) + 1
  for (let left = amount; left > 0;) {
    day -= 1
    if (unit === 'd' || calendar.isWorkday(day)) left -= 1
  }
  return startOf(day)
}

/** Whether what was counted in working days between these moments may still move: a year among them is not announced yet. */
export function isProvisional(calendar: WorkingCalendar, { from, to, spans }: { from: Date; to: Date; spans: readonly Span[] }): boolean {
  if (!spans.some((span) => parseSpan(span).unit === 'wd')) return false
  for (let year = shanghaiYear(from); year <= shanghaiYear(to); year += 1) if (calendar.certainty(year) !== 'settled') return true
  return false
}
