import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { ActionOffer } from '../../protocol.ts'
import type { SiteType } from '../../site.ts'
import type { Span } from '../../span.ts'
import { countCharacters } from '../../validate.ts'
import { handAmong, handsOf, principalOf } from '../../hands.ts'
import type { Actor } from '../../who.ts'
import { NUDGE } from '../../workflow.ts'
import { addSpan } from '../calendar/add-span.ts'
import { readCalendar } from '../calendar/read-calendar.ts'
import { mustAct, turnsWaiting } from '../desk/must-act.ts'
import { handlersOf } from '../handlers/handlers.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { writeAside } from './write-aside.ts'
import { checkInput } from './check-input.ts'
import { offerOf } from './offer-of.ts'
import type { Locked } from './fire.ts'

/** Characters of what is said with it: it goes into a line of the inbox and the subject of a mail. */
export const NUDGE_MOST = 100

type Doc = Readonly<Record<string, unknown>>

/** The first of these hands that waits here for another's action; none where one of them must act. */
async function waiting({
  req,
  one,
  doc,
  hands,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Doc
  hands: readonly Actor[]
}): Promise<Actor | undefined> {
  const { surface } = one
  const nudging = surface.flow?.states[doc.state as string]?.nudge
  const hand = nudging && handAmong({ hands, who: nudging.by, doc, fields: surface.type.fields })
  if (!hand) return undefined
  const [turns, handlers] = await Promise.all([turnsWaiting({ req, one, id: doc.id as Id }), handlersOf({ req, one, id: doc.id as Id })])
  return hands.some((each) => mustAct({ surface, doc, actor: each, turns, handlers })) ? undefined : hand
}

/** When somebody may nudge in this hand's name again; undefined: now. */
async function nextTime({
  req,
  one: { slug },
  doc,
  hand,
  every,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Doc
  hand: Actor
  every: Span
}): Promise<Date | undefined> {
  const { payload } = req
  const [last] = await runSql<{ at: Date | string | null }>({
    payload,
    req,
    query: sql`SELECT max(at) AS at FROM yz.history WHERE type = ${slug} AND doc = ${doc.id as number} AND transition = ${NUDGE} AND COALESCE(principal, actor) = ${hand.id}
      AND at >= COALESCE(${(doc.stateSince as string | null) ?? null}::timestamptz, '-infinity')`,
  })
  if (!last?.at) return undefined
  const next = addSpan(await readCalendar({ payload, req }), new Date(last.at), every)
  return next > new Date() ? next : undefined
}

/** The offer to remind whoever must act, for those who wait; blocked while it is too early to do so again. */
export async function nudgeOffer({
  req,
  one,
  doc,
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Doc
  actor: Actor | undefined
}): Promise<ActionOffer[]> {
  const hand = actor && (await waiting({ req, one, doc, hands: handsOf({ surface: one.surface, actor, doc }) }))
  if (!hand) return []
  const { every } = one.surface.flow!.states[doc.state as string]!.nudge!
  const next = await nextTime({ req, one, doc, hand, every })
  return [
    {
      ...offerOf(one.surface.flow!, NUDGE, principalOf(hand, actor)),
      ...(next ? { blocked: 'error.nudgedAlready' } : {}),
    },
  ]
}

/**
 * 催办: tells whoever must act that somebody waits, with a text, and notes it in history and audit. The document stays as it
 * is, so that forms others have open do not go stale.
 *
 * @throws RequestError 400 data with it · 403 not one who waits here · 409 did so within the declared time · 422 no text, or too long
 */
export async function nudge(locked: Locked): Promise<Locked['before']> {
  const { firing, one, actor, hands, before } = locked
  const { req, reason, copy, data = {} } = firing
  const { surface } = one
  const state = before.state as string
  const flow = surface.flow!
  if (!flow.states[state]?.nudge) throw new RequestError(409, 'error.conflict', { values: { state: flow.states[state]?.label ?? state } })
  const hand = await waiting({ req, one, doc: before, hands })
  if (!hand) throw new RequestError(403, 'error.forbidden')
  if (copy !== undefined) throw new RequestError(400, 'error.badRequest')
  checkInput({ fields: {}, allowed: [], required: [], data })
  const text = reason?.normalize('NFC').replace(/\s+/g, ' ').trim() ?? ''
  const problem =
    text === ''
      ? { key: 'error.reasonRequired' }
      : countCharacters(text) > NUDGE_MOST
        ? { key: 'error.tooLong', values: { field: 'form.words', max: NUDGE_MOST, count: countCharacters(text) } }
        : undefined
  if (problem) throw new RequestError(422, 'error.invalid', { fields: { reason: problem } })
  const { every } = flow.states[state].nudge
  if (await nextTime({ req, one, doc: before, hand, every })) throw new RequestError(409, 'error.nudgedAlready')
  await writeAside({ locked, principal: principalOf(hand, actor)?.id, reason: text })
  return before
}
