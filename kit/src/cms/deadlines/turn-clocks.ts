import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { asList } from '../../who.ts'
import { readCalendar } from '../calendar/read-calendar.ts'
import { runSql, sql } from '../run-sql.ts'
import { clocksOf, isRunning, writeClock, type ClockRow, type Scope } from './clock-rows.ts'
import type { ClockFace } from './clock.ts'
import { currentRule } from './rules.ts'

/** The columns of a document that say how its deadline stands. */
export interface DueColumns {
  readonly dueAt: string | null
  readonly warnAt: string | null
  readonly dueProvisional: boolean
  readonly overdueAt: string | null
}

export const NO_DEADLINE: DueColumns = { dueAt: null, warnAt: null, dueProvisional: false, overdueAt: null }

/** What a step leaves behind, so that it can be taken back. */
export type ClocksBefore = readonly object[]

interface Turn {
  readonly req: PayloadRequest
  readonly one: SiteType
  readonly id: Id
}

/**
 * A document goes from one state to another: clocks that the new state pauses stand still, the others of before are done
 * with; the clock of the new state, and those that count in it, go on where they stand still or already counted, else begin
 * by the rule that holds now. The document's row is locked by whoever calls.
 */
export async function turnClocks({ req, one, id, from, to, now }: Turn & { from: string; to: string; now: Date }): Promise<DueColumns> {
  const { payload } = req
  const scope: Scope = { payload, req, slug: one.slug, id }
  const { states } = one.surface.flow!
  const spec = states[to]!
  const paused = asList(spec.pauses)
  const counted = asList(spec.counts)
  const countedBefore = asList(states[from]?.counts)
  const clocks = await clocksOf(scope)
  const resting = clocks.filter(({ state }) => paused.includes(state) && state !== to)
  const held = clocks.filter(
    (clock) => (clock.state === to || counted.includes(clock.state)) && (!isRunning(clock) || countedBefore.includes(clock.state)),
  )
  const dropped = clocks.filter((clock) => !held.includes(clock) && !resting.includes(clock)).map(({ state }) => state)
  if (dropped.length > 0)
    await runSql({
      payload,
      req,
      query: sql`DELETE FROM yz.clocks WHERE type = ${one.slug} AND doc = ${id} AND state = ANY(${sql.param(dropped)}::text[])`,
    })
  if (resting.length === 0 && held.length === 0 && counted.length === 0 && !spec.due) return NO_DEADLINE

  const calendar = await readCalendar({ payload, req })
  for (const clock of resting.filter(isRunning)) await writeClock(scope, { ...clock, runs: stopped(clock, now) }, calendar, now)
  const start = async (state: string): Promise<DueColumns> => {
    const before = held.find((clock) => clock.state === state)
    const clock = before ? goingOn(before, now) : await newClock({ req, one, state, now })
    return clock ? dueColumns(await writeClock(scope, clock, calendar, now), clock, now) : NO_DEADLINE
  }
  for (const state of counted) await start(state)
  return start(to)
}

/** Brings the clocks back as they were before a step that is taken back, and reads the one of the state it leads back to. */
export async function restoreClocks({ req, one, id, state, before }: Turn & { state: string; before: ClocksBefore }): Promise<DueColumns> {
  const { payload } = req
  const scope: Scope = { payload, req, slug: one.slug, id }
  await runSql({ payload, req, query: sql`DELETE FROM yz.clocks WHERE type = ${one.slug} AND doc = ${id}` })
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.clocks SELECT * FROM jsonb_populate_recordset(NULL::yz.clocks, ${JSON.stringify(before)}::jsonb)`,
  })
  const clock = (await clocksOf(scope)).find((one) => one.state === state)
  if (!clock) return NO_DEADLINE
  const now = new Date()
  return dueColumns(await writeClock(scope, clock, await readCalendar({ payload, req }), now), clock, now)
}

/** The clocks of a document as they stand now, for `restoreClocks`. */
export async function clocksBefore({ req, one, id }: Turn): Promise<ClocksBefore> {
  const rows = await runSql<{ clock: object }>({
    payload: req.payload,
    req,
    query: sql`SELECT to_jsonb(c) AS clock FROM yz.clocks c WHERE type = ${one.slug} AND doc = ${id}`,
  })
  return rows.map((row) => row.clock)
}

/** A clock for a state that begins now; undefined where the state has no deadline. */
export async function newClock({ req, one, state, now }: Omit<Turn, 'id'> & { state: string; now: Date }): Promise<ClockRow | undefined> {
  const current = await currentRule({ payload: req.payload, req, one, state })
  if (!current) return undefined
  const { id: ruleId, version, rule } = current
  return { state, ruleId, version, rule, runs: [{ from: now }], extended: null, overdueAt: null, warnedAt: null, escalated: 0 }
}

/** What a document's row says of the clock of its state. */
export function dueColumns(face: ClockFace, { overdueAt }: Pick<ClockRow, 'overdueAt'>, now: Date): DueColumns {
  return {
    dueAt: face.due?.toISOString() ?? null,
    warnAt: face.warn?.toISOString() ?? null,
    dueProvisional: face.provisional,
    overdueAt: face.due && face.due > now ? null : overdueAt,
  }
}

/** The deadline that a document's row has. */
export function dueOfRow(doc: Readonly<Record<string, unknown>>): DueColumns {
  return {
    dueAt: (doc.dueAt as string | null | undefined) ?? null,
    warnAt: (doc.warnAt as string | null | undefined) ?? null,
    dueProvisional: doc.dueProvisional === true,
    overdueAt: (doc.overdueAt as string | null | undefined) ?? null,
  }
}

function goingOn(clock: ClockRow, now: Date): ClockRow {
  return isRunning(clock) ? clock : { ...clock, runs: [...clock.runs, { from: now }] }
}

function stopped({ runs }: ClockRow, now: Date): ClockRow['runs'] {
  return runs.map((run, index) => (index === runs.length - 1 ? { from: run.from, to: now } : run))
}
