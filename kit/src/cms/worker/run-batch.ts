import { createLocalReq, type BasePayload } from 'payload'
import { BEGINNING, formatCursor, parseCursor, type Position } from '../events/cursor.ts'
import { readEvents } from '../events/read-events.ts'
import { inTransaction } from '../operations/transaction.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Cursor, SiteEvent } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { lockSubscriber } from './subscriber-lock.ts'
import type { Subscriber } from './subscriber.ts'

export type BatchResult =
  /** So many events were handled. */
  | { readonly kind: 'done'; readonly handled: number; readonly hidden: boolean }
  /** Another process works for this subscriber. */
  | { readonly kind: 'busy' }

/** Thrown where a subscriber failed on these events. */
export class BatchError extends Error {
  readonly events: readonly SiteEvent[]
  constructor(events: readonly SiteEvent[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'BatchError'
    this.events = events
  }
}

interface Scope {
  readonly payload: BasePayload
  readonly site: Site
  readonly subscriber: Subscriber
}

/**
 * Handles the next events of a subscriber and moves its cursor, in one transaction.
 * @throws BatchError where the subscriber failed; nothing has changed then
 */
export async function runBatch({ payload, site, subscriber, limit }: Scope & { limit: number }): Promise<BatchResult> {
  return inSubscription({ payload, subscriber }, async ({ req, cursor }) => {
    const { events, hidden } = await readEvents({ payload, req, after: cursor, limit })
    if (events.length === 0) return { kind: 'done', handled: 0, hidden }
    try {
      await subscriber.handle({ payload, site, req, events })
    } catch (error) {
      throw new BatchError(events, error)
    }
    await moveCursor({ payload, req, name: subscriber.name, to: events.at(-1)!.cursor })
    return { kind: 'done', handled: events.length, hidden }
  })
}

/** Goes past one event that cannot be handled, and notes it for later. */
export async function setAside({
  payload,
  subscriber,
  event,
  error,
}: Omit<Scope, 'site'> & { event: SiteEvent; error: string }): Promise<BatchResult> {
  return inSubscription({ payload, subscriber }, async ({ req, cursor }) => {
    // Another process may have managed it meanwhile.
    const { events } = await readEvents({ payload, req, after: cursor, limit: 1 })
    if (events[0]?.cursor !== event.cursor) return { kind: 'done', handled: 0, hidden: false }
    const { xid, seq } = parseCursor(event.cursor)!
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO yz.failures (subscriber, xid, seq, error) VALUES (${subscriber.name}, ${xid}::xid8, ${seq}::bigint, ${error}) ON CONFLICT DO NOTHING`,
    })
    await moveCursor({ payload, req, name: subscriber.name, to: event.cursor })
    return { kind: 'done', handled: 1, hidden: false }
  })
}

/** Tries the events that were set aside once more; returns how many are still failing. */
export async function retryFailures({ payload, site, subscriber }: Scope): Promise<number> {
  const failures = await runSql<Position>({
    payload,
    query: sql`SELECT xid::text, seq::text FROM yz.failures WHERE subscriber = ${subscriber.name} ORDER BY failures.xid, failures.seq`,
  })
  let failing = 0
  for (const place of failures) {
    try {
      await inSubscription({ payload, subscriber, wait: true }, async ({ req }) => {
        const before = formatCursor({ xid: place.xid, seq: String(BigInt(place.seq) - 1n) })
        const { events } = await readEvents({ payload, req, after: before, limit: 1 })
        if (events[0]?.cursor === formatCursor(place)) await subscriber.handle({ payload, site, req, events })
        await runSql({
          payload,
          req,
          query: sql`DELETE FROM yz.failures WHERE subscriber = ${subscriber.name} AND xid = ${place.xid}::xid8 AND seq = ${place.seq}::bigint`,
        })
        return { kind: 'done', handled: 1, hidden: false }
      })
    } catch (error) {
      failing += 1
      payload.logger.error({
        err: error as Error,
        subscriber: subscriber.name,
        event: formatCursor(place),
        msg: 'an event set aside fails again',
      })
    }
  }
  return failing
}

/** Notes why a subscriber is held up; moving on clears it. */
export async function noteError({ payload, name, error }: { payload: BasePayload; name: string; error: string }): Promise<void> {
  await runSql({
    payload,
    query: sql`INSERT INTO yz.subscriptions (name, error) VALUES (${name}, ${error}) ON CONFLICT (name) DO UPDATE SET error = EXCLUDED.error`,
  })
}

async function inSubscription(
  { payload, subscriber: { name }, wait = false }: { payload: BasePayload; subscriber: Subscriber; wait?: boolean },
  work: (context: { req: Awaited<ReturnType<typeof createLocalReq>>; cursor: Cursor }) => Promise<BatchResult>,
): Promise<BatchResult> {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    if (!(await lockSubscriber({ payload, req, name, wait }))) return { kind: 'busy' }
    const [row] = await runSql<Position>({
      payload,
      req,
      query: sql`SELECT xid::text, seq::text FROM yz.subscriptions WHERE name = ${name}`,
    })
    return work({ req, cursor: row ? formatCursor(row) : BEGINNING })
  })
}

async function moveCursor({
  payload,
  req,
  name,
  to,
}: {
  payload: BasePayload
  req: Awaited<ReturnType<typeof createLocalReq>>
  name: string
  to: Cursor
}): Promise<void> {
  const { xid, seq } = parseCursor(to)!
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.subscriptions (name, xid, seq) VALUES (${name}, ${xid}::xid8, ${seq}::bigint)
      ON CONFLICT (name) DO UPDATE SET xid = EXCLUDED.xid, seq = EXCLUDED.seq, error = NULL, moved_at = now()`,
  })
}
