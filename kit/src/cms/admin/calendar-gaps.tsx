import { Banner } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { kitMessages } from '../../messages/index.ts'
import { actorOf } from '../actor.ts'
import { calendarGaps, gapSentence } from '../calendar/calendar-gaps.ts'

/** Above the overview and the table of working days: which years are missing or provisional, for those who can mend it. */
export async function CalendarGaps({ payload, user, i18n }: Pick<ServerProps, 'payload' | 'user' | 'i18n'>) {
  if (!actorOf(user)?.roles.includes('admin')) return null
  const gaps = await calendarGaps({ payload })
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  if (gaps.length === 0) return null
  return (
    <div style={{ display: 'grid', gap: 8, justifyItems: 'start', marginBlock: 16 }}>
      {gaps.map((gap) => (
        <Banner key={gap.year} type={gap.certainty === 'missing' ? 'error' : 'info'} to="/admin/collections/calendar-years">
          {gapSentence(gap, { messages: kitMessages, locale })}
        </Banner>
      ))}
    </div>
  )
}
