import type { ErrorAnswer, MeAnswer, MetricAnswer, MetricRowsAnswer, MetricsAnswer, SiteAnswer } from '@yizheng/kit/protocol'
import { locale } from '../preferences.ts'

const PAGE = 20

/** What of a figure is opened: all of it, the counted part of a share, or one point. */
export interface Slice {
  readonly metric: MetricAnswer
  readonly part?: 'part' | 'whole'
  readonly key?: string
}

export const fetchMetrics = (signal: AbortSignal) => get<MetricsAnswer>('/api/metrics', signal)
export const fetchMe = (signal: AbortSignal) => get<MeAnswer>('/api/me', signal)
export const fetchSite = (signal: AbortSignal) => get<SiteAnswer>('/api/site', signal)

/** One page of the rows behind a figure. */
export function fetchRows({ metric, part, key }: Slice, after: string | undefined, signal: AbortSignal): Promise<MetricRowsAnswer> {
  const query = new URLSearchParams({ limit: String(PAGE) })
  if (part) query.set('part', part)
  if (key !== undefined) query.set('key', key)
  if (after !== undefined) query.set('after', after)
  return get(`/api/metrics/${metric.type}/${metric.metric}/rows?${query}`, signal)
}

export const openHints = () => new EventSource('/api/metrics/stream')

/** Throws an Error with the message that the CMS wrote for the reader, where there is one. */
async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { headers: { 'x-yz-locale': locale }, signal })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new Error((body as ErrorAnswer | undefined)?.error?.message ?? `${response.status}`)
  return body as T
}
