import type { BasePayload } from 'payload'
import { translate, type Locale, type Messages } from '../../label.ts'
import { shanghaiYear } from '../../shanghai.ts'
import { readCalendar } from './read-calendar.ts'

/** A year that deadlines of these days may reach into and that the table has not, or only for the time being. */
export interface CalendarGap {
  readonly year: number
  readonly certainty: 'provisional' | 'missing'
}

/** What the table lacks for this year and the next. */
export async function calendarGaps({ payload, now = new Date() }: { payload: BasePayload; now?: Date }): Promise<CalendarGap[]> {
  const calendar = await readCalendar({ payload })
  const year = shanghaiYear(now)
  return [year, year + 1].flatMap((year) => {
    const certainty = calendar.certainty(year)
    return certainty === 'settled' ? [] : [{ year, certainty }]
  })
}

/** One sentence for the administrator. */
export function gapSentence(gap: CalendarGap, { messages, locale }: { messages: Messages; locale: Locale }): string {
  return translate({ messages, locale, key: `calendar.gap.${gap.certainty}`, values: { year: gap.year } })
}
