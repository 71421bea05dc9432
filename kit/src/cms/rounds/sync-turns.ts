import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { partsOf, type Part } from '../../round-parts.ts'
import { roundsIn } from '../../round.ts'
import type { Site, SiteType } from '../../site.ts'
import { differs } from '../operations/depthless.ts'
import { settle } from './settle.ts'
import { endTurns, liveTurns, openTurns } from './turns.ts'

type Doc = Readonly<Record<string, unknown>>

/**
 * After a document was changed while a round is open: whoever was added is asked, whoever was taken out takes part no
 * longer, and where something changed that answers vouch for they are void and asked for again. Returns the document as
 * it is now.
 */
export async function syncTurns({
  req,
  site,
  one,
  before,
  doc,
  actor,
  principal,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  before: Doc
  doc: Record<string, unknown>
  actor: Id | undefined
  principal?: Id | undefined
}): Promise<Record<string, unknown>> {
  const open = roundsIn(one.surface.flow?.rounds, doc.state as string)
  if (open.length === 0) return doc
  const id = doc.id as Id
  const turns = await liveTurns({ req, slug: one.slug, id })
  for (const [name, round] of open) {
    const live = turns.filter((turn) => turn.round === name)
    const parts = partsOf(one.surface, round, doc)
    const gone = live.filter((turn) => !parts.some((part) => isSame(part, turn)))
    const changed = (round.signs ?? []).some((field) => differs(before[field], doc[field]))
    const isVoid = changed ? live.filter((turn) => turn.answer !== null && !gone.includes(turn)) : []
    await endTurns({ req, turns: gone, as: 'dropped' })
    await endTurns({ req, turns: isVoid, as: 'void' })
    const asked = parts.filter((part) => isVoid.some((turn) => isSame(turn, part)) || !live.some((turn) => isSame(turn, part)))
    await openTurns({ req, one, id, state: doc.state as string, round: name, parts: asked, actor })
  }
  return settle({ req, site, one, doc, actor, principal })
}

function isSame(a: Part, b: Part): boolean {
  return a.ofType === b.ofType && a.ofId === b.ofId
}
