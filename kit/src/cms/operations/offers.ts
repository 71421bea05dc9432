import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { ActionOffer } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { recallRefusal } from '../branches/recall-refusal.ts'
import { extensionOffers } from '../deadlines/extension.ts'
import type { AnySurface } from '../../surface.ts'
import { handAmong, handsOf, principalOf } from '../../hands.ts'
import { asList, type Actor } from '../../who.ts'
import { RECALL } from '../../workflow.ts'
import { transferOffer } from '../handlers/transfer.ts'
import { turnOffers } from '../rounds/turn-offers.ts'
import { depthless } from './depthless.ts'
import type { Step as StepTaken } from './history.ts'
import { nudgeOffer } from './nudge.ts'
import { offerOf } from './offer-of.ts'
import { recallable } from './recall.ts'

/** All that this person could do with a document now: transitions, answers in rounds, taking back either, passing it on and reminding others. */
export async function offersOf({
  req,
  site,
  one,
  doc,
  actor,
  last,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  doc: Readonly<Record<string, unknown>>
  actor: Actor | undefined
  /** The newest step it has taken. */
  last: StepTaken | undefined
}): Promise<ActionOffer[]> {
  const flow = one.surface.flow
  if (!flow || !actor) return []
  const own = recallable({ surface: one.surface, last, hands: handsOf({ surface: one.surface, actor, doc }) })
  const refused = own && (await recallRefusal({ req, site, one, id: doc.id as Id, last }))
  const takeBack = own ? [{ ...offerOf(flow, RECALL, principalOf(own.hand, actor)), ...(refused ? { blocked: refused } : {}) }] : []
  return [
    ...offersFor({ surface: one.surface, doc, actor }),
    ...(await turnOffers({ req, one, doc, actor })),
    ...takeBack,
    ...(await transferOffer({ req, one, doc, actor })),
    ...(await nudgeOffer({ req, one, doc, actor })),
  ]
}

/**
 * The steps this person could take now: transitions, and what concerns an extension. A guard that looks at answers still to be given cannot be asked yet; it is
 * asked here only where the transition asks for nothing.
 */
export function offersFor({
  surface,
  doc,
  actor,
}: {
  surface: AnySurface
  doc: Readonly<Record<string, unknown>>
  actor: Actor | undefined
}): ActionOffer[] {
  if (!surface.flow || !actor) return []
  const { transitions } = surface.flow
  const hands = handsOf({ surface, actor, doc })
  const declared = Object.entries(transitions).flatMap(([name, one]) => {
    if (!asList(one.from).includes(doc.state as string)) return []
    const hand = handAmong({ hands, who: one.by, doc, fields: surface.type.fields })
    if (!hand) return []
    const verdict = !one.asks?.length ? (one.when?.({ doc: depthless(doc) as never, actor: hand }) ?? true) : true
    return [{ ...offerOf(surface.flow!, name, principalOf(hand, actor)), ...(verdict === true ? {} : { blocked: verdict }) }]
  })
  return [...declared, ...extensionOffers({ surface, doc, actor })]
}
