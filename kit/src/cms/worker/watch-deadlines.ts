import { createLocalReq, type BasePayload, type PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { readCalendar } from '../calendar/read-calendar.ts'
import { clocksOf, faceOf, writeClock } from '../deadlines/clock-rows.ts'
import { escalationAt } from '../deadlines/clock.ts'
import { appendEvent } from '../events/append-event.ts'
import { tableOf } from '../operations/table-of.ts'
import { inTransaction } from '../operations/transaction.ts'
import { runSql, sql } from '../run-sql.ts'

const BATCH = 200

/**
 * What the clock alone brings about: a light turns amber or red, what is overdue goes to the level above. Each is told to the
 * event stream once for each stay in a state, in the transaction that marks it as told. Several processes may do so at
 * the same time. Returns how much there was to tell.
 */
export async function watchDeadlines({ payload, site }: { payload: BasePayload; site: Site }): Promise<number> {
  let told = 0
  for (const one of site.types) {
    if (!Object.values(one.surface.flow?.states ?? {}).some((state) => state.due)) continue
    for (const watch of [tellWarned, tellOverdue, tellEscalated])
      for (let more = true; more;) {
        const req = await createLocalReq({}, payload)
        const found = await inTransaction(req, () => watch({ payload, req, one }))
        told += found
        more = found === BATCH
      }
  }
  return told
}

interface Watch {
  readonly payload: BasePayload
  readonly req: PayloadRequest
  readonly one: SiteType
}
interface Told {
  readonly id: Id
  readonly state: string
  readonly rule: number | null
}

async function tellWarned({ payload, req, one: { slug } }: Watch): Promise<number> {
  const table = sql.identifier(tableOf(slug))
  const near = await runSql<Told & Record<string, unknown>>({
    payload,
    req,
    query: sql`SELECT d.id, c.state, c.rule::int AS rule FROM ${table} d JOIN yz.clocks c ON c.type = ${slug} AND c.doc = d.id AND c.state = d.state::text
      WHERE d.warn_at <= now() AND d.due_at > now() AND c.warned_at IS NULL ORDER BY d.warn_at LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED`,
  })
  // Another worker may have told it while we waited for nothing: the mark decides.
  const marked = await mark({ payload, req, slug, told: near, column: 'warned_at' })
  for (const { id, state, rule } of marked)
    await appendEvent({ payload, req, event: { kind: 'deadline', type: slug, doc: id, transition: 'warned', to: state, ...ruleOf(rule) } })
  return near.length
}

async function tellOverdue({ payload, req, one: { slug, surface } }: Watch): Promise<number> {
  const table = sql.identifier(tableOf(slug))
  const states = Object.entries(surface.flow!.states).flatMap(([name, state]) => (state.due && !state.final ? [name] : []))
  const late = await runSql<Told & Record<string, unknown>>({
    payload,
    req,
    query: sql`SELECT d.id, d.state::text AS state, c.rule::int AS rule FROM ${table} d
      LEFT JOIN yz.clocks c ON c.type = ${slug} AND c.doc = d.id AND c.state = d.state::text
      WHERE d.due_at < now() AND d.overdue_at IS NULL AND d.state::text = ANY(${sql.param(states)}::text[])
      ORDER BY d.due_at LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED`,
  })
  if (late.length === 0) return 0
  await runSql({
    payload,
    req,
    query: sql`UPDATE ${table} SET overdue_at = now() WHERE id = ANY(${sql.param(late.map((one) => one.id))}::int[])`,
  })
  await mark({ payload, req, slug, told: late, column: 'overdue_at' })
  for (const { id, state, rule } of late)
    await appendEvent({ payload, req, event: { kind: 'overdue', type: slug, doc: id, to: state, ...ruleOf(rule) } })
  return late.length
}

/** 升级. After a time without a worker all levels that have come meanwhile are told, one after the other. */
async function tellEscalated({ payload, req, one: { slug } }: Watch): Promise<number> {
  const table = sql.identifier(tableOf(slug))
  const late = await runSql<Told & Record<string, unknown>>({
    payload,
    req,
    query: sql`SELECT d.id, c.state, c.rule::int AS rule FROM ${table} d JOIN yz.clocks c ON c.type = ${slug} AND c.doc = d.id AND c.state = d.state::text
      WHERE c.escalate_at <= now() AND d.overdue_at IS NOT NULL ORDER BY c.escalate_at LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED`,
  })
  const now = new Date()
  const calendar = await readCalendar({ payload, req })
  for (const { id, state } of late) {
    const scope = { payload, req, slug, id }
    const clock = (await clocksOf(scope)).find((clock) => clock.state === state)
    const level = clock?.rule.escalate[clock.escalated]
    const due = clock && faceOf(calendar, clock).due
    // Another worker may have told it just now.
    if (!clock || !level || !due || escalationAt(calendar, due, level.after) > now) continue
    const escalated = clock.escalated + 1
    await writeClock(scope, { ...clock, escalated }, calendar, now)
    await appendEvent({
      payload,
      req,
      event: { kind: 'deadline', type: slug, doc: id, transition: `escalated.${escalated}`, to: state, rule: Number(clock.ruleId) },
    })
  }
  return late.length
}

/** Marks clocks as told; returns those that were not yet. */
async function mark({
  payload,
  req,
  slug,
  told,
  column,
}: {
  payload: BasePayload
  req: PayloadRequest
  slug: string
  told: readonly Told[]
  column: 'warned_at' | 'overdue_at'
}): Promise<Told[]> {
  if (told.length === 0) return []
  const name = sql.identifier(column)
  const marked = await runSql<{ doc: Id; state: string }>({
    payload,
    req,
    query: sql`UPDATE yz.clocks c SET ${name} = now() FROM unnest(${sql.param(told.map((one) => one.id))}::int[], ${sql.param(told.map((one) => one.state))}::text[]) AS t (doc, state)
      WHERE c.type = ${slug} AND c.doc = t.doc AND c.state = t.state AND c.${name} IS NULL RETURNING c.doc, c.state`,
  })
  return told.filter(({ id, state }) => marked.some((one) => one.doc === id && one.state === state))
}

function ruleOf(rule: number | null): { rule?: number } {
  return rule === null ? {} : { rule }
}
