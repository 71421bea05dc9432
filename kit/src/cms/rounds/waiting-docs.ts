import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { runSql, sql } from '../run-sql.ts'

/** Document → the rounds in which it waits for this person, or for their organisation. */
export async function waitingDocs({
  req,
  one: { slug, surface },
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  actor: Actor
}): Promise<ReadonlyMap<Id, readonly string[]>> {
  if (!surface.flow?.rounds) return new Map()
  const rows = await runSql<{ doc: Id; rounds: string[] }>({
    payload: req.payload,
    req,
    query: sql`SELECT doc, array_agg(DISTINCT round ORDER BY round) AS rounds FROM yz.turns
      WHERE type = ${slug} AND ended IS NULL AND answer IS NULL
        AND ((of_type = 'users' AND of_id = ${actor.id}) OR (of_type = 'organisations' AND of_id = ${actor.unit ?? null}))
      GROUP BY doc`,
  })
  return new Map(rows.map(({ doc, rounds }) => [doc, rounds]))
}
