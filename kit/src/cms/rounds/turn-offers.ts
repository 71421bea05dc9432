import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { ActionOffer } from '../../protocol.ts'
import { answerStep } from '../../round.ts'
import type { SiteType } from '../../site.ts'
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
  const mine = (await liveTurns({ req, slug: one.slug, id: doc.id as Id })).filter((turn) => isTheirs(turn, actor))
  return mine.flatMap((turn) => offersOfTurn(one, turn))
}

function offersOfTurn({ surface }: SiteType, { round, answer }: LiveTurn): ActionOffer[] {
  const flow = surface.flow!
  const { answers } = flow.rounds![round]!
  if (answer === null) return Object.keys(answers).map((name) => offerOf(flow, answerStep(round, name)))
  return answers[answer]?.recall ? [offerOf(flow, answerStep(round, RECALL))] : []
}
