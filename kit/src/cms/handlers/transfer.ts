import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { handsOf, principalOf } from '../../hands.ts'
import type { ActionOffer } from '../../protocol.ts'
import type { SiteType } from '../../site.ts'
import { asList, relationIds, type Actor } from '../../who.ts'
import { stepOf, TRANSFER } from '../../workflow.ts'
import { peopleWith } from '../notices/people-named.ts'
import { checkInput } from '../operations/check-input.ts'
import type { Locked } from '../operations/fire.ts'
import { offerOf } from '../operations/offer-of.ts'
import { reasonIn } from '../operations/reason-in.ts'
import { writeAside } from '../operations/write-aside.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { handlersOf } from './handlers.ts'

type Doc = Readonly<Record<string, unknown>>

/** The first of these hands whose organisation may pass the document on, and to whom: its people, but for who has it in hand now. */
async function passing({ req, one, doc, hands }: { req: PayloadRequest; one: SiteType; doc: Doc; hands: readonly Actor[] }) {
  const named = asList(one.surface.flow!.states[doc.state as string]?.transfer).flatMap((name) => relationIds(doc[name]))
  const hand = hands.find(({ unit }) => unit !== undefined && named.includes(unit))
  if (!hand) return undefined
  const [people, handlers] = await Promise.all([
    peopleWith(req, { unit: { equals: hand.unit } }),
    handlersOf({ req, one, id: doc.id as Id }),
  ])
  const holder = handlers.find(({ unit }) => unit === hand.unit)?.person
  const colleagues = people.filter(({ id }) => (holder === undefined ? id !== hand.id : id !== holder))
  return colleagues.length > 0 ? { hand, colleagues } : undefined
}

/** The offer to pass a document on to a colleague of the same organisation. */
export async function transferOffer({
  req,
  one,
  doc,
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Doc
  actor: Actor
}): Promise<ActionOffer[]> {
  if (!one.surface.flow?.states[doc.state as string]?.transfer) return []
  const found = await passing({ req, one, doc, hands: handsOf({ surface: one.surface, actor, doc }) })
  if (!found) return []
  const choices = found.colleagues.map(({ id, name }) => ({ id, title: name }))
  return [{ ...offerOf(one.surface.flow, TRANSFER, principalOf(found.hand, actor)), choices: { handler: choices } }]
}

/**
 * 转办: the document waits for a colleague from now on, and for nobody else of the organisation. Everybody's rights stay as they
 * are; so does the document, so that forms others have open do not go stale.
 *
 * @throws RequestError 400 a copy with it · 403 not of an organisation that may · 409 in no such state · 422 nobody of one's own organisation
 */
export async function transfer(locked: Locked): Promise<Locked['before']> {
  const { firing, one, actor, hands, before } = locked
  const { req, id, copy, data = {} } = firing
  const { payload } = req
  const { slug, surface } = one
  const state = before.state as string
  const flow = surface.flow!
  if (!flow.states[state]?.transfer)
    throw new RequestError(409, 'error.conflict', { values: { state: flow.states[state]?.label ?? state } })
  if (copy !== undefined) throw new RequestError(400, 'error.badRequest')
  const found = await passing({ req, one, doc: before, hands })
  if (!found) throw new RequestError(403, 'error.forbidden')
  const { fields } = stepOf(flow, TRANSFER)!
  const { handler } = checkInput({ fields, allowed: ['handler'], required: ['handler'], before: {}, data })
  const { hand, colleagues } = found
  const person = colleagues.find((one) => one.id === handler)
  if (!person) throw new RequestError(422, 'error.invalid', { fields: { handler: { key: 'error.noColleague', values: {} } } })
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.handlers (type, doc, unit, person) VALUES (${slug}, ${id}, ${hand.unit!}, ${person.id})
      ON CONFLICT (type, doc, unit) DO UPDATE SET person = excluded.person, at = clock_timestamp()`,
  })
  await writeAside({
    locked,
    principal: principalOf(hand, actor)?.id,
    reason: reasonIn(firing),
    told: person.id,
    detail: { handler: person.id },
  })
  return before
}
