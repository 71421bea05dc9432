import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { BasePayload } from 'payload'
import type { Site, SiteType } from '../../site.ts'
import type { Metric } from '../../surface.ts'
import type { Actor } from '../../who.ts'
import { titleFieldOf } from '../operations/present.ts'
import { tableNamed } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'
import { answersIn } from './answers-in.ts'
import { monthField, splitField, type FunnelMetric, type RowsFilter } from './metric-kind.ts'
import { monthStart, yearWithin, ZONE_INTERVAL } from './months.ts'
import { readableCondition } from './readable-rows.ts'
import { staysIn } from './stays.ts'
import type { Group } from './split-points.ts'
import { daysBetweenTransitions } from './transitions-between.ts'

/** One line of what the database computed: a group of a count, or the one line of any other metric. */
export interface Figure extends Group {
  readonly metric: string
  readonly part: number
  readonly whole: number
}

const visible = sql`visible`

/**
 * Computes metrics of one type over the rows this person may read, all in one query. Undefined where the person may read
 * none of the type's rows whatever they hold.
 */
export async function readFigures({
  payload,
  site,
  one,
  actor,
  metrics,
}: {
  payload: BasePayload
  site: Site
  one: SiteType
  actor: Actor | undefined
  metrics: Readonly<Record<string, Metric>>
}): Promise<readonly Figure[] | undefined> {
  const rows = visibleRows({ payload, one, actor, metrics: Object.values(metrics) })
  if (!rows) return undefined
  const parts = Object.entries(metrics).map(([name, metric]) => figureSql({ payload, site, one, actor, name, metric }))
  return runSql<Figure & Record<string, unknown>>({
    payload,
    query: sql`WITH visible AS MATERIALIZED (${rows}) ${sql.join(parts, sql` UNION ALL `)}`,
  })
}

/** The readable rows with the columns the metrics need, under the names of their fields. */
export function visibleRows({
  payload,
  one,
  actor,
  metrics,
}: {
  payload: BasePayload
  one: SiteType
  actor: Actor | undefined
  metrics: readonly Metric[]
}): SQL | undefined {
  const condition = readableCondition({ payload, one, actor })
  if (!condition) return undefined
  const table = tableNamed(payload, one.slug)
  const names = new Set(['createdAt', ...(one.surface.flow ? ['dueAt', 'stateSince'] : [])])
  for (const metric of metrics) {
    const split = splitField(one.surface, metric)
    if (split && split !== 'state') names.add(split)
    if ('stages' in metric) names.add(monthField(one.surface))
    for (const filter of filtersOf(metric)) for (const name of Object.keys(filter)) if (name !== 'state') names.add(name)
  }
  const columns = [...names].map((name) => sql`${table[name]} AS ${sql.identifier(name)}`)
  if (one.surface.flow) columns.push(sql`${table.state}::text AS state`)
  return sql`SELECT ${table.id} AS id, ${sql.join(columns, sql`, `)} FROM ${table} WHERE ${condition}`
}

function filtersOf(metric: Metric): readonly RowsFilter[] {
  if ('stages' in metric) return Object.values(metric.stages).map(({ count }) => count)
  if ('answers' in metric) return []
  return 'count' in metric ? [metric.count] : 'share' in metric ? [metric.share, metric.of] : []
}

