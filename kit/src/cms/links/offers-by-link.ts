import type { PayloadRequest } from 'payload'
import { linkedSteps } from '../../linked-steps.ts'
import type { ActionOffer } from '../../protocol.ts'
import type { SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { offersFor } from '../operations/offers.ts'
import { turnOffers } from '../rounds/turn-offers.ts'

/** What this person could do now of what can be done by a signed link, in their own name. */
export async function offersByLink({
  req,
  one,
  doc,
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Readonly<Record<string, unknown>>
  actor: Actor
}): Promise<ActionOffer[]> {
  const linked = linkedSteps(one.surface.flow, doc.state as string).map(([step]) => step)
  if (linked.length === 0) return []
  const { standsFor: _, ...alone } = actor
  const offers = [...offersFor({ surface: one.surface, doc, actor: alone }), ...(await turnOffers({ req, one, doc, actor: alone }))]
  return offers.filter(({ transition }) => linked.includes(transition))
}
