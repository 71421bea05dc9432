import chineseDays from 'chinese-days'
import { SHANGHAI_OFFSET, shanghaiYear } from '../../shanghai.ts'
import { parseSpan, type Span } from '../../span.ts'

const DAY = 86_400_000

/**
 * The moment a span of time ends. Hours count from the minute; days and working days end with the last millisecond of
 * the day in Asia/Shanghai. Working days follow the national holidays and make-up days, as the State Council announces
 * them late in the year before; `chinese-days` 1.5.7 has them to the end of 2026. In a year it does not know yet, weekends
 * alone are free and the deadline is provisional (see `isProvisional`): update the library each December.
 */
export function addSpan(from: Date, span: Span): Date {
  const { amount, unit } = parseSpan(span)
  if (unit === 'h') return new Date(from.getTime() + amount * 3_600_000)
  let day = Math.floor((from.getTime() + SHANGHAI_OFFSET) / DAY)
  if (unit === 'd') day += amount
  for (let left = unit === 'wd' ? amount : 0; left > 0;) {
    day += 1
    if (chineseDays.isWorkday(dateOf(day))) left -= 1
  }
  return new Date((day + 1) * DAY - SHANGHAI_OFFSET - 1)
}

/** Whether this deadline was counted in working days of a year whose holidays are not known yet: it may still move. */
export function isProvisional(due: Date, span: Span): boolean {
  return parseSpan(span).unit === 'wd' && !holidaysAreKnown(shanghaiYear(due))
}

/** National Day is free in every year that the table has. */
function holidaysAreKnown(year: number): boolean {
  return chineseDays.isHoliday(`${year}-10-01`)
}

function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
