import type { SQL } from '@payloadcms/db-postgres/drizzle'
import { createLocalReq, type BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import { partsOf } from '../../round-parts.ts'
import type { Round } from '../../round.ts'
import type { Site, SiteType } from '../../site.ts'
import { UPGRADED } from '../../workflow.ts'
import { lockRow } from '../operations/lock-row.ts'
import { storedDocument } from '../operations/read-document.ts'
import { tableOf } from '../operations/table-of.ts'
import { inTransaction } from '../operations/transaction.ts'
import { settle } from '../rounds/settle.ts'
import { openTurns } from '../rounds/turns.ts'
import { runSql, sql } from '../run-sql.ts'

const BATCH = 200

interface Scope {
  readonly payload: BasePayload
  readonly site: Site
}

interface OfRound {
  readonly one: SiteType
  readonly name: string
  readonly round: Round
}

/**
 * Opens rounds that a new version of a workflow adds to a state, for the documents that are in it already, each in a
 * transaction of its own; where nobody takes part, the document goes on as if it had just come.
 */
export async function openNewRounds({ payload, site }: Scope): Promise<void> {
  for (const one of site.types) {
    for (const [name, round] of Object.entries<Round>(one.surface.flow?.rounds ?? {})) {
      let after: Id = 0
      for (;;) {
        const rows = await runSql<{ id: Id }>({
          payload,
          query: sql`${neverOpened({ one, name, round })} AND d.id > ${after} ORDER BY d.id LIMIT ${BATCH}`,
        })
        for (const { id } of rows) await openFor({ payload, site, one, name, round, id })
        if (rows.length < BATCH) break
        after = rows.at(-1)!.id
      }
    }
  }
}

async function openFor({ payload, site, id, ...of }: Scope & OfRound & { id: Id }): Promise<void> {
  const { one, name, round } = of
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    await lockRow({ req, site, slug: one.slug, id })
    // Another process may have been quicker.
    const [still] = await runSql({ payload, req, query: sql`${neverOpened(of)} AND d.id = ${id}` })
    if (!still) return
    const doc = await storedDocument({ req, slug: one.slug, id })
    const parts = partsOf(one.surface, round, doc)
    await openTurns({ req, one, id, state: round.in, round: name, parts, actor: undefined })
    if (parts.length === 0) await settle({ req, site, one, doc, actor: undefined })
  })
}

/**
 * SELECT of the documents in a round's state for which it was not opened since they came there. A state under another name is
 * the same stay. What was brought in is as it was elsewhere, and stays so.
 */
function neverOpened({ one: { slug }, name, round }: OfRound): SQL {
  return sql`SELECT d.id FROM ${sql.identifier(tableOf(slug))} d
    CROSS JOIN LATERAL (
      SELECT h.at, h.door FROM yz.history h
      WHERE h.type = ${slug} AND h.doc = d.id AND h.from_state <> h.to_state AND (h.transition <> ${UPGRADED} OR h.since IS NOT NULL)
      ORDER BY h.id DESC LIMIT 1
    ) stay
    WHERE d.state::text = ${round.in} AND stay.door IS DISTINCT FROM 'import'
      AND NOT EXISTS (
        SELECT 1 FROM yz.turns t WHERE t.type = ${slug} AND t.doc = d.id AND t.round = ${name} AND (t.ended IS NULL OR t.opened_at >= stay.at)
      )`
}
