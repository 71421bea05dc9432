import type { Locale } from '../label.ts'
import { daysBetween, formatDate } from './format-date.ts'
import { word } from './word.ts'

/** How long is left until a deadline, or how late it is; `provisional` where holidays may still move it. `now` is for tests. */
export function Deadline({
  dueAt,
  provisional = false,
  locale,
  now = new Date(),
}: {
  dueAt: string
  provisional?: boolean | undefined
  locale: Locale
  now?: Date
}) {
  const days = daysBetween(now, dueAt)
  const late = new Date(dueAt) < now
  const text =
    late && days < 0 ? word(locale, 'daysLate', { days: -days }) : days <= 0 ? word(locale, 'dueToday') : word(locale, 'daysLeft', { days })
  return (
    <span className={late ? 'font-semibold text-cinnabar' : days <= 3 ? 'text-amber' : 'text-ink-soft'}>
      {late ? <span aria-hidden="true">▲ </span> : null}
      <time dateTime={dueAt} title={word(locale, 'dueOn', { date: formatDate(dueAt, locale) })}>
        {text}
      </time>
      {provisional ? <small className="font-normal text-ink-soft"> {word(locale, 'dueProvisional')}</small> : null}
    </span>
  )
}
