import { createLocalReq, type BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import type { Site } from '../../site.ts'
import { appendEvent } from '../events/append-event.ts'
import { tableOf } from '../operations/table-of.ts'
import { inTransaction } from '../operations/transaction.ts'
import { runSql, sql } from '../run-sql.ts'

const BATCH = 200

/**
 * Marks every document that ran past its deadline and tells the event stream, once for each stay in a state. Several
 * processes may do so at the same time. Returns how many there were.
 */
export async function markOverdue({ payload, site }: { payload: BasePayload; site: Site }): Promise<number> {
  let marked = 0
  for (const { slug, surface } of site.types) {
    const states = Object.entries(surface.flow?.states ?? {})
      .filter(([, state]) => state.due && !state.final)
      .map(([name]) => name)
    if (states.length === 0) continue
    for (let more = true; more;) {
      const req = await createLocalReq({}, payload)
      const found = await inTransaction(req, async () => {
        const table = sql.identifier(tableOf(slug))
        const late = await runSql<{ id: Id; state: string }>({
          payload,
          req,
          query: sql`SELECT id, state::text AS state FROM ${table} WHERE due_at < now() AND overdue_at IS NULL AND state::text = ANY(${sql.param(states)}::text[])
            ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        })
        if (late.length === 0) return 0
        await runSql({
          payload,
          req,
          query: sql`UPDATE ${table} SET overdue_at = now() WHERE id = ANY(${sql.param(late.map((one) => one.id))}::int[])`,
        })
        for (const { id, state } of late) await appendEvent({ payload, req, event: { kind: 'overdue', type: slug, doc: id, to: state } })
        return late.length
      })
      marked += found
      more = found === BATCH
    }
  }
  return marked
}
