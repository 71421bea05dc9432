import type { BasePayload, PayloadRequest } from 'payload'
import { delegableRoles, mayStandFor } from '../../delegation.ts'
import type { Id } from '../../field.ts'
import type { Site } from '../../site.ts'
import type { Actor, Principal, Role } from '../../who.ts'
import { actorOf, noteStandsFor } from '../actor.ts'
import { runSql, sql } from '../run-sql.ts'

interface Running {
  readonly id: Id
  readonly name: string
  readonly unit: Id | null
  readonly roles: Role[]
  readonly apps: string[] | null
}

/**
 * Those for whom somebody may act at this moment, read anew each time: whom they stand for, whose account is not switched
 * off, and as far as both may still do so by their roles and units. `keep` holds these delegations until the request's
 * transaction ends, so that none of them is ended between our reading and our writing.
 */
export async function principalsOf({
  payload,
  req,
  site,
  deputy,
  keep = false,
}: {
  payload: BasePayload
  req?: Pick<PayloadRequest, 'transactionID'> | undefined
  site: Site
  deputy: Actor
  keep?: boolean
}): Promise<readonly Principal[]> {
  const rows = await runSql<Running & Record<string, unknown>>({
    payload,
    req,
    query: sql`SELECT p.id, p.name, p.unit_id AS unit, ARRAY(SELECT r.value::text FROM users_roles r WHERE r.parent_id = p.id) AS roles, d.apps
      FROM yz.delegations d JOIN users p ON p.id = d.principal
      WHERE d.deputy = ${deputy.id} AND d.ended_at IS NULL AND d.starts_at <= clock_timestamp() AND d.ends_at > clock_timestamp()
        AND p.disabled IS NOT TRUE
      ORDER BY p.id ${keep ? sql`FOR SHARE OF d` : sql``}`,
  })
  const people = new Map<Id, Principal>()
  for (const { id, name, unit, roles, apps } of rows) {
    const whole: Actor = { id, name, roles, ...(unit === null ? {} : { unit }) }
    if (!mayStandFor(whole, deputy)) continue
    const types = site.types.filter(({ app, surface }) => surface.flow && (apps?.includes(app.id) ?? true)).map(({ slug }) => slug)
    people.set(id, {
      id,
      name,
      roles: delegableRoles(whole),
      // What a unit may do stays inside it.
      ...(unit !== null && unit === deputy.unit ? { unit } : {}),
      types: [...new Set([...(people.get(id)?.types ?? []), ...types])],
    })
  }
  return [...people.values()]
}

/** Notes for whom a signed-in person may act, for all rules that are asked about them in this request. */
export async function loadPrincipals({ payload, site, user }: { payload: BasePayload; site: Site; user: unknown }): Promise<void> {
  const deputy = actorOf(user)
  if (deputy) noteStandsFor(user as object, await principalsOf({ payload, site, deputy }))
}
