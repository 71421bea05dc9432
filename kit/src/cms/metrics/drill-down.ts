import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { translate, type Locale } from '../../label.ts'
import type { MetricRowsAnswer, MetricStay, Row } from '../../protocol.ts'
import type { Where } from '../../row-filter.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Metric } from '../../surface.ts'
import type { Actor } from '../../who.ts'
import { readableWhere } from '../access/readable-where.ts'
import { decodeCursor, encodeCursor } from '../operations/keyset.ts'
import { listRows } from '../operations/list.ts'
import { present } from '../operations/present.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { readFigures, visibleRows } from './figures.ts'
import { answersIn, answerValues, type AnswersMetric } from './answers-in.ts'
import { monthField, type CountMetric } from './metric-kind.ts'
import { countWhere, shareWhere, stageWhere } from './metric-where.ts'
import { REST, splitPoints } from './split-points.ts'
import { staysIn } from './stays.ts'
import { daysBetweenTransitions } from './transitions-between.ts'

const MOST = 100
const USUAL = 20

type Page = Pick<MetricRowsAnswer, 'docs' | 'next' | 'total'>

export interface DrillDown {
  readonly req: PayloadRequest
  readonly site: Site
  readonly one: SiteType
  readonly actor: Actor | undefined
  readonly name: string
  readonly metric: Metric
  readonly key: string | null
  readonly part: 'part' | 'whole'
  readonly after: string | null
  readonly limit: number
  readonly locale: Locale
}

/** One page of the rows behind a figure. `total` is the figure: nothing is counted that is not listed. */
export async function drillDown(asked: DrillDown): Promise<MetricRowsAnswer> {
  const { site, one, metric, locale } = asked
  const limit = Math.min(MOST, Math.max(1, Math.trunc(asked.limit) || USUAL))
  const answer =
    'median' in metric
      ? await timedRows({ ...asked, limit }, metric.median)
      : 'onTime' in metric
        ? await stayRows({ ...asked, limit }, metric.onTime)
        : 'answers' in metric
          ? await answerRows({ ...asked, limit }, metric)
          : await matchingRows({ ...asked, limit }, await whereOf(asked))
  const states = Object.entries(one.surface.flow?.states ?? {}).map(([name, state]) => [
    name,
    translate({ messages: site.messages, locale, key: state.label }),
  ])
  return {
    ...answer,
    paths: { detail: one.surface.pages?.detail?.path ?? null },
    shown: { title: one.surface.type.title, date: monthField(one.surface) },
    states: Object.fromEntries(states) as Record<string, string>,
  }
}

async function whereOf(asked: DrillDown): Promise<Where> {
  const { metric, one, key, part } = asked
  if ('share' in metric) return shareWhere(metric, part)
  if ('stages' in metric) return stageWhere({ surface: one.surface, metric, key, now: new Date() })
  if ('count' in metric) return countRowsWhere(asked, metric)
  throw new RequestError(404, 'error.notFound')
}

async function countRowsWhere(asked: DrillDown, metric: CountMetric): Promise<Where> {
  return countWhere({ one: asked.one, metric, key: asked.key, shown: asked.key === REST ? await shownKeys(asked, metric) : [] })
}

/** The keys that have a point of their own at the moment; the rest is all the others. */
async function shownKeys({ req, site, one, actor, name }: DrillDown, metric: CountMetric): Promise<string[]> {
  const groups = (await readFigures({ payload: req.payload, site, one, actor, metrics: { [name]: metric } })) ?? []
  return splitPoints({ site, one, metric, groups, locale: 'zh', now: new Date() })
    .map((point) => point.key)
    .filter((key) => key !== REST)
}

/** Counts and shares: rows that match a condition, read like any list. */
async function matchingRows({ req, site, one, metric, after, limit }: DrillDown, where: Where): Promise<Page> {
  const query = new URLSearchParams({ limit: String(limit), fields: shownFields(one, metric).join(',') })
  if (after) query.set('after', after)
  const readable = await readableWhere(req, one.slug)
  if (readable === false) throw new RequestError(404, 'error.notFound')
  const [{ docs, next }, { totalDocs }] = await Promise.all([
    listRows({ req, site, one, query, also: where }),
    // Straight from the adapter, like the list: the condition is the declaration's, not the reader's.
    req.payload.db.count({
      collection: one.slug,
      where: { and: [where, ...(readable === true ? [] : [readable])] } as never,
      req,
    }),
  ])
  return { docs, next, total: totalDocs }
}

/** Median: the documents that went through both transitions, the slowest first, each with its `days`. */
async function timedRows(asked: DrillDown, median: readonly [string, string]): Promise<Page> {
  const last = readCursor(asked.after)
  const lines = await readLines<{ doc: number; days: number }>({
    asked,
    source: daysBetweenTransitions({ type: asked.one.slug, median, rows: sql`visible` }),
    past: last && sql`(l.days, l.doc) < (${Number(last.value)}::float8, ${last.id}::int)`,
    order: sql`l.days DESC, l.doc DESC`,
    counted: sql`true`,
  })
  return pageOf(
    asked,
    lines,
    (line) => ({ value: line.days, id: line.doc }),
    ({ days }) => ({ days: Math.round(days * 10) / 10 }),
  )
}

