import type { BasePayload, PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { runSql, sql } from '../run-sql.ts'

/** Notes that a deadline is another one than it was: `step` is the approval of an extension; without it the table changed. */
export async function noteMove({
  payload,
  req,
  slug,
  id,
  state,
  step,
  from,
  to,
}: {
  payload: BasePayload
  req: Pick<PayloadRequest, 'transactionID'>
  slug: string
  id: Id
  state: string
  step?: string
  from: string
  to: string
}): Promise<void> {
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.deadline_moves (type, doc, state, step, from_due, to_due)
      VALUES (${slug}, ${id}, ${state}, ${step ?? null}::bigint, ${from}, ${to})`,
  })
}
