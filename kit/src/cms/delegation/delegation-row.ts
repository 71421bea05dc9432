import type { PayloadRequest } from 'payload'
import { mayStandFor } from '../../delegation.ts'
import type { Id } from '../../field.ts'
import type { DelegationAnswer, Ref } from '../../protocol.ts'
import { dayInChina } from '../../shanghai.ts'
import { peopleWith } from '../notices/people-named.ts'
import { runSql, sql } from '../run-sql.ts'

interface DelegationRow {
  readonly id: Id
  readonly principal: Id
  readonly principal_name: string | null
  readonly deputy: Id
  readonly deputy_name: string | null
  readonly apps: string[] | null
  readonly remark: string | null
  readonly starts_at: Date | string
  readonly ends_at: Date | string
  readonly ended_at: Date | string | null
  readonly ended_by: Id | null
  readonly ended_name: string | null
  readonly steps: number
}

/** Whose delegations to read: made by somebody, given to them, or everybody's. */
export type Whose = { readonly principal: Id } | { readonly deputy: Id } | 'everybody'

const MOST = 200

/** Delegations as they stand now, the newest first. */
export async function readDelegations({ req, whose }: { req: PayloadRequest; whose: Whose }): Promise<DelegationAnswer[]> {
  const chosen =
    whose === 'everybody' ? sql`true` : 'principal' in whose ? sql`d.principal = ${whose.principal}` : sql`d.deputy = ${whose.deputy}`
  const rows = await runSql<DelegationRow & Record<string, unknown>>({
    payload: req.payload,
    req,
    query: sql`SELECT d.id, d.principal, p.name AS principal_name, d.deputy, t.name AS deputy_name, d.apps, d.remark, d.starts_at, d.ends_at,
        d.ended_at, d.ended_by, e.name AS ended_name,
        (SELECT count(*)::int FROM yz.history h WHERE h.principal = d.principal AND h.actor = d.deputy
          AND h.at >= d.starts_at AND h.at < COALESCE(d.ended_at, d.ends_at)) AS steps
      FROM yz.delegations d LEFT JOIN users p ON p.id = d.principal LEFT JOIN users t ON t.id = d.deputy LEFT JOIN users e ON e.id = d.ended_by
      WHERE ${chosen} ORDER BY d.id DESC LIMIT ${MOST}`,
  })
  const people = new Map(
    (await peopleWith(req, { id: { in: rows.flatMap((row) => [row.principal, row.deputy]) } })).map((one) => [one.id, one]),
  )
  const now = new Date()
  return rows.map((row) => {
    const [principal, deputy] = [people.get(row.principal), people.get(row.deputy)]
    return {
      id: row.id,
      principal: refOf(row.principal, row.principal_name),
      deputy: refOf(row.deputy, row.deputy_name),
      from: dayInChina(new Date(row.starts_at)),
      until: dayInChina(new Date(new Date(row.ends_at).getTime() - 1)),
      apps: row.apps,
      remark: row.remark,
      state: stateOf(row, now, principal !== undefined && deputy !== undefined && mayStandFor(principal, deputy)),
      endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
      endedBy: row.ended_by === null ? null : refOf(row.ended_by, row.ended_name),
      steps: row.steps,
    }
  })
}

function stateOf(row: DelegationRow, now: Date, may: boolean): DelegationAnswer['state'] {
  if (row.ended_at !== null) return 'ended'
  if (new Date(row.ends_at) <= now) return 'over'
  if (!may) return 'void'
  return new Date(row.starts_at) > now ? 'coming' : 'running'
}

function refOf(id: Id, name: string | null): Ref {
  return { id, title: name ?? '' }
}
