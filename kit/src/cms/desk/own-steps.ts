import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Actor } from '../../who.ts'
import { ASIDE, RECALL } from '../../workflow.ts'
import { sql } from '../run-sql.ts'

/**
 * `doc`, `at` and `transition` of the last step with each document of a type that this person took, or somebody in their
 * name, and that stands. To the millisecond, as moments travel.
 */
export function ownSteps({ actor, slug }: { actor: Actor; slug: string }): SQL {
  return sql`SELECT DISTINCT ON (s.doc) s.doc, date_trunc('milliseconds', s.at) AS at, s.transition FROM yz.steps s
    WHERE (s.actor = ${actor.id} OR s.principal = ${actor.id}) AND s.type = ${slug} AND s.transition <> ALL(${sql.param([RECALL, ...ASIDE])}::text[])
    ORDER BY s.doc, s.at DESC, s.id DESC`
}
