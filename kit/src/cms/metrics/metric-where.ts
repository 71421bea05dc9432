import type { Where } from '../../row-filter.ts'
import type { SiteType } from '../../site.ts'
import type { AnySurface, Metric } from '../../surface.ts'
import { RequestError } from '../request-error.ts'
import { monthField, type CountMetric, type FunnelMetric, type RowsFilter } from './metric-kind.ts'
import { addMonths, isMonth, monthStart, yearWithin } from './months.ts'
import { NONE, REST } from './split-points.ts'

/** Rows that a filter of a declaration speaks of. */
export function filterWhere(filter: RowsFilter): Where[] {
  return Object.entries(filter).flatMap(([field, values]: [string, readonly string[] | boolean | undefined]): Where[] => {
    if (values === undefined) return []
    return [{ [field]: typeof values === 'boolean' ? { equals: values } : { in: [...values] } }]
  })
}

/** Rows behind a share: those counted (`part`), or all they are counted among (`whole`). */
export function shareWhere(metric: Extract<Metric, { readonly share: unknown }>, part: 'part' | 'whole'): Where {
  return { and: [...filterWhere(metric.of), ...(part === 'part' ? filterWhere(metric.share) : [])] }
}

/** Rows behind a stage of a funnel; behind its first one, where none is named. Throws a RequestError (404) for no stage. */
export function stageWhere({
  surface,
  metric: { stages, within },
  key,
  now,
}: {
  surface: AnySurface
  metric: FunnelMetric
  key: string | null
  now: Date
}): Where {
  const stage = Object.hasOwn(stages, key ?? '') ? stages[key!] : key === null ? Object.values(stages)[0] : undefined
  if (!stage) throw new RequestError(404, 'error.notFound')
  const [from, until] = within ? yearWithin(within, now) : []
  const dated: Where[] = from
    ? [{ [monthField(surface)]: { greater_than_equal: monthStart(from) } }, { [monthField(surface)]: { less_than: monthStart(until!) } }]
    : []
  return { and: [...filterWhere(stage.count), ...dated] }
}

/**
 * Rows behind one bar, point or slice of a count, or behind all of it. `shown` are the keys that have a point of their
 * own: the key of the rest stands for all others. Throws a RequestError (404) for a key that no point can have.
 */
export function countWhere({
  one,
  metric,
  key,
  shown,
}: {
  one: SiteType
  metric: CountMetric
  key: string | null
  shown: readonly string[]
}): Where {
  const conditions = filterWhere(metric.count)
  if (key !== null) conditions.push(...keyWhere({ one, metric, key, shown }))
  return { and: conditions }
}

function keyWhere({ one, metric, key, shown }: { one: SiteType; metric: CountMetric; key: string; shown: readonly string[] }): Where[] {
  const { surface } = one
  const { by } = metric
  if (by === undefined) throw new RequestError(404, 'error.notFound')
  const field = by === 'month' ? monthField(surface) : by
  if (key === NONE) return [{ [field]: { exists: false } }]
  if (by === 'month') {
    if (key === REST) return [{ [field]: { less_than: monthStart(shown.find(isMonth) ?? '0001-01') } }]
    if (!isMonth(key)) throw new RequestError(404, 'error.notFound')
    return [{ [field]: { greater_than_equal: monthStart(key) } }, { [field]: { less_than: monthStart(addMonths(key, 1)) } }]
  }
  const values = by === 'state' ? surface.flow?.states : surface.type.fields[by]!.values
  if (values) {
    if (!Object.hasOwn(values, key)) throw new RequestError(404, 'error.notFound')
    return [{ [field]: { equals: key } }]
  }
  if (key === REST) return [{ [field]: { exists: true } }, { [field]: { not_in: shown.filter((one) => /^\d+$/.test(one)).map(Number) } }]
  if (!/^\d{1,9}$/.test(key)) throw new RequestError(404, 'error.notFound')
  return [{ [field]: { equals: Number(key) } }]
}
