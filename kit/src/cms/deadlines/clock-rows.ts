import type { BasePayload, PayloadRequest } from 'payload'
import type { DeadlineRule } from '../../deadline.ts'
import type { Id } from '../../field.ts'
import type { Span } from '../../span.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { runSql, sql } from '../run-sql.ts'
import { escalationAt, readClock, type ClockFace, type Run } from './clock.ts'

/** A clock as yz.clocks keeps it, with the rule it follows. */
export interface ClockRow {
  readonly state: string
  readonly ruleId: string
  readonly version: number
  readonly rule: DeadlineRule
  readonly runs: readonly Run[]
  readonly extended: Span | null
  readonly overdueAt: string | null
  readonly warnedAt: string | null
  readonly escalated: number
}

export interface Scope {
  readonly payload: BasePayload
  readonly req?: Pick<PayloadRequest, 'transactionID'> | undefined
  readonly slug: string
  readonly id: Id
}

/** The clocks of a document. */
export async function clocksOf({ payload, req, slug, id }: Scope): Promise<ClockRow[]> {
  const rows = await runSql<{
    state: string
    rule_id: string
    version: number
    rule: DeadlineRule
    runs: [string, string | null][]
    extended: Span | null
    overdue_at: Date | string | null
    warned_at: Date | string | null
    escalated: number
  }>({
    payload,
    req,
    query: sql`SELECT c.state, c.rule::text AS rule_id, r.version, r.rule, c.runs, c.extended, c.overdue_at, c.warned_at, c.escalated
      FROM yz.clocks c JOIN yz.deadline_rules r ON r.id = c.rule WHERE c.type = ${slug} AND c.doc = ${id} ORDER BY c.state`,
  })
  return rows.map((row) => ({
    state: row.state,
    ruleId: row.rule_id,
    version: row.version,
    rule: row.rule,
    runs: row.runs.map(([from, to]) => ({ from: new Date(from), ...(to === null ? {} : { to: new Date(to) }) })),
    extended: row.extended,
    overdueAt: isoOf(row.overdue_at),
    warnedAt: isoOf(row.warned_at),
    escalated: row.escalated,
  }))
}

/** What a clock shows by this calendar. */
export function faceOf(calendar: WorkingCalendar, { rule, runs, extended }: Pick<ClockRow, 'rule' | 'runs' | 'extended'>): ClockFace {
  return readClock({ calendar, spans: [rule.due, ...(extended ? [extended] : [])], runs, warn: rule.warn ?? undefined })
}

/** Writes a clock; what was told of a deadline that now lies ahead again, will be told again. */
export async function writeClock(
  { payload, req, slug, id }: Scope,
  clock: ClockRow,
  calendar: WorkingCalendar,
  now: Date,
): Promise<ClockFace> {
  const face = faceOf(calendar, clock)
  const runs = JSON.stringify(clock.runs.map(({ from, to }) => [from.toISOString(), to?.toISOString() ?? null]))
  const ahead = (moment: Date | undefined) => moment !== undefined && moment > now
  const escalated = ahead(face.due) ? 0 : clock.escalated
  const next = isRunning(clock) ? clock.rule.escalate[escalated] : undefined
  const escalateAt = next && face.due ? escalationAt(calendar, face.due, next.after).toISOString() : null
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.clocks (type, doc, state, rule, runs, extended, calendar, warned_at, overdue_at, escalated, escalate_at)
      VALUES (${slug}, ${id}, ${clock.state}, ${clock.ruleId}::bigint, ${runs}::jsonb, ${clock.extended}, ${calendar.version},
        ${ahead(face.warn) ? null : clock.warnedAt}, ${ahead(face.due) ? null : clock.overdueAt}, ${escalated}, ${escalateAt})
      ON CONFLICT (type, doc, state) DO UPDATE SET rule = excluded.rule, runs = excluded.runs, extended = excluded.extended,
        calendar = excluded.calendar, warned_at = excluded.warned_at, overdue_at = excluded.overdue_at,
        escalated = excluded.escalated, escalate_at = excluded.escalate_at`,
  })
  return face
}

/** Whether a clock does not stand still. */
export function isRunning({ runs }: Pick<ClockRow, 'runs'>): boolean {
  return runs.at(-1)?.to === undefined
}

export function isoOf(moment: Date | string | null | undefined): string | null {
  return moment === null || moment === undefined ? null : new Date(moment).toISOString()
}
