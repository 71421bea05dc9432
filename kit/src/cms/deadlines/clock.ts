import { parseSpan, type Span } from '../../span.ts'
import { addSpan, isProvisional, subtractSpan } from '../calendar/add-span.ts'
import { DAY, dayOf, startOf, type WorkingCalendar } from '../calendar/working-calendar.ts'

/** A time during which a clock runs; the last one has no end while it still does. */
export interface Run {
  readonly from: Date
  readonly to?: Date
}

export interface ClockFace {
  /** Undefined while the clock stands still. */
  readonly due: Date | undefined
  /** From when on the light is amber. */
  readonly warn: Date | undefined
  /** A year whose holidays are not announced yet was counted: the deadline may still move. */
  readonly provisional: boolean
}

const HOUR = 3_600_000

/**
 * What a clock shows that counts `spans` one after the other (the deadline, then its extension) through `runs`.
 *
 * Days and working days are counted from the end of the day on which the clock began, in Asia/Shanghai, 24 hours each, and
 * end with the last millisecond of a day; hours count from the minute. While the clock stands still nothing is counted: what
 * was left is left when it goes on, to the minute, and is rounded up to the end of a day only for the deadline itself.
 */
export function readClock({
  calendar,
  spans,
  runs,
  warn,
}: {
  calendar: WorkingCalendar
  spans: readonly Span[]
  runs: readonly Run[]
  warn?: Span | undefined
}): ClockFace {
  const begin = runs[0]?.from
  if (!begin) throw new Error('A clock that never ran shows nothing')
  let end = begin
  for (const span of spans) {
    const next = spanEnd({ calendar, span, runs, after: end })
    if (!next) return { due: undefined, warn: undefined, provisional: false }
    end = next
  }
  return {
    due: end,
    warn: warn === undefined ? undefined : subtractSpan(calendar, end, warn),
    provisional: isProvisional(calendar, { from: begin, to: end, spans }),
  }
}

/** When a span that begins at `after` has run out; undefined where the clock stands still before that. */
function spanEnd({
  calendar,
  span,
  runs,
  after,
}: {
  calendar: WorkingCalendar
  span: Span
  runs: readonly Run[]
  after: Date
}): Date | undefined {
  const { amount, unit } = parseSpan(span)
  const inDays = unit !== 'h'
  const counts = (day: number) => unit !== 'wd' || calendar.isWorkday(day)
  let left = amount * (inDays ? DAY : HOUR)
  const begin = inDays ? startOf(dayOf(after) + 1).getTime() : after.getTime()
  for (const { from, to } of runs) {
    const stop = to?.getTime() ?? Infinity
    for (let at = Math.max(from.getTime(), begin); at < stop;) {
      const day = dayOf(new Date(at))
      const end = Math.min(stop, startOf(day + 1).getTime())
      const counted = counts(day) ? end - at : 0
      if (counted >= left) return inDays ? endOfDay(at + left) : new Date(at + left)
      left -= counted
      at = end
    }
  }
  return undefined
}

/** The last millisecond of the day that a moment lies in or, being midnight, ends. */
function endOfDay(moment: number): Date {
  return new Date(startOf(dayOf(new Date(moment - 1)) + 1).getTime() - 1)
}

/** When what is overdue goes to the next level: the span after the deadline. */
export function escalationAt(calendar: WorkingCalendar, due: Date, after: Span): Date {
  return addSpan(calendar, due, after)
}
