import type { BasePayload, PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { tableOf } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'
import type { DueColumns } from './turn-clocks.ts'

/** Writes a deadline into the document's row without making a new revision of it: nobody's open page becomes stale. */
export async function writeDue({
  payload,
  req,
  slug,
  id,
  due: { dueAt, warnAt, dueProvisional, overdueAt },
}: {
  payload: BasePayload
  req: Pick<PayloadRequest, 'transactionID'>
  slug: string
  id: Id
  due: DueColumns
}): Promise<void> {
  await runSql({
    payload,
    req,
    query: sql`UPDATE ${sql.identifier(tableOf(slug))}
      SET due_at = ${dueAt}, warn_at = ${warnAt}, due_provisional = ${dueProvisional}, overdue_at = ${overdueAt} WHERE id = ${id}`,
  })
}
