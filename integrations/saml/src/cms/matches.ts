import type { PayloadRequest } from 'payload'
import type { Actor } from '@yizheng/kit'
import { RequestError, runSql, sql } from '@yizheng/kit/cms'
import type { IdentityRow } from './identities.ts'
import { mayLink, mayReview } from './may-review.ts'

/** An account that an identity may belong to, and what speaks for it. Nothing is done by it. */
export interface Match {
  readonly id: number
  readonly name: string
  readonly workplace: string
  readonly unit: string
  readonly roles: readonly string[]
  readonly why: readonly ('name' | 'mobile' | 'organisation')[]
  /** Whether the asker may link it; accounts with further rights are linked by an administrator. */
  readonly mayLink: boolean
}

const MOST = 20

/** The identity of this id; a 403 or 404 for whom it is not. */
export async function identityOf({ req, actor, id }: { req: PayloadRequest; actor: Actor; id: number }): Promise<IdentityRow> {
  if (!mayReview(actor)) throw new RequestError(403, 'error.forbidden')
  const found = await req.payload.findByID({
    collection: 'identities' as never,
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    user: req.user,
    req,
  })
  if (!found) throw new RequestError(404, 'error.notFound')
  return found as unknown as IdentityRow
}

/** Accounts that have the name, the number or the organisation of an identity; or whose name contains `q`, where that is given. */
export async function matchesFor({
  req,
  actor,
  id,
  q,
}: {
  req: PayloadRequest
  actor: Actor
  id: number
  q: string
}): Promise<{ matches: Match[] }> {
  const { name, mobile, organisation } = await identityOf({ req, actor, id })
  const same = (column: ReturnType<typeof sql>, value: string | null | undefined) => (value ? sql`${column} = ${value}` : sql`false`)
  const facts = sql`${same(sql`u.name`, name)} AS by_name, ${same(sql`u.phone`, mobile)} AS by_mobile,
    (${same(sql`u.workplace`, organisation)} OR ${same(sql`o.title`, organisation)}) AS by_organisation`
  const wanted = q === '' ? sql`by_name OR by_mobile OR by_organisation` : sql`name LIKE ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`
  const rows = await runSql<Row>({
    payload: req.payload,
    query: sql`SELECT * FROM (
        SELECT u.id, u.name, u.workplace, o.title AS unit, ${facts},
          (SELECT coalesce(json_agg(r.value ORDER BY r."order"), '[]') FROM users_roles r WHERE r.parent_id = u.id) AS roles
        FROM users u LEFT JOIN organisations o ON o.id = u.unit_id WHERE u.disabled IS NOT TRUE) people
      WHERE ${wanted}
      ORDER BY by_name::int * 2 + by_mobile::int * 4 + by_organisation::int DESC, id LIMIT ${MOST}`,
  })
  return { matches: rows.map((row) => matchOf(row, actor)) }
}

interface Row {
  readonly id: number
  readonly name: string
  readonly workplace: string | null
  readonly unit: string | null
  readonly roles: readonly string[]
  readonly by_name: boolean
  readonly by_mobile: boolean
  readonly by_organisation: boolean
}

function matchOf({ id, name, workplace, unit, roles, by_name, by_mobile, by_organisation }: Row, actor: Actor): Match {
  const why = { name: by_name, mobile: by_mobile, organisation: by_organisation }
  return {
    id,
    name,
    workplace: workplace ?? '',
    unit: unit ?? '',
    roles,
    why: (['name', 'mobile', 'organisation'] as const).filter((one) => why[one]),
    mayLink: mayLink(actor, roles),
  }
}