function figureSql({
  payload,
  site,
  one,
  actor,
  name,
  metric,
}: {
  payload: BasePayload
  site: Site
  one: SiteType
  actor: Actor | undefined
  name: string
  metric: Metric
}): SQL {
  const select = ({
    key = sql`NULL`,
    label = sql`NULL`,
    value = sql`NULL`,
    part = sql`0`,
    whole = sql`0`,
  }: {
    key?: SQL
    label?: SQL
    value?: SQL
    part?: SQL
    whole?: SQL
  }) =>
    sql`SELECT ${name}::text AS metric, ${key}::text AS key, ${label}::text AS label, ${value}::float8 AS value, ${part}::int AS part, ${whole}::int AS whole`

  function funnel({ stages, within }: FunnelMetric): SQL {
    const date = sql.identifier(monthField(one.surface))
    const [from, until] = within ? yearWithin(within, new Date()).map(monthStart) : []
    const dated = from ? sql`${date} >= ${from}::timestamptz AND ${date} < ${until}::timestamptz` : sql`true`
    const lines = Object.entries(stages).map(
      ([key, stage]) => sql`${select({ key: sql`${key}`, value: sql`count(*)` })} FROM visible WHERE ${dated} AND ${matches(stage.count)}`,
    )
    return sql.join(lines, sql` UNION ALL `)
  }

  if ('answers' in metric) {
    const said = answersIn({ type: one.slug, flow: one.surface.flow!, metric, rows: visible })
    const { share } = metric.answers
    if (share)
      return sql`${select({ part: sql`count(*) FILTER (WHERE s.said = ANY(${sql.param([...share])}::text[]))`, whole: sql`count(*)` })} FROM (${said}) s`
    return sql`${select({ key: sql`g.said`, value: sql`g.value` })} FROM (SELECT s.said, count(*) AS value FROM (${said}) s GROUP BY 1) g`
  }
  if ('share' in metric) {
    const among = matches(metric.of)
    return sql`${select({ part: sql`count(*) FILTER (WHERE ${matches(metric.share)})`, whole: sql`count(*)` })} FROM visible WHERE ${among}`
  }
  if ('median' in metric) {
    const days = daysBetweenTransitions({ type: one.slug, median: metric.median, rows: visible })
    return sql`${select({ value: sql`percentile_cont(0.5) WITHIN GROUP (ORDER BY d.days)`, part: sql`count(*)`, whole: sql`count(*)` })} FROM (${days}) d`
  }
  if ('onTime' in metric) {
    const stays = staysIn({ type: one.slug, state: metric.onTime, rows: visible })
    return sql`${select({ part: sql`count(*) FILTER (WHERE s.kept)`, whole: sql`count(*)` })} FROM (${stays}) s`
  }
  if ('stages' in metric) return funnel(metric)
  const counted = matches(metric.count)
  const field = splitField(one.surface, metric)
  if (field === undefined) return sql`${select({ value: sql`count(*)` })} FROM visible WHERE ${counted}`
  const column = sql.identifier(field)
  const group =
    metric.by === 'month' ? sql`to_char(${column} AT TIME ZONE INTERVAL '${sql.raw(ZONE_INTERVAL)}', 'YYYY-MM')` : sql`${column}`
  const groups = sql`(SELECT ${group} AS key, count(*) AS value FROM visible WHERE ${counted} GROUP BY 1) g`
  const to = metric.by === 'month' || metric.by === 'state' ? undefined : one.surface.type.fields[field]!.to
  if (!to) return sql`${select({ key: sql`g.key`, value: sql`g.value` })} FROM ${groups}`
  const target = tableNamed(payload, to)
  const declared = site.type(to)
  // Titles of people, organisations and files are no secret of a row that may be read; those of other apps have rights of their own.
  const known = declared ? (readableCondition({ payload, one: declared, actor }) ?? sql`false`) : sql`true`
  return sql`${select({ key: sql`g.key`, label: sql`${target[titleFieldOf(site, to)]}`, value: sql`g.value` })} FROM ${groups} LEFT JOIN ${target} ON ${target.id} = g.key AND ${known}`
}

function matches(filter: RowsFilter): SQL {
  const conditions = Object.entries(filter).flatMap(([field, given]: [string, readonly string[] | boolean | undefined]) => {
    if (typeof given === 'boolean') return [sql`COALESCE(${sql.identifier(field)}, false) = ${given}`]
    const values = given
    return values
      ? [
          values.length === 0
            ? sql`false`
            : sql`${sql.identifier(field)}::text IN (${sql.join(
                values.map((value) => sql`${value}`),
                sql`, `,
              )})`,
        ]
      : []
  })
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `)
}
