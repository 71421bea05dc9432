import type { Locale } from '../label.ts'
import { daysBetween, formatDate } from './format-date.ts'
import { word } from './word.ts'

type Light = 'green' | 'amber' | 'red'

/** Colour, and a sign for those who see none. */
const lights: Readonly<Record<Light, { readonly look: string; readonly sign: string }>> = {
  green: { look: 'text-tea', sign: '●' },
  amber: { look: 'font-semibold text-amber', sign: '◆' },
  red: { look: 'font-semibold text-cinnabar', sign: '▲' },
}

/**
 * A deadline with its light: how long is left, or how late it is. Amber from `warnAt` on, red from `dueAt` on; `provisional`
 * where holidays may still move it. `now` is for tests.
 */
export function Deadline({
  dueAt,
  warnAt,
  provisional = false,
  locale,
  now = new Date(),
}: {
  dueAt: string
  warnAt?: string | undefined
  provisional?: boolean | undefined
  locale: Locale
  now?: Date
}) {
  const days = daysBetween(now, dueAt)
  const light = lightOf({ dueAt, warnAt, now })
  const { look, sign } = lights[light]
  const text =
    light === 'red' && days < 0
      ? word(locale, 'daysLate', { days: -days })
      : days <= 0
        ? word(locale, 'dueToday')
        : word(locale, 'daysLeft', { days })
  return (
    <span className={look} data-light={light}>
      <span aria-hidden="true">{sign} </span>
      <time dateTime={dueAt} title={word(locale, 'dueOn', { date: formatDate(dueAt, locale) })}>
        {text}
      </time>
      {provisional ? <small className="font-normal text-ink-soft"> {word(locale, 'dueProvisional')}</small> : null}
    </span>
  )
}

/** How a deadline stands at a moment. */
export function lightOf({ dueAt, warnAt, now }: { dueAt: string; warnAt?: string | undefined; now: Date }): Light {
  if (new Date(dueAt) < now) return 'red'
  return warnAt !== undefined && new Date(warnAt) <= now ? 'amber' : 'green'
}