/** On time: one line a stay, those overdue now first, then the latest ended. */
async function stayRows(asked: DrillDown, state: string): Promise<Page> {
  const last = readCursor(asked.after)
  const lines = await readLines<{
    open: number
    id: number
    doc: number
    since: Date | null
    due: Date
    ended: Date | null
    kept: boolean
  }>({
    asked,
    source: staysIn({ type: asked.one.slug, state, rows: sql`visible` }),
    past: last && sql`(l.open, l.id) < (${Number(last.value)}::int, ${last.id}::bigint)`,
    order: sql`l.open DESC, l.id DESC`,
    counted: asked.part === 'part' ? sql`l.kept` : sql`true`,
  })
  return pageOf(
    asked,
    lines,
    (line) => ({ value: line.open, id: Number(line.id) }),
    ({ since, due, ended, kept }) => ({
      stay: { since: since && iso(since), due: iso(due), ended: ended && iso(ended), kept } satisfies MetricStay,
    }),
  )
}

/** One line an answer, the latest first. Throws a RequestError (404) for a key that no point can have. */
async function answerRows(asked: DrillDown, metric: AnswersMetric): Promise<Page> {
  const { one, key, part } = asked
  const { share } = metric.answers
  if (key !== null && (share || !Object.hasOwn(answerValues(one.surface, metric), key))) throw new RequestError(404, 'error.notFound')
  const last = readCursor(asked.after)
  const lines = await readLines<{ id: number; doc: number }>({
    asked,
    source: answersIn({ type: one.slug, flow: one.surface.flow!, metric, rows: sql`visible` }),
    past: last && sql`l.id < ${last.id}::bigint`,
    order: sql`l.id DESC`,
    counted:
      share && part === 'part' ? sql`l.said = ANY(${sql.param([...share])}::text[])` : key === null ? sql`true` : sql`l.said = ${key}`,
  })
  return pageOf(
    asked,
    lines,
    (line) => ({ value: 0, id: Number(line.id) }),
    () => ({}),
  )
}

type Line<L> = L & { readonly doc: number; readonly total: number }

async function readLines<L>({
  asked: { req, one, actor, metric, limit },
  source,
  past,
  order,
  counted,
}: {
  asked: DrillDown
  source: SQL
  past: SQL | undefined
  order: SQL
  counted: SQL
}): Promise<Line<L>[]> {
  const rows = visibleRows({ payload: req.payload, one, actor, metrics: [metric] })
  if (!rows) throw new RequestError(404, 'error.notFound')
  // The total stands on a line of its own, so that it is there on an empty page too.
  return runSql<Line<L>>({
    payload: req.payload,
    query: sql`WITH visible AS MATERIALIZED (${rows}), lines AS MATERIALIZED (SELECT l.* FROM (${source}) l WHERE ${counted})
      SELECT l.*, counted.total FROM (SELECT count(*)::int AS total FROM lines) counted
      LEFT JOIN (SELECT l.* FROM lines l WHERE ${past ?? sql`true`} ORDER BY ${order} LIMIT ${limit + 1}) l ON true ORDER BY ${order}`,
  })
}

async function pageOf<L>(
  asked: DrillDown,
  lines: readonly Line<L>[],
  position: (line: Line<L>) => { value: number; id: number },
  extra: (line: Line<L>) => Record<string, unknown>,
): Promise<Page> {
  const { req, site, one, metric, limit } = asked
  const found = lines.filter((line) => line.doc !== null)
  const page = found.slice(0, limit)
  const { docs } = await req.payload.find({
    collection: one.slug as never,
    where: { id: { in: [...new Set(page.map((line) => line.doc))] } },
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req,
  })
  const fields = shownFields(one, metric)
  const rows = new Map((await present({ req, site, one, docs: docs, fields })).map((row) => [row.id, row]))
  const last = page.at(-1)
  return {
    docs: page.flatMap((line): Row[] => {
      const row = rows.get(line.doc)
      return row ? [{ ...row, ...extra(line) }] : []
    }),
    next: found.length > limit && last ? encodeCursor(position(last)) : null,
    total: lines[0]?.total ?? 0,
  }
}

/** What a row shows of itself in a drill-down: its title, the date it is sorted by, and what it was counted by. */
function shownFields({ surface }: SiteType, metric: Metric): string[] {
  const by = 'count' in metric && metric.by !== 'month' && metric.by !== 'state' ? metric.by : undefined
  return [...new Set([surface.type.title, monthField(surface), ...(by ? [by] : [])])]
}

function readCursor(after: string | null): { value: unknown; id: number } | undefined {
  if (!after) return undefined
  const last = decodeCursor(after)
  if (!last || typeof last.value !== 'number') throw new RequestError(400, 'error.badRequest')
  return last
}

function iso(at: Date | string): string {
  return new Date(at).toISOString()
}
