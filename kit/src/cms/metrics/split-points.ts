import { translate, type Locale } from '../../label.ts'
import type { MetricPoint } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import type { CountMetric } from './metric-kind.ts'
import { addMonths, monthOf, monthsBetween } from './months.ts'

/** Key of the rows that have no value to be split by. */
export const NONE = '_none'
/** Key of everything that has no point of its own. */
export const REST = '_rest'
/** How many related documents get a point of their own. */
export const MOST_POINTS = 12
/** How many months get a point of their own. */
export const MOST_MONTHS = 24

/** One group as the database counted it. */
export interface Group {
  readonly key: string | null
  /** Title of the related document, where the split goes by one and the reader may know it. */
  readonly label: string | null
  readonly value: number
}

/** Puts the groups of a count into the order and under the labels that a reader sees. Their sum never changes. */
export function splitPoints({
  site,
  one,
  metric,
  groups,
  locale,
  now,
}: {
  site: Site
  one: SiteType
  metric: CountMetric
  groups: readonly Group[]
  locale: Locale
  now: Date
}): MetricPoint[] {
  const { by } = metric
  if (by === undefined) return []
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const none = sum(groups.filter((group) => group.key === null))
  const known = groups.filter((group): group is Group & { key: string } => group.key !== null)
  const tail = none > 0 ? [{ key: NONE, label: say('metrics.none'), value: none }] : []

  if (by === 'month') return [...monthPoints(known, say, now), ...tail]
  const values =
    by === 'state'
      ? Object.fromEntries(Object.entries(one.surface.flow!.states).map(([name, state]) => [name, state.label]))
      : one.surface.type.fields[by]!.values
  if (values) return [...valuePoints(known, values, metric.count[by as 'state'], say), ...tail]
  return [...relatedPoints(known, say), ...tail]
}

/** Every value in the order of the declaration, those nobody has included; only what the filter lets through. */
function valuePoints(
  groups: readonly (Group & { key: string })[],
  values: Readonly<Record<string, string>>,
  only: readonly string[] | undefined,
  say: (key: string) => string,
): MetricPoint[] {
  const counted = new Map(groups.map((group) => [group.key, group.value]))
  return Object.entries(values)
    .filter(([value]) => !only || only.includes(value))
    .map(([key, label]) => ({ key, label: say(label), value: counted.get(key) ?? 0 }))
}

function relatedPoints(groups: readonly (Group & { key: string })[], say: (key: string) => string): MetricPoint[] {
  const largestFirst = [...groups].sort((a, b) => b.value - a.value || Number(a.key) - Number(b.key))
  const rest = largestFirst.slice(MOST_POINTS)
  return [
    ...largestFirst.slice(0, MOST_POINTS).map(({ key, label, value }) => ({ key, label: label ?? say('metrics.untitled'), value })),
    ...(rest.length > 0 ? [{ key: REST, label: say('metrics.rest'), value: sum(rest) }] : []),
  ]
}

/** Month after month without a gap up to the present one; what is older than two years stands together before them. */
function monthPoints(groups: readonly (Group & { key: string })[], say: (key: string) => string, now: Date): MetricPoint[] {
  if (groups.length === 0) return []
  const counted = new Map(groups.map((group) => [group.key, group.value]))
  const keys = [...counted.keys()].sort()
  const last = [keys.at(-1)!, monthOf(now)].sort().at(-1)!
  const earliest = addMonths(last, 1 - MOST_MONTHS)
  const first = keys[0]! > earliest ? keys[0]! : earliest
  const older = groups.filter((group) => group.key < first)
  return [
    ...(older.length > 0 ? [{ key: REST, label: say('metrics.earlier'), value: sum(older) }] : []),
    ...monthsBetween(first, last).map((month) => ({ key: month, label: month, value: counted.get(month) ?? 0 })),
  ]
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((total, group) => total + group.value, 0)
}
