import type { PayloadRequest } from 'payload'
import { translate, type Locale } from '../../label.ts'
import type { HistoryEntry, ViewAnswer } from '../../protocol.ts'
import { editFilter } from '../../row-filter.ts'
import type { Site, SiteType } from '../../site.ts'
import { stepOf } from '../../workflow.ts'
import { actorOf } from '../actor.ts'
import { isoOf } from '../deadlines/clock-rows.ts'
import { runSql, sql } from '../run-sql.ts'
import { offersFor } from './offers.ts'
import { present } from './present.ts'
import { readDocument } from './read-document.ts'
import { recallable, recallOffer } from './recall.ts'

/** Answers GET /api/{slug}/{id}/view: the document, what this person may do with it, and its history. */
export async function viewDocument({
  req,
  site,
  one,
  id,
  locale,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  id: number
  locale: Locale
}): Promise<ViewAnswer> {
  const { surface, slug } = one
  const actor = actorOf(req.user)
  const doc = await readDocument({ req, slug, id })
  const [row] = await present({ req, site, one, docs: [doc] })
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const takeBack = (await recallable({ req, one, id, actor })) ? [recallOffer(one)] : []
  const can = [...offersFor({ surface, doc, actor }), ...takeBack].map((offer) => ({
    ...offer,
    label: say(offer.label),
    ...(offer.blocked ? { blocked: say(offer.blocked) } : {}),
  }))
  return {
    doc: row!,
    revision: Number(doc.revision ?? 1),
    can,
    mayEdit: await mayEdit(req, one, id),
    history: surface.pages?.detail?.timeline ? await historyOf({ req, site, one, id, locale, signedIn: actor !== undefined }) : [],
  }
}

async function mayEdit(req: PayloadRequest, one: SiteType, id: number): Promise<boolean> {
  const filter = editFilter(one.surface, actorOf(req.user))
  if (typeof filter === 'boolean') return filter
  const { totalDocs } = await req.payload.count({
    collection: one.slug as never,
    where: { and: [{ id: { equals: id } }, filter] } as never,
    overrideAccess: true,
    req,
  })
  return totalDocs > 0
}

/** Stands in the history where no step does: the table of working days moved the deadline. */
const MOVED = 'deadlineMoved'

/** Reasons are for the people involved; the public sees the steps only. */
async function historyOf({
  req,
  site,
  one,
  id,
  locale,
  signedIn,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  id: number
  locale: Locale
  signedIn: boolean
}): Promise<HistoryEntry[]> {
  const rows = await runSql<{
    at: Date | string
    transition: string
    from_state: string | null
    to_state: string
    actor: number | null
    reason: string | null
    name: string | null
    from_due: Date | string | null
    to_due: Date | string | null
  }>({
    payload: req.payload,
    req,
    query: sql`SELECT h.at, h.transition, h.from_state, h.to_state, h.actor, h.reason, u.name, m.from_due, m.to_due
      FROM yz.history h LEFT JOIN users u ON u.id = h.actor LEFT JOIN yz.deadline_moves m ON m.step = h.id
      WHERE h.type = ${one.slug} AND h.doc = ${id}
      UNION ALL SELECT at, ${MOVED}, state, state, NULL, NULL, NULL, from_due, to_due FROM yz.deadline_moves
      WHERE type = ${one.slug} AND doc = ${id} AND step IS NULL AND ${signedIn} ORDER BY at`,
  })
  return rows.map((row) => ({
    at: new Date(row.at).toISOString(),
    transition: row.transition,
    label: translate({
      messages: site.messages,
      locale,
      key:
        row.transition === MOVED
          ? 'kit.deadlineMoved'
          : ((one.surface.flow && stepOf(one.surface.flow, row.transition)?.label) ?? row.transition),
    }),
    from: row.from_state,
    to: row.to_state,
    actor: signedIn && row.actor !== null ? { id: row.actor, title: row.name ?? '' } : null,
    reason: signedIn ? row.reason : null,
    ...(signedIn && row.from_due && row.to_due ? { moved: { from: isoOf(row.from_due)!, to: isoOf(row.to_due)! } } : {}),
  }))
}
