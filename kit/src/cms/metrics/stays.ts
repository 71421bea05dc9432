import type { SQL } from '@payloadcms/db-postgres/drizzle'
import { sql } from '../run-sql.ts'

/**
 * SELECT of the stays in a state that had a deadline and whose outcome is known: (open, id, doc, since, due, ended, kept).
 * A stay that ended is a row of the history and has its id; one that is overdue now (`open` = 1, id of the document)
 * counts as not kept. `rows` names a relation with the columns id, state, "dueAt" and "stateSince".
 */
export function staysIn({ type, state, rows }: { type: string; state: string; rows: SQL }): SQL {
  return sql`SELECT 0 AS open, h.id::bigint AS id, h.doc, h.since, h.due_at AS due, h.at AS ended, h.at <= h.due_at AS kept
    FROM yz.steps h JOIN ${rows} r ON r.id = h.doc
    WHERE h.type = ${type} AND h.from_state = ${state} AND h.due_at IS NOT NULL
    UNION ALL
    SELECT 1, r.id::bigint, r.id, r."stateSince", r."dueAt", NULL, false FROM ${rows} r WHERE r.state = ${state} AND r."dueAt" < now()`
}
