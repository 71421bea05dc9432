import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { ActionOffer } from '../../protocol.ts'
import { answerStep } from '../../round.ts'
import type { SiteType } from '../../site.ts'
import { handsOf, principalOf } from '../../hands.ts'
import type { Actor } from '../../who.ts'
import { RECALL } from '../../workflow.ts'
import { offerOf } from '../operations/offer-of.ts'
import { isTheirs, liveTurns, type LiveTurn } from './turns.ts'

/** What this person could do in the rounds that are open on a document: answer, or take the answer back. */
export async function turnOffers({
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
  if (!one.surface.flow?.rounds) return []
  const hands = handsOf({ surface: one.surface, actor, doc })
  const turns = await liveTurns({ req, slug: one.slug, id: doc.id as Id })
  return turns.flatMap((turn) => {
    const hand = hands.find((each) => isTheirs(turn, each))
    return hand ? offersOfTurn(one, turn, principalOf(hand, actor)) : []
  })
}

function offersOfTurn({ surface }: SiteType, { round, answer }: LiveTurn, principal: Actor | undefined): ActionOffer[] {
  const flow = surface.flow!
  const { answers } = flow.rounds![round]!
  if (answer === null) return Object.keys(answers).map((name) => offerOf(flow, answerStep(round, name), principal))
  return answers[answer]?.recall ? [offerOf(flow, answerStep(round, RECALL), principal)] : []
}
