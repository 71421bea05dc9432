import { createLocalReq, type BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import { isMembership } from '../../round.ts'
import type { Site } from '../../site.ts'
import { noteEdit } from '../changes/note-edit.ts'
import { lockRow } from '../operations/lock-row.ts'
import { storedDocument } from '../operations/read-document.ts'
import { inTransaction } from '../operations/transaction.ts'
import { keepInBranches } from '../operations/write-kept.ts'
import { runSql, sql } from '../run-sql.ts'
import { dropParts } from './drop-parts.ts'
import { settle } from './settle.ts'
import { endTurns, liveTurns } from './turns.ts'

const BATCH = 200

/**
 * Lets lapse what nobody answered in time: those who did not take part drop out, and the round goes on without them, each
 * document in a transaction of its own. Several processes may do so at once. Returns how many turns lapsed.
 */
export async function lapseTurns({ payload, site }: { payload: BasePayload; site: Site }): Promise<number> {
  const late = await runSql<{ type: string; doc: Id }>({
    payload,
    query: sql`SELECT DISTINCT type, doc FROM yz.turns WHERE ended IS NULL AND answer IS NULL AND lapses_at < now() LIMIT ${BATCH}`,
  })
  let lapsed = 0
  for (const { type, doc } of late) lapsed += await lapseIn({ payload, site, slug: type, id: doc })
  return lapsed
}

async function lapseIn({ payload, site, slug, id }: { payload: BasePayload; site: Site; slug: string; id: Id }): Promise<number> {
  const one = site.type(slug)
  const rounds = one?.surface.flow?.rounds
  if (!rounds) return 0
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    if ((await lockRow({ req, site, slug, id })) === undefined) return 0
    const due = await runSql<{ id: string }>({
      payload,
      req,
      query: sql`SELECT id::text FROM yz.turns WHERE type = ${slug} AND doc = ${id} AND ended IS NULL AND answer IS NULL AND lapses_at < now()`,
    })
    const turns = (await liveTurns({ req, slug, id })).filter((turn) => due.some((row) => row.id === turn.id))
    if (turns.length === 0) return 0
    await endTurns({ req, turns, as: 'lapsed' })
    const before = await storedDocument({ req, slug, id })
    let doc = before
    for (const round of new Set(turns.map((turn) => turn.round)))
      if (isMembership(rounds[round]!)) doc = await dropParts({ req, one, doc, round, parts: turns.filter((turn) => turn.round === round) })
    await noteEdit({ req, one, before, doc, actor: undefined })
    await keepInBranches({ req, site, one, before, doc: await settle({ req, site, one, doc, actor: undefined }) })
    return turns.length
  })
}
