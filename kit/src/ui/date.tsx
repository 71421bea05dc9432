import type { Locale } from '../label.ts'
import { formatDate, formatMoment } from './format-date.ts'

/** A moment as people read it, with the exact one for machines. */
export function DateText({ at, locale, time = false, className }: { at: string; locale: Locale; time?: boolean; className?: string }) {
  return (
    <time dateTime={at} className={className}>
      {time ? formatMoment(at, locale) : formatDate(at, locale)}
    </time>
  )
}
