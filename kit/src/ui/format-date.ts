import type { Locale } from '../label.ts'

const zone = 'Asia/Shanghai'
const day = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'short', day: 'numeric' }),
}
const moment = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }),
}
const numeric = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** “2026年11月24日” or “24 Nov 2026”, in Shanghai. Empty for what is no date. */
export function formatDate(at: string | number | Date, locale: Locale): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : day[locale].format(date)
}

/** The same with the time of day. */
export function formatMoment(at: string | number | Date, locale: Locale): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : moment[locale].format(date)
}

/** “2026-11-24”: the calendar day in Shanghai, also the value of a date input. */
export function isoDay(at: string | number | Date): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : numeric.format(date)
}

/** Calendar days in Shanghai from `from` until `to`; negative when `to` lies before. */
export function daysBetween(from: string | number | Date, to: string | number | Date): number {
  return Math.round((Date.parse(isoDay(to)) - Date.parse(isoDay(from))) / 86_400_000)
}
