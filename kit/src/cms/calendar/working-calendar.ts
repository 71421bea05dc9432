import { SHANGHAI_OFFSET } from '../../shanghai.ts'

export const DAY = 86_400_000

/** A day in Asia/Shanghai, counted from 1 January 1970. */
export type DayNumber = number

/** What the table holds of one year: the days off (节假日) and the worked Saturdays and Sundays (调休上班). */
export interface CalendarYear {
  readonly year: number
  /** Not yet announced by the State Council: what stands here may still change. */
  readonly provisional: boolean
  readonly holidays: readonly DayNumber[]
  readonly workdays: readonly DayNumber[]
}

/** How sure the table is of a year: announced, entered for the time being, or not entered at all. */
export type Certainty = 'settled' | 'provisional' | 'missing'

/** Which days are worked. Without an entry for a year, its Saturdays and Sundays alone are free. */
export interface WorkingCalendar {
  /** Grows with every change of the table. */
  readonly version: number
  isWorkday(day: DayNumber): boolean
  certainty(year: number): Certainty
}

/** Makes the calendar that the years of the table describe. */
export function workingCalendar(years: readonly CalendarYear[], version = 0): WorkingCalendar {
  const free = new Set(years.flatMap((one) => one.holidays))
  const worked = new Set(years.flatMap((one) => one.workdays))
  const known = new Map(years.map((one) => [one.year, one.provisional]))
  return {
    version,
    isWorkday: (day) => worked.has(day) || (!free.has(day) && !isWeekend(day)),
    certainty: (year) => (!known.has(year) ? 'missing' : known.get(year) ? 'provisional' : 'settled'),
  }
}

/** Saturday or Sunday. */
export function isWeekend(day: DayNumber): boolean {
  // 1 January 1970 was a Thursday.
  return (day + 4) % 7 === 0 || (day + 4) % 7 === 6
}

/** The day in Asia/Shanghai to which a moment belongs. */
export function dayOf(moment: Date): DayNumber {
  return Math.floor((moment.getTime() + SHANGHAI_OFFSET) / DAY)
}

/** The first moment of a day in Asia/Shanghai. */
export function startOf(day: DayNumber): Date {
  return new Date(day * DAY - SHANGHAI_OFFSET)
}

/** `2026-11-24`. */
export function formatDay(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
