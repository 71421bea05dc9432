import chineseDays from 'chinese-days'
import { DAY, formatDay, isWeekend, workingCalendar, type DayNumber } from '../cms/calendar/working-calendar.ts'

const years = [2024, 2025, 2026]

/** The working days of 2024 to 2026 as the library chinese-days has them: a second source for what the product ships. */
export const announcedCalendar = workingCalendar(
  years.map((year) => {
    const first = Date.UTC(year, 0, 1) / DAY
    const days = Array.from({ length: 366 }, (_, index) => first + index).filter((day) => formatDay(day).startsWith(String(year)))
    const isWorked = (day: DayNumber) => chineseDays.isWorkday(formatDay(day))
    return {
      year,
      provisional: false,
      holidays: days.filter((day) => !isWorked(day)),
      workdays: days.filter((day) => isWeekend(day) && isWorked(day)),
    }
  }),
)
