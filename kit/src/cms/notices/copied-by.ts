import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteEvent } from '../../protocol.ts'
import type { Actor } from '../../who.ts'
import { runSql, sql } from '../run-sql.ts'
import { peopleWith } from './people-named.ts'

/** Whom the step that an event tells of sent a copy. */
export async function copiedBy({ req, event }: { req: PayloadRequest; event: SiteEvent }): Promise<Actor[]> {
  if (event.step === undefined) return []
  const [row] = await runSql<{ copied: Id[] | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT copied FROM yz.history WHERE id = ${event.step}`,
  })
  return row?.copied?.length ? peopleWith(req, { id: { in: row.copied } }) : []
}
