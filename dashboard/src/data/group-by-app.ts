import type { MetricAnswer } from '@yizheng/kit/protocol'

export interface AppMetrics {
  readonly app: string
  readonly label: string
  readonly metrics: readonly MetricAnswer[]
}

/** Metrics under the app they belong to, in the order of the apps. */
export function groupByApp(metrics: readonly MetricAnswer[]): readonly AppMetrics[] {
  const groups = new Map<string, MetricAnswer[]>()
  for (const metric of metrics) groups.set(metric.app, [...(groups.get(metric.app) ?? []), metric])
  return [...groups].map(([app, group]) => ({ app, label: group[0]!.appLabel, metrics: group }))
}
