import { createLocalReq, type BasePayload, type PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { UPGRADED } from '../../workflow.ts'
import { turnClocks } from '../deadlines/turn-clocks.ts'
import { appendEvent } from '../events/append-event.ts'
import { carryOut } from '../operations/carry-out.ts'
import { lockRow } from '../operations/lock-row.ts'
import { storedDocument } from '../operations/read-document.ts'
import { inTransaction } from '../operations/transaction.ts'
import { leftBy, writeAudit } from '../operations/write-step.ts'
import { settle } from '../rounds/settle.ts'
import { runSql, sql } from '../run-sql.ts'

const BATCH = 200

interface Scope {
  readonly payload: BasePayload
  readonly site: Site
}

/**
 * Does what follows for each document that a migration moved out of a former state (`yz.moves`), in a transaction of its own.
 * Where the state has another name only, the stay in it goes on: the history says so, and nobody is told. Else the document
 * enters the new state as by a step that nobody takes: history, clock by today's rule, rounds and branches, notices.
 */
export async function finishMoves({ payload, site }: Scope): Promise<void> {
  for (const one of site.types) {
    if (!one.surface.flow) continue
    let after: Id = 0
    for (;;) {
      const rows = await runSql<{ doc: Id }>({
        payload,
        query: sql`SELECT doc FROM yz.moves WHERE type = ${one.slug} AND doc > ${after} ORDER BY doc LIMIT ${BATCH}`,
      })
      for (const { doc } of rows) await finishMove({ payload, site, one, id: doc })
      if (rows.length < BATCH) break
      after = rows.at(-1)!.doc
    }
  }
}

async function finishMove({ payload, site, one, id }: Scope & { one: SiteType; id: Id }): Promise<void> {
  const { slug } = one
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const isThere = await lockRow({ req, site, slug, id })
    const [move] = await runSql<{ from: string; renamed: boolean }>({
      payload,
      req,
      query: sql`DELETE FROM yz.moves WHERE type = ${slug} AND doc = ${id} RETURNING from_state AS "from", renamed`,
    })
    // Another process was quicker.
    if (!isThere || !move) return
    const doc = await storedDocument({ req, slug, id })
    if (move.renamed) await stayOn({ req, one, doc, from: move.from })
    else await enter({ req, site, one, doc, from: move.from })
  })
}

interface Moved {
  readonly req: PayloadRequest
  readonly one: SiteType
  /** In the state it is in now. */
  readonly doc: Record<string, unknown>
  readonly from: string
}

async function stayOn({ req, one: { slug }, doc, from }: Moved): Promise<void> {
  const { payload } = req
  const [id, to] = [doc.id as Id, doc.state as string]
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state, door) VALUES (${slug}, ${id}, ${UPGRADED}, ${from}, ${to}, 'itself')`,
  })
  await writeAudit({ req, slug, id, actor: undefined, action: `fire:${UPGRADED}`, detail: { from, to } })
  await appendEvent({ payload, req, event: { kind: 'updated', type: slug, doc: id } })
}

async function enter({ req, site, one, doc, from }: Moved & { site: Site }): Promise<void> {
  const before = { ...doc, state: from }
  const to = doc.state as string
  const now = new Date()
  const left = await leftBy({ req, one, before })
  const due = await turnClocks({ req, one, id: doc.id as Id, from, to, now })
  const extension = doc.extension === 'asked' ? { extension: null } : {}
  const move = { transition: UPGRADED, to, since: now.toISOString(), due, ...extension }
  const entered = await carryOut({ req, site, one, before, left, actor: undefined, move })
  await settle({ req, site, one, doc: entered, actor: undefined })
}
