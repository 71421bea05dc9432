import type { Problem } from '../../validate.ts'
import { formatDay, isWeekend, startOf, type DayNumber } from './working-calendar.ts'
import { shanghaiYear } from '../../shanghai.ts'

/** A year of the working-day table, as it was entered. */
export interface YearEntry {
  readonly year: number
  readonly holidays: readonly { readonly first: DayNumber; readonly last: DayNumber }[]
  readonly workdays: readonly DayNumber[]
}

const LONGEST_HOLIDAY = 31

/**
 * What contradicts itself in a year of the table, at the path of its field: no year, a day of another year, a holiday that
 * ends before it begins, a day that stands twice, a make-up day that is worked anyway. Empty where all is well.
 */
export function checkYear({ year, holidays, workdays }: YearEntry): Record<string, Problem> {
  const problems: Record<string, Problem> = {}
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return { year: { key: 'calendar.noYear', values: {} } }
  const seen = new Set<DayNumber>()
  const check = (path: string, day: DayNumber) => {
    const values = { day: formatDay(day), year }
    if (shanghaiYear(startOf(day)) !== year) problems[path] ??= { key: 'calendar.otherYear', values }
    else if (seen.has(day)) problems[path] ??= { key: 'calendar.twice', values }
    seen.add(day)
  }
  for (const [index, { first, last }] of holidays.entries()) {
    const path = `holidays.${index}`
    if (last < first) problems[`${path}.lastDay`] = { key: 'calendar.backwards', values: { first: formatDay(first) } }
    else if (last - first >= LONGEST_HOLIDAY)
      problems[`${path}.lastDay`] = { key: 'calendar.holidayTooLong', values: { days: LONGEST_HOLIDAY } }
    else for (let day = first; day <= last; day += 1) check(day === first ? `${path}.firstDay` : `${path}.lastDay`, day)
  }
  for (const [index, day] of workdays.entries()) {
    const path = `workdays.${index}.day`
    check(path, day)
    if (!isWeekend(day)) problems[path] ??= { key: 'calendar.workedAnyway', values: { day: formatDay(day) } }
  }
  return problems
}
