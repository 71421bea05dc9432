import type { BasePayload } from 'payload'
import type { Round } from '../../round.ts'
import type { Site } from '../../site.ts'
import { tableOf } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'

/** Ends the turns of rounds that are no more, or no longer in the state the document is in: nobody is asked what nobody waits for. */
export async function closeGoneRounds({ payload, site }: { payload: BasePayload; site: Site }): Promise<void> {
  for (const { slug, surface } of site.types) {
    if (!surface.flow) continue
    const states = Object.fromEntries(Object.entries<Round>(surface.flow.rounds ?? {}).map(([name, round]) => [name, round.in]))
    await runSql({
      payload,
      query: sql`UPDATE yz.turns t SET ended = 'closed', ended_at = clock_timestamp() FROM ${sql.identifier(tableOf(slug))} d
        WHERE t.type = ${slug} AND t.ended IS NULL AND d.id = t.doc
          AND (${JSON.stringify(states)}::jsonb ->> t.round) IS DISTINCT FROM d.state::text`,
    })
  }
}
