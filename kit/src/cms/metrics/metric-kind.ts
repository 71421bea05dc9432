import type { Fields } from '../../field.ts'
import type { AnySurface, Filter, Metric } from '../../surface.ts'

/** What a declared metric counts, in the erased form the compiler works on. */
export type RowsFilter = Filter<Fields, string>

export type CountMetric = Extract<Metric, { readonly count: unknown }>

export type FunnelMetric = Extract<Metric, { readonly stages: unknown }>

/** The field whose date a `month` split goes by: the one the type's list is sorted by, where that is a date. */
export function monthField({ type, pages }: AnySurface): string {
  const sort = pages?.list?.sort
  return sort && type.fields[sort]?.kind === 'date' ? sort : 'createdAt'
}

/** Field a split reads, or undefined for a count as a whole. */
export function splitField(surface: AnySurface, metric: Metric): string | undefined {
  if (!('count' in metric) || metric.by === undefined) return undefined
  return metric.by === 'month' ? monthField(surface) : metric.by
}
