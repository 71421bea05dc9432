import type { PayloadRequest } from 'payload'
import type { Actor } from '@yizheng/kit'
import { inTransaction, RequestError, runSql, sql } from '@yizheng/kit/cms'
import { identityOf } from './review.ts'
import { mayLink } from './may-review.ts'
import { endSessions } from './sessions.ts'

interface Decision {
  readonly req: PayloadRequest
  readonly actor: Actor
  readonly id: number
}

/**
 * Says whose account an identity is, so that its holder may sign in with it. Of several who decide at once one does.
 * Throws RequestError where it was decided, where the account has rights that only an administrator may hand out, is the
 * decider's own, or has another identity at the same provider.
 */
export async function confirmIdentity({ req, actor, id, person }: Decision & { person: number }): Promise<void> {
  const { provider_id: provider } = await identityOf({ req, actor, id })
  const { payload } = req
  await inTransaction(req, async () => {
    // Whoever links the same account, or changes what it may do, waits.
    const [account] = await runSql<{ disabled: boolean | null }>({
      payload,
      req,
      query: sql`SELECT disabled FROM users WHERE id = ${person} FOR UPDATE`,
    })
    if (!account || account.disabled) throw new RequestError(422, 'signIn.noSuchAccount')
    if (person === actor.id) throw new RequestError(403, 'signIn.ownAccount')
    const roles = await runSql<{ value: string }>({ payload, req, query: sql`SELECT value FROM users_roles WHERE parent_id = ${person}` })
    if (
      !mayLink(
        actor,
        roles.map(({ value }) => value),
      )
    )
      throw new RequestError(403, 'signIn.privileged')
    const others = await runSql({
      payload,
      req,
      query: sql`SELECT id FROM identities WHERE provider_id = ${provider} AND person_id = ${person} AND status = 'confirmed'`,
    })
    if (others.length > 0) throw new RequestError(422, 'signIn.linkedAlready')
    const rows = await runSql({
      payload,
      req,
      query: sql`UPDATE identities SET status = 'confirmed', person_id = ${person}, reason = NULL, decided_by_id = ${actor.id},
        decided_at = now(), updated_at = now() WHERE id = ${id} AND status <> 'confirmed' RETURNING id`,
    })
    if (rows.length === 0) throw new RequestError(409, 'signIn.decided')
    await audit({ req, actor, id, action: 'identity:confirm', detail: { person } })
  })
}

/** Refuses an identity, or takes back that it was confirmed (the administrator alone): its sessions end. Throws RequestError. */
export async function refuseIdentity({ req, actor, id, reason }: Decision & { reason: string }): Promise<void> {
  const { status } = await identityOf({ req, actor, id })
  if (reason === '' || reason.length > 200) throw new RequestError(422, 'signIn.reasonNeeded')
  if (status === 'confirmed' && !actor.roles.includes('admin')) throw new RequestError(403, 'signIn.takeBack')
  const { payload } = req
  await inTransaction(req, async () => {
    const rows = await runSql({
      payload,
      req,
      query: sql`UPDATE identities SET status = 'refused', person_id = NULL, reason = ${reason}, decided_by_id = ${actor.id},
        decided_at = now(), updated_at = now() WHERE id = ${id} AND status = ${status} AND status <> 'refused' RETURNING id`,
    })
    if (rows.length === 0) throw new RequestError(409, 'signIn.decided')
    await audit({ req, actor, id, action: 'identity:refuse', detail: { reason } })
  })
  await endSessions({ payload, identity: id })
}

async function audit({ req, actor, id, action, detail }: Decision & { action: string; detail: object }): Promise<void> {
  await runSql({
    payload: req.payload,
    req,
    query: sql`INSERT INTO yz.audit (actor, action, type, doc, detail)
      VALUES (${actor.id}, ${action}, 'identities', ${id}, ${JSON.stringify(detail)}::jsonb)`,
  })
}
