import type { BasePayload } from 'payload'
import { translate, type Locale } from '../../label.ts'
import type { MetricAnswer, MetricsAnswer } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Metric } from '../../surface.ts'
import type { Actor } from '../../who.ts'
import { offApps } from '../app-switch.ts'
import { answerValues } from './answers-in.ts'
import { readFigures, type Figure } from './figures.ts'
import { splitPoints } from './split-points.ts'

/** All figures of the apps that are on, over the rows this person may read; one query a type. */
export async function readMetrics({
  payload,
  site,
  actor,
  locale,
}: {
  payload: BasePayload
  site: Site
  actor: Actor | undefined
  locale: Locale
}): Promise<MetricsAnswer> {
  const now = new Date()
  const off = await offApps(payload)
  const measured = site.types.filter((one) => one.surface.metrics && !off.includes(one.app.id))
  const answers = await Promise.all(
    measured.map(async (one) => {
      const metrics = one.surface.metrics!
      const figures = await readFigures({ payload, site, one, actor, metrics })
      return figures ? Object.entries(metrics).map(([name, metric]) => metricAnswer({ site, one, name, metric, figures, locale, now })) : []
    }),
  )
  return { at: now.toISOString(), metrics: answers.flat() }
}

/** One metric as it travels: labels in the reader's language, points in order. */
export function metricAnswer({
  site,
  one,
  name,
  metric,
  figures,
  locale,
  now,
}: {
  site: Site
  one: SiteType
  name: string
  metric: Metric
  figures: readonly Figure[]
  locale: Locale
  now: Date
}): MetricAnswer {
  const mine = figures.filter((figure) => figure.metric === name)
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const base = {
    app: one.app.id,
    appLabel: say(one.app.label),
    type: one.slug,
    metric: name,
    label: say(metric.label),
    chart: metric.chart,
  }
  if ('count' in metric) {
    const total = mine.reduce((sum, figure) => sum + figure.value, 0)
    return {
      ...base,
      unit: 'count',
      value: total,
      part: total,
      whole: total,
      points: splitPoints({ site, one, metric, groups: mine, locale, now }),
    }
  }
  if ('stages' in metric) {
    const counted = new Map(mine.map((figure) => [figure.key, figure.value]))
    const points = Object.entries(metric.stages).map(([key, stage]) => ({ key, label: say(stage.label), value: counted.get(key) ?? 0 }))
    const first = points[0]?.value ?? 0
    return { ...base, unit: 'count', value: first, part: first, whole: first, points }
  }
  if ('answers' in metric && !metric.answers.share) {
    const counted = new Map(mine.map((figure) => [figure.key, figure.value]))
    const points = Object.entries(answerValues(one.surface, metric)).map(([key, label]) => ({
      key,
      label: say(label),
      value: counted.get(key) ?? 0,
    }))
    const total = points.reduce((sum, point) => sum + point.value, 0)
    return { ...base, unit: 'count', value: total, part: total, whole: total, points }
  }
  const { value = null, part = 0, whole = 0 } = (mine[0] ?? {}) as { value?: number | null; part?: number; whole?: number }
  if ('median' in metric) return { ...base, unit: 'days', value: value === null ? null : oneDecimal(value), part, whole, points: [] }
  return { ...base, unit: 'percent', value: percentage(part, whole), part, whole, points: [] }
}

/** To one decimal; 100 means all and 0 means none, however the rounding falls. */
export function percentage(part: number, whole: number): number | null {
  if (whole === 0) return null
  if (part === 0 || part === whole) return part === 0 ? 0 : 100
  return Math.min(99.9, Math.max(0.1, oneDecimal((part / whole) * 100)))
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
