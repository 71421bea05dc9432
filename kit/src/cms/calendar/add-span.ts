import chineseDays from 'chinese-days'
import { parseSpan, type Span } from '../../span.ts'

const DAY = 86_400_000
/** China has one time zone and no summer time. */
const SHANGHAI_OFFSET = 8 * 3_600_000

/**
 * The moment a span of time ends. Hours count from the minute; days and working days end with the last millisecond of
 * the day in Asia/Shanghai. Working days follow the national holidays and make-up days, as the State Council announces
 * them late in the year before; `chinese-days` 1.5.7 has them to the end of 2026. In a year it does not know yet, weekends
 * alone are free: update the library each December.
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

function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
