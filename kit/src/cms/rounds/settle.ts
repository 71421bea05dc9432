import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { roundsIn, type Round } from '../../round.ts'
import type { Site, SiteType } from '../../site.ts'
import { fireByItself } from '../operations/carry-out.ts'
import { endTurns, liveTurns, type LiveTurn } from './turns.ts'

/**
 * Goes on where a round of the document's state is complete: fires what the declaration names. Returns the document as it
 * is now. To be called, the row being locked, after every change to the turns.
 */
export async function settle({
  req,
  site,
  one,
  doc,
  actor,
  principal,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  doc: Record<string, unknown>
  actor: Id | undefined
  principal?: Id | undefined
}): Promise<Record<string, unknown>> {
  const { rounds } = one.surface.flow!
  const turns = await liveTurns({ req, slug: one.slug, id: doc.id as Id })
  for (const [name, round] of roundsIn(rounds, doc.state as string)) {
    const transition = whatFollows(
      round,
      turns.filter((turn) => turn.round === name),
    )
    if (transition === undefined) continue
    await endTurns({ req, turns: turns.filter((turn) => turn.round === name && turn.answer === null), as: 'spared' })
    return fireByItself({ req, site, one, doc, actor, principal, transition })
  }
  return doc
}

/** The transition that a round with these live turns leads to now; undefined while it waits, or where it leads nowhere. */
function whatFollows({ needs, then, fails }: Round, turns: readonly LiveTurn[]): string | undefined {
  const waiting = turns.some(({ answer }) => answer === null)
  const given = turns.filter(({ answer }) => answer !== null).length
  if (needs !== undefined && given >= needs) return then
  if (waiting) return undefined
  return needs === undefined ? then : (fails ?? then)
}
