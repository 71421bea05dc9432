import { createLocalReq, type BasePayload, type PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Actor } from '../../who.ts'
import { actorOf } from '../actor.ts'

/**
 * A request on behalf of a person who is not signed in, through a signed link: with their own rights as they are now, and not
 * those of anybody they stand for. Undefined where the account is gone or switched off.
 */
export async function personRequest({
  payload,
  person,
  link,
  req,
}: {
  payload: BasePayload
  person: Id
  /** The link they come by; absent where it is still to be made. */
  link?: Id
  /** Whose transaction it is in. */
  req?: Pick<PayloadRequest, 'transactionID'>
}): Promise<{ readonly req: PayloadRequest; readonly actor: Actor } | undefined> {
  const user = (await payload.findByID({
    collection: 'users' as never,
    id: person,
    depth: 0,
    overrideAccess: true,
    disableErrors: true,
    ...(req?.transactionID ? { req: req } : {}),
  })) as object | null
  const actor = actorOf(user)
  if (!user || !actor) return undefined
  const own = await createLocalReq(
    { user: { ...user, collection: 'users' } as never, context: link === undefined ? {} : { door: 'link', link } },
    payload,
  )
  if (req?.transactionID) own.transactionID = await req.transactionID
  return { req: own, actor }
}
