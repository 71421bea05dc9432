import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteEvent } from '../../protocol.ts'
import type { Actor } from '../../who.ts'
import { runSql, sql } from '../run-sql.ts'
import { peopleWith } from './people-named.ts'

/** Whom the signed link was sent to that an event tells of. */
export async function toldByLink({ req, event }: { req: PayloadRequest; event: SiteEvent }): Promise<readonly Actor[]> {
  if (event.link === undefined) return []
  const rows = await runSql<{ person: Id }>({
    payload: req.payload,
    req,
    query: sql`SELECT person FROM yz.signed_links WHERE id = ${event.link}`,
  })
  return rows.length === 0 ? [] : peopleWith(req, { id: { in: rows.map(({ person }) => person) } })
}

/** Whom the step that an event tells of sent a copy, and in whose name a deputy took it (nobody's, or one person's). */
export async function toldByStep({
  req,
  event,
}: {
  req: PayloadRequest
  event: SiteEvent
}): Promise<{ readonly copied: readonly Actor[]; readonly principal: readonly Actor[] }> {
  if (event.step === undefined) return { copied: [], principal: [] }
  const [row] = await runSql<{ copied: Id[] | null; principal: Id | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT copied, principal FROM yz.history WHERE id = ${event.step}`,
  })
  const copied = row?.copied ?? []
  const ids = [...copied, ...(row?.principal ? [row.principal] : [])]
  const people = ids.length > 0 ? await peopleWith(req, { id: { in: ids } }) : []
  return { copied: people.filter(({ id }) => copied.includes(id)), principal: people.filter(({ id }) => id === row?.principal) }
}
