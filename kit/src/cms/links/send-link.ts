import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { handAmong, handsOf } from '../../hands.ts'
import { linkedSteps } from '../../linked-steps.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { SEND_LINK, WITHDRAW_LINK } from '../../workflow.ts'
import { addSpan } from '../calendar/add-span.ts'
import { readCalendar } from '../calendar/read-calendar.ts'
import { appendEvent } from '../events/append-event.ts'
import { writeAudit } from '../operations/write-step.ts'
import { lockRow } from '../operations/lock-row.ts'
import { readDocument } from '../operations/read-document.ts'
import { inTransaction } from '../operations/transaction.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { hashOf, isOpen, linkColumns, tokenOf, type LinkRow } from './link-row.ts'
import { offersByLink } from './offers-by-link.ts'
import { personRequest } from './person-request.ts'

type Doc = Readonly<Record<string, unknown>>

/** Steps of a document, as it stands, for which this person may send links and withdraw them. */
export function sendable({ one: { surface }, doc, actor }: { one: SiteType; doc: Doc; actor: Actor | undefined }): readonly string[] {
  const hands = handsOf({ surface, actor, doc })
  const { fields } = surface.type
  return linkedSteps(surface.flow, doc.state as string).flatMap(([step, { by }]) =>
    handAmong({ hands, who: by, doc, fields }) ? [step] : [],
  )
}

/**
 * Makes a link for somebody to take a step by, in place of any they have for the document, and tells the event stream, so that
 * it is sent to them; nobody else ever sees it.
 *
 * @throws RequestError 403 not this person's to send · 404 not readable · 409 nothing leaves this site · 422 nothing for that person to do
 */
export async function sendLink({
  req,
  site,
  one,
  id,
  actor,
  person,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  id: Id
  actor: Actor
  person: Id
}): Promise<void> {
  const { payload } = req
  const { slug, surface } = one
  await inTransaction(req, async () => {
    await lockRow({ req, site, slug, id })
    const doc = await readDocument({ req, slug, id })
    const mine = sendable({ one, doc, actor })
    if (mine.length === 0) throw new RequestError(403, 'error.forbidden')
    // Whoever sends is signed in, and nobody is told of what they did themselves.
    const other = person === actor.id ? undefined : await personRequest({ payload, person, req })
    const theirs = other && (await readDocument({ req: other.req, slug, id }).catch(() => undefined))
    const offers = theirs ? await offersByLink({ req: other.req, one, doc: theirs, actor: other.actor }) : []
    const steps = offers.filter(({ transition, blocked }) => mine.includes(transition) && !blocked).map(({ transition }) => transition)
    if (steps.length === 0) throw new RequestError(422, 'error.invalid', { fields: { person: { key: 'link.nothingForThem' } } })
    if (!(await canBeSent(req))) throw new RequestError(409, 'link.noChannel')
    await runSql({
      payload,
      req,
      query: sql`UPDATE yz.signed_links SET withdrawn_at = clock_timestamp()
        WHERE type = ${slug} AND doc = ${id} AND person = ${person} AND used_at IS NULL AND withdrawn_at IS NULL`,
    })
    const state = doc.state as string
    const row = {
      nonce: randomBytes(18).toString('base64url'),
      person,
      type: slug,
      doc: id,
      revision: Number(doc.revision ?? 1),
      steps,
      expires_at: await firstEnd(
        req,
        linkedSteps(surface.flow, state).flatMap(([step, { lasts }]) => (steps.includes(step) ? [lasts] : [])),
      ),
    }
    const [made] = await runSql<{ id: Id }>({
      payload,
      req,
      query: sql`INSERT INTO yz.signed_links (hash, nonce, person, type, doc, state, revision, steps, sent_by, expires_at)
        VALUES (${hashOf(tokenOf(payload, row))}, ${row.nonce}, ${person}, ${slug}, ${id}, ${state}, ${row.revision}, ${sql.param(steps)}::text[], ${actor.id}, ${row.expires_at.toISOString()})
        RETURNING id::int AS id`,
    })
    const link = made!.id
    await writeAudit({ req, slug, id, actor: actor.id, action: 'link:send', detail: { link, person, steps } })
    const event = { kind: 'transition', type: slug, doc: id, transition: SEND_LINK, from: state, to: state, actor: actor.id, link } as const
    await appendEvent({ payload, req, event })
  })
}

/** Takes back a link that was not used yet. @throws RequestError 404 none that this person might have sent · 409 used or over */
export async function withdrawLink({ req, site, actor, link }: { req: PayloadRequest; site: Site; actor: Actor; link: Id }): Promise<void> {
  const { payload } = req
  await inTransaction(req, async () => {
    const read = async (hold: boolean) =>
      (
        await runSql<LinkRow & Record<string, unknown>>({
          payload,
          req,
          query: sql`SELECT ${linkColumns} FROM yz.signed_links l WHERE l.id = ${link} ${hold ? sql`FOR UPDATE` : sql``}`,
        })
      )[0]
    const found = await read(false)
    const one = found && site.type(found.type)
    if (!found || !one) throw new RequestError(404, 'error.notFound')
    await lockRow({ req, site, slug: one.slug, id: found.doc })
    const doc = await readDocument({ req, slug: one.slug, id: found.doc })
    if (found.sent_by !== actor.id && !sendable({ one, doc, actor }).some((step) => found.steps.includes(step)))
      throw new RequestError(404, 'error.notFound')
    if (!isOpen((await read(true))!)) throw new RequestError(409, 'link.overAlready')
    await runSql({
      payload,
      req,
      query: sql`UPDATE yz.signed_links SET withdrawn_at = clock_timestamp(), withdrawn_by = ${actor.id} WHERE id = ${link}`,
    })
    await writeAudit({ req, slug: one.slug, id: found.doc, actor: actor.id, action: 'link:withdraw', detail: { link } })
    const { state } = doc as { state: string }
    const event = {
      kind: 'transition',
      type: one.slug,
      doc: found.doc,
      transition: WITHDRAW_LINK,
      from: state,
      to: state,
      actor: actor.id,
    } as const
    await appendEvent({ payload, req, event })
  })
}

/** Whether notices leave this site by some way, as the worker has noted. */
async function canBeSent({ payload, transactionID }: PayloadRequest): Promise<boolean> {
  const rows = await runSql({ payload, req: { transactionID }, query: sql`SELECT 1 FROM yz.channels WHERE is_on LIMIT 1` })
  return rows.length > 0
}

/** When the shortest of these spans ends that begin now. */
async function firstEnd(req: PayloadRequest, spans: readonly Parameters<typeof addSpan>[2][]): Promise<Date> {
  const calendar = await readCalendar({ payload: req.payload, req })
  const now = new Date()
  return new Date(Math.min(...spans.map((span) => addSpan(calendar, now, span).getTime())))
}
