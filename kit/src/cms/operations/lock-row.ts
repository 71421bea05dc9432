import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site } from '../../site.ts'
import { originOf } from '../branches/branch-rows.ts'
import { runSql, sql } from '../run-sql.ts'
import { tableOf } from './table-of.ts'

/**
 * Locks a document's row until the request's transaction ends, so that nobody changes it between our reading and our
 * writing; before it that of the document it is a branch of, always in this order, so that steps of both wait and do not
 * block each other. Returns the revision it has now, with `columns` as they are now; undefined where there is no such row.
 */
export async function lockRow({
  req,
  site,
  slug,
  id,
  columns = [],
}: {
  req: PayloadRequest
  site: Site
  slug: string
  id: Id
  columns?: readonly string[]
}): Promise<({ readonly revision: number } & Readonly<Record<string, unknown>>) | undefined> {
  const origin = await originOf({ req, site, slug, id })
  if (origin) await lockRow({ req, site, slug: origin.slug, id: origin.id })
  const more = columns.map((name) => sql`, ${sql.identifier(name)}`)
  const [row] = await runSql<{ revision: string | number | null } & Record<string, unknown>>({
    payload: req.payload,
    req,
    query: sql`SELECT revision${sql.join(more)} FROM ${sql.identifier(tableOf(slug))} WHERE id = ${id} FOR UPDATE`,
  })
  return row && { ...row, revision: Number(row.revision ?? 1) }
}
