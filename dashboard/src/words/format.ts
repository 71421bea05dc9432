import type { MetricAnswer } from '@yizheng/kit/protocol'
import { locale } from '../preferences.ts'
import { word } from './word.ts'

const tag = locale === 'en' ? 'en-GB' : 'zh-CN'
const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 })
const times = new Intl.DateTimeFormat(tag, {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const days = new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'short', day: 'numeric' })
const months = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', year: '2-digit', month: locale === 'en' ? 'short' : 'numeric' })

export const formatNumber = (value: number) => numbers.format(value)
export const formatTime = (at: Date) => times.format(at)
export const formatDay = (at: string) => days.format(new Date(at))

/** The unit that stands behind a metric's figure; nothing behind a count. */
export function unitOf({ unit }: MetricAnswer): string {
  return unit === 'percent' ? word('percent') : unit === 'days' ? word('days') : ''
}

/** A figure with its unit, or a dash where there is nothing to compute from. */
export function figureText(metric: MetricAnswer): string {
  if (metric.value === null) return word('none')
  const unit = unitOf(metric)
  return `${formatNumber(metric.value)}${metric.unit === 'days' ? ' ' : ''}${unit}`
}

/** A point's label; a month as people write it. */
export function pointLabel(label: string): string {
  return /^\d{4}-\d{2}$/.test(label) ? months.format(new Date(`${label}-01T00:00:00Z`)) : label
}

/** Width of a figure in digits, its unit included, for the style sheet to fit it into its place. */
export function figureWidth(metric: MetricAnswer): number {
  return figureText(metric).length
}
