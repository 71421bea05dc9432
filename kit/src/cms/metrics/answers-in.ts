import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { AnySurface, Metric } from '../../surface.ts'
import { sql } from '../run-sql.ts'

/** A metric over what was answered in a round. */
export type AnswersMetric = Extract<Metric, { readonly answers: unknown }>

/** The values that may be answered, with their labels. */
export function answerValues({ flow }: AnySurface, { answers: { round, field } }: AnswersMetric): Readonly<Record<string, string>> {
  return flow!.rounds![round]!.fields![field]!.values!
}

/**
 * SELECT of the latest answer of everybody who took part in a round that is over: (id, doc, said). `rows` names a relation with
 * the columns id and state.
 */
export function answersIn({
  type,
  flow,
  metric,
  rows,
}: {
  type: string
  flow: NonNullable<AnySurface['flow']>
  metric: AnswersMetric
  rows: SQL
}): SQL {
  const { round, field } = metric.answers
  return sql`SELECT id, doc, said FROM (
      SELECT DISTINCT ON (t.doc, t.of_type, t.of_id) t.id::bigint AS id, t.doc, t.data->>${field} AS said
      FROM ${rows} r JOIN yz.turns t ON t.type = ${type} AND t.doc = r.id
      WHERE t.round = ${round} AND t.answer IS NOT NULL AND t.ended = 'closed' AND r.state <> ${flow.rounds![round]!.in}
      ORDER BY t.doc, t.of_type, t.of_id, t.id DESC) latest WHERE said IS NOT NULL`
}
