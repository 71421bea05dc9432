import { sql, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { BasePayload, PayloadRequest } from 'payload'

export { sql }

interface SqlRunner {
  execute(query: SQL): Promise<{ rows: Record<string, unknown>[] }>
}
interface PostgresAdapter {
  readonly drizzle: SqlRunner
  readonly sessions: Readonly<Record<string, { db: SqlRunner }>>
}

/**
 * Runs one SQL statement, inside the request's transaction where it has one. Values in the template become parameters.
 * Throws what PostgreSQL throws.
 */
export async function runSql<T = Record<string, unknown>>({
  payload,
  req,
  query,
}: {
  payload: BasePayload
  req?: Pick<PayloadRequest, 'transactionID'> | undefined
  query: SQL
}): Promise<T[]> {
  const adapter = payload.db as unknown as PostgresAdapter
  const id = await req?.transactionID
  const runner = id === undefined || id === null ? adapter.drizzle : adapter.sessions[id]?.db
  if (!runner) throw new Error(`The transaction ${String(id)} has ended already`)
  return (await runner.execute(query)).rows as T[]
}
