import type { BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import type { Ref } from '../../protocol.ts'
import { runSql, sql } from '../run-sql.ts'

/** What people are called. */
export async function namesOf(payload: BasePayload, people: readonly Id[]): Promise<(id: Id) => Ref> {
  const rows = await runSql<{ id: Id; name: string }>({
    payload,
    query: sql`SELECT id, name FROM users WHERE id = ANY(${sql.param([...people])}::int[])`,
  })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => ({ id, title: names.get(id) ?? '' })
}
