import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { ActionOffer } from '../../protocol.ts'
import type { SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { RECALL, stepOf } from '../../workflow.ts'
import { isoOf } from '../deadlines/clock-rows.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Left } from './fire.ts'

/** A step that may be taken back, and what was before it. */
export interface Recallable {
  readonly historyId: string
  readonly from: string
  readonly since: string | null
  readonly dueAt: string | null
  /** Absent in history from before there were clocks. */
  readonly left: Left | null
}

/**
 * The last step of a document, where it was this person's own and is declared `recall`; undefined where somebody has
 * taken another one since, or there is nothing to take back.
 */
export async function recallable({
  req,
  one: { slug, surface },
  id,
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  id: Id
  actor: Actor | undefined
}): Promise<Recallable | undefined> {
  if (!actor || !surface.flow || !stepOf(surface.flow, RECALL)) return undefined
  const [last] = await runSql<{
    id: string
    transition: string
    from_state: string
    actor: number | null
    since: Date | string | null
    due_at: Date | string | null
    clocks: Left | null
  }>({
    payload: req.payload,
    req,
    query: sql`SELECT id::text, transition, from_state, actor, since, due_at, clocks FROM yz.history WHERE type = ${slug} AND doc = ${id} ORDER BY history.id DESC LIMIT 1`,
  })
  if (!last || last.actor !== actor.id || !surface.flow.transitions[last.transition]?.recall) return undefined
  return { historyId: last.id, from: last.from_state, since: isoOf(last.since), dueAt: isoOf(last.due_at), left: last.clocks }
}

/** The offer to take one's step back. */
export function recallOffer({ surface }: SiteType): ActionOffer {
  return { transition: RECALL, label: stepOf(surface.flow!, RECALL)!.label, asks: [], reason: false }
}
