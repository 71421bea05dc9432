import type { PayloadRequest } from 'payload'
import { DELEGATION_MOST_DAYS, delegableApps, delegableRoles, mayStandFor, REMARK_MOST, staffRoles } from '../../delegation.ts'
import type { Id } from '../../field.ts'
import type { DelegationRequest } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { countCharacters, type Problem } from '../../validate.ts'
import type { Actor } from '../../who.ts'
import { dayInChina, startOfDayInChina } from '../../shanghai.ts'
import { peopleWith } from '../notices/people-named.ts'
import { appendEvent } from '../events/append-event.ts'
import { writeAudit } from '../operations/write-step.ts'
import { inTransaction } from '../operations/transaction.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { DELEGATIONS, type DelegationEvent } from './delegation-notices.ts'

/** Everybody whom this person may appoint as their deputy. */
export async function possibleDeputies(req: PayloadRequest, actor: Actor): Promise<Actor[]> {
  if (delegableRoles(actor).length === 0) return []
  const colleagues = actor.unit === undefined ? [] : [{ unit: { equals: actor.unit } }]
  const people = await peopleWith(req, { or: [{ roles: { in: [...staffRoles] } }, ...colleagues] })
  return people.filter((one) => mayStandFor(actor, one))
}

/**
 * 委托: `actor` appoints a deputy. Begins at once, where the first day is today.
 *
 * @throws RequestError 400 for what is no such request · 422 with the problem at each field
 */
export async function appoint({
  req,
  site,
  actor,
  body,
}: {
  req: PayloadRequest
  site: Site
  actor: Actor
  body: Partial<Record<keyof DelegationRequest, unknown>>
}): Promise<Id> {
  const { deputy, from, until, apps = [], remark = '' } = body
  if (!Array.isArray(apps) || typeof remark !== 'string' || typeof from !== 'string' || typeof until !== 'string')
    throw new RequestError(400, 'error.badRequest')
  const known = delegableApps(site).map(({ id }) => id)
  if (!apps.every((id) => known.includes(id as string))) throw new RequestError(400, 'error.badRequest')
  const said = remark.normalize('NFC').trim()
  const now = new Date()
  const period = { ...periodOf({ from, until, now }) }
  const problems: Record<string, Problem> = { ...period.problems }
  if (!Number.isSafeInteger(deputy) || !(await possibleDeputies(req, actor)).some(({ id }) => id === deputy))
    problems.deputy = { key: 'error.noDeputy', values: {} }
  const length = countCharacters(said)
  if (length > REMARK_MOST)
    problems.remark = { key: 'error.tooLong', values: { field: 'delegation.remark', max: REMARK_MOST, count: length } }
  if (Object.keys(problems).length > 0) throw new RequestError(422, 'error.invalid', { fields: problems })

  return inTransaction(req, async () => {
    const [row] = await runSql<{ id: Id }>({
      payload: req.payload,
      req,
      query: sql`INSERT INTO yz.delegations (principal, deputy, apps, remark, starts_at, ends_at)
        VALUES (${actor.id}, ${deputy as Id}, ${sql.param(apps.length > 0 ? [...new Set(apps as string[])] : null)}::text[], ${said || null},
          ${period.starts!.toISOString()}, ${period.ends!.toISOString()}) RETURNING id`,
    })
    const detail = { deputy: deputy as Id, from, until, apps }
    await note({ req, actor, id: row!.id, event: 'appoint', detail })
    return row!.id
  })
}

function periodOf({ from, until, now }: { from: string; until: string; now: Date }): {
  readonly starts: Date | undefined
  readonly ends: Date | undefined
  readonly problems: Readonly<Record<string, Problem>>
} {
  const starts = startOfDayInChina(from)
  const ends = startOfDayInChina(until, 1)
  const today = dayInChina(now)
  const problems: Record<string, Problem> = {}
  if (!starts) problems.from = { key: 'error.noDay', values: {} }
  else if (from < today) problems.from = { key: 'error.dayPast', values: {} }
  if (!ends) problems.until = { key: 'error.noDay', values: {} }
  else if (starts && until < from) problems.until = { key: 'error.untilBeforeFrom', values: {} }
  else if (starts && from >= today && ends.getTime() - starts.getTime() > DELEGATION_MOST_DAYS * 86_400_000)
    problems.until = { key: 'error.delegationTooLong', values: { max: DELEGATION_MOST_DAYS } }
  return { starts: starts && starts < now ? now : starts, ends, problems }
}

/**
 * Ends a delegation before its time; one that is over stays as it is. Whoever made it may, its deputy, and an administrator.
 *
 * @throws RequestError 404 where there is none, or none of theirs
 */
export async function endDelegation({ req, actor, id }: { req: PayloadRequest; actor: Actor; id: Id }): Promise<void> {
  await inTransaction(req, async () => {
    const isAdmin = actor.roles.includes('admin')
    const [row] = await runSql<{ over: boolean }>({
      payload: req.payload,
      req,
      query: sql`SELECT ended_at IS NOT NULL OR ends_at <= clock_timestamp() AS over FROM yz.delegations
        WHERE id = ${id} AND (${isAdmin} OR principal = ${actor.id} OR deputy = ${actor.id}) FOR UPDATE`,
    })
    if (!row) throw new RequestError(404, 'error.notFound')
    if (row.over) return
    await runSql({
      payload: req.payload,
      req,
      query: sql`UPDATE yz.delegations SET ended_at = clock_timestamp(), ended_by = ${actor.id} WHERE id = ${id}`,
    })
    await note({ req, actor, id, event: 'end', detail: {} })
  })
}

async function note({
  req,
  actor,
  id,
  event,
  detail,
}: {
  req: PayloadRequest
  actor: Actor
  id: Id
  event: DelegationEvent
  detail: Readonly<Record<string, unknown>>
}): Promise<void> {
  await writeAudit({ req, slug: DELEGATIONS, id, actor: actor.id, action: `delegation:${event}`, detail })
  await appendEvent({
    payload: req.payload,
    req,
    event: { kind: 'transition', type: DELEGATIONS, doc: id, transition: event, actor: actor.id },
  })
}
