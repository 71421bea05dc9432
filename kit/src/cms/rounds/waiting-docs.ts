import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { handsOf, principalOf } from '../../hands.ts'
import type { Part } from '../../round-parts.ts'
import type { Actor } from '../../who.ts'
import { runSql, sql } from '../run-sql.ts'
import { isTheirs } from './turns.ts'

/** A round that waits for somebody. */
export interface WaitingRound {
  readonly round: string
  /** For whom it waits, where it is not the person themselves. */
  readonly principal: Actor | undefined
}

/** Document → the rounds in which it waits for this person or their organisation, or for somebody they stand for. */
export async function waitingDocs({
  req,
  one: { slug, surface },
  actor,
  elsewhere,
}: {
  req: PayloadRequest
  one: SiteType
  actor: Actor
  /** See `inOtherHands`: what a colleague has in hand waits for that one. */
  elsewhere: ReadonlyMap<Id, readonly Id[]>
}): Promise<ReadonlyMap<Id, readonly WaitingRound[]>> {
  if (!surface.flow?.rounds) return new Map()
  const hands = handsOf({ surface, actor })
  const rows = await runSql<{ doc: Id; round: string; of_type: Part['ofType']; of_id: Id }>({
    payload: req.payload,
    req,
    query: sql`SELECT doc, round, of_type, of_id FROM yz.turns
      WHERE type = ${slug} AND ended IS NULL AND answer IS NULL
        AND ((of_type = 'users' AND of_id = ANY(${sql.param(hands.map(({ id }) => id))}::int[]))
          OR (of_type = 'organisations' AND of_id = ANY(${sql.param(hands.flatMap(({ unit }) => unit ?? []))}::int[])))
      ORDER BY doc, round`,
  })
  const waiting = new Map<Id, WaitingRound[]>()
  for (const { doc, round, of_type, of_id } of rows) {
    const hand = hands.find((each) => isTheirs({ ofType: of_type, ofId: of_id }, each) && !elsewhere.get(each.id)?.includes(doc))
    if (!hand) continue
    waiting.set(doc, [...(waiting.get(doc) ?? []), { round, principal: principalOf(hand, actor) }])
  }
  return waiting
}
