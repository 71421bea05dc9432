import type { PayloadRequest } from 'payload'
import { translate, type Locale } from '../../label.ts'
import type { ViewAnswer } from '../../protocol.ts'
import { editFilter, isParty } from '../../row-filter.ts'
import type { Site, SiteType } from '../../site.ts'
import { COPIED, type Actor } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { deadlineOf } from '../deadlines/deadline-of.ts'
import { viewLinks } from '../links/view-links.ts'
import { papersOf } from '../papers/make-paper.ts'
import { viewRounds } from '../rounds/view-rounds.ts'
import { mayKnow } from '../changes/may-know.ts'
import { nameable } from '../changes/nameable.ts'
import { copiedOf } from './copies.ts'
import { ENTRIES_MOST, lastOf, readLastStep, readSteps, tellSteps, type Step } from './history.ts'
import { offersOf } from './offers.ts'
import { present } from './present.ts'
import { readDocument } from './read-document.ts'
import { canBeRecalled } from './recall.ts'

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
  const steps = await stepsFor({ req, one, id, actor })
  const copied = actor ? await copiedOf({ req, one, id }) : []
  const withCopies = { ...doc, [COPIED]: copied }
  const involved = isParty({ surface, actor, doc: withCopies })
  const can = (await offersOf({ req, site, one, doc, actor, last: lastOf(steps) })).map((offer) => ({
    ...offer,
    label: say(offer.label),
    ...(offer.blocked ? { blocked: say(offer.blocked) } : {}),
  }))
  const deadline = involved && surface.flow ? await deadlineOf({ req, one, id, state: String(doc.state), say }) : undefined
  const told = showsTimeline(one) ? steps.slice(-ENTRIES_MOST) : []
  const reader = {
    isParty: involved,
    mayKnow: mayKnow({ surface, actor, doc: withCopies }),
    mayName: await nameable({ req, site, one, steps: involved ? told : [] }),
  }
  const history = tellSteps({ site, one, steps: told, reader, locale })
  const links = await viewLinks({ req, one, doc, actor, say })
  const rounds = await viewRounds({ req, site, one, doc, locale, involved })
  return {
    doc: row!,
    revision: Number(doc.revision ?? 1),
    can,
    mayEdit: await mayEdit(req, one, id),
    history,
    ...(steps.length > ENTRIES_MOST ? { historyCut: true as const } : {}),
    rounds,
    ...(links ? { links } : {}),
    papers: papersOf({ doc: row!, history, rounds, site, one, locale }),
    ...(deadline ? { deadline } : {}),
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

function showsTimeline({ surface }: SiteType): boolean {
  return surface.pages?.detail?.timeline === true
}

/** As much of the history as this answer needs, read once: all of it for the timeline, the last step for taking it back. */
async function stepsFor({
  req,
  one,
  id,
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  id: number
  actor: Actor | undefined
}): Promise<Step[]> {
  if (showsTimeline(one)) return readSteps({ req, slug: one.slug, id })
  return actor && canBeRecalled(one.surface) ? readLastStep({ req, slug: one.slug, id }) : []
}
