import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { doorOf } from '../door.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Changes } from './changes.ts'
import { changesOf, folded } from './changes-of.ts'

type Doc = Readonly<Record<string, unknown>>

/**
 * Keeps what was saved of a document under a workflow without taking a step; its row being locked. Before its first step a
 * document is its author's alone, and nothing is kept. What one person saves through one door between two entries of the
 * history is folded together, and what they have set back leaves nothing.
 */
export async function noteEdit({
  req,
  one,
  before,
  doc,
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  before: Doc
  doc: Doc
  /** Absent where it happened by itself. */
  actor: Id | undefined
}): Promise<void> {
  const { payload } = req
  const { slug, surface } = one
  const changes = surface.flow && (await changesOf({ req, one, before, after: doc }))
  if (!changes) return
  const id = doc.id as Id
  const [last] = await runSql<{ step: string | null; id: string | null; actor: Id | null; door: string; changes: Changes }>({
    payload,
    req,
    query: sql`SELECT h.step::text, e.id::text, e.actor, e.door, e.changes
      FROM (SELECT max(id) AS step FROM yz.history WHERE type = ${slug} AND doc = ${id}) h
      LEFT JOIN LATERAL (SELECT * FROM yz.edits WHERE type = ${slug} AND doc = ${id} ORDER BY edits.id DESC LIMIT 1) e ON e.after = h.step`,
  })
  if (!last?.step) return
  const door = doorOf(req)
  if (last.id === null || last.actor !== (actor ?? null) || last.door !== door) {
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO yz.edits (type, doc, state, after, actor, door, changes)
        VALUES (${slug}, ${id}, ${doc.state as string}, ${last.step}::bigint, ${actor ?? null}, ${door}, ${JSON.stringify(changes)}::jsonb)`,
    })
    return
  }
  const all = folded(surface.type.fields, last.changes, changes)
  await runSql({
    payload,
    req,
    query: all
      ? sql`UPDATE yz.edits SET at = clock_timestamp(), changes = ${JSON.stringify(all)}::jsonb WHERE id = ${last.id}::bigint`
      : sql`DELETE FROM yz.edits WHERE id = ${last.id}::bigint`,
  })
}
