import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Actor } from '../../who.ts'
import { ASIDE, RECALL } from '../../workflow.ts'
import { sql } from '../run-sql.ts'

/**
 * `doc`, `at` and `transition` of the last step, or answer in a round, with each document of a type that this person took, or
 * somebody in their name, and that stands. To the millisecond, as moments travel.
 */
export function ownSteps({ actor, slug }: { actor: Actor; slug: string }): SQL {
  const beside = sql.param([RECALL, ...ASIDE])
  return sql`SELECT DISTINCT ON (h.doc) h.doc, date_trunc('milliseconds', h.at) AS at, h.transition FROM yz.history h
    WHERE (h.actor = ${actor.id} OR h.principal = ${actor.id}) AND h.type = ${slug} AND h.transition <> ALL(${beside}::text[])
      AND h.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM yz.history u WHERE u.undoes = h.id)
      AND (h.turn IS NULL OR (h.transition NOT LIKE ${`%.${RECALL}`} AND EXISTS (SELECT 1 FROM yz.turns t WHERE t.id = h.turn AND t.ended IS DISTINCT FROM 'recalled')))
    ORDER BY h.doc, h.at DESC, h.id DESC`
}
