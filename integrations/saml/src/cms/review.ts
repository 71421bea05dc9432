import type { PayloadRequest } from 'payload'
import type { Actor } from '@yizheng/kit'
import { RequestError, runSql, sql } from '@yizheng/kit/cms'
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

/** What whoever reviews an identity is shown beside it. */
export interface Review {
  /** The number that the provider tells, masked. */
  readonly mobile: string
  /** Whose it is, and who decided so. */
  readonly account: string | null
  readonly decidedBy: string | null
  readonly matches: readonly Match[]
}

interface Identity {
  readonly provider_id: number
  readonly status: 'pending' | 'confirmed' | 'refused'
  readonly name: string | null
  readonly mobile: string | null
  readonly organisation: string | null
  readonly account: string | null
  readonly decided_by: string | null
}

/** The identity of this id; a 403 or 404 for whom it is not. */
export async function identityOf({ req, actor, id }: { req: PayloadRequest; actor: Actor; id: number }): Promise<Identity> {
  if (!mayReview(actor)) throw new RequestError(403, 'error.forbidden')
  const [found] = await runSql<Identity & Record<string, unknown>>({
    payload: req.payload,
    query: sql`SELECT i.provider_id, i.status, i.name, i.mobile, i.organisation, p.name AS account, d.name AS decided_by
      FROM identities i LEFT JOIN users p ON p.id = i.person_id LEFT JOIN users d ON d.id = i.decided_by_id WHERE i.id = ${id}`,
  })
  if (!found) throw new RequestError(404, 'error.notFound')
  return found
}

/** Whose an identity is, and accounts that have its name, number or organisation; or whose name contains `q`, where that is given. */
export async function reviewOf({ req, actor, id, q }: { req: PayloadRequest; actor: Actor; id: number; q: string }): Promise<Review> {
  const { name, mobile, organisation, account, decided_by } = await identityOf({ req, actor, id })
  const same = (column: ReturnType<typeof sql>, value: string | null) => (value ? sql`${column} = ${value}` : sql`false`)
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
  return { mobile: masked(mobile ?? ''), account, decidedBy: decided_by, matches: rows.map((row) => matchOf(row, actor)) }
}

/** 138****0001 */
function masked(mobile: string): string {
  return mobile.length < 8 ? '*'.repeat(mobile.length) : `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
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
