import type { SQL } from '@payloadcms/db-postgres/drizzle'
import { sql } from '../run-sql.ts'

/**
 * SELECT of (doc, days): for every document of `rows` that went through both transitions, the days from the first to the
 * second. What counts is the last time the second was fired and the last time the first was fired before it; `create`
 * stands for the document's creation. `rows` names a relation with the columns id and "createdAt".
 */
export function daysBetweenTransitions({
  type,
  median: [from, to],
  rows,
}: {
  type: string
  median: readonly [string, string]
  rows: SQL
}): SQL {
  const ended = sql`SELECT DISTINCT ON (h.doc) h.doc, h.id, h.at FROM yz.steps h WHERE h.type = ${type} AND h.transition = ${to} ORDER BY h.doc, h.at DESC, h.id DESC`
  if (from === 'create')
    return sql`SELECT e.doc, extract(epoch FROM e.at - r."createdAt")::float8 / 86400 AS days FROM (${ended}) e JOIN ${rows} r ON r.id = e.doc`
  return sql`SELECT DISTINCT ON (s.doc) s.doc, extract(epoch FROM e.at - s.at)::float8 / 86400 AS days
    FROM (${ended}) e JOIN ${rows} r ON r.id = e.doc
    JOIN yz.steps s ON s.type = ${type} AND s.doc = e.doc AND s.transition = ${from} AND s.at <= e.at AND s.id <> e.id
    ORDER BY s.doc, s.at DESC, s.id DESC`
}
