import type { BasePayload, PayloadRequest } from 'payload'
import type { Cursor, SiteEvent } from '../../protocol.ts'
import { runSql, sql } from '../run-sql.ts'
import { BEGINNING, formatCursor, parseCursor } from './cursor.ts'

interface Scope {
  readonly payload: BasePayload
  readonly req?: Pick<PayloadRequest, 'transactionID'> | undefined
}

interface EventRow {
  readonly xid: string
  readonly seq: string
  readonly at: Date | string
  readonly kind: SiteEvent['kind']
  readonly type: string
  readonly doc: number
  readonly transition: string | null
  readonly from_state: string | null
  readonly to_state: string | null
  readonly actor: number | null
  readonly rule: number | null
  readonly step: number | null
  readonly link: number | null
  readonly ready: boolean
}

export interface EventBatch {
  readonly events: SiteEvent[]
  /** There are more events already, but they wait behind a transaction that still runs: look again shortly. */
  readonly hidden: boolean
}

/**
 * Events after a cursor, oldest first. An event shows only when every transaction that began before its own has ended;
 * until then an earlier one could still appear, and a reader that went past it would never see it.
 *
 * @throws Error where `after` is no cursor
 */
export async function readEvents({ payload, req, after, limit = 500 }: Scope & { after: Cursor; limit?: number }): Promise<EventBatch> {
  const position = parseCursor(after)
  if (!position) throw new Error(`"${after}" is no cursor of the event stream`)
  const rows = await runSql<EventRow>({
    payload,
    req,
    query: sql`SELECT xid::text, seq::text, at, kind, type, doc, transition, from_state, to_state, actor, rule::int AS rule, step::int AS step, link::int AS link, xid < pg_snapshot_xmin(pg_current_snapshot()) AS ready
      FROM yz.events WHERE (xid, seq) > (${position.xid}::xid8, ${position.seq}::bigint) ORDER BY events.xid, events.seq LIMIT ${limit}`,
  })
  // Rows that are not ready have the larger transaction numbers, so they stand at the end.
  const ready = rows.filter((row) => row.ready)
  return { events: ready.map(eventOf), hidden: ready.length < rows.length }
}

/** The place of the newest event there is to see: following from it, one hears all that comes after. */
export async function latestCursor({ payload, req }: Scope): Promise<Cursor> {
  const [row] = await runSql<{ xid: string; seq: string }>({
    payload,
    req,
    query: sql`SELECT xid::text, seq::text FROM yz.events WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY events.xid DESC, events.seq DESC LIMIT 1`,
  })
  return row ? formatCursor(row) : BEGINNING
}

/**
 * Whether everything after this cursor is still there. A cursor is the place of an event; once that event has been
 * cleared away (or the database is another one), events after it may be missing too.
 */
export async function isKept({ payload, after }: { payload: BasePayload; after: Cursor }): Promise<boolean> {
  const position = parseCursor(after)
  if (!position) return false
  const [row] = await runSql<{ kept: boolean }>({
    payload,
    query:
      after === BEGINNING
        ? sql`SELECT COALESCE(min(seq) = 1, true) AS kept FROM yz.events`
        : sql`SELECT EXISTS (SELECT 1 FROM yz.events WHERE xid = ${position.xid}::xid8 AND seq = ${position.seq}::bigint) AS kept`,
  })
  return row?.kept === true
}

function eventOf(row: EventRow): SiteEvent {
  return {
    cursor: formatCursor(row),
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    type: row.type,
    doc: row.doc,
    ...(row.transition === null ? {} : { transition: row.transition }),
    ...(row.from_state === null ? {} : { from: row.from_state }),
    ...(row.to_state === null ? {} : { to: row.to_state }),
    ...(row.actor === null ? {} : { actor: row.actor }),
    ...(row.rule === null ? {} : { rule: row.rule }),
    ...(row.step === null ? {} : { step: row.step }),
    ...(row.link === null ? {} : { link: row.link }),
  }
}
