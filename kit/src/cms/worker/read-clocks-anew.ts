import { createLocalReq, type BasePayload, type PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { readCalendar } from '../calendar/read-calendar.ts'
import { clocksOf, isoOf, writeClock } from '../deadlines/clock-rows.ts'
import { noteMove } from '../deadlines/note-move.ts'
import { dueColumns, newClock } from '../deadlines/turn-clocks.ts'
import { writeDue } from '../deadlines/write-due.ts'
import { appendEvent } from '../events/append-event.ts'
import { tableOf } from '../operations/table-of.ts'
import { inTransaction } from '../operations/transaction.ts'
import { runSql, sql } from '../run-sql.ts'

const BATCH = 100

interface Scope {
  readonly payload: BasePayload
  readonly site: Site
}

/** Gives a clock to documents from before there were clocks. Several processes may do so at the same time. */
export async function startMissingClocks({ payload, site }: Scope): Promise<void> {
  for (const one of site.types) if (one.surface.flow) await startMissing({ payload, one })
}

/**
 * Reads anew every open clock that was read from an older working-day table than today's. Where a deadline moves, that is
 * noted with the document and in the audit log. Returns how many deadlines moved. Several processes may do so at the
 * same time; whoever is killed leaves the rest to the next.
 */
export async function readClocksAnew({ payload, site }: Scope): Promise<number> {
  let moved = 0
  for (const one of site.types) {
    if (!one.surface.flow) continue
    let after: Id = 0
    for (;;) {
      const req = await createLocalReq({}, payload)
      const batch = await inTransaction(req, () => readBatch({ payload, req, one, after }))
      moved += batch.moved
      if (batch.last === undefined) break
      after = batch.last
    }
  }
  return moved
}

interface Batch {
  readonly payload: BasePayload
  readonly req: PayloadRequest
  readonly one: SiteType
  readonly after: Id
}

async function readBatch({ payload, req, one, after }: Batch): Promise<{ moved: number; last?: Id }> {
  const { slug } = one
  // By the version, which only grows, so that nothing is read where nothing changed.
  const stale = await runSql<{ doc: Id }>({
    payload,
    req,
    query: sql`SELECT DISTINCT doc FROM yz.clocks WHERE type = ${slug} AND doc > ${after} AND calendar < (SELECT version FROM yz.calendar)
      ORDER BY doc LIMIT ${BATCH}`,
  })
  if (stale.length === 0) return { moved: 0 }
  const last = stale.at(-1)!.doc
  const docs = await runSql<{ id: Id; state: string; due_at: Date | string | null }>({
    payload,
    req,
    query: sql`SELECT d.id, d.state::text AS state, d.due_at FROM ${sql.identifier(tableOf(slug))} d
      WHERE d.id = ANY(${sql.param(stale.map((one) => one.doc))}::int[]) ORDER BY d.id FOR UPDATE SKIP LOCKED`,
  })
  const calendar = await readCalendar({ payload, req })
  const now = new Date()
  let moved = 0
  for (const { id, state, due_at: dueBefore } of docs) {
    for (const clock of await clocksOf({ payload, req, slug, id })) {
      const due = dueColumns(await writeClock({ payload, req, slug, id }, clock, calendar, now), clock, now)
      if (clock.state !== state) continue
      await writeDue({ payload, req, slug, id, due })
      const from = isoOf(dueBefore)
      if (from === null || due.dueAt === null || from === due.dueAt) continue
      moved += 1
      await noteMove({ payload, req, slug, id, state, from, to: due.dueAt })
      await runSql({
        payload,
        req,
        query: sql`INSERT INTO yz.audit (action, type, doc, detail)
          VALUES ('deadline:calendar', ${slug}, ${id}, ${JSON.stringify({ state, from, to: due.dueAt, calendar: calendar.version })}::jsonb)`,
      })
      await appendEvent({ payload, req, event: { kind: 'updated', type: slug, doc: id } })
    }
  }
  return { moved, last }
}

/** The deadline of such a document stays as it is; only the table's next change moves it. */
async function startMissing({ payload, one }: { payload: BasePayload; one: SiteType }): Promise<void> {
  const { slug, surface } = one
  const table = sql.identifier(tableOf(slug))
  const states = Object.entries(surface.flow!.states).flatMap(([name, state]) => (state.due && !state.final ? [name] : []))
  if (states.length === 0) return
  for (;;) {
    const req = await createLocalReq({}, payload)
    const found = await inTransaction(req, async () => {
      const docs = await runSql<{ id: Id; state: string; state_since: Date | string | null; overdue_at: Date | string | null }>({
        payload,
        req,
        query: sql`SELECT d.id, d.state::text AS state, d.state_since, d.overdue_at FROM ${table} d
          WHERE d.due_at IS NOT NULL AND d.state::text = ANY(${sql.param(states)}::text[])
            AND NOT EXISTS (SELECT 1 FROM yz.clocks c WHERE c.type = ${slug} AND c.doc = d.id AND c.state = d.state::text)
          LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED`,
      })
      const now = new Date()
      const calendar = docs.length > 0 ? await readCalendar({ payload, req }) : undefined
      for (const { id, state, state_since, overdue_at } of docs) {
        // Another worker may have been quicker.
        if ((await clocksOf({ payload, req, slug, id })).some((clock) => clock.state === state)) continue
        const clock = await newClock({ req, one, state, now: state_since ? new Date(state_since) : now })
        if (clock) await writeClock({ payload, req, slug, id }, { ...clock, overdueAt: isoOf(overdue_at) }, calendar!, now)
      }
      return docs.length
    })
    if (found < BATCH) return
  }
}
