import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { runSql, sql } from '../run-sql.ts'
import { tableOf } from './table-of.ts'

/**
 * Locks a document's row until the request's transaction ends, so that nobody changes it between our reading and our
 * writing. Returns the revision it has now; undefined where there is no such row.
 */
export async function lockRow({ req, slug, id }: { req: PayloadRequest; slug: string; id: Id }): Promise<number | undefined> {
  const [row] = await runSql<{ revision: string | number | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT revision FROM ${sql.identifier(tableOf(slug))} WHERE id = ${id} FOR UPDATE`,
  })
  return row && Number(row.revision ?? 1)
}
