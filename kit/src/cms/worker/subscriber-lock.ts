import type { BasePayload, PayloadRequest } from 'payload'
import { runSql, sql } from '../run-sql.ts'

/**
 * Makes this transaction the only one, over all processes, that works for a subscriber, until it ends. Returns false where
 * another one does already (never with `wait`). An advisory lock, since locking a row would give the transaction a
 * number, and every reader of the event stream waits for the oldest numbered transaction.
 */
export async function lockSubscriber({
  payload,
  req,
  name,
  wait = false,
}: {
  payload: BasePayload
  req: PayloadRequest
  name: string
  wait?: boolean
}): Promise<boolean> {
  const key = sql`hashtextextended(${`yz.subscriber:${name}`}, 0)`
  const [row] = await runSql<{ locked: boolean }>({
    payload,
    req,
    query: wait
      ? sql`SELECT true AS locked FROM (SELECT pg_advisory_xact_lock(${key})) AS waited`
      : sql`SELECT pg_try_advisory_xact_lock(${key}) AS locked`,
  })
  return row?.locked === true
}
