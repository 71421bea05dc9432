import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { peopleWith } from '../notices/people-named.ts'
import { runSql, sql } from '../run-sql.ts'
import { principalsOf } from './principals.ts'

/** Everybody who stands for one of these people at this moment, with all for whom they may act. */
export async function deputiesOf({
  req,
  site,
  principals,
}: {
  req: PayloadRequest
  site: Site
  principals: readonly Id[]
}): Promise<readonly Actor[]> {
  if (principals.length === 0) return []
  const { payload } = req
  const rows = await runSql<{ deputy: Id }>({
    payload,
    req,
    query: sql`SELECT DISTINCT deputy FROM yz.delegations WHERE principal = ANY(${sql.param([...principals])}::int[])
      AND ended_at IS NULL AND starts_at <= clock_timestamp() AND ends_at > clock_timestamp()`,
  })
  if (rows.length === 0) return []
  const people = await peopleWith(req, { id: { in: rows.map(({ deputy }) => deputy) } })
  return Promise.all(people.map(async (deputy) => ({ ...deputy, standsFor: await principalsOf({ payload, req, site, deputy }) })))
}
