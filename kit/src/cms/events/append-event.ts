import type { BasePayload, PayloadRequest } from 'payload'
import type { SiteEvent } from '../../protocol.ts'
import { runSql, sql } from '../run-sql.ts'

export type NewEvent = Omit<SiteEvent, 'cursor' | 'at' | 'actor'> & {
  readonly actor?: number | undefined
  /** For imported history only. */ readonly at?: string
}

/** Adds an event to the stream inside the request's transaction; readers see it once that has committed. */
export async function appendEvent({
  payload,
  req,
  event,
}: {
  payload: BasePayload
  req: Pick<PayloadRequest, 'transactionID'>
  event: NewEvent
}): Promise<void> {
  const { kind, type, doc, transition = null, from = null, to = null, actor = null, rule = null, step = null, link = null, at } = event
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.events (kind, type, doc, transition, from_state, to_state, actor, rule, step, link, at)
      VALUES (${kind}, ${type}, ${doc}, ${transition}, ${from}, ${to}, ${actor}, ${rule}, ${step}, ${link}, COALESCE(${at ?? null}::timestamptz, clock_timestamp()))`,
  })
}
